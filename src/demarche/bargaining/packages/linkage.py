"""Linking two issues or two negotiations: agreement set, surplus and timing, with and without.

*Definition.* Apart, each negotiation is agreed if all accept its package at their reservation
values there. Linked, a pair of packages is agreed if all accept the sum at the sum of their
reservation values. The surplus of either is what parties gain over their reservation values at
the Nash point; without any agreed package it is 0.

*Timing.* If each negotiation becomes ripe at its own constant rate, the pair is ripe when the
later one is; each party discounts at its own rate.

References
----------
Tollison, R. D. and Willett, T. D. (1979), "An economic theory of mutually advantageous issue
linkages in international negotiations", *International Organization* 33.
Sebenius, J. K. (1983), "Negotiation arithmetic", *International Organization* 37.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from demarche.bargaining.packages.agreement import agreed, unanimity
from demarche.bargaining.packages.points import find_points
from demarche.bargaining.packages.utility import Array
from demarche.errors import LimitReached, ScenarioError

LARGEST_PAIRING = 2**25


@dataclass(frozen=True)
class Settlement:
    """What one negotiation, or the pair, comes to.

    Attributes
    ----------
    agreement_set : int
        How many packages all accept.
    package : int or None
        The Nash package; None if none is agreed.
    gains : tuple of float
        Over reservation values, by party.
    """

    agreement_set: int
    package: int | None
    gains: tuple[float, ...]


@dataclass(frozen=True)
class Linkage:
    """Two negotiations apart and linked.

    Attributes
    ----------
    apart : tuple of two Settlement
        Each by itself.
    linked : Settlement
        The pair; its package is ``(first, second)`` as ``first * size_of_second + second``.
    extra : tuple of float
        What linking adds to each party's gains.
    only_linked : int
        Pairs that all accept although somebody would refuse one half of them by itself.
    """

    apart: tuple[Settlement, Settlement]
    linked: Settlement
    extra: tuple[float, ...]
    only_linked: int


@dataclass(frozen=True)
class Timing:
    """Expected waits and discounted gains, apart and linked.

    Attributes
    ----------
    wait_apart : tuple of two float
        Expected time until each negotiation is ripe.
    wait_linked : float
        Expected time until both are.
    worth_apart, worth_linked : tuple of float
        Discounted gains, by party.
    """

    wait_apart: tuple[float, float]
    wait_linked: float
    worth_apart: tuple[float, ...]
    worth_linked: tuple[float, ...]


def link(first: Array, second: Array, reservations: Array) -> Linkage:
    """Return what linking two negotiations between the same parties changes.

    Parameters
    ----------
    first, second : array, shapes (parties, n) and (parties, m)
        What packages are worth; worth adds over the two.
    reservations : array, shape (2, parties)
        The worth of no agreement in each.

    Raises
    ------
    ScenarioError
        If shapes do not fit.
    LimitReached
        If there are more than `LARGEST_PAIRING` pairs.

    Examples
    --------
    Two pies, each cut in tenths, of which each side cares four times as much for another:

    >>> cut = np.linspace(0, 1, 11)
    >>> mine, yours = np.array([cut, 1 - cut]), np.array([cut, 1 - cut])
    >>> weights = np.array([[0.8, 0.2], [0.2, 0.8]])
    >>> found = link(mine * weights[:, [0]], yours * weights[:, [1]], np.zeros((2, 2)))
    >>> found.linked.gains, [round(gain, 9) for gain in found.extra]
    ((0.8, 0.8), [0.3, 0.3])
    """
    halves = (np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64))
    floors = np.asarray(reservations, dtype=np.float64)
    if floors.shape != (2, len(halves[0])) or len(halves[0]) != len(halves[1]):
        raise ScenarioError(
            f"negotiations of shapes {halves[0].shape} and {halves[1].shape} do not fit "
            f"reservation values of shape {floors.shape}"
        )
    pairs = halves[0].shape[1] * halves[1].shape[1]
    if pairs > LARGEST_PAIRING:
        raise LimitReached(f"{pairs} pairs are too many to link; the limit is {LARGEST_PAIRING}")
    both = (halves[0][:, :, np.newaxis] + halves[1][:, np.newaxis, :]).reshape(len(floors[0]), -1)
    apart = (settle(halves[0], floors[0]), settle(halves[1], floors[1]))
    linked = settle(both, floors.sum(axis=0))
    extra = np.subtract(linked.gains, np.add(apart[0].gains, apart[1].gains))
    sure = apart[0].agreement_set * apart[1].agreement_set
    return Linkage(apart, linked, tuple(extra.tolist()), linked.agreement_set - sure)


def settle(utilities: Array, reservations: Array) -> Settlement:
    """Return what one negotiation comes to at its Nash point."""
    accepted = agreed(utilities, reservations, unanimity(len(utilities)))
    if not accepted.any():
        return Settlement(0, None, (0.0,) * len(utilities))
    nash = find_points(utilities, reservations)["nash"]
    gains = np.subtract(nash.utilities, reservations)
    return Settlement(int(accepted.sum()), nash.package, tuple(gains.tolist()))


def time_linkage(
    linkage: Linkage, ripening: tuple[float, float], discounts: Sequence[float]
) -> Timing:
    """Return waits and discounted gains with and without the link.

    Parameters
    ----------
    linkage : Linkage
        The gains.
    ripening : tuple of two float
        Rates at which each negotiation becomes ripe, per unit of time, > 0.
    discounts : sequence of float
        Discount rate of each party, per unit of time, ≥ 0.

    Examples
    --------
    >>> one = Settlement(1, 0, (1.0,))
    >>> timing = time_linkage(Linkage((one, one), Settlement(1, 0, (3.0,)), (1.0,), 0), (1, 1), [1])
    >>> timing.wait_apart, timing.wait_linked, timing.worth_apart, timing.worth_linked
    ((1.0, 1.0), 1.5, (1.0,), (1.0,))
    """
    h, k = ripening
    rates = np.asarray(discounts, dtype=np.float64)
    if not (h > 0 and k > 0 and (rates >= 0).all() and rates.shape == np.shape(linkage.extra)):
        raise ScenarioError(
            f"ripening rates {ripening} must be positive and discount rates {list(discounts)} "
            f"at least 0, one for each of {len(linkage.extra)} parties"
        )
    sooner, later = h / (h + rates), k / (k + rates)
    last = sooner + later - (h + k) / (h + k + rates)
    first, second = (np.array(settlement.gains) for settlement in linkage.apart)
    return Timing(
        (1 / h, 1 / k),
        1 / h + 1 / k - 1 / (h + k),
        tuple((first * sooner + second * later).tolist()),
        tuple((np.array(linkage.linked.gains) * last).tolist()),
    )


def worth_waiting(growth: float, rate: float, discount: float) -> bool:
    """Return whether it pays to wait for something that makes the pie grow.

    Parameters
    ----------
    growth : float
        By what share the pie grows, ≥ 0.
    rate : float
        How likely it comes, per unit of time, > 0.
    discount : float
        Discount rate, > 0.

    Notes
    -----
    Waiting pays iff ``(1 + g) h / (r + h) > 1``, that is ``g > r / h``, whoever is more patient.

    Examples
    --------
    >>> worth_waiting(0.3, 0.5, 0.1), worth_waiting(0.1, 0.5, 0.1)
    (True, False)
    """
    if not (growth >= 0 and rate > 0 and discount > 0):
        raise ScenarioError(
            f"growth {growth} must be at least 0, rate {rate} and discount {discount} positive"
        )
    return growth * rate > discount
