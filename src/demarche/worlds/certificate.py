"""A proof that a reason forces its answer, and a checker that trusts nobody.

A reason forces an answer if its members and the other side of the goal admit no world.  The proof
is a tree: at each branching it goes through the *cases* of a disjunction that holds, and each leaf
adds up comparisons that hold, with weights, to an absurdity such as *0 < 0* (Farkas 1902; a cycle
of "above" and "not below" is the sum of its steps).

:func:`refutes` checks a proof by rational arithmetic.  It shares nothing with the solvers but the
form of a proposition.  Arithmetic beyond sums has no such proof: what Z3 says of it stands
unchecked, and :func:`certificate` returns nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from demarche.case.proposition import (
    Comparison,
    Constraint,
    Number,
    Or,
    Term,
)
from demarche.worlds.form import conjuncts, linear, plain
from demarche.worlds.reason import Reason
from demarche.worlds.theory import DENIAL, GOAL, Label, Theory

MAX_LEAVES = 2_000
"""Most leaves of a proof before it is given up."""

MAX_SUMS = 4_000
"""Most sums that are formed for one leaf before it is given up."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Comparisons that hold, weighted so that they add up to an absurdity."""

    weights: tuple[tuple[Comparison, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """A disjunction that holds, with a proof for each of its parts."""

    of: Or
    proofs: tuple[Proof, ...]


Proof = Sum | Cases


@dataclass(frozen=True, slots=True)
class Certificate:
    """What cannot hold together, and the proof of it."""

    constraints: tuple[Constraint, ...]
    proof: Proof

    @property
    def leaves(self) -> int:
        """How many cases the proof closes."""
        return sum(1 for _ in _leaves(self.proof))


def certificate(theory: Theory, reason: Reason) -> Certificate | None:
    """Return a checked proof that a reason forces its answer.

    Parameters
    ----------
    theory : Theory
    reason : Reason
        One of an answer to the theory's goal.

    Returns
    -------
    Certificate or None
        Nothing where the reason multiplies quantities or the proof grows too long.
    """
    against = DENIAL if reason.forces == "entailed" else GOAL
    labels: list[Label] = [*(s.id for s in reason.statements), *reason.assumptions, against]
    constraints = (*theory.oracle.always, *map(theory.constraint, labels))
    try:
        proof = _prove(*_opened(map(plain, constraints)), [MAX_LEAVES])
    except _GivenUp:
        return None
    return Certificate(constraints, proof) if refutes(proof, constraints) else None


# -- the checker -----------------------------------------------------------------------------------


def refutes(proof: Proof, constraints: Iterable[Constraint]) -> bool:
    """Say whether a proof shows that some constraints admit no world."""
    held = set(conjuncts(map(plain, constraints)))
    if isinstance(proof, Sum):
        return _absurd(proof, held)
    return (
        proof.of in held
        and len(proof.proofs) == len(proof.of.parts)
        and all(
            refutes(inner, [*held, part])
            for part, inner in zip(proof.of.parts, proof.proofs, strict=True)
        )
    )


def _absurd(leaf: Sum, held: set[Constraint]) -> bool:
    """Say whether weighted comparisons, all held, add up to what no numbers satisfy."""
    total: dict[Term | None, Fraction] = {}
    strict = False
    for comparison, weight in leaf.weights:
        if comparison not in held or (weight < 0 and comparison.comparator != "="):
            return False
        strict = strict or (comparison.comparator in "<>" and weight > 0)
        for level, factor in linear(comparison).items():
            total[level] = total.get(level, Fraction(0)) + weight * factor
    constant = total.pop(None, Fraction(0))
    return not any(total.values()) and (constant > 0 or (constant == 0 and strict))


# -- the prover ------------------------------------------------------------------------------------


class _GivenUp(Exception):  # noqa: N818
    """No proof was found within the limits; it is no error."""


def _prove(held: list[Comparison], open_: list[Or], budget: list[int]) -> Proof:
    """Return a proof that comparisons and disjunctions cannot hold together."""
    steps = _Steps(held)
    cycle = steps.cycle()
    if cycle is not None:
        return Sum(tuple(cycle))
    best: Or | None = None
    fewest = 0
    undecided = []
    for choice in open_:
        if any(steps.entails(part) for part in choice.parts):
            continue
        undecided.append(choice)
        living = sum(not steps.refutes(part) for part in choice.parts)
        if best is None or living < fewest:
            best, fewest = choice, living
    if best is None:
        return Sum(tuple(_eliminated(held)))
    budget[0] -= len(best.parts)
    if budget[0] < 0:
        raise _GivenUp
    rest = [choice for choice in undecided if choice is not best]
    proofs = []
    for part in best.parts:
        more, choices = _opened([part])
        proofs.append(_prove([*held, *more], [*rest, *choices], budget))
    return Cases(best, tuple(proofs))


def _opened(constraints: Iterable[Constraint]) -> tuple[list[Comparison], list[Or]]:
    """Return the comparisons and the disjunctions of which some constraints are made."""
    parts = list(dict.fromkeys(conjuncts(constraints)))
    comparisons = [part for part in parts if isinstance(part, Comparison)]
    return comparisons, [part for part in parts if isinstance(part, Or)]


class _Steps:
    """Comparisons of one term with another as steps from the lower to the upper."""

    def __init__(self, held: Iterable[Comparison]) -> None:
        self.leaving: dict[Term, list[tuple[Term, bool, Comparison | None, int]]] = {}
        numbers: set[Fraction] = set()
        for comparison in held:
            for lower, upper, weight in _ways(comparison):
                step = upper, comparison.comparator in "<>", comparison, weight
                self.leaving.setdefault(lower, []).append(step)
            sides = comparison.left, comparison.right
            numbers |= {side.value for side in sides if isinstance(side, Number)}
        self.numbers = sorted(numbers)
        for one, next_ in zip(self.numbers, self.numbers[1:], strict=False):
            between = Number(next_), True, None, 0
            self.leaving.setdefault(Number(one), []).append(between)

    def cycle(self) -> Iterable[tuple[Comparison, Fraction]] | None:
        """Return the weights of steps that lead back to their start and rise on the way."""
        for lower, steps in self.leaving.items():
            for upper, strict, comparison, weight in steps:
                if strict:
                    back = self.path(upper, lower, strict=False)
                    if back is not None:
                        return _weighted([(comparison, weight), *back])
        return None

    def path(
        self, start: Term, end: Term, *, strict: bool
    ) -> list[tuple[Comparison | None, int]] | None:
        """Return the steps of a shortest way up, one of them strict where that is asked."""
        first, last = (start, not strict), (end, True)
        came: dict[tuple[Term, bool], tuple[tuple[Term, bool], Comparison | None, int]] = {}
        frontier = deque([first])
        seen = {first}
        while frontier:
            here = frontier.popleft()
            if here == last:
                break
            for upper, firm, comparison, weight in self.leaving.get(here[0], ()):
                there = upper, here[1] or firm
                if there not in seen:
                    seen.add(there)
                    came[there] = here, comparison, weight
                    frontier.append(there)
        if last not in seen:
            return None
        found = []
        while last != first:
            last, comparison, weight = came[last]
            found.append((comparison, weight))
        return found

    def entails(self, part: Constraint) -> bool:
        """Say whether the steps contain a comparison."""
        return isinstance(part, Comparison) and all(
            self.path(lower, upper, strict=part.comparator in "<>") is not None
            for lower, upper, _ in _ways(part)
        )

    def refutes(self, part: Constraint) -> bool:
        """Say whether the steps rule a comparison out."""
        return isinstance(part, Comparison) and any(
            self.path(upper, lower, strict=part.comparator not in "<>") is not None
            for lower, upper, _ in _ways(part)
        )


def _ways(comparison: Comparison) -> Iterator[tuple[Term, Term, int]]:
    """Yield the lower and the upper side of a comparison; of an equality both ways."""
    left, right = comparison.left, comparison.right
    if comparison.comparator in ("<", "<=", "="):
        yield left, right, 1
    if comparison.comparator in (">", ">="):
        yield right, left, 1
    if comparison.comparator == "=":
        yield right, left, -1


def _weighted(
    steps: Iterable[tuple[Comparison | None, int]],
) -> Iterator[tuple[Comparison, Fraction]]:
    return ((step, Fraction(weight)) for step, weight in steps if step is not None)


@dataclass(frozen=True, slots=True)
class _Row:
    """A sum that lies below zero, or not above it, with the comparisons that it adds up."""

    factors: dict[Term | None, Fraction]
    strict: bool
    weights: dict[Comparison, Fraction]

    def plus(self, other: _Row, times: Fraction) -> _Row:
        """Return this row and another taken so many times."""
        return _Row(
            _added(self.factors, other.factors, times),
            self.strict or other.strict,
            _added(self.weights, other.weights, times),
        )


def _eliminated(held: Iterable[Comparison]) -> Iterator[tuple[Comparison, Fraction]]:
    """Yield weights that add linear comparisons up to an absurdity (Fourier 1826, Motzkin 1936)."""
    rows = [
        _Row(
            {x: sign * f for x, f in linear(c).items() if f or x is None},
            c.comparator in "<>",
            {c: Fraction(sign)},
        )
        for c in held
        for sign in ((1, -1) if c.comparator == "=" else (1,))
    ]
    formed = 0
    while True:
        for row in rows:
            constant = row.factors.get(None, Fraction(0))
            if row.factors.keys() <= {None} and (constant > 0 or (constant == 0 and row.strict)):
                yield from row.weights.items()
                return
        terms = {term for row in rows for term in row.factors if term is not None}
        if not terms:
            raise _GivenUp
        term = min(terms, key=lambda term: (_products(rows, term), str(term)))
        above = [row for row in rows if row.factors.get(term, 0) > 0]
        below = [row for row in rows if row.factors.get(term, 0) < 0]
        formed += len(above) * len(below)
        if formed > MAX_SUMS:
            raise _GivenUp
        rows = [row for row in rows if not row.factors.get(term)]
        rows += [a.plus(b, -a.factors[term] / b.factors[term]) for a in above for b in below]


def _products(rows: Iterable[_Row], term: Term) -> int:
    """Return how many sums it takes to eliminate a term."""
    signs = [row.factors.get(term, 0) for row in rows]
    return sum(sign > 0 for sign in signs) * sum(sign < 0 for sign in signs)


_Key = TypeVar("_Key")


def _added(
    one: dict[_Key, Fraction], other: dict[_Key, Fraction], times: Fraction
) -> dict[_Key, Fraction]:
    found = dict(one)
    for key, factor in other.items():
        found[key] = found.get(key, Fraction(0)) + times * factor
    return {key: factor for key, factor in found.items() if factor or key is None}


def _leaves(proof: Proof) -> Iterator[Sum]:
    if isinstance(proof, Sum):
        yield proof
    else:
        for inner in proof.proofs:
            yield from _leaves(inner)
