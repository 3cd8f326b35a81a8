"""Three different things are called BATNA; here each has its own type.

============== ============================================= ============================
type           what it is                                    moves a party's share by
============== ============================================= ============================
Exit           leaving for good, at will                     nothing, or one for one
ImpasseFlow    what comes in each year while nothing is      ``1 / (r1 + r2)`` per unit
               agreed
BreakdownPoint what is left if talks collapse by accident    one half for one
============== ============================================= ============================

All three in the limit of quick offers, on a pie of one.  A suspension with the door open is
no exit: it changes the impasse flow (see :mod:`demarche.bargaining.models.hold_out`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share of party 1",
    within="[0, 1]",
    theory="An exit binds only where it beats the terms; then it is met exactly.",
    source="Binmore, Shaked and Sutton (1989), Quarterly Journal of Economics 104, 753-770",
    rules={"exit_1 + exit_2 <= 1": lambda exit_1, exit_2, **_: exit_1 + exit_2 <= 1},
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    exit_1=Argument("what party 1 gets by leaving for good", "[0, 1]", "+", unit="pies"),
    exit_2=Argument("what party 2 gets by leaving for good", "[0, 1]", "-", unit="pies"),
)
def exit_share(rate_1: Array, rate_2: Array, exit_1: Array, exit_2: Array) -> Outcome:
    """Split a pie when a responder may leave for good.

    ``x = r2 / (r1 + r2)``, moved only as far as to give each its exit.

    Examples
    --------
    >>> print(exit_share(0.1, 0.1, 0.0, [0.4, 0.6]))
    [0.5 0.4]
    """
    terms = 1 / (1 + rate_1 / rate_2)
    return np.minimum(np.maximum(terms, exit_1), 1 - exit_2)


@model(
    result="share of party 1",
    within="[0, 1]",
    theory="Living well without agreement always improves the terms.",
    source="Muthoo (1999), Bargaining Theory with Applications, ch. 6",
    rules={
        "flow_1 / rate_1 + flow_2 / rate_2 <= 1 and neither flow buys more than the pie": (
            lambda rate_1, rate_2, flow_1, flow_2: (
                (flow_1 / rate_1 + flow_2 / rate_2 <= 1)
                & (rate_2 + flow_1 >= flow_2)
                & (rate_1 + flow_2 >= flow_1)
            )
        )
    },
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    flow_1=Argument("what impasse pays party 1", "(-inf, inf)", "+", unit="pies per year"),
    flow_2=Argument("what impasse pays party 2", "(-inf, inf)", "-", unit="pies per year"),
)
def impasse_share(rate_1: Array, rate_2: Array, flow_1: Array, flow_2: Array) -> Outcome:
    """Split a pie when each year without agreement pays or costs something.

    ``x = (r2 + g1 - g2) / (r1 + r2)``.

    Examples
    --------
    >>> print(impasse_share(0.1, 0.2, 0.01, 0.02).round(4))
    0.6333
    """
    return (rate_2 + flow_1 - flow_2) / (rate_1 + rate_2)


@model(
    result="share of party 1",
    within="[0, 1]",
    theory="What collapse would leave is the disagreement point; the rest is halved.",
    source="Binmore, Rubinstein and Wolinsky (1986), RAND Journal of Economics 17, 176-188; "
    "Nash (1950), Econometrica 18, 155-162",
    rules={"left_1 + left_2 <= 1": lambda left_1, left_2: left_1 + left_2 <= 1},
    left_1=Argument("what collapse leaves party 1", "[0, 1]", "+", unit="pies"),
    left_2=Argument("what collapse leaves party 2", "[0, 1]", "-", unit="pies"),
)
def breakdown_share(left_1: Array, left_2: Array) -> Outcome:
    """Split a pie when talks may collapse by accident.

    ``x = b1 + (1 - b1 - b2) / 2``.

    Examples
    --------
    >>> print(breakdown_share(0.2, 0.1).round(4))
    0.55
    """
    return left_1 + (1 - left_1 - left_2) / 2


@dataclass(frozen=True)
class Exit:
    """Leaving for good pays each party this, in pies."""

    party_1: ArrayLike = 0.0
    party_2: ArrayLike = 0.0


@dataclass(frozen=True)
class ImpasseFlow:
    """Impasse pays each party this, in pies per year; negative where it hurts."""

    party_1: ArrayLike = 0.0
    party_2: ArrayLike = 0.0


@dataclass(frozen=True)
class BreakdownPoint:
    """Collapse by accident leaves each party this, in pies."""

    party_1: ArrayLike = 0.0
    party_2: ArrayLike = 0.0


def share_with(
    alternative: Exit | ImpasseFlow | BreakdownPoint, *, rate_1: ArrayLike, rate_2: ArrayLike
) -> Array:
    """Return party 1's share, by the model that the alternative's type asks for.

    Parameters
    ----------
    alternative : Exit, ImpasseFlow or BreakdownPoint
        What the parties have without agreement; a bare number is refused.
    rate_1, rate_2 : array_like in (0, inf), per year
        Discount rates; a breakdown point makes no use of them.

    Returns
    -------
    ndarray in [0, 1]

    Raises
    ------
    TypeError
        If the alternative is none of the three.

    Examples
    --------
    >>> print(share_with(Exit(party_2=0.4), rate_1=0.1, rate_2=0.1))
    0.5
    >>> print(share_with(ImpasseFlow(party_2=0.04), rate_1=0.1, rate_2=0.1).round(4))
    0.3
    >>> print(share_with(BreakdownPoint(party_2=0.4), rate_1=0.1, rate_2=0.1).round(4))
    0.3
    """
    match alternative:
        case Exit(one, two):
            return exit_share(rate_1, rate_2, one, two)
        case ImpasseFlow(one, two):
            return impasse_share(rate_1, rate_2, one, two)
        case BreakdownPoint(one, two):
            return breakdown_share(one, two)
    raise TypeError(
        f"an alternative is an Exit, an ImpasseFlow or a BreakdownPoint, got {alternative!r}"
    )
