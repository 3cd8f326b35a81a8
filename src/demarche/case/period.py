"""When: calendar periods as people write them, kept exactly as vague as they are.

A period is a closed interval of days, open at either end where nothing is said.  ``2018-05`` is
thirty-one days, never its first or its middle.

Written forms: ``2018``, ``2018-H1``, ``2018-Q3``, ``2018-05``, ``2018-05-24``, a range
``2018-05..2018-08``, and half-open ranges ``2018-08-24..`` and ``..2018-05``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from demarche.errors import InputError

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed interval of days.

    Attributes
    ----------
    start, end : datetime.date
        First and last day; ``date.min`` and ``date.max`` where the period is open.
    """

    start: dt.date
    end: dt.date

    def __contains__(self, other: Period) -> bool:
        """Say whether every day of `other` lies in this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Say whether the two periods share a day."""
        return self.start <= other.end and other.start <= self.end

    def shared(self, other: Period) -> Period | None:
        """Return the days of both; None if there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start <= end else None

    def precedes(self, other: Period) -> bool:
        """Say whether this period begins before `other` and ends no later."""
        return self.start < other.start and self.end <= other.end

    def spanning(self, other: Period) -> Period:
        """Return the smallest period that holds both."""
        return Period(min(self.start, other.start), max(self.end, other.end))

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        """Return the shortest written form that reads back as this period."""
        if self.start == dt.date.min and self.end == dt.date.max:
            return ".."
        if self.end == dt.date.max:
            return f"{self.start}.."
        if self.start == dt.date.min:
            return f"..{self.end}"
        y, first, last = self.start.year, self.start, self.end
        names = [f"{y}", f"{y}-H1", f"{y}-H2", *(f"{y}-Q{q}" for q in range(1, 5))]
        names += [f"{y}-{first.month:02}", str(first)]
        for name in names:
            if _point(name) == self:
                return name
        return f"{first}..{last}"


def _point(text: str) -> Period | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return Period(day, day)
    first, last = 1, 12
    if match["half"]:
        last = 6 * int(match["half"])
        first = last - 5
    elif match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["month"]:
        first = last = int(match["month"])
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """Read a written period.

    Parameters
    ----------
    text : str
        One of the written forms of this module.

    Raises
    ------
    InputError
        If `text` is none of them, names no day of the calendar, or ends before it starts.

    Examples
    --------
    >>> period("2018-H1").end
    datetime.date(2018, 6, 30)
    >>> str(period("2018-05-01..2018-05-31"))
    '2018-05'
    """
    text = text.strip()
    hint = "write 2018, 2018-H1, 2018-Q3, 2018-05, 2018-05-24, or a range such as 2018-05..2018-08"
    try:
        if ".." in text:
            left, _, right = text.partition("..")
            start, end = _point(left.strip()), _point(right.strip())
            if (left.strip() and start is None) or (right.strip() and end is None):
                raise InputError(f"'{text}' is not a period", hint=hint)
            found = Period(start.start if start else dt.date.min, end.end if end else dt.date.max)
        else:
            point = _point(text)
            if point is None:
                raise InputError(f"'{text}' is not a period", hint=hint)
            found = point
    except ValueError as error:
        raise InputError(f"'{text}' is not a period: {error}", hint=hint) from None
    if found.end < found.start:
        raise InputError(f"'{text}' ends before it starts", hint="swap its two ends")
    return found
