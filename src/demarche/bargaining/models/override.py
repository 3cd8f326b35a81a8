"""Override: an envoy's deal stands only if the principal confirms it."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Rubinstein (1982) with random confirmation (derived in this project)"


@model(
    result="value of the game to the party that offers first",
    within="[0, 1]",
    theory="An erratic principal lowers what both sides can expect.",
    source=_SOURCE,
    confirmed=Argument("chance that the principal confirms", "(0, 1]", "+"),
    discount=Argument("discount factor of both", "[0, 1)", "?", unit="per period"),
)
def override_value(confirmed: Array, discount: Array) -> Outcome:
    """Return the first proposer's value when each deal may be overridden.

    ``rho / ((1 + d) (1 - d + rho d))``.

    Examples
    --------
    >>> print(override_value(0.7, 0.9).round(5))
    0.50469
    """
    return confirmed / ((1 + discount) * (1 - discount + confirmed * discount))


@model(
    result="value of the game to both together",
    within="[0, 1]",
    theory="Override destroys joint value and leaves the split as it was.",
    source=_SOURCE,
    confirmed=Argument("chance that the principal confirms", "(0, 1]", "+"),
    discount=Argument("discount factor of both", "[0, 1)", "+", unit="per period"),
)
def override_joint(confirmed: Array, discount: Array) -> Outcome:
    """Return the joint value when each deal may be overridden: ``rho / (1 - d (1 - rho))``.

    Examples
    --------
    >>> print(override_joint(0.7, 0.9).round(5))
    0.9589
    """
    return confirmed / (1 - discount * (1 - confirmed))


@model(
    result="expected periods lost to override",
    within="[0, inf)",
    theory="Deals that are often overridden take long.",
    source="Mean of a geometric distribution",
    confirmed=Argument("chance that the principal confirms", "(0, 1]", "-"),
)
def override_delay(confirmed: Array) -> Outcome:
    """Return the expected delay until a deal is confirmed: ``(1 - rho) / rho`` periods.

    Examples
    --------
    >>> print(override_delay(0.5))
    1.0
    """
    return (1 - confirmed) / confirmed
