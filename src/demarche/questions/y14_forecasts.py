"""Y14: what will happen, and when do we know?

Forecasts as objects with holder, hedge, condition and resolver, so that they can be scored once
resolved (Tetlock and Gardner 2015).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from demarche.case.nouns import Forecast
from demarche.case.proposition import Status
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every forecast, soonest to be settled first."""
    told = [
        (said, said.proposition)
        for said in subject.said
        if isinstance(said.proposition, Status) and said.proposition.kind == "forecast"
    ]
    voices: dict[str, set[str]] = {}
    for said, status in told:
        voices.setdefault(status.item[0], set()).update(subject.holders[said.id])
    rows = []
    for said, status in told:
        forecast = subject.case.forecasts[status.item[0]]
        due = forecast.by.end if forecast.by is not None else dt.date.max
        row = Row(
            (
                forecast.title,
                status.word,
                subject.by(said),
                condition(forecast, shared=len(voices[forecast.id]) > 1),
                str(forecast.by) if forecast.by is not None else "no date",
                forecast.resolver or "nothing named: it cannot be scored",
            ),
            cited(said),
        )
        rows.append((due, row))
    if rows:
        yield Finding(
            "Forecasts",
            ("forecast", "is", "according to", "on condition", "settled by", "by what"),
            tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
            "A hedge is a word of its holder, not a probability.",
        )


def condition(forecast: Forecast, *, shared: bool) -> str:
    """Return a forecast's condition as the forecast's own: several holders need not share it."""
    if shared and forecast.condition:
        return f"{forecast.condition} (the forecast's; the case does not say whose)"
    return forecast.condition or "none"


QUESTION = Question(
    "Y14",
    "What will happen, and when do we know?",
    nothing,
    finds,
    "forecasts with a resolver and a date, and statements such as 'forecast(name) is expected'",
)
