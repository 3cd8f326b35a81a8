"""Outside option: leaving the table for good, and when it matters at what moment one may leave.

Equal discount factors.  A responder who may leave after refusing an offer gains only if the
exit beats the terms of the table; one who may leave after the *own* offer was refused makes
a range of outcomes possible.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SHAKED = (
    "Shaked (1994), Investigaciones Economicas 18, 421-432; Osborne and Rubinstein (1990), "
    "Bargaining and Markets, section 3.12.2"
)


@model(
    result="share of player 1, who offers first",
    within="[0, 1]",
    theory="An exit worse than the terms changes nothing; a better one is matched, no more.",
    source="Binmore, Shaked and Sutton (1989), Quarterly Journal of Economics 104, 753-770",
    discount=Argument("discount factor of both", "[0, 1)", "-", unit="per period"),
    exit_2=Argument("what player 2 gets by leaving", "[0, 1]", "-", unit="pies"),
)
def outside_option(discount: Array, exit_2: Array) -> Outcome:
    """Split a pie when the responder may leave after refusing an offer.

    ``x = min(1 / (1 + d), 1 - b)``: "deal me out", not "split the difference".

    Examples
    --------
    >>> print(outside_option(0.9, [0.2, 0.45, 0.5, 0.6]).round(4))
    [0.5263 0.5263 0.5    0.4   ]
    """
    return np.minimum(1 / (1 + discount), 1 - exit_2)


@model(
    result="smallest equilibrium share of player 1, who offers first",
    within="[0, 1]",
    theory="A party that may leave when its own offer is refused can hold the other to the least.",
    source=_SHAKED,
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
    exit_2=Argument("what player 2 gets by leaving", "[0, 1]", "-", unit="pies"),
)
def exit_after_own_offer_least(discount: Array, exit_2: Array) -> Outcome:
    """Bound the split from below when player 2 may leave after the own offer is refused.

    ``1 / (1 + d)`` while ``b < d^2 / (1 + d)``, else ``1 - d``.

    Examples
    --------
    >>> print(exit_after_own_offer_least(0.9, [0.2, 0.6, 0.82]).round(4))
    [0.5263 0.1    0.1   ]
    """
    idle = exit_2 < discount**2 / (1 + discount)
    return np.where(idle, 1 / (1 + discount), 1 - discount)


@model(
    result="largest equilibrium share of player 1, who offers first",
    within="[0, 1]",
    theory="Between two thresholds of the exit every share in a range is an equilibrium.",
    source=_SHAKED,
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
    exit_2=Argument("what player 2 gets by leaving", "[0, 1]", "-", unit="pies"),
)
def exit_after_own_offer_most(discount: Array, exit_2: Array) -> Outcome:
    """Bound the split from above when player 2 may leave after the own offer is refused.

    ``1 / (1 + d)`` while ``b < d^2 / (1 + d)``, ``1 - d`` once ``b > d^2``, and
    ``1 - d (1 - d + b)`` between.

    Examples
    --------
    >>> print(exit_after_own_offer_most(0.9, [0.2, 0.6, 0.82]).round(4))
    [0.5263 0.37   0.1   ]
    """
    idle = exit_2 < discount**2 / (1 + discount)
    ruling = exit_2 > discount**2
    between = 1 - discount * (1 - discount + exit_2)
    return np.where(idle, 1 / (1 + discount), np.where(ruling, 1 - discount, between))
