"""Why a package is worth what it is, and which packages beat it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.packages.negotiation import Negotiation
from demarche.errors import ScenarioError


@dataclass(frozen=True)
class IssueEffect:
    """What one change on the way from a reference to a package does.

    Attributes
    ----------
    issues : tuple of str
        One issue, or several whose values interact.
    before, after : tuple of str
        Their options.
    gains : tuple of float
        For each party; negative is a loss.
    """

    issues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    gains: tuple[float, ...]


@dataclass(frozen=True)
class Dominator:
    """A package that costs nobody anything and gives somebody more.

    Attributes
    ----------
    package : int
        Its number.
    gains : tuple of float
        By party, at least 0.
    """

    package: int
    gains: tuple[float, ...]


def by_issue(
    negotiation: Negotiation, package: Mapping[str, str], reference: Mapping[str, str]
) -> tuple[IssueEffect, ...]:
    """Return what each change from a reference to a package gives each party.

    The effects sum to the whole difference for each party (before any ceiling). Issues that some
    party values jointly are reported together.

    Parameters
    ----------
    negotiation : Negotiation
        Parties with utilities.
    package, reference : mapping of issue name to option
        Issues left out are at their status quo.

    Returns
    -------
    tuple of IssueEffect
        Changed groups of issues only, in issue order.
    """
    space = negotiation.space
    after, before = space.settled(package), space.settled(reference)
    effects = []
    for group in _joint_groups(negotiation):
        if all(after[axis] == before[axis] for axis in group):
            continue
        gains = tuple(
            float(
                sum(
                    factor.at(tuple(after[axis] for axis in factor.scope))
                    - factor.at(tuple(before[axis] for axis in factor.scope))
                    for factor in party.utility.factors
                    if set(factor.scope) <= set(group)
                )
            )
            for party in negotiation.parties
        )
        issues = [space.issues[axis] for axis in group]
        effects.append(
            IssueEffect(
                tuple(issue.name for issue in issues),
                tuple(i.options[before[a]] for i, a in zip(issues, group, strict=True)),
                tuple(i.options[after[a]] for i, a in zip(issues, group, strict=True)),
                gains,
            )
        )
    return tuple(effects)


def dominators(utilities: ArrayLike, package: int) -> tuple[Dominator, ...]:
    """Return every package that dominates one, greatest total gain first.

    Parameters
    ----------
    utilities : array-like, shape (parties, packages)
        What each is worth.
    package : int
        Its number.

    Examples
    --------
    >>> dominators([[1, 2, 1], [1, 1, 0]], 0)
    (Dominator(package=1, gains=(1.0, 0.0)),)
    """
    worth = np.asarray(utilities, dtype=np.float64)
    if worth.ndim != 2 or not 0 <= package < worth.shape[1]:
        raise ScenarioError(f"there is no package {package} in utilities of shape {worth.shape}")
    gains = worth - worth[:, [package]]
    found = np.flatnonzero((gains >= 0).all(axis=0) & (gains > 0).any(axis=0))
    order = found[np.argsort(-gains[:, found].sum(axis=0), kind="stable")]
    return tuple(Dominator(int(n), tuple(gains[:, n].tolist())) for n in order)


def _joint_groups(negotiation: Negotiation) -> list[tuple[int, ...]]:
    """Return the issues grouped so that each table lies within one group."""
    groups = [{axis} for axis in range(len(negotiation.space.issues))]
    for party in negotiation.parties:
        for factor in party.utility.factors:
            touched = [group for group in groups if group & set(factor.scope)]
            groups = [group for group in groups if group not in touched]
            groups.append(set().union(*touched))
    return sorted(tuple(sorted(group)) for group in groups)
