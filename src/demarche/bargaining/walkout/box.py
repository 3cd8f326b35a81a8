"""A box: the ranges that an analyst owns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Ranges
from demarche.bargaining.walkout.inputs import INPUTS, checked, refuse_other_names
from demarche.errors import InputError


@dataclass(frozen=True)
class Box:
    """An analyst's ranges for the inputs of a game.

    Parameters
    ----------
    name, owner : str
        What it is called, and who answers for it.
    ranges : mapping of str to (low, high)
        One for each of :data:`INPUTS`; ``low == high`` fixes an input.

    Raises
    ------
    InputError
        If owner or name is missing, or a range is missing, unknown, reversed or not allowed.
    """

    name: str
    owner: str
    ranges: Mapping[str, tuple[float, float]]

    def __post_init__(self) -> None:
        """Check ranges against those in which the theory speaks."""
        if not self.name.strip() or not self.owner.strip():
            raise InputError("a box needs a name and an owner", hint="shares of a box are theirs")
        refuse_other_names(self.ranges)
        for name, (low, high) in self.ranges.items():
            checked(name, [low, high])
            if low > high:
                raise InputError(f"{name} must run from low to high, got {low:g} to {high:g}")
        least = self.ranges["demand_1"][0] + self.ranges["demand_2"][0]
        if least <= 1:
            raise InputError(f"demand_1 + demand_2 must exceed 1 in all of the box, got {least:g}")

    @property
    def as_ranges(self) -> Ranges:
        """The ranges without their owner, in the order of :data:`INPUTS`."""
        return Ranges({name: self.ranges[name] for name in INPUTS})

    @property
    def low(self) -> Array:
        """Lower ends, in the order of :data:`INPUTS`."""
        return self.as_ranges.low

    @property
    def high(self) -> Array:
        """Upper ends, in the order of :data:`INPUTS`."""
        return self.as_ranges.high

    @property
    def middle(self) -> Array:
        """The midpoint game."""
        return self.as_ranges.middle

    def draw(self, log2_draws: int, seed: int | np.random.SeedSequence) -> Array:
        """Return ``2**log2_draws`` games, spread by a scrambled Sobol sequence."""
        return self.as_ranges.draw(log2_draws, seed=seed)
