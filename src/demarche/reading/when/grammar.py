"""Time expressions of English prose: patterns, and the meaning of each.

`RULES` is the grammar, one line a rule. Of matches that overlap the longest counts, then the
earlier rule (see `demarche.reading.when.times`). What may stand before any expression, such as
"early" or "since", is not part of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from demarche.reading.numeral import DIGITS, ORDINAL, WORDS
from demarche.reading.when.counted import (
    OFTEN,
    after_told,
    from_now,
    in_so_many,
    read_ago,
    read_every,
    read_length,
    some_units,
)
from demarche.reading.when.dated import (
    fixed_day,
    month_alone,
    month_day,
    month_days,
    read_century,
    read_clock,
    read_decade,
    read_half,
    read_numbers,
    read_quarter,
    read_year,
    read_years,
    season_alone,
    spoken_year,
    thanksgiving,
)
from demarche.reading.when.deictic import (
    ADVERB_WORDS,
    near_day,
    on_weekday,
    read_adverb,
    read_beside,
    read_told,
)
from demarche.reading.when.meaning import (
    Counted,
    Every,
    Meaning,
    OnMonthDay,
    Somewhen,
    Told,
)
from demarche.reading.when.point import Unit
from demarche.reading.when.wordlist import (
    CAPITAL_MONTH,
    COUNT,
    DAY,
    DAYTIME,
    FIRST_WORDS,
    FIXED_DAYS,
    FULL_WEEKDAY,
    MONTH,
    OF_YEAR,
    ONES,
    RANK,
    SIDE,
    TENS,
    UNIT,
    WEEKDAY,
    YEAR,
)
from demarche.reading.wording import one_of

Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern, and what a match means; None where it means no time after all."""

    name: str
    pattern: re.Pattern[str]
    build: Build


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


RULES: tuple[Rule, ...] = (
    _rule(
        "numeric date",
        r"\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/])\d\d?\2(?:\d{4}|\d\d)(?![-/.]\d)",
        read_numbers,
    ),
    _rule("month day", rf"(?:{WEEKDAY},? )?(?:the )?{MONTH}[ -/]{DAY}{OF_YEAR}?", month_day),
    _rule(
        "day month",
        rf"(?:{WEEKDAY},? )?(?:the )?{DAY}[ -](?:of )?{MONTH}{OF_YEAR}?",
        month_day,
    ),
    _rule(
        "month days",
        rf"{MONTH} {DAY} ?(?:-|–|to|through) ?(?P<last>\d\d?){OF_YEAR}?",
        month_days,
    ),
    _rule("month", rf"(?:{SIDE} )?{CAPITAL_MONTH}{OF_YEAR}?", month_alone),
    _rule(
        "season",
        rf"(?:{SIDE} |(?<=in )the |(?<=the )(?=summer|winter|autumn)|(?<=late )|(?<=early ))"
        rf"(?P<season>spring|summer|fall|autumn|winter){OF_YEAR}?",
        season_alone,
    ),
    _rule(
        "quarter",
        rf"{FIRST_WORDS}(?:fiscal )?{RANK}[ -](?:fiscal )?quarter{OF_YEAR}?",
        read_quarter,
    ),
    _rule("numbered quarter", rf"Q(?P<rank>[1-4])(?:[ -]?{YEAR}|(?P<yearside>\b))", read_quarter),
    _rule(
        "half of a year",
        rf"{FIRST_WORDS}(?P<rank>first|second|last|1st|2nd)[ -]half"
        rf"(?:{OF_YEAR}| of the year|(?= (?!of\b)\w))",
        read_half,
    ),
    _rule("fixed holiday", rf"(?:{SIDE} )?(?P<holiday>{one_of(FIXED_DAYS)}){OF_YEAR}?", fixed_day),
    _rule("thanksgiving", rf"(?:{SIDE} )?thanksgiving(?: day)?{OF_YEAR}?", thanksgiving),
    _rule(
        "weekday",
        rf"(?:{SIDE} )?{FULL_WEEKDAY}(?: (?:of )?(?P<weekside>last|this|next) week)?"
        rf"(?: {DAYTIME})?",
        on_weekday,
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
        rf"(?: {DAYTIME})?",
        near_day,
    ),
    _rule("this morning", rf"(?P<word>this|last) {DAYTIME}", near_day),
    _rule("last week", rf"(?:the )?{SIDE} {UNIT}", read_beside),
    _rule(
        "that week",
        rf"(?:the same|that same|that|the full|the fiscal|the) {UNIT}(?! of\b)",
        read_told,
    ),
    _rule("ago", rf"{COUNT}[ -]{UNIT}s?[ -]ago", read_ago),
    _rule(
        "long past", r"(?:years|decades|centuries|months|long) ago", lambda _: Somewhen("PAST_REF")
    ),
    _rule(
        "earlier or later",
        rf"{COUNT}[ -]{UNIT}s?[ -]"
        r"(?P<word>earlier|later|before|prior|after|afterward|previously)",
        after_told,
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
        rf"(?:nineteen (?P<tens>{one_of(TENS)})(?:[ -](?P<ones>{one_of(ONES)}))?)",
        spoken_year,
    ),
    _rule(
        "the day after",
        r"(?:the )(?P<count>)(?P<unit>day|week|month|year) (?P<word>before|after|prior|earlier)",
        after_told,
    ),
    _rule("from now", rf"{COUNT} {UNIT}s? (?:from now|hence|from today)", from_now),
    _rule("in so many", rf"(?<=in ){COUNT} {UNIT}s?", in_so_many),
    _rule("last so many", rf"(?:the )?{SIDE} {COUNT} {UNIT}s?", read_length),
    _rule(
        "so many",
        rf"{FIRST_WORDS}(?:(?:first|final|full|another|full) )?{COUNT}"
        rf"(?: more| straight| consecutive)?[ -]{UNIT}s?(?:-long)?(?![ -]olds?\b)",
        read_length,
    ),
    _rule("recent months", rf"(?:the )?(?P<near>recent|past|coming|next) {UNIT}s", some_units),
    _rule(
        "bare units", rf"(?P<near>)(?:(?<=for )|(?<=in )|(?<=over ))(?:the )?{UNIT}s", some_units
    ),
    _rule("adverb", ADVERB_WORDS, read_adverb),
    _rule(
        "every",
        rf"(?:every|each) (?P<other>other )?"
        rf"(?:{WEEKDAY}|{MONTH}|(?:(?P<count>{DIGITS}|{WORDS}) )?{UNIT}s?)",
        read_every,
    ),
    _rule("often", rf"(?P<often>{one_of(OFTEN)})", lambda m: Every(OFTEN[m["often"].casefold()])),
    _rule(
        "decade", r"(?:the )?(?:mid-?)?['’]?(?P<tens>1\d\d0|20\d0|(?<=['’])\d0)['’]?s", read_decade
    ),
    _rule("century", rf"(?:the )?(?P<rank>{ORDINAL})[ -]century", read_century),
    _rule("fiscal year", rf"(?:the )?(?:fiscal|calendar)(?: year)? {YEAR}", read_year),
    _rule("years", rf"{YEAR} ?(?:-|–|/) ?(?P<last>\d\d(?:\d\d)?)", read_years),
    _rule("year", rf"(?:the year )?(?<![\d.,/])(?<!\d-){YEAR}(?![-/]\d)", read_year),
    _rule(
        "clock",
        rf"(?P<hour>\d\d?)(?::(?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?)"
        rf"(?: [A-Z]{{2,3}}T?)?(?: (?:on )?{WEEKDAY})?",
        read_clock,
    ),
)
