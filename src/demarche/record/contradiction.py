"""Tellings that cannot both be so, side by side; none is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.record.telling import Telling, tellings

_AT_ALL: frozenset[frozenset[str]] = frozenset(
    map(
        frozenset,
        [
            ("realised", "denied"),
            ("ongoing", "denied"),
            ("realised", "cancelled"),
            ("reversible", "irreversible"),
            ("conditional", "unconditional"),
            ("symbolic", "tangible"),
            ("vague", "precise"),
        ],
    )
)
"""Pairs of words of which only one can hold, whenever."""

_AT_ONCE: frozenset[frozenset[str]] = frozenset(
    map(
        frozenset,
        [
            ("done", "stalled"),
            ("done", "suspended"),
            ("done", "abandoned"),
            ("ongoing", "suspended"),
        ],
    )
)
"""Pairs of words of which only one can hold on one day."""

_ONCE_ONLY = frozenset({"realised", "cancelled"})
"""Words for what happens to an event once: two dates without a common day exclude each other."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two tellings of one item that exclude each other; ``of`` says in what: state or date."""

    item: str
    of: str
    left: Telling
    right: Telling


def contradictions(case: Case, statements: Iterable[Statement]) -> tuple[Contradiction, ...]:
    """Return the pairs of tellings about events and pledges that exclude each other.

    What is said to be open excludes nothing.
    """
    told: dict[str, list[Telling]] = {}
    counted = tuple(statements)
    for kind in ("event", "pledge"):
        for telling in tellings(case, counted, kind):
            if telling.hedge > Hedge.OPEN:
                told.setdefault(f"{kind} {telling.item}", []).append(telling)
    return tuple(
        Contradiction(left.item, of, left, right)
        for several in told.values()
        for left, right in combinations(several, 2)
        if (of := _excluded(left, right))
    )


def _excluded(left: Telling, right: Telling) -> str:
    words = frozenset((left.word, right.word))
    meet = left.extent.overlaps(right.extent)
    if words in _AT_ALL or (words in _AT_ONCE and meet):
        return "state"
    return "date" if left.word == right.word and left.word in _ONCE_ONLY and not meet else ""
