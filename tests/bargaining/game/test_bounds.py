"""Bounds against the payoff sets that theory knows exactly."""

from __future__ import annotations

import numpy as np
import pytest

from demarche.bargaining.game import Point, Range, bounds, bounds_many, build
from demarche.errors import InputError

from .classics import (
    alternating,
    either_exit,
    first_mover,
    rebuffed_exit,
    responder_exit,
    strike,
)

EXACT = 1e-6


@pytest.mark.parametrize("first, second", [(0.9, 0.8), (0.5, 0.99), (0.95, 0.95)])
def test_rubinstein_is_unique(first: float, second: float) -> None:
    low, high, found = first_mover(alternating(first, second))
    assert found.unique
    assert low == pytest.approx((1 - second) / (1 - first * second), abs=EXACT)
    assert high == pytest.approx(low, abs=1e-8)


@pytest.mark.parametrize("outside", [0.0, 0.2, 0.45, 0.4737, 0.5, 0.6, 0.99])
def test_responder_exit_is_irrelevant_or_binding(outside: float) -> None:
    d = 0.9
    low, high, found = first_mover(responder_exit(d, outside))
    expected = 1 / (1 + d) if outside <= d / (1 + d) else 1 - outside
    assert found.unique
    assert (low, high) == pytest.approx((expected, expected), abs=EXACT)


@pytest.mark.parametrize("d", [0.6, 0.9])
@pytest.mark.parametrize("where", [-0.01, 0.01, 0.5, 0.99, 1.01])
def test_exit_after_own_offer_is_open_between_its_thresholds(d: float, where: float) -> None:
    start, end = d**2 / (1 + d), d**2
    outside = start + where * (end - start)
    low, high, found = first_mover(rebuffed_exit(d, outside))
    if where < 0:
        expected = (1 / (1 + d), 1 / (1 + d))
    elif where > 1:
        expected = (1 - d, 1 - d)
    else:
        expected = (1 - d, 1 - d * (1 - d + outside))
    assert found.unique == (not 0 < where < 1)
    assert (low, high) == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("d, wage", [(0.9, 0.3), (0.9, 0.8), (0.9, 0.83), (0.7, 0.45), (0.7, 0.6)])
def test_strike_is_open_up_to_a_wage_of_d_squared(d: float, wage: float) -> None:
    low, high, found = first_mover(strike(d, wage))
    top = (1 + d * wage) / (1 + d) if wage <= d**2 else wage
    assert found.unique == (wage > d**2)
    assert (low, high) == pytest.approx((wage, top), abs=EXACT)


@pytest.mark.parametrize("outside", [0.0, 0.1, 0.3, 0.42, 0.43, 0.46, 0.49])
def test_exit_by_both_after_any_refusal_is_open_even_at_nothing(outside: float) -> None:
    """The proposer's best threat is its own exit; its worst, the next proposer's best offer."""
    d = 0.9
    low, high, found = first_mover(either_exit(d, outside))
    is_open = outside < d**2 / (1 + d)
    assert found.unique == (not is_open)
    assert (low, high) == pytest.approx(
        (1 - d + outside if is_open else 1 - outside, 1 - outside), abs=EXACT
    )


def test_payoff_is_a_point_only_where_bounds_coincide() -> None:
    unique = bounds(build(alternating(0.9, 0.8)))
    assert isinstance(unique.payoff(0, 0), Point)
    found = bounds(build(strike(0.9, 0.3))).payoff(0, 0)
    assert isinstance(found, Range)
    assert not hasattr(found, "value")
    with pytest.raises(TypeError):
        float(found)  # type: ignore[arg-type]


def test_many_games_at_once_are_the_same_games() -> None:
    games = [build(rebuffed_exit(0.9, outside)) for outside in (0.2, 0.6, 0.9)]
    for game, together in zip(games, bounds_many(games, workers=2), strict=True):
        assert np.array_equal(bounds(game).lower, together.lower)
        assert np.array_equal(bounds(game).upper, together.upper)


def test_bounds_hold_wherever_sweeps_stop() -> None:
    game = build(rebuffed_exit(0.9, 0.6))
    settled = bounds(game)
    for sweeps in (1, 2, 5):
        early = bounds(game, max_sweeps=sweeps)
        assert not early.converged
        assert "undecided" in early.statement()
        assert np.all(early.lower <= settled.lower + 1e-12)
        assert np.all(early.upper >= settled.upper - 1e-12)


def test_limits_are_checked() -> None:
    with pytest.raises(InputError, match="max_sweeps at least 1, got 1e-08, 1e-11, 0"):
        bounds(build(alternating(0.9, 0.8)), max_sweeps=0)
