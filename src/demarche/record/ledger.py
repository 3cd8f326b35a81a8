"""What was promised and what became of it, item by item.

How far a pledge has come and what it is worth are kept apart: *begun* is a status, *symbolic* is
somebody's judgement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.case.period import Period
from demarche.case.proposition import QUALITIES
from demarche.record.telling import Telling, tellings

PROGRESS: dict[str, int] = {
    "proposed": 0,
    "pledged": 1,
    "begun": 2,
    "partial": 3,
    "stalled": 4,
    "suspended": 4,
    "done": 5,
    "abandoned": 5,
}
"""How far along each status is: the order in which a pledge usually passes through them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A status that a pledge is said to have reached.

    Attributes
    ----------
    word, relation : str
    when : Period or None
        As stated.
    tellings : tuple of Telling
        Who says so.
    back : bool
        Whether the pledge had come further before: a regress, never passed over in silence.
    """

    word: str
    relation: str
    when: Period | None
    tellings: tuple[Telling, ...]
    back: bool

    @property
    def hedge(self) -> Hedge:
        """How sure the surest of its tellers says to be."""
        return max(telling.hedge for telling in self.tellings)


@dataclass(frozen=True, slots=True)
class Entry:
    """A pledge, concession, proposal, expectation or threat, with its history.

    Attributes
    ----------
    pledge, title, kind, by, condition : str
    to : tuple of str
    history : tuple of Step
        In order of time; steps that no date sets apart, in order of progress.
    qualities : tuple of Telling
        What somebody judges it to be: symbolic, reversible …
    """

    pledge: str
    title: str
    kind: str
    by: str
    to: tuple[str, ...]
    condition: str
    history: tuple[Step, ...]
    qualities: tuple[Telling, ...]

    def status(self, day: dt.date = dt.date.max) -> Step | None:
        """Return the last step that may have been reached by a day; none where nobody knows."""
        reached = (
            step
            for step in reversed(self.history)
            if step.tellings[0].onset.start <= day and step.hedge > Hedge.OPEN
        )
        return next(reached, None)


def ledger(case: Case, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """Return every pledge of a case with what statements tell of it, in the order of the file.

    Parameters
    ----------
    case : Case
    statements : iterable of Statement
        Such as :func:`demarche.record.as_of.as_of` returns.
    """
    told: dict[str, list[Telling]] = {name: [] for name in case.pledges}
    for telling in tellings(case, statements, "pledge"):
        told[telling.item].append(telling)
    return tuple(
        Entry(
            pledge=name,
            title=pledge.title,
            kind=pledge.kind,
            by=pledge.by,
            to=pledge.to,
            condition=pledge.condition,
            history=_history([t for t in told[name] if t.word not in QUALITIES]),
            qualities=tuple(t for t in told[name] if t.word in QUALITIES),
        )
        for name, pledge in case.pledges.items()
    )


def _history(told: list[Telling]) -> tuple[Step, ...]:
    """Return the steps that tellings tell of, same ones merged, in order."""
    groups: dict[tuple[str, str, Period | None], list[Telling]] = {}
    for telling in told:
        groups.setdefault((telling.word, telling.relation, telling.when), []).append(telling)
    steps: list[Step] = []
    furthest = 0
    for group in _ordered(list(groups.values())):
        first = group[0]
        progress = PROGRESS[first.word]
        back = progress < furthest
        steps.append(Step(first.word, first.relation, first.when, tuple(group), back))
        furthest = max(furthest, progress)
    return tuple(steps)


def _ordered(groups: list[list[Telling]]) -> list[list[Telling]]:
    """Order by time where dates set two apart, else by progress.

    Each next one is the least advanced of those that no other one surely comes before.
    """
    left, ordered = list(groups), []
    while left:
        soonest_end = min(group[0].onset.end for group in left)
        free = [group for group in left if group[0].onset.start <= soonest_end]
        following = min(free, key=_advance)
        left.remove(following)
        ordered.append(following)
    return ordered


def _advance(group: list[Telling]) -> tuple[int, Period]:
    return PROGRESS[group[0].word], group[0].onset
