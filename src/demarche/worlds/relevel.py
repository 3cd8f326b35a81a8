"""A constraint with its levels replaced: for the parties of an act, or a second copy of a world."""

from __future__ import annotations

from collections.abc import Callable

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


def relevelled(constraint: Constraint, to: Callable[[Level], Level]) -> Constraint:
    """Return a constraint in which each level is replaced; a coupling mentions none.

    Parameters
    ----------
    constraint : Constraint
    to : callable
        From a level to the one that takes its place.

    Examples
    --------
    >>> from demarche.case.grammar import parse
    >>> from demarche.case.proposition import Level
    >>> print(relevelled(parse("x < 3 or x + y > 1"), lambda x: Level(x.quantity, "2024")))
    x at 2024 < 3 or x at 2024 + y at 2024 > 1
    """

    def term(given: Term) -> Term:
        match given:
            case Level():
                return to(given)
            case Arithmetic(left, sign, right):
                return Arithmetic(term(left), sign, term(right))
            case Number():
                return given

    def bound(given: Constraint) -> Constraint:
        match given:
            case Comparison(left, sign, right):
                return Comparison(term(left), sign, term(right))
            case Not(part):
                return Not(bound(part))
            case And(parts):
                return And(tuple(map(bound, parts)))
            case Or(parts):
                return Or(tuple(map(bound, parts)))
            case Implies(condition, consequence):
                return Implies(bound(condition), bound(consequence))
            case Coupling():
                return given

    return bound(constraint)
