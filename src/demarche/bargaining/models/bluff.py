"""Bluff: a walk-out may be that of a flexible party which counts on being called back.

Party 1 is tough with chance ``z`` and then always walks.  A flexible party 1 may walk too.
Party 2 then gives way and gets ``1 - a1``, or calls the bluff.  Called, a flexible party 1
climbs down at an audience cost, and party 2 gets ``a2 + g``; a tough one stays away, and
party 2 loses ``l``.  In equilibrium each keeps the other indifferent.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Two-type signalling game with audience costs, after Fearon (1994), American Political "
    "Science Review 88, 577-592 (derived in this project)"
)
_RULES = {"demand_1 + demand_2 > 1": lambda demand_1, demand_2, **_: demand_1 + demand_2 > 1}


def _indifferent(demand_1: Array, demand_2: Array, gain: Array, loss: Array) -> Outcome:
    """Return the belief in toughness at which giving way and calling pay party 2 alike."""
    return (demand_2 + gain - (1 - demand_1)) / (demand_2 + gain + loss)


@model(
    result="belief that the walker is tough at which the other is indifferent",
    within="[0, 1]",
    theory="The more calling a bluff could win, the more toughness it takes to be believed.",
    source=_SOURCE,
    rules=_RULES,
    demand_1=Argument("public demand of the walker", "(0, 1)", "+", unit="pies"),
    demand_2=Argument("public demand of the other", "(0, 1)", "+", unit="pies"),
    gain=Argument("what calling a bluff wins besides", "[0, inf)", "+", unit="pies"),
    loss=Argument("what calling a tough walker loses", "[0, inf)", "-", unit="pies"),
)
def bluff_belief(demand_1: Array, demand_2: Array, gain: Array, loss: Array) -> Outcome:
    """Return the pivotal belief: ``p = (a2 + g - (1 - a1)) / (a2 + g + l)``.

    Examples
    --------
    >>> print(bluff_belief(0.7, 0.6, 0.0, 0.05).round(4))
    0.4615
    """
    return _indifferent(demand_1, demand_2, gain, loss)


@model(
    result="chance that a flexible party walks",
    within="[0, 1]",
    theory="Bluffs thrive on a reputation for toughness.",
    source=_SOURCE,
    rules=_RULES,
    prior=Argument("chance that the walker is tough", "(0, 1)", "+"),
    demand_1=Argument("public demand of the walker", "(0, 1)", "-", unit="pies"),
    demand_2=Argument("public demand of the other", "(0, 1)", "-", unit="pies"),
    gain=Argument("what calling a bluff wins besides", "[0, inf)", "-", unit="pies"),
    loss=Argument("what calling a tough walker loses", "[0, inf)", "+", unit="pies"),
)
def bluff_rate(prior: Array, demand_1: Array, demand_2: Array, gain: Array, loss: Array) -> Outcome:
    """Return how often a flexible party walks: ``z (1 - p) / ((1 - z) p)``, at most 1.

    Examples
    --------
    >>> print(bluff_rate(0.2, 0.7, 0.6, 0.0, 0.05).round(4))
    0.2917
    """
    pivotal = _indifferent(demand_1, demand_2, gain, loss)
    return np.minimum(1, prior * (1 - pivotal) / ((1 - prior) * pivotal))


@model(
    result="chance that the other gives way",
    within="[0, 1]",
    theory="The dearer it is to climb down, the oftener a walk-out must win to be worth a bluff.",
    source=_SOURCE,
    rules=_RULES,
    demand_1=Argument("public demand of the walker", "(0, 1)", "-", unit="pies"),
    demand_2=Argument("public demand of the other", "(0, 1)", "-", unit="pies"),
    audience=Argument("audience cost of climbing down", "[0, inf)", "+", unit="pies"),
)
def bluff_yield(demand_1: Array, demand_2: Array, audience: Array) -> Outcome:
    """Return how often a walk-out wins, where some flexible parties walk and some do not.

    ``u / (a1 - (1 - a2) + u)`` makes a flexible walker indifferent.

    Examples
    --------
    >>> print(bluff_yield(0.7, 0.6, 0.1).round(4))
    0.25
    """
    return audience / (demand_1 + demand_2 - 1 + audience)
