"""What must hold of the bounds of any case game."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.game import (
    END,
    Action,
    CaseGame,
    PayoffBounds,
    Stage,
    bounds,
    solve_core,
    stochastic_core,
)

CLOSE = 1e-7
SEEDS = st.integers(0, 2**32 - 1)


def random_game(seed: int, *, kinds: int = 4) -> CaseGame:
    """A game of up to four states; ``kinds`` of actions: none, responder exits, any exits, all."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 5))
    pie = np.full(size, 1.0) if kinds < 3 else rng.uniform(0.3, 1.5, size)
    discount = rng.uniform(0.3, 0.97, 2)
    beliefs = rng.dirichlet(np.full(size, 0.5), size=size)
    actions: list[Action] = []
    for s in range(size):
        for _ in range(int(rng.integers(0, 4)) if kinds > 1 else 0):
            ends = kinds < 4 or rng.random() < 0.5
            stage = Stage.REPLY if kinds == 2 else Stage(int(rng.integers(3)))
            high = 0.5 * pie[s] if ends else 0.02
            payoff = tuple(rng.uniform(0.0 if ends else -0.1, high, 2))
            target = END if ends else int(rng.integers(size))
            actions.append(Action("act", s, int(rng.integers(2)), stage, target, payoff))
    return CaseGame(
        parties=("A", "B"),
        states=tuple(f"s{k}" for k in range(size)),
        dt=1.0,
        discount=discount,
        transition=np.stack([beliefs, beliefs]),
        flow=rng.uniform(0, 0.5, (2, size)) * (1 - discount)[:, None],
        mover=rng.choice([0.0, 0.5, 1.0, rng.random()], size),
        frontier=np.stack([np.stack([0 * pie, pie], 1), np.stack([pie, 0 * pie], 1)], 1),
        offers=rng.random(size) < 0.9 if kinds > 2 else np.full(size, True),
        confirm=np.ones(size),
        actions=tuple(actions),
    )


def close(a: PayoffBounds, lower: np.ndarray, upper: np.ndarray) -> bool:
    return np.allclose(a.lower, lower, atol=CLOSE) and np.allclose(a.upper, upper, atol=CLOSE)


def test_a_thousand_constant_pies_with_responder_exits_are_unique() -> None:
    """Shaked and Sutton's case, with states, flows, patience and initiative drawn at random."""
    gaps = [bounds(random_game(seed, kinds=2)).gap for seed in range(1000)]
    assert max(gaps) < 1e-8


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_bounds_are_ordered_and_respect_the_sum(seed: int) -> None:
    found = bounds(random_game(seed))
    assert found.converged
    assert np.all(found.lower <= found.upper + 1e-9)
    assert np.all(found.lower.sum(0) <= found.sum_upper + 1e-9)
    assert np.all(found.upper.sum(0) >= found.sum_lower - 1e-9)


@given(SEEDS, st.floats(-2, 2), st.floats(-2, 2))
@settings(max_examples=60, deadline=None)
def test_shift(seed: int, first: float, second: float) -> None:
    """An annuity added to all payoffs of a party is added to its bounds."""
    game = random_game(seed)
    shift = np.array([first, second])
    moved = replace(
        game,
        flow=game.flow + (shift * (1 - game.discount))[:, None],
        frontier=game.frontier + shift,
        actions=tuple(
            replace(a, payoff=(a.payoff[0] + first, a.payoff[1] + second)) if a.target == END else a
            for a in game.actions
        ),
    )
    plain = bounds(game)
    assert close(bounds(moved), plain.lower + shift[:, None], plain.upper + shift[:, None])


@given(SEEDS, st.floats(0.1, 10))
@settings(max_examples=60, deadline=None)
def test_scale(seed: int, factor: float) -> None:
    game = random_game(seed)
    scaled = replace(
        game,
        flow=game.flow * factor,
        frontier=game.frontier * factor,
        actions=tuple(
            replace(a, payoff=(a.payoff[0] * factor, a.payoff[1] * factor)) for a in game.actions
        ),
    )
    plain = bounds(game)
    assert close(bounds(scaled), plain.lower * factor, plain.upper * factor)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_relabelling_parties_and_states_relabels_bounds(seed: int) -> None:
    game = random_game(seed)
    order = np.random.default_rng(seed).permutation(len(game.states))
    place = np.argsort(order)
    renamed = CaseGame(
        parties=(game.parties[1], game.parties[0]),
        states=tuple(game.states[k] for k in order),
        dt=game.dt,
        discount=game.discount[::-1],
        transition=game.transition[::-1][:, order][:, :, order],
        flow=game.flow[::-1][:, order],
        mover=1 - game.mover[order],
        frontier=game.frontier[order][:, ::-1, ::-1],
        offers=game.offers[order],
        confirm=game.confirm[order],
        actions=tuple(
            Action(
                a.name,
                int(place[a.state]),
                1 - a.party,
                a.stage,
                END if a.target == END else int(place[a.target]),
                a.payoff[::-1],
            )
            for a in reversed(game.actions)
        ),
    )
    plain = bounds(game)
    assert close(bounds(renamed), plain.lower[::-1][:, order], plain.upper[::-1][:, order])


@given(SEEDS, st.sampled_from(["patience", "pressure", "exit"]))
@settings(max_examples=60, deadline=None)
def test_patience_pressure_and_exits_help_their_owner(seed: int, what: str) -> None:
    """In the first party's favour: its patience, pain of the other, its exit as a responder."""
    game = random_game(seed, kinds=2)
    game = replace(game, flow=np.zeros_like(game.flow), actions=())
    leave = tuple(
        Action("quit", s, 0, Stage.REPLY, END, (0.6, 0.0)) for s in range(len(game.states))
    )
    better = {
        "patience": replace(game, discount=game.discount ** [0.5, 1.0]),
        "pressure": replace(game, flow=game.flow - [[0.0], [0.02]]),
        "exit": replace(game, actions=leave),
    }[what]
    plain, helped = bounds(game), bounds(better)
    assert plain.unique
    assert helped.unique
    assert np.all(helped.lower[0] >= plain.upper[0] - CLOSE)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_a_responder_exit_below_its_continuation_changes_nothing(seed: int) -> None:
    game = random_game(seed, kinds=1)
    plain = bounds(game)
    waiting = game.flow + game.discount[:, None] * np.einsum(
        "ist,it->is", game.transition, plain.lower
    )
    poor = tuple(
        Action("quit", s, 1, Stage.REPLY, END, (0.0, waiting[1, s] - 0.01))
        for s in range(len(game.states))
    )
    assert close(bounds(replace(game, actions=poor)), plain.lower, plain.upper)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_without_actions_the_bounds_meet_the_stochastic_core(seed: int) -> None:
    rng = np.random.default_rng(seed)
    game = random_game(seed, kinds=1)
    size = len(game.states)
    pie = rng.uniform(0.5, 1.5, size)
    own = rng.dirichlet(np.ones(size), size=(2, size))
    frontier = np.stack([np.stack([0 * pie, pie], 1), np.stack([pie, 0 * pie], 1)], 1)
    flow = 0.2 * game.flow
    found = bounds(replace(game, frontier=frontier, transition=own, flow=flow))
    core = solve_core(
        stochastic_core(
            pie=pie,
            transition=own,
            discount=game.discount,
            share=[game.mover, 1 - game.mover],
            flow=flow,
        )
    )
    assert found.unique
    assert close(found, core.payoff, core.payoff)
