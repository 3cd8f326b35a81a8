"""Which packages all parties prefer to the status quo: in every admitted world, in some, in none.

*Definitions.* A package is preferred *in every world* if each party prefers it to the status quo in
all of its worlds; *in none* if some party does so in none of its own; *in some* otherwise. Among
packages preferred in every or in some worlds, one *dominates* another if, in every world, no party
likes it less, and one party likes it more.

A package preferred in some worlds only comes, for each party that leaves it open, with the
*comparison that decides*: the fewest changes in it that are open themselves while the rest is known
to do no harm. Were these changes by themselves said to be good, the package would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

import numpy as np
from numba import njit
from numpy.typing import NDArray

from demarche.bargaining.packages.ordinal.preference import Preference, Proof, Vector
from demarche.bargaining.packages.ordinal.reasons import Labels
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.errors import LimitReached

Holds = Literal["every", "some", "none"]

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


@dataclass(frozen=True)
class Reason:
    """A minimal set of statements that forces an answer.

    Attributes
    ----------
    labels : frozenset of str
        The statements.
    hedge : int
        That of the least firm among them.
    """

    labels: Labels
    hedge: int


@dataclass(frozen=True)
class Changes:
    """What a package changes for a party, by what its statements say of each change alone.

    Attributes
    ----------
    gets, gives, unclear : mapping of issue name to option
        Changes known to be good for the party, known not to be, and of unknown sign.
    """

    gets: Mapping[str, str]
    gives: Mapping[str, str]
    unclear: Mapping[str, str]


@dataclass(frozen=True)
class PartyAnswer:
    """Whether one party prefers a package to the status quo, and why.

    Attributes
    ----------
    party : str
        Which.
    holds : Holds
        In which of its worlds.
    proof : Proof or None
        The exact sum of statements that forces "every" or "none".
    reasons : tuple of Reason
        All minimal forcing sets, firmest first, then smallest.
    complete : bool
        Whether these are all.
    changes : Changes
        What it gets and gives in the package.
    deciding : Changes or None
        For "some": those of them that would settle it, were they together said to be good.
    """

    party: str
    holds: Holds
    proof: Proof | None
    reasons: tuple[Reason, ...]
    complete: bool
    changes: Changes
    deciding: Changes | None


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
    >>> a, b = explain_package(case, swap)
    >>> a.holds, [sorted(reason.labels) for reason in a.reasons]
    ('every', [['y is worth it to A']])
    >>> b.holds, b.deciding
    ('some', Changes(gets={'x': 'yes'}, gives={'y': 'yes'}, unclear={}))
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
    return Trades(every, some, none, _undominated(preferences, vectors, possible), by_party)


def explain_package(case: OrdinalCase, package: Mapping[str, str]) -> tuple[PartyAnswer, ...]:
    """Return each party's answer on one package, with its reasons or what would decide it.

    Parameters
    ----------
    case : OrdinalCase
        Of any size.
    package : mapping of issue name to option
        Issues left out are at their status quo.

    Raises
    ------
    InputError
        If the statements about a party contradict each other, or the package does not fit.
    """
    case.space.index(package)
    return tuple(_answer(Preference(case, party), case, package) for party in case.parties)


def _together(answers: tuple[Holds, ...]) -> Holds:
    """Return the joint answer of independent parties."""
    if "none" in answers:
        return "none"
    return "some" if "some" in answers else "every"


def _negative(vector: Vector) -> Vector:
    """Return the opposite difference."""
    return tuple(-entry for entry in vector)


def _sort(preference: Preference, vectors: NDArray[np.int64]) -> tuple[Holds, ...]:
    """Return in which worlds a party prefers each package to the status quo."""
    every = _forced(preference, vectors, strict=True)
    none = _forced(preference, -vectors, strict=False)
    return tuple(
        "every" if vector in every else "none" if _negative(vector) in none else "some"
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


def _undominated(
    preferences: list[Preference], vectors: NDArray[np.int64], possible: NDArray[np.int64]
) -> tuple[int, ...]:
    """Return the possible packages that no other is known to beat.

    Only packages that beat one in all known worlds can beat it in all worlds; few need a proof.
    """
    decided: dict[tuple[str, bool, Vector], bool] = {}

    def forced(preference: Preference, difference: Vector, strict: bool) -> bool:
        key = (preference.party, strict, difference)
        if key not in decided:
            decided[key] = preference.proof(difference, strict=strict) is not None
        return decided[key]

    def beats(rival: int, package: int) -> bool:
        difference = tuple((near[rival] - near[package]).tolist())
        return all(forced(p, difference, False) for p in preferences) and any(
            forced(p, difference, True) for p in preferences
        )

    kept, near, known = [], vectors[possible], 0
    for package in range(len(possible)):
        if known < sum(len(p.worlds) for p in preferences):
            known = sum(len(p.worlds) for p in preferences)
            ranks, ends = _ranks(preferences, near), np.cumsum([len(p.worlds) for p in preferences])
        if not any(beats(rival, package) for rival in _rivals(ranks, ends, package).tolist()):
            kept.append(int(possible[package]))
    return tuple(kept)


def _ranks(preferences: list[Preference], vectors: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rank of each package in each known world, shape (packages, worlds)."""
    worlds = [row for preference in preferences for row in preference.worth(vectors)]
    ranks = [np.unique(row, return_inverse=True)[1] for row in worlds]
    return np.ascontiguousarray(np.array(ranks, dtype=np.int64).T)


@njit(cache=True)
def _rivals(ranks: NDArray[np.int64], ends: NDArray[np.int64], package: int) -> NDArray[np.int64]:
    """Return who is never below a package and, in all worlds of one party, above it."""
    found = np.empty(len(ranks), dtype=np.int64)
    count = 0
    for rival in range(len(ranks)):
        world, no_worse, better = 0, True, False
        for end in ends:
            always_above = True
            while no_worse and world < end:
                no_worse = ranks[rival, world] >= ranks[package, world]
                always_above = always_above and ranks[rival, world] > ranks[package, world]
                world += 1
            better = better or (no_worse and always_above)
        if no_worse and better:
            found[count] = rival
            count += 1
    return found[:count]


def _answer(preference: Preference, case: OrdinalCase, package: Mapping[str, str]) -> PartyAnswer:
    """Return one party's answer on one package."""
    whole = preference.coordinates.vector(package)
    moved = {n: o for n, o in package.items() if any(preference.coordinates.vector({n: o}))}
    changes = _signed(preference, moved)
    tests: tuple[tuple[Holds, Vector, bool], ...] = (
        ("every", whole, True),
        ("none", _negative(whole), False),
    )
    for holds, difference, strict in tests:
        proof = preference.proof(difference, strict=strict)
        if proof is not None:
            found = preference.reasons(difference, strict=strict)
            reasons = tuple(Reason(labels, _firmness(case, labels)) for labels in found.sets)
            ordered = sorted(reasons, key=lambda r: (-r.hedge, len(r.labels), sorted(r.labels)))
            return PartyAnswer(
                preference.party, holds, proof, tuple(ordered), found.complete, changes, None
            )
    deciding = _deciding(preference, moved)
    return PartyAnswer(preference.party, "some", None, (), True, changes, deciding)


def _firmness(case: OrdinalCase, labels: Labels) -> int:
    """Return the hedge of the least firm of some statements; of none, the firmest of the case."""
    hedges = {said.label: said.hedge for said in case.statements}
    return min((hedges[label] for label in labels), default=max(hedges.values(), default=0))


def _deciding(preference: Preference, moved: Mapping[str, str]) -> Changes:
    """Return the fewest changes that are open together while the rest does no harm."""
    vector = preference.coordinates.vector
    for count in range(1, len(moved) + 1):
        for names in combinations(moved, count):
            asked = {name: moved[name] for name in names}
            rest = {name: option for name, option in moved.items() if name not in names}
            is_open = preference.proof(_negative(vector(asked)), strict=False) is None
            if is_open and preference.proof(vector(rest), strict=False) is not None:
                return _signed(preference, asked)
    raise AssertionError("an open package is open as a whole, and the empty rest does no harm")


def _signed(preference: Preference, moved: Mapping[str, str]) -> Changes:
    """Return changes by whether each is known to be good for a party, or not to be."""
    gets, gives, unclear = {}, {}, {}
    for name, option in moved.items():
        single = preference.coordinates.vector({name: option})
        if preference.proof(single, strict=True) is not None:
            gets[name] = option
        elif preference.proof(_negative(single), strict=False) is not None:
            gives[name] = option
        else:
            unclear[name] = option
    return Changes(gets, gives, unclear)
