from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.worlds.box import Array, Model, decide, sample

ranges = st.tuples(st.floats(-3, 3), st.floats(0, 3)).map(lambda r: (r[0], r[0] + r[1]))


def product(x: Array) -> Array:
    return np.asarray(x[:, 0] * x[:, 1] - x[:, 2])


def product_bounds(low: Array, high: Array) -> tuple[Array, Array]:
    corners = np.stack([a[:, 0] * b[:, 1] for a in (low, high) for b in (low, high)])
    return corners.min(axis=0) - high[:, 2], corners.max(axis=0) - low[:, 2]


PRODUCT = Model(product, {"x": 0, "y": 0, "z": -1}, product_bounds)


def test_monotone_models_are_settled_at_two_corners() -> None:
    seen = []

    def outcome(x: Array) -> Array:
        seen.append(len(x))
        return np.asarray(x[:, 0] - np.exp(x[:, 1]))

    model = Model(outcome, {"a": 1, "b": -1})
    assert decide(model, {"a": (4, 5), "b": (0, 1)}, 0).word == "entailed"
    assert decide(model, {"a": (0, 1), "b": (1, 2)}, 0).word == "excluded"
    found = decide(model, {"a": (0, 5), "b": (0, 1)}, 0)
    assert found.word == "undetermined"
    assert (found.above, found.below) == ({"a": 5.0, "b": 0.0}, {"a": 0.0, "b": 1.0})
    assert sum(seen) == 6


@settings(max_examples=200, deadline=None)
@given(ranges, ranges, ranges, st.floats(-5, 5))
def test_agrees_with_the_exact_range_of_a_product(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], threshold: float
) -> None:
    products = [a * b for a in x for b in y]
    least, most = min(products) - z[1], max(products) - z[0]
    found = decide(PRODUCT, {"x": x, "y": y, "z": z}, threshold, limit=2_000)
    if found.word == "entailed":
        assert least > threshold - 1e-6
    elif found.word == "excluded":
        assert most <= threshold + 1e-6
    elif found.word == "undetermined":
        assert least <= threshold + 1e-6
        assert most > threshold - 1e-6
    else:
        assert min(abs(least - threshold), abs(most - threshold)) < 0.1
    for point, side in ((found.above, True), (found.below, False)):
        if point is not None:
            value = point["x"] * point["y"] - point["z"]
            assert (value > threshold) == side


def test_what_no_corner_shows_is_found_inside() -> None:
    model = Model(
        lambda x: np.asarray(x[:, 0] * (1 - x[:, 0])),
        {"x": 0},
        lambda low, high: (
            low[:, 0] * (1 - high[:, 0]),
            high[:, 0] * (1 - low[:, 0]),
        ),
    )
    assert decide(model, {"x": (0, 1)}, 0.3).word == "excluded"
    assert decide(model, {"x": (0, 1)}, 0.2).word == "undetermined"


def test_a_limit_that_is_hit_is_said() -> None:
    found = decide(PRODUCT, {"x": (0, 1), "y": (0, 1), "z": (0, 0)}, 1.0, limit=10)
    assert found.word == "undecided"
    assert "10 sub-boxes" in found.why


def test_without_a_sign_or_bounds_nothing_is_decided_by_points() -> None:
    model = Model(product, {"x": 0, "y": 1, "z": -1})
    found = decide(model, {"x": (1, 2), "y": (3, 4), "z": (0, 0)}, 0)
    assert found.word == "undecided"
    assert "no sign for x" in found.why


def test_an_outcome_within_rounding_of_the_threshold_decides_nothing() -> None:
    model = Model(lambda x: np.asarray(x[:, 0]), {"x": 1})
    assert decide(model, {"x": (1.0, 1.0 + 1e-12)}, 1.0).word == "undecided"


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ({"x": (0, 1)}, r"the box gives \['x'\], the model takes \['x', 'y', 'z'\]"),
        ({"x": (1, 0), "y": (0, 1), "z": (0, 1)}, r"range of x .* empty: \[1, 0\]"),
        ({"x": (0, float("inf")), "y": (0, 1), "z": (0, 1)}, "finite"),
    ],
)
def test_boxes_that_do_not_fit(box: dict[str, tuple[float, float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decide(PRODUCT, box, 0)


def test_a_sample_has_one_point_in_every_slice_and_keeps_to_its_seed() -> None:
    box = {"x": (0.0, 10.0), "y": (-1.0, 1.0)}
    points = sample(box, 10, seed=0)
    assert sorted(points[:, 0].astype(int)) == list(range(10))
    assert (points == sample(box, 10, seed=0)).all()
    with pytest.raises(ValueError, match="not 0"):
        sample(box, 0, seed=0)
