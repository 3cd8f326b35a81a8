from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.packages.linkage import (
    LARGEST_PAIRING,
    Linkage,
    Settlement,
    link,
    settle,
    time_linkage,
    worth_waiting,
)
from demarche.errors import LimitReached, ScenarioError

CUT = np.linspace(0, 1, 21)
PIE = np.array([CUT, 1 - CUT])
NOTHING = np.zeros((2, 2))


@pytest.mark.parametrize(("weight", "gain"), [(0.5, 0.0), (0.6, 0.1), (0.8, 0.3), (0.9, 0.4)])
def test_linking_pays_by_the_difference_of_weights(weight: float, gain: float) -> None:
    """Equal valuations gain nothing; opposed intensities gain half the difference of weights."""
    own, other = np.array([[weight], [1 - weight]]), np.array([[1 - weight], [weight]])
    found = link(PIE * own, PIE * other, NOTHING)
    assert found.extra == pytest.approx((gain, gain))
    assert found.linked.gains == pytest.approx((weight, weight) if gain else (0.5, 0.5))


def test_linking_can_open_an_agreement_set() -> None:
    mine, yours = np.array([[0.0, 3.0], [0.0, -1.0]]), np.array([[0.0, -1.0], [0.0, 3.0]])
    found = link(mine, yours, np.full((2, 2), 0.5))
    assert [half.agreement_set for half in found.apart] == [0, 0]
    assert (found.linked.agreement_set, found.only_linked) == (1, 1)
    assert found.linked.gains == (1.0, 1.0)
    assert found.linked.package == 3


@settings(max_examples=80, deadline=None)
@given(
    arrays(np.float64, (2, 5), elements=st.integers(-4, 6).map(float)),
    arrays(np.float64, (2, 4), elements=st.integers(-4, 6).map(float)),
)
def test_linking_shrinks_neither_agreement_nor_product(
    first: np.ndarray, second: np.ndarray
) -> None:
    found = link(first, second, NOTHING)
    assert found.only_linked >= 0
    if all(half.package is not None for half in found.apart):
        apart = np.add(found.apart[0].gains, found.apart[1].gains)
        assert np.prod(found.linked.gains) >= np.prod(apart) - 1e-9


def test_timing_by_simulation() -> None:
    linkage = Linkage(
        (Settlement(1, 0, (1.0, 2.0)), Settlement(1, 0, (2.0, 1.0))),
        Settlement(1, 0, (4.0, 4.0)),
        (1.0, 1.0),
        0,
    )
    timing = time_linkage(linkage, (0.5, 2.0), [0.1, 0.3])
    rng = np.random.default_rng(0)
    first, second = rng.exponential(2.0, 400_000), rng.exponential(0.5, 400_000)
    last = np.maximum(first, second)
    rates = np.array([0.1, 0.3])[:, None]
    assert timing.wait_linked == pytest.approx(last.mean(), rel=0.01)
    assert timing.worth_linked == pytest.approx(4 * np.exp(-rates * last).mean(axis=1), rel=0.01)
    apart = np.array([[1.0], [2.0]]) * np.exp(-rates * first) + np.array([[2.0], [1.0]]) * np.exp(
        -rates * second
    )
    assert timing.worth_apart == pytest.approx(apart.mean(axis=1), rel=0.01)


@given(st.floats(0, 1), st.floats(0.01, 2), st.floats(0.01, 1))
def test_waiting_pays_iff_the_stopping_rule_says_so(g: float, h: float, r: float) -> None:
    margin = (1 + g) * h / (r + h) - 1
    if abs(margin) > 1e-9:
        assert worth_waiting(g, h, r) == (margin > 0)


def test_nothing_to_agree_settles_at_nothing() -> None:
    assert settle(np.array([[-1.0], [2.0]]), np.zeros(2)) == Settlement(0, None, (0.0, 0.0))


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: link(PIE, np.ones((3, 2)), NOTHING), "do not fit"),
        (lambda: time_linkage(link(PIE, PIE, NOTHING), (0, 1), [1, 1]), "must be positive"),
        (lambda: time_linkage(link(PIE, PIE, NOTHING), (1, 1), [1]), "one for each of 2"),
        (lambda: worth_waiting(-1, 1, 1), "at least 0"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()


def test_too_many_pairs_are_refused() -> None:
    side = int(LARGEST_PAIRING**0.5) + 1
    with pytest.raises(LimitReached, match="too many to link"):
        link(np.zeros((1, side)), np.zeros((1, side)), np.zeros((2, 1)))
