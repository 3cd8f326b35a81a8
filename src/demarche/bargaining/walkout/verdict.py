"""The verdict on a walk-out: six margins for each game, compiled.

A bound on all equilibria of the case game comes from outside; nothing here solves a game.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np
from numba import njit, prange
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Array
from demarche.bargaining.models.hold_out import anxiety, gain
from demarche.bargaining.models.linkage import linkage_gain
from demarche.bargaining.models.optimism import optimism_excess
from demarche.bargaining.walkout.inputs import INPUTS, REASONS, checked, refuse_other_names
from demarche.errors import InputError

_anxiety = njit(cache=True)(anxiety.function)
_linkage = njit(cache=True)(linkage_gain.function)
_beliefs = njit(cache=True)(optimism_excess.function)


Selection: TypeAlias = Literal["none", "reputation"]
"""What picks an equilibrium out of many; "none" takes all of them."""

_FEW = 4096
"""Below this many games one thread is faster than waking others."""


@njit(cache=True)
def _judge_one(game: Array, margins: Array) -> tuple[float, float]:
    """Fill the margins of one game; return the chance of concession and the excess anxiety."""
    rate_1, rate_2, demand_1, demand_2, prior_1, prior_2 = game[:6]
    cost_1, pain_2, pressure, leak, exit_1, exit_2, toll = game[6:13]
    hazard, growth, expectation_1, expectation_2, event, benefit = game[13:]
    held_out = gain(
        rate_1, rate_2, demand_1, demand_2, prior_1, prior_2, cost_1, pain_2, pressure, leak, exit_2
    )
    margins[0] = exit_1 - (1 - demand_2)
    margins[1] = np.nan
    margins[2] = held_out - toll
    margins[3] = _linkage(rate_1, hazard, growth, cost_1)
    margins[4] = _beliefs(expectation_1, expectation_2, rate_1, rate_2, event)
    margins[5] = benefit - cost_1
    chance = held_out / (demand_1 + demand_2 - 1)
    return chance, _anxiety(rate_1, rate_2, demand_1, demand_2, cost_1, pain_2, pressure)


@njit(cache=True)
def _judge_few(games: Array, margins: Array, chances: Array, anxieties: Array) -> None:
    """Judge each row, one after the other."""
    for row in range(len(games)):
        chances[row], anxieties[row] = _judge_one(games[row], margins[row])


@njit(cache=True, parallel=True)
def _judge_many(games: Array, margins: Array, chances: Array, anxieties: Array) -> None:
    """Judge each row, on all cores."""
    for row in prange(len(games)):
        chances[row], anxieties[row] = _judge_one(games[row], margins[row])


@dataclass(frozen=True)
class Bounds:
    """What walking and staying lead to for party 1, over all equilibria of the case game.

    Parameters
    ----------
    walk_low, walk_high, table_low, table_high : array_like, pies
        Least and greatest value of each move, in the shape of the games.
    """

    walk_low: ArrayLike
    walk_high: ArrayLike
    table_low: ArrayLike
    table_high: ArrayLike

    def __post_init__(self) -> None:
        """Refuse bounds whose lower end lies above the upper one."""
        for move in ("walk", "table"):
            low, high = (np.asarray(getattr(self, f"{move}_{end}")) for end in ("low", "high"))
            if not (low <= high).all():
                raise InputError(f"bounds on {move} must not cross, got {low} and {high}")

    @classmethod
    def of_rows(cls, rows: Array) -> Bounds:
        """Return bounds from rows of their four numbers, of shape (..., 4)."""
        return cls(*np.moveaxis(rows, -1, 0))

    @property
    def rows(self) -> Array:
        """The four numbers of each game, of shape (..., 4)."""
        ends = (self.walk_low, self.walk_high, self.table_low, self.table_high)
        return np.stack([np.asarray(end, dtype=float) for end in ends], axis=-1)

    @property
    def gain_low(self) -> Array:
        """Least gain from walking: positive where every equilibrium favours it."""
        return np.subtract(self.walk_low, self.table_high)

    @property
    def gain_high(self) -> Array:
        """Greatest gain from walking: positive where some equilibrium favours it."""
        return np.subtract(self.walk_high, self.table_low)


@dataclass(frozen=True)
class WalkOut:
    """The verdict on a walk-out, for games of any batch shape.

    Parameters
    ----------
    margins : ndarray of shape (..., 6)
        Margin of each reason, in the order of :data:`REASONS`; NaN where not computed.
    chance : ndarray of shape (...)
        Chance, inside the game, that the other concedes at once: the parties' own doubt. None
        where an exit defeats the threat.
    anxiety : ndarray of shape (...), pies per year
        The other's cost of waiting less the walker's.
    bounds : Bounds or None
        As given.
    """

    margins: Array
    chance: Array
    anxiety: Array
    bounds: Bounds | None

    @property
    def holds(self) -> Array:
        """Which reasons hold, of shape (..., 6)."""
        return np.asarray(self.margins > 0)

    @property
    def certain(self) -> Array:
        """Where a reason holds whatever equilibrium is played: any but reputation."""
        return np.asarray(np.delete(self.holds, REASONS.index("reputation"), axis=-1).any(axis=-1))

    @property
    def selected(self) -> Array:
        """Where a reason holds if reputation for immovability selects the equilibrium."""
        return np.asarray(self.holds.any(axis=-1))

    @property
    def possible(self) -> Array | None:
        """Where walking pays in some equilibrium; None without bounds, which alone exclude."""
        if self.bounds is None:
            return None
        return np.asarray(self.selected | (self.bounds.gain_high > 0))

    def reasons(self) -> tuple[str, ...]:
        """Return the reasons that hold in a single game.

        Raises
        ------
        InputError
            If this verdict is on several games.
        """
        if self.margins.ndim != 1:
            raise InputError(
                f"reasons are those of one game, got games of shape {self.chance.shape}"
            )
        return tuple(r for r, holds in zip(REASONS, self.holds, strict=True) if holds)

    def gain(self, *, selection: Selection = "none") -> Array:
        """Return the gain from walking as one number per game, where theory gives one.

        Parameters
        ----------
        selection : {"none", "reputation"}
            "none" takes all equilibria; "reputation" names the selection that picks one.

        Raises
        ------
        InputError
            If theory gives a range and no selection is named, or one that is not known.
        """
        if selection not in get_args(Selection):
            known = ", ".join(get_args(Selection))
            raise InputError(f"{selection!r} is no selection; one of {known}")
        if selection == "reputation":
            return np.asarray(self.margins[..., REASONS.index("reputation")])
        hint = "name a selection, or report the range"
        if self.bounds is None:
            raise InputError("complete information bounds the gain only through a game", hint=hint)
        low, high = self.bounds.gain_low, self.bounds.gain_high
        if (high - low > 1e-8).any():
            raise InputError(
                f"theory gives a range, here from {low.min():.4g} to {high.max():.4g}", hint=hint
            )
        return low


def walk_out(game: Mapping[str, ArrayLike], *, bounds: Bounds | None = None) -> WalkOut:
    """Judge a walk-out in one game or many.

    Parameters
    ----------
    game : mapping of str to array_like
        One entry for each of :data:`INPUTS`, broadcast together.
    bounds : Bounds, optional
        Bounds over all equilibria of the case game; without them R2 is not computed.

    Returns
    -------
    WalkOut

    Raises
    ------
    InputError
        If inputs are missing, unknown, or out of range.

    Examples
    --------
    >>> calm = dict.fromkeys(INPUTS, 0.0) | dict(
    ...     rate_1=0.1, rate_2=0.2, demand_1=0.7, demand_2=0.7, prior_1=0.05, prior_2=0.05)
    >>> verdict = walk_out(calm)
    >>> verdict.reasons(), verdict.gain(selection="reputation").round(3).item()
    (('reputation',), 0.311)
    >>> walk_out(calm | dict(rate_1=0.2, rate_2=0.1)).reasons()
    ()
    >>> verdict.gain()
    Traceback (most recent call last):
    demarche.errors.InputError: complete information bounds the gain only through a game
    hint: name a selection, or report the range
    """
    refuse_other_names(game)
    columns = [checked(name, game[name]) for name in INPUTS]
    games = np.stack(np.broadcast_arrays(*columns), axis=-1)
    return judge(games, bounds=bounds)


def judge(games: Array, *, bounds: Bounds | None = None) -> WalkOut:
    """Judge games given as an array whose last axis follows :data:`INPUTS`, in range.

    Parameters
    ----------
    games : ndarray of shape (..., 19)
        As :meth:`Box.draw` returns them.
    bounds : Bounds, optional
        In the shape ``(...)``, or one for all.

    Raises
    ------
    InputError
        If inputs are missing, demands do not exceed 1, or bounds are of other games.
    """
    if games.shape[-1] != len(INPUTS):
        raise InputError(f"a game has {len(INPUTS)} inputs, got an axis of {games.shape[-1]}")
    if not (games[..., 2] + games[..., 3] > 1).all():
        least = float((games[..., 2] + games[..., 3]).min())
        raise InputError(f"demand_1 + demand_2 must exceed 1, got {least:g}")
    rows = np.ascontiguousarray(games.reshape(-1, len(INPUTS)))
    margins = np.empty((len(rows), len(REASONS)))
    chances, anxieties = np.empty(len(rows)), np.empty(len(rows))
    fill = _judge_few if len(rows) < _FEW else _judge_many
    fill(rows, margins, chances, anxieties)
    shape = games.shape[:-1]
    margins = margins.reshape(*shape, len(REASONS))
    if bounds is not None:
        if bounds.gain_low.shape not in ((), shape):
            raise InputError(f"bounds must have shape {shape}, got {bounds.gain_low.shape}")
        margins[..., REASONS.index("certified")] = bounds.gain_low
    return WalkOut(margins, chances.reshape(shape), anxieties.reshape(shape), bounds)
