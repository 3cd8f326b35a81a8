"""Mediation: what a confidential go-between can do when either side may be strong.

Each side is strong with chance ``q``.  War destroys the share ``1 - theta`` of the pie, and
the strong beat the weak with chance ``p``.  The mediator sees reports, proposes, and cannot
enforce; it still does as well as an arbitrator, by keeping the weak from being recognised.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="least chance of war",
    within="[0, 1]",
    theory="War is the likelier, the more there is to gain from being strong.",
    source="Hörner, Morelli and Squintani (2015), Review of Economic Studies 82, 1483-1511",
    rules={
        "win kept >= 1/2": lambda strong, win, kept: win * kept >= 0.5,
    },
    strong=Argument("chance that a side is strong", "(0, 1)", "?"),
    win=Argument("chance that the strong beat the weak", "[0.5, 1]", "+"),
    kept=Argument("share of the pie that war leaves", "(0, 1)", "+"),
)
def mediated_war(strong: Array, win: Array, kept: Array) -> Outcome:
    """Return the chance of war under the best mediation.

    With ``l = q / (1 - q)`` and ``g = (p theta - 1/2) / (1/2 - theta/2)``: mixed pairs settle
    with chance ``qM = 1 / (1 + g - 2 l)`` and strong pairs never if ``l < g / 2``; else mixed
    pairs always and strong pairs with chance ``qH = (2 l - g) / (l (g + 1 - l))``, at most 1.
    ``P(war) = q^2 (1 - qH) + 2 q (1 - q)(1 - qM)``.

    Examples
    --------
    >>> print(mediated_war([0.4, 0.5], 0.8, 0.8).round(4))
    [0.19   0.1429]
    """
    odds = strong / (1 - strong)
    gain = (win * kept - 0.5) / (0.5 - kept / 2)
    rare = odds < gain / 2
    mixed = np.where(rare, 1 / (1 + gain - 2 * odds), 1.0)
    both = np.where(odds < gain, (2 * odds - gain) / (odds * (gain + 1 - odds)), 1.0)
    both = np.where(rare, 0.0, both)
    return strong**2 * (1 - both) + 2 * strong * (1 - strong) * (1 - mixed)
