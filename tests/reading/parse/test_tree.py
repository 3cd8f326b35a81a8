"""The best tree, against all trees."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.reading.parse.tree import best_heads, is_tree

SCORES = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float64, (n, n + 1), elements=st.integers(-9, 0).map(float))
)


def _reaches_root(heads: tuple[int, ...]) -> bool:
    for i in range(len(heads)):
        above, steps = i + 1, 0
        while above:
            above, steps = heads[above - 1], steps + 1
            if steps > len(heads):
                return False
    return heads.count(0) == 1


def _total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


@given(st.integers(1, 4).flatmap(lambda n: st.tuples(*[st.integers(0, n)] * n)))
def test_a_tree_has_one_root_above_every_word(heads: tuple[int, ...]) -> None:
    assert is_tree(np.array([heads]))[0] == _reaches_root(heads)


@given(SCORES)
def test_no_tree_scores_more(scores: np.ndarray) -> None:
    n = len(scores)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    found = tuple(best_heads(scores).tolist())
    assert _reaches_root(found)
    best = max(
        _total(scores, heads) for heads in product(range(n + 1), repeat=n) if _reaches_root(heads)
    )
    assert _total(scores, found) == best
