"""What one choice pays whoever makes it, in every equilibrium: taking a move, or leaving it.

A move that pays more at its worst than leaving it does at best is taken in every subgame-perfect
equilibrium; one that pays less at its best than leaving it does at worst, in none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from demarche.bargaining.game.bounds import PayoffBounds, bounds
from demarche.bargaining.game.casegame import END, Action, CaseGame, Stage
from demarche.errors import InputError


@dataclass(frozen=True)
class Choice:
    """Bounds, over all equilibria, on what a party gets by taking a move at its turn, or not.

    Parameters
    ----------
    taken, left : tuple of float
        Lower and upper bound of its payoff if it takes the move now; and if it does anything
        else now, keeping the move for later periods.
    """

    taken: tuple[float, float]
    left: tuple[float, float]

    @property
    def certified(self) -> bool:
        """Whether every equilibrium takes it."""
        return self.taken[0] > self.left[1]

    @property
    def excluded(self) -> bool:
        """Whether no equilibrium takes it."""
        return self.taken[1] < self.left[0]


def choice(game: CaseGame, *, state: int, party: int, move: str, precision: float = 1e-9) -> Choice:
    """Bound what a party gets by taking a move at its turn in a state, and by leaving it.

    Parameters
    ----------
    game : CaseGame
    state, party : int
        Where, and whose turn it is.
    move : str
        Name of an action of that party, possible at its turn in that state.
    precision : float
        As in :func:`~demarche.bargaining.game.bounds.bounds`; bounds hold wherever they stop.

    Returns
    -------
    Choice

    Raises
    ------
    InputError
        If there is no such action.

    Examples
    --------
    An exit worth more than the terms at the table is taken at once.

    >>> from demarche.bargaining.game import Negotiation, build, pie
    >>> from demarche.bargaining.game.moves import quit_talks
    >>> def leaving(worth):
    ...     leave = quit_talks("A", (worth, 0.0))
    ...     talks = Negotiation(("A", "B"), (0.1, 0.1), 1 / 12, (pie(0.5),), moves=(leave,))
    ...     return choice(build(talks), state=0, party=0, move="quit")
    >>> leaving(0.6).certified, leaving(0.01).excluded
    (True, True)
    """
    taking = [
        a for a in game.actions
        if (a.name, a.state, a.party, a.stage) == (move, state, party, Stage.TURN)
    ]  # fmt: skip
    if not taking:
        raise InputError(
            f"{game.parties[party]} has no move {move!r} at its turn in {game.states[state]}"
        )
    found = bounds(_with_turn(game, state, party, move), precision=precision)
    left = (float(found.lower[party, -1]), float(found.upper[party, -1]))
    return Choice(_after(game, found, taking[0]), left)


def _with_turn(game: CaseGame, state: int, party: int, move: str) -> CaseGame:
    """Return the game with one more state: this party's turn there, without the move."""

    size = len(game.states)
    order = [*range(size), state]
    kept = [
        replace(a, state=size)
        for a in game.actions
        if a.state == state and not (a.party == party and a.name == move)
    ]
    return replace(
        game,
        states=(*game.states, f"{game.states[state]}, {game.parties[party]} leaves {move!r}"),
        transition=np.pad(game.transition[:, order], ((0, 0), (0, 0), (0, 1))),
        flow=game.flow[:, order],
        mover=np.append(game.mover, float(party == 0)),
        frontier=game.frontier[order],
        offers=game.offers[order],
        confirm=game.confirm[order],
        actions=(*game.actions, *kept),
    )


def _after(game: CaseGame, found: PayoffBounds, action: Action) -> tuple[float, float]:
    """Return bounds on what an action pays the party that takes it."""
    i, paid, target = action.party, action.payoff[action.party], action.target
    if target == END:
        return (paid, paid)
    later = game.discount[i] * game.transition[i, target]
    paid += float(game.flow[i, target])
    size = len(game.states)
    return (
        paid + float(later @ found.lower[i, :size]),
        paid + float(later @ found.upper[i, :size]),
    )
