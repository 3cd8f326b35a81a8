"""Exact reasoning where order is not enough: sums, products and quotients, by Z3.

Z3 decides linear constraints over the rationals by exact simplex and polynomial ones by cylindrical
algebraic decomposition (de Moura and Bjørner 2008; Jovanović and de Moura 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from demarche.case.proposition import (
    And,
    Arithmetic,
    Comparison,
    Constraint,
    Implies,
    Level,
    Not,
    Number,
    Or,
    Term,
)
from demarche.errors import LimitReached

MILLISECONDS = 2_000
"""Longest time that the solver may take over one set."""


class Arithmetics:
    """A solver in which each constraint stands under its own indicator.

    Parameters
    ----------
    always : iterable of Constraint
        Constraints in every set.
    """

    def __init__(self, always: Iterable[Constraint]) -> None:
        """Load the solver, which takes a while, and tell it what always holds."""
        import z3

        self.z3: Any = z3
        self.solver = z3.SimpleSolver()
        self.solver.set("timeout", MILLISECONDS)
        self.variables: dict[Level, Any] = {}
        self.indicators: list[Any] = []
        self.places: dict[int, int] = {}
        for constraint in always:
            self.solver.add(self.formula(constraint))

    def add(self, constraint: Constraint) -> None:
        """Add a constraint; it is the next bit."""
        indicator = self.z3.Bool(f"p{len(self.indicators)}")
        self.places[indicator.get_id()] = 1 << len(self.indicators)
        self.indicators.append(indicator)
        self.solver.add(self.z3.Implies(indicator, self.formula(constraint)))

    def check(self, chosen: Iterable[int]) -> int | None:
        """Return a set of the constraints with some indices that admits no world, if none is.

        Raises
        ------
        LimitReached
            If the solver gives up.
        """
        result = self.solver.check(*[self.indicators[i] for i in chosen])
        if result == self.z3.unsat:
            core = 0
            for indicator in self.solver.unsat_core():
                core |= self.places[indicator.get_id()]
            return core
        if result == self.z3.unknown:
            raise LimitReached(
                f"the solver gave up after {MILLISECONDS} ms: {self.solver.reason_unknown()}",
                hint="read fewer statements at once, or avoid products of quantities",
            )
        return None

    def world(self) -> dict[Level, Fraction]:
        """Return the world that the last check found; its numbers may be rounded."""
        model = self.solver.model()
        return {
            level: self.number(model.eval(variable, model_completion=True))
            for level, variable in self.variables.items()
        }

    def number(self, value: Any) -> Fraction:
        """Return a value of a model as a fraction, an irrational one to twenty digits."""
        if self.z3.is_algebraic_value(value):
            value = value.approx(20)
        return Fraction(value.numerator_as_long(), value.denominator_as_long())

    def term(self, term: Term) -> Any:
        """Return a term in the solver's form."""
        match term:
            case Number(value):
                return self.z3.Q(value.numerator, value.denominator)
            case Level():
                if term not in self.variables:
                    self.variables[term] = self.z3.Real(f"x{len(self.variables)}")
                return self.variables[term]
            case Arithmetic(left, "/", right):
                divisor = self.term(right)
                return self.z3.If(divisor == 0, 0, self.term(left) / divisor)
            case Arithmetic(left, sign, right):
                return _COMBINE[sign](self.term(left), self.term(right))

    def formula(self, constraint: Constraint) -> Any:
        """Return a constraint in the solver's form."""
        match constraint:
            case Comparison(left, sign, right):
                return _COMPARE[sign](self.term(left), self.term(right))
            case Not(part):
                return self.z3.Not(self.formula(part))
            case And(parts):
                return self.z3.And([self.formula(part) for part in parts])
            case Or(parts):
                return self.z3.Or([self.formula(part) for part in parts])
            case Implies(condition, consequence):
                return self.z3.Implies(self.formula(condition), self.formula(consequence))
        raise TypeError(f"a coupling must be read over pairs of times first: {constraint}")


_COMBINE: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}
