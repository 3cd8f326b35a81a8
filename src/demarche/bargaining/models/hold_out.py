"""Holding out: two parties insist on public demands, and each may be immovable.

Party 1 walks away with the door open and insists on a share ``a1``; party 2 insists on
``a2``, and ``a1 + a2 > 1``.  With chance ``z_i`` party i is immovable.  A flexible party
concedes at the rate that keeps the other indifferent, so the reputation for immovability
grows; whoever would complete it *later* must concede at once with positive chance.

Waiting costs party 2 interest on ``1 - a1``, a standing pain, and a pressure that leaks
away; it costs party 1 interest on ``1 - a2`` and a standing cost.  Writing
``D = a1 + a2 - 1``, the completion times solve

``[r2 (1 - a1) + pain] T1 + pressure (1 - exp(-leak T1)) / leak = -D ln z1`` and
``[r1 (1 - a2) + cost] T2 = -D ln z2``.

If ``T1 < T2``, party 2 concedes at once with chance ``1 - z2^(1 - T1/T2)``.  Where party 2's
exit pays more than conceding, ``b2 > 1 - a1``, insisting is defeated and gains nothing.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, vectorize

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Abreu and Gul (2000), Econometrica 68, 85-117; leaking pressure is this project's "
    "extension; defeated threats after Compte and Jehiel (2002), Econometrica 70, 1477-1517"
)
_RULES = {"demand_1 + demand_2 > 1": lambda demand_1, demand_2, **_: demand_1 + demand_2 > 1}


@njit(cache=True)
def fade(time: float, leak: float) -> tuple[float, float]:
    """Return what a unit of leaking pressure has cost by a time, and how much of it is left."""
    if leak * time < 1e-12:
        return time, 1.0
    gone = -math.expm1(-leak * time)
    return gone / leak, 1.0 - gone


@njit(cache=True)
def time_to_lose(amount: float, steady: float, pressure: float, leak: float) -> float:
    """Return when waiting has cost ``amount``; infinite if it never will.

    The cost is concave in time, so Newton's steps rise to the root from any start below it,
    and each squares the error: after a step of 1e-8 nothing is left to find.
    """
    if amount <= 0:
        return 0.0
    if steady <= 0 and (pressure <= 0 or (leak > 0 and pressure / leak <= amount)):
        return math.inf
    time = amount / (steady + pressure)
    if steady > 0 and leak > 0:
        time = max(time, (amount - pressure / leak) / steady)
    step = time
    while step > 1e-8 * time:
        felt, left = fade(time, leak)
        step = (amount - steady * time - pressure * felt) / (steady + pressure * left)
        time += step
    return time


@njit(cache=True)
def concession(
    rate_1: float,
    rate_2: float,
    demand_1: float,
    demand_2: float,
    prior_1: float,
    prior_2: float,
    cost_1: float,
    pain_2: float,
    pressure: float,
    leak: float,
) -> float:
    """Return the chance that party 2 concedes at once: none unless party 1's reputation wins."""
    excess = demand_1 + demand_2 - 1
    steady_1 = rate_1 * (1 - demand_2) + cost_1
    steady_2 = rate_2 * (1 - demand_1) + pain_2
    amount_1, amount_2 = -excess * math.log(prior_1), -excess * math.log(prior_2)
    time_2 = time_to_lose(amount_2, steady_1, 0.0, 0.0)
    if steady_2 * time_2 + pressure * fade(time_2, leak)[0] <= amount_1:
        return 0.0
    time_1 = time_to_lose(amount_1, steady_2, pressure, leak)
    return -math.expm1((1 - time_1 / time_2) * math.log(prior_2))


@njit(cache=True)
def gain(
    rate_1: float,
    rate_2: float,
    demand_1: float,
    demand_2: float,
    prior_1: float,
    prior_2: float,
    cost_1: float,
    pain_2: float,
    pressure: float,
    leak: float,
    exit_2: float,
) -> float:
    """Return what holding out is worth; nothing if the other would rather leave than concede."""
    if exit_2 > 1 - demand_1:
        return 0.0
    chance = concession(
        rate_1, rate_2, demand_1, demand_2, prior_1, prior_2, cost_1, pain_2, pressure, leak
    )
    return chance * (demand_1 + demand_2 - 1)


_time_to_lose = vectorize(cache=True)(time_to_lose.py_func)  # type: ignore[no-untyped-call]
_concession = vectorize(cache=True)(concession.py_func)  # type: ignore[no-untyped-call]
_gain = vectorize(cache=True)(gain.py_func)  # type: ignore[no-untyped-call]


@model(
    result="what waiting costs party 2 above what it costs party 1",
    within="(-inf, inf)",
    unit="pies per year",
    theory="Who has more to lose by each year of waiting is the more anxious.",
    source=_SOURCE,
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    demand_1=Argument("public demand of party 1", "(0, 1)", "-", unit="pies"),
    demand_2=Argument("public demand of party 2", "(0, 1)", "+", unit="pies"),
    cost_1=Argument("standing cost of waiting to party 1", "[0, inf)", "-", unit="pies per year"),
    pain_2=Argument("standing cost of waiting to party 2", "[0, inf)", "+", unit="pies per year"),
    pressure=Argument("pressure on party 2 at the start", "[0, inf)", "+", unit="pies per year"),
)
def anxiety(
    rate_1: Array,
    rate_2: Array,
    demand_1: Array,
    demand_2: Array,
    cost_1: Array,
    pain_2: Array,
    pressure: Array,
) -> Outcome:
    """Return how much more anxious party 2 is for an agreement, as holding out begins.

    ``r2 (1 - a1) + pain + pressure - [r1 (1 - a2) + cost]``.

    Examples
    --------
    >>> print(anxiety(0.1, 0.1, 0.7, 0.7, 0.0, 0.0, [0.0, 0.06]).round(2))
    [0.   0.06]
    """
    return rate_2 * (1 - demand_1) + pain_2 + pressure - rate_1 * (1 - demand_2) - cost_1


@model(
    result="years until party 1 is surely taken for immovable",
    within="[0, inf]",
    unit="years",
    theory="The other side's cost of waiting builds my reputation; leakage slows it down.",
    source=_SOURCE,
    rules=_RULES,
    rate_2=Argument("discount rate of party 2", "(0, inf)", "-", unit="per year"),
    demand_1=Argument("public demand of party 1", "(0, 1)", "+", unit="pies"),
    demand_2=Argument("public demand of party 2", "(0, 1)", "+", unit="pies"),
    prior_1=Argument("prior chance that party 1 is immovable", "(0, 1)", "-"),
    pain_2=Argument("standing cost of waiting to party 2", "[0, inf)", "-", unit="pies per year"),
    pressure=Argument("cost of waiting that leaks away", "[0, inf)", "-", unit="pies per year"),
    leak=Argument("rate at which the pressure leaks", "[0, inf)", "+", unit="per year"),
)
def hold_out_time(
    rate_2: Array,
    demand_1: Array,
    demand_2: Array,
    prior_1: Array,
    pain_2: Array,
    pressure: Array,
    leak: Array,
) -> Outcome:
    """Return the time at which party 1's reputation for immovability is complete.

    Examples
    --------
    >>> print(hold_out_time(0.1, 0.7, 0.6, 0.05, 0.0, 0.06, [0.0, 0.4]).round(4))
    [ 9.9858 24.9576]
    """
    amount = -(demand_1 + demand_2 - 1) * np.log(prior_1)
    return _time_to_lose(amount, rate_2 * (1 - demand_1) + pain_2, pressure, leak)


@model(
    result="chance that party 2 concedes at once",
    within="[0, 1]",
    theory="Who would complete a reputation later must give way at once, with some chance.",
    source=_SOURCE,
    rules=_RULES,
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    demand_1=Argument("public demand of party 1", "(0, 1)", "-", unit="pies"),
    demand_2=Argument("public demand of party 2", "(0, 1)", "?", unit="pies"),
    prior_1=Argument("prior chance that party 1 is immovable", "(0, 1)", "+"),
    prior_2=Argument("prior chance that party 2 is immovable", "(0, 1)", "-"),
    cost_1=Argument("standing cost of waiting to party 1", "[0, inf)", "-", unit="pies per year"),
    pain_2=Argument("standing cost of waiting to party 2", "[0, inf)", "+", unit="pies per year"),
    pressure=Argument("cost of waiting that leaks away", "[0, inf)", "+", unit="pies per year"),
    leak=Argument("rate at which the pressure leaks", "[0, inf)", "-", unit="per year"),
)
def hold_out_concession(
    rate_1: Array,
    rate_2: Array,
    demand_1: Array,
    demand_2: Array,
    prior_1: Array,
    prior_2: Array,
    cost_1: Array,
    pain_2: Array,
    pressure: Array,
    leak: Array,
) -> Outcome:
    """Return the chance that party 2 concedes as soon as party 1 holds out.

    Examples
    --------
    >>> print(hold_out_concession(0.1, 0.25, 0.7, 0.6, 0.05, 0.05, 0, 0, 0, 0).round(4))
    0.7529
    """
    return _concession(
        rate_1, rate_2, demand_1, demand_2, prior_1, prior_2, cost_1, pain_2, pressure, leak
    )


@model(
    result="what party 1 gains over accepting the other's demand",
    within="[0, 1]",
    theory="Holding out pays if the other loses patience first, and never against a good exit.",
    source=_SOURCE,
    rules=_RULES,
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    demand_1=Argument("public demand of party 1", "(0, 1)", "?", unit="pies"),
    demand_2=Argument("public demand of party 2", "(0, 1)", "?", unit="pies"),
    prior_1=Argument("prior chance that party 1 is immovable", "(0, 1)", "+"),
    prior_2=Argument("prior chance that party 2 is immovable", "(0, 1)", "-"),
    cost_1=Argument("standing cost of waiting to party 1", "[0, inf)", "-", unit="pies per year"),
    pain_2=Argument("standing cost of waiting to party 2", "[0, inf)", "+", unit="pies per year"),
    pressure=Argument("cost of waiting that leaks away", "[0, inf)", "+", unit="pies per year"),
    leak=Argument("rate at which the pressure leaks", "[0, inf)", "-", unit="per year"),
    exit_2=Argument("what party 2 gets by leaving for good", "[0, 1]", "-", unit="pies"),
)
def hold_out_gain(
    rate_1: Array,
    rate_2: Array,
    demand_1: Array,
    demand_2: Array,
    prior_1: Array,
    prior_2: Array,
    cost_1: Array,
    pain_2: Array,
    pressure: Array,
    leak: Array,
    exit_2: Array,
) -> Outcome:
    """Return the gain from holding out over conceding: ``F2 (a1 + a2 - 1)``, or 0 if defeated.

    Examples
    --------
    >>> print(hold_out_gain(0.1, 0.2, 0.7, 0.7, 0.05, 0.05, 0, 0, 0, 0, [0.0, 0.4]).round(3))
    [0.311 0.   ]
    """
    return _gain(
        rate_1, rate_2, demand_1, demand_2, prior_1, prior_2, cost_1, pain_2, pressure, leak, exit_2
    )


@model(
    result="chance that party 2 has given way by then",
    within="[0, 1]",
    theory="Concession comes at once, or at the rate that makes waiting just bearable.",
    source=_SOURCE,
    rules=_RULES,
    chance_2=Argument("chance that party 2 concedes at once", "[0, 1]", "+"),
    rate_1=Argument("discount rate of party 1", "(0, inf)", "+", unit="per year"),
    demand_1=Argument("public demand of party 1", "(0, 1)", "-", unit="pies"),
    demand_2=Argument("public demand of party 2", "(0, 1)", "-", unit="pies"),
    cost_1=Argument("standing cost of waiting to party 1", "[0, inf)", "+", unit="pies per year"),
    time=Argument("years since party 1 walked away", "[0, inf)", "+", unit="years"),
)
def hold_out_yield(
    chance_2: Array, rate_1: Array, demand_1: Array, demand_2: Array, cost_1: Array, time: Array
) -> Outcome:
    """Return the chance of concession by a time before the reputations are complete.

    ``F(t) = 1 - (1 - F(0)) exp(-h t)`` with ``h = [r1 (1 - a2) + cost] / (a1 + a2 - 1)``.

    Examples
    --------
    >>> print(hold_out_yield(0.7529, 0.1, 0.7, 0.6, 0.0, [0.0, 5.0]).round(4))
    [0.7529 0.8731]
    """
    hazard = (rate_1 * (1 - demand_2) + cost_1) / (demand_1 + demand_2 - 1)
    return 1 - (1 - chance_2) * np.exp(-hazard * time)
