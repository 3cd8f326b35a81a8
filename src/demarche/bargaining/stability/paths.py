"""From a state to better equilibria, move by move, with each mover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from demarche.bargaining.stability.concepts import CONCEPTS, Concept, known, stable
from demarche.bargaining.stability.conflict import Conflict, State
from demarche.bargaining.stability.form import reached
from demarche.bargaining.stability.standing import Step, prefers, traced


@dataclass(frozen=True)
class Path:
    """A sequence of moves to an equilibrium that is better than where it starts.

    Parameters
    ----------
    end : str
        Label of the equilibrium.
    steps : tuple of Step
        No party moves twice in a row.
    gainers : tuple of str
        The parties that find the end better than the start.
    losers : tuple of str
        The parties that find it worse.
    """

    end: str
    steps: tuple[Step, ...]
    gainers: tuple[str, ...]
    losers: tuple[str, ...]

    @property
    def movers(self) -> tuple[str, ...]:
        """Who takes part."""
        return tuple(dict.fromkeys(step.mover for step in self.steps))

    @property
    def sacrifices(self) -> tuple[Step, ...]:
        """The steps that the mover would not take for its own sake."""
        return tuple(step for step in self.steps if not step.improves)


def better_equilibria(
    conflict: Conflict,
    state: State | None = None,
    *,
    concept: Concept = "seq",
    gainers: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Return a path to each better equilibrium that moves can reach, the easiest first.

    A path with fewer steps that do not improve on the state before, for the mover, is easier; among
    equals the shorter one is.

    Parameters
    ----------
    conflict : Conflict
        Every preference a total order.
    state : int or Pattern, optional
        Where the paths start; by default the status quo.
    concept : {"nash", "gmr", "smr", "seq", "sim"}
        Under which the end is stable for every party.
    gainers : sequence of str, optional
        The parties that must find the end better; by default, at least one party does and no
        party finds it worse.

    Examples
    --------
    >>> from demarche.bargaining.catalog import published
    >>> elmira = published("elmira_1993")
    >>> path, = better_equilibria(elmira, "NYNNY", gainers=["Ministry", "Company"])
    >>> path.end, path.movers, path.losers
    ('YNYNY', ('Ministry', 'Company'), ('Local government',))
    >>> [step.changes for step in path.sacrifices]
    [(('modify the order', 'Y'),)]
    """
    start = conflict.state(state)
    wanted = [conflict.form.party(name) for name in gainers or ()]
    ends = stable(conflict)[CONCEPTS.index(known(concept))].all(axis=0)
    targets = {
        end
        for end in map(int, np.flatnonzero(ends))
        if end != start and _better(conflict, start, end, wanted)
    }
    return tuple(_easiest(conflict, start, targets)) if targets else ()


def _better(conflict: Conflict, start: int, end: int, wanted: list[int]) -> bool:
    everyone = range(len(conflict.parties))
    gain = [prefers(conflict, i, end, start) for i in everyone]
    if wanted:
        return all(gain[i] for i in wanted)
    return any(gain) and not any(prefers(conflict, i, start, end) for i in everyone)


def _easiest(conflict: Conflict, start: int, targets: set[int]) -> list[Path]:
    """Return the easiest path to each target that can be reached (Dijkstra's algorithm)."""
    cost: dict[int, tuple[int, int]] = {start: (0, 0)}
    came: dict[int, tuple[int, int]] = {}
    waiting = [(0, 0, start)]
    found: list[Path] = []
    while waiting and len(found) < len(targets):
        sacrifices, length, x = heappop(waiting)
        if (sacrifices, length) > cost[x]:
            continue
        if x in targets:
            found.append(_path(conflict, came, start, x))
        for i in range(len(conflict.parties)):
            for y in reached(conflict.moves, i, x):
                further = (sacrifices + (not prefers(conflict, i, y, x)), length + 1)
                if y not in cost or further < cost[y]:
                    cost[y], came[y] = further, (i, x)
                    heappush(waiting, (*further, y))
    return found


def _path(conflict: Conflict, came: dict[int, tuple[int, int]], start: int, end: int) -> Path:
    names = conflict.parties
    return Path(
        conflict.form.label(end),
        traced(conflict, came, start, end),
        tuple(name for i, name in enumerate(names) if prefers(conflict, i, end, start)),
        tuple(name for i, name in enumerate(names) if prefers(conflict, i, start, end)),
    )
