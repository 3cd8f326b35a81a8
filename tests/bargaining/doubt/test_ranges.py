"""Ranges with an order, and draws that are uniform where the order holds."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest

from demarche.bargaining.doubt import Ranges
from demarche.bargaining.doubt.ranges import child
from demarche.errors import InputError, LimitReached

UNIT = (0.0, 1.0)
THREE = {"a": UNIT, "b": UNIT, "c": UNIT}


def test_draws_without_order_are_the_sobol_points_of_the_box() -> None:
    drawn = Ranges({"a": (2, 4), "b": (-1, 0), "c": (5, 5)}).draw(8, seed=1)
    assert drawn.shape == (256, 3)
    for column, (low, high) in zip(drawn.T[:2], ((2, 4), (-1, 0)), strict=True):
        cells = np.floor((column - low) / (high - low) * 256).astype(int)
        assert sorted(cells) == list(range(256)), "one point in each of 256 slices"
    assert (drawn[:, 2] == 5).all()


def test_sorting_gives_the_known_order_statistics() -> None:
    drawn = Ranges(THREE, order=(("b", "c", "a"),)).draw(12, seed=3)
    assert len(drawn) == 4096
    for rank, column in enumerate((1, 2, 0), 1):
        assert kstest(drawn[:, column], "beta", args=(rank, 4 - rank)).pvalue > 0.01


def test_sorting_and_refusing_draw_alike() -> None:
    """Force the second way by ranges that differ by nothing that matters."""
    by_sorting = Ranges({"a": UNIT, "b": UNIT}, order=(("a", "b"),)).draw(13, seed=1)
    by_refusing = Ranges({"a": UNIT, "b": (0.0, 1.0 + 1e-12)}, order=(("a", "b"),)).draw(13, seed=1)
    assert len(by_sorting) == 2**13 > len(by_refusing)
    assert len(by_refusing) == pytest.approx(2**12, rel=0.01)
    for power in ((1, 0), (0, 1), (1, 1), (2, 0), (3, 2)):
        means = [(drawn**power).prod(axis=1).mean() for drawn in (by_sorting, by_refusing)]
        assert means[0] == pytest.approx(means[1], abs=2e-3)


def test_each_order_is_as_likely_among_inputs_that_a_chain_leaves_free() -> None:
    drawn = Ranges(THREE | {"d": UNIT}, order=(("a", "d"),)).draw(13, seed=2)
    ranks = np.argsort(drawn[:, :3], axis=1)
    shares = [(ranks == order).all(axis=1).mean() for order in permutations(range(3))]
    first = [share for order, share in zip(permutations(range(3)), shares, strict=True)
             if order[0] == 0]  # fmt: skip
    assert sum(first) == pytest.approx(1 / 2, abs=0.01), "a is the least of a, b, c: P = 1/2"
    assert sum(shares) == 1


names = st.sampled_from("abcd")


@given(
    limits=st.fixed_dictionaries(
        {name: st.tuples(st.integers(0, 3), st.integers(4, 6)) for name in "abcd"}
    ),
    order=st.lists(st.lists(names, min_size=2, max_size=4, unique=True).map(tuple), max_size=2),
    seed=st.integers(0, 2**32),
)
def test_draws_stay_in_ranges_and_order(
    limits: dict[str, tuple[float, float]], order: list[tuple[str, ...]], seed: int
) -> None:
    ranges = Ranges(limits, order=tuple(order))
    try:
        games = ranges.draw(6, seed=seed)
    except LimitReached:
        return
    assert ((ranges.low <= games) & (games <= ranges.high)).all()
    for chain in order:
        columns = games[:, [ranges.names.index(name) for name in chain]]
        assert (np.diff(columns, axis=1) >= 0).all()
    assert games.tobytes() == ranges.draw(6, seed=seed).tobytes()


def test_a_child_seed_depends_on_its_number_alone() -> None:
    for number, spawned in enumerate(np.random.SeedSequence(5).spawn(4)):
        assert (child(5, number).generate_state(8) == spawned.generate_state(8)).all()


def test_around_shrinks_towards_a_game() -> None:
    ranges = Ranges({"a": (0, 4), "b": (1, 3)})
    closer = ranges.around(np.array([1.0, 3.0]), 0.5)
    assert closer.limits == {"a": (0.5, 2.5), "b": (2.0, 3.0)}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Ranges({"a": (1, 0)}), "a must run from low to high, got 1 to 0"),
        (lambda: Ranges({"a": (0, np.inf)}), "got 0 to inf"),
        (lambda: Ranges(THREE, order=(("a",),)), "two known inputs or more, each once, got a"),
        (lambda: Ranges(THREE, order=(("a", "a"),)), "each once, got a, a"),
        (lambda: Ranges(THREE, order=(("a", "z"),)), "got a, z"),
        (lambda: Ranges({"a": (2, 3), "b": (0, 1)}, order=(("a", "b"),)), "b cannot reach 2"),
        (lambda: Ranges(THREE).draw(31, seed=0), r"must lie in \[0, 30\], got 31"),
    ],
)
def test_refusals_state_rule_and_numbers(call: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        call()


def test_an_order_that_no_draw_keeps_is_said() -> None:
    touching = Ranges({"a": (1, 2), "b": (0, 1)}, order=(("a", "b"),))
    with pytest.raises(LimitReached, match="none of 16 games drawn keeps the order"):
        touching.draw(4, seed=0)
