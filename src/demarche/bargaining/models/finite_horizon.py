"""Finite horizon: alternating offers that end after a known number of rounds."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share of player 1, who offers first",
    within="[0, 1]",
    theory="Backward induction: the last proposer takes all, and each earlier offer discounts it.",
    source="Stahl (1972), Bargaining Theory; Ochs and Roth (1989), American Economic Review 79, "
    "355-384",
    rounds=Argument("rounds after which the pie is gone", "[1, 1e6]", "?", whole=True),
    discount_1=Argument("discount factor of player 1", "[0, 1)", "+", unit="per period"),
    discount_2=Argument("discount factor of player 2", "[0, 1)", "-", unit="per period"),
)
def finite_horizon(rounds: Array, discount_1: Array, discount_2: Array) -> Outcome:
    """Split a pie by alternating offers with a deadline.

    With ``x(0) = 0`` and ``x(1) = 1``, ``x(T) = 1 - d2 (1 - d1 x(T - 2))``, so the distance
    to the endless game's share shrinks by ``d1 d2`` every two rounds.

    Examples
    --------
    >>> print(finite_horizon([1, 2, 3], 0.6, 0.4))
    [1.   0.6  0.84]
    """
    endless = (1 - discount_2) / (1 - discount_1 * discount_2)
    last = rounds % 2
    return endless + (discount_1 * discount_2) ** np.floor(rounds / 2) * (last - endless)
