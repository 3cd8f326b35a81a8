"""Events on a common calendar: a mark for a day, a band for a span, open ends fading out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.app.brief.record import Happening

WIDTH = 240.0
DAY = 5.0
"""Least width of a band."""

LONG_BEFORE = 10
"""Times the length of all that follows, or of a year, that a gap may have on the calendar."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening with its band; ``earlier`` where it lies before the calendar begins."""

    happening: Happening
    x: float
    width: float
    is_day: bool
    earlier: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events that lie between two known days, those that began nobody says when, and the rest.

    Attributes
    ----------
    placed : tuple of Entry
    by_then : tuple of Happening
        Known to have begun, or happened, by some day.
    undated : tuple of Happening
    ticks : tuple of Tick
    """

    placed: tuple[Entry, ...]
    by_then: tuple[Happening, ...]
    undated: tuple[Happening, ...]
    ticks: tuple[Tick, ...]


def calendar(happenings: Sequence[Happening]) -> Calendar:
    """Lay happenings out on a calendar that spans those of known days."""
    bounded = [h for h in happenings if h.start]
    window = _window([_days(h) for h in bounded])
    return Calendar(
        tuple(_entry(h, *window) for h in bounded),
        tuple(h for h in happenings if h.end and not h.start),
        tuple(h for h in happenings if not h.end and not h.start),
        tuple(ticks(*window)) if bounded else (),
    )


def _days(happening: Happening) -> tuple[dt.date, dt.date]:
    start = dt.date.fromisoformat(happening.start)
    return start, dt.date.fromisoformat(happening.end) if happening.end else start


def _window(spans: list[tuple[dt.date, dt.date]]) -> tuple[dt.date, dt.date]:
    """Return the first and last day to show; what came long before all else is left outside."""
    if not spans:
        return dt.date.min, dt.date.min
    spans = sorted(spans)
    end = max(last for _, last in spans)
    starts = [first for first, _ in spans]
    for first, following in pairwise(starts):
        if following - first <= LONG_BEFORE * max(end - following, dt.timedelta(365)):
            return first, end
    return starts[-1], end


def _entry(happening: Happening, first: dt.date, last: dt.date) -> Entry:
    start, end = _days(happening)
    if not happening.end:
        end = last
    if end < first:
        return Entry(happening, 0, DAY, False, True)
    x = place(max(start, first), first, last)
    width = place(end, first, last) - x
    return Entry(happening, x, round(max(width, DAY), 1), happening.start == happening.end, False)


def place(day: dt.date, first: dt.date, last: dt.date) -> float:
    """Return where a day stands on an axis that ends with room for a band."""
    span = max((last - first).days, 1)
    return round((WIDTH - DAY) * (day - first).days / span, 1)


def ticks(first: dt.date, last: dt.date) -> list[Tick]:
    """Return marks at the starts of months, or of years where the calendar is long."""
    months = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= dt.date(year, month, 1) <= last
    ]
    if len(months) > 12:
        months = [day for day in months if day.month == 1]
        months = months[:: max(1, len(months) // 6)]
        return [Tick(place(day, first, last), str(day.year)) for day in months]
    return [Tick(place(day, first, last), _MONTHS[day.month - 1]) for day in months]
