"""Linear complementarity: find m >= 0 with w = M m - q >= 0 and m w = 0 in every place.

A solution is known by its *support*, the places where m may be positive: m solves M m = q there
and is zero elsewhere.  If every principal minor of M is positive (M is a *P-matrix*) there is
exactly one solution for every q; if some is not, some q has none or several.

References
----------
Cottle, R. W., Pang, J.-S. and Stone, R. E. (1992), The Linear Complementarity Problem.
Júdice, J. J. and Pires, F. M. (1994), A block principal pivoting algorithm for large-scale
strictly monotone linear complementarity problems, Computers & Operations Research 21.
Murty, K. G. (1974), Note on a Bard-type scheme for solving the complementarity problem,
Opsearch 11.

Tsatsomeros, M. J. and Li, L. (2000), A recursive test for P-matrices, BIT 40.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from demarche.bargaining.game.casegame import Array
from demarche.errors import InputError, LimitReached

LARGEST = 15
"""Largest matrix whose 2^n supports or minors are gone through."""

ROUNDING = 1e-11
PATIENCE = 4
"""Block exchanges without progress before single exchanges take over."""


def is_p_matrix(matrix: Array) -> tuple[bool, tuple[int, ...]]:
    """Tell whether all principal minors are positive.

    Parameters
    ----------
    matrix : ndarray, shape (n, n), n <= 15
        The matrix.

    Returns
    -------
    holds : bool
        Whether it is a P-matrix.
    witness : tuple of int
        Rows and columns of a minor that is not positive; empty if there is none.

    Raises
    ------
    InputError
        If the matrix is not square.
    LimitReached
        If it is larger than 15.

    Examples
    --------
    >>> is_p_matrix(np.array([[2.0, 1.0], [1.0, 2.0]]))
    (True, ())
    >>> is_p_matrix(np.array([[1.0, 2.0], [2.0, 1.0]]))
    (False, (0, 1))
    """
    matrix = _square(matrix)
    found = _bad_minor(matrix, np.abs(matrix).max(axis=1))
    return found == 0, tuple(k for k in range(len(matrix)) if found >> k & 1)


def solve(matrix: Array, offset: Array) -> tuple[Array, bool]:
    """Solve one problem by block principal pivoting; sure to succeed if M is a P-matrix.

    Parameters
    ----------
    matrix : ndarray, shape (n, n)
        M.
    offset : ndarray, shape (n,)
        q.

    Returns
    -------
    solution : ndarray, shape (n,)
        m.
    found : bool
        Whether it solves the problem.

    Examples
    --------
    >>> solve(np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([2.0, 0.5]))
    (array([1., 0.]), True)
    """
    matrix = np.ascontiguousarray(matrix, float)
    offset = np.ascontiguousarray(offset, float)
    if matrix.ndim != 2 or matrix.shape != (len(offset), len(offset)):
        raise InputError(f"matrix {matrix.shape} and offset {offset.shape} do not fit")
    solution = np.zeros(len(offset))
    found = pivot(matrix, offset, solution, np.empty((len(offset), len(offset) + 1)))
    return solution, bool(found)


def solutions(matrix: Array, offset: Array, *, tolerance: float = 1e-9) -> list[Array]:
    """Return every solution with a regular support matrix, by going through all supports.

    Raises
    ------
    LimitReached
        If there are more than 15 places.

    Examples
    --------
    >>> [m.tolist() for m in solutions(np.array([[1.0, 2.0], [2.0, 1.0]]), np.array([3.0, 3.0]))]
    [[3.0, 0.0], [0.0, 3.0], [1.0, 1.0]]
    """
    matrix = _square(matrix)
    offset = np.ascontiguousarray(offset, float)
    found: list[Array] = []
    for support in range(1 << len(matrix)):
        solution = _on_support(matrix, offset, support, tolerance)
        if len(solution) and not any(np.allclose(solution, m, atol=tolerance) for m in found):
            found.append(solution)
    return found


def _square(matrix: Array) -> Array:
    matrix = np.ascontiguousarray(matrix, float)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise InputError(f"the matrix must be square, got shape {matrix.shape}")
    if len(matrix) > LARGEST:
        raise LimitReached(
            f"{len(matrix)} places have 2^{len(matrix)} subsets; the limit is {LARGEST} places"
        )
    return matrix


@njit(cache=True)
def _bad_minor(block: Array, scale: Array) -> int:
    """Return the places, as bits, of a principal minor that is not positive; 0 if there is none.

    Minors without the first place are minors of the rest; those with it, its pivot times minors
    of the Schur complement (Tsatsomeros and Li 2000).
    """
    if block[0, 0] <= ROUNDING * scale[0]:
        return 1
    if len(block) == 1:
        return 0
    rest = block[1:, 1:].copy()
    found = _bad_minor(rest, scale[1:])
    if found > 0:
        return int(found << 1)
    for a in range(len(rest)):
        for b in range(len(rest)):
            rest[a, b] -= block[a + 1, 0] * block[0, b + 1] / block[0, 0]
    found = _bad_minor(rest, scale[1:])
    return int(found << 1 | 1) if found > 0 else 0


@njit(cache=True)
def _on_support(matrix: Array, offset: Array, support: int, tolerance: float) -> Array:
    """Return the solution with this support, or an empty array if there is none."""
    n = len(offset)
    inside = np.array([support >> k & 1 == 1 for k in range(n)])
    solution = np.zeros(n)
    if not _solve_inside(matrix, offset, inside, solution, np.empty((n, n + 1))):
        return np.empty(0)
    slack = matrix @ solution - offset
    if solution.min() < -tolerance or slack.min() < -tolerance:
        return np.empty(0)
    return np.maximum(solution, 0.0)


@njit(cache=True)
def pivot(matrix: Array, offset: Array, solution: Array, work: Array) -> bool:
    """Fill ``solution``; exchange all misplaced places at once, or one where that stalls."""
    n = len(offset)
    inside = offset > 0
    fewest, patience = n + 1, PATIENCE
    for _ in range(1 << min(n + 3, 20)):
        if not _solve_inside(matrix, offset, inside, solution, work):
            return False
        wrong, last = 0, -1
        for k in range(n):
            slack = -offset[k]
            for j in range(n):
                slack += matrix[k, j] * solution[j]
            work[k, n] = slack
            if (inside[k] and solution[k] < -ROUNDING) or (not inside[k] and slack < -ROUNDING):
                wrong, last = wrong + 1, k
        if wrong == 0:
            return True
        if wrong < fewest:
            fewest, patience = wrong, PATIENCE
        else:
            patience -= 1
        for k in range(n):
            misplaced = solution[k] < -ROUNDING if inside[k] else work[k, n] < -ROUNDING
            if misplaced and (patience > 0 or k == last):
                inside[k] = not inside[k]
    return False


@njit(cache=True)
def _solve_inside(
    matrix: Array, offset: Array, inside: NDArray[np.bool_], solution: Array, work: Array
) -> bool:
    """Solve the equations of the places inside by elimination; the others are zero."""
    n = len(offset)
    places = np.empty(n, np.int64)
    size = 0
    for k in range(n):
        solution[k] = 0.0
        if inside[k]:
            places[size] = k
            size += 1
    for a in range(size):
        for b in range(size):
            work[a, b] = matrix[places[a], places[b]]
        work[a, size] = offset[places[a]]
    for c in range(size):
        best = c
        for a in range(c + 1, size):
            if abs(work[a, c]) > abs(work[best, c]):
                best = a
        if abs(work[best, c]) < 1e-14:
            return False
        if best != c:
            for b in range(c, size + 1):
                work[c, b], work[best, b] = work[best, b], work[c, b]
        scale = 1.0 / work[c, c]
        for a in range(c + 1, size):
            factor = work[a, c] * scale
            for b in range(c + 1, size + 1):
                work[a, b] -= factor * work[c, b]
    for a in range(size - 1, -1, -1):
        value = work[a, size]
        for b in range(a + 1, size):
            value -= work[a, b] * solution[places[b]]
        solution[places[a]] = value / work[a, a]
    return True
