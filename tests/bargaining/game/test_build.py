"""The mapping from declarations to a game."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from demarche.bargaining.game import (
    Breakdown,
    Confirmation,
    Deal,
    Factor,
    Flow,
    Hazard,
    Move,
    Negotiation,
    Stage,
    bounds,
    build,
    pie,
)
from demarche.bargaining.game import moves as usual
from demarche.bargaining.game.frontier import pareto_hull
from demarche.errors import InputError

from .suspension import PARTIES, suspension

PLAIN = Negotiation(PARTIES, (0.1, 0.2), 0.5, (pie(1.0),))


def test_states_are_all_combinations_of_levels() -> None:
    game = build(suspension(outside=0.0))
    assert len(game.states) == 3 * 2 * 3
    assert game.states[0] == "pressure=high, linkage=open, table=open"
    assert game.offers.sum() == 6


def test_hazards_are_followed_exactly() -> None:
    factors = (Factor("w", ("a", "b")),)
    both = (Hazard("w", "a", "b", 0.4), Hazard("w", "b", "a", 0.1))
    game = build(replace(PLAIN, factors=factors, hazards=both))
    rest = math.exp(-0.5 * 0.5)
    wanted = [[0.2 + 0.8 * rest, 0.8 - 0.8 * rest], [0.2 - 0.2 * rest, 0.8 + 0.2 * rest]]
    assert game.transition[0] == pytest.approx(np.array(wanted), abs=1e-12)


def test_beliefs_can_differ() -> None:
    factors = (Factor("w", ("a", "b")),)
    hazard = Hazard("w", "a", "b", 1.0, believer="B")
    game = build(replace(PLAIN, factors=factors, hazards=(hazard,)))
    assert game.transition[0] == pytest.approx(np.eye(2))
    assert game.transition[1, 0, 1] == pytest.approx(1 - math.exp(-0.5))


def test_breakdown_is_paid_from_whatever_state_it_strikes_in() -> None:
    """A crisis that comes at rate .4 and breaks talks at rate 2 does so in the period it came."""
    game = build(
        replace(
            PLAIN,
            factors=(Factor("mood", ("calm", "crisis")),),
            hazards=(Hazard("mood", "calm", "crisis", 0.4),),
            breakdowns=(Breakdown(2.0, (0.3, 0.1), {"mood": "crisis"}),),
        )
    )
    calm, crisis = math.exp(-0.2), 0.4 / 1.6 * (math.exp(-0.2) - math.exp(-1.0))
    assert game.transition[0, 0] == pytest.approx([calm, crisis], abs=1e-12)
    assert game.flow[0, 0] == pytest.approx(math.exp(-0.05) * 0.3 * (1 - calm - crisis), abs=1e-12)


def test_flows_add_confirmations_multiply_and_deals_join() -> None:
    game = build(
        replace(
            PLAIN,
            deals=(pie(1.0), Deal(((0.7, 0.7),))),
            flows=(Flow("A", 0.1), Flow("A", 0.2)),
            confirmations=(Confirmation(0.5), Confirmation(0.4)),
        )
    )
    assert game.flow[0, 0] == pytest.approx(0.3 * (1 - math.exp(-0.05)) / 0.1)
    assert game.confirm[0] == pytest.approx(0.2)
    assert game.frontier[0].tolist() == [[0.0, 1.0], [0.7, 0.7], [1.0, 0.0]]


def test_hull_keeps_only_its_corners() -> None:
    points = [(0.0, 1.0), (0.25, 0.8), (0.5, 0.9), (0.75, 0.45), (1.0, 0.0), (0.3, 0.1)]
    assert pareto_hull(points) == [(0.0, 1.0), (0.5, 0.9), (1.0, 0.0)]
    assert pareto_hull([(0.0, 0.0), (1.0, 1.0), (0.5, 1.0)]) == [(1.0, 1.0)]


def test_the_usual_parts_fit_together() -> None:
    """Every usual part in one case; a better envoy, a go-between and a ledger are all moves."""
    negotiation = replace(
        PLAIN,
        deals=(pie(1.0, when={"table": "open"}),),
        factors=(
            usual.table(PARTIES),
            usual.concession("inspection"),
            usual.authority("A"),
            usual.mediator(),
        ),
        flows=(Flow("B", -0.02, {"inspection": "made"}),),
        confirmations=(Confirmation(0.7, {"authority of A": "envoy", "mediator": "absent"}),),
        moves=(
            *(usual.suspend(p) for p in PARTIES),
            *(usual.come_back(p, PARTIES) for p in PARTIES),
            usual.concede("B", "inspection", payoff=(0.02, -0.01)),
            usual.revoke("B", "inspection", payoff=(-0.02, -0.01)),
            usual.raise_level("A", payoff=(-0.01, 0.0)),
            usual.invite("B"),
            usual.quit_talks("A", (0.1, 0.1)),
        ),
    )
    game = build(negotiation)
    assert len(game.states) == 3 * 2 * 2 * 2
    names = {a.name for a in game.actions}
    assert names == {
        "suspend",
        "return",
        "concede inspection",
        "revoke inspection",
        "raise the level",
        "invite a mediator",
        "quit",
    }
    for action in game.actions:
        before, after = game.states[action.state], game.states[action.target]
        if action.name == "revoke inspection":
            assert "inspection=made" in before
            assert "inspection=not made" in after
    assert bounds(game).converged


def test_a_concession_made_for_good_can_be_worth_less_than_one_that_can_be_revoked() -> None:
    """A revocable burden on B is not there if B would take it back at once for nothing."""
    factors = (usual.concession("freeze"),)
    flows = (Flow("B", -0.05, {"freeze": "made"}),)
    bound = build(replace(PLAIN, factors=factors, flows=flows))
    free = build(replace(PLAIN, factors=factors, flows=flows, moves=(usual.revoke("B", "freeze"),)))
    made = bound.state("freeze=made")
    assert bounds(free).lower[1, made] > bounds(bound).upper[1, made] + 0.005


@pytest.mark.parametrize(
    "change, message",
    [
        ({"flows": (Flow("C", 1.0),)}, "no party 'C'"),
        ({"flows": (Flow("A", 1.0, {"mood": "good"}),)}, "no factor 'mood'"),
        ({"hazards": (Hazard("w", "a", "z", 1.0),)}, "no level of 'w' 'z'"),
        ({"hazards": (Hazard("w", "a", "b", -1.0),)}, "the rate of a hazard"),
        ({"moves": (Move("m", "A", (Stage.TURN,), to={"w": "c"}),)}, "no level of 'w' 'c'"),
        ({"dt": 0.0}, "dt must be positive, got 0.0"),
        ({"confirmations": (Confirmation(1.5),)}, "must lie in"),
        ({"factors": (Factor("w", ("a", "a")),)}, "needs levels that differ"),
        ({"parties": ("A", "A")}, "the two parties must differ"),
    ],
)
def test_declarations_are_checked(change: dict, message: str) -> None:
    declared = {"factors": (Factor("w", ("a", "b")),)} | change
    with pytest.raises(InputError, match=message):
        build(replace(PLAIN, **declared))


def test_a_game_checks_its_arrays() -> None:
    game = build(PLAIN)
    with pytest.raises(InputError, match=r"flow must have shape \(2, 1\), got \(1, 2\)"):
        replace(game, flow=game.flow.T)
    with pytest.raises(InputError, match="discount must lie in"):
        replace(game, discount=np.array([1.0, 0.5]))
    with pytest.raises(InputError, match="no state 'x'"):
        game.state("x")
