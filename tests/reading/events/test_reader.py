"""Events of whole texts: made-up articles, and changes that must or must not change the events."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.period import period
from demarche.reading.events import EventType, Status, events
from demarche.reading.parse import parse
from tests.reading.events.articles import ARTICLES

LEAST = 0.85
"""Share of the events of the articles that must be found: the parser is a small one."""


@cache
def told(article):
    return events(article.text, parse(article.text), publication=period(article.published))


def fits(text, event, wanted):
    def names(parts):
        return " ".join(text[part.start : part.end] for part in parts)

    return (
        event.type.value == wanted.type
        and event.status.value == wanted.status
        and wanted.words in event.words(text)
        and wanted.source in names(event.source)
        and wanted.target in names(event.target)
        and (not wanted.when or (event.when is not None and wanted.when in event.when.text))
    )


def test_the_articles_are_read():
    missed = [
        (article.name, wanted)
        for article in ARTICLES
        for wanted in article.wanted
        if not any(fits(article.text, event, wanted) for event in told(article))
    ]
    count = sum(len(article.wanted) for article in ARTICLES)
    assert 1 - len(missed) / count >= LEAST, missed


@pytest.mark.parametrize("article", ARTICLES, ids=[a.name for a in ARTICLES])
def test_nothing_is_told_that_the_article_does_not_say(article):
    found = {(event.type.value, event.status.value) for event in told(article)}
    assert found.isdisjoint(article.absent)


@pytest.mark.parametrize("article", ARTICLES, ids=[a.name for a in ARTICLES])
def test_every_event_shows_the_words_that_say_it(article):
    for event in told(article):
        assert all(event.sentence[0] <= a < b <= event.sentence[1] for a, b in event.spans)
        assert event.source or event.target
        assert 0 <= event.likelihood <= 1
        assert re.match(r"(\d+|intent): ", event.rule)


def kinds(text):
    return [(e.type, e.mode, e.told) for e in events(text, parse(text))]


PLACES = ("Varnholm", "Skaldia", "Tarvonia", "Kelmark", "Ostravia", "Deltania", "Marovia", "Orsha")
TEMPLATES = (
    "{a} accused {b} of breaking a promise.",
    "{a} imposed sanctions on {b}.",
    "{a} will not attack {b}.",
    "{a} urged {b} to release the hostages.",
    "{a} cancelled a visit to {b}.",
    "The president of {a} met the president of {b}.",
    "Rebels in {a} rejected an offer from {b}.",
)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(TEMPLATES), st.permutations(PLACES))
def test_names_never_seen_change_nothing(template, places):
    first = kinds(template.format(a="France", b="Spain"))
    assert first
    assert kinds(template.format(a=places[0], b=places[1])) == first


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 28), st.sampled_from(("May", "June", "October")), st.integers(1990, 2040))
def test_another_date_changes_no_type(day, month, year):
    text = "The minister visited Norway on {}. She will return on {}."
    usual = kinds(text.format("3 March 2010", "5 March 2010"))
    assert kinds(text.format(f"{day} {month} {year}", f"{day} {month} {year + 1}")) == usual


NEGATED = (
    ("The rebels attacked the village.", "The rebels did not attack the village."),
    ("The union accepted the offer.", "The union did not accept the offer."),
    ("The president met the rebels.", "The president never met the rebels."),
    ("The army withdrew its troops.", "The army has not withdrawn its troops."),
    ("France released the sailors.", "France refused to release the sailors."),
)


@pytest.mark.parametrize("plain, negated", NEGATED)
def test_negation_turns_a_deed_into_what_is_denied(plain, negated):
    (deed, *_) = kinds(plain)
    assert deed[2] is Status.REALISED
    assert (*deed[:2], Status.DENIED) in kinds(negated)


def test_quotation_marks_change_nothing():
    plain = "The minister said that Spain violated the treaty."
    marked = "The minister said that Spain “violated” the treaty."
    assert kinds(plain) == kinds(marked)


def test_what_a_speaker_reports_has_a_holder():
    text = "The rebels said that the army attacked Belmora."
    (event,) = (e for e in events(text, parse(text)) if e.type is EventType.ASSAULT)
    assert text[slice(*event.holder)] == "The rebels"


def test_a_visit_announced_and_called_off_is_cancelled_and_keeps_its_days():
    text = (
        "The minister will visit Norway on 5 May 2021. On Friday the minister cancelled the visit."
    )
    visits = [
        e
        for e in events(text, parse(text), publication=period("2021-05-01"))
        if e.type is EventType.CONSULT
    ]
    assert visits[0].told is Status.PLANNED
    assert visits[0].status is Status.CANCELLED
    assert str(visits[0].when.period) == "2021-05-05"


def test_a_text_without_acts_has_no_events():
    text = "The harbour is old. It rained on Friday."
    assert events(text, parse(text)) == ()
