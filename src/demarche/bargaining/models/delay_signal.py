"""Delay as a signal: a buyer with a low value waits, since one with a high value would not."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="years that the low type waits",
    within="[0, inf)",
    unit="years",
    theory="Only delay that the high type would not bear proves a low stake.",
    source="Admati and Perry (1987), Review of Economic Studies 54, 345-364; Cramton (1992), "
    "Review of Economic Studies 59, 205-225",
    rules={"low <= high": lambda high, low, **_: low <= high},
    high=Argument("value of agreement to the high type", "(0, inf)", "+"),
    low=Argument("value of agreement to the low type", "(0, inf)", "-"),
    rate=Argument("discount rate of both", "(0, inf)", "-", unit="per year"),
)
def delay_signal(high: Array, low: Array, rate: Array) -> Outcome:
    """Return the delay that separates the two types.

    The high type is just unwilling to copy it:
    ``exp(-r t) (high - low / 2) = high / 2``.

    Examples
    --------
    >>> print(delay_signal(1.0, 0.4, 0.1).round(4))
    4.7
    """
    return np.log((high - low / 2) / (high / 2)) / rate
