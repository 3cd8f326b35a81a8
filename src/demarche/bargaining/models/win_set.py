"""Win-sets: what can be ratified at home narrows what can be agreed abroad.

Each side's ratifiers ask for at least ``m``.  The Nash outcome moves only as far as a
binding constraint pushes it; the Kalai-Smorodinsky outcome also reacts to a slack one.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Putnam (1988), International Organization 42, 427-460; Nash (1950), Econometrica 18, 155-162"
)


@model(
    result="width of the overlap of the two win-sets",
    within="[-1, 1]",
    theory="Two tight win-sets may leave nothing that both can ratify.",
    source="Putnam (1988), International Organization 42, 427-460",
    least_1=Argument("least share that party 1 can ratify", "[0, 1]", "-", unit="pies"),
    least_2=Argument("least share that party 2 can ratify", "[0, 1]", "-", unit="pies"),
)
def win_set_overlap(least_1: Array, least_2: Array) -> Outcome:
    """Return ``1 - m1 - m2``; a deal is possible if it is not negative.

    Examples
    --------
    >>> print(win_set_overlap(0.2, [0.7, 0.9]).round(1))
    [ 0.1 -0.1]
    """
    return 1 - least_1 - least_2


@model(
    result="share of party 1",
    within="[0, 1]",
    theory="A tight constraint at home helps if it binds and leaves a deal possible.",
    source=_SOURCE,
    rules={"least_1 + least_2 <= 1": lambda least_1, least_2, **_: least_1 + least_2 <= 1},
    rate_1=Argument("discount rate of party 1", "(0, inf)", "-", unit="per year"),
    rate_2=Argument("discount rate of party 2", "(0, inf)", "+", unit="per year"),
    least_1=Argument("least share that party 1 can ratify", "[0, 1]", "+", unit="pies"),
    least_2=Argument("least share that party 2 can ratify", "[0, 1]", "-", unit="pies"),
)
def win_set_share(rate_1: Array, rate_2: Array, least_1: Array, least_2: Array) -> Outcome:
    """Return the split inside the win-sets: ``r2 / (r1 + r2)`` held within ``[m1, 1 - m2]``.

    Examples
    --------
    >>> print(win_set_share(0.1, 0.1, [0.6, 0.2, 0.2], [0.1, 0.7, 0.2]).round(2))
    [0.6 0.3 0.5]
    """
    terms = 1 / (1 + rate_1 / rate_2)
    return np.minimum(np.maximum(terms, least_1), 1 - least_2)


@model(
    result="share of party 1",
    within="[0.5, 1]",
    theory="Measured against what each could hope for, even a slack constraint tells.",
    source="Kalai and Smorodinsky (1975), Econometrica 43, 513-518",
    least_1=Argument("least share that party 1 can ratify", "[0, 1]", "+", unit="pies"),
)
def win_set_kalai_smorodinsky(least_1: Array) -> Outcome:
    """Return the Kalai-Smorodinsky split of a pie of which party 1 must get ``m``.

    Ideal points 1 and ``1 - m``: ``1 / (2 - m)``.

    Examples
    --------
    >>> print(win_set_kalai_smorodinsky(0.3).round(4))
    0.5882
    """
    return 1 / (2 - least_1)
