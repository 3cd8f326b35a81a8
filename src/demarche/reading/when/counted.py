"""Rules that count units: ago, later, from now, lengths, and what comes back."""

from __future__ import annotations

import re

from demarche.errors import InputError
from demarche.reading.numeral import value_of
from demarche.reading.when.meaning import (
    Counted,
    Every,
    InSoMany,
    Length,
    Meaning,
)
from demarche.reading.when.point import Unit
from demarche.reading.when.wordlist import COARSE, CODES, month_of, side_of, weekday_of


def _range_of(count: str) -> tuple[int, int]:
    """Return the least and most that a count may be; (0, 0) for no count at all."""
    word = count.casefold().removeprefix("just ").removesuffix(" of")
    if word in ("a", "an"):
        return 1, 1
    if word in ("a couple", "couple"):
        return 2, 3
    if word in ("a few", "few", "several", "some", "many", "a number"):
        return 2, 6
    try:
        value = value_of(count)
    except InputError:
        return 0, 0
    return (int(value), int(value)) if value.denominator == 1 else (int(value), int(value) + 1)


def _amount(count: str) -> str:
    """Return a count in the form of a TIMEX3 duration."""
    low, high = _range_of(count)
    if low != high and not any(mark.isdigit() for mark in count):
        return "X"
    value = value_of(count) if count.casefold() not in ("a", "an") else low
    return str(value) if value == int(value) else f"{float(value):g}"


def _lasting(amount: str, unit: str) -> str:
    """Return a TIMEX3 duration.

    Examples
    --------
    >>> _lasting("3", "month"), _lasting("2", "hour"), _lasting("1", "fortnight")
    ('P3M', 'PT2H', 'P2W')
    """
    if unit == "fortnight" and amount != "X":
        amount = f"{float(amount) * 2:g}"
    code = CODES[unit]
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def read_ago(match: re.Match[str]) -> Meaning | None:
    """Read "two weeks ago"; a year ago beside a figure is that figure's period, a year back."""
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"])
    if not 0 < high < 2000:
        return None
    if unit == "fortnight":
        return Counted(Unit.WEEK, -2 * low, -2 * low)
    if unit not in COARSE:
        return Counted(Unit.DAY, 0, 0)
    if COARSE[unit] is Unit.YEAR and high == low == 1 and _compares(match):
        return Counted(Unit.YEAR, -1, -1, from_told=True)
    return Counted(COARSE[unit], -low, -high)


def _compares(match: re.Match[str]) -> bool:
    """Whether a year ago is what the figures before it are compared with."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    return (
        re.search(r"\b(?:from|than|with|to|against|in|,)\s*\S{0,12}\s*\S{0,12}\s*$", before)
        is not None
    )


def after_told(match: re.Match[str]) -> Meaning | None:
    """Read "two days later", "a year earlier", "the day before"."""
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"] or "one")
    if unit not in COARSE or not 0 < high < 2000:
        return None
    sign = -1 if match["word"].casefold() in ("earlier", "before", "previously", "prior") else 1
    return Counted(COARSE[unit], sign * low, sign * high, from_told=True)


def from_now(match: re.Match[str]) -> Meaning | None:
    """Read "two weeks from now"."""
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"])
    if unit not in COARSE or not 0 < high < 2000:
        return None
    return Counted(COARSE[unit], low, high)


def in_so_many(match: re.Match[str]) -> Meaning | None:
    """Read "in two weeks"."""
    ahead, lasting = from_now(match), read_length(match)
    if isinstance(ahead, Counted) and isinstance(lasting, Length):
        return InSoMany(ahead, lasting)
    return None


def read_length(match: re.Match[str]) -> Meaning | None:
    """Read "three months", "the last two years"."""
    unit, count = match["unit"].casefold(), match["count"]
    high = _range_of(count)[1]
    one = high == 1 or (unit == "quarter" and match[0][-1] != "s")
    if not 0 < high < 10**6 or (one and unit in ("second", "quarter")):
        return None
    side = side_of(match) if "side" in match.re.groupindex else None
    coarse = COARSE.get(unit)
    back = -high if side == -1 else high if side == 1 else 0
    return Length(_lasting(_amount(count), unit), coarse, back if high < 2000 else 0)


def some_units(match: re.Match[str]) -> Meaning | None:
    """Read "recent months", "the coming weeks", "decades"."""
    unit = match["unit"].casefold()
    side = match["near"].casefold() if match["near"] else ""
    count = {"recent": -4, "past": -4, "coming": 4, "next": 4, "": 0}[side]
    return Length(_lasting("X", unit), COARSE.get(unit), count)


def read_every(match: re.Match[str]) -> Meaning | None:
    """Read "every Friday", "each month", "every two years"."""
    if match["weekday"]:
        return Every(f"XXXX-WXX-{weekday_of(match) + 1}")
    if match["month"]:
        return Every(f"XXXX-{month_of(match):02}")
    count = match["count"]
    amount = _amount(count) if count else "2" if match["other"] else "1"
    return Every(_lasting(amount, match["unit"].casefold()))


OFTEN = {
    **{"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"},
    **{"yearly": "P1Y", "annually": "P1Y", "nightly": "P1D"},
    **{"fortnightly": "P2W", "bimonthly": "P2M", "semiannual": "P6M", "semiannually": "P6M"},
}
