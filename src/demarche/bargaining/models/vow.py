"""Vows against deeds: a promise is worth what is delivered, when it is delivered."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="value of the vow today",
    within="[0, inf)",
    theory="A vow is worth at most the deed.",
    source="Expected present value; the problem is that of Fearon (1998), International "
    "Organization 52, 269-305",
    deed=Argument("value of the deed", "[0, inf)", "+", unit="pies"),
    delivery=Argument("chance that it is done", "[0, 1]", "+"),
    delay=Argument("years until it is done", "[0, inf)", "-", unit="years"),
    rate=Argument("discount rate", "[0, inf)", "-", unit="per year"),
)
def vow_value(deed: Array, delivery: Array, delay: Array, rate: Array) -> Outcome:
    """Return the value of a promise: ``P(done) deed exp(-r t)``.

    Examples
    --------
    >>> print(vow_value(1.0, 0.5, 0.0, 0.1))
    0.5
    """
    return delivery * deed * np.exp(-rate * delay)


@model(
    result="least chance of delivery at which the swap still pays",
    within="[0, inf]",
    theory="Who must act first against a vow needs to believe in it.",
    source="Break-even of the expected present value",
    cost=Argument("cost of what is given in return, now", "[0, inf)", "+", unit="pies"),
    deed=Argument("value of the deed", "(0, inf)", "-", unit="pies"),
    delay=Argument("years until it is done", "[0, inf)", "+", unit="years"),
    rate=Argument("discount rate", "[0, inf)", "+", unit="per year"),
)
def vow_threshold(cost: Array, deed: Array, delay: Array, rate: Array) -> Outcome:
    """Return the trust that a swap of a deed now for a vow requires: ``c exp(r t) / deed``.

    Examples
    --------
    >>> print(vow_threshold([0.0, 0.3], 1.0, 0.0, 0.1))
    [0.  0.3]
    """
    return np.where(cost > 0, cost * np.exp(rate * delay), 0) / deed
