"""What came shortly before an act, and whether it was soon taken back: order in time, no cause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from demarche.questions.moves.precedent import AGAINST
from demarche.questions.question import Row
from demarche.questions.subject import Act, Subject
from demarche.questions.voice import gap, party
from demarche.record.timeline import Occurrence

MONTH = 31
"""Days before an act that are looked at."""


def antecedents(subject: Subject, event: str) -> Iterator[Row]:
    """Yield what happened to an act's actor within a month before it, and how long before."""
    dated = (act for act in subject.acts() if act.when.days <= MONTH)
    for act in (act for act in dated if act.event.id == event):
        for other in subject.timeline:
            where = met(subject, act, other) if shortly_before(other, act) else ""
            if where:
                told = (*(telling.statement for telling in other.tellings), *act.told_by)
                cells = (other.title, where, lag(other, act))
                yield Row(cells, tuple(dict.fromkeys(told)))


def taken_back(subject: Subject, event: str) -> Iterator[Row]:
    """Yield what took an act back, and how long after it."""
    acts = subject.acts()
    for act in (act for act in acts if act.event.id == event):
        for later in (other for other in acts if other.event.reverses == event):
            cells = (later.event.title, "takes it back", gap(act.when, later.when))
            yield Row(cells, tuple(dict.fromkeys((*later.told_by, *act.told_by))))


def shortly_before(other: Occurrence, act: Act) -> bool:
    """Say whether something happened within a month before an act, on its day, or perhaps."""
    when = other.when
    if other.event == act.event.id or other.word not in ("realised", "ongoing") or when is None:
        return False
    if open_start(other):
        return abs((act.when.end - when.end).days) <= MONTH
    return when.start <= act.when.start and (act.when.end - when.start).days <= MONTH


def open_start(other: Occurrence) -> bool:
    """Say whether only the day is told by which something had happened."""
    return other.when is not None and other.when.start == dt.date.min


def lag(other: Occurrence, act: Act) -> str:
    """Return how long before an act something happened, where its beginning is told."""
    return "not told whether before" if open_start(other) else gap(other.when, act.when)


def met(subject: Subject, act: Act, other: Occurrence) -> str:
    """Say where the actor met with something: at home, from another side, or nowhere."""
    own = {party(subject, name) for name in act.event.by}
    by = {party(subject, name) for name in other.by}
    sides = {name for name in by | set(other.to) if name in subject.case.parties}
    against = subject.case.events[other.event].kind in AGAINST
    if against and by - own and set(other.to) & own:
        return f"from {subject.names(tuple(sorted(by - own)))}"
    return "at home" if by & own and sides <= own else ""
