"""Money burning: one side can hurt both while no deal is made (a strike, a suspension).

The wage bargain of a union that may strike whenever an offer is refused.  Complete
information then gives a range of equilibria, some with delay; a single number would be false.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Fernandez and Glazer (1991), American Economic Review 81, 240-252; Haller and Holden "
    "(1990), Journal of Economic Theory 51, 232-236"
)


@model(
    result="smallest equilibrium share of the party that can strike",
    within="[0, 1]",
    theory="The right to strike need not be worth anything: the old terms remain an equilibrium.",
    source=_SOURCE,
    discount=Argument("discount factor of both", "[0, 1)", "0", unit="per period"),
    old_share=Argument("its share while the old terms run on", "[0, 1]", "+"),
)
def money_burning_least(discount: Array, old_share: Array) -> Outcome:
    """Bound the new terms from below: the old ones.

    Examples
    --------
    >>> print(money_burning_least(0.9, [0.3, 0.83]))
    [0.3  0.83]
    """
    return old_share + 0 * discount


@model(
    result="largest equilibrium share of the party that can strike",
    within="[0, 1]",
    theory="While the old share is small, the threat to hurt both can win any part of a range.",
    source=_SOURCE,
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
    old_share=Argument("its share while the old terms run on", "[0, 1]", "?"),
)
def money_burning_most(discount: Array, old_share: Array) -> Outcome:
    """Bound the new terms from above.

    ``(1 + d w0) / (1 + d)`` while ``w0 <= d^2``, else ``w0``.

    Examples
    --------
    >>> print(money_burning_most(0.9, [0.3, 0.83]).round(4))
    [0.6684 0.83  ]
    """
    struck = (1 + discount * old_share) / (1 + discount)
    return np.where(old_share <= discount**2, struck, old_share)
