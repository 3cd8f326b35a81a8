"""Time expressions of a text, each with the days that it may mean.

Each expression is read in the tense of its clause, against the day of publication and against what
the text named last. Publication may be known only as a period: then every day of it is tried, days
under which the text contradicts itself are dropped, and an expression means all that is left.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from demarche.case.period import Period
from demarche.reading.passage import Passage, passages
from demarche.reading.when.grammar import RULES, Rule
from demarche.reading.when.meaning import Basis, Clock, Context, Meaning, Part, Reading, TimeKind
from demarche.reading.when.point import Point, Unit
from demarche.reading.when.tense import Tense, tense_at

MOST_DAYS = 92
"""A publication known less closely than to so many days is tried by its weeks only."""

_CUE = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day|night|morning|afternoon|evening"
    r"|tomorrow|second|minute|hour|day|week|month|quarter|year|decade|centur|half|fortnight"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter"
    r"|now|current|present|moment|recent|late|previous|former|past|ago|soon|short|future|once"
    r"|time|daily|ly\b|annual|so far|holi|thanksg|halloween|then",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:the )?(?:(?P<part>early|late|mid|earlier|later)(?:[ -]| in | in the )"
    r"|(?P<edge>middle|beginning|start|end|close) of (?:the )?)$",
    re.IGNORECASE,
)
_PARTS = {"mid": "middle", "beginning": "early", "start": "early", "close": "end"}
_BOUND = re.compile(
    r"\b(?P<bound>since|until|till|before|after|by|from|through|prior to|as of|up to)"
    r"(?: (?:at least|about|around|the))*\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|approximately|more than|less than|at least"
    r"|over|under|up to|just over|just under)\s+$",
    re.IGNORECASE,
)


class Bound(StrEnum):
    """How what is told lies to the days of the expression."""

    IN = "in"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"


_BOUNDS = {
    "since": Bound.SINCE,
    "from": Bound.SINCE,
    "after": Bound.AFTER,
    "before": Bound.BEFORE,
    "prior to": Bound.BEFORE,
    "until": Bound.UNTIL,
    "till": Bound.UNTIL,
    "by": Bound.UNTIL,
    "through": Bound.UNTIL,
    "up to": Bound.UNTIL,
    "as of": Bound.IN,
}


class Certainty(StrEnum):
    """How sure the days are."""

    STATED = "stated"
    RESOLVED = "resolved"
    BOUNDED = "bounded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, and what they mean.

    Parameters
    ----------
    start, end : int
        Half-open code-point span in the text as stored.
    text : str
        The words.
    kind : TimeKind
    value : str
        TIMEX3 value; with X where the context does not tell.
    period : Period or None
        The days that it may mean; None where they are not known.
    precision : str
        The unit named: a `Unit`, ``part of month`` and the like, or ``none``.
    certainty : Certainty
        Stated in full, resolved to one point, bounded (vague words, or a publication known only as
        a period), or unknown.
    basis : Basis
        What it was resolved against.
    bound : Bound
        How what is told lies to these days.
    rule : str
        The rule of the grammar that read it.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str
    period: Period | None
    precision: str
    certainty: Certainty
    basis: Basis
    bound: Bound
    rule: str

    @property
    def span(self) -> Period | None:
        """The days that what is told may lie in, ``bound`` heeded; open ends are date.min, max."""
        if self.period is None or self.bound is Bound.IN:
            return self.period
        if self.bound in (Bound.SINCE, Bound.AFTER):
            return Period(self.period.start, dt.date.max)
        return Period(dt.date.min, self.period.end)


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression that is not yet resolved, with the passage in which it stands."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    bound: Bound
    about: bool
    passage: Passage
    tense: Tense


@lru_cache(maxsize=8)
def times(text: str, *, publication: Period | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the author's text, in order.

    Parameters
    ----------
    text : str
        The text as stored. Captions, pull quotes and page furniture are passed over.
    publication : Period, optional
        When it was published, as closely as known. Without it, what is told against publication
        has no period, only a value with X.

    Examples
    --------
    >>> from demarche.case.period import period as days_of
    >>> day = days_of("2021-03-10")
    >>> for t in times("They met on Friday. Two days later, talks broke down.", publication=day):
    ...     print(t.text, t.value, t.certainty.value, t.basis.value)
    Friday 2021-03-05 resolved publication
    Two days later 2021-03-07 resolved narrative
    """
    found = list(_found(text))
    days = _days(publication)
    tried = [_resolved(found, day) for day in days]
    kept = [readings for readings in tried if not _contradicts(text, found, readings)] or tried
    return tuple(
        _expression(text, one, [readings[i] for readings in kept]) for i, one in enumerate(found)
    )


def possible_publication(text: str, publication: Period) -> Period:
    """Return the days of a publication period under which the text does not contradict itself.

    A text contradicts itself where two expressions side by side, such as "a day earlier, on
    Thursday" or "today, Friday", name different days. If every day is contradicted, the period
    stays as it was.

    Examples
    --------
    >>> from demarche.case.period import period as days_of
    >>> text = "They met on Friday. Yesterday, on Tuesday, they left."
    >>> str(possible_publication(text, days_of("2021-03-06..2021-03-12")))
    '2021-03-10'
    """
    found = list(_found(text))
    days = [day for day in _days(publication) if day]
    kept = [day for day in days if not _contradicts(text, found, _resolved(found, day))]
    return Period(kept[0], kept[-1]) if kept else publication


def _days(publication: Period | None) -> list[dt.date | None]:
    if publication is None or dt.date.min in (publication.start,) or publication.end == dt.date.max:
        return [None]
    step = 1 if publication.days <= MOST_DAYS else 7
    return [publication.start + dt.timedelta(i) for i in range(0, publication.days, step)]


def _found(text: str) -> Iterator[_Found]:
    for passage in passages(text):
        for start, end in passage.sentences:
            if _CUE.search(text, start, end):
                yield from _in_sentence(text, passage, start, end)


def _in_sentence(text: str, passage: Passage, start: int, end: int) -> Iterator[_Found]:
    sentence = text[start:end]
    for match_start, match_end, meaning, rule in _chosen(sentence):
        part = _PART.search(sentence, 0, match_start)
        if part:
            word = (part["part"] or part["edge"]).casefold()
            meaning = Part(meaning, _PARTS.get(word, word))
        first = part.start() if part else match_start
        bound = _BOUND.search(sentence, max(0, first - 30), first)
        yield _Found(
            start=start + first,
            end=start + match_end,
            meaning=meaning,
            rule=rule.name,
            bound=_BOUNDS[bound["bound"].casefold()] if bound else Bound.IN,
            about=_ABOUT.search(sentence, max(0, first - 20), first) is not None,
            passage=passage,
            tense=tense_at(sentence, first, match_end),
        )


def _chosen(sentence: str) -> list[tuple[int, int, Meaning, Rule]]:
    """Return the matches that count: the longest, and of equal ones the earlier rule's."""
    matches = [
        (match.start(), match.end(), i, match)
        for i, rule in enumerate(RULES)
        for match in rule.pattern.finditer(sentence)
    ]
    matches.sort(key=lambda m: (m[0] - m[1], m[2]))
    taken: list[tuple[int, int, Meaning, Rule]] = []
    for start, end, i, match in matches:
        if all(end <= s or e <= start for s, e, _, _ in taken):
            meaning = RULES[i].build(match)
            if meaning is not None:
                taken.append((start, end, meaning, RULES[i]))
    return sorted(taken, key=lambda t: t[0])


def _resolved(found: Iterable[_Found], today: dt.date | None) -> list[Reading]:
    """Return the readings in order; each point on the calendar is the base of those after it."""
    told: Point | None = None
    passage: Passage | None = None
    readings = []
    for one in found:
        if (
            passage is not None
            and one.passage is not passage
            and told
            and told.unit is not Unit.DAY
        ):
            told = None
        passage = one.passage
        reading = one.meaning.resolve(Context(today, told, one.tense))
        readings.append(reading)
        if reading.point is not None and one.rule not in _NEVER_TOLD:
            told = reading.point
        elif isinstance(one.meaning, Clock) and reading.period is not None:
            told = Point(reading.value[:10], reading.period, Unit.DAY)
    return readings


_NEVER_TOLD = frozenset({"adverb", "often", "every"})


def _contradicts(text: str, found: list[_Found], readings: list[Reading]) -> bool:
    """Whether two expressions side by side name different days."""
    for (one, first), (other, second) in zip(
        zip(found, readings, strict=True),
        list(zip(found, readings, strict=True))[1:],
        strict=False,
    ):
        between = text[one.end : other.start]
        beside = re.fullmatch(r", (?:on |last |this )?", between) is not None
        if beside and _days_apart(first, second):
            return True
    return False


def _days_apart(first: Reading, second: Reading) -> bool:
    known = first.period is not None and second.period is not None
    if not known or first.unit is not Unit.DAY or second.unit is not Unit.DAY:
        return False
    return first.period != second.period


def _expression(text: str, one: _Found, readings: list[Reading]) -> TimeExpression:
    """Return an expression with all that it may mean under the days of publication kept."""
    first = readings[0]
    periods = [r.period for r in readings if r.period is not None]
    period = None
    if len(periods) == len(readings):
        period = Period(min(p.start for p in periods), max(p.end for p in periods))
    agree = all(r.value == first.value for r in readings)
    vague = (
        first.vague or one.about or not agree or (period is None and first.value.endswith("REF"))
    )
    precise: str = first.unit.value if first.unit else "none"
    if isinstance(one.meaning, Part) and first.unit:
        precise = f"part of {precise}"
    return TimeExpression(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        kind=first.kind,
        value=first.value if agree else _common(readings),
        period=period,
        precision=precise,
        certainty=_certainty(first, period, vague=vague),
        basis=first.basis,
        bound=one.bound,
        rule=one.rule,
    )


def _common(readings: list[Reading]) -> str:
    """Return the value with X for each character in which the readings differ."""
    columns = zip(*(reading.value for reading in readings), strict=False)
    return "".join(column[0] if len(set(column)) == 1 else "X" for column in columns)


def _certainty(reading: Reading, period: Period | None, *, vague: bool) -> Certainty:
    if reading.kind in (TimeKind.DURATION, TimeKind.SET) and period is None:
        return Certainty.STATED
    if period is None:
        return Certainty.UNKNOWN
    if vague:
        return Certainty.BOUNDED
    return Certainty.STATED if reading.basis is Basis.TEXT else Certainty.RESOLVED
