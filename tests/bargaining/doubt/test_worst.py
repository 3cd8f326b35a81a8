"""Worst cases and horizons, against corners, vertices and brute force."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.doubt import Ranges, horizon, worst
from demarche.errors import InputError

Numbers = np.ndarray[Any, Any]
slopes = st.lists(
    st.one_of(st.floats(0.1, 5), st.floats(-5, -0.1)), min_size=1, max_size=5
).map(np.array)  # fmt: skip


def cube(size: int, **order: Any) -> Ranges:
    return Ranges({f"x{i}": (-1.0, 1.0) for i in range(size)}, **order)


@settings(max_examples=60)
@given(slope=slopes)
def test_a_slope_is_worst_in_its_corner(slope: Numbers) -> None:
    found = worst(lambda games: games @ slope, cube(len(slope)), seed=0, log2_draws=4, starts=2)
    assert found.margin == pytest.approx(-np.abs(slope).sum())
    assert list(found.game.values()) == [*-np.sign(slope)]


@settings(max_examples=60)
@given(slope=slopes.filter(lambda s: len(s) > 1))
def test_in_order_a_slope_is_worst_at_a_vertex_of_the_order(slope: Numbers) -> None:
    """The vertices of an ordered cube are its steps: first all low, then all high."""
    ranges = cube(len(slope), order=(tuple(f"x{i}" for i in range(len(slope))),))
    steps = [np.where(np.arange(len(slope)) < k, -1.0, 1.0) for k in range(len(slope) + 1)]
    found = worst(lambda games: games @ slope, ranges, seed=0, log2_draws=4, starts=1)
    assert found.margin == pytest.approx(min(float(step @ slope) for step in steps))


def test_a_jump_is_found() -> None:
    def jumping(games: Numbers) -> Numbers:
        return np.where(games[:, 0] > 0.4, -games[:, 1], games[:, 1] + 2)

    found = worst(jumping, cube(2), seed=0)
    assert found.margin == -1
    assert found.game["x0"] > 0.4


def test_fixed_inputs_stay() -> None:
    point = worst(lambda games: games[:, 0], Ranges({"a": (2, 2)}), seed=0)
    assert (point.margin, point.game) == (2.0, {"a": 2.0})


@settings(max_examples=60)
@given(slope=slopes, share=st.floats(0.01, 1.5), side=st.sampled_from([-1, 1]))
def test_the_horizon_of_a_slope(slope: Numbers, share: float, side: int) -> None:
    """From a margin c the flip is at the scale |c| / sum of |slopes|, if that is at most 1."""
    level = side * share * np.abs(slope).sum()
    found = horizon(lambda games: games @ slope + level, cube(len(slope)), seed=0, log2_draws=4)
    assert found.holds == (side > 0)
    if share > 1:
        assert (found.scale, found.game) == (1.0, None)
    elif share < 1:
        assert found.scale == pytest.approx(share, rel=1e-5)
        assert found.game is not None
        flipped = np.array(list(found.game.values())) @ slope + level
        assert (flipped > 0) != found.holds


def kinked(games: Numbers) -> Numbers:
    x, y = games.T
    return np.where(x > 0.3, -0.2 - y, 0.7 - x * y - np.abs(y))


@pytest.mark.parametrize("start", [(0.0, 0.0), (-0.5, 0.2), (0.9, -0.9), (0.6, 0.5)])
def test_the_horizon_against_a_grid(start: tuple[float, float]) -> None:
    axis = np.linspace(-1, 1, 801)
    grid = np.array(list(product(axis, axis)))
    centre = np.array(start)
    holds = bool(kinked(centre[None])[0] > 0)
    moved = grid - centre
    reach = (np.abs(moved) / np.where(moved > 0, 1 - centre, centre + 1)).max(axis=1)
    nearest = reach[(kinked(grid) > 0) != holds].min()
    found = horizon(kinked, cube(2), seed=0, start=dict(zip(("x0", "x1"), start, strict=True)))
    assert found.holds == holds
    assert found.scale <= nearest + 1e-6
    assert found.scale == pytest.approx(nearest, abs=0.01)


def test_what_the_flip_does_not_need_stays() -> None:
    found = horizon(lambda games: 0.5 - games[:, 1], cube(4), seed=0)
    assert found.game == pytest.approx({"x0": 0.0, "x1": 0.5, "x2": 0.0, "x3": 0.0})


def test_a_start_outside_is_refused() -> None:
    for start in ({"x0": 2.0, "x1": 0.0}, {"x0": 0.5, "x1": 0.0}):
        with pytest.raises(InputError, match="must lie in the ranges and keep their order"):
            horizon(kinked, cube(2, order=(("x0", "x1"),)), seed=0, start=start)


def test_a_search_needs_a_start() -> None:
    with pytest.raises(InputError, match="a start or more, got 0"):
        worst(kinked, cube(2), seed=0, starts=0)
