"""Which events of several articles are one: by type, actors, time and wording.

Two reports are of one event if they are of one type, no actor tells them apart, their days leave
one in common, and either their words or their day and both sides agree. What they say of it may
differ, even contradict: the record keeps every report, and counts independent origins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from demarche.case.period import Period
from demarche.reading.item import Item
from demarche.sources.words import spellings

SURE_DAYS = 2
"""Most days of a date on which alone, with both sides, reports are taken for one event."""
SHORTEST = 4
"""Letters of the shortest word that is heeded beside a predicate."""


@dataclass(frozen=True, slots=True)
class Report:
    """What merging heeds of an event as one article tells it.

    Parameters
    ----------
    item : int
        Its number in the record.
    origin : str
        Of its document.
    type : str
        PLOVER type.
    source, target : frozenset of str
        Identifiers of actors and their countries; empty where the text does not say.
    when : Period or None
    words : frozenset of str
        Lemma of its predicate and the words that name its object.
    """

    item: int
    origin: str
    type: str
    source: frozenset[str]
    target: frozenset[str]
    when: Period | None
    words: frozenset[str]


def report_of(number: int, origin: str, item: Item, words: Iterable[str]) -> Report:
    """Return what merging heeds of an event.

    Parameters
    ----------
    number : int
        Of the item in the record.
    origin : str
        Of its document.
    item : Item
    words : iterable of str
        As `words_of` returns them.
    """
    return Report(
        number,
        origin,
        item.type,
        _sides(item, "source", item.by),
        _sides(item, "target", item.to),
        item.when,
        frozenset(words),
    )


def block_of(item: Item) -> str:
    """Return what events must share to be one: their type, and the country or name of one side."""
    sides = [_roots(item, "source", item.by), _roots(item, "target", item.to)]
    return "|".join([item.type, *next((side[:1] for side in sides if side), [""])])


def words_of(item: Item, quotes: Sequence[str]) -> list[str]:
    """Return the words by which events are compared: the predicate's lemma and what it governs."""
    lemma = str(item.details.get("lemma") or quotes[0]).casefold()
    governed = (word for quote in quotes[1:] for word in spellings(quote))
    return sorted({lemma, *(word for word in governed if len(word) >= SHORTEST)})


def _sides(item: Item, side: str, ids: Sequence[str]) -> frozenset[str]:
    return frozenset((*ids, *_roots(item, side, ids)))


def _roots(item: Item, side: str, ids: Sequence[str]) -> list[str]:
    """Return the country of each actor of a side, or the actor where it has none."""
    told = item.details.get(side)
    if not isinstance(told, list):
        return list(ids)
    known = (one for one in told if isinstance(one, dict))
    return [str(one.get("country") or one.get("id")) for one in known]


@dataclass(slots=True)
class _Event:
    """Reports taken for one event, and what they have in common."""

    first: Report
    reports: list[Report] = field(default_factory=list)
    when: Period | None = None
    words: set[str] = field(default_factory=set)

    def add(self, report: Report) -> None:
        self.reports.append(report)
        if report.when is not None:
            self.when = self.when.shared(report.when) if self.when else report.when
        self.words |= report.words


def merged(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    """Yield groups of reports of one event each; every report stands in one.

    Parameters
    ----------
    reports : iterable of Report
        Of one type and with one first actor, such as a record yields them: only these can be one
        event. They are taken in order of time, undated ones last, each into the first event that
        it may tell of.

    Examples
    --------
    >>> def told(item, words):
    ...     return Report(item, f"{item}.txt", "CONSULT", frozenset({"NOR"}), frozenset(), None,
    ...                    frozenset(words.split()))
    >>> groups = merged([told(1, "visit Oslo"), told(2, "phone"), told(3, "visit")])
    >>> [[report.item for report in group] for group in groups]
    [[1, 3], [2]]
    """
    known: list[_Event] = []
    by_word: dict[str, list[_Event]] = defaultdict(list)
    by_day: dict[Period, list[_Event]] = defaultdict(list)
    for report in sorted(reports, key=_place):
        event = next((one for one in _candidates(report, by_word, by_day) if _fits(one, report)),
                     None)  # fmt: skip
        if event is None:
            event = _Event(report)
            known.append(event)
        for word in report.words - event.words:
            by_word[word].append(event)
        if report.when is not None and report.when.days <= SURE_DAYS:
            by_day[report.when].append(event)
        event.add(report)
    for event in known:
        yield tuple(event.reports)


def _place(report: Report) -> tuple[bool, Period | None, int]:
    return report.when is None, report.when, report.item


def _candidates(
    report: Report, by_word: dict[str, list[_Event]], by_day: dict[Period, list[_Event]]
) -> Iterator[_Event]:
    """Yield the events that share its words, then those of its very days."""
    seen: set[int] = set()
    days = by_day.get(report.when, []) if report.when else []
    for events in (*(by_word.get(word, []) for word in sorted(report.words)), days):
        for event in events:
            if id(event) not in seen:
                seen.add(id(event))
                yield event


def _fits(event: _Event, report: Report) -> bool:
    """Say whether a report may be of an event."""
    first = event.first
    if not (_agree(first.source, report.source) and _agree(first.target, report.target)):
        return False
    if event.when is None or report.when is None:
        return _is_worded_alike(event, report) and _near(event, report)
    if not event.when.overlaps(report.when):
        return False
    both_sides = bool(first.source & report.source and first.target & report.target)
    sure = min(event.when.days, report.when.days) <= SURE_DAYS
    return _is_worded_alike(event, report) or (both_sides and sure)


def _near(event: _Event, report: Report) -> bool:
    """Say whether an undated report belongs: told in the same text, or with the same two sides."""
    same_text = any(other.origin == report.origin for other in event.reports)
    first = event.first
    return same_text or bool(first.source & report.source and first.target == report.target)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _is_worded_alike(event: _Event, report: Report) -> bool:
    """Say whether at least half of the words of the one with fewer are shared."""
    shared = len(event.words & report.words)
    return shared > 0 and 2 * shared >= min(len(event.words), len(report.words))


def contradicted(statuses: Sequence[tuple[str, str]]) -> bool:
    """Say whether origins contradict each other on whether an event is so.

    Parameters
    ----------
    statuses : sequence of (str, str)
        Origin and status of each report. That it was planned, and is then done or cancelled, is
        its history; that it is done and not done is a contradiction, if two origins say it.
    """
    so = {origin for origin, status in statuses if status in ("realised", "ongoing")}
    not_so = {origin for origin, status in statuses if status in ("denied", "cancelled")}
    return bool(so and not_so and (so | not_so) - (so & not_so))
