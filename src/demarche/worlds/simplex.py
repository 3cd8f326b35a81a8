"""Exact reasoning about sums: can some linear comparisons all hold?

The general simplex of satisfiability modulo theories (Dutertre and de Moura 2006, "A fast
linear-arithmetic solver for DPLL(T)") in rational numbers, with the rule of Bland (1977), so that
it ends.  Each comparison bounds a sum of levels from above; a strict bound lies below its number by
an infinitesimal.  The outcome is a world, or weights that add the comparisons up to an absurdity.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from demarche.case.proposition import Comparison, Constraint, Level
from demarche.worlds.form import conjuncts, linear, plain

Row = tuple[dict[Level, Fraction], Fraction, bool]
"""A sum of levels, the number that it does not exceed, and whether it stays below it."""

Value = tuple[Fraction, Fraction]
"""A number and how many infinitesimals."""

ZERO = Fraction(0)


class Tableau:
    """Sums as rows over the levels, pivoted until every bound holds or one row cannot.

    Parameters
    ----------
    rows : sequence of Row
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        """Begin with every level at zero."""
        levels = list(dict.fromkeys(x for factors, _, _ in rows for x in factors))
        place = {level: i for i, level in enumerate(levels)}
        self.levels = levels
        self.sums = len(levels)
        self.bounds: list[Value] = [(b, Fraction(-1 if strict else 0)) for _, b, strict in rows]
        self.basic = {
            self.sums + i: {place[x]: f for x, f in factors.items() if f}
            for i, (factors, _, _) in enumerate(rows)
        }
        self.values: list[Value] = [(ZERO, ZERO)] * (self.sums + len(rows))

    def solve(self) -> dict[int, Fraction] | None:
        """Return weights of rows that cannot hold together, or nothing where all can."""
        while True:
            over = (i for i in sorted(self.basic) if i >= self.sums and self.above(i))
            failing = next(over, None)
            if failing is None:
                return None
            row = self.basic[failing]
            entering = next((j for j in sorted(row) if self.can_lower(j, row[j])), None)
            if entering is None:
                found = {j - self.sums: -factor for j, factor in row.items()}
                return {failing - self.sums: Fraction(1), **found}
            self.pivot(failing, entering)

    def above(self, i: int) -> bool:
        """Say whether a sum lies above its bound."""
        return self.values[i] > self.bounds[i - self.sums]

    def can_lower(self, j: int, factor: Fraction) -> bool:
        """Say whether a variable may move so that a row with it falls."""
        return factor > 0 or j < self.sums or self.values[j] < self.bounds[j - self.sums]

    def pivot(self, leaving: int, entering: int) -> None:
        """Bring a sum down to its bound by a variable, which takes its place."""
        row = self.basic.pop(leaving)
        factor = row.pop(entering)
        solved = {leaving: 1 / factor, **{j: -f / factor for j, f in row.items()}}
        bound, value = self.bounds[leaving - self.sums], self.values[leaving]
        step = tuple((b - v) / factor for b, v in zip(bound, value, strict=True))
        self.values[leaving] = bound
        self.move(entering, (step[0], step[1]), Fraction(1))
        for i, other in self.basic.items():
            times = other.pop(entering, ZERO)
            if times:
                self.move(i, (step[0], step[1]), times)
                for j, f in solved.items():
                    other[j] = other.get(j, ZERO) + times * f
                    if not other[j]:
                        del other[j]
        self.basic[entering] = solved

    def move(self, i: int, step: Value, times: Fraction) -> None:
        """Move a variable by some steps."""
        self.values[i] = self.values[i][0] + times * step[0], self.values[i][1] + times * step[1]

    def world(self) -> dict[Level, Fraction]:
        """Return the levels where every bound holds, the infinitesimal made small enough."""
        small = Fraction(1)
        for (number, times), (bound, below) in zip(
            self.values[self.sums :], self.bounds, strict=True
        ):
            if times > below:
                small = min(small, (bound - number) / (times - below))
        return {
            level: number + times * small
            for level, (number, times) in zip(self.levels, self.values, strict=False)
        }


def rows_of(constraint: Constraint) -> list[Row] | None:
    """Return a constraint as rows, or nothing where it leaves a choice or multiplies levels."""
    rows: list[Row] = []
    for part in conjuncts([plain(constraint)]):
        if not isinstance(part, Comparison):
            return None
        factors = linear(part)
        bound, strict = -factors.pop(None, ZERO), part.comparator in "<>"
        levels = {x: f for x, f in factors.items() if isinstance(x, Level)}
        if len(levels) < len(factors):
            return None
        rows.append((levels, bound, strict))
        if part.comparator == "=":
            rows.append(({x: -f for x, f in levels.items()}, -bound, strict))
    return rows


def feasible(rows: Sequence[Row]) -> tuple[dict[Level, Fraction] | None, dict[int, Fraction]]:
    """Return a world in which all rows hold, or weights by which they add up to an absurdity.

    Parameters
    ----------
    rows : sequence of Row

    Returns
    -------
    world : dict of Level to Fraction, or None
        Nothing where there is none.
    weights : dict of int to Fraction
        Where there is no world, positive weights of rows by their places.

    Examples
    --------
    >>> from demarche.case.proposition import Quantity
    >>> x, y, one = Level(Quantity("x")), Level(Quantity("y")), Fraction(1)
    >>> below = ({x: one, y: -one}, Fraction(0), True)
    >>> feasible([below, ({y: one, x: -one}, Fraction(0), False)])
    (None, {1: Fraction(1, 1), 0: Fraction(1, 1)})
    """
    tableau = Tableau(rows)
    weights = tableau.solve()
    return (tableau.world(), {}) if weights is None else (None, weights)
