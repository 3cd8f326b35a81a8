"""Tendencies and pledges on a line of time each, under one axis.

A lane is drawn beside its row of a table, so that whoever sees no picture reads the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.app.brief.record import Item, Stage, Tendency
from demarche.app.page.calendar import Tick, place, ticks

WIDTH = 240.0
LOW, MIDDLE, HIGH = 28.0, 17.0, 6.0
"""Heights at which a course ends that falls, holds, or rises."""

APART = 11.0
"""Least distance between two marks of a lane."""

_ENDS = {"rose": (LOW, HIGH), "fell": (HIGH, LOW)}


@dataclass(frozen=True, slots=True)
class Course:
    """A change as a line from one height to another, or a level as a mark where both ends meet."""

    tendency: Tendency
    x: float
    y: float
    to_x: float
    to_y: float
    supposed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A stage of a pledge: its mark, and the span within which it was reached."""

    stage: Stage
    x: float
    from_x: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that lanes span, with marks on them."""

    first: dt.date
    last: dt.date
    ticks: tuple[Tick, ...]

    def at(self, day: str, otherwise: dt.date) -> float:
        """Return where a day stands; one that is not told stands at another."""
        when = dt.date.fromisoformat(day) if day else otherwise
        return place(min(max(when, self.first), self.last), self.first, self.last)


def axis(spans: Iterable[tuple[str, str]]) -> Axis | None:
    """Return the axis of all told days; nothing where none is."""
    days = [dt.date.fromisoformat(day) for span in spans for day in span if day]
    if not days:
        return None
    return Axis(min(days), max(days), tuple(ticks(min(days), max(days))))


def courses(tendencies: Sequence[Tendency]) -> tuple[Axis | None, dict[str, list[Course]]]:
    """Return the axis of tendencies, and their lanes by quantity."""
    along = axis((t.start, t.end) for t in tendencies)
    found: dict[str, list[Course]] = {}
    for tendency in tendencies if along else ():
        assert along is not None
        start, end = along.at(tendency.start, along.first), along.at(tendency.end, along.last)
        low, high = _ENDS.get(tendency.way, (MIDDLE, MIDDLE))
        if tendency.kind == "level":
            start = end = (start + end) / 2
        course = Course(tendency, start + 4, low, end, high, bool(tendency.price))
        found.setdefault(tendency.quantity, []).append(course)
    return along, found


def stages(items: Sequence[Item]) -> tuple[Axis | None, dict[str, list[tuple[Item, list[Mark]]]]]:
    """Return the axis of a ledger, and its lanes by whose the pledges are."""
    along = axis((stage.start, stage.end) for item in items for stage in item.stages)
    found: dict[str, list[tuple[Item, list[Mark]]]] = {}
    for item in items:
        marks = [] if along is None else _marks(item.stages, along)
        found.setdefault(item.by, []).append((item, marks))
    return along, found


def _marks(of: Sequence[Stage], along: Axis) -> list[Mark]:
    """Return marks at the last days by which stages were reached, in order and told apart."""
    ends = [along.at(stage.end, along.last) for stage in of]
    room = WIDTH - 6
    for n in reversed(range(len(ends))):
        ends[n] = min(ends[n], room)
        room = ends[n] - APART
    for n in range(1, len(ends)):
        ends[n] = max(ends[n], ends[n - 1] + APART)
    return [
        Mark(stage, round(max(x, 6), 1), round(min(along.at(stage.start, along.first), x), 1))
        for stage, x in zip(of, ends, strict=True)
    ]
