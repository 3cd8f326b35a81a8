"""Calendar points: a day, a week, a month, a season, with their value in TIMEX3 and their days.

The value is the ``value`` attribute of TIMEX3: ``2018-08-24``, ``2018-W34``, ``2018-08``,
``2018-Q3``, ``2018-FA``, ``2018``, ``201`` (a decade), ``20`` (a century).

References
----------
J. Pustejovsky et al., "TimeML: robust specification of event and temporal expressions in text",
IWCS 2003; ISO 24617-1.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from demarche.case.period import Period


class Unit(StrEnum):
    """How fine a point on the calendar is; also how precise an expression is."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the calendar: its TIMEX3 value, its days, and its unit."""

    value: str
    period: Period
    unit: Unit


SEASONS = {
    "spring": ("SP", (3, 1), (5, 31)),
    "summer": ("SU", (6, 1), (8, 31)),
    "fall": ("FA", (9, 1), (11, 30)),
    "autumn": ("FA", (9, 1), (11, 30)),
    "winter": ("WI", (12, 1), (2, 28)),
}
"""Meteorological seasons of the northern half; a winter has the year in which it begins."""

_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_YEARS_IN = {Unit.DECADE: 10, Unit.CENTURY: 100}


def point(unit: Unit, day: dt.date) -> Point:
    """Return the point of that unit which holds a day.

    Examples
    --------
    >>> day = dt.date(2018, 8, 24)
    >>> [point(unit, day).value for unit in (Unit.WEEK, Unit.QUARTER, Unit.SEASON, Unit.DECADE)]
    ['2018-W34', '2018-Q3', '2018-SU', '201']
    """
    return _POINTS[unit](day)


def shifted(day: dt.date, count: int, unit: Unit) -> dt.date:
    """Return the day so many units later; the last day of the month where that day is none.

    Examples
    --------
    >>> shifted(dt.date(2018, 3, 31), -1, Unit.MONTH)
    datetime.date(2018, 2, 28)
    """
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return day + dt.timedelta(days=count * (1 if unit is Unit.DAY else 7))
    if unit is Unit.SEASON:
        unit = Unit.QUARTER
    months = count * (_MONTHS_IN.get(unit) or 12 * _YEARS_IN[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def season(name: str, year: int) -> Point:
    """Return a season by its name; a winter begins in the year."""
    code, first, last = SEASONS[name]
    end_year = year + (last < first)
    end = dt.date(end_year, *last)
    if last == (2, 28):
        end = dt.date(end_year, 3, 1) - dt.timedelta(days=1)
    return Point(f"{year}-{code}", Period(dt.date(year, *first), end), Unit.SEASON)


def part_of(period: Period, part: str) -> Period:
    """Return the early, middle or late third of a period; its last seventh for ``end``.

    Examples
    --------
    >>> str(part_of(Period(dt.date(2018, 9, 1), dt.date(2018, 9, 30)), "early"))
    '2018-09-01..2018-09-10'
    """
    third = max(period.days // 3, 1)
    if part == "early":
        return Period(period.start, period.start + dt.timedelta(days=third - 1))
    if part == "late":
        return Period(period.end - dt.timedelta(days=third - 1), period.end)
    if part == "end":
        return Period(period.end - dt.timedelta(days=max(period.days // 7, 1) - 1), period.end)
    middle = period.start + dt.timedelta(days=third)
    return Period(middle, max(period.end - dt.timedelta(days=third), middle))


def _day(day: dt.date) -> Point:
    return Point(day.isoformat(), Period(day, day), Unit.DAY)


def _week(day: dt.date) -> Point:
    monday = day - dt.timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    period = Period(monday, monday + dt.timedelta(days=6))
    return Point(f"{year}-W{number:02}", period, Unit.WEEK)


def _weekend(day: dt.date) -> Point:
    week = _week(day)
    return Point(
        f"{week.value}-WE", Period(week.period.end - dt.timedelta(1), week.period.end), Unit.WEEKEND
    )


def _months(day: dt.date, size: int) -> tuple[int, Period]:
    """Return the number, from 1, of the run of months that holds a day, and its days."""
    number = (day.month - 1) // size
    last = (number + 1) * size
    end = dt.date(day.year, last, calendar.monthrange(day.year, last)[1])
    return number + 1, Period(dt.date(day.year, number * size + 1, 1), end)


def _month(day: dt.date) -> Point:
    return Point(f"{day.year:04}-{day.month:02}", _months(day, 1)[1], Unit.MONTH)


def _quarter(day: dt.date) -> Point:
    number, period = _months(day, 3)
    return Point(f"{day.year:04}-Q{number}", period, Unit.QUARTER)


def _half(day: dt.date) -> Point:
    number, period = _months(day, 6)
    return Point(f"{day.year:04}-H{number}", period, Unit.HALF)


def _season(day: dt.date) -> Point:
    name = ("winter", "spring", "summer", "fall")[day.month % 12 // 3]
    return season(name, day.year - (day.month < 3))


def _year(day: dt.date) -> Point:
    return Point(f"{day.year:04}", _months(day, 12)[1], Unit.YEAR)


def _decade(day: dt.date) -> Point:
    first = max(day.year // 10 * 10, 1)
    period = Period(dt.date(first, 1, 1), dt.date(first // 10 * 10 + 9, 12, 31))
    return Point(f"{day.year // 10:03}", period, Unit.DECADE)


def _century(day: dt.date) -> Point:
    first = max(day.year // 100 * 100, 1)
    period = Period(dt.date(first, 1, 1), dt.date(first // 100 * 100 + 99, 12, 31))
    return Point(f"{day.year // 100:02}", period, Unit.CENTURY)


_POINTS: dict[Unit, Callable[[dt.date], Point]] = {
    Unit.DAY: _day,
    Unit.WEEKEND: _weekend,
    Unit.WEEK: _week,
    Unit.MONTH: _month,
    Unit.QUARTER: _quarter,
    Unit.HALF: _half,
    Unit.SEASON: _season,
    Unit.YEAR: _year,
    Unit.DECADE: _decade,
    Unit.CENTURY: _century,
}
