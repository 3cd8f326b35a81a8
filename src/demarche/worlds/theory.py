"""What may take part in answering a goal: every statement and assumption, as constraints.

A coupling is read as a share of its target, a closure rules out what else may have moved it
(:mod:`~demarche.worlds.share`).  Which shares count, those of the couplings that the account states
and of the bridges in play, is frozen on the account as it stands, weakly hedged couplings included.

Changes are read between times of which one lies wholly before the other, and from a course of
action to the one taken instead.  Nothing else persists from one time to another.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Literal

from demarche.case.nouns import Assumption, Case, Coding, Statement
from demarche.case.period import Period
from demarche.case.proposition import (
    And,
    Comparison,
    Constraint,
    Coupling,
    Implies,
    Level,
    Not,
    Or,
    Quantity,
    couplings,
    levels,
    quantities,
)
from demarche.worlds.account import Account
from demarche.worlds.bounds import bounds
from demarche.worlds.goal import Goal
from demarche.worlds.index import Link, index_of
from demarche.worlds.influence import SIGNS
from demarche.worlds.oracle import Oracle
from demarche.worlds.share import Direction, Pair, ruled_out, share


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption as it enters a reason.

    Attributes
    ----------
    id : str
        The entry of the case that offers it.
    kind : {"bridge", "closure", "frame"}
    owner : str
    quantity : Quantity or None
        What a closure or frame is about.
    direction : {"rise", "fall"} or None
        What it rules out.
    pairs : tuple of Pair
        The changes that it is about.
    counted : tuple of Quantity
        For a closure, the influences that it does *not* cover: those stated, and bridges in play.
    """

    id: str
    kind: Literal["bridge", "closure", "frame"]
    owner: str
    quantity: Quantity | None = None
    direction: Direction | None = None
    pairs: tuple[Pair, ...] = ()
    counted: tuple[Quantity, ...] = ()

    @property
    def name(self) -> str:
        """The assumption in words, the same whatever it covers."""
        if self.kind == "bridge":
            return self.id
        rise = self.direction == "rise"
        if self.kind == "closure":
            return f"nothing else {'raised' if rise else 'lowered'} {self.quantity}"
        return f"{self.quantity} did not {self.direction}"


Label = str | Assumed | Constraint
"""What a bit stands for: a statement by id, an assumption, a side of the goal, a supposition."""

GOAL, DENIAL = "the goal", "its denial"


class Theory:
    """All that could bear on one goal in one coding of a case.

    Parameters
    ----------
    case : Case
    coding : {"strict", "generous"}
    goal : Goal

    Attributes
    ----------
    statements, bridges : dict of str to Constraint
        What constrains worlds and could bear on the goal, by id.
    oracle : Oracle
        Answers which sets of labels are satisfiable together.
    answers, prices : dict
        Answers given and prices found, by all that they depend on.
    """

    def __init__(self, case: Case, coding: Coding, goal: Goal) -> None:
        """Gather what bears on the goal; nothing is solved yet."""
        self.case = case
        self.goal = goal
        self._given = [Link.of(p) for p in (goal.proposition, *goal.given)]
        self._asked = {*goal.pivotal, *(q for link in self._given for q in link.heads)}
        self._index = index_of(case)
        _, names = self._index.reach(self._asked, self._index.links, self._given)
        self.statements: dict[str, Constraint] = {
            name: s.proposition
            for name, s in case.statements.items()
            if name in names
            and s.coding in ("both", coding)
            and isinstance(s.proposition, Constraint)
        }
        self.bridges: dict[str, Constraint] = {
            name: a.says
            for name, a in case.assumptions.items()
            if name in names and a.enabled and isinstance(a.says, Constraint)
        }
        self.answers: dict[Hashable, Any] = {}
        self.prices: dict[Hashable, Any] = {}
        self._entries: dict[tuple[str, Quantity], list[tuple[Assumption, Direction]]] = {}
        self._offers = [a for a in case.assumptions.values() if a.of is not None and a.enabled]
        self._propositions = {**self.statements, **self.bridges}
        self._spoken: dict[str, frozenset[Quantity]] = {}
        self._pairs: dict[Quantity, tuple[Pair, ...]] = {}
        self._told: dict[str, list[tuple[Quantity, list[Pair]]]] = {}
        self._bearing: dict[frozenset[str], tuple[list[Quantity], set[str]]] = {}
        self._spans: dict[Pair, tuple[Period, Period] | None] = {}
        self.oracle: Oracle[Label] = Oracle(
            (
                *map(self.over_pairs, goal.given),
                *self.modelled(),
                *bounds(case, self.mentioned),
            )
        )

    # -- what bears on the goal ---------------------------------------------------------------

    def bearing(self, ids: Iterable[str]) -> list[str]:
        """Return the statements and bridges, among some, that bear on the goal."""
        ids = [i for i in ids if i in self._propositions]
        names = self._reach(ids)[1]
        return [i for i in ids if i in names]

    def reached(self, ids: Iterable[str]) -> list[Quantity]:
        """Return, in order, the quantities that bear on the goal by some statements and bridges."""
        return self._reach(ids)[0]

    def could_bear(self, statement: Statement) -> bool:
        """Say whether a statement, of this case or another, could bear on the goal with the rest.

        Whoever says it how firmly is not asked: that is the account's.
        """
        if not isinstance(statement.proposition, Constraint):
            return False
        reached, _ = self._reach(self._propositions)
        return not Link.of(statement.proposition).heads.isdisjoint(reached)

    def speaks_of(self, statement: str, wanted: frozenset[Quantity]) -> bool:
        """Say whether a statement mentions one of some quantities."""
        if statement not in self._spoken:
            self._spoken[statement] = frozenset(quantities(self.statements[statement]))
        return not self._spoken[statement].isdisjoint(wanted)

    def _reach(self, ids: Iterable[str]) -> tuple[list[Quantity], set[str]]:
        among = frozenset(ids)
        if among not in self._bearing:
            self._bearing[among] = self._index.reach(self._asked, among, self._given)
        return self._bearing[among]

    @cached_property
    def influenced(self) -> frozenset[Quantity]:
        """The quantities into which the case knows an influence, whoever states it."""
        return frozenset(c.target for p in self._propositions.values() for c in couplings(p))

    @cached_property
    def mentioned(self) -> dict[Level, None]:
        """Every level that the goal or anything that could bear on it mentions."""
        found = dict.fromkeys(x for i in self._propositions for x in self._index.links[i].levels)
        return found | dict.fromkeys(x for link in self._given for x in link.levels)

    @cached_property
    def times(self) -> dict[Quantity, frozenset[str]]:
        """For each quantity the times and courses at which it, or what it moves, is spoken of."""
        found: dict[Quantity, set[str]] = {}
        for level in self.mentioned:
            found.setdefault(level.quantity, set()).add(level.at)
        arrows = {c for p in (*self._propositions.values(), *self.goal.given) for c in couplings(p)}
        grown = True
        while grown:
            grown = False
            for arrow in arrows:
                new = found.get(arrow.target, set()) - found.setdefault(arrow.source, set())
                found[arrow.source] |= new
                grown = grown or bool(new)
        return {quantity: frozenset(times) for quantity, times in found.items()}

    def pairs(self, quantity: Quantity) -> tuple[Pair, ...]:
        """Return the pairs of times or courses between which changes of a quantity are read."""
        if quantity not in self._pairs:
            times = self.times.get(quantity, frozenset())
            dated = sorted((when, at) for at in times if at and (when := self.when(at)))
            found = [(a, b) for (x, a), (y, b) in combinations(dated, 2) if x.end < y.start]
            found += [
                (noun.instead_of, course)
                for course, noun in self.case.courses.items()
                if noun.instead_of and {course, noun.instead_of} <= times
            ]
            self._pairs[quantity] = tuple(found)
        return self._pairs[quantity]

    def when(self, at: str) -> Period | None:
        """Return the period of a written or named time; a course has none."""
        return self.case.when(at)

    # -- constraints --------------------------------------------------------------------------

    def bit(self, label: Label) -> int:
        """Return the oracle's bit of a statement, an assumption or a side of the goal."""
        return self.oracle.bit(label) or self.oracle.add(label, self.constraint(label))

    def mask(self, labels: Iterable[Label]) -> int:
        """Return the oracle's set of some labels."""
        found = 0
        for label in labels:
            found |= self.bit(label)
        return found

    def constraint(self, label: Label) -> Constraint:
        """Return what a label says, with couplings read over pairs of times."""
        if isinstance(label, str):
            if label == GOAL:
                return self.over_pairs(self.goal.proposition)
            if label == DENIAL:
                return self.over_pairs(self.goal.proposition, denied=True)
            return self.over_pairs(self.statements[label])
        if not isinstance(label, Assumed):
            return self.over_pairs(label)
        if label.kind == "bridge":
            return self.over_pairs(self.bridges[label.id])
        assert label.quantity is not None
        assert label.direction is not None
        parts = (
            ruled_out(label.quantity, label.direction, label.counted, pair) for pair in label.pairs
        )
        return And(tuple(part for pair in parts for part in pair))

    def over_pairs(self, proposition: Constraint, *, denied: bool = False) -> Constraint:
        """Return a constraint, or its denial, in which each coupling is read as a share.

        To deny one effect is to claim that one of the others holds.
        """
        match proposition:
            case Comparison():
                return Not(proposition) if denied else proposition
            case Coupling(source, effect, target):
                effects = [e for e in SIGNS if (e == effect) != denied]
                return Or(tuple(self.shares(Coupling(source, e, target)) for e in effects))
            case Not(part):
                return self.over_pairs(part, denied=not denied)
            case Implies(condition, consequence):
                return self.over_pairs(Or((Not(condition), consequence)), denied=denied)
            case And(parts):
                read = tuple(self.over_pairs(part, denied=denied) for part in parts)
                return Or(read) if denied else And(read)
            case Or(parts):
                read = tuple(self.over_pairs(part, denied=denied) for part in parts)
                return And(read) if denied else Or(read)

    def shares(self, coupling: Coupling) -> And:
        """Return what a coupling says of every change of its target."""
        pairs = self.pairs(coupling.target)
        return And(tuple(part for pair in pairs for part in share(coupling, pair)))

    def modelled(self) -> Iterator[Constraint]:
        """Yield that nothing but the model's influences moves what the model yields."""
        for target in sorted({arrow.target for arrow in self.goal.model}):
            counted = tuple(sorted(a.source for a in self.goal.model if a.target == target))
            for pair in self.pairs(target):
                yield from ruled_out(target, "rise", counted, pair)
                yield from ruled_out(target, "fall", counted, pair)

    # -- assumptions --------------------------------------------------------------------------

    def offered(
        self,
        account: Account,
        said: Iterable[str],
        bridges: Iterable[str],
        *,
        counting: Iterable[str] = (),
    ) -> list[Assumed]:
        """Return the closures and frames that an account allows with some bridges in play.

        Closures count, and assumptions may be of, what some more bridges bring in besides.
        None is offered for a change that the account tells or the question supposes, nor outside
        what leads to the goal, so that a closure never runs backwards.  A frame is of what nobody
        speaks of: an open statement, a bridge in play, and a goal that asks for just that change
        speak of it too.
        """
        if not self._offers:
            return []
        said, bridges, counting = list(said), list(bridges), list(counting)
        told = self.told(said)
        for quantity, supposed in _told_by(self.goal.supposing):
            told.setdefault(quantity, []).extend(supposed)
        left_open = [s.id for s in account.said if not s.hedge and s.id in self.statements]
        spoken = self.told([*bridges, *left_open])
        asked = {level.quantity for level in levels(self.goal.proposition)}
        moving = self.influences([*self.stated(account), *bridges, *counting])
        found = []
        for quantity in self.reached([*said, *bridges, *counting]):
            kind: Literal["closure", "frame"] = (
                "closure" if quantity in self.influenced else "frame"
            )
            known = told.get(quantity, [])
            if kind == "frame":
                known = known + spoken.get(quantity, [])
            pairs = self.pairs(quantity)
            if known:
                pairs = tuple(pair for pair in pairs if not self.overlaps(pair, known))
            if not pairs or (kind == "frame" and asked == {quantity}):
                continue
            counted = moving.get(quantity, ())
            for entry, direction in self.entries(kind, quantity):
                found.append(
                    Assumed(entry.id, kind, entry.owner, quantity, direction, pairs, counted)
                )
        return found

    def entries(self, kind: str, quantity: Quantity) -> list[tuple[Assumption, Direction]]:
        """Return the entries of the case that offer a closure or frame, with each direction."""
        if (kind, quantity) not in self._entries:
            rise: Direction = "rise"
            fall: Direction = "fall"
            self._entries[kind, quantity] = [
                (entry, direction)
                for entry in self._offers
                if entry.kind == kind and entry.of in ("each", str(quantity))
                for direction in (rise, fall)
                if entry.direction in ("both", direction)
            ]
        return self._entries[kind, quantity]

    def stated(self, account: Account) -> list[str]:
        """Return what an account states, however weakly: a closure counts it at every level."""
        return [s.id for s in account.said if s.hedge and s.id in self.statements]

    def influences(self, ids: Iterable[str]) -> dict[Quantity, tuple[Quantity, ...]]:
        """Return what is moved according to some statements and bridges, and by what."""
        found: dict[Quantity, set[Quantity]] = {}
        for i in ids:
            for arrow in self._index.links[i].arrows:
                moving = {arrow.source} if SIGNS[arrow.effect] else set()
                found.setdefault(arrow.target, set()).update(moving)
        return {target: tuple(sorted(sources)) for target, sources in found.items()}

    def told(self, said: Iterable[str]) -> dict[Quantity, list[Pair]]:
        """Return, for each quantity, the pairs of times of which something said speaks at once."""
        told: dict[Quantity, list[Pair]] = {}
        for i in said:
            for quantity, pairs in self._tells(i):
                told.setdefault(quantity, []).extend(pairs)
        return told

    def _tells(self, name: str) -> list[tuple[Quantity, list[Pair]]]:
        if name not in self._told:
            self._told[name] = _compared(self._index.links[name].levels)
        return self._told[name]

    def overlaps(self, pair: Pair, told: Iterable[Pair]) -> bool:
        """Say whether a change falls within one that is told; an undated one may lie anywhere."""
        span = self.span(pair)
        for other in told:
            if set(other) == set(pair):
                return True
            if {*pair, *other} & set(self.case.courses):
                continue
            spoken = self.span(other)
            if span is None or spoken is None:
                return True
            if span[0].start < spoken[1].start and spoken[0].start < span[1].start:
                return True
        return False

    def span(self, pair: Pair) -> tuple[Period, Period] | None:
        """Return the two periods of a pair, earlier first, where both are dated."""
        if pair not in self._spans:
            dated = sorted(when for at in pair if (when := self.when(at)) is not None)
            self._spans[pair] = (dated[0], dated[1]) if len(dated) == 2 else None
        return self._spans[pair]


def _told_by(propositions: Iterable[Constraint]) -> Iterator[tuple[Quantity, list[Pair]]]:
    """Yield, for each of some propositions, the changes that it tells."""
    for proposition in propositions:
        yield from _compared(levels(proposition))


def _compared(mentioned: Iterable[Level]) -> list[tuple[Quantity, list[Pair]]]:
    """Return the quantities that are mentioned at several times, with each pair of them."""
    times: dict[Quantity, set[str]] = {}
    for level in mentioned:
        times.setdefault(level.quantity, set()).add(level.at)
    return [(q, list(combinations(sorted(at), 2))) for q, at in times.items() if len(at) > 1]
