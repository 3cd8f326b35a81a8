"""The smallest change that flips an answer, all inputs moving at once.

All ranges are shrunk towards one game by the same scale.  The *horizon* is the largest scale at
which an answer still stands everywhere in them (Ben-Haim's info-gap robustness): 1 if it stands in
all of the ranges, near 0 if a trifle turns it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.plan import Function
from demarche.bargaining.doubt.ranges import Ranges
from demarche.bargaining.doubt.worst import descend
from demarche.errors import InputError

ROUNDS = 50
NEARER = 1e-6
"""A round that brings the flip less nearer than this ends the search."""


@dataclass(frozen=True)
class Horizon:
    """How far all inputs may move at once before the answer turns.

    Parameters
    ----------
    holds : bool
        The answer at the start: whether the margin is positive there.
    scale : float in [0, 1]
        Part of the way from the start to the ends of the ranges at which the answer is first seen
        to turn; 1 if it is not seen to.
    game : mapping of str to float, or None
        Where it turns. A flip nearer than this may have been missed.
    """

    holds: bool
    scale: float
    game: Mapping[str, float] | None


def horizon(
    margin: Function,
    ranges: Ranges,
    *,
    seed: int,
    start: Mapping[str, float] | None = None,
    log2_draws: int = 9,
    starts: int = 8,
) -> Horizon:
    """Search for the smallest change that flips the sign of a margin.

    Parameters
    ----------
    margin : callable
        From games of shape (n, inputs) to numbers of shape (n,); the answer is whether they are
        positive.
    ranges : Ranges
    seed, log2_draws, starts : int
        As in :func:`demarche.bargaining.doubt.worst.worst`.
    start : mapping of str to float, optional
        A game inside the ranges that keeps their order; by default their middle.

    Returns
    -------
    Horizon

    Raises
    ------
    InputError
        If the start is outside the ranges or their order.

    Notes
    -----
    From a game deep on the other side, the first flip on the straight way to it bounds the scale.
    Within that scale the deepest game is sought anew, and so on until the flip comes no nearer.

    Examples
    --------
    >>> found = horizon(lambda games: games[:, 0] - games[:, 1] + 0.5,
    ...                 Ranges({"mine": (-1, 1), "theirs": (-1, 1)}), seed=0)
    >>> found.holds, round(found.scale, 6), found.game
    (True, 0.25, {'mine': -0.25, 'theirs': 0.25})

    References
    ----------
    Ben-Haim (2006), Info-Gap Decision Theory, 2nd ed., ch. 3.
    """
    centre = ranges.middle if start is None else np.array([start[name] for name in ranges.names])
    inside = (ranges.low <= centre) & (centre <= ranges.high)
    if not (inside.all() and ranges.keep_order(centre)):
        raise InputError(f"the start must lie in the ranges and keep their order, got {centre}")
    holds = bool(margin(centre[None])[0] > 0)
    sign = 1.0 if holds else -1.0

    def depth(games: Array) -> Array:
        values: Array = sign * margin(games)
        return values

    def flipped(games: Array) -> Array:
        turned: Array = (margin(games) > 0) != holds
        return turned

    games = ranges.draw(log2_draws, seed=seed)
    first = np.argsort(depth(games), kind="stable")[:starts]
    deepest = descend(depth, ranges, games[first])[1]
    scale, edge = np.inf, centre
    for _ in range(ROUNDS):
        if not flipped(deepest[None])[0]:
            break
        found = _first_flip(flipped, centre, deepest)
        nearer = _reach(ranges, centre, found)
        if nearer > scale - NEARER:
            break
        scale, edge = nearer, found
        deepest = descend(depth, ranges.around(centre, scale), edge[None])[1]
    if np.isinf(scale):
        return Horizon(holds, 1.0, None)
    return Horizon(holds, scale, ranges.named(_plain(flipped, ranges, centre, edge)))


def _first_flip(flipped: Function, start: Array, end: Array, *, grid: int = 257) -> Array:
    """Return the first flip on the straight way from a start to an end that is flipped."""

    def at(part: Array) -> Array:
        between: Array = (1 - part[:, None]) * start + part[:, None] * end
        return between

    parts = np.linspace(0, 1, grid)
    first = int(flipped(at(parts)).argmax())
    near, far = parts[first - 1], parts[first]
    for _ in range(40):
        middle = (near + far) / 2
        near, far = (near, middle) if flipped(at(middle[None]))[0] else (middle, far)
    game: Array = at(far[None])[0]
    return game


def _plain(flipped: Function, ranges: Ranges, start: Array, game: Array) -> Array:
    """Return a flipped game with each input put back to the start that the flip does not need."""
    for column in ranges.open:
        back = game.copy()
        back[column] = start[column]
        if ranges.keep_order(back) and flipped(back[None])[0]:
            game = back
    return game


def _reach(ranges: Ranges, start: Array, game: Array) -> float:
    """Return the least scale at which the ranges around the start hold a game."""
    moved = game - start
    room = np.where(moved > 0, ranges.high - start, start - ranges.low)
    parts = np.divide(np.abs(moved), room, out=np.zeros_like(moved), where=room > 0)
    return float(min(1.0, parts.max()))
