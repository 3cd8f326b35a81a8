"""Trade-share accounting: a total's change is the mean of its parts' changes by their shares.

Reported figures about a total and its two parts must cohere, and the share of a part can be
read off them.
"""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model

_CHANGE = "[-1, inf)"


@model(
    result="share of the first part in the base period",
    within="(-inf, inf)",
    theory="Figures cohere if and only if the share that they imply lies between 0 and 1.",
    source="Weighted-average accounting",
    rules={"first != second": lambda first, second, **_: first != second},
    total=Argument("change of the total, as a fraction", _CHANGE, "?"),
    first=Argument("change of the first part", _CHANGE, "?"),
    second=Argument("change of the second part", _CHANGE, "?"),
)
def implied_share(total: Array, first: Array, second: Array) -> Outcome:
    """Return the base share of the first part that makes three changes cohere.

    ``s = (total - second) / (first - second)``.

    Examples
    --------
    Exports down 88 %, imports down 39 %, trade down by half:

    >>> print(implied_share(-0.5, -0.88, -0.39).round(4))
    0.2245
    """
    return (total - second) / (first - second)


@model(
    result="change of the total",
    within="[-1, inf)",
    theory="A total changes by the mean of its parts' changes, weighted by their base shares.",
    source="Weighted-average accounting",
    share=Argument("base share of the first part", "[0, 1]", "?"),
    first=Argument("change of the first part", _CHANGE, "+"),
    second=Argument("change of the second part", _CHANGE, "+"),
)
def total_change(share: Array, first: Array, second: Array) -> Outcome:
    """Return the change of a total from the changes of its two parts.

    Examples
    --------
    >>> print(total_change(0.5, -0.88, -0.39).round(3))
    -0.635
    """
    return share * first + (1 - share) * second


@model(
    result="factor by which the first part's cover of the second changed",
    within="[0, inf)",
    theory="When exports fall faster than imports, they pay for less of them.",
    source="Ratio accounting",
    first=Argument("change of the first part", _CHANGE, "+"),
    second=Argument("change of the second part", "(-1, inf)", "-"),
)
def cover_change(first: Array, second: Array) -> Outcome:
    """Return the change of the cover of imports by exports: ``(1 + first) / (1 + second)``.

    Examples
    --------
    >>> print(cover_change(-0.88, -0.39).round(3))
    0.197
    """
    return (1 + first) / (1 + second)


@model(
    result="pressure that one partner's enforcement contributes",
    within="[0, 1]",
    theory="The enforcer with most of the trade is pivotal.",
    source="Hirschman (1945), National Power and the Structure of Foreign Trade (accounting form)",
    share=Argument("partner's share of the target's trade", "[0, 1]", "+"),
    enforcement=Argument("fraction of the embargo that the partner enforces", "[0, 1]", "+"),
    loss=Argument("fraction of trade that full enforcement would stop", "[0, 1]", "+"),
)
def partner_pressure(share: Array, enforcement: Array, loss: Array) -> Outcome:
    """Return the loss of trade that one partner's enforcement brings about.

    Examples
    --------
    >>> print(partner_pressure([0.9, 0.1], 0.5, 0.8).round(2))
    [0.36 0.04]
    """
    return share * enforcement * loss
