"""Screening: one side makes all offers to an opponent whose stake may be high or low.

The proposer lowers its price step by step.  With ``n`` cuts still to come the high type
accepts ``p(n) = (1 - d^n) high + d^n low``; how many cuts there are depends on the odds of
the high type against thresholds ``h(1) < h(2) < ...`` at which ``n`` and ``n - 1`` cuts earn
the same.  Per unit of low type, ``n`` cuts earn ``p(n) q + k(n)`` at odds ``q``.
"""

from __future__ import annotations

import numpy as np
from numba import njit, vectorize

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Fudenberg and Tirole (1983), Review of Economic Studies 50, 221-247; Gul, Sonnenschein "
    "and Wilson (1986), Journal of Economic Theory 39, 155-190; Hart (1989), Quarterly Journal "
    "of Economics 104, 25-43"
)
_RULES = {"low < high": lambda high, low, **_: low < high}
_MOST_CUTS = 10_000


@njit(cache=True)
def plan(high: float, low: float, discount: float, odds: float) -> tuple[int, float]:
    """Return the number of price cuts and the profit per unit of low type."""
    price, intercept, threshold = low, low, 0.0
    for cuts in range(1, _MOST_CUTS):
        next_price = discount * price + (1 - discount) * high
        at_threshold = price * threshold + intercept
        next_intercept = discount * at_threshold - next_price * threshold
        room = high - price
        threshold = (intercept + threshold * high) / room if room > 0 else np.inf
        if odds <= threshold:
            return cuts - 1, price * odds + intercept
        price, intercept = next_price, next_intercept
    return _MOST_CUTS, price * odds + intercept


def cuts(high: float, low: float, discount: float, odds: float) -> float:
    """Return the number of price cuts."""
    return float(plan(high, low, discount, odds)[0])


def profit(high: float, low: float, discount: float, odds: float) -> float:
    """Return the profit per unit of low type."""
    return float(plan(high, low, discount, odds)[1])


_cuts = vectorize(cache=True)(cuts)  # type: ignore[no-untyped-call]
_profit = vectorize(cache=True)(profit)  # type: ignore[no-untyped-call]


@model(
    result="first price",
    within="(0, inf)",
    theory="An opponent who is probably anxious is asked for more at first.",
    source=_SOURCE,
    rules=_RULES,
    high=Argument("value of agreement to the high type", "(0, inf)", "+"),
    low=Argument("value of agreement to the low type", "(0, inf)", "?"),
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
    odds=Argument("odds that the type is high", "[0, inf)", "+"),
)
def screening_price(high: Array, low: Array, discount: Array, odds: Array) -> Outcome:
    """Return the price with which screening begins.

    Examples
    --------
    >>> print(screening_price(1.0, 0.4, 0.8, 3.0).round(4))
    0.616
    """
    kept = discount ** _cuts(high, low, discount, odds)
    return (1 - kept) * high + kept * low


@model(
    result="offers until all types have agreed",
    within="[1, inf)",
    theory="Talks with an opponent who is probably anxious last longer.",
    source=_SOURCE,
    rules=_RULES,
    high=Argument("value of agreement to the high type", "(0, inf)", "+"),
    low=Argument("value of agreement to the low type", "(0, inf)", "-"),
    discount=Argument("discount factor of both", "[0, 1)", "+", unit="per period"),
    odds=Argument("odds that the type is high", "[0, inf)", "+"),
)
def screening_rounds(high: Array, low: Array, discount: Array, odds: Array) -> Outcome:
    """Return the number of offers in the course of screening.

    Examples
    --------
    >>> print(screening_rounds(1.0, 0.4, 0.8, 3.0))
    3.0
    """
    return 1 + _cuts(high, low, discount, odds)


@model(
    result="profit of the proposer per unit of low type",
    within="(0, inf)",
    theory="Without commitment quick offers cost the proposer its power to screen.",
    source=_SOURCE,
    rules=_RULES,
    high=Argument("value of agreement to the high type", "(0, inf)", "+"),
    low=Argument("value of agreement to the low type", "(0, inf)", "?"),
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
    odds=Argument("odds that the type is high", "[0, inf)", "+"),
)
def screening_profit(high: Array, low: Array, discount: Array, odds: Array) -> Outcome:
    """Return what the proposer earns from one unit of low and ``odds`` units of high type.

    Examples
    --------
    >>> print(screening_profit(1.0, 0.4, 0.8, 3.0).round(5))
    1.97067
    """
    return _profit(high, low, discount, odds)
