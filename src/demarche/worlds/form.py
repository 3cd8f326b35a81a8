"""The form of a constraint: comparisons under conjunction and disjunction, and sums as factors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from demarche.case.proposition import (
    And,
    Arithmetic,
    Comparator,
    Comparison,
    Constraint,
    Coupling,
    Implies,
    Level,
    Not,
    Number,
    Or,
    Term,
)

_DENIED: dict[Comparator, Comparator] = {
    "<": ">=",
    "<=": ">",
    "=": "!=",
    "!=": "=",
    ">=": "<",
    ">": "<=",
}


def plain(constraint: Constraint, *, denied: bool = False) -> Constraint:
    """Return a constraint, or its denial, by conjunction and disjunction of comparisons alone."""
    match constraint:
        case Comparison(left, sign, right):
            sign = _DENIED[sign] if denied else sign
            if sign == "!=":
                return Or((Comparison(left, "<", right), Comparison(left, ">", right)))
            return Comparison(left, sign, right)
        case Not(part):
            return plain(part, denied=not denied)
        case And(parts):
            read = tuple(plain(part, denied=denied) for part in parts)
            return Or(read) if denied else And(read)
        case Or(parts):
            read = tuple(plain(part, denied=denied) for part in parts)
            return And(read) if denied else Or(read)
        case Implies(condition, consequence):
            return plain(Or((Not(condition), consequence)), denied=denied)
        case Coupling():
            raise TypeError(f"a coupling must be read over pairs of times first: {constraint}")


def conjuncts(constraints: Iterable[Constraint]) -> Iterator[Constraint]:
    """Yield all that holds where some constraints do, conjunctions taken apart."""
    for constraint in constraints:
        if isinstance(constraint, And):
            yield from conjuncts(constraint.parts)
        else:
            yield constraint


def linear(comparison: Comparison) -> dict[Term | None, Fraction]:
    """Return factors of a sum, under nothing its constant, that a comparison puts below zero.

    What is not linear stands as a term of its own.
    """
    left, right = comparison.left, comparison.right
    if comparison.comparator in (">", ">="):
        left, right = right, left
    return _linear(Arithmetic(left, "-", right))


def _linear(term: Term) -> dict[Term | None, Fraction]:
    """Return the factors of a term; under nothing its constant."""
    match term:
        case Number(value):
            return {None: value}
        case Level():
            return {term: Fraction(1)}
        case Arithmetic(left, "*", Number(value)) | Arithmetic(Number(value), "*", left):
            return {level: factor * value for level, factor in _linear(left).items()}
        case Arithmetic(left, "/", Number(value)) if value:
            return {level: factor / value for level, factor in _linear(left).items()}
        case Arithmetic(left, "+" | "-" as sign, right):
            found = _linear(left)
            for level, factor in _linear(right).items():
                found[level] = found.get(level, Fraction(0)) + (factor if sign == "+" else -factor)
            return found
        case _:
            return {term: Fraction(1)}
