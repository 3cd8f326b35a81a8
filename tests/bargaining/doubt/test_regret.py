"""Regret against its definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.doubt import regret
from demarche.errors import InputError


@given(paid=arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 4)),
                   elements=st.floats(-10, 10)))  # fmt: skip
def test_what_the_best_option_would_have_paid_more(paid: np.ndarray) -> None:  # type: ignore[type-arg]
    names = [f"option {i}" for i in range(paid.shape[1])]
    found = regret(dict(zip(names, paid.T, strict=True)))
    for game, row in enumerate(paid):
        assert list(found.by_game[game]) == [max(row) - one for one in row]
    for name, column in zip(names, paid.T, strict=True):
        game = found.worst_game[name]
        assert found.worst[name] == max(paid[game]) - column[game]
        assert found.worst[found.least] <= found.worst[name]


def test_a_payoff_may_be_one_number_for_all_games() -> None:
    assert regret({"walk": [1.0, -2.0], "stay": 0.0}).worst == {"walk": 2.0, "stay": 1.0}


def test_refusals() -> None:
    with pytest.raises(InputError, match="got none"):
        regret({})
    with pytest.raises(InputError, match="has no regret"):
        regret({"walk": [np.nan], "stay": 0.0})
    with pytest.raises(InputError, match="in the same games, got walk 2, stay 3"):
        regret({"walk": [0.1, 0.2], "stay": [0.0, 0.0, 0.0], "wait": 0.1})
