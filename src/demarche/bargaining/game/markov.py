"""Logit-Markov equilibria of a case game: named selections, never the answer.

Strategies depend on the state alone, and a chooser takes each option with a probability
proportional to exp(payoff / temperature).  What it could gain from choosing well in one period is
of the order of a period's length, so the temperature is ``noise * dt``: were it fixed, noise would
swamp the choice between offering now and waiting as periods get short.

Different starts can lead to different equilibria.  Where they do, the payoffs are those of a
selection that has a name, the start it came from, and no more; `bounds` says what all
subgame-perfect equilibria have in common.

References
----------
McKelvey, R. D. and Palfrey, T. R. (1998), Quantal response equilibria for extensive form games,
Experimental Economics 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demarche.bargaining.game.bounds import PayoffBounds, bounds
from demarche.bargaining.game.casegame import Array, CaseGame
from demarche.bargaining.game.logit import settle
from demarche.bargaining.game.tables import tabulate
from demarche.errors import InputError

SAME = 1e-4
"""Payoffs that differ by less count as one equilibrium."""


@dataclass(frozen=True, eq=False)
class Selection:
    """One logit-Markov equilibrium.

    Parameters
    ----------
    start : str
        The start from which it was reached.
    noise : float
        Size of errors, in payoff per year.
    value : ndarray, shape (2, S)
        Payoffs at the start of a period.
    agree : ndarray, shape (2, S)
        Probability that the turn of each party, where it moves, is an offer made to be accepted.
    taken : ndarray, shape (A,)
        Probability of each action of the game, where its stage is reached.
    regret : float
        Most that a party could gain by one better choice.
    residual : float
        Largest change of another sweep.
    converged : bool
        Whether the residual got small enough before the limit on sweeps.
    sweeps : int
        Sweeps made.
    """

    start: str
    noise: float
    value: Array
    agree: Array
    taken: Array
    regret: float
    residual: float
    converged: bool
    sweeps: int


@dataclass(frozen=True, eq=False)
class Selections:
    """The equilibria reached from several starts.

    Parameters
    ----------
    found : tuple of Selection
        One for each start.
    gap : float
        Largest difference between two of them in one party's payoff in one state.
    same : bool
        Whether all converged, and to one equilibrium.
    """

    found: tuple[Selection, ...]
    gap: float
    same: bool


def corners(found: PayoffBounds, parties: tuple[str, str]) -> dict[str, Array]:
    """Return starts at the corners of the bounds, by name, and one in the middle."""
    return {
        f"best for {parties[0]}": np.stack([found.upper[0], found.lower[1]]),
        f"best for {parties[1]}": np.stack([found.lower[0], found.upper[1]]),
        "middle": (found.lower + found.upper) / 2,
    }


def equilibria(
    game: CaseGame,
    *,
    noise: float = 0.01,
    starts: Mapping[str, Array] | None = None,
    precision: float = 1e-9,
    max_sweeps: int = 200_000,
) -> Selections:
    """Find logit-Markov equilibria from several starts.

    Parameters
    ----------
    game : CaseGame
        The game.
    noise : float
        Size of errors, in payoff per year, > 0; the logit temperature is ``noise * dt``.
    starts : mapping of str to ndarray, shape (2, S), optional
        Payoffs from which to start; the corners of the bounds if not given.
    precision : float
        Distance from an equilibrium, as the last sweep's change tells it, at which to stop, > 0.
    max_sweeps : int
        Limit on sweeps from each start, >= 1.

    Returns
    -------
    Selections
        One for each start, whether or not it converged.

    Raises
    ------
    InputError
        If an argument is out of range.
    """
    if not (noise > 0 and precision > 0 and max_sweeps >= 1):
        raise InputError(
            "noise and precision must be positive and max_sweeps at least 1, got "
            f"{noise}, {precision}, {max_sweeps}"
        )
    if starts is None:
        starts = corners(bounds(game), game.parties)
    shape = (2, len(game.states))
    for name, start in starts.items():
        if np.shape(start) != shape:
            raise InputError(f"start {name!r} must have shape {shape}, got {np.shape(start)}")
    if not starts:
        raise InputError("no start was given; give at least one")
    found = tuple(
        _from(game, name, np.asarray(start, float), noise, precision, max_sweeps)
        for name, start in starts.items()
    )
    values = np.stack([selection.value for selection in found])
    gap = float(np.ptp(values, axis=0).max())
    return Selections(found, gap, gap <= SAME and all(s.converged for s in found))


def _from(
    game: CaseGame, name: str, start: Array, noise: float, precision: float, max_sweeps: int
) -> Selection:
    tables, order = tabulate(game)
    value = start.T.copy()
    taken, agree = np.zeros(len(order)), np.zeros_like(value)
    regret = np.zeros(len(value))
    enough = precision * (1 - float(game.discount.max()))
    sweeps, residual = settle(
        tables, value, noise * game.dt, enough, max_sweeps, taken, agree, regret
    )
    in_order = np.empty_like(taken)
    in_order[order] = taken
    return Selection(
        start=name,
        noise=noise,
        value=value.T.copy(),
        agree=agree.T.copy(),
        taken=in_order,
        regret=float(regret.max()),
        residual=float(residual),
        converged=bool(residual <= enough),
        sweeps=int(sweeps),
    )
