"""What a time expression means before it is known when it was said.

A meaning is resolved in a `Context`: the day of publication, what the text last spoke of, and the
tense of the clause. Each returns a `Reading`, whose period is None where the context does not
tell, and never a guess.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from demarche.case.period import Period
from demarche.reading.when.point import Point, Unit, part_of, point, shifted
from demarche.reading.when.tense import Tense

WRONG_SIDE = 4
"""How much farther a point seems that lies where the tense of its clause does not look."""


class TimeKind(StrEnum):
    """The four types of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Basis(StrEnum):
    """What an expression was resolved against."""

    TEXT = "itself"
    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Context:
    """When and where in the story something is said.

    Parameters
    ----------
    today : datetime.date or None
        Day of publication.
    told : Point or None
        The last point on the calendar that the text named.
    tense : Tense
    """

    today: dt.date | None
    told: Point | None
    tense: Tense


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says in its context: TIMEX3 value, days, unit, and what it rests on."""

    value: str
    period: Period | None
    unit: Unit | None
    kind: TimeKind = TimeKind.DATE
    basis: Basis = Basis.NOTHING
    vague: bool = False

    @property
    def point(self) -> Point | None:
        """The calendar point, if it is one."""
        if self.period is None or self.unit is None or self.kind is not TimeKind.DATE:
            return None
        return Point(self.value[:10], self.period, self.unit)


class Meaning(Protocol):
    """Something that can be resolved in a context."""

    def resolve(self, context: Context) -> Reading:
        """Return the reading in this context."""


def _reading(found: Point, basis: Basis, *, vague: bool = False) -> Reading:
    return Reading(found.value, found.period, found.unit, basis=basis, vague=vague)


@dataclass(frozen=True, slots=True)
class Stated:
    """A point that the words state in full."""

    at: Point

    def resolve(self, _context: Context) -> Reading:
        """Return the point itself."""
        return _reading(self.at, Basis.TEXT)


@dataclass(frozen=True, slots=True)
class InSomeYear:
    """A point that every year has: 24 August, August, the fall, the third quarter.

    `direction` is −1, 0 or 1 where the words say last, this or next; None where they say nothing.
    `year_offset` counts from this year where they say "of last year". `unfixed` is the value with
    the year open.
    """

    in_year: Callable[[int], Point]
    unfixed: str
    direction: int | None = None
    year_offset: int | None = None

    def resolve(self, context: Context) -> Reading:
        """Return the nearest such point on the side to which words or tense look."""
        today = context.today
        if today is None:
            return Reading(self.unfixed, None, None)
        if self.year_offset is not None:
            return _reading(self.in_year(today.year + self.year_offset), Basis.PUBLICATION)
        points = [self.in_year(today.year + i) for i in (-1, 0, 1)]
        return _reading(self._chosen(points, today, context.tense), Basis.PUBLICATION)

    def _chosen(self, points: list[Point], today: dt.date, tense: Tense) -> Point:
        if self.direction == 0:
            return points[1]
        if self.direction == -1:
            return [p for p in points if p.period.end < today][-1]
        if self.direction == 1:
            return next((p for p in points if p.period.start > today), points[-1])
        return min(points, key=lambda p: _cost(p, today, tense))


def _cost(at: Point, today: dt.date, tense: Tense) -> float:
    """Return how far a point lies from today, four times that where the tense looks away."""
    behind, ahead = (today - at.period.end).days, (at.period.start - today).days
    away = (tense is Tense.FUTURE and behind > 0) or (tense is Tense.PAST and ahead > 0)
    return max(behind, ahead, 0) * (WRONG_SIDE if away else 1)


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday, from 0 for Monday; `direction` as in `InSomeYear`."""

    weekday: int
    direction: int | None = None
    week_offset: int | None = None

    def resolve(self, context: Context) -> Reading:
        """Return the nearest such day on the side to which words or tense look."""
        today = context.today
        if today is None:
            return Reading(f"XXXX-WXX-{self.weekday + 1}", None, None)
        if self.week_offset is not None:
            monday = today - dt.timedelta(days=today.weekday() - 7 * self.week_offset)
            day = monday + dt.timedelta(days=self.weekday)
            return _reading(point(Unit.DAY, day), Basis.PUBLICATION)
        back = (today.weekday() - self.weekday) % 7
        ahead = -back % 7
        looks_ahead = self.direction in (0, 1) or (
            self.direction is None and context.tense is Tense.FUTURE
        )
        if looks_ahead:
            offset = ahead or (7 if self.direction == 1 else 0)
        else:
            offset = -(back or (7 if self.direction == -1 else 0))
        return _reading(point(Unit.DAY, today + dt.timedelta(offset)), Basis.PUBLICATION)


@dataclass(frozen=True, slots=True)
class OnMonthDay:
    """A day of the month alone: "the 25th"."""

    day: int

    def resolve(self, context: Context) -> Reading:
        """Return that day of this month, or of the nearest that the tense allows."""
        today = context.today
        if today is None:
            return Reading(f"XXXX-XX-{self.day:02}", None, None)
        days = [d for i in (-2, -1, 0, 1, 2) if (d := self._in_month(today, i))]
        behind = [d for d in days if d <= today]
        ahead = [d for d in days if d >= today]
        chosen = ahead[0] if context.tense is Tense.FUTURE else behind[-1]
        return _reading(point(Unit.DAY, chosen), Basis.PUBLICATION)

    def _in_month(self, today: dt.date, offset: int) -> dt.date | None:
        month = shifted(today.replace(day=1), offset, Unit.MONTH)
        if self.day > calendar.monthrange(month.year, month.month)[1]:
            return None
        return month.replace(day=self.day)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from a base: last week, two days ago, a day after.

    Parameters
    ----------
    unit : Unit
    low, high : int
        Range of the count, negative for back; equal unless vague.
    from_told : bool
        Counted from what the text last told, and not from publication.
    """

    unit: Unit
    low: int
    high: int
    from_told: bool = False

    def resolve(self, context: Context) -> Reading:
        """Return the point that lies so many units from the base."""
        base = self._base(context)
        sign = "-" if self.high < 0 else "+"
        if base is None:
            return Reading(f"{sign}P{abs(self.high)}{self.unit[0].upper()}", None, None)
        unit = self.unit
        told = context.told
        if self.from_told and told is not None and told.unit in (Unit.QUARTER, Unit.MONTH):
            unit = told.unit if unit is Unit.YEAR else unit
        nearest = min(self.low, self.high, key=abs)
        middle = point(unit, shifted(base, nearest, self.unit))
        if self.low == self.high:
            return _reading(middle, self._rests_on)
        far = point(unit, shifted(base, max(self.low, self.high, key=abs), self.unit))
        spanned = replace(middle, period=middle.period.spanning(far.period))
        return _reading(spanned, self._rests_on, vague=True)

    @property
    def _rests_on(self) -> Basis:
        return Basis.NARRATIVE if self.from_told else Basis.PUBLICATION

    def _base(self, context: Context) -> dt.date | None:
        if not self.from_told:
            return context.today
        told = context.told
        if told is None and self.unit is Unit.YEAR:
            return context.today
        fine = told is not None and (told.unit is Unit.DAY or self.unit is not Unit.DAY)
        return told.period.start if told is not None and fine else None


@dataclass(frozen=True, slots=True)
class Told:
    """The unit that the text last spoke of: "the quarter", "that year", "the same day"."""

    unit: Unit

    def resolve(self, context: Context) -> Reading:
        """Return the last told point in that unit, or the one that holds it."""
        told = context.told
        order = list(Unit)
        if told is not None and order.index(told.unit) <= order.index(self.unit):
            return _reading(point(self.unit, told.period.start), Basis.NARRATIVE)
        if context.today is not None and self.unit is not Unit.DAY:
            if self.unit is Unit.QUARTER:
                day = shifted(context.today, -1, Unit.QUARTER)
                return _reading(point(Unit.QUARTER, day), Basis.PUBLICATION, vague=True)
            return _reading(point(self.unit, context.today), Basis.PUBLICATION, vague=True)
        return Reading("XXXX", None, None)


@dataclass(frozen=True, slots=True)
class Somewhen:
    """Before now, now, or later, as "recently" and "soon" say; `days` is how far it may reach."""

    value: str
    days: int | None = None

    def resolve(self, context: Context) -> Reading:
        """Return the side of today, as far as the word reaches."""
        today = context.today
        if today is None:
            return Reading(self.value, None, None, vague=True)
        if self.value == "PRESENT_REF":
            return Reading(self.value, Period(today, today), None, basis=Basis.PUBLICATION)
        reach = None if self.days is None else dt.timedelta(days=self.days)
        if self.value == "PAST_REF":
            period = Period(dt.date.min if reach is None else today - reach, today)
        else:
            period = Period(today, dt.date.max if reach is None else today + reach)
        return Reading(self.value, period, None, basis=Basis.PUBLICATION, vague=True)


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `count` units back (−) or ahead (+) of publication, if the words say so."""

    value: str
    unit: Unit | None = None
    count: int = 0

    def resolve(self, context: Context) -> Reading:
        """Return the length, with its days where it is told from which end it is counted."""
        period = None
        if self.unit and self.count and context.today:
            other = shifted(context.today, self.count, self.unit)
            period = Period(min(other, context.today), max(other, context.today))
        basis = Basis.PUBLICATION if period else Basis.TEXT
        return Reading(self.value, period, None, TimeKind.DURATION, basis)


@dataclass(frozen=True, slots=True)
class InSoMany:
    """Two weeks in "in two weeks": from now if the clause looks ahead, else how long it took."""

    ahead: Counted
    lasting: Length

    def resolve(self, context: Context) -> Reading:
        """Return the point ahead, or the length."""
        chosen = self.ahead if context.tense is Tense.FUTURE else self.lasting
        return chosen.resolve(context)


@dataclass(frozen=True, slots=True)
class Every:
    """Something that comes back: daily, every Friday."""

    value: str

    def resolve(self, _context: Context) -> Reading:
        """Return the value; what comes back has no one period."""
        return Reading(self.value, None, None, TimeKind.SET, Basis.TEXT)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on the day of another meaning."""

    time: str
    of: Meaning = field(default_factory=lambda: Counted(Unit.DAY, 0, 0))

    def resolve(self, context: Context) -> Reading:
        """Return the day with the time behind it."""
        day = self.of.resolve(context)
        return replace(day, value=f"{day.value}T{self.time}", kind=TimeKind.TIME)


@dataclass(frozen=True, slots=True)
class Part:
    """The early, middle or late part of another meaning."""

    of: Meaning
    part: str

    def resolve(self, context: Context) -> Reading:
        """Return the same value with the part of its days."""
        whole = self.of.resolve(context)
        if whole.period is None or whole.kind is not TimeKind.DATE or whole.unit is None:
            return whole
        today = context.today
        if self.part in ("earlier", "later"):
            if today is None or not whole.period.start <= today <= whole.period.end:
                return whole
            cut = (
                (whole.period.start, today) if self.part == "earlier" else (today, whole.period.end)
            )
            return replace(whole, period=Period(*cut))
        return replace(whole, period=part_of(whole.period, self.part))


@dataclass(frozen=True, slots=True)
class Between:
    """From one meaning to another."""

    first: Meaning
    last: Meaning

    def resolve(self, context: Context) -> Reading:
        """Return all days from the first of the one to the last of the other."""
        first, last = self.first.resolve(context), self.last.resolve(context)
        value = f"{first.value}/{last.value}"
        if first.period is None or last.period is None or first.period.start > last.period.end:
            return Reading(value, None, None)
        return Reading(value, Period(first.period.start, last.period.end), None, basis=last.basis)
