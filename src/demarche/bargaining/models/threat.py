"""Threat against imposition: a sanction that works is mostly not imposed.

A target yields to the threat if the pressure would cost more than the demand, and believes
it if the sender would rather impose than let go.  Cases of imposition are therefore the
selected ones that did not yield.
"""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Eaton and Engers (1992), Journal of Political Economy 100, 899-928; Drezner (2003), "
    "International Organization 57, 643-659; Lacy and Niou (2004), Journal of Politics 66, 25-42 "
    "(reduced form)"
)


@model(
    result="cost of the pressure to the target less the value of what is demanded",
    within="(-inf, inf)",
    theory="Leakage shortens the pressure and shields the target.",
    source=_SOURCE,
    cost=Argument("cost of the sanction to the target", "[0, inf)", "+", unit="pies per year"),
    rate=Argument("discount rate of the target", "(0, inf)", "-", unit="per year"),
    leak=Argument("hazard at which the sanction ends", "[0, inf)", "-", unit="per year"),
    stake=Argument("value to the target of what is demanded", "[0, inf)", "-", unit="pies"),
)
def threat_bite(cost: Array, rate: Array, leak: Array, stake: Array) -> Outcome:
    """Return the target's margin for yielding to the threat: ``c / (r + l) - V``.

    Examples
    --------
    >>> print(threat_bite(0.06, 0.25, 0.5, 0.1).round(4))
    -0.02
    """
    return cost / (rate + leak) - stake


@model(
    result="what imposing would win the sender less what it would cost",
    within="(-inf, inf)",
    theory="A threat that costs the sender more than it can win is not believed.",
    source=_SOURCE,
    cost=Argument("cost of the sanction to the sender", "[0, inf)", "-", unit="pies per year"),
    rate=Argument("discount rate of the sender", "(0, inf)", "+", unit="per year"),
    leak=Argument("hazard at which the sanction ends", "[0, inf)", "+", unit="per year"),
    success=Argument("chance that imposition succeeds", "[0, 1]", "+"),
    stake=Argument("value to the sender of what is demanded", "[0, inf)", "+", unit="pies"),
)
def threat_credibility(
    cost: Array, rate: Array, leak: Array, success: Array, stake: Array
) -> Outcome:
    """Return the sender's margin for carrying the threat out: ``p V - c / (r + l)``.

    Examples
    --------
    >>> print(threat_credibility(0.02, 0.1, 0.3, 0.3, 0.5).round(4))
    0.1
    """
    return success * stake - cost / (rate + leak)


@model(
    result="1 if the target yields to the threat, else 0",
    within="[0, 1]",
    theory="A threat works if it would bite and would be carried out.",
    source=_SOURCE,
    bite=Argument("the target's margin for yielding", "(-inf, inf)", "+", unit="pies"),
    credibility=Argument("the sender's margin for imposing", "(-inf, inf)", "+", unit="pies"),
)
def threat_works(bite: Array, credibility: Array) -> Outcome:
    """Tell whether a threat succeeds without being carried out.

    Examples
    --------
    >>> print(threat_works([0.1, -0.02], 0.1))
    [1. 0.]
    """
    return (bite > 0) & (credibility > 0)
