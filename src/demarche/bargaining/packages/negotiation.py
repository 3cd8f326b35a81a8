"""A negotiation with utilities: parties, what packages are worth to them, what they can refuse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demarche.bargaining.packages.space import Space
from demarche.bargaining.packages.utility import Array, Utility
from demarche.errors import ScenarioError


@dataclass(frozen=True)
class Party:
    """One side.

    Parameters
    ----------
    name : str
        Unique in its negotiation.
    utility : Utility
        What each package is worth.
    reservation : float
        The worth of no agreement; a package below it is refused.
    discount : float
        Factor for one unit of time, in (0, 1].
    """

    name: str
    utility: Utility
    reservation: float = 0.0
    discount: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a discount factor or a reservation value that means nothing."""
        if not 0 < self.discount <= 1:
            raise ScenarioError(
                f"{self.name!r} has discount factor {self.discount}; it must be in (0, 1]"
            )
        if not np.isfinite(self.reservation):
            raise ScenarioError(f"{self.name!r} has reservation value {self.reservation}")


@dataclass(frozen=True)
class Negotiation:
    """Parties over one space.

    Parameters
    ----------
    space : Space
        The packages.
    parties : tuple of Party
        One or more, of distinct names.
    """

    space: Space
    parties: tuple[Party, ...]

    def __post_init__(self) -> None:
        """Refuse parties without distinct names or with another space."""
        names = [party.name for party in self.parties]
        if not names or len(set(names)) < len(names):
            raise ScenarioError(f"parties need distinct names, got {names}")
        for party in self.parties:
            if party.utility.space != self.space:
                raise ScenarioError(f"the utility of {party.name!r} is over another space")

    @property
    def reservations(self) -> Array:
        """Reservation values, shape (parties,)."""
        return np.array([party.reservation for party in self.parties])

    def utilities(self) -> Array:
        """Return what each package is worth to each party, shape (parties, packages)."""
        worth = np.empty((len(self.parties), self.space.size))
        for row, party in zip(worth, self.parties, strict=True):
            row[:] = party.utility.over_packages()
        return worth
