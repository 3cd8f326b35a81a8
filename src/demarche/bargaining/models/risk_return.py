"""Risk and return: asking for more raises the chance that the offer is refused.

A side that would win a share ``p`` by fighting, at a cost of its own, makes one demand to an
opponent whose cost of fighting is uniform on ``[0, C]`` and known only to itself.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Fearon (1995), International Organization 49, 379-414, claim 2"
_RULES = {
    "power + (doubt - cost) / 2 <= 1": (lambda power, doubt, cost: power + (doubt - cost) / 2 <= 1)
}


@model(
    result="demand of the side that makes the offer",
    within="[0, 1]",
    theory="Power raises the demand one for one; doubt about the other's costs tempts to gamble.",
    source=_SOURCE,
    rules=_RULES,
    power=Argument("share that fighting is expected to win", "[0, 1]", "+"),
    doubt=Argument("largest cost of fighting to the other", "(0, 1]", "+", unit="pies"),
    cost=Argument("own cost of fighting", "[0, inf)", "-", unit="pies"),
)
def risk_return_demand(power: Array, doubt: Array, cost: Array) -> Outcome:
    """Return the best demand: ``p + max(0, C - c) / 2``.

    Examples
    --------
    >>> print(risk_return_demand(0.5, 0.4, 0.1))
    0.65
    """
    return power + np.maximum(0, doubt - cost) / 2


@model(
    result="chance that the demand is refused",
    within="[0, 0.5]",
    theory="Uncertainty breeds breakdown, own costs prevent it, and power has no part in it.",
    source=_SOURCE,
    rules=_RULES,
    power=Argument("share that fighting is expected to win", "[0, 1]", "0"),
    doubt=Argument("largest cost of fighting to the other", "(0, 1]", "+", unit="pies"),
    cost=Argument("own cost of fighting", "[0, inf)", "-", unit="pies"),
)
def risk_return_breakdown(power: Array, doubt: Array, cost: Array) -> Outcome:
    """Return the chance of breakdown at the best demand: ``max(0, C - c) / (2 C)``.

    Examples
    --------
    >>> print(risk_return_breakdown(0.5, 0.4, 0.1).round(3))
    0.375
    """
    return np.maximum(0, doubt - cost) / (2 * doubt) + 0 * power
