"""Audience costs: a crisis in which backing down costs more the longer one has stood firm.

Side i's cost of backing down at time t is ``a_i t``; the prize is one.  Values of war are
uniform on ``[-B, 0]``.  At the horizon whoever is left prefers to fight.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Fearon (1994), American Political Science Review 88, 577-592"


def _horizon(audience_1: Array, audience_2: Array, worst_war: Array) -> Outcome:
    """Return the first ``t`` at which ``a_j t (1 + a_i t) = B`` for one of the sides."""
    product = audience_1 * audience_2
    higher = np.maximum(audience_1, audience_2)
    return 2 * worst_war / (higher + np.sqrt(higher**2 + 4 * product * worst_war))


@model(
    result="time after which nobody backs down",
    within="(0, inf)",
    unit="years",
    theory="High audience costs lock both sides in soon.",
    source=_SOURCE,
    audience_1=Argument("rate of audience costs of side 1", "(0, inf)", "-", unit="per year"),
    audience_2=Argument("rate of audience costs of side 2", "(0, inf)", "-", unit="per year"),
    worst_war=Argument("cost of war to the least resolved type", "(0, inf)", "+"),
)
def audience_horizon(audience_1: Array, audience_2: Array, worst_war: Array) -> Outcome:
    """Return the horizon of the crisis: the first root of ``a_j t (1 + a_i t) = B``.

    Examples
    --------
    >>> print(audience_horizon(2.0, 1.0, 4.0))
    1.0
    """
    return _horizon(audience_1, audience_2, worst_war)


@model(
    result="chance that side 2 backs down at once",
    within="[0, 1]",
    theory="The side whose audience costs rise more slowly is the one that backs down at once.",
    source=_SOURCE,
    audience_1=Argument("rate of audience costs of side 1", "(0, inf)", "+", unit="per year"),
    audience_2=Argument("rate of audience costs of side 2", "(0, inf)", "-", unit="per year"),
    worst_war=Argument("cost of war to the least resolved type", "(0, inf)", "-"),
)
def audience_concession(audience_1: Array, audience_2: Array, worst_war: Array) -> Outcome:
    """Return the chance that side 2 backs down at the start.

    ``k2 = 1 - a2 t (1 + a1 t) / B`` at the horizon ``t``.

    Examples
    --------
    >>> print(audience_concession(2.0, 1.0, 4.0), audience_concession(1.0, 2.0, 4.0))
    0.25 0.0
    """
    time = _horizon(audience_1, audience_2, worst_war)
    return np.maximum(0, 1 - audience_2 * time * (1 + audience_1 * time) / worst_war)


@model(
    result="rate at which a side backs down",
    within="(0, inf)",
    unit="per year",
    theory="A side backs down at the rate that keeps the other indifferent.",
    source=_SOURCE,
    audience_other=Argument(
        "rate of audience costs of the other side", "(0, inf)", "+", unit="per year"
    ),
    time=Argument("time since the crisis began", "[0, inf)", "-", unit="years"),
)
def audience_hazard(audience_other: Array, time: Array) -> Outcome:
    """Return the hazard of backing down: ``a / (1 + a t)``, ``a`` being the other side's rate.

    Examples
    --------
    >>> print(audience_hazard(2.0, [0.0, 1.0]).round(4))
    [2.     0.6667]
    """
    return audience_other / (1 + audience_other * time)
