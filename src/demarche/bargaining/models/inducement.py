"""Conditional inducements: a reward moves behaviour only by what is tied to it."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Baldwin (1971), World Politics 24, 19-38 (reduced form)"


@model(
    result="net incentive to comply",
    within="(-inf, inf)",
    theory="A gift without condition gives no incentive, however large.",
    source=_SOURCE,
    rules={"if_not <= if_comply": lambda if_comply, if_not, **_: if_not <= if_comply},
    reward=Argument("size of the reward", "[0, inf)", "+", unit="pies"),
    if_comply=Argument("chance of the reward after compliance", "[0, 1]", "+"),
    if_not=Argument("chance of the reward without compliance", "[0, 1]", "-"),
    cost=Argument("cost of compliance", "[0, inf)", "-", unit="pies"),
)
def inducement(reward: Array, if_comply: Array, if_not: Array, cost: Array) -> Outcome:
    """Return the incentive that a reward gives: ``R (P(R | comply) - P(R | not)) - c``.

    Examples
    --------
    >>> print(inducement(1.0, 1.0, [0.0, 1.0], 0.2).round(1))
    [ 0.8 -0.2]
    """
    return reward * (if_comply - if_not) - cost


@model(
    result="wants that can still be met",
    within="[0, inf)",
    theory="What has been given away without return is leverage lost: a prize is sold once.",
    source=_SOURCE,
    wants=Argument("value of each want", "[0, inf)", "+", unit="pies", axes=("want",)),
    met=Argument("how far each has been met", "[0, 1]", "-", axes=("want",)),
)
def remaining_leverage(wants: Array, met: Array) -> Outcome:
    """Return the value of a party's wants that are still open.

    Examples
    --------
    >>> print(remaining_leverage([0.6, 0.4], [[0, 0], [1, 0]]))
    [1.  0.4]
    """
    return np.sum(wants * (1 - met), axis=-1)
