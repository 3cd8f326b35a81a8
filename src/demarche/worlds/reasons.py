"""All minimal unsatisfiable subsets of a set, and all its maximal satisfiable ones.

The search explores the power set by seeds and a map of what is settled, shrinking a seed that
fails to a minimal core and growing one that succeeds to a maximal set: MARCO (Liffiton, Previti,
Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration").  The map is kept as the cores
found, which every new seed must break, and the corrections found, none of which it may contain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from demarche.worlds.oracle import Oracle, bits

MAX_CORES = 64
"""Most minimal sets that are sought before the search stops and says so."""

MAX_STEPS = 20_000
"""Most steps that the map may take to find a seed."""


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
    besides: Iterable[int] = (),
    limit: int = MAX_CORES,
) -> Explored:
    """Find every minimal subset of `soft` that is unsatisfiable together with `hard`.

    Parameters
    ----------
    oracle : Oracle
    soft, hard : int
        Disjoint sets of the oracle's labels.
    besides : iterable of int
        Sets already accounted for: no core that holds one of them is sought.
    limit : int
        Most cores to find.

    Returns
    -------
    Explored
        Where `hard` alone is unsatisfiable the empty set is the only core.
    """
    soft &= oracle.involved(soft | hard)
    cores: list[int] = []
    corrections: list[int] = []
    avoided = list(besides)
    while len(cores) < limit:
        removed = _seed([*cores, *avoided], corrections)
        if removed is None:
            return Explored(tuple(cores), tuple(corrections), True)
        if removed < 0:
            break
        kept = soft & ~removed
        if oracle.satisfiable(kept | hard):
            for bit in bits(removed):
                if oracle.satisfiable(kept | bit | hard):
                    kept |= bit
            corrections.append(soft & ~kept)
        else:
            cores.append(oracle.core(kept | hard, keep=hard) & ~hard)
            if cores[-1] == 0:
                return Explored((0,), (), True)
    return Explored(tuple(cores), tuple(corrections), False)


def _seed(cores: list[int], corrections: list[int]) -> int | None:
    """Return a set that meets every core and holds no correction; -1 where steps run out."""
    steps = 0
    pending = [0]
    seen = {0}
    while pending:
        removed = pending.pop()
        steps += 1
        if steps > MAX_STEPS:
            return -1
        if any(correction & ~removed == 0 for correction in corrections):
            continue
        unbroken = next((core for core in cores if not core & removed), None)
        if unbroken is None:
            return removed
        for bit in bits(unbroken):
            if removed | bit not in seen:
                seen.add(removed | bit)
                pending.append(removed | bit)
    return None
