"""The points that solutions of the bargaining problem pick, with their definitions.

Every point is chosen on the Pareto frontier among packages at or above all reservation values,
unless its definition says otherwise. "Kalai" means four things in the field: `CALLED_KALAI` says
which program means which.

References
----------
Nash, J. F. (1950), "The bargaining problem", *Econometrica* 18.
Kalai, E. (1977), "Nonsymmetric Nash solutions and replications of 2-person bargaining",
*International Journal of Game Theory* 6.
Kalai, E. (1977), "Proportional solutions to bargaining situations", *Econometrica* 45.
Kalai, E. and Smorodinsky, M. (1975), "Other solutions to Nash's bargaining problem",
*Econometrica* 43.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.packages.frontier import Indices, frontier
from demarche.bargaining.packages.utility import Array
from demarche.errors import ScenarioError

TIE = 1e-12
"""Criteria that differ by less, relative to their size, are equal."""

DEFINITIONS: Mapping[str, str] = {
    "nash": "greatest product of gains over reservation values",
    "asymmetric_nash": "greatest product of gains over reservation values, each to its weight",
    "kalai_smorodinsky": "greatest least ratio of gain to the largest gain that party could have "
    "in any package at or above all reservation values",
    "egalitarian": "greatest least gain over reservation values",
    "maximin": "greatest least utility, reservation values not subtracted",
    "welfare": "greatest sum of utilities",
    "least_difference": "least sum of absolute differences of utilities between parties, on the "
    "whole frontier, reservation values ignored",
}

CALLED_KALAI: Mapping[str, str] = {
    "GENIUS 10.4 BidSpace.getKalaiSmorodinsky": "least_difference",
    "NegMAS 0.16 kalai_points": "egalitarian",
    "NegMAS 0.16 modified_kalai_points": "maximin",
    "NegoLog BidSpace.kalai_point": "welfare",
}
"""What each program returns under a name with "Kalai" in it; none is Kalai–Smorodinsky's point."""


@dataclass(frozen=True)
class Point:
    """One chosen package.

    Attributes
    ----------
    name, definition : str
        Which solution, and what it means here.
    package : int
        The package's number; of equals, the first along the frontier.
    utilities : tuple of float
        What it is worth to each party.
    value : float
        The criterion there.
    equals : tuple of int
        Other packages on the frontier with the same criterion.
    """

    name: str
    definition: str
    package: int
    utilities: tuple[float, ...]
    value: float
    equals: tuple[int, ...]


@dataclass(frozen=True)
class Points:
    """The frontier and the points on it.

    Attributes
    ----------
    frontier : array of int64
        Undominated packages, ascending in the first party's utility.
    on_frontier : array, shape (parties, undominated)
        Their utilities.
    reservations : tuple of float
        As given.
    ideal : tuple of float, or None
        The most that each party can have at or above all reservation values; None if no package
        is, and then only `least_difference` has a point.
    points : mapping of str to Point
        By name; see `DEFINITIONS`.
    """

    frontier: Indices
    on_frontier: Array
    reservations: tuple[float, ...]
    ideal: tuple[float, ...] | None
    points: Mapping[str, Point]

    def __getitem__(self, name: str) -> Point:
        """Return a point by name.

        Raises
        ------
        ScenarioError
            If no package is at or above all reservation values, or the name is unknown.
        """
        if name not in self.points:
            raise ScenarioError(
                f"there is no point {name!r}; here are {sorted(self.points)}",
                hint="" if self.ideal else "no package is at or above all reservation values",
            )
        return self.points[name]


def find_points(
    utilities: ArrayLike,
    reservations: ArrayLike | None = None,
    *,
    weights: ArrayLike | None = None,
    undominated: Indices | None = None,
) -> Points:
    """Return the frontier and every point of `DEFINITIONS`.

    Parameters
    ----------
    utilities : array-like, shape (parties, packages)
        Finite.
    reservations : array-like, shape (parties,), optional
        Worth of no agreement; 0 for all if not given.
    weights : array-like, shape (parties,), optional
        Positive bargaining weights; with them, `asymmetric_nash` is among the points.
    undominated : array of int64, optional
        The frontier, if it is known already.

    Raises
    ------
    ScenarioError
        If a shape does not fit or a weight is not positive.

    Examples
    --------
    >>> split = find_points([[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]], [0, 1])
    >>> split["nash"].package, split["nash"].equals, split["egalitarian"].utilities
    (1, (2,), (1.0, 3.0))
    """
    worth = np.asarray(utilities, dtype=np.float64)
    kept = frontier(worth) if undominated is None else undominated
    near = worth[:, kept]
    floor = _one_each(reservations if reservations is not None else 0.0, len(near), "reservations")
    gains = near - floor[:, np.newaxis]
    rational = (gains >= 0).all(axis=0)
    ideal = near[:, rational].max(axis=1) if rational.any() else None
    criteria = {"least_difference": -_difference(near)}
    if ideal is not None:
        within = _criteria(near, gains, ideal - floor, weights)
        criteria |= {name: np.where(rational, c, -np.inf) for name, c in within.items()}
    return Points(
        kept,
        near,
        tuple(floor.tolist()),
        None if ideal is None else tuple(ideal.tolist()),
        {name: _pick(name, value, kept, near) for name, value in criteria.items()},
    )


def _criteria(
    near: Array, gains: Array, room: Array, weights: ArrayLike | None
) -> dict[str, Array]:
    """Return the value of each criterion on the frontier, to be maximised."""
    gains = np.maximum(gains, 0.0)
    ratios = np.divide(
        gains, room[:, np.newaxis], out=np.ones_like(gains), where=room[:, np.newaxis] > 0
    )
    criteria: dict[str, Callable[[], Array]] = {
        "nash": lambda: gains.prod(axis=0),
        "kalai_smorodinsky": lambda: ratios.min(axis=0),
        "egalitarian": lambda: gains.min(axis=0),
        "maximin": lambda: near.min(axis=0),
        "welfare": lambda: near.sum(axis=0),
    }
    values = {name: compute() for name, compute in criteria.items()}
    if weights is not None:
        share = _one_each(weights, len(near), "weights")
        if not (share > 0).all():
            raise ScenarioError(f"bargaining weights must be positive, got {share.tolist()}")
        values["asymmetric_nash"] = (gains ** (share / share.sum())[:, np.newaxis]).prod(axis=0)
    return values


def _one_each(given: ArrayLike, parties: int, what: str) -> Array:
    """Return one finite number for each party."""
    array = np.asarray(given, dtype=np.float64)
    if array.ndim == 0:
        array = np.full(parties, float(array))
    if array.shape != (parties,) or not np.isfinite(array).all():
        raise ScenarioError(f"{what} need one finite number for each of {parties} parties")
    return array


def _difference(near: Array) -> Array:
    """Return the sum over pairs of parties of the absolute difference of their utilities."""
    total = np.zeros(near.shape[1])
    for party in range(1, len(near)):
        total += np.abs(near[party] - near[:party]).sum(axis=0)
    return total


def _pick(name: str, criterion: Array, kept: Indices, near: Array) -> Point:
    """Return the point where a criterion is greatest."""
    best = float(criterion.max())
    equals = np.flatnonzero(criterion >= best - TIE * max(1.0, abs(best)))
    chosen = int(equals[0])
    return Point(
        name,
        DEFINITIONS[name],
        int(kept[chosen]),
        tuple(near[:, chosen].tolist()),
        abs(best) if name == "least_difference" else best,
        tuple(int(kept[other]) for other in equals[1:]),
    )
