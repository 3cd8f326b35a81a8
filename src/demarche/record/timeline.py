"""Events in order of time, each with what it is said to be, by whom, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.case.nouns import Case, Statement
from demarche.case.period import Period
from demarche.case.proposition import FIRST
from demarche.record.telling import Telling, common, tellings


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event in one state, as told by one statement or by several that agree on when.

    Attributes
    ----------
    event, title, word : str
        The event, its title, and its state: realised, planned, cancelled …
    by, to : tuple of str
        Who does it, to whom.
    when : Period or None
        The days that every telling allows, as vague as they are; ``None`` where nobody dates it.
    tellings : tuple of Telling
    """

    event: str
    title: str
    word: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    when: Period | None
    tellings: tuple[Telling, ...]


def timeline(case: Case, statements: Iterable[Statement]) -> tuple[Occurrence, ...]:
    """Return the events that statements tell of, in order of time, undated ones last.

    Tellings of one state of one event are merged while their dates leave a day in common; where
    they exclude each other they stand side by side.

    Parameters
    ----------
    case : Case
    statements : iterable of Statement
        Such as :func:`demarche.record.as_of.as_of` returns.
    """
    groups: dict[tuple[str, str], list[list[Telling]]] = {}
    told = (t for t in tellings(case, statements, "event") if t.word != FIRST)
    for telling in sorted(told, key=lambda telling: telling.extent):
        _join(groups.setdefault((telling.item, telling.word), []), telling)
    found = [
        _occurrence(case, event, word, tuple(group))
        for (event, word), several in groups.items()
        for group in several
    ]
    return tuple(sorted(found, key=_place))


def _join(groups: list[list[Telling]], telling: Telling) -> None:
    """Put a telling into the first group with which it has a day in common, or into a new one."""
    for group in groups:
        if common([*group, telling]) is not None:
            group.append(telling)
            return
    groups.append([telling])


def _occurrence(case: Case, event: str, word: str, group: tuple[Telling, ...]) -> Occurrence:
    declared = case.events[event]
    dated = any(telling.when is not None for telling in group)
    return Occurrence(
        event=event,
        title=declared.title,
        word=word,
        by=declared.by,
        to=declared.to,
        when=common(group) if dated else None,
        tellings=group,
    )


def _place(occurrence: Occurrence) -> tuple[bool, Period | None, str, str]:
    """Return the place of an occurrence; one that began before anybody says stands at its end."""
    when = occurrence.when
    if when is not None and when.start == when.start.min:
        when = Period(when.end, when.end)
    return when is None, when, occurrence.event, occurrence.word
