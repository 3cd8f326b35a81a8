"""Costly participation: who comes in public can hardly leave with empty hands."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="chance that the visitor brings an offer",
    within="[0, 1]",
    theory="Public attendance forces an offer, the more so the more it is watched.",
    source="Threshold rule with a uniform cost of offering (this project); cf. Fearon (1997), "
    "Journal of Conflict Resolution 41, 68-90",
    visibility=Argument("how public the attendance is; 0 for staying away", "[0, 1]", "+"),
    embarrassment=Argument("cost of empty hands in full view", "[0, inf)", "+", unit="pies"),
    dearest=Argument("largest cost that the offer may have", "(0, inf)", "-", unit="pies"),
)
def offer_chance(visibility: Array, embarrassment: Array, dearest: Array) -> Outcome:
    """Return the chance of an offer whose cost is uniform: ``min(1, v E / C)``.

    Examples
    --------
    >>> print(offer_chance([0.0, 0.5, 1.0], 0.4, 0.8))
    [0.   0.25 0.5 ]
    """
    return np.minimum(1, visibility * embarrassment / dearest)
