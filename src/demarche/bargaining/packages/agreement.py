"""Who accepts what: vetoes, thresholds, k of n, and what a rejected proposal lacks.

*Definition.* A party accepts a package if it is worth at least its threshold. A package is agreed
if at least ``k`` parties accept it, those with a veto among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from demarche.bargaining.packages.frontier import Indices
from demarche.bargaining.packages.space import Space
from demarche.bargaining.packages.utility import Array
from demarche.errors import ScenarioError

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Rule:
    """When a package is agreed.

    Parameters
    ----------
    parties : int
        How many there are.
    needed : int
        How many must accept, 1..parties.
    vetoes : tuple of int
        Parties without whom nothing is agreed.
    """

    parties: int
    needed: int
    vetoes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that no set of parties could meet."""
        if not 1 <= self.needed <= self.parties:
            raise ScenarioError(f"{self.needed} of {self.parties} parties cannot be needed")
        if any(not 0 <= party < self.parties for party in self.vetoes):
            raise ScenarioError(f"vetoes {self.vetoes} name parties beyond 0..{self.parties - 1}")

    def met_by(self, accepting: Mask) -> Mask:
        """Return where enough accept, given shape (parties, ...)."""
        enough: Mask = accepting.sum(axis=0) >= self.needed
        for party in self.vetoes:
            enough = enough & accepting[party]
        return enough


@dataclass(frozen=True)
class SidePayment:
    """The cheapest way to buy the consent that a package lacks.

    Attributes
    ----------
    total : float
        What is paid in all, in units of transferable utility.
    receives : tuple of float
        What each party gets; negative for those who pay.
    possible : bool
        Whether those who accept anyway can pay it and still accept.
    """

    total: float
    receives: tuple[float, ...]
    possible: bool


@dataclass(frozen=True)
class Shortfall:
    """What keeps a package from being agreed.

    Attributes
    ----------
    accepts : tuple of bool
        By party.
    short : tuple of float
        How far below its threshold the package leaves each party.
    must_move : tuple of tuple of int
        The minimal sets of parties whose acceptance would make it agreed; empty if it is.
    """

    accepts: tuple[bool, ...]
    short: tuple[float, ...]
    must_move: tuple[tuple[int, ...], ...]


def unanimity(parties: int) -> Rule:
    """Return the rule under which all must accept."""
    return Rule(parties, parties)


def agreed(utilities: ArrayLike, thresholds: ArrayLike, rule: Rule) -> Mask:
    """Return which packages are agreed.

    Parameters
    ----------
    utilities : array-like, shape (parties, packages)
        What each is worth.
    thresholds : array-like, shape (parties,)
        The least that each party accepts.
    rule : Rule
        How many, and who, must accept.

    Examples
    --------
    >>> agreed([[1, 5], [5, 1], [5, 4]], [2, 2, 2], Rule(3, 2)).tolist()
    [True, True]
    >>> agreed([[1, 5], [5, 1], [5, 4]], [2, 2, 2], Rule(3, 2, vetoes=(0,))).tolist()
    [False, True]
    """
    worth, floor = _fitting(utilities, thresholds, rule)
    return rule.met_by(worth >= floor[:, np.newaxis])


def nearest_agreed(
    space: Space, utilities: ArrayLike, thresholds: ArrayLike, rule: Rule, proposal: int
) -> tuple[int, Indices]:
    """Return the fewest issues of a proposal to change, and all agreed packages so near.

    Parameters
    ----------
    space : Space
        The packages.
    utilities, thresholds, rule
        As for `agreed`.
    proposal : int
        A package number.

    Raises
    ------
    ScenarioError
        If no package is agreed.
    """
    packages = np.flatnonzero(agreed(utilities, thresholds, rule))
    if not len(packages):
        raise ScenarioError("no package is agreed under this rule and these thresholds")
    choices = np.array(np.unravel_index(packages, space.shape))
    changes = (choices != np.array(space.choices(proposal))[:, np.newaxis]).sum(axis=0)
    return int(changes.min()), packages[changes == changes.min()].astype(np.int64)


def side_payment(
    utilities: ArrayLike, thresholds: ArrayLike, rule: Rule, package: int
) -> SidePayment:
    """Return the smallest transfer of utility that makes a package agreed.

    Parameters
    ----------
    utilities, thresholds, rule
        As for `agreed`, in one transferable unit.
    package : int
        Its number.

    Notes
    -----
    Those with a veto are bought first, then the cheapest others. The payers are those who accept
    without payment, each in proportion to what it has above its threshold.
    """
    worth, floor = _fitting(utilities, thresholds, rule)
    surplus = worth[:, package] - floor
    short = np.maximum(-surplus, 0.0)
    bought = [party for party in rule.vetoes if short[party] > 0]
    ready = int((short == 0).sum()) + len(bought)
    others = sorted((short[p], p) for p in range(len(short)) if short[p] > 0 and p not in bought)
    bought += [party for _, party in others[: max(rule.needed - ready, 0)]]
    receives = np.zeros(len(short))
    receives[bought] = short[bought]
    total = float(receives.sum())
    purse = np.maximum(surplus, 0.0)
    funds = float(purse.sum())
    if funds > 0:
        receives -= purse * (min(total, funds) / funds)
    return SidePayment(total, tuple(receives.tolist()), total <= funds)


def who_must_move(
    utilities: ArrayLike, thresholds: ArrayLike, rule: Rule, package: int
) -> Shortfall:
    """Return who rejects a package, by how much, and whose acceptance it needs.

    Parameters
    ----------
    utilities, thresholds, rule
        As for `agreed`.
    package : int
        Its number.
    """
    worth, floor = _fitting(utilities, thresholds, rule)
    surplus = worth[:, package] - floor
    accepts = surplus >= 0
    rejecting = np.flatnonzero(~accepts).tolist()
    needed = tuple(party for party in rejecting if party in rule.vetoes)
    missing = max(rule.needed - int(accepts.sum()) - len(needed), 0)
    free = [party for party in rejecting if party not in needed]
    sets = tuple(tuple(sorted(needed + more)) for more in combinations(free, missing))
    return Shortfall(
        tuple(accepts.tolist()),
        tuple(np.maximum(-surplus, 0.0).tolist()),
        sets if sets != ((),) else (),
    )


def _fitting(utilities: ArrayLike, thresholds: ArrayLike, rule: Rule) -> tuple[Array, Array]:
    """Return utilities and thresholds that fit the rule."""
    worth = np.asarray(utilities, dtype=np.float64)
    floor = np.asarray(thresholds, dtype=np.float64)
    if worth.ndim != 2 or len(worth) != rule.parties or floor.shape != (rule.parties,):
        raise ScenarioError(
            f"a rule for {rule.parties} parties does not fit utilities of shape {worth.shape} "
            f"and thresholds of shape {floor.shape}"
        )
    return worth, floor
