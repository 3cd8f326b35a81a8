"""Slicing: an exchange is cut into steps, each small enough to be worth keeping."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_ROUNDING = 1e-9
"""An exact multiple that floating point puts just above a whole number needs no further slice."""


@model(
    result="least number of slices",
    within="[1, inf)",
    theory="The less the relation is worth afterwards, the finer the slices; one needs R >= cost.",
    source="Compte and Jehiel (2004), Review of Economic Studies 71, 975-1000 (reduced form)",
    cost=Argument("cost of the whole concession", "(0, inf)", "+", unit="pies"),
    discount=Argument("discount factor", "(0, 1]", "-", unit="per step"),
    relation=Argument("value of the relation afterwards", "(0, inf)", "-", unit="pies"),
)
def slices(cost: Array, discount: Array, relation: Array) -> Outcome:
    """Return how many slices a swap needs: ``ceil(cost / (d R))``.

    Examples
    --------
    >>> print(slices(0.9, 1.0, 0.25))
    4.0
    """
    return np.maximum(1, np.ceil(cost / (discount * relation) - _ROUNDING))
