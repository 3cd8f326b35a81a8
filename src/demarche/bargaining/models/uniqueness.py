"""Uniqueness of stationary agreements when parties discount or believe differently.

Party j proposes in state s with chance ``pi_j(s)``, discounts by ``d_j`` and believes in the
chain ``P_j``.  With ``K = sum_j d_j P_j (I - d_j P_j)^-1 diag(pi_j)`` the stationary payoffs
are unique for every pie if and only if ``I + K`` is a P-matrix: all principal minors positive.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Array

_MOST_STATES = 12


def least_principal_minor(matrix: ArrayLike) -> float:
    """Return the smallest principal minor; the matrix is a P-matrix if it is positive.

    Parameters
    ----------
    matrix : array_like of shape (n, n), n <= 12

    Raises
    ------
    ValueError
        If the matrix is not square, or larger than 12.

    Examples
    --------
    >>> least_principal_minor([[2, 0], [0, 3]])
    2.0
    """
    square = np.asarray(matrix, dtype=float)
    if square.ndim != 2 or square.shape[0] != square.shape[1] or len(square) > _MOST_STATES:
        raise ValueError(f"matrix must be square, at most {_MOST_STATES} wide, got {square.shape}")
    states = range(len(square))
    return float(
        min(
            np.linalg.det(square[np.ix_(chosen, chosen)])
            for size in range(1, len(square) + 1)
            for chosen in combinations(states, size)
        )
    )


def stationary_matrix(
    discounts: ArrayLike, transitions: ArrayLike, recognition: ArrayLike
) -> Array:
    """Return ``I + K`` of a stationary bargaining game.

    Parameters
    ----------
    discounts : array_like of shape (parties,), in [0, 1)
    transitions : array_like of shape (states, states) or (parties, states, states)
        One chain for all, or each party's own.
    recognition : array_like of shape (parties, states)
        Chance to propose; sums to one over the parties.

    Examples
    --------
    >>> chain = [[0.5, 0.5], [0.2, 0.8]]
    >>> matrix = stationary_matrix([0.9, 0.5], chain, [[0.5, 0.1], [0.5, 0.9]])
    >>> least_principal_minor(matrix) > 0
    True

    References
    ----------
    Merlo and Wilson (1995), Econometrica 63, 371-399; the complementarity form is this project's.
    """
    factors, chances = np.asarray(discounts, dtype=float), np.asarray(recognition, dtype=float)
    if not ((factors >= 0) & (factors < 1)).all():
        raise ValueError(f"discounts must lie in [0, 1), got {factors}")
    if not np.allclose(chances.sum(axis=0), 1):
        raise ValueError(f"recognition must sum to 1 over the parties, got {chances.sum(axis=0)}")
    ahead = factors[:, None, None] * np.asarray(transitions, dtype=float)
    identity = np.eye(ahead.shape[-1])
    future = np.linalg.solve(identity - ahead, ahead)
    total: Array = identity + (future * chances[:, None, :]).sum(axis=0)
    return total
