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


class Order:
    """A transitively closed order of points.

    Attributes
    ----------
    above : list of int
        For each point the set of points not below it, itself included.
    below : list of int
        For each point the set of points not above it, itself included.
    over : list of int
        For each point the set of points strictly above it.
    """

    __slots__ = ("above", "below", "over")

    def __init__(self, size: int) -> None:
        """Begin with no two points compared."""
        self.above = [1 << i for i in range(size)]
        self.below = [1 << i for i in range(size)]
        self.over = [0] * size

    def copy(self) -> Order:
        """Return an order that can be added to independently."""
        twin = Order(0)
        twin.above, twin.below, twin.over = self.above[:], self.below[:], self.over[:]
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

    def add(self, literal: Literal) -> bool:
        """Add a step; say whether the order is still one."""
        u, v, strict = literal
        above, over = self.above, self.over
        if above[v] >> u & 1 and (strict or over[v] >> u & 1):
            return False
        reached, beyond = above[v], over[v]
        bit = 1 << u
        lower = self.below[u]
        rest = lower
        while rest:
            low = rest & -rest
            p = low.bit_length() - 1
            over[p] |= reached if strict or over[p] & bit else beyond
            above[p] |= reached
            rest ^= low
        rest = reached
        while rest:
            low = rest & -rest
            self.below[low.bit_length() - 1] |= lower
            rest ^= low
        return True


def solve(size: int, clauses: Iterable[Clause]) -> Order | None:
    """Return an order that satisfies every clause, or nothing where there is none.

    Parameters
    ----------
    size : int
        Number of points.
    clauses : iterable of Clause

    Raises
    ------
    LimitReached
        After :data:`MAX_CASES` cases.
    """
    budget = [MAX_CASES]
    return _settle(Order(size), list(clauses), budget)


def _settle(order: Order, clauses: list[Clause], budget: list[int]) -> Order | None:
    """Propagate, then split on a shortest open clause."""
    budget[0] -= 1
    if budget[0] < 0:
        raise LimitReached(f"more than {MAX_CASES} cases of an order were tried")
    moved = True
    while moved:
        moved = False
        open_ = []
        for clause in clauses:
            if len(clause) == 1:
                if not order.add(clause[0]):
                    return None
                moved = True
                continue
            left = []
            for literal in clause:
                state = order.state(literal)
                if state:
                    break
                if state is None:
                    left.append(literal)
            else:
                if not left:
                    return None
                open_.append(tuple(left))
                moved = moved or len(left) == 1
        clauses = open_
        if not clauses:
            return order
    pivot = min(clauses, key=len)
    rest = [clause for clause in clauses if clause is not pivot]
    for i, literal in enumerate(pivot):
        branch = order.copy()
        denied = [((v, u, not strict),) for u, v, strict in pivot[:i]]
        found = _settle(branch, [(literal,), *denied, *rest], budget)
        if found is not None:
            return found
    return None


def ranks(order: Order) -> list[int]:
    """Return a number for each point that respects the order: how many points lie not above it."""
    return [below.bit_count() for below in order.below]


def satisfied(clauses: Iterable[Clause], rank: list[int]) -> bool:
    """Say whether numbers of points satisfy every clause."""
    for clause in clauses:
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
