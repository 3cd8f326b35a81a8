"""Time expressions: hard cases, chains, and publication known as a period."""

import datetime as dt

import pytest

from demarche.case.period import Period, period
from demarche.reading import possible_publication, times
from demarche.reading.when import Basis, Bound, Certainty

WEDNESDAY = period("2021-06-09")


@pytest.mark.parametrize(
    "sentence, words, days",
    [
        ("They left last Thursday.", "last Thursday", "2021-06-03"),
        ("They will meet on Friday.", "Friday", "2021-06-11"),
        ("They met on Friday.", "Friday", "2021-06-04"),
        ("The talks faltered this week.", "this week", "2021-06-07..2021-06-13"),
        ("He will go there in early September.", "early September", "2021-09-01..2021-09-10"),
        ("They could return in the fall.", "the fall", "2021-09-01..2021-11-30"),
        ("Talks resumed two weeks ago.", "two weeks ago", "2021-05-24..2021-05-30"),
        ("Just a couple months ago he boasted.", "a couple months ago", "2021-03-01..2021-04-30"),
        ("It was signed on 24 August 2018.", "24 August 2018", "2018-08-24"),
        ("It was signed on Aug. 24, 2018.", "Aug. 24, 2018", "2018-08-24"),
        ("Trade fell in the third quarter of 2018.", "third quarter of 2018", "2018-Q3"),
        ("It began in the late 1990s.", "1990s", "1996-10-01..1999-12-31"),
        ("They came late last month.", "late last month", "2021-05-22..2021-05-31"),
        ("The mission ended yesterday.", "yesterday", "2021-06-08"),
    ],
)
def test_days_of_an_expression(sentence: str, words: str, days: str) -> None:
    found = [t for t in times(sentence, publication=WEDNESDAY) if words in t.text]
    assert found, f"{words!r} was not found"
    wanted = period(days)
    assert found[0].period is not None
    if "1990s" in words:
        assert found[0].period.overlaps(wanted)
    else:
        assert found[0].period == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "They may sign.",
        "The army began its march north.",
        "A second envoy came.",
        "He paid $2018 for it.",
        "She is a 62-year-old judge.",
        "An august body met.",
    ],
)
def test_words_that_only_look_like_times(sentence: str) -> None:
    assert not times(sentence, publication=WEDNESDAY)


def test_a_chain_is_counted_from_what_the_text_told_last() -> None:
    text = "The port was closed on 3 May 2020. Two days later, ships turned back."
    later = times(text, publication=WEDNESDAY)[1]
    assert (later.period, later.basis) == (period("2020-05-05"), Basis.NARRATIVE)


def test_nothing_is_guessed_without_a_publication() -> None:
    text = "They met last Friday, and will meet again in May. Recently they spoke."
    found = times(text)
    assert len(found) == 3
    assert all(t.period is None and t.certainty is Certainty.UNKNOWN for t in found)


def test_a_stated_date_needs_no_publication() -> None:
    (found,) = times("They met on 4 May 2020.")
    assert (found.certainty, found.basis) == (Certainty.STATED, Basis.TEXT)


def test_a_publication_known_as_a_period_bounds_what_is_told() -> None:
    (found,) = times("It was announced yesterday.", publication=period("2021-06-01..2021-06-03"))
    assert found.period == period("2021-05-31..2021-06-02")
    assert found.certainty is Certainty.BOUNDED


def test_days_of_publication_that_the_text_contradicts_are_dropped() -> None:
    text = "On Friday, she wrote to them. Just one day earlier, on Thursday, she had flown home."
    possible = possible_publication(
        "Yesterday, on Tuesday, they left.", period("2021-06-05..2021-06-10")
    )
    assert possible == period("2021-06-09")
    assert [str(t.period) for t in times(text, publication=period("2021-06-11"))] == [
        "2021-06-11",
        "2021-06-10",
        "2021-06-10",
    ]


def test_a_bound_opens_the_span_and_not_the_period() -> None:
    (found,) = times("It has held since May 2020.", publication=WEDNESDAY)
    assert (found.bound, found.period) == (Bound.SINCE, period("2020-05"))
    assert found.span == Period(dt.date(2020, 5, 1), dt.date.max)
