from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from demarche.errors import InputError, SourceError
from demarche.sources import (
    Anchor,
    Found,
    Lost,
    Moved,
    SourceText,
    cite,
    make_anchor,
    sentence_at,
    verify,
)
from demarche.sources.words import one_line, word_spans

WORDS = st.sampled_from(["talks", "stalled", "Lee", "in", "May", "did", "not", "war", "“no”", "5%"])
MARKS = st.sampled_from([" ", ", ", ". ", "\n", "\u00a0", "  "])


@st.composite
def texts(draw: st.DrawFn, *, fewest: int = 0) -> str:
    parts = draw(st.lists(st.tuples(WORDS, MARKS), min_size=fewest, max_size=30))
    return "".join(word + mark for word, mark in parts)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts(fewest=1))
    spans = word_spans(text)
    first = draw(st.integers(0, len(spans) - 1))
    last = draw(st.integers(first, min(first + 12, len(spans) - 1)))
    return text, spans[first][0], spans[last][1]


@given(texts_with_spans())
def test_an_anchor_verifies_on_its_own_text_and_round_trips(case: tuple[str, int, int]) -> None:
    text, start, end = case
    anchor = make_anchor(text, start, end)
    assert verify(anchor, text) == Found()
    assert Anchor.parse(str(anchor)) == anchor
    assert (anchor.start, anchor.end) == (start, end)
    assert anchor.locator == sentence_at(text, (start, end))


@given(texts_with_spans(), texts(), texts())
def test_words_are_found_again_after_changes_elsewhere(
    case: tuple[str, int, int], before: str, after: str
) -> None:
    text, start, end = case
    words = text[start:end]
    anchor = make_anchor(text, start, end)
    changed = f"{before} Zeta {words} Omega {after}"
    place = len(before) + 6
    others = one_line(before + " Zeta ¶ Omega " + after)
    assume(one_line(words) not in others)
    found = verify(anchor, changed)
    unmoved = (place, place + len(words)) == (start, end)
    assert found == (Found() if unmoved else Moved(place, place + len(words)))


@given(texts_with_spans(), texts())
def test_insertion_before_keeps_the_one_place_with_the_context(
    case: tuple[str, int, int], inserted: str
) -> None:
    text, start, end = case
    text = "alpha beta gamma delta epsilon zeta eta theta iota " + text[start:end] + " kappa lambda"
    start, end = 51, 51 + end - start
    anchor = make_anchor(text, start, end)
    assert verify(anchor, inserted + text) in (
        Found(),
        Moved(start + len(inserted), end + len(inserted)),
    )


@given(texts_with_spans(), texts())
def test_what_is_found_always_reads_as_the_words(case: tuple[str, int, int], other: str) -> None:
    text, start, end = case
    found = verify(make_anchor(text, start, end), other)
    if isinstance(found, Found):
        found = Moved(start, end)
    if isinstance(found, Moved):
        assert one_line(other[found.start : found.end]) == one_line(text[start:end])
    else:
        assert (
            one_line(text[start:end]) not in one_line(other)
            or "places" in found.reason
            or (_only_inside_words(one_line(text[start:end]), one_line(other)))
        )


def _only_inside_words(words: str, other: str) -> bool:
    return not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", other)


@given(texts_with_spans(), st.data())
def test_changed_words_never_verify(case: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = case
    anchor = make_anchor(text, start, end)
    at = data.draw(st.sampled_from([i for i in range(start, end) if text[i].isalnum()] or [start]))
    changed = text[:at] + "x" + text[at + 1 :]
    found = verify(anchor, changed)
    assert found != Found()
    if isinstance(found, Moved):
        assert not found.start <= at < found.end


def test_white_space_inside_the_words_does_not_matter() -> None:
    anchor = cite("The talks stalled in May.", "talks stalled")
    assert verify(anchor, "The talks\n  stalled in May.") == Moved(4, 19)


def test_equal_passages_are_told_apart_by_context() -> None:
    text = "In May talks stalled again. In June talks stalled for good."
    anchor = cite(text, "talks stalled", occurrence=2)
    assert verify(anchor, "So. " + text) == Moved(40, 53)
    assert verify(cite(text, "talks stalled", occurrence=1), "So. " + text) == Moved(11, 24)


def test_equal_passages_that_context_does_not_tell_apart_are_lost() -> None:
    anchor = cite("He said: no deal now.", "no deal")
    found = verify(anchor, "One no deal. Two no deal.")
    assert found == Lost("the 2 words stand in 2 places that the context does not tell apart")


def test_an_anchor_holds_none_of_the_words() -> None:
    written = str(cite("The talks stalled in May.", "stalled in May"))
    assert re.fullmatch(r"L1\.1 10-24 w:3:\w{16} b:2:\w{16} a:1:\w{16}", written)
    assert not re.search("stalled|May|talks", written)


@pytest.mark.parametrize(
    "written",
    ["", "L1.1 0-4", "L0.1 0-4 w:1:" + "a" * 16, "L1.1 0-4 w:1:xyz b:0:0 a:0:0"],
)
def test_a_malformed_anchor_is_refused(written: str) -> None:
    with pytest.raises(SourceError, match=r"not an anchor: .*\nhint: write it as L23\.1"):
        Anchor.parse(written)


@pytest.mark.parametrize(
    ("span", "said"), [("4-4", "4-4, which is empty"), ("9-5", "9-5, which ends before it begins")]
)
def test_a_span_without_words_is_refused_in_an_anchor(span: str, said: str) -> None:
    written = re.sub(r"\d+-\d+", span, str(cite("One two.", "two")))
    with pytest.raises(SourceError, match=said):
        Anchor.parse(written)


@given(st.text(alphabet="L1.-w:ba0f ", max_size=60))
def test_parse_refuses_or_round_trips(written: str) -> None:
    with suppress(SourceError):
        assert str(Anchor.parse(written)) == written


def test_a_span_must_hold_whole_words_inside_the_text() -> None:
    with pytest.raises(SourceError, match="0-3 begins or ends inside a word"):
        make_anchor("Talks stalled.", 0, 3)
    with pytest.raises(SourceError, match="inside a word"):
        make_anchor("Talks stalled.", 2, 13)
    with pytest.raises(InputError, match="has 14 code points"):
        make_anchor("Talks stalled.", 0, 15)


def test_cite_bears_other_quote_marks_and_white_space() -> None:
    text = "He called it ‘a\u00a0 ploy’,\nwhich “it’s not”."
    anchor = cite(text, "'a ploy', which \"it's not\"")
    assert text[anchor.start : anchor.end] == text[13:-1]


def test_cite_finds_whole_words_only() -> None:
    assert cite("A warning of war.", "war").start == 13


@pytest.mark.parametrize(
    "words, occurrence, message",
    [
        ("peace", None, "do not stand in the text"),
        ("war", None, "stand 2 times in the text"),
        ("war", 3, "occurrence 3 of 'war' was asked for; it stands 2 times"),
        ("war", 0, "occurrence 0"),
        (" ", None, "no words were given"),
    ],
)
def test_cite_says_why_it_cannot(words: str, occurrence: int | None, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        cite("No war. War? No, no war.", words, occurrence=occurrence)


def test_every_sentence_of_the_articles_can_be_anchored(seed: Callable[[str], SourceText]) -> None:
    for name in ("000", "001", "004"):
        text = seed(name).text
        for start, end in ((m.start(), m.end()) for m in re.finditer(r"\S[^\n.]+\S", text)):
            anchor = make_anchor(text, start, end)
            assert verify(anchor, text) == Found()
            assert verify(anchor, "New. " + text) == Moved(start + 5, end + 5)
