"""Commitment: power that is about to shift cannot be promised away."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="what a fight now yields over the most that can be promised, per period's pie",
    within="[-1, 1]",
    theory="A large, quick, adverse shift of power breaks talks even when all is known.",
    source="Powell (2006), International Organization 60, 169-203 (reduced form)",
    power_now=Argument("declining side's chance to win today", "[0, 1]", "+"),
    power_later=Argument("its chance to win tomorrow", "[0, 1]", "-"),
    destroyed=Argument("share of the pie that fighting destroys", "[0, 1]", "-"),
    discount=Argument("discount factor of both", "[0, 1)", "+", unit="per period"),
)
def commitment_margin(
    power_now: Array, power_later: Array, destroyed: Array, discount: Array
) -> Outcome:
    """Return the margin of fighting now; talks break where it is positive.

    ``(1 - D) (p0 + d (1 - p1)) - 1``.

    Examples
    --------
    >>> print(commitment_margin([0.8, 0.6], [0.2, 0.5], 0.1, 0.9).round(3))
    [ 0.368 -0.055]
    """
    return (1 - destroyed) * (power_now + discount * (1 - power_later)) - 1
