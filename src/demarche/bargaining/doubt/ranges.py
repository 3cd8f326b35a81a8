"""Ranges of inputs, some of them in a known order, and uniform draws from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.stats import qmc

from demarche.bargaining.direction import Array
from demarche.errors import InputError, LimitReached


@dataclass(frozen=True)
class Ranges:
    """The inputs that an analyst leaves open.

    Parameters
    ----------
    limits : mapping of str to (low, high)
        Range of each input, in the order of the columns; ``low == high`` fixes one.
    order : tuple of tuple of str
        Chains of inputs: along a chain, values never fall.

    Raises
    ------
    InputError
        If a range is reversed or not finite, a chain names an unknown input or less than two, or
        no game can keep the order.

    Examples
    --------
    >>> weights = Ranges({"least": (0, 1), "more": (0, 1), "most": (0, 1)},
    ...                  order=(("least", "more", "most"),))
    >>> games = weights.draw(10, seed=0)
    >>> games.shape, bool((games[:, 0] <= games[:, 1]).all()), games.mean(axis=0).round(2)
    ((1024, 3), True, array([0.25, 0.5 , 0.75]))
    """

    limits: Mapping[str, tuple[float, float]]
    order: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        """Check ranges and chains."""
        for name, (low, high) in self.limits.items():
            if not (np.isfinite([low, high]).all() and low <= high):
                raise InputError(f"{name} must run from low to high, got {low:g} to {high:g}")
        for chain in self.order:
            self._check(chain)

    def _check(self, chain: tuple[str, ...]) -> None:
        unknown = sorted(set(chain) - self.limits.keys())
        if len(chain) < 2 or len(set(chain)) < len(chain) or unknown:
            raise InputError(
                f"a chain orders two known inputs or more, each once, got {', '.join(chain)}"
            )
        floor = -np.inf
        for name in chain:
            low, high = self.limits[name]
            floor = max(floor, low)
            if high < floor:
                raise InputError(f"{name} cannot reach {floor:g}, which {chain} asks of it")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(self.limits)

    @property
    def low(self) -> Array:
        """Lower ends."""
        return np.array([low for low, _ in self.limits.values()], dtype=float)

    @property
    def high(self) -> Array:
        """Upper ends."""
        return np.array([high for _, high in self.limits.values()], dtype=float)

    @property
    def middle(self) -> Array:
        """The game in the middle of all ranges, whether or not it keeps the order."""
        return (self.low + self.high) / 2

    @property
    def open(self) -> Array:
        """Columns of the inputs that vary."""
        return np.flatnonzero(self.low < self.high)

    def named(self, game: Array) -> dict[str, float]:
        """Return a game as a mapping."""
        return dict(zip(self.names, map(float, game), strict=True))

    def keep_order(self, games: Array, *, chains: Iterable[tuple[str, ...]] | None = None) -> Array:
        """Tell of each game whether it keeps the order: an array of bool, shape (...)."""
        kept: Array = np.ones(games.shape[:-1], dtype=bool)
        for chain in self.order if chains is None else chains:
            for lower, upper in pairwise(self._columns(chain)):
                kept &= games[..., lower] <= games[..., upper]
        return kept

    def around(self, game: Array, scale: float) -> Ranges:
        """Return the ranges shrunk towards a game inside them, by a scale in [0, 1]."""
        low, high = game + scale * (self.low - game), game + scale * (self.high - game)
        limits = zip(low.tolist(), high.tolist(), strict=True)
        return Ranges(dict(zip(self.names, limits, strict=True)), self.order)

    def draw(self, log2_draws: int, *, seed: int | np.random.SeedSequence) -> Array:
        """Draw games uniformly, spread by a scrambled Sobol sequence.

        Parameters
        ----------
        log2_draws : int in [0, 30]
        seed : int or SeedSequence

        Returns
        -------
        ndarray of shape (n, inputs)
            ``n`` is ``2**log2_draws``, or less where games had to be refused.

        Raises
        ------
        InputError
            If the number of draws is out of range.
        LimitReached
            If no game drawn keeps the order.

        Notes
        -----
        Both ways of keeping the order are exact. Where the inputs of a chain share one range, and
        no other chain holds them, their values are sorted: each of the n! orders of a uniform draw
        is as likely, so sorting maps the cube evenly onto its ordered part. All other chains
        refuse the games that break them, and what is left of a uniform draw is uniform.
        """
        if not 0 <= log2_draws <= 30:
            raise InputError(f"log2_draws must lie in [0, 30], got {log2_draws}")
        sequence = qmc.Sobol(len(self.limits), rng=np.random.default_rng(seed))
        unit: Array = sequence.random_base2(log2_draws)
        games: Array = self.low + (self.high - self.low) * unit
        sorted_, refused = self._sorted, [c for c in self.order if c not in self._sorted]
        for chain in sorted_:
            columns = self._columns(chain)
            games[:, columns] = np.sort(games[:, columns], axis=1)
        kept: Array = games[self.keep_order(games, chains=refused)]
        if not len(kept):
            raise LimitReached(
                f"none of {len(games)} games drawn keeps the order",
                hint="draw more, or narrow ranges to where they can be in order",
            )
        return kept

    @property
    def _sorted(self) -> list[tuple[str, ...]]:
        """Chains that sorting can put in order."""
        uses = Counter(name for chain in self.order for name in chain)
        return [
            chain
            for chain in self.order
            if len({self.limits[name] for name in chain}) == 1
            and all(uses[name] == 1 for name in chain)
        ]

    def _columns(self, chain: tuple[str, ...]) -> list[int]:
        return [self.names.index(name) for name in chain]


def child(seed: int, number: int) -> np.random.SeedSequence:
    """Return the seed of a batch; it depends on nothing but the two numbers.

    Examples
    --------
    >>> spawned = np.random.SeedSequence(7).spawn(3)[2]
    >>> bool((child(7, 2).generate_state(4) == spawned.generate_state(4)).all())
    True
    """
    return np.random.SeedSequence(seed, spawn_key=(number,))
