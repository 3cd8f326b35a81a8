"""Linkage: waiting for another negotiation, whose outcome would make this pie larger.

The linked track resolves at hazard ``h`` and then the pie grows by the fraction ``g``.
Waiting is worth it whoever is the more anxious: the two parties share the growth.
"""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Merlo and Wilson (1995), Econometrica 63, 371-399, stopping rule for a pie that jumps once"
)


@model(
    result="value of waiting less the value of a deal now",
    within="(-inf, inf)",
    theory="Wait if the linked track is likely to resolve soon and to enlarge the pie.",
    source=_SOURCE,
    rate=Argument("discount rate", "(0, inf)", "?", unit="per year"),
    hazard=Argument("hazard at which the linked track resolves", "[0, inf)", "+", unit="per year"),
    growth=Argument("fraction by which the pie then grows", "[0, inf)", "+"),
    cost=Argument("cost of waiting", "[0, inf)", "-", unit="pies per year"),
)
def linkage_gain(rate: Array, hazard: Array, growth: Array, cost: Array) -> Outcome:
    """Return the option value of waiting for a linked track.

    ``((1 + g) h - c) / (r + h) - 1``.

    Examples
    --------
    >>> print(linkage_gain(0.1, 0.5, 0.3, 0.0).round(4))
    0.0833
    """
    return ((1 + growth) * hazard - cost) / (rate + hazard) - 1


@model(
    result="least growth of the pie that is worth the wait",
    within="[0, inf)",
    theory="A distant resolution must promise much.",
    source=_SOURCE,
    rate=Argument("discount rate", "(0, inf)", "+", unit="per year"),
    hazard=Argument("hazard at which the linked track resolves", "(0, inf)", "-", unit="per year"),
)
def linkage_threshold(rate: Array, hazard: Array) -> Outcome:
    """Return the growth above which waiting for the linked track pays: ``g > r / h``.

    Examples
    --------
    >>> print(linkage_threshold(0.1, [0.2, 0.5]))
    [0.5 0.2]
    """
    return rate / hazard


@model(
    result="expected years until talks resume",
    within="(0, inf)",
    unit="years",
    theory="A precondition never speeds talks up, and hands their timing to whoever controls it.",
    source="Expected maximum of two independent exponential times",
    own_hazard=Argument("hazard at which this track is ready", "(0, inf)", "-", unit="per year"),
    linked_hazard=Argument("hazard of the precondition", "(0, inf)", "-", unit="per year"),
)
def precondition_wait(own_hazard: Array, linked_hazard: Array) -> Outcome:
    """Return the expected wait when talks need both tracks: ``E[max] = 1/h + 1/k - 1/(h + k)``.

    Examples
    --------
    >>> print(precondition_wait(1.0, [1.0, 1e9]).round(4))
    [1.5 1. ]
    """
    return 1 / own_hazard + 1 / linked_hazard - 1 / (own_hazard + linked_hazard)
