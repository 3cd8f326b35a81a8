"""Rules that find a place on the calendar: dates, months, seasons, quarters, years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import partial

from demarche.case.period import Period
from demarche.reading.numeral import ordinal_of, value_of
from demarche.reading.when.meaning import (
    Between,
    Clock,
    InSomeYear,
    Meaning,
    OnWeekday,
    Stated,
)
from demarche.reading.when.point import SEASONS, Point, Unit, point, season
from demarche.reading.when.wordlist import FIXED_DAYS, month_of, side_of, weekday_of, year_side_of


def _day_in(month: int, day: int, year: int) -> Point:
    """Return the day; 29 February is the last of the month where there is none."""
    last = calendar.monthrange(year, month)[1]
    return point(Unit.DAY, dt.date(year, month, min(day, last)))


def _first_in(unit: Unit, month: int, year: int) -> Point:
    return point(unit, dt.date(year, month, 1))


def _yearly(
    match: re.Match[str], in_year: Callable[[int], Point], unfixed: str, side: int | None = None
) -> Meaning:
    """Return what is in every year, or in the year that the match names."""
    if match["year"]:
        return Stated(in_year(int(match["year"])))
    return InSomeYear(in_year, unfixed, side, year_side_of(match))


def read_numbers(match: re.Match[str]) -> Meaning | None:
    """Read ``2018-08-24`` and ``8/24/2018``; the month is first unless it cannot be."""
    numbers = [int(number) for number in re.split(r"\D", match[0])]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        first, second, year = numbers
        month, day = (second, first) if first > 12 else (first, second)
        year += 0 if year > 99 else 2000 if year < 50 else 1900
    try:
        return Stated(point(Unit.DAY, dt.date(year, month, day)))
    except ValueError:
        return None


def month_day(match: re.Match[str]) -> Meaning | None:
    """Read "August 24", "24 August 2018"."""
    month, day = month_of(match), int(match["day"])
    if day > calendar.monthrange(2000, month)[1]:
        return None
    return _yearly(match, partial(_day_in, month, day), f"XXXX-{month:02}-{day:02}")


def month_days(match: re.Match[str]) -> Meaning | None:
    """Read "June 5-7"."""
    month, first, last = month_of(match), int(match["day"]), int(match["last"])
    if not first < last <= calendar.monthrange(2000, month)[1]:
        return None
    ends = [
        _yearly(match, partial(_day_in, month, day), f"XXXX-{month:02}-{day:02}")
        for day in (first, last)
    ]
    return Between(*ends)


def month_alone(match: re.Match[str]) -> Meaning:
    """Read "May", "last May", "May 2018"."""
    month = month_of(match)
    in_year = partial(_first_in, Unit.MONTH, month)
    return _yearly(match, in_year, f"XXXX-{month:02}", side_of(match))


def season_alone(match: re.Match[str]) -> Meaning:
    """Read "this summer", "the fall of 2018"."""
    name = match["season"].casefold()
    return _yearly(match, partial(season, name), f"XXXX-{SEASONS[name][0]}", side_of(match))


def read_quarter(match: re.Match[str]) -> Meaning | None:
    """Read "the third quarter", "Q3 2018"."""
    rank = match["rank"].casefold()
    number = (
        4 if rank in ("last", "final") else ordinal_of(rank) if rank[-1].isalpha() else int(rank)
    )
    if not 1 <= number <= 4:
        return None
    return _yearly(match, partial(_first_in, Unit.QUARTER, 3 * number - 2), f"XXXX-Q{number}")


def read_half(match: re.Match[str]) -> Meaning:
    """Read "the first half of 2018"."""
    number = 1 if match["rank"].casefold() in ("first", "1st") else 2
    return _yearly(match, partial(_first_in, Unit.HALF, 6 * number - 5), f"XXXX-H{number}")


def fixed_day(match: re.Match[str]) -> Meaning:
    """Read a holiday that has one date."""
    month, day = FIXED_DAYS[match["holiday"].casefold()]
    in_year = partial(_day_in, month, day)
    return _yearly(match, in_year, f"XXXX-{month:02}-{day:02}", side_of(match))


def _thanksgiving_in(year: int) -> Point:
    first = dt.date(year, 11, 1)
    return point(Unit.DAY, first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21))


def thanksgiving(match: re.Match[str]) -> Meaning:
    """Read the fourth Thursday of November."""
    return _yearly(match, _thanksgiving_in, "XXXX-11-XX", side_of(match))


def read_decade(match: re.Match[str]) -> Meaning:
    """Read "the 1990s"."""
    tens = match["tens"]
    year = int(tens) if len(tens) == 4 else 1900 + int(tens)
    return Stated(point(Unit.DECADE, dt.date(year, 1, 1)))


def read_century(match: re.Match[str]) -> Meaning | None:
    """Read "the 19th century"."""
    number = ordinal_of(match["rank"])
    return (
        Stated(point(Unit.CENTURY, dt.date(100 * number - 100 or 1, 1, 1))) if number < 30 else None
    )


def read_year(match: re.Match[str]) -> Meaning:
    """Read "2018"."""
    return Stated(point(Unit.YEAR, dt.date(int(match["year"]), 1, 1)))


def spoken_year(match: re.Match[str]) -> Meaning:
    """Read "nineteen ninety-six"."""
    tens, ones = match["tens"].casefold(), (match["ones"] or "").casefold()
    year = 1900 + int(value_of(tens)) + (int(value_of(ones)) if ones else 0)
    return Stated(point(Unit.YEAR, dt.date(year, 1, 1)))


def read_years(match: re.Match[str]) -> Meaning | None:
    """Read "2018-19"."""
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end:
        return None
    period = Period(dt.date(first, 1, 1), dt.date(end, 12, 31))
    return Stated(Point(f"{first}/{end}", period, Unit.YEAR))


def read_clock(match: re.Match[str]) -> Meaning | None:
    """Read "10:35 a.m. on Tuesday"."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()[:1]
    if hour > (12 if half else 24) or minute > 59:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    time = f"{hour:02}:{minute:02}"
    return Clock(time, OnWeekday(weekday_of(match))) if match["weekday"] else Clock(time)
