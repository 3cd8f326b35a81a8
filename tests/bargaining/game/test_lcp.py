"""Linear complementarity against its definition and against published equilibria."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.game import lcp
from demarche.errors import InputError, LimitReached

CASES = Path(__file__).parents[4] / "shared" / "oracles" / "game_solver_cases.json"


def oracle(identifier: str) -> dict:
    if not CASES.exists():
        pytest.skip("the shared oracles are not beside this checkout")
    return next(c for c in json.loads(CASES.read_text()) if c["id"] == identifier)


def nash(row: np.ndarray, column: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Equilibria of a non-degenerate bimatrix game as solutions of its complementarity problem."""
    m, n = row.shape
    cost, other = row.max() + 1 - row, column.max() + 1 - column
    matrix = np.block([[np.zeros((m, m)), cost], [other.T, np.zeros((n, n))]])
    found = [(z[:m], z[m:]) for z in lcp.solutions(matrix, np.ones(m + n))]
    return [(x / x.sum(), y / y.sum()) for x, y in found if x.any() and y.any()]


@st.composite
def positive_problems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """A positive definite matrix, not symmetric, and any offset."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.integers(1, 7))
    root, skew = rng.normal(size=(2, n, n))
    return root @ root.T + 0.01 * np.eye(n) + 3 * (skew - skew.T), rng.normal(size=n)


@given(positive_problems())
@settings(max_examples=150, deadline=None)
def test_solution_is_complementary_and_the_only_one(problem: tuple[np.ndarray, np.ndarray]) -> None:
    matrix, offset = problem
    solution, found = lcp.solve(matrix, offset)
    slack = matrix @ solution - offset
    assert found
    assert solution.min() >= -1e-9
    assert slack.min() >= -1e-8
    assert np.abs(solution * slack).max() < 1e-7
    assert lcp.is_p_matrix(matrix) == (True, ())
    (only,) = lcp.solutions(matrix, offset)
    assert only == pytest.approx(solution, abs=1e-7)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
@settings(max_examples=200, deadline=None)
def test_p_matrix_is_what_its_minors_say(seed: int, n: int) -> None:
    matrix = np.random.default_rng(seed).normal(size=(n, n)) + 1.5 * np.eye(n)
    minors = {
        places: np.linalg.det(matrix[np.ix_(places, places)])
        for size in range(1, n + 1)
        for places in combinations(range(n), size)
    }
    holds, witness = lcp.is_p_matrix(matrix)
    assert holds == (min(minors.values()) > 0)
    assert holds or minors[witness] <= 0


def test_bimatrix_games_have_all_their_published_equilibria() -> None:
    for game in oracle("bimatrix_standard")["games"].values():
        found = nash(np.array(game["row_payoffs"], float), np.array(game["col_payoffs"], float))
        assert len(found) == len(game["extreme_nash"])


def test_five_equilibria_where_float_equality_finds_four() -> None:
    case = oracle("nondegenerate_4x4_integer_5_equilibria")
    found = nash(np.array(case["A"], float), np.array(case["B"], float))
    assert len(found) == 5
    for x, y in case["extreme_equilibria"]:
        wanted = [float(np.divide(*map(int, (p + "/1").split("/")[:2]))) for p in x + y]
        assert any(np.concatenate(profile) == pytest.approx(wanted, abs=1e-9) for profile in found)


def test_a_game_with_seventy_five_equilibria() -> None:
    numbers = oracle("vonstengel_6x6_75")["nfg"].split()[-72:]
    payoffs = np.array(numbers, float).reshape(6, 6, 2)
    assert len(nash(payoffs[..., 0].T, payoffs[..., 1].T)) == 75


def test_random_bimatrix_games_agree_with_nashpy() -> None:
    nashpy = pytest.importorskip("nashpy")
    for seed in range(25):
        row, column = np.random.default_rng(seed).normal(size=(2, 3, 4))
        theirs = list(nashpy.Game(row, column).vertex_enumeration())
        ours = [np.concatenate(profile) for profile in nash(row, column)]
        assert len(ours) == len(theirs)
        for profile in theirs:
            wanted = np.concatenate(profile)
            assert any(mine == pytest.approx(wanted, abs=1e-6) for mine in ours)


def test_limits_are_stated() -> None:
    with pytest.raises(LimitReached, match="16 places have 2\\^16 subsets"):
        lcp.is_p_matrix(np.eye(16))
    with pytest.raises(InputError, match=r"\(2, 3\)"):
        lcp.solve(np.zeros((2, 3)), np.zeros(2))
