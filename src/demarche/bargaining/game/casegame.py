"""The case game: a two-party negotiation as a stochastic game of perfect information.

A period in state ``s`` runs as follows.

1. One party moves: the first with probability ``mover[s]``, else the second.
2. At its *turn* the mover takes an action or, where deals are possible, makes an offer, which may
   be unacceptable; where none is possible it may also let the period pass.
3. The responder accepts, or refuses; on refusing it may take an action of the *reply* stage.
4. If it does not, the mover may take an action of the *rebuff* stage.
5. An accepted offer is confirmed with probability ``confirm[s]`` and ends the game.
6. Otherwise the state that was reached pays its flow, and the next state is drawn from its row
   of ``transition``; a row that sums to less than one ends the game with the rest.

An action pays a lump to both parties at once and moves to another state, or ends the game.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from demarche.errors import InputError

Array = NDArray[np.float64]

END = -1


class Stage(IntEnum):
    """The point of a period at which an action can be taken."""

    TURN = 0
    REPLY = 1
    REBUFF = 2


@dataclass(frozen=True)
class Action:
    """What one party may do at one stage of one state, apart from offers.

    Parameters
    ----------
    name : str
        What the action is called.
    state : int
        The state in which it is possible.
    party : int
        The party, 0 or 1, that may take it.
    stage : Stage
        When in the period.
    target : int
        The state that it leads to, or `END`.
    payoff : tuple of float
        What it pays each party: a lump, or, if it ends the game, everything from then on.
    """

    name: str
    state: int
    party: int
    stage: Stage
    target: int
    payoff: tuple[float, float]


@dataclass(frozen=True, eq=False)
class CaseGame:
    """A two-party negotiation with S states.

    Parameters
    ----------
    parties : tuple of str
        Their two names.
    states : tuple of str, length S
        Labels, for people.
    dt : float
        Length of a period in years, > 0.
    discount : ndarray, shape (2,)
        Discount factor of each party for one period, in (0, 1).
    transition : ndarray, shape (2, S, S)
        Each party's belief about the next state; rows are non-negative and sum to at most 1.
    flow : ndarray, shape (2, S)
        Payoff of a period that ends in the state without a deal.
    mover : ndarray, shape (S,)
        Probability, in [0, 1], that the first party moves.
    frontier : ndarray, shape (S, F, 2)
        Vertices of the Pareto frontier of the deals possible, by rising payoff of the first
        party; the last may be repeated.
    offers : ndarray of bool, shape (S,)
        Whether a deal can be offered.
    confirm : ndarray, shape (S,)
        Probability, in (0, 1], that an accepted offer stands.
    actions : tuple of Action
        Everything else that the parties may do.

    Raises
    ------
    InputError
        If an argument breaks one of these rules.
    """

    parties: tuple[str, str]
    states: tuple[str, ...]
    dt: float
    discount: Array
    transition: Array
    flow: Array
    mover: Array
    frontier: Array
    offers: NDArray[np.bool_]
    confirm: Array
    actions: tuple[Action, ...]

    def __post_init__(self) -> None:
        """Check shapes and ranges."""
        self._check_shapes()
        self._check_ranges()
        for action in self.actions:
            self._check_action(action)

    def _check_shapes(self) -> None:
        size = len(self.states)
        wanted = {
            "discount": (2,),
            "transition": (2, size, size),
            "flow": (2, size),
            "mover": (size,),
            "frontier": (size, self.frontier.shape[1] if self.frontier.ndim == 3 else 2, 2),
            "offers": (size,),
            "confirm": (size,),
        }
        for name, shape in wanted.items():
            found = getattr(self, name)
            if found.shape != shape:
                raise InputError(f"{name} must have shape {shape}, got {found.shape}")
            if not np.all(np.isfinite(found)):
                raise InputError(f"{name} must be finite")

    def _check_ranges(self) -> None:
        rules = [
            (self.dt > 0, f"dt must be positive, got {self.dt}"),
            (
                bool(np.all((self.discount > 0) & (self.discount < 1))),
                f"discount must lie in (0, 1), got {self.discount.tolist()}",
            ),
            (
                bool(np.all(self.transition >= 0) and np.all(self.transition.sum(2) <= 1 + 1e-9)),
                "rows of transition must be non-negative and sum to at most 1, got sums up to "
                f"{self.transition.sum(2).max()} and a least entry {self.transition.min()}",
            ),
            (
                bool(np.all((self.mover >= 0) & (self.mover <= 1))),
                f"mover must lie in [0, 1], got {self.mover.tolist()}",
            ),
            (
                bool(np.all((self.confirm > 0) & (self.confirm <= 1))),
                f"confirm must lie in (0, 1], got {self.confirm.tolist()}",
            ),
            (
                bool(
                    np.all(np.diff(self.frontier[..., 0], axis=1) >= 0)
                    and np.all(np.diff(self.frontier[..., 1], axis=1) <= 0)
                ),
                "a frontier must rise in the first party's payoff and fall in the second's",
            ),
        ]
        for holds, message in rules:
            if not holds:
                raise InputError(message)

    def _check_action(self, action: Action) -> None:
        size = len(self.states)
        if not 0 <= action.state < size or not END <= action.target < size:
            raise InputError(
                f"action {action.name!r} goes from state {action.state} to {action.target}; "
                f"states are 0 to {size - 1}, and {END} ends the game"
            )
        if action.party not in (0, 1):
            raise InputError(f"action {action.name!r} has party {action.party}; allowed: 0, 1")
        if not all(map(math.isfinite, action.payoff)):
            raise InputError(f"action {action.name!r} pays {action.payoff}; payoffs are finite")

    def state(self, label: str) -> int:
        """Return the index of the state with this label."""
        if label not in self.states:
            raise InputError(f"no state {label!r}; states are {', '.join(self.states)}")
        return self.states.index(label)
