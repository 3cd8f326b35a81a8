"""Published games of other solvers, where they overlap with the case game; and which do not.

Equilibria in mixed strategies of simultaneous games are solutions of the same complementarity
problem as the core (see `test_lcp`).  The logit rule is that of quantal response equilibria.
Games in extensive form overlap where everything is observed: a tree is a case game that ends.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.game import END, Action, CaseGame, Stage, bounds, equilibria, uniqueness
from demarche.bargaining.game.logit import _choose
from demarche.bargaining.models.finite_horizon import finite_horizon

from .test_lcp import CASES, nash, oracle

OUTSIDE = {
    "kuhn_poker": "private cards, and mixed strategies of more than 15 pure ones",
    "leduc_poker": "private cards",
    "selten_horse": "three players, one of whom does not see who moved",
    "2x2x2_nine_equilibria": "three players who move at once",
    "all_files_run": "run times of another solver",
}
COVERED = {
    "bimatrix_standard", "nondegenerate_4x4_integer_5_equilibria", "nashpy_issue_82",
    "stripped_down_poker", "const_sum_game_QRE", "vonstengel_6x6_75",
}  # fmt: skip


def test_every_published_game_is_covered_or_outside_for_a_reason() -> None:
    if not CASES.exists():
        pytest.skip("the shared oracles are not beside this checkout")
    assert {case["id"] for case in json.loads(CASES.read_text())} == COVERED | OUTSIDE.keys()


def response(payoffs: np.ndarray, against: list[float], precision: float) -> np.ndarray:
    """Chances that the kernel's choice gives to rows, against a mixed column."""
    options = np.column_stack([payoffs @ against, np.zeros(len(payoffs))])
    chance = np.zeros(len(payoffs))
    _choose(options, len(payoffs), chance, 0, 1 / precision)
    return chance


def games_with_quantal_responses() -> list[tuple[np.ndarray, np.ndarray, dict[str, Any], float]]:
    if not CASES.exists():
        return []
    games = oracle("bimatrix_standard")["games"].values()
    found = [
        (np.array(g["row_payoffs"], float), np.array(g["col_payoffs"], float), q, 2e-5)
        for g in games
        for q in g["qre"]
    ]
    case = oracle("const_sum_game_QRE")
    numbers = np.array(case["nfg"].split("\n\n")[1].split(), float).reshape(2, 2, 2)
    row, column = numbers[..., 0].T, numbers[..., 1].T
    found += [(row, column, {"lambda": q["lambda"], "profile": q["p"]}, 2e-3) for q in case["qre"]]
    return found


@pytest.mark.parametrize("game", games_with_quantal_responses())
def test_published_quantal_responses_are_answers_to_each_other(
    game: tuple[np.ndarray, np.ndarray, dict[str, Any], float],
) -> None:
    row, column, quantal, close = game
    if quantal["lambda"] == 0:
        return
    mine, theirs = quantal["profile"]
    slope = 1 + quantal["lambda"] * max(np.ptp(row), np.ptp(column))
    answer = response(row, theirs, quantal["lambda"])
    assert answer == pytest.approx(mine, abs=close * slope)
    assert response(column.T, mine, quantal["lambda"]) == pytest.approx(theirs, abs=close * slope)


def test_stripped_down_poker() -> None:
    """Reiley, Urbancic and Walker (2008): bet always with the king, with the queen one in three."""
    case = oracle("stripped_down_poker")["unique_equilibrium"]
    alice = np.array([[0.0, 1.0], [0.5, 0.0], [-1.5, 0.0], [-1.0, -1.0]])
    ((mine, theirs),) = nash(alice, -alice)
    assert mine == pytest.approx([1 / 3, 2 / 3, 0, 0])
    assert theirs == pytest.approx([2 / 3, 1 / 3])
    assert len(case["player2"]) == 2


def test_eight_equilibria_of_a_game_of_costs() -> None:
    """As reported in issue 82 of nashpy, where some were missed."""
    case = oracle("nashpy_issue_82")
    found = nash(-np.array(case["A"], float), -np.array(case["B"], float))
    assert len(found) == 8


def test_random_bimatrix_games_agree_with_quantecon() -> None:
    theory = pytest.importorskip("quantecon.game_theory")
    for seed in range(20):
        row, column = np.random.default_rng(seed).normal(size=(2, 3, 3))
        players = (theory.Player(row), theory.Player(column.T))
        theirs = theory.vertex_enumeration(theory.NormalFormGame(players))
        ours = [np.concatenate(profile) for profile in nash(row, column)]
        assert len(ours) == len(theirs)
        for profile in theirs:
            wanted = np.concatenate(profile)
            assert any(mine == pytest.approx(wanted, abs=1e-6) for mine in ours)


# -- trees ----------------------------------------------------------------------------------------


def ending(pies: list[float], movers: list[int], discounts: tuple[float, float]) -> CaseGame:
    """Rounds one after the other, each with its pie and its proposer; after the last, nothing."""
    size = len(pies)
    pie = np.array(pies)
    later = np.diag(np.ones(size - 1), 1) if size > 1 else np.zeros((1, 1))
    ends = np.stack([np.stack([0 * pie, pie], 1), np.stack([pie, 0 * pie], 1)], 1)
    return CaseGame(
        parties=("A", "B"),
        states=tuple(f"round {k + 1}" for k in range(size)),
        dt=1.0,
        discount=np.array(discounts),
        transition=np.stack([later, later]),
        flow=np.zeros((2, size)),
        mover=1.0 - np.array(movers),
        frontier=ends,
        offers=pie > 0,
        confirm=np.ones(size),
        actions=(),
    )


@pytest.mark.parametrize("rounds", [1, 2, 3, 6])
@pytest.mark.parametrize("discounts", [(0.6, 0.4), (0.9, 0.7)])
def test_stahls_finite_horizon(rounds: int, discounts: tuple[float, float]) -> None:
    game = ending([1.0] * rounds, [k % 2 for k in range(rounds)], discounts)
    found = bounds(game).payoff(0, 0)
    assert found.value == pytest.approx(float(finite_horizon(rounds, *discounts)))  # type: ignore[union-attr]


def centipede(piles: list[tuple[float, float]]) -> CaseGame:
    """Turns at which the mover may take its pile and end, or pass; the last pile is left over."""
    size = len(piles) - 1
    actions = [Action("take", k, k % 2, Stage.TURN, END, piles[k]) for k in range(size)]
    leave = Action("pass", size - 1, (size - 1) % 2, Stage.TURN, END, piles[size])
    game = ending([0.0] * size, [k % 2 for k in range(size)], (0.999999, 0.999999))
    return replace(game, actions=(*actions, leave))


def test_the_centipede_ends_at_once() -> None:
    """Rosenthal (1981), with the piles of McKelvey and Palfrey (1992, Econometrica 60)."""
    piles = [(0.4, 0.1), (0.2, 0.8), (1.6, 0.4), (0.8, 3.2), (6.4, 1.6)]
    found = uniqueness(centipede(piles))
    assert found.statement() == "unique"
    assert found.bounds.lower[:, 0] == pytest.approx([0.4, 0.1], abs=1e-5)


@given(st.integers(0, 2**32 - 1), st.integers(2, 7), st.sampled_from([0.05, 0.3, 1.0]))
@settings(max_examples=40, deadline=None)
def test_agents_who_err_are_those_of_backward_induction(seed: int, size: int, noise: float) -> None:
    """The agent form of quantal responses (McKelvey and Palfrey 1998), node by node."""
    piles = [tuple(map(float, p)) for p in np.random.default_rng(seed).uniform(0, 2, (size + 1, 2))]
    game = centipede(piles)  # type: ignore[arg-type]
    (found, *_) = equilibria(game, noise=noise, starts={"none": np.zeros((2, size))}).found
    patience = 0.999999
    worth = np.zeros(2)
    for k in reversed(range(size)):
        options = [patience * worth if k < size - 1 else np.zeros(2), np.array(piles[k])]
        options += [np.array(piles[size])] if k == size - 1 else []
        weights = np.exp([o[k % 2] / noise for o in options])
        worth = weights / weights.sum() @ np.array(options)
    assert found.converged
    assert found.value[:, 0] == pytest.approx(worth, abs=1e-6)
