"""Which time expression dates an event."""

import pytest

from demarche.case.period import period
from demarche.reading.events import events
from demarche.reading.parse import parse

CASES = (
    ("The minister said on Monday that Spain will visit Norway on Friday.", "visit", "Friday"),
    ("On Tuesday the army attacked the village.", "attacked", "Tuesday"),
    ("The army attacked the village on Tuesday.", "attacked", "Tuesday"),
    ("The union called off the strike on Friday.", "called", "Friday"),
    ("Spain met Norway.", "met", None),
)


@pytest.mark.parametrize("text, word, when", CASES)
def test_the_governing_expression_is_taken(text, word, when):
    told = events(text, parse(text), publication=period("2021-03-10"))
    event = next(e for e in told if text[e.start : e.end] == word)
    assert (event.when.text if event.when else None) == when


def test_the_day_of_cancelling_is_not_the_day_of_the_visit():
    text = "On Friday the minister cancelled the visit to Norway."
    told = events(text, parse(text), publication=period("2021-03-10"))
    visit = next(e for e in told if e.words(text) == "visit")
    assert visit.status.value == "cancelled"
    assert visit.when is None


def test_what_goes_on_next_week_is_planned():
    text = "The minister is visiting Norway next week."
    (event,) = events(text, parse(text), publication=period("2021-03-10"))
    assert event.told.value == "planned"
