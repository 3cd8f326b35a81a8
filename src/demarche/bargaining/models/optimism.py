"""Optimism: each party expects to be strong later, and the expectations do not add up.

Optimism that lasts shifts terms but delays nothing.  Optimism that a coming event will
settle makes both wait for it.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="surplus that the proposer of the day keeps",
    within="[0, 1]",
    theory="Lasting optimism eats the proposer's advantage but leaves a surplus: agree at once.",
    source="Yildiz (2003), Econometrica 71, 793-811",
    optimism=Argument("chance by which both expect too often to propose", "[0, 1]", "-"),
    discount=Argument("discount factor of both", "[0, 1)", "-", unit="per period"),
)
def optimism_surplus(optimism: Array, discount: Array) -> Outcome:
    """Return the surplus of agreeing today under lasting optimism.

    ``(1 - d) / (1 - d + 2 d b)``.

    Examples
    --------
    >>> print(optimism_surplus(0.9, 0.9).round(5))
    0.05814
    """
    return (1 - discount) / (1 - discount + 2 * discount * optimism)


@model(
    result="periods before the event in which no deal is made",
    within="[0, inf)",
    theory="Optimism that will be put to the test stalls talks until the test is near or past.",
    source="Yildiz (2004), Quarterly Journal of Economics 119, 223-258",
    expectation=Argument("share that each expects from the event", "(0, 1]", "+"),
    discount=Argument("discount factor of both", "(0, 1)", "+", unit="per period"),
)
def optimism_stall(expectation: Array, discount: Array) -> Outcome:
    """Return how many periods before a settling event stay without a deal.

    All ``k >= 1`` with ``2 b d^k > 1``.

    Examples
    --------
    >>> print(optimism_stall(0.8, 0.95))
    9.0
    """
    longest = np.log(2 * expectation) / -np.log(discount)
    return np.maximum(0, np.ceil(longest - 1e-9) - 1)


@model(
    result="sum of what both expect from waiting, less the pie",
    within="[-1, 1]",
    theory="No deal now if both together expect more from a coming event than there is.",
    source="Yildiz (2004), Quarterly Journal of Economics 119, 223-258",
    expectation_1=Argument("share that party 1 expects from the event", "[0, 1]", "+"),
    expectation_2=Argument("share that party 2 expects from the event", "[0, 1]", "+"),
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "-", unit="per year"),
    wait=Argument("years until the event", "[0, inf)", "-", unit="years"),
)
def optimism_excess(
    expectation_1: Array, expectation_2: Array, rate_1: Array, rate_2: Array, wait: Array
) -> Outcome:
    """Return by how much the discounted expectations exceed the pie.

    ``b1 exp(-r1 t) + b2 exp(-r2 t) - 1``; a deal now is possible if it is not positive.

    Examples
    --------
    >>> print(optimism_excess(0.7, 0.6, 0.1, 0.1, [0.0, 3.0]).round(3))
    [ 0.3   -0.037]
    """
    return expectation_1 * np.exp(-rate_1 * wait) + expectation_2 * np.exp(-rate_2 * wait) - 1
