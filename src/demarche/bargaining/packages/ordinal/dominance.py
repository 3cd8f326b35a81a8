"""Which packages no other beats, whatever the world.

*Definition.* One package beats another if, in every admitted world, no party likes it less, and one
party likes it more.

*Algorithm.* Only what beats a package in all worlds known so far can beat it in all worlds; a
compiled scan finds these few rivals, and each is then proved, or refuted by a new world.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from demarche.bargaining.packages.ordinal.preference import Preference, Vector


def undominated(
    preferences: list[Preference], vectors: NDArray[np.int64], possible: NDArray[np.int64]
) -> tuple[int, ...]:
    """Return the possible packages that no other possible one beats.

    Parameters
    ----------
    preferences : list of Preference
        One for each party; they gain worlds.
    vectors : array of int, shape (packages, coordinates)
        All packages.
    possible : array of int
        Package numbers to choose from and to compare with.
    """
    decided: dict[tuple[str, bool, Vector], bool] = {}

    def forced(preference: Preference, difference: Vector, strict: bool) -> bool:
        key = (preference.party, strict, difference)
        if key not in decided:
            decided[key] = preference.proof(difference, strict=strict) is not None
        return decided[key]

    def beats(rival: int, package: int) -> bool:
        difference = tuple((near[rival] - near[package]).tolist())
        return all(forced(p, difference, False) for p in preferences) and any(
            forced(p, difference, True) for p in preferences
        )

    kept, near, known = [], vectors[possible], 0
    for package in range(len(possible)):
        if known < sum(len(p.worlds) for p in preferences):
            known = sum(len(p.worlds) for p in preferences)
            ranks, ends = _ranks(preferences, near), np.cumsum([len(p.worlds) for p in preferences])
        if not any(beats(rival, package) for rival in _rivals(ranks, ends, package).tolist()):
            kept.append(int(possible[package]))
    return tuple(kept)


def _ranks(preferences: list[Preference], vectors: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rank of each package in each known world, shape (packages, worlds)."""
    worlds = [row for preference in preferences for row in preference.worth(vectors)]
    ranks = [np.unique(row, return_inverse=True)[1] for row in worlds]
    return np.ascontiguousarray(np.array(ranks, dtype=np.int64).T)


@njit(cache=True)
def _rivals(ranks: NDArray[np.int64], ends: NDArray[np.int64], package: int) -> NDArray[np.int64]:
    """Return who is never below a package and, in all worlds of one party, above it."""
    found = np.empty(len(ranks), dtype=np.int64)
    count = 0
    for rival in range(len(ranks)):
        world, no_worse, better = 0, True, False
        for end in ends:
            always_above = True
            while no_worse and world < end:
                no_worse = ranks[rival, world] >= ranks[package, world]
                always_above = always_above and ranks[rival, world] > ranks[package, world]
                world += 1
            better = better or (no_worse and always_above)
        if no_worse and better:
            found[count] = rival
            count += 1
    return found[:count]
