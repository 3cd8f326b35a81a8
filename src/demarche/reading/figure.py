"""Figures: values that a text states, with what they measure and how they compare.

No parser: what is measured is read from the words beside a number, from its clause, and from the
figure before it in the sentence, in that order. A number that is part of a name, a date, a list or
a score is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from demarche.case.period import Period
from demarche.errors import InputError
from demarche.reading.measured import Span, direction_of, measured
from demarche.reading.numeral import FRACTION, NUMERAL, ORDINAL, ordinal_of, value_of
from demarche.reading.passage import passages
from demarche.reading.unit import COIN, MARK, UNIT, unit_named
from demarche.reading.when import TimeExpression, times
from demarche.reading.wording import listed


class Comparison(StrEnum):
    """How the true value lies to the one stated."""

    EQUAL = "="
    ABOUT = "about"
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="


class FigureKind(StrEnum):
    """What sort of number it is."""

    SHARE = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    COUNT = "count"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit, and what the text says of it.

    Parameters
    ----------
    start, end : int
        Half-open code-point span of number and unit in the text as stored.
    text : str
        These words.
    value : fractions.Fraction
        Exact; a percentage as stated, 50 for "50 %". The lower end of a range.
    high : fractions.Fraction
        The upper end of a range, else the value.
    unit : str
        Name of the unit; empty for a bare count.
    kind : FigureKind
    comparison : Comparison
    direction : int
        1 up, −1 down, 0 not said.
    measures : tuple of int or None
        Span of the words that say what is measured.
    period : TimeExpression or None
        When, as said beside it.
    compared_with : TimeExpression or None
        Against when: "from 2017", "than a year ago".
    """

    start: int
    end: int
    text: str
    value: Fraction
    high: Fraction
    unit: str
    kind: FigureKind
    comparison: Comparison
    direction: int
    measures: Span | None
    period: TimeExpression | None
    compared_with: TimeExpression | None


_RANGE = rf"(?:\s?(?:-|–|—|to|or)\s?(?:{MARK}\s?)?(?P<high>{NUMERAL}))?"
_FIGURE = re.compile(
    rf"(?<![\w.,$€£¥/:#])(?<!\d-)(?P<sign>[-−+](?=[\d$€£]))?(?P<mark>{MARK}\s?)?"
    rf"(?:(?P<part>{FRACTION})|(?P<value>{NUMERAL}){_RANGE})"
    rf"(?:(?P<scale>[ -](?:thousand|million|billion|trillion))?[\s-]?(?P<unit>{UNIT}))?"
    r"(?![\w/]|[.:,-]\d)",
    re.IGNORECASE,
)
_RANK = re.compile(rf"(?<![\w-])(?P<value>{ORDINAL})(?![\w-])", re.IGNORECASE)
_COMPARISONS = (
    (Comparison.AT_LEAST, r"at least|no (?:less|fewer) than|a minimum of|not less than|minimum"),
    (
        Comparison.AT_MOST,
        r"at most|up to|no more than|as (?:much|many|high) as|a maximum of|within",
    ),
    (
        Comparison.ABOVE,
        r"more than|over|above|exceeding|exceeds?|greater than|higher than|upwards? of|in excess of"
        r"|well over|just over|just above|beyond|larger than|topped|surpass\w*",
    ),
    (
        Comparison.BELOW,
        r"less than|under|below|fewer than|lower than|smaller than|almost|nearly|close to"
        r"|just under"
        r"|approaching|short of",
    ),
    (Comparison.ABOUT, r"about|around|roughly|approximately|some|an estimated|estimated|circa|~"),
)
_COMPARED = re.compile(
    rf"\b(?:{'|'.join(f'(?P<c{i}>{words})' for i, (_, words) in enumerate(_COMPARISONS))})"
    r"(?:\s+(?:the|a|about|by))?\s+$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*|[A-Z]{2,})\s$")
_IN_NAME = re.compile(
    r"\b(?:No\.?|Article|Section|Chapter|Resolution|Protocol|Annex|Page|Route|Highway|Flight|Room"
    r"|Group of|Boeing|Airbus|Channel|Area|Unit|Bureau|Vol\.?|Part|Phase|Type|Level|Class|Act"
    r"|Psalm|Division|Brigade|Chapter)\s$"
)
_FROM_TIME = re.compile(
    r"\b(?:from|than|behind|below|compared (?:with|to)|against|over|versus|on)\s+(?:the\s)?$"
)


def figures(text: str, *, publication: Period | None = None) -> tuple[Figure, ...]:
    """Return the figures of the author's text, in order.

    Parameters
    ----------
    text : str
        The text as stored. Captions, pull quotes and page furniture are passed over.
    publication : Period, optional
        When it was published, for the periods of figures.

    Examples
    --------
    >>> text = "Exports to the lake states (down 88%) fell by over $3.5 million in 2017."
    >>> for f in figures(text):
    ...     print(f.text, f.value, f.unit, f.comparison.value, f.direction)
    88% 88 percent = -1
    $3.5 million 3500000 dollar > -1
    """
    told = times(text, publication=publication)
    found: list[Figure] = []
    for passage in passages(text):
        for start, end in passage.sentences:
            here = [t for t in told if start <= t.start < end]
            found += _in_sentence(text, (start, end), here)
    return tuple(found)


def _in_sentence(text: str, sentence: Span, told: list[TimeExpression]) -> Iterator[Figure]:
    before: Figure | None = None
    for match in _matches(text, sentence):
        if _is_dated(match, told) or _is_name(text, sentence, match):
            continue
        figure = _figure(text, sentence, match, told, before)
        if figure is not None and (figure.kind is not FigureKind.RANK or figure.measures):
            yield figure
            before = figure


def _matches(text: str, sentence: Span) -> list[re.Match[str]]:
    """Return the matches of numbers and ranks in order, without those that lie in others."""
    numbers = list(_FIGURE.finditer(text, *sentence))
    ranks = [
        rank
        for rank in _RANK.finditer(text, *sentence)
        if not any(n.start() < rank.end() and rank.start() < n.end() for n in numbers)
    ]
    return sorted([*numbers, *ranks], key=lambda m: m.start())


def _is_dated(match: re.Match[str], told: list[TimeExpression]) -> bool:
    """Whether a number is in a time expression, and no length of time with a number."""
    over = [t for t in told if t.start < match.end() and match.start() < t.end]
    return any(t.kind.value != "duration" and t.rule not in _COUNTS for t in over) or (
        "unit" not in match.re.groupindex and bool(over)
    )


_COUNTS = frozenset({"ago", "earlier or later", "from now"})


def _is_name(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether a number belongs to a name: Resolution 12, Radio 4, 62 South, the Group of Seven."""
    groups = match.re.groupindex
    unit = "unit" in groups and (match["unit"] or match["mark"])
    before = text[max(sentence[0], match.start() - 25) : match.start()]
    after = text[match.end() : match.end() + 20]
    if unit:
        return False
    if _IN_NAME.search(before):
        return True
    named_before = _NAME.search(before)
    begins = match.start() == sentence[0] or before.strip() in ("", "“", '"')
    named_after = re.match(r"\s[A-Z][a-z]+\b(?!\s+(?:of|and)\b)", after) and not begins
    if "unit" in groups:
        digits = match[0].strip()[0].isdigit()
        name_follows = bool(named_after) and digits and not _counts_named(before)
        name_precedes = bool(named_before) and digits and len(match[0]) <= 4
        return name_follows or (name_precedes and not re.match(r"\s[a-z]", after))
    return bool(named_after and match[0][0].isupper())


def _counts_named(before: str) -> bool:
    """Whether what stands before counts what follows: "the 12 Americans", "of 50 Syrians"."""
    return re.search(
        r"\b(?:the|of|all|killed|than|least|about|some|nearly|over|and|for|by|with|among|to)\s+$",
        before,
    ) is not None and not re.search(r"\b(?:website|group|by|the website)\s+$", before)


def _figure(
    text: str,
    sentence: Span,
    match: re.Match[str],
    told: list[TimeExpression],
    before: Figure | None,
) -> Figure | None:
    is_rank = "unit" not in match.re.groupindex
    if not is_rank and _is_article(text, match):
        return None
    try:
        value, high = _values(match, is_rank=is_rank)
    except InputError:
        return None
    unit = "" if is_rank else _unit(match)
    kind = FigureKind.RANK if is_rank else _kind(match, unit)
    span = match.span()
    compared, period = _times_of(text, sentence, span, told)
    carried = before.measures if before else None
    what = measured(text, sentence, span, kind=kind.value, carried=carried)
    return Figure(
        start=span[0],
        end=span[1],
        text=match[0],
        value=value,
        high=high,
        unit=unit,
        kind=kind,
        comparison=_comparison(text, sentence, span),
        direction=direction_of(text, sentence, span, kind.value),
        measures=what,
        period=period,
        compared_with=compared,
    )


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Whether a "one" or "half" is no number: "one of them", "no one", "half-hearted"."""
    word = match[0].casefold()
    if word == "half" or word.startswith("a "):
        return match["unit"] is None and word == "half" and text[match.end() :][:4] != " of "
    if word != "one":
        return False
    before = text[max(0, match.start() - 12) : match.start()].casefold().split()
    pronoun = before and before[-1] in (
        "no",
        "the",
        "this",
        "that",
        "any",
        "every",
        "which",
        "each",
    )
    return bool(pronoun) or not re.match(
        r"\s(?!of\b|is\b|that\b|who\b|can\b|has\b|will\b)[a-z]{3}", text[match.end() :]
    )


def _values(match: re.Match[str], *, is_rank: bool) -> tuple[Fraction, Fraction]:
    if is_rank:
        rank = Fraction(ordinal_of(match["value"]))
        return rank, rank
    scale = value_of(f"1{match['scale'].replace('-', ' ')}") if match["scale"] else Fraction(1)
    low = value_of(match["value"] or match["part"]) * scale
    sign = -1 if match["sign"] and match["sign"] in "-−" else 1
    if not match["high"]:
        return sign * low, sign * low
    high = value_of(match["high"]) * scale
    if (
        low < high
        and re.search(r"[a-z]", match["high"])
        and not re.search(r"[a-z]", match["value"])
    ):
        shared = re.search(r"[ -]?(?:thousand|million|billion|trillion)", match["high"])
        if shared:
            low *= value_of("1 " + shared[0].strip(" -"))
    if high < low:
        raise InputError(f"{match[0]!r} is no range")
    return low, high


def _unit(match: re.Match[str]) -> str:
    if match["unit"] and match["mark"]:
        return unit_named(match["mark"].strip())
    named = match["mark"] or match["unit"]
    return unit_named(named.strip()) if named else ""


def _kind(match: re.Match[str], unit: str) -> FigureKind:
    if "percent" in unit or unit == "basis point":
        return FigureKind.SHARE
    if match["mark"] or (match["unit"] and re.fullmatch(COIN, match["unit"], re.I)):
        return FigureKind.MONEY
    if unit in _LENGTH_NAMES:
        return FigureKind.DURATION
    if unit:
        return FigureKind.MEASURE
    return FigureKind.COUNT


_LENGTH_NAMES = frozenset(listed("second minute hour day week month quarter year decade century"))


def _comparison(text: str, sentence: Span, span: Span) -> Comparison:
    match = _COMPARED.search(text, max(sentence[0], span[0] - 40), span[0])
    if match is None:
        after = text[span[1] : span[1] + 14].casefold()
        return (
            Comparison.AT_LEAST
            if re.match(r" or (?:more|over|higher)\b", after)
            else Comparison.EQUAL
        )
    return next(c for i, (c, _) in enumerate(_COMPARISONS) if match[f"c{i}"])


def _times_of(
    text: str, sentence: Span, span: Span, told: list[TimeExpression]
) -> tuple[TimeExpression | None, TimeExpression | None]:
    """Return against when a figure is compared, and when it is true, by nearness in the clause."""
    compared, period = None, None
    near = [t for t in told if not (t.start < span[1] and span[0] < t.end)]
    for time in sorted(near, key=lambda t: min(abs(t.start - span[1]), abs(span[0] - t.end))):
        between = text[min(span[1], time.end) : max(span[0], time.start)]
        if re.search(r"[;:]|\bbut\b|\bwhile\b", between) or time.kind.value == "set":
            continue
        against = _FROM_TIME.search(text, sentence[0], time.start)
        if against and time.start >= span[1] and compared is None:
            compared = time
        elif not against and period is None:
            period = time
    return compared, period
