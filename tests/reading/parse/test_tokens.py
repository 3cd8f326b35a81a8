"""Words: where they start and end."""

from itertools import pairwise

import pytest
from hypothesis import given

from demarche.reading.parse.tokens import words
from tests.reading.texts import WILD


def _cut(text: str) -> str:
    return " ".join(text[a:b] for a, b in words(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They didn't pay.", "They did n't pay ."),
        ("She’s sure he won’t.", "She ’s sure he wo n’t ."),
        ("I cannot; we're gonna try", "I can not ; we 're gon na try"),
        ("the ministers' tit-for-tat", "the ministers ' tit - for - tat"),
        ("a co-founder re-elected", "a co-founder re-elected"),
        ("Mr. O'Neil met Gen. Ito on Sept. 5.", "Mr. O'Neil met Gen. Ito on Sept. 5 ."),
        ("the U.S. envoy, A. Roe", "the U.S. envoy , A. Roe"),
        ("$1,200 (12.5%) at 10:30am", "$ 1,200 ( 12.5 % ) at 10:30 am"),
        ("see www.un.org/talks, now", "see www.un.org/talks , now"),
        ("wait... what?!", "wait ... what ?!"),
        ("yes -- or no—“never”", "yes -- or no — “ never ”"),
        ("the 1990s and the 3rd", "the 1990s and the 3rd"),
    ],
)
def test_cut_as_the_treebanks_do(text: str, wanted: str) -> None:
    assert _cut(text) == wanted


@given(WILD)
def test_words_hold_all_but_white_space(text: str) -> None:
    spans = words(text, 0, len(text))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def test_words_of_a_part_stay_in_it() -> None:
    text = "They didn't. Sign it."
    assert [text[a:b] for a, b in words(text, 13, 20)] == ["Sign", "it"]
