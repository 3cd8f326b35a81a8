"""One party's worlds: the additive utilities that its statements admit.

*Definition.* With the status quo of each issue worth 0, a utility is a vector ``v`` over the other
options, a package the 0–1 vector ``e`` of the options that it chooses, and a comparison the
difference ``c`` of its two sides: ``c·v > 0`` if strict, ``c·v ≥ 0`` if not.

*Theorem* (Motzkin). If some world exists, ``e·v > 0`` in every world iff ``e = Σ λ_c c`` with
``λ ≥ 0`` and some strict comparison among those used; ``e·v ≥ 0`` in every world iff
``e = Σ λ_c c`` with ``λ ≥ 0``. No world exists iff ``0`` is such a sum with a strict comparison.

The multipliers are the *proof*; where there is none, linear programming gives a world that shows
it. Both are exact.

References
----------
Motzkin, T. S. (1936), *Beiträge zur Theorie der linearen Ungleichungen*, Basel.
Fishburn, P. C. (1970), *Utility Theory for Decision Making*, chapter 4.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.packages.ordinal.linear import Infeasible, Optimum, maximise
from demarche.bargaining.packages.ordinal.reasons import Labels, Reasons, find_reasons
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase, Range
from demarche.errors import InputError

Vector = tuple[int, ...]
Exact = NDArray[np.int64] | NDArray[np.object_]

Holds = Literal["every", "some", "none"]
"""In which admitted worlds something is so."""

UNIT = ""
"""Label of the fact that the unit of ranges is positive; no reason lists it."""


@dataclass(frozen=True)
class Constraint:
    """``vector · v > 0``, or ``≥ 0`` if not strict."""

    vector: Vector
    strict: bool
    label: str


@dataclass(frozen=True)
class Proof:
    """A package's difference as a nonnegative sum of statements.

    Attributes
    ----------
    uses : tuple of (Constraint, Fraction)
        The statements with their positive multipliers.
    """

    uses: tuple[tuple[Constraint, Fraction], ...]

    @property
    def labels(self) -> Labels:
        """What the proof rests on."""
        return frozenset(constraint.label for constraint, _ in self.uses) - {UNIT}

    @property
    def is_strict(self) -> bool:
        """Whether it proves better, not only at least as good."""
        return any(constraint.strict for constraint, _ in self.uses)


class Coordinates:
    """The options other than the status quo, numbered, and a last one for the unit of ranges."""

    def __init__(self, case: OrdinalCase) -> None:
        """Number the options of a case."""
        self.space = case.space
        options = (
            (issue.name, option)
            for issue in case.space.issues
            for option in issue.options
            if option != issue.status_quo
        )
        self.place = {pair: number for number, pair in enumerate(options)}
        self.unit = len(self.place)

    def vector(self, package: Mapping[str, str]) -> Vector:
        """Return the 0–1 vector of a partial package."""
        chosen = {self.place[pair] for pair in package.items() if pair in self.place}
        return tuple(int(number in chosen) for number in range(self.unit + 1))

    def named(self, world: Vector) -> dict[tuple[str, str], int]:
        """Return what each option is worth beyond the status quo in a world."""
        return {pair: world[number] for pair, number in self.place.items()}

    def packages(self) -> NDArray[np.int64]:
        """Return the vectors of all packages, shape (packages, coordinates)."""
        rows = np.zeros((self.space.size, self.unit + 1), dtype=np.int64)
        choices = np.unravel_index(np.arange(self.space.size), self.space.shape)
        for issue, chosen in zip(self.space.issues, choices, strict=True):
            for number, option in enumerate(issue.options):
                if option != issue.status_quo:
                    rows[chosen == number, self.place[issue.name, option]] = 1
        return rows


class Preference:
    """What a party's statements force, in exact arithmetic.

    Parameters
    ----------
    case : OrdinalCase
        Issues and statements.
    party : str
        Whose.

    Raises
    ------
    InputError
        If the party's statements admit no utility; the message names a minimal conflict.

    Attributes
    ----------
    worlds : list of tuple of int
        Some admitted utilities; each failed proof adds one.
    """

    def __init__(self, case: OrdinalCase, party: str) -> None:
        """Collect what is said of a party and find one world, or the conflict."""
        self.party = party
        self.coordinates = Coordinates(case)
        self.constraints = tuple(_constraints(case, party, self.coordinates))
        self.worlds: list[Vector] = [self._some_world()]

    def proof(
        self, difference: Vector, *, strict: bool, labels: Labels | None = None
    ) -> Proof | None:
        """Return why a difference is good in every world, or None if it is not.

        Parameters
        ----------
        difference : tuple of int
            One package's vector minus another's.
        strict : bool
            Whether to prove better or only at least as good.
        labels : frozenset of str, optional
            Use these statements only.
        """
        used = self._using(labels)
        goal = [int(strict and constraint.strict) for constraint in used]
        answer = maximise(_columns(used, len(difference)), difference, goal)
        if isinstance(answer, Optimum) and (answer.value > 0 or not strict):
            return Proof(tuple((c, x) for c, x in zip(used, answer.x, strict=True) if x > 0))
        if labels is None:
            self.worlds.append(self._against(difference, answer))
        return None

    def reasons(self, difference: Vector, *, strict: bool) -> Reasons:
        """Return all minimal sets of labels that force a difference to be good."""

        def support(labels: Labels) -> Labels | None:
            proof = self.proof(difference, strict=strict, labels=labels)
            return None if proof is None else proof.labels

        return find_reasons(support, {c.label for c in self.constraints} - {UNIT})

    def worth(self, packages: NDArray[np.int64], *, since: int = 0) -> Exact:
        """Return what packages (rows) are worth in the worlds known, from one on.

        Parameters
        ----------
        packages : array of int, shape (packages, coordinates)
            Vectors or differences.
        since : int
            Leave out this many worlds known first.

        Returns
        -------
        array of exact integers, shape (worlds, packages)
        """
        worlds = self.worlds[since:]
        largest = max((abs(entry) for world in worlds for entry in world), default=0)
        exact = np.int64 if largest * (packages.shape[1] + 1) < 2**62 else object
        worth: Exact = np.array(worlds, dtype=exact) @ packages.T.astype(exact)
        return worth

    def _using(self, labels: Labels | None) -> tuple[Constraint, ...]:
        """Return the constraints with these labels, and the unit's."""
        if labels is None:
            return self.constraints
        return tuple(c for c in self.constraints if c.label in labels or c.label == UNIT)

    def _some_world(self) -> Vector:
        """Return a utility that satisfies all statements."""
        conflict = _conflict(self.constraints, self.coordinates.unit + 1)
        if isinstance(conflict, Infeasible):
            return _integers(conflict.y[:-1])

        def support(labels: Labels) -> Labels | None:
            used = self._using(labels)
            answer = _conflict(used, self.coordinates.unit + 1)
            if isinstance(answer, Infeasible):
                return None
            return frozenset(c.label for c, x in zip(used, answer.x, strict=True) if x) - {UNIT}

        labels = {c.label for c in self.constraints} - {UNIT}
        clash = find_reasons(support, labels, most=1).sets[0]
        raise InputError(
            f"what is said of {self.party!r} contradicts itself: no utility satisfies "
            f"{', '.join(map(repr, sorted(clash)))} together",
            hint="withdraw one of them, or ask each consistent part by itself",
        )

    def _against(self, difference: Vector, answer: Optimum | Infeasible) -> Vector:
        """Return a world in which a difference without proof is not good."""
        if isinstance(answer, Optimum):
            return _integers(answer.y)
        inner = self.worlds[0]
        loss = -sum((y * d for y, d in zip(answer.y, difference, strict=True)), Fraction(0))
        drift = sum(v * d for v, d in zip(inner, difference, strict=True))
        step = loss / (2 * drift) if drift > 0 else Fraction(1)
        return _integers(tuple(y + step * v for y, v in zip(answer.y, inner, strict=True)))


def _constraints(case: OrdinalCase, party: str, coordinates: Coordinates) -> Iterator[Constraint]:
    """Yield what a party's statements require of its utilities."""
    for said in case.comparisons:
        if said.party == party:
            yield _comparison(said, coordinates)
    spans = [span for span in case.ranges if span.party == party]
    for span in spans:
        yield from _bounds(span, coordinates)
    if spans:
        yield Constraint((0,) * coordinates.unit + (1,), strict=True, label=UNIT)


def _comparison(said: Comparison, coordinates: Coordinates) -> Constraint:
    """Return the difference of the two sides of a comparison."""
    better, worse = coordinates.vector(said.better), coordinates.vector(said.worse)
    difference = tuple(b - w for b, w in zip(better, worse, strict=True))
    return Constraint(difference, said.strict, said.label)


def _bounds(span: Range, coordinates: Coordinates) -> Iterator[Constraint]:
    """Yield the two weak inequalities of a range."""
    option = np.array(coordinates.vector({span.issue: span.option}), dtype=object)
    unit = np.zeros_like(option)
    unit[-1] = 1
    for bound, sign in ((Fraction(span.low), 1), (Fraction(span.high), -1)):
        row = sign * (option * bound.denominator - unit * bound.numerator)
        yield Constraint(tuple(int(entry) for entry in row), strict=False, label=span.label)


def _columns(constraints: tuple[Constraint, ...], height: int) -> list[list[int]]:
    """Return the matrix whose columns are the constraints' vectors."""
    return [[constraint.vector[row] for constraint in constraints] for row in range(height)]


def _conflict(constraints: tuple[Constraint, ...], height: int) -> Optimum | Infeasible:
    """Ask whether the constraints sum to nothing with a strict one among them."""
    strict = [int(constraint.strict) for constraint in constraints]
    matrix = [*_columns(constraints, height), strict]
    return maximise(matrix, [0] * height + [1], [0] * len(constraints))


def _integers(vector: tuple[Fraction, ...]) -> Vector:
    """Return the vector scaled to the smallest whole numbers."""
    scale = math.lcm(*(entry.denominator for entry in vector))
    whole = [int(entry * scale) for entry in vector]
    common = math.gcd(*whole) or 1
    return tuple(entry // common for entry in whole)


def negative(vector: Vector) -> Vector:
    """Return the opposite difference."""
    return tuple(-entry for entry in vector)
