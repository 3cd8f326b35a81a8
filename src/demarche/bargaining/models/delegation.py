"""Delegation: sending somebody more patient, and how much latitude an envoy needs."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share gained by sending the agent",
    within="[-1, 1]",
    theory="A more patient agent wins more, if the mandate is seen and cannot be recalled.",
    source="Schelling (1960), The Strategy of Conflict; Segendorff (1998), Games and Economic "
    "Behavior 23",
    discount_principal=Argument("discount factor of the principal", "[0, 1)", "-"),
    discount_agent=Argument("discount factor of the agent", "[0, 1)", "+"),
    discount_other=Argument("discount factor of the other side", "[0, 1)", "?"),
)
def delegation_gain(
    discount_principal: Array, discount_agent: Array, discount_other: Array
) -> Outcome:
    """Return what a party that offers first gains by sending an agent.

    ``(1 - d2) / (1 - da d2) - (1 - d2) / (1 - d1 d2)``.

    Examples
    --------
    >>> print(delegation_gain(0.8, 0.95, 0.9).round(4))
    0.3325
    """
    left = 1 - discount_other
    with_agent = left / (1 - discount_agent * discount_other)
    return with_agent - left / (1 - discount_principal * discount_other)


@model(
    result="largest chance of override at which conceding to the agent still pays",
    within="(-inf, 1]",
    theory="Nobody concedes to an envoy who is likely to be overruled.",
    source="Aghion and Tirole (1997), Journal of Political Economy 105, 1-29 (reduced form)",
    cost=Argument("cost of the concession", "[0, inf)", "-", unit="pies"),
    benefit=Argument("what the concession brings if it stands", "(0, inf)", "+", unit="pies"),
)
def latitude_threshold(cost: Array, benefit: Array) -> Outcome:
    """Return the override chance above which the other side stops conceding: ``1 - c / B``.

    Examples
    --------
    >>> print(latitude_threshold(0.2, 0.5))
    0.6
    """
    return 1 - cost / benefit
