"""Paths to better equilibria."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from demarche.bargaining.catalog import published
from demarche.bargaining.stability import better_equilibria, stability
from demarche.errors import ScenarioError

from .drawn import draw_conflict
from .literal import Literal


def test_paths_are_legal_and_lead_to_better_equilibria() -> None:
    rng = np.random.default_rng(21)
    found = 0
    for _ in range(150):
        conflict = draw_conflict(rng)
        form, equilibria = conflict.form, stability(conflict).equilibria("gmr")
        start = int(rng.integers(form.size))
        for path in better_equilibria(conflict, start, concept="gmr"):
            found += 1
            assert path.end in equilibria
            assert path.gainers
            assert not path.losers
            assert path.steps[0].start == form.label(start)
            assert path.steps[-1].end == path.end
            for step in path.steps:
                there = form.labels.index(step.end)
                assert there in form.reachable(step.mover, form.labels.index(step.start))
            for before, after in pairwise(path.steps):
                assert before.end == after.start
                assert before.mover != after.mover
    assert found > 100


def test_no_better_equilibrium_within_reach_is_left_out() -> None:
    rng = np.random.default_rng(22)
    for _ in range(100):
        conflict = draw_conflict(rng, options=4)
        levels = conflict.levels
        literal = Literal(conflict.form, lambda i, x, y, v=levels: v[i, x] > v[i, y])
        reach = literal.joint_reach(tuple(literal.parties), 0) - {0}
        better = {
            conflict.form.label(t)
            for t in reach
            if all(literal.stable("seq", i, t) for i in literal.parties)
            and (levels[:, t] >= levels[:, 0]).all()
            and (levels[:, t] > levels[:, 0]).any()
        }
        assert {path.end for path in better_equilibria(conflict, 0)} == better


def test_a_move_that_hurts_its_mover_comes_last() -> None:
    paths = better_equilibria(published("elmira_1993"), gainers=["Ministry"], concept="gmr")
    assert [len(path.sacrifices) for path in paths] == sorted(len(p.sacrifices) for p in paths)
    assert all("Ministry" in path.gainers for path in paths)


def test_an_unknown_gainer_is_named() -> None:
    with pytest.raises(ScenarioError, match="no party is called 'Nobody'"):
        better_equilibria(published("elmira_1993"), gainers=["Nobody"])
