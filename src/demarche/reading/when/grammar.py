"""Time expressions of English prose: patterns, and the meaning of each.

`RULES` is the grammar, one line a rule. Of matches that overlap the longest counts, then the
earlier rule (see `demarche.reading.when.times`). What may stand before any expression, such as
"early" or "since", is not part of a rule.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from demarche.case.period import Period
from demarche.errors import InputError
from demarche.reading.numeral import DIGITS, ORDINAL, WORDS, ordinal_of, value_of
from demarche.reading.when.meaning import (
    Between,
    Clock,
    Counted,
    Every,
    InSoMany,
    InSomeYear,
    Length,
    Meaning,
    OnMonthDay,
    OnWeekday,
    Somewhen,
    Stated,
    Told,
)
from demarche.reading.when.point import SEASONS, Point, Unit, point, season
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
_CODES = {
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
_COARSE = {
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
_DAYTIMES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00"}
_SIDES = {
    **{"last": -1, "past": -1, "previous": -1, "prior": -1, "latest": -1},
    **{"this": 0, "current": 0, "this past": -1, "next": 1, "coming": 1, "upcoming": 1},
    **{"this coming": 1, "following": 1},
}
_FIXED_DAYS = {
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

_MONTH = (
    one_of([*_MONTH_NAMES, "sept."])
    + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?=[\s,/-])"
)
_MONTH = rf"(?P<month>{_MONTH})"
_CAPITAL_MONTH = (
    _MONTH.replace("may", "(?-i:May)")
    .replace("march", "(?-i:March)")
    .replace("august", "(?-i:August)")
)
_WEEKDAY = rf"(?P<weekday>{one_of(_WEEKDAY_NAMES)}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?)"
_FULL_WEEKDAY = rf"(?P<weekday>{one_of(_WEEKDAY_NAMES)})"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.:%]\d|\d|%)"
_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)(?![\d%]|[.,]\d)"
_UNITS = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur)"
_UNIT = rf"(?P<unit>{_UNITS}(?:y|ie)?)"
_SIDE = rf"(?P<side>{one_of(_SIDES)})"
_DAYTIME = r"(?P<daytime>morning|afternoon|evening|night)"
_VAGUE = r"(?:just )?(?:a couple(?: of)?|couple of|a few|few|several|many|a number of)"
_COUNT = rf"(?P<count>{_VAGUE}|{DIGITS}|{WORDS}|an?\b)"
_OF_YEAR = rf"(?:(?: ?,)? (?:(?:of|in) )?{_YEAR}|,? (?:of |in )?(?P<yearside>last|this|next) year)"
_RANK = rf"(?P<rank>{ORDINAL}|last|final)"

Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern, and what a match means; None where it means no time after all."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].casefold().rstrip(".")]


def _weekday(match: re.Match[str]) -> int:
    return _WEEKDAYS[match["weekday"].casefold().rstrip(".")]


def _side(match: re.Match[str]) -> int | None:
    side = match["side"]
    return None if side is None else _SIDES[" ".join(side.casefold().split())]


def _year_side(match: re.Match[str]) -> int | None:
    return None if not match["yearside"] else _SIDES[match["yearside"].casefold()]


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
    return InSomeYear(in_year, unfixed, side, _year_side(match))


def _numbers(match: re.Match[str]) -> Meaning | None:
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


def _month_day(match: re.Match[str]) -> Meaning | None:
    month, day = _month(match), int(match["day"])
    if day > calendar.monthrange(2000, month)[1]:
        return None
    return _yearly(match, partial(_day_in, month, day), f"XXXX-{month:02}-{day:02}")


def _month_days(match: re.Match[str]) -> Meaning | None:
    month, first, last = _month(match), int(match["day"]), int(match["last"])
    if not first < last <= calendar.monthrange(2000, month)[1]:
        return None
    ends = [
        _yearly(match, partial(_day_in, month, day), f"XXXX-{month:02}-{day:02}")
        for day in (first, last)
    ]
    return Between(*ends)


def _month_alone(match: re.Match[str]) -> Meaning:
    month = _month(match)
    in_year = partial(_first_in, Unit.MONTH, month)
    return _yearly(match, in_year, f"XXXX-{month:02}", _side(match))


def _season_alone(match: re.Match[str]) -> Meaning:
    name = match["season"].casefold()
    return _yearly(match, partial(season, name), f"XXXX-{SEASONS[name][0]}", _side(match))


def _quarter(match: re.Match[str]) -> Meaning | None:
    rank = match["rank"].casefold()
    number = (
        4 if rank in ("last", "final") else ordinal_of(rank) if rank[-1].isalpha() else int(rank)
    )
    if not 1 <= number <= 4:
        return None
    return _yearly(match, partial(_first_in, Unit.QUARTER, 3 * number - 2), f"XXXX-Q{number}")


def _half(match: re.Match[str]) -> Meaning:
    number = 1 if match["rank"].casefold() in ("first", "1st") else 2
    return _yearly(match, partial(_first_in, Unit.HALF, 6 * number - 5), f"XXXX-H{number}")


def _fixed_day(match: re.Match[str]) -> Meaning:
    month, day = _FIXED_DAYS[match["holiday"].casefold()]
    in_year = partial(_day_in, month, day)
    return _yearly(match, in_year, f"XXXX-{month:02}-{day:02}", _side(match))


def _thanksgiving_in(year: int) -> Point:
    first = dt.date(year, 11, 1)
    return point(Unit.DAY, first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21))


def _thanksgiving(match: re.Match[str]) -> Meaning:
    return _yearly(match, _thanksgiving_in, "XXXX-11-XX", _side(match))


def _on_weekday(match: re.Match[str]) -> Meaning:
    week = match["weekside"]
    day = OnWeekday(
        _weekday(match), _side(match), None if week is None else _SIDES[week.casefold()]
    )
    return Clock(_DAYTIMES[match["daytime"].casefold()], day) if match["daytime"] else day


def _near_day(match: re.Match[str]) -> Meaning:
    word = " ".join(match["word"].casefold().split())
    shift = {
        **{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0},
        **{"the day before yesterday": -2, "the day after tomorrow": 2, "this": 0, "last": -1},
    }[word]
    day = Counted(Unit.DAY, shift, shift)
    time = "night" if word == "tonight" else match["daytime"]
    return Clock(_DAYTIMES[time.casefold()], day) if time else day


def _beside(match: re.Match[str]) -> Meaning | None:
    """Read "last week", "this year", "the current quarter"."""
    unit = _COARSE.get(match["unit"].casefold())
    side = _side(match)
    if unit is None or side is None or (unit is Unit.DAY and side == 0):
        return None
    side_word = match["side"].casefold()
    if unit is Unit.DAY or side_word in ("following", "previous", "prior"):
        return Counted(unit, side, side, from_told=True)
    return Counted(unit, side, side)


def _told(match: re.Match[str]) -> Meaning | None:
    unit = _COARSE.get(match["unit"].casefold())
    return Told(unit) if unit else None


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
    code = _CODES[unit]
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def _ago(match: re.Match[str]) -> Meaning | None:
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"])
    if not 0 < high < 2000:
        return None
    if unit == "fortnight":
        return Counted(Unit.WEEK, -2 * low, -2 * low)
    if unit not in _COARSE:
        return Counted(Unit.DAY, 0, 0)
    if _COARSE[unit] is Unit.YEAR and high == low == 1 and _compares(match):
        return Counted(Unit.YEAR, -1, -1, from_told=True)
    return Counted(_COARSE[unit], -low, -high)


def _compares(match: re.Match[str]) -> bool:
    """Whether a year ago is what the figures before it are compared with."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    return (
        re.search(r"\b(?:from|than|with|to|against|in|,)\s*\S{0,12}\s*\S{0,12}\s*$", before)
        is not None
    )


def _after_told(match: re.Match[str]) -> Meaning | None:
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"] or "one")
    if unit not in _COARSE or not 0 < high < 2000:
        return None
    sign = -1 if match["word"].casefold() in ("earlier", "before", "previously", "prior") else 1
    return Counted(_COARSE[unit], sign * low, sign * high, from_told=True)


def _from_now(match: re.Match[str]) -> Meaning | None:
    unit, (low, high) = match["unit"].casefold(), _range_of(match["count"])
    if unit not in _COARSE or not 0 < high < 2000:
        return None
    return Counted(_COARSE[unit], low, high)


def _in_so_many(match: re.Match[str]) -> Meaning | None:
    ahead, lasting = _from_now(match), _length(match)
    if isinstance(ahead, Counted) and isinstance(lasting, Length):
        return InSoMany(ahead, lasting)
    return None


def _length(match: re.Match[str]) -> Meaning | None:
    unit, count = match["unit"].casefold(), match["count"]
    high = _range_of(count)[1]
    one = high == 1 or (unit == "quarter" and match[0][-1] != "s")
    if not 0 < high < 10**6 or (one and unit in ("second", "quarter")):
        return None
    side = _side(match) if "side" in match.re.groupindex else None
    coarse = _COARSE.get(unit)
    back = -high if side == -1 else high if side == 1 else 0
    return Length(_lasting(_amount(count), unit), coarse, back if high < 2000 else 0)


def _some_units(match: re.Match[str]) -> Meaning | None:
    """Read "recent months", "the coming weeks", "decades"."""
    unit = match["unit"].casefold()
    side = match["near"].casefold() if match["near"] else ""
    count = {"recent": -4, "past": -4, "coming": 4, "next": 4, "": 0}[side]
    return Length(_lasting("X", unit), _COARSE.get(unit), count)


def _adverb(match: re.Match[str]) -> Meaning:
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
_ADVERB_WORDS = one_of(w for _, _, words in _ADVERBS for w in words)


def _every(match: re.Match[str]) -> Meaning | None:
    if match["weekday"]:
        return Every(f"XXXX-WXX-{_weekday(match) + 1}")
    if match["month"]:
        return Every(f"XXXX-{_month(match):02}")
    count = match["count"]
    amount = _amount(count) if count else "2" if match["other"] else "1"
    return Every(_lasting(amount, match["unit"].casefold()))


_OFTEN = {
    **{"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"},
    **{"yearly": "P1Y", "annually": "P1Y", "nightly": "P1D"},
    **{"fortnightly": "P2W", "bimonthly": "P2M", "semiannual": "P6M", "semiannually": "P6M"},
}


def _decade(match: re.Match[str]) -> Meaning:
    tens = match["tens"]
    year = int(tens) if len(tens) == 4 else 1900 + int(tens)
    return Stated(point(Unit.DECADE, dt.date(year, 1, 1)))


def _century(match: re.Match[str]) -> Meaning | None:
    number = ordinal_of(match["rank"])
    return (
        Stated(point(Unit.CENTURY, dt.date(100 * number - 100 or 1, 1, 1))) if number < 30 else None
    )


def _year(match: re.Match[str]) -> Meaning:
    return Stated(point(Unit.YEAR, dt.date(int(match["year"]), 1, 1)))


def _spoken_year(match: re.Match[str]) -> Meaning:
    tens, ones = match["tens"].casefold(), (match["ones"] or "").casefold()
    year = 1900 + int(value_of(tens)) + (int(value_of(ones)) if ones else 0)
    return Stated(point(Unit.YEAR, dt.date(year, 1, 1)))


def _years(match: re.Match[str]) -> Meaning | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end:
        return None
    period = Period(dt.date(first, 1, 1), dt.date(end, 12, 31))
    return Stated(Point(f"{first}/{end}", period, Unit.YEAR))


def _clock(match: re.Match[str]) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()[:1]
    if hour > (12 if half else 24) or minute > 59:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    time = f"{hour:02}:{minute:02}"
    return Clock(time, OnWeekday(_weekday(match))) if match["weekday"] else Clock(time)


_KEPT = re.compile(r"(\[[^\]]*\]|\(\?<[=!][^)]*\))")


def _spaced(pattern: str) -> str:
    """Return the pattern with each space ready for a line break or two spaces.

    Character classes and what looks behind stay as they are.
    """
    return "".join(
        piece.replace("[ -/]", r"[\s/-]").replace("[ -]", r"[\s-]")
        if _KEPT.fullmatch(piece)
        else piece.replace(" ?", r"\s?").replace(" ", r"\s{1,2}")
        for piece in _KEPT.split(pattern)
    )


def _rule(name: str, pattern: str, build: Build) -> Rule:
    pattern = _spaced(pattern)
    return Rule(name, re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", re.IGNORECASE), build)


_TENS = listed("ten twenty thirty forty fifty sixty seventy eighty ninety")
_ONES = listed("one two three four five six seven eight nine")
_FIRST_WORDS = r"(?:the |its |their )?"
RULES: tuple[Rule, ...] = (
    _rule(
        "numeric date",
        r"\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/])\d\d?\2(?:\d{4}|\d\d)(?![-/.]\d)",
        _numbers,
    ),
    _rule("month day", rf"(?:{_WEEKDAY},? )?(?:the )?{_MONTH}[ -/]{_DAY}{_OF_YEAR}?", _month_day),
    _rule(
        "day month",
        rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}[ -](?:of )?{_MONTH}{_OF_YEAR}?",
        _month_day,
    ),
    _rule(
        "month days",
        rf"{_MONTH} {_DAY} ?(?:-|–|to|through) ?(?P<last>\d\d?){_OF_YEAR}?",
        _month_days,
    ),
    _rule("month", rf"(?:{_SIDE} )?{_CAPITAL_MONTH}{_OF_YEAR}?", _month_alone),
    _rule(
        "season",
        rf"(?:{_SIDE} |(?<=in )the |(?<=the )(?=summer|winter|autumn)|(?<=late )|(?<=early ))"
        rf"(?P<season>spring|summer|fall|autumn|winter){_OF_YEAR}?",
        _season_alone,
    ),
    _rule(
        "quarter", rf"{_FIRST_WORDS}(?:fiscal )?{_RANK}[ -](?:fiscal )?quarter{_OF_YEAR}?", _quarter
    ),
    _rule("numbered quarter", rf"Q(?P<rank>[1-4])(?:[ -]?{_YEAR}|(?P<yearside>\b))", _quarter),
    _rule(
        "half of a year",
        rf"{_FIRST_WORDS}(?P<rank>first|second|last|1st|2nd)[ -]half"
        rf"(?:{_OF_YEAR}| of the year|(?= (?!of\b)\w))",
        _half,
    ),
    _rule(
        "fixed holiday", rf"(?:{_SIDE} )?(?P<holiday>{one_of(_FIXED_DAYS)}){_OF_YEAR}?", _fixed_day
    ),
    _rule("thanksgiving", rf"(?:{_SIDE} )?thanksgiving(?: day)?{_OF_YEAR}?", _thanksgiving),
    _rule(
        "weekday",
        rf"(?:{_SIDE} )?{_FULL_WEEKDAY}(?: (?:of )?(?P<weekside>last|this|next) week)?"
        rf"(?: {_DAYTIME})?",
        _on_weekday,
    ),
    _rule(
        "day of the month",
        r"the (?P<day>\d\d?)(?:st|nd|rd|th)(?! \w)",
        lambda m: OnMonthDay(int(m["day"])) if 1 <= int(m["day"]) <= 31 else None,
    ),
    _rule(
        "near day",
        r"(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tonight"
        r"|tomorrow)"
        rf"(?: {_DAYTIME})?",
        _near_day,
    ),
    _rule("this morning", rf"(?P<word>this|last) {_DAYTIME}", _near_day),
    _rule("last week", rf"(?:the )?{_SIDE} {_UNIT}", _beside),
    _rule(
        "that week", rf"(?:the same|that same|that|the full|the fiscal|the) {_UNIT}(?! of\b)", _told
    ),
    _rule("ago", rf"{_COUNT}[ -]{_UNIT}s?[ -]ago", _ago),
    _rule(
        "long past", r"(?:years|decades|centuries|months|long) ago", lambda _: Somewhen("PAST_REF")
    ),
    _rule(
        "earlier or later",
        rf"{_COUNT}[ -]{_UNIT}s?[ -]"
        r"(?P<word>earlier|later|before|prior|after|afterward|previously)",
        _after_told,
    ),
    _rule(
        "year before",
        r"(?:the )?(?:comparable )?year-(?:earlier|ago)(?: (?:third|first|second|fourth))?"
        r"(?: (?:quarter|period|months?))?",
        lambda _: Counted(Unit.YEAR, -1, -1, from_told=True),
    ),
    _rule("latest period", r"(?:the )?latest (?:quarter|period)", lambda _: Told(Unit.QUARTER)),
    _rule(
        "spoken year",
        rf"(?:nineteen (?P<tens>{one_of(_TENS)})(?:[ -](?P<ones>{one_of(_ONES)}))?)",
        _spoken_year,
    ),
    _rule(
        "the day after",
        r"(?:the )(?P<count>)(?P<unit>day|week|month|year) (?P<word>before|after|prior|earlier)",
        _after_told,
    ),
    _rule("from now", rf"{_COUNT} {_UNIT}s? (?:from now|hence|from today)", _from_now),
    _rule("in so many", rf"(?<=in ){_COUNT} {_UNIT}s?", _in_so_many),
    _rule("last so many", rf"(?:the )?{_SIDE} {_COUNT} {_UNIT}s?", _length),
    _rule(
        "so many",
        rf"{_FIRST_WORDS}(?:(?:first|final|full|another|full) )?{_COUNT}"
        rf"(?: more| straight| consecutive)?[ -]{_UNIT}s?(?:-long)?(?![ -]olds?\b)",
        _length,
    ),
    _rule("recent months", rf"(?:the )?(?P<near>recent|past|coming|next) {_UNIT}s", _some_units),
    _rule(
        "bare units", rf"(?P<near>)(?:(?<=for )|(?<=in )|(?<=over ))(?:the )?{_UNIT}s", _some_units
    ),
    _rule("adverb", _ADVERB_WORDS, _adverb),
    _rule(
        "every",
        rf"(?:every|each) (?P<other>other )?"
        rf"(?:{_WEEKDAY}|{_MONTH}|(?:(?P<count>{DIGITS}|{WORDS}) )?{_UNIT}s?)",
        _every,
    ),
    _rule("often", rf"(?P<often>{one_of(_OFTEN)})", lambda m: Every(_OFTEN[m["often"].casefold()])),
    _rule("decade", r"(?:the )?(?:mid-?)?['’]?(?P<tens>1\d\d0|20\d0|(?<=['’])\d0)['’]?s", _decade),
    _rule("century", rf"(?:the )?(?P<rank>{ORDINAL})[ -]century", _century),
    _rule("fiscal year", rf"(?:the )?(?:fiscal|calendar)(?: year)? {_YEAR}", _year),
    _rule("years", rf"{_YEAR} ?(?:-|–|/) ?(?P<last>\d\d(?:\d\d)?)", _years),
    _rule("year", rf"(?:the year )?(?<![\d.,/])(?<!\d-){_YEAR}(?![-/]\d)", _year),
    _rule(
        "clock",
        rf"(?P<hour>\d\d?)(?::(?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?)"
        rf"(?: [A-Z]{{2,3}}T?)?(?: (?:on )?{_WEEKDAY})?",
        _clock,
    ),
)
