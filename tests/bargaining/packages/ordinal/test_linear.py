"""Either answer of the exact simplex carries a proof, which is checked here by multiplication."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from demarche.bargaining.packages.ordinal.linear import Infeasible, maximise
from demarche.errors import LimitReached

entries = st.integers(-3, 3)


@st.composite
def programs(draw: st.DrawFn) -> tuple[list[list[int]], list[int], list[int]]:
    rows, columns = draw(st.integers(0, 5)), draw(st.integers(1, 7))
    matrix = [[draw(entries) for _ in range(columns)] for _ in range(rows)]
    return matrix, [draw(entries) for _ in range(rows)], [draw(entries) for _ in range(columns)]


@settings(max_examples=300, deadline=None)
@given(programs())
def test_answers_prove_themselves(program: tuple[list[list[int]], list[int], list[int]]) -> None:
    matrix, right, objective = program
    columns = list(zip(*matrix, strict=True)) if matrix else [()] * len(objective)
    try:
        answer = maximise(matrix, right, objective)
    except LimitReached:
        other = linprog([-c for c in objective], A_eq=matrix or None, b_eq=right or None)
        assert other.status in (2, 3, 4)
        return
    raised = [sum(y * a for y, a in zip(answer.y, column, strict=True)) for column in columns]
    bound = sum((y * b for y, b in zip(answer.y, right, strict=True)), Fraction(0))
    if isinstance(answer, Infeasible):
        assert all(side >= 0 for side in raised)
        assert bound < 0
    else:
        assert all(x >= 0 for x in answer.x)
        for row, side in zip(matrix, right, strict=True):
            assert sum(a * x for a, x in zip(row, answer.x, strict=True)) == side
        assert all(side >= c for side, c in zip(raised, objective, strict=True))
        assert sum(c * x for c, x in zip(objective, answer.x, strict=True)) == answer.value == bound


def test_a_cycling_program_ends() -> None:
    """Beale's example cycles under the largest-coefficient rule; its optimum is 1/20."""
    matrix = [
        [25, -6000, -4, 900, 100, 0, 0],
        [50, -9000, -2, 300, 0, 100, 0],
        [0, 0, 1, 0, 0, 0, 1],
    ]
    answer = maximise(matrix, [0, 0, 1], [75, -15000, 2, -600, 0, 0, 0])
    assert not isinstance(answer, Infeasible)
    assert answer.value == Fraction(5)


def test_shapes_must_fit() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        maximise([[1, 2]], [1], [1])
