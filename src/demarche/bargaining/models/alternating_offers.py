"""Alternating offers: two parties take turns to propose a split, and waiting costs them.

Player 1 offers first.  The unique subgame-perfect split makes each responder indifferent
between the offer and being the proposer one period later.  With a fixed cost per round in
place of discounting, the cheaper waiter takes almost all, and equal costs leave a range.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share of player 1, who offers first",
    within="[0, 1]",
    theory="The more patient party gets more; to offer first is worth something.",
    source="Rubinstein (1982), Econometrica 50, 97-109",
    discount_1=Argument("discount factor of player 1", "[0, 1)", "+", unit="per period"),
    discount_2=Argument("discount factor of player 2", "[0, 1)", "-", unit="per period"),
)
def alternating_offers(discount_1: Array, discount_2: Array) -> Outcome:
    """Split a pie by alternating offers without end.

    ``x = (1 - d2) / (1 - d1 d2)``.

    Examples
    --------
    >>> print(alternating_offers(0.9, 0.8).round(4))
    0.7143
    """
    return (1 - discount_2) / (1 - discount_1 * discount_2)


@model(
    result="share of player 1",
    within="[0, 1]",
    theory="When offers follow quickly, only the ratio of impatience counts, not who begins.",
    source="Binmore, Rubinstein and Wolinsky (1986), RAND Journal of Economics 17, 176-188",
    rate_1=Argument("discount rate of player 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of player 2", "(0, inf)", "+", unit="per year"),
)
def alternating_offers_limit(rate_1: Array, rate_2: Array) -> Outcome:
    """Split a pie by alternating offers as the time between offers vanishes.

    ``x = r2 / (r1 + r2)``.

    Examples
    --------
    >>> print(alternating_offers_limit(0.1, 0.25).round(4))
    0.7143
    """
    return 1 / (1 + rate_1 / rate_2)


@model(
    result="smallest equilibrium share of player 1, who offers first",
    within="[0, 1]",
    theory="The party with the lower cost per round takes almost all.",
    source="Rubinstein (1982), Econometrica 50, 97-109, fixed bargaining costs",
    cost_1=Argument("cost of a round to player 1", "[0, 1]", "-", unit="pies"),
    cost_2=Argument("cost of a round to player 2", "[0, 1]", "+", unit="pies"),
)
def fixed_cost_least(cost_1: Array, cost_2: Array) -> Outcome:
    """Split a pie when each round costs a fixed amount: the lower end of the equilibria.

    ``1`` if ``c1 < c2``, else ``c2``.

    Examples
    --------
    >>> print(fixed_cost_least([0.1, 0.2, 0.2], [0.2, 0.1, 0.2]))
    [1.  0.1 0.2]
    """
    return np.where(cost_1 < cost_2, 1.0, cost_2)


@model(
    result="largest equilibrium share of player 1, who offers first",
    within="[0, 1]",
    theory="At equal costs per round every share from that cost to all of the pie can come out.",
    source="Rubinstein (1982), Econometrica 50, 97-109, fixed bargaining costs",
    cost_1=Argument("cost of a round to player 1", "[0, 1]", "-", unit="pies"),
    cost_2=Argument("cost of a round to player 2", "[0, 1]", "+", unit="pies"),
)
def fixed_cost_most(cost_1: Array, cost_2: Array) -> Outcome:
    """Split a pie when each round costs a fixed amount: the upper end of the equilibria.

    ``1`` if ``c1 <= c2``, else ``c2``.

    Examples
    --------
    >>> print(fixed_cost_most([0.1, 0.2, 0.2], [0.2, 0.1, 0.2]))
    [1.  0.1 1. ]
    """
    return np.where(cost_1 <= cost_2, 1.0, cost_2)
