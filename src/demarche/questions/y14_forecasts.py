"""Y14: what will happen, and when do we know?

Forecasts as objects with holder, hedge, condition and resolver, so that they can be scored once
resolved (Tetlock and Gardner 2015).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from demarche.case.nouns import Forecast
from demarche.case.proposition import Status
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.settled import (
    Band,
    Outcome,
    brier,
    outcome,
    tables,
    told_of,
    with_and_without,
)
from demarche.questions.subject import Subject
from demarche.worlds.account import Said


@dataclass(frozen=True, slots=True)
class Claim:
    """A forecast as somebody makes it, with what became of it."""

    said: Said
    status: Status
    forecast: Forecast
    outcome: Outcome

    @property
    def words(self) -> str:
        """The words that claim a chance: how it is put, and how firmly."""
        return f"{self.status.word}-{self.said.hedge}"


def claims(subject: Subject) -> list[Claim]:
    """Return every forecast that anybody makes, soonest to be settled first."""
    found = []
    for said in subject.said:
        told = said.proposition
        if isinstance(told, Status) and told.kind == "forecast":
            forecast = subject.case.forecasts[told.item[0]]
            found.append(Claim(said, told, forecast, outcome(subject, forecast)))
    return sorted(found, key=lambda claim: claim.forecast.by.end if claim.forecast.by else LATEST)


LATEST = dt.date.max


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every forecast, what it hangs on, what became of it, and how its words scored."""
    made = claims(subject)
    if made:
        yield Finding(
            "Forecasts",
            ("forecast", "is", "according to", "on condition", "settled by", "by what", "so far"),
            tuple(row(subject, claim, made) for claim in made),
            "A hedge is a word of its holder, not a probability.",
        )
    hanging = tuple(row for claim in made for row in hangs_on(subject, claim))
    if hanging:
        yield Finding(
            "What a forecast hangs on",
            ("forecast", "according to", "event", "so far", "so"),
            hanging,
            "Without the event that it is given, a forecast says nothing and is not scored.",
        )
    for owner, box, table in tables(subject):
        yield from scored(subject, made, owner, box, table)
        yield from ordered(subject, made, owner, box, table)


def row(subject: Subject, claim: Claim, made: list[Claim]) -> Row:
    """Return a forecast as somebody makes it as a row."""
    forecast = claim.forecast
    holders = {h for c in made if c.forecast == forecast for h in subject.holders[c.said.id]}
    return Row(
        (
            forecast.title,
            claim.status.word,
            subject.by(claim.said),
            condition(forecast, shared=len(holders) > 1),
            str(forecast.by) if forecast.by is not None else "no date",
            forecast.resolver or "nothing named: it cannot be scored",
            claim.outcome.word,
        ),
        tuple(dict.fromkeys((*cited(claim.said), *claim.outcome.told_by))),
    )


def condition(forecast: Forecast, *, shared: bool) -> str:
    """Return a forecast's condition as the forecast's own: several holders need not share it."""
    if shared and forecast.condition:
        return f"{forecast.condition} (the forecast's; the case does not say whose)"
    return forecast.condition or "none"


def hangs_on(subject: Subject, claim: Claim) -> Iterator[Row]:
    """Yield the events on which a forecast hangs, with what is told of each."""
    forecast = claim.forecast
    for event, so in (
        (forecast.given, "without it the forecast says nothing"),
        (forecast.helped_by, "likelier with it than without"),
    ):
        if event is not None:
            found = list(told_of(subject, event))
            told = (telling.statement for one in found for telling in one.tellings)
            words = ", ".join(dict.fromkeys(one.word for one in found)) or "nobody tells of it"
            cells = (forecast.title, subject.by(claim.said), subject.case.events[event].title)
            yield Row((*cells, words, so), tuple(dict.fromkeys((*cited(claim.said), *told))))


def scored(
    subject: Subject, made: list[Claim], owner: str, box: str, table: Mapping[str, Band]
) -> Iterator[Finding]:
    """Find how forecasts that are settled scored, by the words in which they were put."""
    settled = [c for c in made if c.outcome.came is not None and c.words in table]
    rows = [
        score_row(words, table[words], [c for c in settled if c.words == words], box)
        for words in table
        if any(c.words == words for c in settled)
    ]
    if rows:
        yield Finding(
            f"How the forecasts fared, by their words, in the box of {owner}",
            ("words", "chance that they mean", "settled", "came true", "Brier score"),
            tuple(rows),
            f"What chance words mean is {owner}'s table, no holder's. The score is the mean "
            "square, best to worst, of chance less outcome: 0 is best, 1 worst, and who always "
            "says one half gets 0.25. A few forecasts tell little. Forecasts whose condition was "
            "not met do not count.",
            owner,
        )


def score_row(words: str, claimed: Band, settled: list[Claim], box: str) -> Row:
    """Return the score of all forecasts that were put in the same words."""
    scores = [brier(claimed, came) for c in settled if (came := c.outcome.came) is not None]
    best, worst = (sum(ends) / len(scores) for ends in zip(*scores, strict=True))
    told = (name for c in settled for name in (*cited(c.said), *c.outcome.told_by))
    return Row(
        (
            words.replace("-", ", "),
            f"{claimed[0]:g} to {claimed[1]:g}",
            str(len(settled)),
            str(sum(c.outcome.came is True for c in settled)),
            f"{best:.2f} to {worst:.2f}",
        ),
        tuple(dict.fromkeys((*told, box))),
    )


def ordered(
    subject: Subject, made: list[Claim], owner: str, box: str, table: Mapping[str, Band]
) -> Iterator[Finding]:
    """Find what is left for the chance of a forecast with what helps it, and without."""
    rows = []
    for claim in made:
        if claim.forecast.helped_by is not None and claim.words in table:
            given, missing = with_and_without(table[claim.words])
            rows.append(
                Row(
                    (
                        claim.forecast.title,
                        subject.by(claim.said),
                        subject.case.events[claim.forecast.helped_by].title,
                        f"{given[0]:g} or more",
                        f"{missing[1]:g} or less",
                    ),
                    (*cited(claim.said), box),
                )
            )
    if rows:
        yield Finding(
            f"With what helps a forecast, and without, in the box of {owner}",
            ("forecast", "according to", "helped by", "chance with it", "chance without it"),
            tuple(rows),
            "What is said to be likelier with something has a chance between the two.",
            owner,
        )


QUESTION = Question(
    "Y14",
    "What will happen, and when do we know?",
    nothing,
    finds,
    "forecasts with a resolver and a date, and statements such as 'forecast(name) is expected'",
)
