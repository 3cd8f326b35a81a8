"""Whether each party prefers one package to the status quo, why, and what would decide it.

A package that a party prefers in some of its worlds only comes with the *comparison that decides*:
the fewest changes in it that are open themselves while the rest is known to do no harm. Were these
changes by themselves said to be good, the package would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from demarche.bargaining.packages.ordinal.preference import (
    Holds,
    Preference,
    Proof,
    Vector,
    negative,
)
from demarche.bargaining.packages.ordinal.reasons import Labels
from demarche.bargaining.packages.ordinal.statements import OrdinalCase

World = Mapping[tuple[str, str], int]
"""What each option other than the status quo is worth to a party, by (issue, option)."""


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
    witnesses : tuple of two World, or None
        For "some": admitted worths, in which the package is not preferred and in which it is.
    """

    party: str
    holds: Holds
    proof: Proof | None
    reasons: tuple[Reason, ...]
    complete: bool
    changes: Changes
    deciding: Changes | None
    witnesses: tuple[World, World] | None


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

    Examples
    --------
    >>> from demarche.bargaining.packages.ordinal.statements import Comparison
    >>> from demarche.bargaining.packages.space import Issue, Space
    >>> space = Space((Issue("x", ("no", "yes"), "no"), Issue("y", ("no", "yes"), "no")))
    >>> swap = {"x": "yes", "y": "yes"}
    >>> said = (
    ...     Comparison("A", swap, {}, "y is worth it to A"),
    ...     Comparison("B", {"x": "yes"}, {}, "B wants x"),
    ...     Comparison("B", {}, {"y": "yes"}, "y costs B"),
    ... )
    >>> a, b = explain_package(OrdinalCase(space, ("A", "B"), said), swap)
    >>> a.holds, [sorted(reason.labels) for reason in a.reasons]
    ('every', [['y is worth it to A']])
    >>> b.holds, b.deciding
    ('some', Changes(gets={'x': 'yes'}, gives={'y': 'yes'}, unclear={}))
    """
    case.space.index(package)
    return tuple(_answer(Preference(case, party), case, package) for party in case.parties)


def _answer(preference: Preference, case: OrdinalCase, package: Mapping[str, str]) -> PartyAnswer:
    """Return one party's answer on one package."""
    whole = preference.coordinates.vector(package)
    moved = {n: o for n, o in package.items() if any(preference.coordinates.vector({n: o}))}
    changes = _signed(preference, moved)
    tests: tuple[tuple[Holds, Vector, bool], ...] = (
        ("every", whole, True),
        ("none", negative(whole), False),
    )
    for holds, difference, strict in tests:
        proof = preference.proof(difference, strict=strict)
        if proof is not None:
            found = preference.reasons(difference, strict=strict)
            reasons = tuple(Reason(labels, _firmness(case, labels)) for labels in found.sets)
            ordered = sorted(reasons, key=lambda r: (-r.hedge, len(r.labels), sorted(r.labels)))
            return PartyAnswer(
                preference.party, holds, proof, tuple(ordered), found.complete, changes, None, None
            )
    against, in_favour = (preference.coordinates.named(w) for w in preference.worlds[-2:])
    deciding = _deciding(preference, moved)
    return PartyAnswer(
        preference.party, "some", None, (), True, changes, deciding, (against, in_favour)
    )


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
            is_open = preference.proof(negative(vector(asked)), strict=False) is None
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
        elif preference.proof(negative(single), strict=False) is not None:
            gives[name] = option
        else:
            unclear[name] = option
    return Changes(gets, gives, unclear)
