"""A stability verdict as a formula over comparisons, for questions about rankings.

Every definition in ``concepts`` asks of preferences only whether a party finds one state better
than another.  Here each such *comparison* is a Boolean unknown, tied to a rank for each state and
party, so that the answers taken together always form rankings (total orders, ties allowed); the
verdict is a formula over them, exact for all five concepts.  Which rankings make it true is then a
question of satisfiability, and no ranking is enumerated.

For SEQ the formula says of each state x "by improvements in turn, the others can bring the party
from x to a state that it does not find better": true if some improvement leads there at once, or to
a state of which the same is true at a smaller distance; and true of x whenever it is true of a
state that x improves to.  The first keeps circles from supporting themselves, the second leaves no
path out, so that the unknown has exactly one value for each choice of rankings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from demarche.bargaining.stability.concepts import Concept
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import reached, reached_together
from demarche.bargaining.stability.standing import prefers
from demarche.errors import LimitReached

MAX_STATES = 2048
MAX_SECONDS = 60.0
"""For one question about rankings, however many searches it takes."""

Formula = Any  # a Boolean term of z3, or a bool where the verdict is already plain


@dataclass(frozen=True, order=True)
class Comparison:
    """One thing that a party finds, or does not find.

    Parameters
    ----------
    party : str
    first, second : str
        Labels of states.
    better : bool
        Whether the party finds the first better than the second; if not, it finds the second
        better, or both as good.
    """

    party: str
    first: str
    second: str
    better: bool

    def __str__(self) -> str:
        """Return the comparison as a clause."""
        verb = "finds" if self.better else "does not find"
        return f"{self.party} {verb} {self.first} better than {self.second}"


class Rankings:
    """All rankings in question at once, and formulas over them.

    Parameters
    ----------
    conflict : Conflict
        What its preferences settle is taken as it is.
    free : collection of int
        Numbers of parties whose rankings may be any at all.
    until : float, optional
        When to give up, by the monotonic clock; after `MAX_SECONDS` unless given.
    """

    def __init__(
        self, conflict: Conflict, free: Iterable[int] = (), *, until: float | None = None
    ) -> None:
        """Start with what the preferences settle."""
        import z3

        if conflict.form.size > MAX_STATES:
            raise LimitReached(
                f"{conflict.form.size:,} states; rankings of at most {MAX_STATES:,} are searched"
            )
        self.z3 = z3
        self.solver = z3.SolverFor("QF_IDL")
        self.until = monotonic() + MAX_SECONDS if until is None else until
        self.conflict = conflict
        self.free = frozenset(free)
        self.asked: dict[tuple[int, int, int], Formula] = {}
        self._ranks: dict[int, dict[int, Any]] = {}
        self._hurt: dict[tuple[int, int], dict[int, Formula]] = {}

    def satisfiable(self, *literals: Formula) -> bool:
        """Return whether some rankings meet all that the solver asserts, and the literals.

        Raises
        ------
        LimitReached
            If the time is up.
        KeyboardInterrupt
            On Ctrl-C, which the solver takes for itself while it searches.
        """
        self.solver.set(timeout=int(1000 * self._seconds_left()) + 50)
        answer = self.solver.check(*literals)
        if answer == self.z3.unknown:
            self._seconds_left()
            raise KeyboardInterrupt
        return bool(answer == self.z3.sat)

    def _seconds_left(self) -> float:
        left = self.until - monotonic()
        if left <= 0:
            raise LimitReached(f"undecided: no answer about rankings within {MAX_SECONDS:.0f} s")
        return left

    def settled(self, party: int, x: int, y: int) -> bool | None:
        """Return whether the party finds x better than y; None where that is in question."""
        return None if party in self.free else prefers(self.conflict, party, x, y)

    def better(self, party: int, x: int, y: int) -> Formula:
        """Return the formula that the party finds x better than y."""
        settled = self.settled(party, x, y)
        if settled is not None:
            return settled
        key = (party, x, y)
        if key not in self.asked:
            self.asked[key] = self.z3.Bool(f"better {party} {x} {y}")
            self.solver.add(self.asked[key] == (self._rank(party, x) > self._rank(party, y)))
        return self.asked[key]

    def _rank(self, party: int, x: int) -> Any:
        """Return the rank of a state, which agrees with what is settled about it."""
        ranks = self._ranks.setdefault(party, {})
        if x not in ranks:
            self._seconds_left()
            new = self.z3.Int(f"rank {party} {x}")
            for y, rank in () if party in self.free else ranks.items():
                up, down = self.settled(party, x, y), self.settled(party, y, x)
                if up:
                    self.solver.add(new > rank)
                elif down:
                    self.solver.add(rank > new)
                elif up is False and down is False:
                    self.solver.add(new == rank)
            ranks[x] = new
        return ranks[x]

    def comparison(self, key: tuple[int, int, int], better: bool) -> Comparison:
        """Return the record of an answer to a comparison asked."""
        party, x, y = key
        label = self.conflict.form.label
        return Comparison(self.conflict.parties[party], label(x), label(y), better)

    # formulas

    def both(self, parts: Iterable[Formula]) -> Formula:
        """Return the conjunction, plain where a part is plainly false."""
        kept = []
        for part in parts:
            if part is False:
                return False
            if part is not True:
                kept.append(part)
        return self.z3.And(kept) if kept else True

    def no(self, part: Formula) -> Formula:
        """Return the negation."""
        return not part if isinstance(part, bool) else self.z3.Not(part)

    def either(self, parts: Iterable[Formula]) -> Formula:
        """Return the disjunction, plain where a part is plainly true."""
        return self.no(self.both(self.no(part) for part in parts))

    def equilibrium(self, concept: Concept, state: int) -> Formula:
        """Return the formula that the state is stable for every party."""
        everyone = range(len(self.conflict.parties))
        return self.both(self.stable(concept, i, state) for i in everyone)

    def stable(self, concept: Concept, i: int, s: int) -> Formula:
        """Return the formula that state s is stable for party i."""
        return self.both(
            self.either(self._deterred(concept, i, s, t))
            for t in reached(self.conflict.moves, i, s)
        )

    def _deterred(self, concept: Concept, i: int, s: int, t: int) -> Iterator[Formula]:
        """Yield the reasons for which i does not move from s to t: no gain, or some sanction."""
        gain = self.better(i, t, s)
        yield self.no(gain)
        if concept == "gmr":
            yield from (self._not_better(i, u, s) for u in self._answers(i, t))
        elif concept == "smr":
            for u in self._answers(i, t):
                then = (u, *reached(self.conflict.moves, i, u))
                yield self.both(self._not_better(i, v, s) for v in then)
        elif concept == "seq" and gain is not False:
            yield self._credibly_hurt(i, s, t)
        elif concept == "sim" and gain is not False:
            yield from self._hurt_at_once(i, s, t)

    def _not_better(self, i: int, u: int, s: int) -> Formula:
        return self.no(self.better(i, u, s))

    def _steps(self, i: int, x: int) -> Iterator[tuple[int, int]]:
        """Yield (mover, end) for each move of a party other than i."""
        for j in range(len(self.conflict.parties)):
            if j != i:
                yield from ((j, y) for y in reached(self.conflict.moves, j, x))

    def _answers(self, i: int, t: int) -> tuple[int, ...]:
        """Return S_{N∖i}(t)."""
        others = [j for j in range(len(self.conflict.parties)) if j != i]
        return reached_together(self.conflict.moves, others, t)

    def _credibly_hurt(self, i: int, s: int, start: int) -> Formula:
        """Return the unknown that others can, by improvements, hurt i from a state on."""
        hurt = self._hurt.setdefault((i, s), {})
        waiting = [start]
        while waiting:
            x = waiting.pop()
            if x in hurt:
                continue
            hurt[x] = self._unknown(i, s, x)
            exits = []
            for j, y in self._steps(i, x):
                gain = self.better(j, y, x)
                if gain is False:
                    continue
                waiting.append(y)
                done, further = self._not_better(i, y, s), self._unknown(i, s, y)
                nearer = self._distance(i, s, y) < self._distance(i, s, x)
                self.solver.add(
                    self.z3.Implies(self.both([gain, self.either([done, further])]), hurt[x])
                )
                exits.append(self.both([gain, self.either([done, self.both([further, nearer])])]))
            self.solver.add(self.z3.Implies(hurt[x], self.either(exits)))
        return hurt[start]

    def _unknown(self, i: int, s: int, x: int) -> Formula:
        return self.z3.Bool(f"hurt {i} {s} {x}")

    def _distance(self, i: int, s: int, x: int) -> Any:
        return self.z3.Int(f"distance {i} {s} {x}")

    def _hurt_at_once(self, i: int, s: int, t: int) -> Iterator[Formula]:
        moves = self.conflict.moves
        joint: list[tuple[int, list[Formula]]] = [(int(moves.address[t]), [])]
        for j in range(len(self.conflict.parties)):
            if j == i:
                continue
            willing = [(x, self.better(j, x, s)) for x in reached(moves, j, s)]
            joint += [
                (address + int(moves.address[x] - moves.address[s]), [*gains, gain])
                for address, gains in joint
                for x, gain in willing
                if gain is not False
            ]
        for address, gains in joint[1:]:
            u = int(moves.slot[address])
            if u >= 0:
                yield self.both([*gains, self._not_better(i, u, s)])
