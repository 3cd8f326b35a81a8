"""Rules that point from the day of publication: weekdays, today, last week, now, soon."""

from __future__ import annotations

import re

from demarche.reading.when.meaning import (
    Clock,
    Counted,
    Meaning,
    OnWeekday,
    Somewhen,
    Told,
)
from demarche.reading.when.point import Unit
from demarche.reading.when.wordlist import COARSE, DAYTIMES, SIDES, side_of, weekday_of
from demarche.reading.wording import one_of


def on_weekday(match: re.Match[str]) -> Meaning:
    """Read "Friday", "last Friday", "Friday night"."""
    week = match["weekside"]
    day = OnWeekday(
        weekday_of(match), side_of(match), None if week is None else SIDES[week.casefold()]
    )
    return Clock(DAYTIMES[match["daytime"].casefold()], day) if match["daytime"] else day


def near_day(match: re.Match[str]) -> Meaning:
    """Read "yesterday", "this morning"."""
    word = " ".join(match["word"].casefold().split())
    shift = {
        **{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0},
        **{"the day before yesterday": -2, "the day after tomorrow": 2, "this": 0, "last": -1},
    }[word]
    day = Counted(Unit.DAY, shift, shift)
    time = "night" if word == "tonight" else match["daytime"]
    return Clock(DAYTIMES[time.casefold()], day) if time else day


def read_beside(match: re.Match[str]) -> Meaning | None:
    """Read "last week", "this year", "the current quarter"."""
    unit = COARSE.get(match["unit"].casefold())
    side = side_of(match)
    if unit is None or side is None or (unit is Unit.DAY and side == 0):
        return None
    side_word = match["side"].casefold()
    if unit is Unit.DAY or side_word in ("following", "previous", "prior"):
        return Counted(unit, side, side, from_told=True)
    return Counted(unit, side, side)


def read_told(match: re.Match[str]) -> Meaning | None:
    """Read "the quarter", "that year"."""
    unit = COARSE.get(match["unit"].casefold())
    return Told(unit) if unit else None


def read_adverb(match: re.Match[str]) -> Meaning:
    """Read "now", "recently", "soon"."""
    word = " ".join(match[0].casefold().split())
    for value, days, words in _ADVERBS:
        if word in words:
            return Somewhen(value, days)
    raise AssertionError(f"{word!r} is in the pattern but in no list")


_ADVERBS: tuple[tuple[str, int | None, frozenset[str]], ...] = (
    (
        "PRESENT_REF",
        0,
        frozenset({"now", "currently", "current", "at present", "presently", "nowadays"})
        | {"at the moment", "right now", "at this time", "these days", "for now", "at this point"}
        | {"these days"},
    ),
    ("PAST_REF", 180, frozenset({"recently", "lately", "recent", "most recently"})),
    (
        "PAST_REF",
        None,
        frozenset({"formerly", "in the past", "the past", "long ago", "years ago"})
        | {"at the time", "at that time", "decades ago", "back then"},
    ),
    ("FUTURE_REF", 180, frozenset({"soon", "in the near future", "the near future"})),
    ("FUTURE_REF", None, frozenset({"the future", "in the future", "in future", "someday"})),
)

ADVERB_WORDS = one_of(w for _, _, words in _ADVERBS for w in words)
