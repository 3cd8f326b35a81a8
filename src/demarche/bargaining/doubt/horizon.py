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
    The search starts from the nearest and the deepest of many games on the other side. The first
    flip on the straight way to one, freed of what it does not need, bounds the scale; within that
    scale a deeper game is sought, and so on until the flip comes no nearer.

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
    search = _Search(margin, ranges, centre, holds)
    flip, scale = np.empty((0, len(centre))), 1.0
    for _ in range(ROUNDS):
        within = ranges.around(centre, scale)
        games = np.concatenate([flip, within.draw(log2_draws, seed=seed)])
        nearer = search.nearest(games, within, starts)
        if nearer is None or (len(flip) and search.reach(nearer) > scale - NEARER):
            break
        flip, scale = nearer[None], float(search.reach(nearer))
    if not len(flip):
        return Horizon(holds, 1.0, None)
    return Horizon(holds, scale, ranges.named(search.freed(flip[0])))


@dataclass(frozen=True)
class _Search:
    """A search for the flip that is nearest to a centre."""

    margin: Function
    ranges: Ranges
    centre: Array
    holds: bool

    def depth(self, games: Array) -> Array:
        """Return how far games are from being flipped: negative for those that are."""
        margins: Array = self.margin(games)
        return margins if self.holds else -margins

    def flipped(self, games: Array) -> Array:
        """Tell which games have the other answer."""
        turned: Array = (self.margin(games) > 0) != self.holds
        return turned

    def reach(self, games: Array) -> Array:
        """Return the least scales at which ranges around the centre hold games, shape (...)."""
        moved = games - self.centre
        room = np.where(moved > 0, self.ranges.high - self.centre, self.centre - self.ranges.low)
        parts = np.divide(np.abs(moved), room, out=np.zeros_like(moved), where=room > 0)
        scales: Array = parts.max(axis=-1)
        return scales

    def nearest(self, games: Array, within: Ranges, starts: int) -> Array | None:
        """Return the nearest flip to which the nearest and the deepest of some games lead."""
        deep = games[np.argsort(self.depth(games), kind="stable")[:starts]]
        found = np.concatenate([descend(self.depth, within, deep)[1], games])
        found = found[self.flipped(found)]
        if not len(found):
            return None
        near = found[np.argsort(self.reach(found), kind="stable")[:starts]]
        ends = [*found[:starts], *near]
        flips = self.first(np.array([*ends, *map(self.freed, ends)]))
        flip: Array = flips[self.reach(flips).argmin()]
        return flip

    def freed(self, game: Array) -> Array:
        """Return a flipped game with inputs that the flip does not need put back to the centre."""
        for column in self.ranges.open:
            back = game.copy()
            back[column] = self.centre[column]
            if self.ranges.keep_order(back) and self.flipped(back[None])[0]:
                game = back
        return game

    def first(self, ends: Array, *, grid: int = 129) -> Array:
        """Return the first flips on the straight ways from the centre to flipped ends."""

        def at(parts: Array) -> Array:
            games: Array = (1 - parts[..., None]) * self.centre + parts[..., None] * ends[:, None]
            return games

        def turned(parts: Array) -> Array:
            answers: Array = self.flipped(at(parts).reshape(-1, len(self.centre)))
            return answers.reshape(parts.shape)

        parts = np.tile(np.linspace(0, 1, grid), (len(ends), 1))
        step = turned(parts).argmax(axis=1)[:, None]
        near, far = (np.take_along_axis(parts, end, axis=1) for end in (step - 1, step))
        for _ in range(40):
            middle = (near + far) / 2
            there = turned(middle)
            near, far = np.where(there, near, middle), np.where(there, middle, far)
        flips: Array = at(far)[:, 0]
        return flips
