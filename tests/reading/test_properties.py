"""What holds of every reader, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.period import period
from demarche.reading import figures, quotations, times
from tests.reading.texts import SELF_CONTAINED, WILD, shuffled

DAY = period("2021-06-09")


def spans(text: str) -> list[tuple[int, int]]:
    """Return every span that any reader gives."""
    found = [(t.start, t.end) for t in times(text, publication=DAY)]
    for figure in figures(text, publication=DAY):
        found += [(figure.start, figure.end)] + ([figure.measures] if figure.measures else [])
    for quotation in quotations(text):
        found += quotation.parts
        told = quotation.attribution
        if told is not None:
            options = (told.cue, told.speaker, told.named, told.medium, told.addressee)
            found += [span for span in options if span is not None]
    return found


@given(WILD)
@settings(max_examples=300)
def test_spans_are_inside_the_text_and_hold_words(text: str) -> None:
    for start, end in spans(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@given(WILD)
@settings(max_examples=100)
def test_words_given_are_the_words_at_the_span(text: str) -> None:
    assert all(t.text == text[t.start : t.end] for t in times(text))
    assert all(f.text == text[f.start : f.end] for f in figures(text))


@given(st.lists(st.sampled_from(SELF_CONTAINED), max_size=6), WILD)
@settings(max_examples=60)
def test_times_are_in_order_and_apart(sentences: list[str], wild: str) -> None:
    found = times("\n".join([*sentences, wild]), publication=DAY)
    assert all(one.end <= other.start for one, other in pairwise(found))


def items(text: str) -> set[tuple[object, ...]]:
    """Return what is read, without where it stands."""
    told = {("time", t.text, t.value, t.period) for t in times(text, publication=DAY)}
    told |= {
        ("figure", f.text, f.value, f.unit, f.direction, f.measures and text[slice(*f.measures)])
        for f in figures(text, publication=DAY)
    }
    for q in quotations(text):
        speaker = q.attribution and q.attribution.speaker
        told.add(("quotation", q.form, q.words(text), speaker and text[slice(*speaker)]))
    return told


@given(shuffled)
@settings(max_examples=40)
def test_order_of_self_contained_sentences_changes_nothing(sentences: list[str]) -> None:
    assert items("\n".join(sentences)) == items("\n".join(SELF_CONTAINED))


@pytest.mark.parametrize(
    "furniture",
    [
        "Ministers shake hands, Monday, May 3, 2021. Photo: Agency/Jane Roe",
        "Subscribe to unlock the remaining 940 words of this story.",
        "Related Content",
    ],
)
def test_captions_and_page_furniture_change_nothing(furniture: str) -> None:
    lines = list(SELF_CONTAINED)
    with_it = [*lines[:4], furniture, *lines[4:]]
    assert items("\n".join(with_it)) == items("\n".join(lines))


def test_a_pull_quote_is_not_read_again() -> None:
    said = "“The ferry will sail before the winter ends, and 200 people will be aboard,” Lee said."
    pulled = "The ferry will sail before the winter ends, and 200 people will be aboard"
    text = "\n".join([*SELF_CONTAINED[:3], said, *SELF_CONTAINED[3:]])
    assert items(f"{text}\n{pulled}") == items(text)
