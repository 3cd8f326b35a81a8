"""Utilities over packages, as sums of tables over few issues each.

*Definition.* A utility is *generalised additive* if ``u(x) = Σ_f v_f(x restricted to S_f)``. With
one issue in every scope ``S_f`` it is additive, with more it holds interactions, and with all
issues in one scope it is a full table.

References
----------
Fishburn, P. C. (1967), "Interdependence and additivity in multivariate, unidimensional expected
utility theory", *International Economic Review* 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from demarche.bargaining.packages.space import Space
from demarche.errors import LimitReached, ScenarioError

Array = NDArray[np.float64]

LARGEST_SPACE = 2**27
"""Most packages whose utilities are written out one by one (1 GiB for each party)."""


@dataclass(frozen=True)
class Factor:
    """A table over some issues.

    Parameters
    ----------
    scope : tuple of int
        Axes of the space, ascending.
    values : array, one axis per issue in scope
        Finite.
    """

    scope: tuple[int, ...]
    values: Array

    def at(self, choice: tuple[int, ...]) -> float:
        """Return the value at the options chosen on the issues in scope."""
        return float(self.values[choice])

    def table(self, shape: tuple[int, ...]) -> Array:
        """Return the values of all choices on the issues in scope."""
        if self.values.shape != shape:
            raise ScenarioError(
                f"the table over issues {self.scope} has shape {self.values.shape}, "
                f"their options make {shape}"
            )
        return self.values


@dataclass(frozen=True)
class Rectangle:
    """One value for all packages within ranges of options on some issues, or for all others.

    Parameters
    ----------
    scope : tuple of int
        Axes of the space, ascending.
    low, high : tuple of int
        First and last option number of the range on each.
    value : float
        Finite.
    inside : bool
        Whether packages within all ranges have the value, or those that are not.
    """

    scope: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: float
    inside: bool = True

    def __post_init__(self) -> None:
        """Refuse ranges that do not fit the scope."""
        if not len(self.scope) == len(self.low) == len(self.high):
            raise ScenarioError(
                f"scope {self.scope} needs one range each, got {self.low} to {self.high}"
            )

    def at(self, choice: tuple[int, ...]) -> float:
        """Return the value at the options chosen on the issues in scope."""
        ranges = zip(self.low, choice, self.high, strict=True)
        within = all(low <= option <= high for low, option, high in ranges)
        return self.value if within == self.inside else 0.0

    def table(self, shape: tuple[int, ...]) -> Array:
        """Return the values of all choices on the issues in scope."""
        within = np.ones(shape, dtype=np.bool_)
        for axis, (low, high) in enumerate(zip(self.low, self.high, strict=True)):
            option = np.arange(shape[axis]).reshape(
                [-1 if a == axis else 1 for a in range(len(shape))]
            )
            within &= (low <= option) & (option <= high)
        return np.where(within == self.inside, self.value, 0.0)


@dataclass(frozen=True)
class Utility:
    """What each package is worth to one party.

    Parameters
    ----------
    space : Space
        The packages.
    factors : tuple of Factor or Rectangle
        Summed; order decides the last bit of a sum only.
    ceiling : float
        Sums above it count as it (GENIUS cuts at 1).
    """

    space: Space
    factors: tuple[Factor | Rectangle, ...]
    ceiling: float = np.inf

    def __post_init__(self) -> None:
        """Refuse tables that do not fit the space or hold what is no number."""
        for factor in self.factors:
            if not factor.scope or list(factor.scope) != sorted(
                set(factor.scope) & set(range(len(self.space.issues)))
            ):
                raise ScenarioError(
                    f"scope {factor.scope} must name some of {len(self.space.issues)} issues, "
                    "ascending, without repeats"
                )
            values = factor.values if isinstance(factor, Factor) else factor.value
            if not np.isfinite(values).all():
                raise ScenarioError(f"the table over issues {factor.scope} is not finite")
            if isinstance(factor, Factor):
                factor.table(self.options(factor))

    def options(self, factor: Factor | Rectangle) -> tuple[int, ...]:
        """Return the number of options of each issue in scope."""
        return tuple(self.space.shape[axis] for axis in factor.scope)

    @property
    def is_additive(self) -> bool:
        """Whether every table has one issue and nothing is cut off."""
        return np.isinf(self.ceiling) and all(len(f.scope) == 1 for f in self.factors)

    def of(self, package: Mapping[str, str]) -> float:
        """Return the utility of one package, in a space of any size."""
        choice = self.space.settled(package)
        total = sum(f.at(tuple(choice[a] for a in f.scope)) for f in self.factors)
        return min(total, self.ceiling)

    def over_packages(self) -> Array:
        """Return the utility of every package, shape (size,).

        The sum is built axis by axis, from the first issue to the last: n packages cost little
        more than n additions, and each sum is rounded as a left-to-right loop rounds it.

        Raises
        ------
        LimitReached
            If the space has more than `LARGEST_SPACE` packages.
        """
        if self.space.size > LARGEST_SPACE:
            raise LimitReached(
                f"{self.space.size} packages are too many to list; the limit is {LARGEST_SPACE}",
                hint="additive utilities have their undominated packages found by merging issues",
            )
        total: Array = np.zeros(())
        for axis, options in enumerate(self.space.shape):
            total = total[..., np.newaxis]
            ending_here = [factor for factor in self.factors if factor.scope[-1] == axis]
            for factor in ending_here or [Factor((axis,), np.zeros(options))]:
                total = total + self._aligned(factor)
        return np.minimum(total.reshape(-1), self.ceiling)

    def _aligned(self, factor: Factor | Rectangle) -> Array:
        """Return the table with an axis of length one for each earlier issue out of scope."""
        sizes = dict(zip(factor.scope, self.options(factor), strict=True))
        shape = [sizes.get(axis, 1) for axis in range(factor.scope[-1] + 1)]
        return factor.table(self.options(factor)).reshape(shape)


def additive(
    space: Space, values: Sequence[ArrayLike], *, ceiling: float = float("inf")
) -> Utility:
    """Return the utility that adds one value per issue.

    Parameters
    ----------
    space : Space
        The packages.
    values : sequence of array-like
        For each issue, the value of each of its options.
    ceiling : float
        Sums above it count as it.

    Raises
    ------
    ScenarioError
        If a list of values does not fit its issue.

    Examples
    --------
    >>> from demarche.bargaining.packages.space import Issue
    >>> space = Space((Issue("price", ("low", "high")), Issue("date", ("now", "later"))))
    >>> additive(space, [[0, 3], [1, 0]]).over_packages()
    array([1., 0., 4., 3.])
    """
    if len(values) != len(space.issues):
        raise ScenarioError(
            f"{len(values)} lists of values were given for {len(space.issues)} issues"
        )
    tables = (np.asarray(column, dtype=np.float64) for column in values)
    return Utility(
        space, tuple(Factor((axis,), table) for axis, table in enumerate(tables)), ceiling
    )


def table(space: Space, values: ArrayLike) -> Utility:
    """Return the utility that lists every package.

    Parameters
    ----------
    space : Space
        The packages.
    values : array-like, shape ``space.shape`` or (size,)
        Finite.
    """
    everything = np.asarray(values, dtype=np.float64)
    if everything.size != space.size:
        raise ScenarioError(f"{everything.size} values were given for {space.size} packages")
    return Utility(
        space, (Factor(tuple(range(len(space.shape))), everything.reshape(space.shape)),)
    )
