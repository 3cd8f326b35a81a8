"""Regret: what an option would have forgone, game by game, against the best option there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Array
from demarche.errors import InputError


@dataclass(frozen=True, eq=False)
class Regret:
    """What each option would have forgone.

    Parameters
    ----------
    options : tuple of str
    by_game : ndarray of shape (n, options)
        In the unit of the payoffs, >= 0.
    """

    options: tuple[str, ...]
    by_game: Array

    @property
    def worst(self) -> dict[str, float]:
        """Greatest regret of each option."""
        return dict(zip(self.options, map(float, self.by_game.max(axis=0)), strict=True))

    @property
    def worst_game(self) -> dict[str, int]:
        """Row of the game in which each option is regretted most."""
        return dict(zip(self.options, map(int, self.by_game.argmax(axis=0)), strict=True))

    @property
    def least(self) -> str:
        """The option whose greatest regret is least; the first of equals."""
        return min(self.options, key=self.worst.__getitem__)


def regret(payoffs: Mapping[str, ArrayLike]) -> Regret:
    """Return what each option would have forgone.

    Parameters
    ----------
    payoffs : mapping of str to array_like
        What each option pays in each game: shape (n,), or one number for all.

    Returns
    -------
    Regret

    Raises
    ------
    InputError
        If there is no option, a payoff is not finite, or options are of different games.

    Examples
    --------
    >>> found = regret({"walk": [0.3, -0.02], "stay": 0.0})
    >>> found.worst, found.least
    ({'walk': 0.02, 'stay': 0.3}, 'walk')

    References
    ----------
    Savage (1951), Journal of the American Statistical Association 46, 55-67.
    """
    if not payoffs:
        raise InputError("regret needs an option to choose, got none")
    columns = [np.atleast_1d(np.asarray(paid, float)) for paid in payoffs.values()]
    if len({len(column) for column in columns} - {1}) > 1:
        sizes = ", ".join(f"{option} {len(c)}" for option, c in zip(payoffs, columns, strict=True))
        raise InputError(f"options must be paid in the same games, got {sizes}")
    paid = np.stack(np.broadcast_arrays(*columns), axis=1)
    if not np.isfinite(paid).all():
        raise InputError("payoffs must be finite; a range that theory leaves open has no regret")
    return Regret(tuple(payoffs), paid.max(axis=1, keepdims=True) - paid)
