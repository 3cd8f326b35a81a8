"""Sobol indices against known ones, and against another estimator of the same."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demarche.bargaining.doubt import Ranges, indices
from demarche.bargaining.walkout import INPUTS, REASONS, Box, deciding, judge
from demarche.errors import InputError

pytest.importorskip("SALib", reason="the optional extra 'doubt' is not installed")

WIDE = Box(
    "wide",
    "A. Analyst",
    dict.fromkeys(INPUTS, (0.0, 0.04))
    | dict.fromkeys(("rate_1", "rate_2", "prior_1", "prior_2"), (0.05, 0.3))
    | dict.fromkeys(("demand_1", "demand_2"), (0.6, 0.8))
    | {"pressure": (0.0, 0.1), "leak": (0.1, 0.8), "exit_2": (0.0, 0.5)},
)
PI = float(np.pi)
CUBE = Ranges(dict.fromkeys(("a", "b", "c"), (-PI, PI)) | {"fixed": (1.0, 1.0)})


def ishigami(games: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    a, b, c = games[:, :3].T
    return np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)


def test_ishigami() -> None:
    """Ishigami and Homma (1990), with the indices as integrals give them."""
    found = indices(ishigami, CUBE, seed=1, log2_draws=11)
    one = 0.5 * (1 + 0.1 * PI**4 / 5) ** 2
    two = 49 / 8
    mixed = 0.01 * PI**8 * (1 / 18 - 1 / 50)
    whole = one + two + mixed
    assert found.names == ("a", "b", "c")
    np.testing.assert_allclose(found.first, np.array([one, two, 0]) / whole, atol=0.01)
    np.testing.assert_allclose(found.total, np.array([one + mixed, two, mixed]) / whole, atol=0.01)
    assert found.ranked == ("a", "b", "c")
    assert found.interaction == pytest.approx(mixed / whole, abs=0.02)
    assert (found.total_error < 0.01).all()


def test_they_agree_with_the_walk_out_that_counts_changed_answers() -> None:
    reputation = REASONS.index("reputation")
    ours = deciding(WIDE, seed=2, log2_draws=13)
    found = indices(lambda games: judge(games).holds[:, reputation], Ranges(WIDE.ranges), seed=3)
    assert found.ranked[:2] == tuple(ours)[:2]
    for name, total, error in zip(found.names, found.total, found.total_error, strict=True):
        assert total == pytest.approx(ours.get(name, 0.0), abs=4 * error + 0.02)


def test_who_does_the_batches_does_not_matter(tmp_path: Path) -> None:
    alone = indices(ishigami, CUBE, seed=1, log2_draws=5)
    with ThreadPoolExecutor(3) as threads:
        for _ in range(2):
            again = indices(ishigami, CUBE, seed=1, log2_draws=5, executor=threads,
                            journal=tmp_path / "journal")  # fmt: skip
            assert again.first.tobytes() == alone.first.tobytes()
            assert again.total.tobytes() == alone.total.tobytes()


def test_nothing_varies_nothing_decides() -> None:
    found = indices(lambda games: np.ones(len(games)), CUBE, seed=0, log2_draws=4)
    assert not found.first.any()
    assert not found.total.any()


def test_refusals_state_rule_and_numbers() -> None:
    ordered = replace(CUBE, order=(("a", "b"),))
    for message, call in {
        "these are ordered": lambda: indices(ishigami, ordered, seed=0),
        "all are fixed": lambda: indices(ishigami, Ranges({"a": (1, 1)}), seed=0),
        "2 batches or more, got 1": lambda: indices(ishigami, CUBE, seed=0, batches=1),
        "one number a game": lambda: indices(np.cos, CUBE, seed=0, log2_draws=3),
    }.items():
        with pytest.raises(InputError, match=message):
            call()


def test_without_salib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib.analyze", None)
    with pytest.raises(InputError, match=r"pip install 'demarche\[doubt\]'"):
        indices(ishigami, CUBE, seed=0)


def test_a_box_of_the_walk_out_is_a_set_of_ranges() -> None:
    """Both draw the same games for the same seed."""
    assert WIDE.draw(6, 4).tobytes() == Ranges(WIDE.ranges).draw(6, seed=4).tobytes()
