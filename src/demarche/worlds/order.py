"""Exact reasoning about order alone: who is above whom, with cases.

Most of what people say of a negotiation orders quantities: firmer than, more anxious than, fell,
at least.  Over a dense order without ends such constraints need no arithmetic: a set of *u < v* and
*u <= v* is satisfiable exactly where no cycle holds a strict step.  Clauses (conditionals, "not
equal", closures) are settled by cases, with unit propagation (Davis, Logemann and Loveland 1962).
Numbers take part as points whose order is known.

The order is kept transitively closed, each row a bit set in one integer, so that adding a step is
a few dozen machine operations.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from demarche.case.proposition import (
    And,
    Comparison,
    Constraint,
    Implies,
    Level,
    Not,
    Number,
    Or,
)
from demarche.errors import LimitReached

MAX_CLAUSES = 256
"""Most clauses that one constraint may unfold to before it is left to arithmetic."""

MAX_CASES = 20_000
"""Most cases that may be tried for one set."""

Literal = tuple[int, int, bool]
"""``(u, v, strict)``: point *u* lies below point *v*, or not above it."""

Clause = tuple[Literal, ...]
"""At least one of some literals."""


class NotOrdinal(Exception):  # noqa: N818
    """A constraint needs arithmetic; it is no error."""


@dataclass(slots=True)
class Points:
    """The points of an order: levels, and numbers in their known order."""

    places: dict[Level | Fraction, int] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)

    def place(self, point: Level | Fraction) -> int:
        """Return the index of a point, a new one where it was not known."""
        if point not in self.places:
            here = self.places[point] = len(self.places)
            if isinstance(point, Fraction):
                for other, there in self.places.items():
                    if isinstance(other, Fraction) and other != point:
                        pair = (here, there) if point < other else (there, here)
                        self.clauses.append(((*pair, True),))
        return self.places[point]

    def unfold(self, constraint: Constraint, *, denied: bool = False) -> list[Clause]:
        """Return a constraint, or its denial, as clauses.

        Raises
        ------
        NotOrdinal
            If it does arithmetic or unfolds to more than :data:`MAX_CLAUSES` clauses.
        """
        match constraint:
            case Comparison(left, sign, right):
                return self.compare(left, _DENIED[sign] if denied else sign, right)
            case Not(part):
                return self.unfold(part, denied=not denied)
            case And(parts):
                return self.join(parts, denied=denied, every=not denied)
            case Or(parts):
                return self.join(parts, denied=denied, every=denied)
            case Implies(condition, consequence):
                return self.unfold(Or((Not(condition), consequence)), denied=denied)
        raise TypeError(f"a coupling must be read over pairs of times first: {constraint}")

    def join(self, parts: Iterable[Constraint], *, denied: bool, every: bool) -> list[Clause]:
        """Return some parts as clauses: every one of them, or at least one."""
        unfolded = [self.unfold(part, denied=denied) for part in parts]
        if every:
            clauses = [clause for part in unfolded for clause in part]
        else:
            clauses = [()]
            for part in unfolded:
                clauses = [tuple(dict.fromkeys(a + b)) for a in clauses for b in part]
                if len(clauses) > MAX_CLAUSES:
                    raise NotOrdinal
        if len(clauses) > MAX_CLAUSES:
            raise NotOrdinal
        return clauses

    def compare(self, left: object, sign: str, right: object) -> list[Clause]:
        """Return a comparison as clauses.

        Raises
        ------
        NotOrdinal
            If either side does arithmetic.
        """
        u, v = (self.place(_point(term)) for term in (left, right))
        if sign in (">", ">="):
            u, v = v, u
        if sign in ("<", ">"):
            return [((u, v, True),)]
        if sign in ("<=", ">="):
            return [((u, v, False),)]
        if sign == "=":
            return [((u, v, False),), ((v, u, False),)]
        return [((u, v, True), (v, u, True))]


_DENIED = {"<": ">=", "<=": ">", "=": "!=", "!=": "=", ">=": "<", ">": "<="}


def _point(term: object) -> Level | Fraction:
    if isinstance(term, Level):
        return term
    if isinstance(term, Number):
        return term.value
    raise NotOrdinal


Tagged = tuple[Clause, int]
"""A clause with the set of labels that it stands for, as bits; 0 where it always holds."""


class Order:
    """A transitively closed order of points that remembers why it holds.

    Attributes
    ----------
    above : list of int
        For each point the set of points not below it, itself included.
    below : list of int
        For each point the set of points not above it, itself included.
    over : list of int
        For each point the set of points strictly above it.
    steps : list of (Literal, Tagged)
        What was added, each with the clause that left nothing else.
    """

    __slots__ = ("above", "below", "over", "steps")

    def __init__(self, size: int) -> None:
        """Begin with no two points compared."""
        self.above = [1 << i for i in range(size)]
        self.below = [1 << i for i in range(size)]
        self.over = [0] * size
        self.steps: list[tuple[Literal, Tagged]] = []

    def copy(self) -> Order:
        """Return an order that can be added to independently."""
        twin = Order(0)
        twin.above, twin.below, twin.over = self.above[:], self.below[:], self.over[:]
        twin.steps = self.steps[:]
        return twin

    def state(self, literal: Literal) -> bool | None:
        """Say whether the order settles a literal, and how."""
        u, v, strict = literal
        if strict:
            if self.over[u] >> v & 1:
                return True
            return False if self.above[v] >> u & 1 else None
        if self.above[u] >> v & 1:
            return True
        return False if self.over[v] >> u & 1 else None

    def add(self, literal: Literal, why: Tagged) -> None:
        """Add a step that the order leaves open, with the clause that demands it."""
        u, v, strict = literal
        self.steps.append((literal, why))
        above, below, over = self.above, self.below, self.over
        reached, beyond = above[v], over[v]
        bit = 1 << u
        lower = rest = below[u]
        while rest:
            low = rest & -rest
            p = low.bit_length() - 1
            over[p] |= reached if strict or over[p] & bit else beyond
            above[p] |= reached
            rest ^= low
        rest = reached
        while rest:
            low = rest & -rest
            below[low.bit_length() - 1] |= lower
            rest ^= low

    def core(self, failed: Tagged) -> int:
        """Return the labels that together leave a clause no literal.

        The steps that refute its literals are traced back to the clauses that demanded them.
        """
        leaving: dict[int, list[int]] = {}
        for i, ((u, _, _), _) in enumerate(self.steps):
            leaving.setdefault(u, []).append(i)
        clause, labels = failed
        pending = [(literal, len(self.steps)) for literal in clause]
        seen: set[int] = set()
        while pending:
            literal, before = pending.pop()
            for i in self._refuting(literal, before, leaving):
                if i not in seen:
                    seen.add(i)
                    step, (demanding, tag) = self.steps[i]
                    labels |= tag
                    pending += [(other, i) for other in demanding if other != step]
        return labels

    def _refuting(
        self, literal: Literal, before: int, leaving: dict[int, list[int]]
    ) -> Iterator[int]:
        """Yield the steps of a shortest path, among the first ones, that refutes a literal."""
        u, v, strict = literal
        start, end = (v, strict), (u, True)
        came: dict[tuple[int, bool], tuple[int, tuple[int, bool]] | None] = {start: None}
        frontier = deque([start])
        while end not in came:
            here = frontier.popleft()
            for i in leaving.get(here[0], ()):
                (_, there, firm), _ = self.steps[i]
                state = there, firm or here[1]
                if i < before and state not in came:
                    came[state] = i, here
                    frontier.append(state)
        at = came[end]
        while at is not None:
            yield at[0]
            at = came[at[1]]


def forced(base: Order, clauses: Iterable[Tagged]) -> tuple[Order, list[Tagged]] | int:
    """Return the order that clauses force beyond another, with the clauses that leave a choice.

    Where they cannot hold together, return the labels of some that cannot.
    """
    order = base.copy()
    left = _propagate(order, list(clauses))
    return left if isinstance(left, int) else (order, left)


def solve(base: Order, clauses: Iterable[Tagged]) -> Order | int:
    """Return an order beyond another that satisfies every clause, or labels that admit none.

    Parameters
    ----------
    base : Order
        Left as it is.
    clauses : iterable of (Clause, int)
        Each with the labels that it stands for.

    Returns
    -------
    Order or int
        An order whose :func:`ranks` satisfy every clause; or a set of labels, often not minimal,
        whose clauses no order satisfies.

    Raises
    ------
    LimitReached
        After :data:`MAX_CASES` cases.
    """
    tagged = list(clauses)
    free = 0
    for _, tag in (*tagged, *(why for _, why in base.steps)):
        free |= tag
    return _settle(base.copy(), tagged, 1 << free.bit_length(), [MAX_CASES])


def _settle(order: Order, clauses: list[Tagged], supposed: int, budget: list[int]) -> Order | int:
    """Propagate, then split on a shortest clause that the order as it stands does not satisfy.

    Each case supposes a literal under a label of its own.  A case that fails without that label
    fails for the whole; otherwise what failed denies the literal, and the last literal is forced.
    """
    budget[0] -= 1
    if budget[0] < 0:
        raise LimitReached(f"more than {MAX_CASES} cases of an order were tried")
    left = _propagate(order, clauses)
    if isinstance(left, int):
        return left
    rank = ranks(order)
    wanting = [tagged for tagged in left if not satisfied([tagged], rank)]
    if not wanting:
        return order
    pivot = min(wanting, key=lambda clause: len(clause[0]))
    open_ = [literal for literal in pivot[0] if order.state(literal) is None]
    for literal in open_[:-1]:
        found = _settle(order.copy(), [((literal,), supposed), *left], supposed << 1, budget)
        if isinstance(found, Order) or not found & supposed:
            return found
        u, v, strict = literal
        denied = v, u, not strict
        if order.state(denied) is None:
            order.add(denied, ((denied,), found & ~supposed))
    return _settle(order, left, supposed, budget)


def _propagate(order: Order, clauses: list[Tagged]) -> list[Tagged] | int:
    """Add every step that is the last choice of a clause; return the clauses left open.

    Where a clause has no choice left, return the labels that took it.
    """
    moved = True
    while moved:
        moved = False
        above, over = order.above, order.over
        open_ = []
        for tagged in clauses:
            choices = 0
            for literal in tagged[0]:
                u, v, strict = literal
                if strict:
                    if over[u] >> v & 1:
                        break
                    if not above[v] >> u & 1:
                        choices += 1
                        choice = literal
                else:
                    if above[u] >> v & 1:
                        break
                    if not over[v] >> u & 1:
                        choices += 1
                        choice = literal
            else:
                if choices > 1:
                    open_.append(tagged)
                elif choices:
                    order.add(choice, tagged)
                    moved = True
                else:
                    return order.core(tagged)
        clauses = open_
    return clauses


def ranks(order: Order) -> list[int]:
    """Return a number for each point that respects the order: how many points lie not above it."""
    return [below.bit_count() for below in order.below]


def satisfied(clauses: Iterable[Tagged], rank: list[int]) -> bool:
    """Say whether numbers of points satisfy every clause."""
    for clause, _ in clauses:
        for u, v, strict in clause:
            if rank[u] < rank[v] or (not strict and rank[u] == rank[v]):
                break
        else:
            return False
    return True


def spread(points: Points, rank: list[int]) -> Iterator[tuple[Level, Fraction]]:
    """Yield a number for each level, in the order of the ranks, that fits the fixed numbers."""
    fixed = sorted(
        (rank[i], value) for value, i in points.places.items() if isinstance(value, Fraction)
    )
    for level, i in points.places.items():
        if not isinstance(level, Level):
            continue
        here = rank[i]
        lower = max((f for f in fixed if f[0] <= here), default=None)
        upper = min((f for f in fixed if f[0] >= here), default=None)
        if lower is None and upper is None:
            yield level, Fraction(here)
        elif upper is None:
            assert lower is not None
            yield level, lower[1] + here - lower[0]
        elif lower is None or lower[0] == upper[0]:
            yield level, upper[1] - (upper[0] - here)
        else:
            share = Fraction(here - lower[0], upper[0] - lower[0])
            yield level, lower[1] + share * (upper[1] - lower[1])
