from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.packages.frontier import frontier, merged_frontier
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import Factor, Utility, additive
from demarche.errors import LimitReached, ScenarioError


def _by_definition(worth: np.ndarray) -> set[int]:
    return {
        i
        for i in range(worth.shape[1])
        if not any(
            (worth[:, j] >= worth[:, i]).all() and (worth[:, j] > worth[:, i]).any()
            for j in range(worth.shape[1])
        )
    }


@settings(max_examples=150, deadline=None)
@given(
    st.tuples(st.integers(1, 5), st.integers(1, 40)).flatmap(
        lambda shape: arrays(np.float64, shape, elements=st.integers(-5, 5).map(float))
    )
)
def test_frontier_is_what_the_definition_says(worth: np.ndarray) -> None:
    found = frontier(worth)
    assert set(found.tolist()) == _by_definition(worth)
    assert (np.diff(worth[0, found]) >= 0).all()


@pytest.mark.parametrize("parties", [1, 2, 3, 6])
def test_frontier_of_many_packages(parties: int) -> None:
    worth = np.random.default_rng(parties).random((parties, 600))
    assert set(frontier(worth).tolist()) == _by_definition(worth)


def test_all_equal_packages_stand_together() -> None:
    assert frontier(np.ones((3, 4))).tolist() == [0, 1, 2, 3]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(1, 3), st.randoms())
def test_merging_issues_finds_the_same_frontier(shape: list[int], parties: int, random) -> None:  # type: ignore[no-untyped-def]
    space = Space(tuple(Issue(f"i{k}", tuple(map(str, range(n)))) for k, n in enumerate(shape)))
    utilities = [
        additive(space, [[random.randint(0, 9) for _ in range(n)] for n in shape])
        for _ in range(parties)
    ]
    worth = np.array([u.over_packages() for u in utilities])
    choices, values = merged_frontier(utilities)
    numbers = np.ravel_multi_index(tuple(choices.T), space.shape)
    assert set(numbers.tolist()) == set(frontier(worth).tolist())
    assert (worth[:, numbers] == values).all()


def test_merging_reaches_spaces_that_cannot_be_listed() -> None:
    space = Space(tuple(Issue(f"i{k}", tuple("abcd")) for k in range(40)))
    rng = np.random.default_rng(1)
    utilities = [additive(space, rng.integers(0, 9, (40, 4))) for _ in range(2)]
    choices, worth = merged_frontier(utilities)
    assert space.size == 4**40
    assert (np.diff(worth[0]) >= 0).all()
    assert (np.diff(worth[1]) <= 0).all()
    best = [sum(f.values.max() for f in u.factors) for u in utilities]
    assert worth.max(axis=1).tolist() == best
    assert len(choices) == worth.shape[1]


@pytest.mark.parametrize(
    "worth", [np.zeros((2, 0)), np.zeros(3), [[1, np.nan]], [[1, np.inf]], [[-np.inf, 1]]]
)
def test_nonsense_is_refused(worth) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError):
        frontier(worth)


def test_merging_refuses_what_it_cannot_merge() -> None:
    space = Space((Issue("a", ("x", "y")), Issue("b", ("x", "y"))))
    with pytest.raises(ScenarioError, match="additive"):
        merged_frontier([Utility(space, (Factor((0, 1), np.zeros((2, 2))),))])
    wide = Space(tuple(Issue(f"i{k}", tuple(map(str, range(300)))) for k in range(3)))
    flat = additive(wide, [np.zeros(300)] * 3)
    with pytest.raises(LimitReached, match="the limit is"):
        merged_frontier([flat])
