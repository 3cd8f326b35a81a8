"""The undominated packages.

*Definition.* A package is dominated if another is worth at least as much to every party and more
to one. The Pareto frontier is the set of packages that none dominates; packages of equal worth to
all stand on it together.

*Algorithm.* (1) A grid over all parties but the last keeps, for each cell, the best that the last
party gets in any cell that is higher on every axis; packages below that are dominated and dropped
in one pass. (2) What remains is sorted by the first party (two parties: one sweep) or by welfare
(more: each package is compared with the frontier so far, which alone can dominate it; equal sums
are ordered by utilities, so that rounding cannot put a package before one that dominates it).

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
from numba import njit
from numpy.typing import ArrayLike, NDArray

from demarche.bargaining.packages.utility import Array, Utility
from demarche.errors import LimitReached, ScenarioError

Indices = NDArray[np.int64]

GRID_CELLS = 2**16
BLOCK = 2**16
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
    if not np.isfinite(worth.min()) or not np.isfinite(worth.max()):
        raise ScenarioError("utilities must be finite numbers")
    left = _not_beaten_by_grid(worth)
    near = worth[:, left]
    if len(near) <= 2:
        found = left[_sweep(near, np.lexsort(near[::-1])[::-1])]
    else:
        found = left[_filter(near.T.copy(), np.lexsort((*-near, -near.sum(axis=0))))]
    return found[np.lexsort((found, worth[0, found]))].astype(np.int64)


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
    tables = [f.table((options,)) for f in utility.factors if f.scope == (axis,)]
    return np.sum(tables, axis=0) if tables else np.zeros(options)


def _not_beaten_by_grid(worth: Array) -> Indices:
    """Return the packages that no cell above shows to be dominated."""
    axes = max(len(worth) - 1, 1)
    cells = max(int(GRID_CELLS ** (1.0 / axes)), 2)
    low, span = worth[:axes].min(axis=1), np.ptp(worth[:axes], axis=1)
    scale = (cells - 1) / np.where(span > 0, span, 1.0)
    blocks = [slice(start, start + BLOCK) for start in range(0, worth.shape[1], BLOCK)]
    best = np.full(cells**axes, -np.inf)
    for block in blocks:
        np.maximum.at(best, _cells(worth[:axes, block], low, scale, cells), worth[-1, block])
    beyond = _best_above(best.reshape((cells,) * axes)).reshape(-1)
    kept = [
        block.start
        + np.flatnonzero(worth[-1, block] > beyond[_cells(worth[:axes, block], low, scale, cells)])
        for block in blocks
    ]
    return np.concatenate(kept)


def _cells(worth: Array, low: Array, scale: Array, cells: int) -> Indices:
    """Return the cell of each package."""
    place = np.zeros(worth.shape[1], dtype=np.int64)
    for row, start, factor in zip(worth, low, scale, strict=True):
        place *= cells
        place += ((row - start) * factor).astype(np.int64)
    return place


def _best_above(best: Array) -> Array:
    """Return the best of all cells that are higher on every axis."""
    above = best
    for axis in range(best.ndim):
        above = np.flip(np.maximum.accumulate(np.flip(above, axis), axis=axis), axis)
    beyond = np.full_like(best, -np.inf)
    beyond[(slice(None, -1),) * best.ndim] = above[(slice(1, None),) * best.ndim]
    return beyond


def _sweep(worth: Array, order: Indices) -> NDArray[np.bool_]:
    """Return which of one or two parties' packages are undominated.

    In falling order of the first party's utility, then the last's, a package is undominated iff it
    gives the last party more than every package before it, or equals one that does.
    """
    rows = worth[:, order]
    is_new = np.concatenate(([True], (rows[:, 1:] != rows[:, :-1]).any(axis=0)))
    run = np.maximum.accumulate(np.where(is_new, np.arange(len(order)), 0))
    before = np.concatenate(([-np.inf], np.maximum.accumulate(rows[-1])[:-1]))
    kept = np.empty(len(order), dtype=np.bool_)
    kept[order] = (rows[-1] > before)[run]
    return kept


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
