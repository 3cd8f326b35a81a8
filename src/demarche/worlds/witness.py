"""Two worlds of one account that disagree on a goal and on as little else as possible.

Both worlds satisfy every statement; the goal holds in one and fails in the other.  What they may
differ in are *inputs*: the quantities that nothing stated moves or defines, and the *rests*, what
else moved a quantity that something stated moves.  What follows from the inputs differs by
construction and is not counted.  Where inputs and rests may all agree, the influences of a quantity
may pull both ways, and what differs is their *balance*.

The worlds are found as one world of two copies of every level, each input equal in both copies
unless it is given up; the minimal sets of inputs to give up are minimal corrections
(:mod:`~demarche.worlds.reasons`).  Each world is checked by :mod:`~demarche.worlds.evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from demarche.case.proposition import (
    And,
    Comparison,
    Constraint,
    Level,
    Not,
    Quantity,
    levels,
    quantities,
)
from demarche.worlds.account import Account
from demarche.worlds.evaluate import World, holds
from demarche.worlds.oracle import Oracle
from demarche.worlds.reasons import explore
from demarche.worlds.relevel import relevelled
from demarche.worlds.share import Direction, Pair, is_share, ruled_out
from demarche.worlds.theory import Theory

MAX_WITNESSES = 8
"""Most pairs of worlds that are shown."""


@dataclass(frozen=True, slots=True, order=True)
class Rest:
    """Whatever else moved a quantity one way between two times, or two courses."""

    quantity: Quantity
    direction: Direction
    pair: Pair

    def __str__(self) -> str:
        moved = "raised" if self.direction == "rise" else "lowered"
        return f"anything else that {moved} {self.quantity} from {self.pair[0]} to {self.pair[1]}"


@dataclass(frozen=True, slots=True, order=True)
class Balance:
    """Which of its influences moves a quantity more."""

    quantity: Quantity

    def __str__(self) -> str:
        return f"the balance of what moves {self.quantity}"


Input = Level | Rest | Balance
"""What two worlds may differ in."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Two worlds of an account, one on each side of a goal.

    Attributes
    ----------
    holds, fails : mapping of Level to Fraction
        A world in which the goal holds, and one in which it fails.
    differs : tuple of Level, Rest or Balance
        A minimal set of inputs in which worlds on both sides must differ.
    """

    holds: World
    fails: World
    differs: tuple[Input, ...]


def witnesses(theory: Theory, account: Account) -> tuple[Witness, ...]:
    """Return pairs of worlds on both sides of a goal that differ minimally.

    Parameters
    ----------
    theory : Theory
    account : Account

    Returns
    -------
    tuple of Witness
        Differences in pivotal quantities first, then fewer before more; none where the account
        admits no world on one of the sides.

    Raises
    ------
    LimitReached
        If the solver gives up.
    """
    twins = Twins(theory, account)
    found = [_differing(twins, apart) for apart in twins.corrections()]
    return tuple(witness for witness in found if witness is not None)


def _differing(twins: Twins, apart: int) -> Witness | None:
    """Return the witness that gives up some inputs and keeps the others equal."""
    both = twins.oracle.world(twins.inputs & ~apart)
    if both is None:
        return None
    worlds = twins.parted(both)
    assert all(twins.admits(world) for world in worlds)
    assert [holds(twins.goal, world) for world in worlds] == [True, False]
    return Witness(*worlds, tuple(twins.oracle.members(apart)))


class Twins:
    """Two copies of the worlds of an account, the goal holding in one and failing in the other.

    Parameters
    ----------
    theory : Theory
    account : Account

    Attributes
    ----------
    oracle : Oracle
        Its labels say that an input is equal in both copies.
    inputs : int
        All of them.
    """

    def __init__(self, theory: Theory, account: Account) -> None:
        """Write down both copies; nothing is solved yet."""
        self.theory = theory
        self.goal = theory.over_pairs(theory.goal.proposition)
        said = {s.id for s in account.constraining if s.id in theory.statements}
        self.said = theory.bearing(sorted(said))
        constraints = [theory.constraint(i) for i in self.said]
        self.constraints = [*theory.oracle.always, *constraints]
        self.spoken = {
            level: None
            for constraint in (self.goal, *self.constraints)
            for level in levels(constraint)
            if not is_share(level)
        }
        self.oracle: Oracle[Input] = Oracle(
            [
                *self.constraints,
                *map(copied, self.constraints),
                self.goal,
                Not(copied(self.goal)),
            ]
        )
        self.inputs = 0
        for label, same in self.equalities():
            self.inputs |= self.oracle.add(label, same)

    def corrections(self) -> Iterator[int]:
        """Yield the minimal sets of inputs in which worlds on both sides must differ."""
        if not self.oracle.satisfiable(0):
            return
        if self.oracle.satisfiable(self.inputs):
            for balance, same in self.balances():
                self.inputs |= self.oracle.add(balance, same)
        explored = explore(self.oracle, self.inputs)
        yield from sorted(explored.corrections, key=self.interest)[:MAX_WITNESSES]

    def interest(self, apart: int) -> tuple[bool, int, list[str]]:
        """Sort sets of inputs: pivotal ones first, then small ones."""
        pivotal = self.theory.goal.pivotal
        labels = list(self.oracle.members(apart))
        quantities_ = {x.quantity for x in labels}
        return not quantities_ & pivotal, len(labels), sorted(map(str, labels))

    @property
    def moved(self) -> frozenset[Quantity]:
        """The quantities that something stated, or the lens, moves or defines."""
        goal = self.theory.goal
        defined = {q for definition in goal.defining for q in quantities(definition)}
        own = {level.quantity for level in levels(goal.proposition)}
        return frozenset(self.influences) | (defined & own)

    @property
    def influences(self) -> dict[Quantity, tuple[Quantity, ...]]:
        """For each quantity that the account or the model says is moved, what moves it."""
        found = self.theory.influences(self.said)
        for arrow in self.theory.goal.model:
            found.setdefault(arrow.target, ())
        return found

    def equalities(self) -> Iterator[tuple[Input, Constraint]]:
        """Yield each input with the constraint that it is equal in both copies."""
        moved = self.moved
        yield from ((level, equal(level)) for level in self.spoken if level.quantity not in moved)
        modelled = {arrow.target for arrow in self.theory.goal.model}
        for quantity, counted in self.influences.items():
            if quantity in modelled:
                continue
            for rest in rests(quantity, self.theory.pairs(quantity)):
                closed = And(tuple(ruled_out(quantity, rest.direction, counted, rest.pair)))
                if self.stands(closed):
                    yield rest, And((closed, copied(closed)))

    def balances(self) -> Iterator[tuple[Balance, Constraint]]:
        """Yield each quantity that is moved with the constraint that it is equal in both copies."""
        for quantity in sorted(self.moved):
            same = tuple(equal(level) for level in self.spoken if level.quantity == quantity)
            yield Balance(quantity), And(same)

    def stands(self, closed: Constraint) -> bool:
        """Say whether the account leaves open that a rest is nothing."""
        theory = self.theory
        return theory.oracle.satisfiable(theory.mask([*self.said, closed]))

    def parted(self, both: World) -> tuple[World, World]:
        """Return a world of both copies as two worlds."""
        first = {level: value for level, value in both.items() if not _is_copy(level)}
        second = {level: both.get(_copy(level), Fraction(0)) for level in first}
        return first, second

    def admits(self, world: World) -> bool:
        """Say whether a world satisfies all that the account says."""
        return all(holds(constraint, world) for constraint in self.constraints)


def rests(quantity: Quantity, pairs: Iterable[Pair]) -> Iterator[Rest]:
    """Yield what else may have moved a quantity, over some pairs of times."""
    for pair in pairs:
        yield Rest(quantity, "rise", pair)
        yield Rest(quantity, "fall", pair)


_MARK = "′"


def equal(level: Level) -> Comparison:
    """Return that a level is the same in both copies."""
    return Comparison(level, "=", _copy(level))


def copied(constraint: Constraint) -> Constraint:
    """Return a constraint on the second copy of every level."""
    return relevelled(constraint, _copy)


def _copy(level: Level) -> Level:
    return Level(Quantity(level.quantity.name + _MARK, level.quantity.of), level.at)


def _is_copy(level: Level) -> bool:
    return level.quantity.name.endswith(_MARK)
