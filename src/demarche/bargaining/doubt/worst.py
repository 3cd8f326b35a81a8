"""The worst case: the game, anywhere in the ranges, in which a margin is least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.plan import Function
from demarche.bargaining.doubt.ranges import Ranges
from demarche.errors import InputError

FINEST = 1e-7
"""Step, in parts of a range, at which the search ends."""
MAX_MOVES = 1000
"""Moves after which it ends in any case."""


@dataclass(frozen=True)
class Worst:
    """The least margin found.

    Parameters
    ----------
    margin : float
    game : mapping of str to float
        The game that has it: a witness, not a proof that none is worse.
    """

    margin: float
    game: Mapping[str, float]


def worst(
    margin: Function, ranges: Ranges, *, seed: int, log2_draws: int = 9, starts: int = 8
) -> Worst:
    """Search ranges for the game in which a margin is least.

    Parameters
    ----------
    margin : callable
        From games of shape (n, inputs) to numbers of shape (n,); it may jump.
    ranges : Ranges
    seed, log2_draws : int
        Of the draws, the ``starts`` least ones are searched from.
    starts : int, >= 1

    Returns
    -------
    Worst
        Exact where the margin rises or falls all along each input: the search then ends in the
        worst corner. Elsewhere the least of several local searches.

    Raises
    ------
    InputError
        If there is no start.

    Examples
    --------
    >>> found = worst(lambda games: games[:, 0] - games[:, 1],
    ...               Ranges({"mine": (0, 1), "theirs": (0, 2)}), seed=0)
    >>> found.margin, found.game
    (-2.0, {'mine': 0.0, 'theirs': 2.0})

    References
    ----------
    Kolda, Lewis and Torczon (2003), SIAM Review 45, 385-482 (compass search).
    """
    if starts < 1:
        raise InputError(f"a search needs a start or more, got {starts}")
    games = ranges.draw(log2_draws, seed=seed)
    first = np.argsort(margin(games), kind="stable")[:starts]
    values, games = descend(margin, ranges, games[first])
    least = int(values.argmin())
    return Worst(float(values[least]), ranges.named(games[least]))


def descend(margin: Function, ranges: Ranges, games: Array) -> tuple[Array, Array]:
    """Lower a margin from each of some games by steps of a compass; return margins and games.

    A game steps to the best of its neighbours; where none is better, its steps are halved.
    """
    compass = _compass(ranges)
    games, values = games.copy(), np.asarray(margin(games), dtype=float)
    steps = np.full(len(games), 0.5)
    rows = np.arange(len(games))
    for _ in range(MAX_MOVES if len(compass) else 0):
        around = games[:, None] + steps[:, None, None] * compass
        around = np.clip(around, ranges.low, ranges.high)
        found = margin(around.reshape(-1, len(ranges.names))).reshape(len(games), -1)
        found = np.where(ranges.keep_order(around), found, np.inf)
        best = found.argmin(axis=1)
        better = found[rows, best] < values
        games = np.where(better[:, None], around[rows, best], games)
        values = np.where(better, found[rows, best], values)
        steps = np.where(better, steps, steps / 2)
        if (steps < FINEST).all():
            break
    return values, games


def _compass(ranges: Ranges) -> Array:
    """Return the ways to step: up and down along each input, and along neighbours in a chain.

    Where the order holds inputs together, only a step of all of them keeps it.
    """
    room = ranges.high - ranges.low
    ways = [np.where(np.arange(len(room)) == column, room, 0.0) for column in ranges.open]
    for chain in ranges.order:
        for first, last in combinations(range(len(chain) + 1), 2):
            moved = np.isin(ranges.names, chain[first:last])
            if last - first > 1 and room[moved].min() > 0:
                ways.append(np.where(moved, room[moved].min(), 0.0))
    return np.array([way for along in ways for way in (along, -along)])
