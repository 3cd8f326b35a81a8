"""Recognition: who holds the pen.  In each round chance picks the proposer."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="expected share of player 1 before the proposer is drawn",
    within="[0, 1]",
    theory="To be recognised more often and to be more patient both pay.",
    source="Binmore (1987), in The Economics of Bargaining, ch. 5; Rubinstein and Wolinsky "
    "(1985), Econometrica 53, 1133-1150",
    recognition_1=Argument("chance that player 1 proposes", "[0, 1]", "+"),
    discount_1=Argument("discount factor of player 1", "[0, 1)", "+", unit="per period"),
    discount_2=Argument("discount factor of player 2", "[0, 1)", "-", unit="per period"),
)
def recognition(recognition_1: Array, discount_1: Array, discount_2: Array) -> Outcome:
    """Split a pie when chance names each proposer.

    ``v1 = p (1 - d2) / (p (1 - d2) + (1 - p)(1 - d1))``.

    Examples
    --------
    >>> print(recognition(0.3, 0.95, 0.85).round(4))
    0.5625
    """
    strength_1 = recognition_1 * (1 - discount_2)
    strength_2 = (1 - recognition_1) * (1 - discount_1)
    return strength_1 / (strength_1 + strength_2)


@model(
    result="share of player 1",
    within="[0, 1]",
    theory="Holding the pen and the other side's impatience multiply.",
    source="Binmore (1987), in The Economics of Bargaining, ch. 5",
    recognition_1=Argument("chance that player 1 proposes", "[0, 1]", "+"),
    rate_1=Argument("discount rate of player 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of player 2", "(0, inf)", "+", unit="per year"),
)
def recognition_limit(recognition_1: Array, rate_1: Array, rate_2: Array) -> Outcome:
    """Split a pie when chance names each proposer and rounds follow quickly.

    ``x = p r2 / (p r2 + (1 - p) r1)``.

    Examples
    --------
    >>> print(recognition_limit(0.5, 0.1, 0.25).round(4))
    0.7143
    """
    strength_1 = recognition_1 * rate_2
    return strength_1 / (strength_1 + (1 - recognition_1) * rate_1)
