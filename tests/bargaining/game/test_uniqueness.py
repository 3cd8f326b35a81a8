"""Uniqueness proved by bounds that meet, its absence by two equilibria that anyone can check."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from demarche.bargaining.game import END, CaseGame, Negotiation, Stage, bounds, build, uniqueness
from demarche.bargaining.game.frontier import most_left

from .classics import alternating, either_exit, rebuffed_exit, responder_exit, strike
from .suspension import suspension
from .test_properties import SEEDS, random_game

CLOSE = 1e-8


@pytest.mark.parametrize(
    "negotiation",
    [alternating(0.9, 0.8), responder_exit(0.9, 0.6), rebuffed_exit(0.9, 0.85), strike(0.9, 0.83)],
)
def test_where_bounds_meet_payoffs_are_unique(negotiation: Negotiation) -> None:
    found = uniqueness(build(negotiation))
    assert found.statement() == "unique"
    assert found.shown is None


@pytest.mark.parametrize(
    "negotiation",
    [rebuffed_exit(0.9, 0.6), strike(0.9, 0.3), either_exit(0.9, 0.1), either_exit(0.9, 0.3)],
)
def test_the_ends_of_the_known_payoff_sets_are_equilibria(negotiation: Negotiation) -> None:
    found = uniqueness(build(negotiation))
    assert found.word == "not unique"
    assert found.shown is not None
    assert found.reach == pytest.approx(1)
    ends = found.bounds
    assert found.shown[:, 0] == pytest.approx(np.stack([ends.upper[0], ends.lower[0]]), abs=CLOSE)
    assert found.shown[:, 1] == pytest.approx(np.stack([ends.lower[1], ends.upper[1]]), abs=CLOSE)


@pytest.mark.parametrize("outside", [0.0, 0.3, 0.6])
def test_suspension_makes_payoffs_not_unique_whatever_the_exit(outside: float) -> None:
    found = uniqueness(build(suspension(outside=outside)))
    assert found.word == "not unique"
    assert found.shown is not None
    assert np.all(found.shown >= found.bounds.lower - CLOSE)
    assert np.all(found.shown <= found.bounds.upper + CLOSE)


def test_what_is_not_shown_is_said_to_be_open() -> None:
    found = uniqueness(build(suspension(outside=0.0)), max_sweeps=1)
    assert found.word == "not settled"
    assert found.statement().endswith("no two equilibria shown)")


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_what_is_shown_is_kept(seed: int) -> None:
    game = random_game(seed)
    found = uniqueness(game)
    if found.shown is None:
        assert found.word in ("unique", "not settled")
        return
    assert np.all(found.shown >= found.bounds.lower - 1e-7)
    assert np.all(found.shown <= found.bounds.upper + 1e-7)
    assert_kept(game, found.shown)


@pytest.mark.parametrize(
    "negotiation", [strike(0.9, 0.3), either_exit(0.9, 0.1), suspension(outside=0.3)]
)
def test_what_is_shown_of_known_games_is_kept(negotiation: Negotiation) -> None:
    game = build(negotiation)
    shown = uniqueness(game).shown
    assert shown is not None
    assert_kept(game, shown)
    with pytest.raises(AssertionError):
        assert_kept(game, shown + np.array([[[0.01], [0.0]], [[0.0], [0.0]]]))


# -- a literal check ------------------------------------------------------------------------------
# A promise is a pair of payoffs.  At each node the promises that can be kept are listed in full:
# each option under the code, or under a chance of the other code, from which its owner does not
# depart.  What a code pays must be among them.


def assert_kept(game: CaseGame, shown: np.ndarray) -> None:
    """Fail unless every promise of both codes can be kept, given all others."""
    chain = game.discount[:, None, None] * game.transition
    wait = game.flow + np.einsum("ist,kit->kis", chain, shown)
    for code, s in product((0, 1), range(len(game.states))):
        chances = {0: game.mover[s], 1: 1 - game.mover[s]}
        movers = [m for m in (0, 1) if chances[m] > 0]
        kept = [
            sum(chances[m] * np.array(p) for m, p in zip(movers, promised, strict=True))
            for promised in product(*(turn(game, wait, s, m)[code] for m in movers))
        ]
        assert any(np.abs(p - shown[code, :, s]).max() < 1e-6 for p in kept), (code, s)


Promises = list[tuple[float, float]]


def turn(game: CaseGame, wait: np.ndarray, s: int, mover: int) -> tuple[Promises, Promises]:
    """Return the promises that can be kept at a turn, under each code."""
    waiting = pair(wait[:, :, s])
    if not game.offers[s]:
        return keep([waiting, *acts(game, wait, s, mover, Stage.TURN)], mover)
    found: tuple[Promises, Promises] = ([], [])
    rebuffs = keep([waiting, *acts(game, wait, s, mover, Stage.REBUFF)], mover)
    for rebuff in product(*rebuffs):
        replies = keep([rebuff, *acts(game, wait, s, 1 - mover, Stage.REPLY)], 1 - mover)
        for refused in product(*replies):
            if any(refused[c][c] < refused[1 - c][c] - CLOSE for c in (0, 1)):
                continue
            at_turn = [refused, *acts(game, wait, s, mover, Stage.TURN)]
            for code, promises in enumerate(offer(game, s, mover, at_turn)):
                found[code].extend(promises)
    return found


def offer(game: CaseGame, s: int, mover: int, options: list) -> tuple[Promises, Promises]:
    """Add the offers, from the least that is accepted to the most that the mover can be asked."""
    other, refused = 1 - mover, options[0]
    deals = [most_left(game.frontier, s, refused[c][other], mover) for c in (0, 1)]
    found = keep(options, mover, also=deals)
    for code in (0, 1):
        floor = departing(options, mover, code, deals)
        for own in (deals[code], floor):
            if own < floor - CLOSE or own == -np.inf:
                continue
            own = max(own, game.frontier[s, :, mover].min())
            gives = most_left(game.frontier, s, own, other)
            asked = refused[code][other] if own == deals[code] else refused[mover][other]
            if gives >= asked - CLOSE:
                found[code].append((own, gives) if mover == 0 else (gives, own))
    return found


def pair(rows: np.ndarray) -> tuple[tuple[float, float], tuple[float, float]]:
    return (tuple(rows[0]), tuple(rows[1]))


def acts(game: CaseGame, wait: np.ndarray, s: int, party: int, stage: Stage) -> list:
    """Return what each action pays under each code."""
    return [
        pair(
            np.array(a.payoff) + (0 if a.target == END else wait[:, :, a.target]) * np.ones((2, 2))
        )
        for a in game.actions
        if (a.state, a.party, a.stage) == (s, party, stage)
    ]


def departing(options: list, owner: int, code: int, deals: list | None = None) -> float:
    """Return the best that an owner gets by departing from a code: the favoured one loses it."""
    against = 1 - code if owner == code else code
    return max([o[against][owner] for o in options] + ([deals[against]] if deals else []))


def keep(options: list, owner: int, *, also: list | None = None) -> tuple[Promises, Promises]:
    """Return the options to which each code can hold their owner, coins included."""
    found: tuple[Promises, Promises] = ([], [])
    for code in (0, 1):
        floor = departing(options, owner, code, also)
        for option in options:
            here, there = option[code][owner], option[1 - code][owner]
            if here >= floor - CLOSE:
                found[code].append(option[code])
            elif owner != code and there >= floor:
                coin = (floor - here) / (there - here)
                mixed = [
                    (1 - coin) * a + coin * b
                    for a, b in zip(option[code], option[1 - code], strict=True)
                ]
                found[code].append((mixed[0], mixed[1]))
    return found


def test_a_coin_never_leaves_the_bounds() -> None:
    game = build(rebuffed_exit(0.9, 0.6))
    found = uniqueness(game)
    assert found.shown is not None
    either = found.shown.mean(axis=0)
    assert np.all(either >= bounds(game).lower)
    assert np.all(either <= bounds(game).upper)
