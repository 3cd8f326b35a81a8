"""The list of verbs of saying, and its forms."""

from pathlib import Path

import pytest

from demarche.reading.speech.cue import CUE, MARKED, PLAIN, forms_of, lemmas

LISTS = Path(__file__).parents[3] / ".." / "shared" / "data" / "events" / "quotes"


def test_no_verb_stands_twice() -> None:
    assert len({*PLAIN, *MARKED}) == len(PLAIN) + len(MARKED) >= 250


@pytest.mark.parametrize(
    "verb, past, ing",
    [
        ("say", "said", "saying"),
        ("deny", "denied", "denying"),
        ("submit", "submitted", "submitting"),
        ("agree", "agreed", "agreeing"),
        ("cite", "cited", "citing"),
        ("foresee", "foresaw", "foreseeing"),
    ],
)
def test_forms(verb: str, past: str, ing: str) -> None:
    assert (forms_of(verb)[1], forms_of(verb)[3]) == (past, ing)


def test_a_longer_verb_is_not_cut_short() -> None:
    assert CUE.search("they reasserted") is None
    assert CUE.search("she suggests")[0] == "suggests"


@pytest.mark.skipif(not LISTS.is_dir(), reason="lists of verbs of saying are not at hand")
def test_most_verbs_of_a_published_list_are_known() -> None:
    published = (LISTS / "ggt_quote_verbs.txt").read_text(encoding="utf-8").split()
    assert sum(word in lemmas() for word in published) >= 0.7 * len(published)
