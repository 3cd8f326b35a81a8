"""Exact linear programs over the integers, with the certificate for either answer.

*Definition.* Given integer ``A``, ``b`` and ``c``, find rational ``x ≥ 0`` with ``A x = b`` that
makes ``c·x`` greatest. If there is such an ``x``, multipliers ``y`` with ``yA ≥ c`` and
``y·b = c·x`` prove that nothing does better; if there is none, ``y`` with ``yA ≥ 0`` and
``y·b < 0`` proves it (Farkas).

*Algorithm.* The two-phase simplex method on an integer tableau: each pivot divides by the last one
without remainder, so that no fraction is ever formed. Bland's rule makes it end.

References
----------
Farkas, J. (1902), "Theorie der einfachen Ungleichungen", *Journal für die reine und angewandte
Mathematik* 124.
Bareiss, E. H. (1968), "Sylvester's identity and multistep integer-preserving Gaussian
elimination", *Mathematics of Computation* 22.
Bland, R. G. (1977), "New finite pivoting rules for the simplex method", *Mathematics of Operations
Research* 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from demarche.errors import LimitReached

Tableau = NDArray[np.object_]


@dataclass(frozen=True)
class Optimum:
    """The greatest value, with its proof.

    Attributes
    ----------
    x : tuple of Fraction
        A maximiser.
    y : tuple of Fraction
        Multipliers of the rows that prove it greatest.
    value : Fraction
        ``c·x = y·b``.
    """

    x: tuple[Fraction, ...]
    y: tuple[Fraction, ...]
    value: Fraction


@dataclass(frozen=True)
class Infeasible:
    """No solution, with Farkas's proof.

    Attributes
    ----------
    y : tuple of Fraction
        Multipliers with ``yA ≥ 0`` and ``y·b < 0``.
    """

    y: tuple[Fraction, ...]


def maximise(
    matrix: Sequence[Sequence[int]], right: Sequence[int], objective: Sequence[int]
) -> Optimum | Infeasible:
    """Solve ``max c·x`` subject to ``A x = b``, ``x ≥ 0``, exactly.

    Parameters
    ----------
    matrix : sequence of rows of int, shape (rows, columns)
        ``A``.
    right : sequence of int, shape (rows,)
        ``b``.
    objective : sequence of int, shape (columns,)
        ``c``; the program must be bounded.

    Raises
    ------
    ValueError
        If the shapes differ.
    LimitReached
        If the program is unbounded.

    Examples
    --------
    >>> maximise([[1, 2]], [4], [1, 1])
    Optimum(x=(Fraction(4, 1), Fraction(0, 1)), y=(Fraction(1, 1),), value=Fraction(4, 1))
    >>> maximise([[1, 2]], [-1], [0, 0])
    Infeasible(y=(Fraction(1, 1),))
    """
    rows, columns = len(matrix), len(objective)
    if len(right) != rows or any(len(row) != columns for row in matrix):
        raise ValueError(f"{rows} rows of {columns} columns do not fit {len(right)} right sides")
    simplex = _Simplex(matrix, right, objective)
    simplex.run(simplex.feasibility)
    if simplex.tableau[simplex.feasibility, -1] < 0:
        return Infeasible(simplex.multipliers(simplex.feasibility))
    simplex.drop_artificials()
    simplex.run(simplex.value)
    return simplex.optimum()


class _Simplex:
    """An integer tableau: structural columns, one artificial column per row, right side.

    Below the rows stand the reduced costs of phase one (minus the sum of artificials) and two.
    All entries are over the common ``denominator``.
    """

    def __init__(
        self, matrix: Sequence[Sequence[int]], right: Sequence[int], objective: Sequence[int]
    ) -> None:
        self.rows, self.columns = len(matrix), len(objective)
        self.feasibility, self.value = self.rows, self.rows + 1
        self.signs = [-1 if side < 0 else 1 for side in right]
        self.basis = [self.columns + row for row in range(self.rows)]
        self.denominator = 1
        width = self.columns + self.rows + 1
        tableau = np.zeros((self.rows + 2, width), dtype=object)
        for row, sign in enumerate(self.signs):
            tableau[row, : self.columns] = [sign * int(entry) for entry in matrix[row]]
            tableau[row, self.columns + row] = 1
            tableau[row, -1] = sign * int(right[row])
        tableau[self.feasibility] = -tableau[: self.rows].sum(axis=0) if self.rows else 0
        tableau[self.feasibility, self.columns : -1] = 0
        tableau[self.value, : self.columns] = [-int(cost) for cost in objective]
        self.tableau: Tableau = tableau

    def run(self, goal: int) -> None:
        """Pivot until no structural column improves the goal row."""
        while True:
            entering = next((j for j in range(self.columns) if self.tableau[goal, j] < 0), None)
            if entering is None:
                return
            leaving = self._leaving(entering)
            if leaving is None:
                raise LimitReached("the linear program is unbounded")
            self._pivot(leaving, entering)

    def _leaving(self, entering: int) -> int | None:
        """Return the row of the least ratio, of equals the one of the least basic column."""
        candidates = [
            (Fraction(self.tableau[row, -1], self.tableau[row, entering]), self.basis[row], row)
            for row in range(self.rows)
            if self.tableau[row, entering] > 0
        ]
        return min(candidates)[2] if candidates else None

    def _pivot(self, row: int, column: int) -> None:
        """Make a column basic in a row, dividing by the last pivot without remainder."""
        if self.tableau[row, column] < 0:
            self.tableau[row] = -self.tableau[row]
        pivot, line = self.tableau[row, column], self.tableau[row].copy()
        self.tableau = (
            self.tableau * pivot - np.outer(self.tableau[:, column], line)
        ) // self.denominator
        self.tableau[row] = line
        self.denominator = pivot
        self.basis[row] = column

    def drop_artificials(self) -> None:
        """Make structural columns basic wherever a row still has one to offer."""
        for row in range(self.rows):
            if self.basis[row] >= self.columns:
                offered = (j for j in range(self.columns) if self.tableau[row, j] != 0)
                column = next(offered, None)
                if column is not None:
                    self._pivot(row, column)

    def multipliers(self, goal: int) -> tuple[Fraction, ...]:
        """Return the multipliers of the rows that the goal row has come to stand for."""
        shift = self.denominator if goal == self.feasibility else 0
        return tuple(
            sign * Fraction(self.tableau[goal, self.columns + row] - shift, self.denominator)
            for row, sign in enumerate(self.signs)
        )

    def optimum(self) -> Optimum:
        """Return the maximiser, its value and its proof."""
        x = [Fraction(0)] * self.columns
        for row, column in enumerate(self.basis):
            if column < self.columns:
                x[column] = Fraction(self.tableau[row, -1], self.denominator)
        value = Fraction(self.tableau[self.value, -1], self.denominator)
        return Optimum(tuple(x), self.multipliers(self.value), value)
