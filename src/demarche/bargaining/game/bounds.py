"""Bounds on every subgame-perfect payoff of a case game, by interval value iteration.

Shaked and Sutton's argument bounds the supremum and the infimum of a party's equilibrium payoffs
by each other.  Here it runs on every state at once.  What is known of a node is a *region*: an
interval for each party's payoff and one for their sum.  Starting from regions that hold every
payoff of the game, each sweep keeps only what a subgame-perfect equilibrium can pay:

* a chooser gets at least its *floor*, the best of its options' lower bounds; an option is
  *plausible* if its upper bound reaches the floor; others get what plausible options give them;
* a proposer can secure the frontier at the responder's upper bound, and gets at most the
  frontier at the responder's lower bound.

Sweeps only shrink regions, so they may be stopped at any time and still hold every
subgame-perfect payoff, with strategies that depend on history as they like.  Where a region is a
point, the payoff is unique.  Where it is not, no single number follows from the game.

References
----------
Shaked, A. and Sutton, J. (1984), Involuntary unemployment as a perfect equilibrium in a bargaining
model, Econometrica 52.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from demarche.bargaining.game.casegame import Array, CaseGame
from demarche.bargaining.game.regions import shrink
from demarche.bargaining.game.tables import payoff_range, tabulate
from demarche.errors import InputError


@dataclass(frozen=True)
class Point:
    """A payoff that is the same in every subgame-perfect equilibrium."""

    value: float


@dataclass(frozen=True)
class Range:
    """Payoffs that no subgame-perfect equilibrium leaves; it has no single value.

    ``settled`` says whether the bounds had stopped moving. If they had not, more sweeps could
    narrow them.
    """

    lower: float
    upper: float
    settled: bool


Payoff: TypeAlias = Point | Range


@dataclass(frozen=True, eq=False)
class PayoffBounds:
    """Bounds on all subgame-perfect payoffs at the start of a period in each state.

    Parameters
    ----------
    lower, upper : ndarray, shape (2, S)
        Bounds of each party's payoff.
    sum_lower, sum_upper : ndarray, shape (S,)
        Bounds of the sum of both payoffs.
    gap : float
        Widest interval of one party in one state.
    unique : bool
        Whether every payoff is unique, that is, whether ``gap`` is at most ``tolerance``.
    sweeps : int
        Sweeps made.
    converged : bool
        Whether the bounds stopped moving before the limit on sweeps.
    tolerance : float
        Widest interval that counts as one point.
    """

    lower: Array
    upper: Array
    sum_lower: Array
    sum_upper: Array
    gap: float
    unique: bool
    sweeps: int
    converged: bool
    tolerance: float

    def payoff(self, party: int, state: int) -> Payoff:
        """Return a party's payoff in a state: a `Point` only where the bounds coincide."""
        lower, upper = float(self.lower[party, state]), float(self.upper[party, state])
        if upper - lower <= self.tolerance:
            return Point((lower + upper) / 2)
        return Range(lower, upper, self.converged)

    def statement(self) -> str:
        """Return one sentence on uniqueness."""
        if self.unique:
            return "the subgame-perfect payoffs are unique"
        if self.converged:
            return f"the bounds leave payoffs open: intervals up to {self.gap:.4g}"
        return f"undecided after {self.sweeps} sweeps: intervals up to {self.gap:.4g}"


def bounds(
    game: CaseGame, *, tolerance: float = 1e-8, precision: float = 1e-11, max_sweeps: int = 400_000
) -> PayoffBounds:
    """Bound all subgame-perfect payoffs of a case game.

    Parameters
    ----------
    game : CaseGame
        The game.
    tolerance : float
        Widest interval that counts as one point, > 0.
    precision : float
        Distance from the limit, as the last sweep's change tells it, at which to stop, > 0.
    max_sweeps : int
        Limit on sweeps, >= 1.

    Returns
    -------
    PayoffBounds
        Outer bounds, whether or not they have converged.

    Raises
    ------
    InputError
        If a limit is out of range.

    Notes
    -----
    Intervals that stay open hold every equilibrium payoff, but need not be filled by them.
    """
    if not (tolerance > 0 and precision > 0 and max_sweeps >= 1):
        raise InputError(
            "tolerance and precision must be positive and max_sweeps at least 1, got "
            f"{tolerance}, {precision}, {max_sweeps}"
        )
    tables, _ = tabulate(game)
    floor, ceiling = payoff_range(game)
    start = np.array([floor, floor, ceiling, ceiling, 2 * floor, 2 * ceiling])
    region = np.tile(start, (len(game.states), 1))
    patience = float((game.discount[:, None] * game.transition.sum(2)).max())
    enough = precision * (1 - patience)
    sweeps, converged = shrink(tables, region, enough, max_sweeps)
    gap = float((region[:, 2:4] - region[:, :2]).max())
    return PayoffBounds(
        lower=region[:, :2].T.copy(),
        upper=region[:, 2:4].T.copy(),
        sum_lower=region[:, 4].copy(),
        sum_upper=region[:, 5].copy(),
        gap=gap,
        unique=gap <= tolerance,
        sweeps=sweeps,
        converged=bool(converged),
        tolerance=tolerance,
    )


def bounds_many(games: Sequence[CaseGame], *, workers: int | None = None) -> list[PayoffBounds]:
    """Bound the payoffs of many games at once; the kernel releases the interpreter lock."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(bounds, games))
