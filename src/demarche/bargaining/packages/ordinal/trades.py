"""Which packages all parties prefer to the status quo: in every admitted world, in some, in none.

*Definitions.* A package is preferred *in every world* if each party prefers it to the status quo in
all of its worlds; *in none* if some party does so in none of its own; *in some* otherwise. Among
packages preferred in every or in some worlds, one *dominates* another if, in every world, no party
likes it less, and one party likes it more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.packages.ordinal.dominance import undominated
from demarche.bargaining.packages.ordinal.preference import Holds, Preference, Vector, negative
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.errors import LimitReached

MOST_PACKAGES = 2**17


@dataclass(frozen=True)
class Trades:
    """All packages by whether all parties prefer them to the status quo.

    Attributes
    ----------
    every, some, none : tuple of int
        Package numbers; together they are all packages.
    undominated : tuple of int
        Those of `every` and `some` that no other of them dominates.
    by_party : mapping of str to tuple of Holds
        Each party's own answer on each package.
    """

    every: tuple[int, ...]
    some: tuple[int, ...]
    none: tuple[int, ...]
    undominated: tuple[int, ...]
    by_party: Mapping[str, tuple[Holds, ...]]


def find_trades(case: OrdinalCase) -> Trades:
    """Sort all packages by whether all parties prefer them to the status quo.

    Parameters
    ----------
    case : OrdinalCase
        At most `MOST_PACKAGES` packages.

    Raises
    ------
    LimitReached
        If there are more packages.
    InputError
        If the statements about a party contradict each other.

    Examples
    --------
    >>> from demarche.bargaining.packages.ordinal.statements import Comparison
    >>> from demarche.bargaining.packages.space import Issue, Space
    >>> space = Space((Issue("x", ("no", "yes"), "no"), Issue("y", ("no", "yes"), "no")))
    >>> swap = {"x": "yes", "y": "yes"}
    >>> said = (
    ...     Comparison("A", {"y": "yes"}, {}, "A wants y"),
    ...     Comparison("A", {}, {"x": "yes"}, "x costs A"),
    ...     Comparison("A", swap, {}, "y is worth it to A"),
    ...     Comparison("B", {"x": "yes"}, {}, "B wants x"),
    ...     Comparison("B", {}, {"y": "yes"}, "y costs B"),
    ... )
    >>> case = OrdinalCase(space, ("A", "B"), said)
    >>> [space.package(number) for number in find_trades(case).some]
    [{'x': 'yes', 'y': 'yes'}]
    """
    if case.space.size > MOST_PACKAGES:
        raise LimitReached(
            f"{case.space.size} packages are too many to decide; the limit is {MOST_PACKAGES}",
            hint="leave out issues on which nobody says anything",
        )
    preferences = [Preference(case, party) for party in case.parties]
    vectors = preferences[0].coordinates.packages()
    by_party = {p.party: _sort(p, vectors) for p in preferences}
    joint = [_together(answers) for answers in zip(*by_party.values(), strict=True)]
    every, some, none = (
        tuple(n for n, holds in enumerate(joint) if holds == way) for way in get_args(Holds)
    )
    possible = np.array(sorted(every + some), dtype=np.int64)
    return Trades(every, some, none, undominated(preferences, vectors, possible), by_party)


def _together(answers: tuple[Holds, ...]) -> Holds:
    """Return the joint answer of independent parties."""
    if "none" in answers:
        return "none"
    return "some" if "some" in answers else "every"


def _sort(preference: Preference, vectors: NDArray[np.int64]) -> tuple[Holds, ...]:
    """Return in which worlds a party prefers each package to the status quo."""
    every = _forced(preference, vectors, strict=True)
    none = _forced(preference, -vectors, strict=False)
    return tuple(
        "every" if vector in every else "none" if negative(vector) in none else "some"
        for vector in map(tuple, vectors.tolist())
    )


def _forced(preference: Preference, vectors: NDArray[np.int64], *, strict: bool) -> set[Vector]:
    """Return the differences that are good in every world.

    Packages with fewer changes come first. Known worlds refute most; a forced package with one
    more harmless change is forced; each of the others is proved, or refuted by a new world.
    """
    changes = np.abs(vectors).sum(axis=1)
    harmless = {
        int(np.flatnonzero(single)[0])
        for single in vectors[changes == 1]
        if preference.proof(tuple(single.tolist()), strict=False) is not None
    }
    forced: set[Vector] = set()
    known, unrefuted = 0, np.ones(len(vectors), dtype=np.bool_)
    for number in np.argsort(changes, kind="stable"):
        if known < len(preference.worlds):
            worth = preference.worth(vectors, since=known)
            unrefuted &= (worth > 0 if strict else worth >= 0).all(axis=0)
            known = len(preference.worlds)
        if unrefuted[number]:
            vector = tuple(vectors[number].tolist())
            if (
                any(
                    (*vector[:place], 0, *vector[place + 1 :]) in forced
                    for place in np.flatnonzero(vectors[number])
                    if place in harmless
                )
                or preference.proof(vector, strict=strict) is not None
            ):
                forced.add(vector)
    return forced
