"""Sanctions: a flow of pressure on one party that leaks away."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share that the pressure adds to the sender's terms",
    within="[0, inf)",
    theory="Leakage lowers the leverage of a sanction hyperbolically: eroded is not zero.",
    source="Muthoo (1999), Bargaining Theory with Applications, ch. 6, with a leaking flow "
    "(derived in this project)",
    rate_sender=Argument("discount rate of the sender", "(0, inf)", "-", unit="per year"),
    rate_target=Argument("discount rate of the target", "(0, inf)", "-", unit="per year"),
    pressure=Argument("cost of impasse to the target", "[0, inf)", "+", unit="pies per year"),
    leak=Argument("hazard at which the pressure ends", "[0, inf)", "-", unit="per year"),
)
def sanctions_premium(
    rate_sender: Array, rate_target: Array, pressure: Array, leak: Array
) -> Outcome:
    """Return what a sanction in force adds to the sender's share.

    ``kappa / (r_S + r_T + 2 l)``.

    Examples
    --------
    >>> print(sanctions_premium(0.1, 0.25, 0.06, [0.0, 0.5]).round(4))
    [0.1714 0.0444]
    """
    return pressure / (rate_sender + rate_target + 2 * leak)


@model(
    result="pressure that remains",
    within="[0, 1]",
    theory="Only full offset is business as usual.",
    source="Weighted-average accounting",
    loss=Argument("gross loss of trade", "[0, 1]", "+"),
    offset=Argument("share of the loss made up elsewhere", "[0, 1]", "-"),
)
def net_pressure(loss: Array, offset: Array) -> Outcome:
    """Return the loss that is not made up by smuggling, substitutes or gifts.

    Examples
    --------
    >>> print(net_pressure(0.8, [0.0, 0.25, 1.0]).round(2))
    [0.8 0.6 0. ]
    """
    return loss * (1 - offset)
