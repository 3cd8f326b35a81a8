"""Diversion: a leader for whom conflict pays at home."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Smith (1996), International Studies Quarterly 40, 133-153; Tarar (2006), International "
    "Studies Quarterly 50, 169-188 (reduced form)"
)


@model(
    result="share that the leader's benefit adds to the leader's terms",
    within="[0, inf)",
    theory="Trouble at home raises the price of agreement.",
    source=_SOURCE,
    rate_leader=Argument("discount rate of the leader", "(0, inf)", "-", unit="per year"),
    rate_other=Argument("discount rate of the other", "(0, inf)", "-", unit="per year"),
    benefit=Argument("domestic benefit of conflict", "[0, inf)", "+", unit="pies per year"),
)
def diversion_premium(rate_leader: Array, rate_other: Array, benefit: Array) -> Outcome:
    """Return the rise of the leader's terms: ``m / (r_U + r_D)``.

    Examples
    --------
    >>> print(diversion_premium(0.1, 0.25, 0.02).round(4))
    0.0571
    """
    return benefit / (rate_leader + rate_other)


@model(
    result="surplus of agreement over impasse",
    within="(-inf, 1]",
    theory="Domestic benefit blocks agreement only if it eats the whole surplus.",
    source=_SOURCE,
    rate_leader=Argument("discount rate of the leader", "(0, inf)", "+", unit="per year"),
    rate_other=Argument("discount rate of the other", "(0, inf)", "+", unit="per year"),
    benefit=Argument("domestic benefit of conflict", "[0, inf)", "-", unit="pies per year"),
    impasse_other=Argument("what impasse pays the other", "[0, inf)", "-", unit="pies per year"),
)
def diversion_surplus(
    rate_leader: Array, rate_other: Array, benefit: Array, impasse_other: Array
) -> Outcome:
    """Return ``1 - m / r_U - g_D / r_D``; below zero there is nothing to agree on.

    Examples
    --------
    >>> print(diversion_surplus(0.1, 0.25, [0.02, 0.12], 0.0).round(2))
    [ 0.8 -0.2]
    """
    return 1 - benefit / rate_leader - impasse_other / rate_other
