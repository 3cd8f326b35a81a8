"""The undominated packages.

*Definition.* A package is dominated if another is worth at least as much to every party and more
to one. The Pareto frontier is the set of packages that none dominates; packages of equal worth to
all stand on it together.

*Algorithm.* (1) A grid over all parties but the last keeps, for each cell, the best that the last
party gets in any cell that is higher on every axis; packages below that are dominated and dropped
in one pass. (2) What remains is sorted by the first party (two parties: one sweep) or by welfare
(more: each package is compared with the frontier so far, which alone can dominate it).

Of additive utilities, however many packages there are, the frontier is found by merging issues: a
choice over some issues that is dominated there is dominated in every completion.

References
----------
Kung, H. T., Luccio, F. and Preparata, F. P. (1975), "On finding the maxima of a set of vectors",
*Journal of the ACM* 22.
Chomicki, J., Godfrey, P., Gryz, J. and Liang, D. (2003), "Skyline with presorting", ICDE.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit, prange
from numpy.typing import ArrayLike, NDArray

from demarche.bargaining.packages.utility import Array, Utility
from demarche.errors import LimitReached, ScenarioError

Indices = NDArray[np.int64]

GRID_CELLS = 2**16
LARGEST_MERGE = 10**7


def frontier(utilities: ArrayLike) -> Indices:
    """Return the numbers of the undominated packages, best for the first party last.

    Parameters
    ----------
    utilities : array-like, shape (parties, packages)
        Finite; one or more parties.

    Returns
    -------
    array of int64
        Ascending in the utility of the first party, then in package number.

    Raises
    ------
    ScenarioError
        If the array is empty, not two-dimensional or not finite.

    Examples
    --------
    >>> frontier([[0, 1, 2, 2], [2, 2, 0, 0]])
    array([1, 2, 3])
    """
    worth = np.ascontiguousarray(utilities, dtype=np.float64)
    if worth.ndim != 2 or worth.size == 0:
        raise ScenarioError(f"utilities need shape (parties, packages), got {worth.shape}")
    low, high = worth.min(axis=1), worth.max(axis=1)
    if not np.isfinite(low).all() or not np.isfinite(high).all():
        raise ScenarioError("utilities must be finite numbers")
    left = np.flatnonzero(_not_beaten_by_grid(worth, *_grid(worth, low, high)))
    near = np.ascontiguousarray(worth[:, left])
    if len(near) == 2:
        kept = left[_sweep(near, np.lexsort((left, -near[1], -near[0])))]
    else:
        order = np.lexsort((*near, -near.sum(axis=0)))
        kept = left[_filter(np.ascontiguousarray(near.T), order)]
    return kept[np.lexsort((kept, worth[0, kept]))].astype(np.int64)


def merged_frontier(utilities: Sequence[Utility]) -> tuple[NDArray[np.int64], Array]:
    """Return the undominated packages of additive utilities without listing all packages.

    Parameters
    ----------
    utilities : sequence of Utility
        One for each party, additive, over one space of any size.

    Returns
    -------
    choices : array of int64, shape (undominated, issues)
        The option number on each issue.
    worth : array, shape (parties, undominated)
        What each is worth.

    Raises
    ------
    ScenarioError
        If a utility is not additive.
    LimitReached
        If an intermediate frontier times the next issue exceeds `LARGEST_MERGE`.

    Notes
    -----
    Of packages whose utilities differ only by rounding, one may be dropped that `frontier` keeps.
    """
    if not utilities or not all(u.is_additive and u.space == utilities[0].space for u in utilities):
        raise ScenarioError("merging issues needs additive utilities over one space")
    shape = utilities[0].space.shape
    choices, worth = np.zeros((1, 0), dtype=np.int64), np.zeros((len(utilities), 1))
    for axis, options in enumerate(shape):
        if len(choices) * options > LARGEST_MERGE:
            raise LimitReached(
                f"merging issue {axis + 1} of {len(shape)} makes {len(choices) * options} partial "
                f"packages; the limit is {LARGEST_MERGE}"
            )
        column = np.array([_values_on(utility, axis, options) for utility in utilities])
        grown = (worth[:, :, np.newaxis] + column[:, np.newaxis, :]).reshape(len(worth), -1)
        kept = frontier(grown)
        choices = np.column_stack((choices[kept // options], kept % options))
        worth = grown[:, kept]
    return choices, worth


def _values_on(utility: Utility, axis: int, options: int) -> Array:
    """Return what each option of one issue adds."""
    tables = [factor.values for factor in utility.factors if factor.scope == (axis,)]
    return np.sum(tables, axis=0) if tables else np.zeros(options)


def _grid(worth: Array, low: Array, high: Array) -> tuple[Array, Array, Array, int]:
    """Return low ends, scales, best-above table and cells per axis of the grid."""
    axes = max(len(worth) - 1, 1)
    cells = max(int(GRID_CELLS ** (1.0 / axes)), 2)
    span = np.where(high > low, high - low, 1.0)
    scale = (cells - 1) / span
    best = np.full(cells**axes, -np.inf)
    _best_in_cell(worth, low, scale, cells, best)
    above = best.reshape((cells,) * axes)
    for axis in range(axes):
        above = np.flip(np.maximum.accumulate(np.flip(above, axis), axis=axis), axis)
    inside = (slice(1, None),) * axes
    beyond = np.full_like(above, -np.inf)
    beyond[(slice(None, -1),) * axes] = above[inside]
    return low, scale, beyond.reshape(-1), cells


@njit(cache=True)
def _cell(worth: Array, package: int, low: Array, scale: Array, cells: int) -> int:
    """Return the cell of a package on the grid over all parties but the last."""
    place = 0
    for party in range(max(worth.shape[0] - 1, 1)):
        place = place * cells + int((worth[party, package] - low[party]) * scale[party])
    return place


@njit(cache=True)
def _best_in_cell(worth: Array, low: Array, scale: Array, cells: int, best: Array) -> None:
    """Write the last party's best in each cell."""
    last = worth.shape[0] - 1
    for package in range(worth.shape[1]):
        cell = _cell(worth, package, low, scale, cells)
        if worth[last, package] > best[cell]:
            best[cell] = worth[last, package]


@njit(cache=True, parallel=True)
def _not_beaten_by_grid(
    worth: Array, low: Array, scale: Array, beyond: Array, cells: int
) -> NDArray[np.bool_]:
    """Return which packages no cell above shows to be dominated."""
    last = worth.shape[0] - 1
    kept = np.empty(worth.shape[1], dtype=np.bool_)
    for package in prange(worth.shape[1]):
        cell = _cell(worth, package, low, scale, cells)
        kept[package] = worth[last, package] > beyond[cell]
    return kept


@njit(cache=True)
def _sweep(worth: Array, order: Indices) -> Indices:
    """Return the undominated of two parties' packages, given from best for the first down."""
    kept = np.empty(len(order), dtype=np.int64)
    count = 0
    for package in order:
        if count > 0:
            rival = kept[count - 1]
            equal = worth[0, package] == worth[0, rival] and worth[1, package] == worth[1, rival]
            if worth[1, package] <= worth[1, rival] and not equal:
                continue
        kept[count] = package
        count += 1
    return kept[:count]


@njit(cache=True)
def _dominates(rival: Array, package: Array) -> bool:
    """Return whether the first is no worse anywhere and better somewhere."""
    better = False
    for party in range(len(rival)):
        if rival[party] < package[party]:
            return False
        better = better or rival[party] > package[party]
    return better


@njit(cache=True)
def _filter(worth: Array, order: Indices) -> NDArray[np.bool_]:
    """Return which packages (rows) are undominated, given by falling welfare, equals together."""
    kept = np.zeros(len(order), dtype=np.bool_)
    rivals = np.empty(len(order), dtype=np.int64)
    count = 0
    for place, package in enumerate(order):
        if place > 0 and (worth[package] == worth[order[place - 1]]).all():
            kept[package] = kept[order[place - 1]]
            continue
        kept[package] = True
        for rank in range(count):
            if _dominates(worth[rivals[rank]], worth[package]):
                rivals[rank], rivals[rank // 2] = rivals[rank // 2], rivals[rank]
                kept[package] = False
                break
        if kept[package]:
            rivals[count] = package
            count += 1
    return kept
