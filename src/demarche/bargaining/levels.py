"""Two levels: agents within mandates, principals who could agree to more.

*Definition.* A principal's *acceptance set* holds the packages it would accept, an agent's
*mandate* those that it may agree to; a mandate lies within its principal's acceptance set. The
zone of agreement at a level is where all sets of that level meet. A summit *adds* the packages of
the principals' zone that the agents could not have agreed to; it *breaks the deadlock* if the
agents' zone is empty and the principals' is not. If both are empty it adds the cost of failure.

References
----------
Putnam, R. D. (1988), "Diplomacy and domestic politics: the logic of two-level games",
*International Organization* 42.
Lax, D. A. and Sebenius, J. K. (1991), "Negotiating through an agent", *Journal of Conflict
Resolution* 35.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from demarche.errors import ScenarioError

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Levels:
    """Deal zones at both levels.

    Attributes
    ----------
    agents, principals : tuple of int
        Packages in each zone.
    added : tuple of int
        Packages that only a summit can reach.
    verdict : str
        ``"breaks deadlock"``, ``"adds packages"``, ``"adds nothing"`` or ``"adds failure cost"``.
    blocking : tuple of int
        Sides whose full latitude alone would give the agents a zone; empty if they have one.
    """

    agents: tuple[int, ...]
    principals: tuple[int, ...]
    added: tuple[int, ...]
    verdict: Literal["breaks deadlock", "adds packages", "adds nothing", "adds failure cost"]
    blocking: tuple[int, ...]


@dataclass(frozen=True)
class OverrideRisk:
    """Whether it pays to concede to an agent who may be overridden.

    Attributes
    ----------
    threshold : float
        Override probability ``1 − c / B`` from which on nothing is conceded to the agent.
    concedes : bool
        Whether ``(1 − q) B ≥ c``.
    value : float
        What talks with the agent are worth: ``max((1 − q) B − c, 0)``.
    """

    threshold: float
    concedes: bool
    value: float


def compare_levels(mandates: ArrayLike, acceptances: ArrayLike) -> Levels:
    """Return the zones of agreement of agents and principals, and what a summit adds.

    Parameters
    ----------
    mandates, acceptances : array-like of bool, shape (sides, packages)
        What each agent may agree to, and each principal would.

    Raises
    ------
    ScenarioError
        If shapes differ or a mandate goes beyond its principal's acceptance set.

    Examples
    --------
    >>> compare_levels([[1, 0, 0], [0, 0, 1]], [[1, 1, 0], [0, 1, 1]])
    Levels(agents=(), principals=(1,), added=(1,), verdict='breaks deadlock', blocking=())
    """
    allowed, accepted = np.asarray(mandates, dtype=bool), np.asarray(acceptances, dtype=bool)
    if allowed.ndim != 2 or allowed.shape != accepted.shape:
        raise ScenarioError(
            f"mandates of shape {allowed.shape} and acceptance sets of shape {accepted.shape} "
            "must both have shape (sides, packages)"
        )
    beyond = np.argwhere(allowed & ~accepted)
    if len(beyond):
        side, package = beyond[0].tolist()
        raise ScenarioError(
            f"the agent of side {side} may agree to package {package}, "
            "which its principal would not accept"
        )
    agents, principals = _meet(allowed), _meet(accepted)
    freed = tuple(
        side
        for side in range(len(allowed))
        if not agents.any()
        and (np.delete(allowed, side, axis=0).all(axis=0) & accepted[side]).any()
    )
    return Levels(
        _numbers(agents),
        _numbers(principals),
        _numbers(principals & ~agents),
        _verdict(agents, principals),
        freed,
    )


def override_risk(benefit: float, concession: float, override: float) -> OverrideRisk:
    """Return whether conceding to an agent pays although the principal may override the deal.

    Parameters
    ----------
    benefit : float
        ``B``: what the deal is worth if it stands, > 0.
    concession : float
        ``c``: what is conceded either way, ≥ 0.
    override : float
        ``q``: probability that the principal overrides, in [0, 1].

    Examples
    --------
    >>> override_risk(4, 1, 0.75), override_risk(4, 1, 0.8).concedes
    (OverrideRisk(threshold=0.75, concedes=True, value=0.0), False)
    """
    if not (benefit > 0 and concession >= 0 and 0 <= override <= 1):
        raise ScenarioError(
            f"benefit {benefit} must be positive, concession {concession} at least 0, override "
            f"probability {override} in [0, 1]"
        )
    net = (1 - override) * benefit - concession
    return OverrideRisk(1 - concession / benefit, net >= 0, max(net, 0.0))


def _meet(sets: Mask) -> Mask:
    """Return where all sets meet."""
    return np.asarray(sets.all(axis=0))


def _numbers(mask: Mask) -> tuple[int, ...]:
    """Return the packages in a set."""
    return tuple(np.flatnonzero(mask).tolist())


def _verdict(
    agents: Mask, principals: Mask
) -> Literal["breaks deadlock", "adds packages", "adds nothing", "adds failure cost"]:
    """Return what a summit adds."""
    if not principals.any():
        return "adds failure cost"
    if not agents.any():
        return "breaks deadlock"
    return "adds packages" if (principals & ~agents).any() else "adds nothing"
