"""Whether a constraint holds in a world, by exact arithmetic.

This is the independent check of every witness: it shares nothing with the solvers but the form of a
proposition.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from demarche.case.proposition import (
    And,
    Arithmetic,
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

World = Mapping[Level, Fraction]
"""A number for every level; a level that is missing is zero."""

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_COMBINE: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def value(term: Term, world: World) -> Fraction:
    """Return the number of a term in a world; a quotient by zero is zero."""
    match term:
        case Number(number):
            return number
        case Level():
            return world.get(term, Fraction(0))
        case Arithmetic(left, "/", right):
            divisor = value(right, world)
            return value(left, world) / divisor if divisor else Fraction(0)
        case Arithmetic(left, sign, right):
            return _COMBINE[sign](value(left, world), value(right, world))


def holds(constraint: Constraint, world: World) -> bool:
    """Say whether a constraint holds in a world.

    Raises
    ------
    TypeError
        For a coupling, which relates worlds' changes and constrains none alone.
    """
    match constraint:
        case Comparison(left, sign, right):
            return _COMPARE[sign](value(left, world), value(right, world))
        case Not(part):
            return not holds(part, world)
        case And(parts):
            return all(holds(part, world) for part in parts)
        case Or(parts):
            return any(holds(part, world) for part in parts)
        case Implies(condition, consequence):
            return not holds(condition, world) or holds(consequence, world)
        case Coupling():
            raise TypeError(f"a coupling holds in no single world: {constraint}")
