from __future__ import annotations

import json
import pathlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.packages.points import CALLED_KALAI, DEFINITIONS, find_points
from demarche.errors import ScenarioError

SCENARIOS = pathlib.Path(__file__).parents[3] / ".." / "shared" / "data" / "scenarios"

worths = st.tuples(st.integers(2, 4), st.integers(1, 30)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 9).map(float))
)


@settings(max_examples=150, deadline=None)
@given(worths, st.integers(0, 5))
def test_points_maximise_over_all_packages_what_they_define(worth: np.ndarray, r: int) -> None:
    points = find_points(worth, float(r), weights=np.arange(1.0, len(worth) + 1))
    rational = worth[:, (worth >= r).all(axis=0)]
    if not rational.size:
        assert points.ideal is None
        with pytest.raises(ScenarioError, match="reservation"):
            points["nash"]
        return
    gains, room = rational - r, rational.max(axis=1) - r
    ratios = np.ones_like(gains)
    ratios[room > 0] = gains[room > 0] / room[room > 0, None]
    share = np.arange(1.0, len(worth) + 1) / np.arange(1.0, len(worth) + 1).sum()
    assert points["nash"].value == pytest.approx(gains.prod(axis=0).max())
    assert points["egalitarian"].value == pytest.approx(gains.min(axis=0).max())
    assert points["maximin"].value == pytest.approx(rational.min(axis=0).max())
    assert points["welfare"].value == pytest.approx(rational.sum(axis=0).max())
    assert points["kalai_smorodinsky"].value == pytest.approx(ratios.min(axis=0).max())
    assert points["asymmetric_nash"].value == pytest.approx(
        (gains ** share[:, None]).prod(axis=0).max()
    )
    for point in points.points.values():
        assert point.package in points.frontier
        assert point.definition == DEFINITIONS[point.name]
        assert tuple(worth[:, point.package]) == point.utilities


@settings(max_examples=60, deadline=None)
@given(worths)
def test_scales_and_shifts_of_utility_change_no_scale_free_point(worth: np.ndarray) -> None:
    scale = np.array([2.0, 3.0, 5.0, 7.0])[: len(worth), None]
    points = find_points(worth)
    moved = find_points(worth * scale + 4, np.full(len(worth), 4.0))
    for name in ("nash", "kalai_smorodinsky"):
        assert moved[name].package == points[name].package


def test_smooth_oracles() -> None:
    """On u2 = 1 − u1² the maximisers are known in closed form."""
    first = np.linspace(0, 1, 200_001)
    points = find_points([first, 1 - first**2], weights=[0.6, 0.4])
    assert points["nash"].utilities[0] == pytest.approx(0.57735, abs=1e-5)
    assert points["kalai_smorodinsky"].utilities[0] == pytest.approx(0.61803, abs=1e-5)
    assert points["egalitarian"].utilities[0] == pytest.approx(0.61803, abs=1e-5)
    assert points["asymmetric_nash"].utilities[0] == pytest.approx(0.65465, abs=1e-5)


def test_the_four_meanings_of_kalai_differ() -> None:
    worth = [[10, 4.1, 5.5, 5.0], [0, 9.9, 5.05, 5.1]]
    points = find_points(worth, [0, 4])
    meanings = {program: points[name].package for program, name in CALLED_KALAI.items()}
    assert meanings == {
        "GENIUS 10.4 BidSpace.getKalaiSmorodinsky": 3,
        "NegMAS 0.16 kalai_points": 1,
        "NegMAS 0.16 modified_kalai_points": 2,
        "NegoLog BidSpace.kalai_point": 1,
    }
    assert "kalai_smorodinsky" not in CALLED_KALAI.values()


@pytest.mark.skipif(not SCENARIOS.exists(), reason="the shared scenarios are absent")
def test_negolog_calls_welfare_kalai() -> None:
    paths = sorted((SCENARIOS / "negolog_json").glob("*/specs.json"))
    assert paths
    for path in paths:
        specs = json.loads(path.read_text(encoding="utf-8"))
        assert specs["Kalai_A"] + specs["Kalai_B"] == pytest.approx(specs["Social Welfare"])


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"reservations": [1, 2, 3]}, "reservations need one"),
        ({"weights": [1, 0]}, "must be positive"),
        ({"weights": [1, np.nan]}, "weights need one"),
    ],
)
def test_nonsense_is_refused(arguments, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        find_points([[1, 2], [2, 1]], **arguments)


def test_every_point_is_on_the_reference_page() -> None:
    page = pathlib.Path(__file__).parents[3] / "docs" / "reference" / "packages.md"
    text = page.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in DEFINITIONS)
