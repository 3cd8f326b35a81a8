"""A case game as the flat tables that compiled kernels read."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.game.casegame import END, Array, CaseGame, Stage

STAGES = len(Stage)


class Tables(NamedTuple):
    """Rows of `CaseGame` in compressed form.

    ``weight[e]`` holds both parties' discounted probabilities of going to ``column[e]``, for
    ``row[k] <= e < row[k + 1]``.  The actions of state ``s``, party ``i``, stage ``g`` are
    ``first[slot] .. first[slot + 1] - 1`` with ``slot = (2 s + i) STAGES + g``.
    ``extreme[s]`` holds the least payoffs on a frontier, the most, and the least and most sum.
    """

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    weight: Array
    flow: Array
    mover: Array
    frontier: Array
    extreme: Array
    offers: NDArray[np.bool_]
    confirm: Array
    first: NDArray[np.int64]
    target: NDArray[np.int64]
    payoff: Array


def tabulate(game: CaseGame) -> tuple[Tables, NDArray[np.int64]]:
    """Return the tables of a game, and the place of each table row in ``game.actions``."""
    reached = (game.transition > 0).any(axis=0)
    start, column = np.nonzero(reached)
    slots = np.array([(2 * a.state + a.party) * STAGES + a.stage for a in game.actions], np.int64)
    order = np.argsort(slots, kind="stable")
    every_slot = np.arange(2 * STAGES * len(game.states) + 1)
    tables = Tables(
        row=np.searchsorted(start, np.arange(len(game.states) + 1)).astype(np.int64),
        column=column.astype(np.int64),
        weight=np.ascontiguousarray((game.discount[:, None] * game.transition[:, start, column]).T),
        flow=np.ascontiguousarray(game.flow.T),
        mover=np.ascontiguousarray(game.mover),
        frontier=np.ascontiguousarray(game.frontier),
        extreme=_extremes(game.frontier),
        offers=np.ascontiguousarray(game.offers),
        confirm=np.ascontiguousarray(game.confirm),
        first=np.searchsorted(slots[order], every_slot).astype(np.int64),
        target=np.array([game.actions[k].target for k in order], np.int64),
        payoff=np.array([game.actions[k].payoff for k in order], float).reshape(-1, 2),
    )
    return tables, order


def _extremes(frontier: Array) -> Array:
    both = frontier.sum(axis=2, keepdims=True)
    ends = [frontier.min(1), frontier.max(1), both.min(1), both.max(1)]
    return np.ascontiguousarray(np.concatenate(ends, axis=1))


def payoff_range(game: CaseGame) -> tuple[float, float]:
    """Return a floor and a ceiling that no payoff of either party can pass."""
    ends = [a.payoff for a in game.actions if a.target == END]
    lumps = [a.payoff for a in game.actions if a.target != END]
    last = np.array([*ends, (0.0, 0.0)]).ravel()
    deals = game.frontier[game.offers].ravel()
    lump = np.array([*lumps, (0.0, 0.0)]).ravel()
    patience = float((game.discount[:, None] * game.transition.sum(2)).max())
    final = np.concatenate([last, deals])

    def forever(period: float, end: float) -> float:
        return end + period / (1 - patience)

    floor = forever(min(0.0, game.flow.min()) + lump.min(), final.min())
    ceiling = forever(max(0.0, game.flow.max()) + lump.max(), final.max())
    return floor, ceiling
