"""Reassurance: a gesture convinces only if somebody untrustworthy would not make it."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Kydd (2000), International Organization 54, 325-357 (reduced form)"


@model(
    result="cost of the gesture that cannot be had back",
    within="[0, inf)",
    theory="What can be undone costs less, and says less.",
    source=_SOURCE,
    cost=Argument("cost of the gesture", "[0, inf)", "+", unit="pies"),
    reversal=Argument("chance that it can be reversed", "[0, 1]", "-"),
    refund=Argument("share of the cost that reversal returns", "[0, 1]", "-"),
)
def reassurance_cost(cost: Array, reversal: Array, refund: Array) -> Outcome:
    """Return the effective cost of a reversible gesture: ``x (1 - reversal refund)``.

    Examples
    --------
    >>> print(reassurance_cost(0.4, [0.0, 0.5, 1.0], 1.0))
    [0.4 0.2 0. ]
    """
    return cost * (1 - reversal * refund)


@model(
    result="1 if only the trustworthy make the gesture, else 0",
    within="[0, 1]",
    theory="A gesture must cost more than the untrustworthy gain by trust, and not too much.",
    source=_SOURCE,
    cost=Argument("effective cost of the gesture", "[0, inf)", "?", unit="pies"),
    gain_bad=Argument("what being trusted brings the untrustworthy", "[0, inf)", "-", unit="pies"),
    gain_good=Argument("what being trusted brings the trustworthy", "[0, inf)", "+", unit="pies"),
)
def reassurance_separates(cost: Array, gain_bad: Array, gain_good: Array) -> Outcome:
    """Tell whether a gesture separates the types: ``gain_bad <= x <= gain_good``.

    Examples
    --------
    >>> print(reassurance_separates([0.1, 0.4, 0.6], 0.3, 0.5))
    [0. 1. 0.]
    """
    return (gain_bad <= cost) & (cost <= gain_good)


@model(
    result="belief that the other is trustworthy, after the gesture",
    within="[0, 1]",
    theory="A symbolic gesture leaves belief where it was; a separating one settles it.",
    source=_SOURCE,
    prior=Argument("belief before the gesture", "(0, 1)", "+"),
    cost=Argument("effective cost of the gesture", "[0, inf)", "+", unit="pies"),
    gain_bad=Argument("what being trusted brings the untrustworthy", "[0, inf)", "-", unit="pies"),
)
def reassurance_belief(prior: Array, cost: Array, gain_bad: Array) -> Outcome:
    """Return the belief after a gesture that was made: 1 if ``x >= gain_bad``, else the prior.

    Examples
    --------
    >>> print(reassurance_belief(0.3, [0.1, 0.4], 0.2))
    [0.3 1. ]
    """
    return np.where(cost >= gain_bad, 1.0, prior)
