"""Logit-Markov selections: closed forms, several starts, and the refusal of a point."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from demarche.bargaining.game import (
    END,
    Action,
    Confirmation,
    Negotiation,
    Range,
    Stage,
    bounds,
    build,
    corners,
    equilibria,
)
from demarche.errors import InputError

from .classics import alternating, either_exit
from .suspension import suspension


def test_starts_agree_where_the_payoff_is_unique() -> None:
    game = build(alternating(0.9, 0.8))
    found = equilibria(game, noise=1e-3)
    assert found.same
    assert found.found[0].value[0, 0] == pytest.approx(0.2 / 0.28, abs=1e-3)


def test_suspension_gives_no_point_and_two_selections() -> None:
    """With nothing to go to outside, the ability to suspend leaves the terms open."""
    game = build(suspension(outside=0.0))
    certified = bounds(game)
    assert certified.converged
    assert not certified.unique
    start = game.state("pressure=high, linkage=open, table=open")
    for party in (0, 1):
        answer = certified.payoff(party, start)
        assert isinstance(answer, Range)
        assert answer.upper - answer.lower > 0.3
    found = equilibria(game, noise=0.1)
    assert not found.same
    assert found.gap > 0.1
    for selection in found.found:
        assert selection.converged
        assert np.all(selection.value >= certified.lower - 0.1)
        assert np.all(selection.value <= certified.upper + 0.1)


def test_large_noise_leaves_one_equilibrium() -> None:
    assert equilibria(build(suspension(outside=0.0)), noise=5.0).same


def test_agreeing_selections_do_not_make_a_point() -> None:
    """Where both may leave after any refusal, all starts lead to one equilibrium of many."""
    game = build(either_exit(0.9, 0.1))
    certified = bounds(game)
    found = equilibria(game, noise=1e-3, starts=corners(certified, game.parties))
    assert found.same
    assert isinstance(certified.payoff(0, 0), Range)


def test_an_override_costs_both_and_shifts_no_share() -> None:
    """The proposer gets rho / ((1 + d)(1 - d + rho d)) in the Markov equilibrium."""
    rho, d = 0.7, 0.9
    game = build(alternating(d, d, confirmations=(Confirmation(rho),)))
    (selection, *_) = equilibria(game, noise=1e-4).found
    assert selection.value[0, 0] == pytest.approx(rho / ((1 + d) * (1 - d + rho * d)), abs=1e-3)
    assert selection.value[:, 0].sum() == pytest.approx(rho / (1 - d * (1 - rho)), abs=1e-3)
    certified = bounds(game)
    assert np.all(selection.value >= certified.lower - 1e-3)
    assert np.all(selection.value <= certified.upper + 1e-3)


def test_regret_falls_with_noise() -> None:
    game = build(alternating(0.9, 0.9))
    regrets = [max(s.regret for s in equilibria(game, noise=n).found) for n in (0.1, 0.01, 0.001)]
    assert regrets[0] > regrets[1] > regrets[2]
    assert regrets[2] < 1e-4


def test_noise_is_per_year() -> None:
    """The same noise means the same errors at a month as at a week."""
    terms = []
    for dt in (1 / 12, 1 / 52):
        game = build(Negotiation(("A", "B"), (0.1, 0.25), dt, alternating(0.9, 0.9).deals))
        terms.append(equilibria(game, noise=0.2).found[0].value[0, 0])
    assert terms[0] == pytest.approx(terms[1], abs=5e-3)


def test_chances_of_actions_keep_the_order_of_the_game() -> None:
    """A exits for most of the pie where it can; the exit that pays nothing is never taken."""
    game = build(alternating(0.9, 0.9))
    exits = [("poor", 1, (0.0, 0.0)), ("rich", 0, (0.95, 0.0)), ("worse", 0, (0.1, 0.0))]
    actions = tuple(Action(n, s, s, Stage.TURN, END, paid) for n, s, paid in exits)
    (selection, *_) = equilibria(replace(game, actions=actions), noise=1e-3).found
    assert selection.taken == pytest.approx([0.0, 1.0, 0.0], abs=1e-6)
    assert selection.agree[0, 0] == pytest.approx(0.0, abs=1e-6)


def test_arguments_are_checked() -> None:
    game = build(alternating(0.9, 0.9))
    with pytest.raises(InputError, match="noise and precision must be positive"):
        equilibria(game, noise=0.0)
    with pytest.raises(InputError, match=r"start 'mine' must have shape \(2, 2\), got \(2,\)"):
        equilibria(game, starts={"mine": np.zeros(2)})
    with pytest.raises(InputError, match="no start was given"):
        equilibria(game, starts={})
