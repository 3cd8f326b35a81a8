"""Partners' network: alternatives are other parties, and who is courted is strong.

Each link is a pair that could split a pie of one.  As patience grows, the independent set
with the fewest partners per member (the lowest shortage ratio ``r``) gets ``r / (1 + r)``
each and its partners ``1 / (1 + r)``; they leave, and the rest is settled the same way.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Manea (2011), American Economic Review 101, 2042-2080"
_MOST_PARTIES = 16


@model(
    result="share of each courted party",
    within="[0.5, 1]",
    theory="The party with more suitors per head gets more.",
    source=_SOURCE,
    rules={"courted <= suitors": lambda suitors, courted: courted <= suitors},
    suitors=Argument("parties with no other partners", "[1, 1e6]", "+", whole=True),
    courted=Argument("parties that they all court", "[1, 1e6]", "-", whole=True),
)
def courted_share(suitors: Array, courted: Array) -> Outcome:
    """Return the share of parties courted by a group: ``n / (n + m)``.

    Examples
    --------
    >>> print(courted_share(2, 1).round(4))
    0.6667
    """
    return suitors / (suitors + courted)


def network_shares(links: ArrayLike) -> Array:
    """Return the limit shares of all parties in a network of possible partners.

    Parameters
    ----------
    links : array_like of bool, shape (n, n), n <= 16
        Symmetric, with an empty diagonal: who can make a deal with whom.

    Returns
    -------
    ndarray of shape (n,), in [0, 1]
        Zero for a party without partners.

    Raises
    ------
    ValueError
        If ``links`` is not a symmetric square matrix with empty diagonal, or too large.

    Examples
    --------
    One party courted by two:

    >>> print(network_shares([[0, 1, 1], [1, 0, 0], [1, 0, 0]]).round(4))
    [0.6667 0.3333 0.3333]

    References
    ----------
    Manea (2011), American Economic Review 101, 2042-2080, section IV.
    """
    linked = np.asarray(links, dtype=bool)
    if linked.ndim != 2 or linked.shape[0] != linked.shape[1] or len(linked) > _MOST_PARTIES:
        raise ValueError(f"links must be square, at most {_MOST_PARTIES} wide, got {linked.shape}")
    if (linked != linked.T).any() or linked.diagonal().any():
        raise ValueError("links must be symmetric and link nobody to itself")
    shares = np.zeros(len(linked))
    left = {party for party in range(len(linked)) if linked[party].any()}
    while left:
        ratio, weak = _scarcest(linked, left)
        if ratio >= 1:
            shares[list(left)] = 0.5
            break
        strong = {other for other in left if linked[other, list(weak)].any()}
        shares[list(weak)] = ratio / (1 + ratio)
        shares[list(strong)] = 1 / (1 + ratio)
        left -= weak | strong
    return shares


def _scarcest(linked: Array, left: set[int]) -> tuple[float, set[int]]:
    """Return the lowest shortage ratio and the union of the independent sets that have it."""
    lowest, members = np.inf, set[int]()
    among = sorted(left)
    for size in range(1, len(among) + 1):
        for group in combinations(among, size):
            rows = linked[list(group)]
            if rows[:, list(group)].any():
                continue
            ratio = rows[:, among].any(axis=0).sum() / size
            if ratio < lowest - 1e-12:
                lowest, members = float(ratio), set(group)
            elif ratio <= lowest + 1e-12:
                members |= set(group)
    return lowest, members
