"""Enforcement shadow: the longer a deal will last, the harder both hold out for a better one.

A war of attrition over which of two deals is made; the better one pays ``high`` and the
worse one ``low``, per year and for good.
"""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Fearon (1998), International Organization 52, 269-305"
_RULES = {"low < high": lambda low, high, **_: low < high}


@model(
    result="rate at which each side concedes",
    within="(0, inf)",
    unit="per year",
    theory="Patience and high stakes slow concession down.",
    source=_SOURCE,
    rules=_RULES,
    rate=Argument("discount rate of both", "(0, inf)", "+", unit="per year"),
    low=Argument("value of the other side's deal", "(0, inf)", "+"),
    high=Argument("value of the own deal", "(0, inf)", "-"),
)
def concession_hazard(rate: Array, low: Array, high: Array) -> Outcome:
    """Return each side's hazard of conceding: ``r v_L / (v_H - v_L)``.

    Examples
    --------
    >>> print(concession_hazard(0.1, 0.3, 0.7).round(4))
    0.075
    """
    return rate * low / (high - low)


@model(
    result="expected years until a deal",
    within="(0, inf)",
    unit="years",
    theory="The shadow of the future that keeps a deal also lengthens the talks about it.",
    source=_SOURCE,
    rules=_RULES,
    rate=Argument("discount rate of both", "(0, inf)", "-", unit="per year"),
    low=Argument("value of the other side's deal", "(0, inf)", "-"),
    high=Argument("value of the own deal", "(0, inf)", "+"),
)
def concession_delay(rate: Array, low: Array, high: Array) -> Outcome:
    """Return the expected delay: ``(v_H - v_L) / (2 r v_L)``.

    Examples
    --------
    >>> print(concession_delay(0.1, 0.3, 0.7).round(4))
    6.6667
    """
    return (high - low) / (2 * rate * low)
