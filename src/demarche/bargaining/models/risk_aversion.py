"""Axiomatic solutions when party 1 is averse to risk: Nash, and Kalai-Smorodinsky.

Party 1 values a share ``x`` at ``x^(1 - rho)``, party 2 at ``1 - x``; no deal is worth nothing.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_MEANING = "relative risk aversion of party 1"


@model(
    result="share of party 1",
    within="[0, 1]",
    theory="Fear of ending with nothing costs a party part of its share.",
    source="Nash (1950), Econometrica 18, 155-162; Kihlstrom, Roth and Schmeidler (1981), in "
    "Game Theory and Mathematical Economics",
    weight_1=Argument("bargaining weight of party 1", "(0, 1)", "+"),
    aversion_1=Argument(_MEANING, "[0, 1)", "-"),
)
def nash_share(weight_1: Array, aversion_1: Array) -> Outcome:
    """Return the asymmetric Nash share: ``a (1 - rho) / (a (1 - rho) + 1 - a)``.

    Examples
    --------
    >>> print(nash_share(0.5, [0.0, 0.5]).round(4))
    [0.5    0.3333]
    """
    stake = weight_1 * (1 - aversion_1)
    return stake / (stake + 1 - weight_1)


@model(
    result="share of party 1",
    within="[0, 0.5]",
    theory="Equal utility gains also leave the risk averse with less of the pie.",
    source="Kalai and Smorodinsky (1975), Econometrica 43, 513-518; here equal to Kalai's "
    "egalitarian solution",
    aversion_1=Argument(_MEANING, "[0, 1)", "-"),
)
def kalai_smorodinsky_share(aversion_1: Array) -> Outcome:
    """Return the share at which both gain the same fraction of their best: ``x^(1-rho) = 1 - x``.

    Examples
    --------
    >>> print(kalai_smorodinsky_share([0.0, 0.5]).round(4))
    [0.5   0.382]
    """
    low, high = np.zeros_like(aversion_1), np.full_like(aversion_1, 0.5)
    for _ in range(54):
        middle = (low + high) / 2
        short = middle ** (1 - aversion_1) < 1 - middle
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return (low + high) / 2
