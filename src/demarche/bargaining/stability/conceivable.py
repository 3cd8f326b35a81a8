"""What no ranking can make stable, and what none can upset, seen without searching rankings.

Every definition in ``concepts`` asks of a sanctioner only that it improves: the more of its moves
improve, and the fewer of the mover's, the more is stable.  So take every open comparison, move by
move, as it suits the state best: what is not stable then is stable in no ranking.  Take each as it
suits worst: what is stable then is stable in all.  The converses fail, since one ranking has to
serve all comparisons at once; what is decided neither way is left to `Rankings`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from demarche.bargaining.stability.concepts import Concept
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import reached, reached_together
from demarche.bargaining.stability.standing import prefers
from demarche.bargaining.stability.verdict import Formula, Rankings


def conceivable(conflict: Conflict, s: int, concept: Concept, *, free: Collection[int]) -> bool:
    """Return whether a state could be an equilibrium if moves could improve independently.

    Parameters
    ----------
    conflict : Conflict
        Open comparisons may turn out either way.
    s : int
        The state.
    concept : {"nash", "gmr", "smr", "seq", "sim"}
    free : collection of int
        Parties whose rankings may be any at all; each could rank the state first.

    Returns
    -------
    bool
        If False, it is an equilibrium under no ranking of the free parties.
    """
    bound = Bound(conflict, s, concept, kindly=True, free=free)
    return all(bound.stable(i) for i in range(len(conflict.parties)) if i not in free)


def indispensable(conflict: Conflict, s: int, concept: Concept) -> frozenset[int]:
    """Return the parties for whom a state is stable under no ranking of all the others."""
    everyone = range(len(conflict.parties))
    return frozenset(
        i
        for i in everyone
        if not Bound(
            conflict, s, concept, kindly=True, free=[j for j in everyone if j != i]
        ).stable(i)
    )


def decided(rankings: Rankings, concept: Concept, i: int, s: int) -> Formula:
    """Return the formula that a state is stable for a party, plain where the bounds agree."""
    best, worst = (
        Bound(rankings.conflict, s, concept, kindly=kindly, free=rankings.free).stable(i)
        for kindly in (True, False)
    )
    return best if best == worst else rankings.stable(concept, i, s)


class Bound:
    """Stability of a state with every open comparison taken as it suits the state best, or worst.

    Parameters
    ----------
    conflict : Conflict
    s : int
        The state.
    concept : {"nash", "gmr", "smr", "seq", "sim"}
    kindly : bool
        Best, or worst.
    free : collection of int
        Parties of whom every comparison is open.
    """

    def __init__(
        self,
        conflict: Conflict,
        s: int,
        concept: Concept,
        *,
        kindly: bool,
        free: Collection[int] = (),
    ) -> None:
        """Keep what is asked."""
        self.conflict, self.s, self.concept = conflict, s, concept
        self.kindly, self.free = kindly, frozenset(free)
        self._lists: dict[tuple[int, int], tuple[int, ...]] = {}

    def stable(self, i: int) -> bool:
        """Return whether each improvement of a party is sanctioned."""
        gains = (t for t in self._reached(i, self.s) if self._gains(i, t))
        return all(any(self._hurts(i, t)) for t in gains)

    def _hurts(self, i: int, t: int) -> Iterator[bool]:
        """Yield for each answer to a move whether it deters the mover."""
        match self.concept:
            case "gmr":
                yield from (not self._gains(i, u) for u in self._answers(i, t))
            case "smr":
                for u in self._answers(i, t):
                    yield not any(self._gains(i, v) for v in (u, *self._reached(i, u)))
            case "seq":
                yield from (not self._gains(i, u) for u in self._improved(i, t))
            case "sim":
                yield from (not self._gains(i, u) for u in self._at_once(i, t))

    def _gains(self, i: int, x: int) -> bool:
        """Return whether the mover finds a state better than the one in question."""
        found = None if i in self.free else prefers(self.conflict, i, x, self.s)
        return not self.kindly if found is None else found

    def _improves(self, j: int, x: int, y: int) -> bool:
        """Return whether a sanctioner finds x better than y."""
        found = None if j in self.free else prefers(self.conflict, j, x, y)
        return self.kindly if found is None else found

    def _reached(self, j: int, x: int) -> tuple[int, ...]:
        if (j, x) not in self._lists:
            self._lists[j, x] = reached(self.conflict.moves, j, x)
        return self._lists[j, x]

    def _others(self, i: int) -> list[int]:
        return [j for j in range(len(self.conflict.parties)) if j != i]

    def _answers(self, i: int, t: int) -> Iterable[int]:
        return reached_together(self.conflict.moves, self._others(i), t)

    def _improved(self, i: int, t: int) -> Iterator[int]:
        """Yield every state that the others reach from one by improvements in turn."""
        seen, waiting = {t}, [t]
        while waiting:
            x = waiting.pop()
            for j in self._others(i):
                for y in self._reached(j, x):
                    if y not in seen and self._improves(j, y, x):
                        seen.add(y)
                        waiting.append(y)
                        yield y

    def _at_once(self, i: int, t: int) -> Iterator[int]:
        """Yield every state that the others bring about by improving at the same moment."""
        moves, s = self.conflict.moves, self.s
        willing = [
            (0, *(int(moves.address[x] - moves.address[s]) for x in self._reached(j, s)
                  if self._improves(j, x, s)))
            for j in self._others(i)
        ]  # fmt: skip
        for shifts in product(*willing):
            u = int(moves.slot[int(moves.address[t]) + sum(shifts)]) if any(shifts) else -1
            if u >= 0:
                yield u
