"""Mediator's bias: a go-between who only wants peace is not believed.

A mediator who has seen a signal advises one side to stand firm or to concede.  Its bias is
the weight that it gives to the advised side's share.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="bias at which the mediator is indifferent between the two pieces of advice",
    within="(0, inf]",
    theory="Advice to stand firm is believed only from a mediator biased towards the advised.",
    source="Kydd (2003), American Journal of Political Science 47, 597-611 (reduced form with a "
    "noisy signal)",
    rules={"war <= tough": lambda tough, war, **_: war <= tough},
    belief_weak=Argument("belief, after the signal, that the opponent is weak", "(0, 1)", "-"),
    war_cost=Argument("cost of war to the mediator", "(0, inf)", "+", unit="pies"),
    tough=Argument("advised side's share if a weak opponent gives way", "[0, 1]", "-"),
    war=Argument("advised side's share from war with a strong opponent", "[0, 1]", "-"),
    generous=Argument("advised side's share if it concedes", "[0, 1]", "+"),
)
def mediator_bias(
    belief_weak: Array, war_cost: Array, tough: Array, war: Array, generous: Array
) -> Outcome:
    """Return the bias that separates honest advice from dishonest.

    ``(1 - p) K / (p x_t + (1 - p) w - x_g)``, infinite where standing firm does not even pay
    the advised side.  "Stand firm" is honest for a bias at or above the value at the belief
    after a signal of weakness; "concede" for one at or below the value after a signal of
    strength.

    Examples
    --------
    >>> print(mediator_bias([0.85, 0.15], 0.3, 0.75, 0.4, 0.5).round(4))
    [0.2278    inf]
    """
    firm = belief_weak * tough + (1 - belief_weak) * war - generous
    return np.where(firm > 0, (1 - belief_weak) * war_cost / firm, np.inf)
