"""The one seam to solvers: is a set of labelled constraints satisfiable together?

An :class:`Oracle` is given every constraint that may take part, each under a label, and is then
asked about subsets.  Labels are bits of an integer.  What it learns is kept: a set that lies inside
one satisfied by a known world is satisfiable, one that holds a known core is not.  So the same few
worlds and cores serve every account, hedge level and choice of assumptions.

Sets that speak of order alone go to :mod:`~demarche.worlds.order`, sums that all hold at once to
:mod:`~demarche.worlds.simplex`, the rest to :mod:`~demarche.worlds.arithmetic`; all are exact.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from typing import Generic, TypeVar

from demarche.case.proposition import Constraint, Level
from demarche.errors import LimitReached
from demarche.worlds.arithmetic import Arithmetics
from demarche.worlds.evaluate import holds
from demarche.worlds.graph import Graph
from demarche.worlds.order import (
    Clause,
    NotOrdinal,
    Order,
    Points,
    Tagged,
    forced,
    ranks,
    satisfied,
    solve,
    spread,
)
from demarche.worlds.simplex import Row, feasible, rows_of

Label = TypeVar("Label", bound=Hashable)


MAX_WORLDS = 256
"""Most sets that are remembered as satisfiable, those that served last."""


MAX_CLOSURES = 16
"""Most sets of which is remembered what they force, the latest."""


MANY_POINTS = 400
"""From how many points of an order on connected parts are tried before the closure."""


class Oracle(Generic[Label]):
    """Satisfiability of subsets of labelled constraints, remembered.

    Parameters
    ----------
    always : iterable of Constraint
        Constraints in every set.

    Attributes
    ----------
    labels : list
        Label of each bit, lowest first.
    asked : int
        How many sets the solvers were asked about.
    """

    def __init__(self, always: Iterable[Constraint] = ()) -> None:
        """Begin with no labels."""
        self.always = tuple(always)
        self.labels: list[Label] = []
        self.asked = 0
        self._bits: dict[Label, int] = {}
        self._constraints: list[Constraint] = []
        self._points = Points()
        self._clauses: list[list[Tagged] | None] = []
        self._always: list[Clause] = []
        self._closures: list[tuple[int, Order, list[Tagged]]] = []
        self._sized = -1
        self._beyond_order = 0
        self._rows: dict[Constraint, list[Row] | None] = {}
        self._ordinal = True
        self._known: dict[int, bool] = {}
        self._missing: list[int] = []
        self._cores: list[int] = []
        self._arithmetics: Arithmetics | None = None
        try:
            self._always = [c for part in self.always for c in self._points.unfold(part)]
        except NotOrdinal:
            self._ordinal = False

    def add(self, label: Label, constraint: Constraint) -> int:
        """Give a label its constraint; return its bit."""
        bit = self._bits[label] = 1 << len(self.labels)
        self.labels.append(label)
        self._constraints.append(constraint)
        try:
            self._clauses.append([(clause, bit) for clause in self._points.unfold(constraint)])
        except NotOrdinal:
            self._clauses.append(None)
            self._beyond_order |= bit
        return bit

    def bit(self, label: Label) -> int:
        """Return the bit of a label, 0 where it was not added."""
        return self._bits.get(label, 0)

    def members(self, mask: int) -> Iterator[Label]:
        """Yield the labels of a set, in order of their adding."""
        return (self.labels[i] for i in indices(mask))

    def satisfiable(self, mask: int) -> bool:
        """Say whether some world satisfies every constraint of a set.

        Raises
        ------
        LimitReached
            If the solver gives up.
        """
        if mask not in self._known:
            self._known[mask] = self._satisfies(mask)
        return self._known[mask]

    def extended(self, mask: int) -> int:
        """Return a satisfiable set that holds a satisfiable set, as large as is known at once."""
        return next((~missing for missing in self._missing if not mask & missing), mask)

    def involved(self, mask: int) -> int:
        """Return a part of a set that holds every minimal unsatisfiable part of it."""
        if not self._ordinal or mask & self._beyond_order:
            return mask
        clauses = self._demanded(mask)
        if len(clauses) < MANY_POINTS or any(len(clause) > 1 for clause, _ in clauses):
            return mask
        if any(len(clause) > 1 for clause, _ in self._lasting()):
            return mask
        return Graph([*self._lasting(), *clauses]).within()

    def world(self, mask: int) -> dict[Level, Fraction] | None:
        """Return a world that satisfies a set, or nothing where there is none.

        The world is checked against the constraints by exact evaluation.
        """
        if not self._ordinal or mask & self._beyond_order:
            found = self._weighed(mask)
            if found is None and self._calculated(mask) and self._arithmetics:
                found = self._arithmetics.world()
            return None if found is None or isinstance(found, int) else self._checked(mask, found)
        rank = self._arrange(mask)
        if rank is None:
            return None
        return self._checked(mask, dict(spread(self._points, rank)))

    def core(self, mask: int, *, keep: int = 0) -> int:
        """Return a minimal part of an unsatisfiable set that is unsatisfiable with `keep`.

        The set must hold `keep`; what is returned does too, and loses none of its other members
        without becoming satisfiable (deletion, starting from the smallest core known).
        """
        while True:
            inside = (core | keep for core in self._cores if not core & ~mask)
            smallest = min(inside, key=int.bit_count, default=mask)
            for bit in bits(smallest & ~keep):
                if not self.satisfiable(smallest & ~bit):
                    mask = smallest & ~bit
                    break
            else:
                self._fail(smallest)
                return smallest

    # -- solvers ----------------------------------------------------------------------------

    def _satisfies(self, mask: int) -> bool:
        """Say whether a set is satisfiable by what is remembered, else by a solver."""
        outside = ~mask
        for core in self._cores:
            if not core & outside:
                return False
        for i, missing in enumerate(self._missing):
            if not mask & missing:
                self._missing.insert(0, self._missing.pop(i))
                return True
        self.asked += 1
        if self._ordinal and not mask & self._beyond_order:
            return self._arrange(mask) is not None
        weighed = self._weighed(mask)
        if weighed is None:
            return self._calculated(mask)
        if isinstance(weighed, int):
            self._fail(weighed)
            return False
        self._remember(mask)
        return True

    def _arrange(self, mask: int) -> list[int] | None:
        """Return ranks of all points in some order that satisfies a set."""
        many = len(self._points.places) > MANY_POINTS
        found = self._by_parts(self._demanded(mask)) if many else None
        if found is None:
            found = self._by_closure(mask)
        if isinstance(found, int):
            self._fail(found)
            return None
        known = mask
        for i, own in enumerate(self._clauses):
            if own is not None and not mask >> i & 1 and satisfied(own, found):
                known |= 1 << i
        self._remember(known)
        return found

    def _demanded(self, mask: int) -> list[Tagged]:
        return [tagged for i in indices(mask) for tagged in self._clauses[i] or ()]

    def _by_closure(self, mask: int) -> list[int] | int:
        """Return ranks that satisfy a set, or labels that admit none, by cases.

        What a smaller set forces is forced here too: the largest known is gone on from.
        """
        size = len(self._points.places)
        if self._sized != size:
            base = forced(Order(size), self._lasting())
            if isinstance(base, int):
                return base
            self._closures, self._sized = [(0, *base)], size
        known, order, left = max(
            (one for one in self._closures if not one[0] & ~mask),
            key=lambda one: one[0].bit_count(),
        )
        beyond = forced(order, [*left, *self._demanded(mask & ~known)])
        if isinstance(beyond, int):
            return beyond
        *recent, least = self._closures
        self._closures = [(mask, *beyond), *recent[:MAX_CLOSURES], least]
        found = solve(*beyond)
        return found if isinstance(found, int) else ranks(found)

    def _by_parts(self, clauses: list[Tagged]) -> list[int] | int | None:
        """Return the same by connected parts; nothing where it comes down to cases."""
        everything = [*self._lasting(), *clauses]
        graph = Graph(everything)
        failing = graph.failing()
        if failing is not None:
            return failing
        rank = graph.ranks(len(self._points.places))
        choices = [tagged for tagged in everything if len(tagged[0]) > 1]
        return rank if satisfied(choices, rank) else None

    def _lasting(self) -> list[Tagged]:
        """Return the clauses that hold in every set."""
        return [(clause, 0) for clause in (*self._points.clauses, *self._always)]

    def _remember(self, known: int) -> None:
        """Keep what a set that some world satisfies lacks, before those that served less lately."""
        lacking = ~known
        rest = [old for old in self._missing if lacking & ~old]
        self._missing = [lacking, *rest][:MAX_WORLDS]

    def _fail(self, core: int) -> None:
        """Keep a set that no world satisfies instead of the sets that hold it."""
        self._cores = [core, *(old for old in self._cores if core & ~old)]

    def _weighed(self, mask: int) -> dict[Level, Fraction] | int | None:
        """Return a world, or labels that admit none, where a set is of sums that all hold."""
        rows: list[Row] = []
        labels: list[int] = []
        for part, label in (*((c, 0) for c in self.always), *self._chosen(mask)):
            if part not in self._rows:
                self._rows[part] = rows_of(part)
            own = self._rows[part]
            if own is None:
                return None
            rows += own
            labels += [label] * len(own)
        world, weights = feasible(rows)
        if world is not None:
            return world
        core = 0
        for place in weights:
            core |= labels[place]
        return core

    def _chosen(self, mask: int) -> Iterator[tuple[Constraint, int]]:
        return ((self._constraints[i], 1 << i) for i in indices(mask))

    def _calculated(self, mask: int) -> bool:
        """Say by arithmetic whether a set admits a world."""
        arithmetics = self._arithmetics = self._arithmetics or Arithmetics(self.always)
        while len(arithmetics.indicators) < len(self.labels):
            arithmetics.add(self._constraints[len(arithmetics.indicators)])
        core = arithmetics.check(indices(mask))
        if core is not None:
            self._fail(core)
        else:
            self._remember(mask)
        return core is None

    def _checked(self, mask: int, world: dict[Level, Fraction]) -> dict[Level, Fraction]:
        """Return a world that evaluation finds to satisfy a set."""
        chosen = [self._constraints[i] for i in indices(mask)]
        if not all(holds(constraint, world) for constraint in (*self.always, *chosen)):
            raise LimitReached(
                "the world found has irrational numbers and cannot be checked exactly",
                hint="compare quantities without products, or give them ranges",
            )
        return world


def indices(mask: int) -> Iterator[int]:
    """Yield the places of the bits of a set, lowest first."""
    digits = bin(mask)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def bits(mask: int) -> Iterator[int]:
    """Yield the single bits of a set, lowest first."""
    return (1 << i for i in indices(mask))
