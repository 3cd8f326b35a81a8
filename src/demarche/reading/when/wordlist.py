"""The words for times, and the patterns that rules are made of."""

from __future__ import annotations

import re

from demarche.reading.numeral import DIGITS, ORDINAL, WORDS
from demarche.reading.when.point import Unit
from demarche.reading.wording import listed, one_of

_MONTH_NAMES = listed(
    "january february march april may june july august september october november december"
)

_MONTHS = {
    **{name: i for i, name in enumerate(_MONTH_NAMES, start=1)},
    **{name[:3]: i for i, name in enumerate(_MONTH_NAMES, start=1) if name != "may"},
    "sept": 9,
}

_WEEKDAY_NAMES = listed("monday tuesday wednesday thursday friday saturday sunday")

_WEEKDAYS = {
    **{name: i for i, name in enumerate(_WEEKDAY_NAMES)},
    **{"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4},
    **{"sat": 5, "sun": 6},
}

CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}

COARSE = {
    "day": Unit.DAY,
    "night": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}

DAYTIMES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00"}

SIDES = {
    **{"last": -1, "past": -1, "previous": -1, "prior": -1, "latest": -1},
    **{"this": 0, "current": 0, "this past": -1, "next": 1, "coming": 1, "upcoming": 1},
    **{"this coming": 1, "following": 1},
}

FIXED_DAYS = {
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "may day": (5, 1),
}

MONTH = (
    one_of([*_MONTH_NAMES, "sept."])
    + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?=[\s,/-])"
)

MONTH = rf"(?P<month>{MONTH})"

CAPITAL_MONTH = (
    MONTH.replace("may", "(?-i:May)")
    .replace("march", "(?-i:March)")
    .replace("august", "(?-i:August)")
)

WEEKDAY = rf"(?P<weekday>{one_of(_WEEKDAY_NAMES)}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?)"

FULL_WEEKDAY = rf"(?P<weekday>{one_of(_WEEKDAY_NAMES)})"

DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.:%]\d|\d|%)"

YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)(?![\d%]|[.,]\d)"

_UNITS = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur)"

UNIT = rf"(?P<unit>{_UNITS}(?:y|ie)?)"

SIDE = rf"(?P<side>{one_of(SIDES)})"

DAYTIME = r"(?P<daytime>morning|afternoon|evening|night)"

_VAGUE = r"(?:just )?(?:a couple(?: of)?|couple of|a few|few|several|many|a number of)"

COUNT = rf"(?P<count>{_VAGUE}|{DIGITS}|{WORDS}|an?\b)"

OF_YEAR = rf"(?:(?: ?,)? (?:(?:of|in) )?{YEAR}|,? (?:of |in )?(?P<yearside>last|this|next) year)"

RANK = rf"(?P<rank>{ORDINAL}|last|final)"


def month_of(match: re.Match[str]) -> int:
    """Return the number of the month that a match names."""
    return _MONTHS[match["month"].casefold().rstrip(".")]


def weekday_of(match: re.Match[str]) -> int:
    """Return the weekday that a match names, 0 for Monday."""
    return _WEEKDAYS[match["weekday"].casefold().rstrip(".")]


def side_of(match: re.Match[str]) -> int | None:
    """Return −1, 0 or 1 for last, this or next; None if a match does not say."""
    side = match["side"]
    return None if side is None else SIDES[" ".join(side.casefold().split())]


def year_side_of(match: re.Match[str]) -> int | None:
    """Return the same of the year that a match names."""
    return None if not match["yearside"] else SIDES[match["yearside"].casefold()]


TENS = listed("ten twenty thirty forty fifty sixty seventy eighty ninety")

ONES = listed("one two three four five six seven eight nine")

FIRST_WORDS = r"(?:the |its |their )?"
