"""The rule "walk away only if your adversary is more anxious", tested and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.walkout.box import Box
from demarche.bargaining.walkout.inputs import INPUTS, REASONS, refuse_without_formula
from demarche.bargaining.walkout.shares import Share, Survey
from demarche.bargaining.walkout.verdict import judge
from demarche.errors import InputError


@dataclass(frozen=True)
class AnxietyRule:
    """How the rule "walk away only if your adversary is more anxious" fares in a box.

    Parameters
    ----------
    pays, anxious : Share
        Where holding out pays by reputation (R3), and where the other's waiting costs more.
    pays_without, anxious_without : Share
        Where it pays though the other is not more anxious (the rule's *only if* fails), and
        where the other is more anxious and it does not pay (a converse *if* would fail).
    only_if, converse : float
        Part of the paying draws in which the other is more anxious, and part of the anxious
        draws in which it pays; NaN if there are none.
    exception : mapping of str to float, or None
        The game against the rule in which holding out pays most.
    """

    pays: Share
    anxious: Share
    pays_without: Share
    anxious_without: Share
    only_if: float
    converse: float
    exception: Mapping[str, float] | None


def anxiety_rule(surveyed: Survey) -> AnxietyRule:
    """Test the rule against every draw of a surveyed box."""
    margin = surveyed.verdict.margins[..., REASONS.index("reputation")]
    pays, anxious = margin > 0, surveyed.verdict.anxiety > 0
    against = pays & ~anxious
    both, paying, eager = (pays & anxious).sum(), pays.sum(), anxious.sum()
    exception = None
    if against.any():
        worst = np.unravel_index(np.where(against, margin, -np.inf).argmax(), margin.shape)
        exception = dict(zip(INPUTS, map(float, surveyed.games[worst]), strict=True))
    return AnxietyRule(
        pays=surveyed.share(pays),
        anxious=surveyed.share(anxious),
        pays_without=surveyed.share(against),
        anxious_without=surveyed.share(anxious & ~pays),
        only_if=float(both / paying) if paying else float("nan"),
        converse=float(both / eager) if eager else float("nan"),
        exception=exception,
    )


Outcome: TypeAlias = Literal["neither", "anxious only", "pays only", "both"]
OUTCOMES: tuple[Outcome, ...] = ("neither", "anxious only", "pays only", "both")
"""What a cell of a :class:`Region` says; the rule fails in "pays only"."""


@dataclass(frozen=True)
class Region:
    """A slice through the middle of a box, along two inputs.

    Parameters
    ----------
    box : Box
        The box in which it is drawn; all other inputs stand at its middle.
    across, up : str
        The two inputs.
    x, y : ndarray of shape (n,)
        Their values.
    margin, anxiety : ndarray of shape (n, n)
        Margin of the reason, and the other's excess cost of waiting; rows follow ``y``.
    cells : ndarray of int of shape (n, n)
        Index into :data:`OUTCOMES`.
    """

    box: Box
    across: str
    up: str
    x: Array
    y: Array
    margin: Array
    anxiety: Array
    cells: Array


def region(box: Box, *, across: str, up: str, reason: str = "reputation", size: int = 64) -> Region:
    """Draw where a reason holds, and where the other is the more anxious, along two inputs.

    Raises
    ------
    InputError
        If an input or reason is unknown, or the box fixes one of the two inputs.
    """
    refuse_without_formula(reason)
    axes = []
    for name in (across, up):
        low, high = box.ranges.get(name, (0.0, 0.0))
        if low == high:
            raise InputError(f"{name} does not vary in box {box.name!r}")
        axes.append(np.linspace(low, high, size))
    order = list(INPUTS)
    games = np.tile(box.middle, (size, size, 1))
    games[..., order.index(across)], games[..., order.index(up)] = np.meshgrid(*axes)
    verdict = judge(games)
    margin = verdict.margins[..., REASONS.index(reason)]
    cells = 2 * (margin > 0) + (verdict.anxiety > 0)
    return Region(box, across, up, axes[0], axes[1], margin, verdict.anxiety, cells)
