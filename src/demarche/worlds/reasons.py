"""All minimal unsatisfiable subsets of a set, and all its maximal satisfiable ones.

The search explores the power set by seeds and a map of what is settled, shrinking a seed that
fails to a minimal core and growing one that succeeds to a maximal set: MARCO (Liffiton, Previti,
Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration").  The map is kept as the cores
found, which every new seed must break, and the corrections found, none of which it may contain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demarche.errors import LimitReached
from demarche.worlds.oracle import Oracle, bits

MAX_CORES = 64
"""Most minimal sets that are sought before the search stops and says so."""

MAX_STEPS = 20_000
"""Most steps that the map may take to find a seed."""


class SearchStopped(LimitReached):
    """The map of a search took too many steps."""


@dataclass(frozen=True, slots=True)
class Explored:
    """What a search found.

    Attributes
    ----------
    cores : tuple of int
        Minimal subsets that cannot hold together with what was kept.
    corrections : tuple of int
        Minimal subsets whose removal leaves the rest satisfiable; complements of the maximal
        satisfiable subsets.
    complete : bool
        Whether that is all of them.
    """

    cores: tuple[int, ...]
    corrections: tuple[int, ...]
    complete: bool


def explore(
    oracle: Oracle[Any],
    soft: int,
    hard: int = 0,
    *,
    limit: int = MAX_CORES,
) -> Explored:
    """Find every minimal subset of `soft` that is unsatisfiable together with `hard`.

    Parameters
    ----------
    oracle : Oracle
    soft, hard : int
        Disjoint sets of the oracle's labels.
    limit : int
        Most cores to find.

    Returns
    -------
    Explored
        Where `hard` alone is unsatisfiable the empty set is the only core.
    """
    found: list[int] = []
    corrections: list[int] = []
    try:
        for core in cores(oracle, soft, hard, corrections=corrections):
            found.append(core)
            if len(found) == limit:
                return Explored(tuple(found), tuple(corrections), False)
    except SearchStopped:
        return Explored(tuple(found), tuple(corrections), False)
    return Explored(tuple(found), tuple(corrections), True)


def cores(
    oracle: Oracle[Any],
    soft: int,
    hard: int = 0,
    *,
    besides: list[int] | None = None,
    corrections: list[int] | None = None,
) -> Iterator[int]:
    """Yield each minimal subset of `soft` that is unsatisfiable together with `hard`.

    Parameters
    ----------
    oracle : Oracle
    soft, hard : int
        Disjoint sets of the oracle's labels.
    besides : list of int, optional
        Sets already accounted for: no core that holds one of them is sought.  It may grow while
        cores are taken, and each core is added to it.
    corrections : list of int, optional
        Where the corrections met on the way are put.

    Raises
    ------
    SearchStopped
        If the map takes more than :data:`MAX_STEPS` steps.
    """
    besides = [] if besides is None else besides
    corrections = [] if corrections is None else corrections
    soft &= oracle.involved(soft | hard)
    for removed in _seeds(besides, corrections):
        kept = soft & ~removed
        if oracle.satisfiable(kept | hard):
            kept |= soft & oracle.extended(kept | hard)
            for bit in bits(removed & ~kept):
                if oracle.satisfiable(kept | bit | hard):
                    kept |= bit
            corrections.append(soft & ~kept)
        else:
            besides.append(oracle.core(kept | hard, keep=hard) & ~hard)
            yield besides[-1]


def _seeds(avoided: list[int], corrections: list[int]) -> Iterator[int]:
    """Yield sets that meet every set to be avoided and hold no correction, until there is none.

    Both lists grow between seeds.  By cases with unit propagation (Davis, Logemann and Loveland
    1962): what is removed from each set to be avoided, what is kept of each correction.  A case
    that is done with stays so.
    """
    cases = [(0, 0)]
    for _ in range(MAX_STEPS):
        if not cases:
            return
        settled = _settled(*cases.pop(), avoided, corrections)
        if settled is None:
            continue
        removed, kept = settled
        whole = [least & ~kept for least in avoided if not least & removed]
        if whole:
            choice = min(whole, key=int.bit_count)
            bit = choice & -choice
            cases += [(removed, kept | bit), (removed | bit, kept)]
        else:
            cases.append(settled)
            yield removed
    raise SearchStopped(f"the map of a search took more than {MAX_STEPS} steps")


def _settled(
    removed: int, kept: int, avoided: list[int], corrections: list[int]
) -> tuple[int, int] | None:
    """Return what must be removed and kept besides, or nothing where that cannot be."""
    known = None
    while known != (removed, kept):
        known = removed, kept
        for least in avoided:
            if not least & removed:
                left = least & ~kept
                if not left:
                    return None
                if not left & (left - 1):
                    removed |= left
        for correction in corrections:
            if not correction & kept:
                left = correction & ~removed
                if not left:
                    return None
                if not left & (left - 1):
                    kept |= left
    return known
