"""Is a state stable, for whom, with which foresight; what breaks it, and who would sanction that.

Under partial orders these answers read only what the comparisons settle: an improvement is a move
to a state that is better in every admitted ranking, and a sanction leads to one that is better in
none.  What open comparisons could change is told by ``admitted``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from demarche.bargaining.stability.concepts import CONCEPTS, Concept, known
from demarche.bargaining.stability.conflict import Conflict, State
from demarche.bargaining.stability.form import reached


@dataclass(frozen=True)
class Step:
    """One move of one party.

    Parameters
    ----------
    mover : str
    start, end : str
        Labels of the states before and after.
    changes : tuple of (option, value)
        What the mover sets.
    improves : bool
        Whether the mover finds the end better than the start.
    """

    mover: str
    start: str
    end: str
    changes: tuple[tuple[str, str], ...]
    improves: bool


@dataclass(frozen=True)
class Deviation:
    """A unilateral improvement, and the answers that take its gain away.

    Parameters
    ----------
    step : Step
        The improvement.
    gmr, smr, seq, sim : tuple of Step, or None
        A shortest sanction under the concept: moves of others in turn after the step, or, under
        SIM, made at once with it.  None where there is none; then the step breaks the stability of
        the state under that concept.
    """

    step: Step
    gmr: tuple[Step, ...] | None
    smr: tuple[Step, ...] | None
    seq: tuple[Step, ...] | None
    sim: tuple[Step, ...] | None

    def sanction(self, concept: Concept) -> tuple[Step, ...] | None:
        """Return the sanction under a concept; Nash knows none."""
        return {
            "nash": None, "gmr": self.gmr, "smr": self.smr, "seq": self.seq, "sim": self.sim,
        }[known(concept)]  # fmt: skip

    def sanctioners(self, concept: Concept) -> tuple[str, ...]:
        """Return who takes part in the sanction under a concept."""
        return tuple(dict.fromkeys(step.mover for step in self.sanction(concept) or ()))


@dataclass(frozen=True)
class Standing:
    """How a state stands with each party.

    Parameters
    ----------
    state : str
        Its label.
    deviations : tuple of (party, tuple of Deviation)
        For each party, its unilateral improvements from the state.
    """

    state: str
    deviations: tuple[tuple[str, tuple[Deviation, ...]], ...]

    def stable(self, concept: Concept, party: str) -> bool:
        """Return whether every improvement of the party has a sanction."""
        found = dict(self.deviations)[party]
        return all(deviation.sanction(concept) is not None for deviation in found)

    def holds_for(self, concept: Concept) -> tuple[str, ...]:
        """Return the parties for which the state is stable."""
        return tuple(party for party, _ in self.deviations if self.stable(concept, party))

    @property
    def equilibrium(self) -> tuple[Concept, ...]:
        """The concepts under which the state is stable for every party."""
        everyone = len(self.deviations)
        return tuple(c for c in CONCEPTS if len(self.holds_for(c)) == everyone)

    def breaking(self, concept: Concept) -> tuple[Deviation, ...]:
        """Return the improvements that have no sanction under the concept."""
        return tuple(d for _, ds in self.deviations for d in ds if d.sanction(concept) is None)


def standing(conflict: Conflict, state: State | None = None) -> Standing:
    """Return how a state stands with each party, with every improvement and its sanctions.

    Parameters
    ----------
    conflict : Conflict
    state : int or Pattern, optional
        By default the status quo.

    Examples
    --------
    >>> from demarche.bargaining.catalog import published
    >>> quo = standing(published("cuban_missiles_1984"))
    >>> quo.equilibrium, quo.holds_for("seq")
    (('gmr', 'smr'), ('Khrushchev',))
    >>> [deviation.step.end for deviation in quo.breaking("seq")]
    ['YNNN', 'NYNN', 'YYNN']
    """
    s = conflict.state(state)
    return Standing(
        conflict.form.label(s),
        tuple((name, _deviations(conflict, i, s)) for i, name in enumerate(conflict.parties)),
    )


def step(conflict: Conflict, mover: int, start: int, end: int) -> Step:
    """Return the record of a move."""
    form = conflict.form
    changes = tuple(
        (option.name, option.values[after])
        for option, before, after in zip(
            form.options, form.values[start], form.values[end], strict=True
        )
        if before != after
    )
    name = conflict.parties[mover]
    improves = prefers(conflict, mover, end, start) is True
    return Step(name, form.label(start), form.label(end), changes, improves)


def prefers(conflict: Conflict, party: int, x: int, y: int) -> bool | None:
    """Return whether a party finds x better than y; None where the comparison is open."""
    return conflict.preferences[conflict.parties[party]].prefers(x, y)


def improvements(conflict: Conflict, party: int, state: int) -> tuple[int, ...]:
    """Return the unilateral improvements S_i⁺(s) of a party."""
    there = reached(conflict.moves, party, state)
    return tuple(t for t in there if prefers(conflict, party, t, state))


def _deviations(conflict: Conflict, i: int, s: int) -> tuple[Deviation, ...]:
    def worse(u: int) -> bool:
        return prefers(conflict, i, u, s) is False

    def worse_for_good(u: int) -> bool:
        return worse(u) and all(worse(v) for v in reached(conflict.moves, i, u))

    def any_move(j: int, x: int) -> Iterable[int]:
        return () if j == i else reached(conflict.moves, j, x)

    def improving(j: int, x: int) -> Iterable[int]:
        return () if j == i else improvements(conflict, j, x)

    return tuple(
        Deviation(
            step(conflict, i, s, t),
            gmr=_shortest(conflict, t, any_move, worse),
            smr=_shortest(conflict, t, any_move, worse_for_good),
            seq=_shortest(conflict, t, improving, worse),
            sim=_at_once(conflict, i, s, t, worse),
        )
        for t in improvements(conflict, i, s)
    )


def _shortest(
    conflict: Conflict,
    start: int,
    moves: Callable[[int, int], Iterable[int]],
    wanted: Callable[[int], bool],
) -> tuple[Step, ...] | None:
    """Return a shortest sequence of moves from a state to a wanted one, breadth first."""
    came: dict[int, tuple[int, int]] = {}
    waiting = deque([start])
    while waiting:
        x = waiting.popleft()
        for j in range(len(conflict.parties)):
            for y in moves(j, x):
                if y == start or y in came:
                    continue
                came[y] = (j, x)
                if wanted(y):
                    return traced(conflict, came, start, y)
                waiting.append(y)
    return None


def traced(
    conflict: Conflict, came: dict[int, tuple[int, int]], start: int, end: int
) -> tuple[Step, ...]:
    """Return the moves from start to end, given how each state was come to: (mover, before)."""
    steps: list[Step] = []
    while end != start:
        mover, before = came[end]
        steps.append(step(conflict, mover, before, end))
        end = before
    return tuple(reversed(steps))


def _at_once(
    conflict: Conflict, i: int, s: int, t: int, wanted: Callable[[int], bool]
) -> tuple[Step, ...] | None:
    """Return improvements of fewest others that, made at once with i's, lead to a wanted state."""
    moves = conflict.moves
    joint: list[tuple[int, tuple[Step, ...]]] = [(int(moves.address[t]), ())]
    for j in range(len(conflict.parties)):
        if j == i:
            continue
        joint += [
            (address + int(moves.address[x] - moves.address[s]), (*steps, step(conflict, j, s, x)))
            for address, steps in joint
            for x in improvements(conflict, j, s)
        ]
    for address, steps in sorted(joint[1:], key=lambda item: len(item[1])):
        u = int(moves.slot[address])
        if u >= 0 and wanted(u):
            return steps
    return None
