"""The case game at a period of a day against the limits that theory gives."""

from __future__ import annotations

import pytest

from demarche.bargaining.game import (
    Breakdown,
    Deal,
    Factor,
    Flow,
    Hazard,
    Initiative,
    Move,
    Negotiation,
    Stage,
    bounds,
    build,
    equilibria,
    pie,
)

DAY = 1 / 365
A_SHARE = 0.25 / 0.35


def talks(*, rates: tuple[float, float] = (0.10, 0.25), dt: float = DAY, **declared) -> Negotiation:
    return Negotiation(("A", "B"), rates, dt, **({"deals": (pie(1.0),)} | declared))


def unique(negotiation: Negotiation, state: int = 0, party: int = 0) -> float:
    return bounds(build(negotiation)).payoff(party, state).value


@pytest.mark.parametrize("dt, engine", [(1 / 12, 0.713012), (1 / 52, 0.713991), (DAY, 0.714244)])
def test_rubinstein(dt: float, engine: float) -> None:
    found = unique(talks(dt=dt))
    assert found == pytest.approx(engine, abs=1e-6)
    assert found == pytest.approx(A_SHARE, abs=0.02 * dt)


def test_constant_sanction() -> None:
    found = unique(talks(flows=(Flow("B", -0.06),)))
    assert found == pytest.approx(0.885662, abs=1e-6)
    assert found == pytest.approx(A_SHARE + 0.06 / 0.35, abs=1e-4)


@pytest.mark.parametrize("outside, engine", [(0.2, 0.714244), (0.4, 0.599836), (0.5, 0.499863)])
def test_exit_of_the_responder(outside: float, engine: float) -> None:
    leave = Move("quit", "B", (Stage.REPLY,), (0.0, outside), ends=True)
    found = unique(talks(moves=(leave,)))
    assert found == pytest.approx(engine, abs=1e-6)
    assert found == pytest.approx(min(A_SHARE, 1 - outside), abs=2e-4)


def test_premium_of_a_sanction_that_leaks() -> None:
    leaking = talks(
        factors=(Factor("sanction", ("on", "off")),),
        hazards=(Hazard("sanction", "on", "off", 0.5),),
        flows=(Flow("B", -0.06, {"sanction": "on"}),),
    )
    premium = unique(leaking, 0) - unique(leaking, 1)
    assert premium == pytest.approx(0.044471, abs=1e-6)
    assert premium == pytest.approx(0.06 / (0.35 + 2 * 0.5), abs=1e-4)


@pytest.mark.parametrize("gain, engine, deal_now", [(0.1, 1.0, 1.0), (0.3, 1.083185, 0.0)])
def test_waiting_for_a_linked_settlement(gain: float, engine: float, deal_now: float) -> None:
    game = build(
        talks(
            rates=(0.1, 0.1),
            factors=(Factor("link", ("open", "settled")),),
            hazards=(Hazard("link", "open", "settled", 0.5),),
            deals=(pie(1.0), pie(1 + gain, when={"link": "settled"})),
        )
    )
    found = bounds(game)
    assert found.unique
    assert found.sum_upper[0] == pytest.approx(engine, abs=1e-6)
    (selection, *_) = equilibria(game, noise=1e-3).found
    assert selection.agree[0, 0] == pytest.approx(deal_now, abs=1e-3)


def test_inside_options() -> None:
    flows = (Flow("A", 0.01), Flow("B", 0.02))
    found = unique(talks(rates=(0.1, 0.2), flows=flows))
    assert found == pytest.approx((0.2 + 0.01 - 0.02) / 0.3, abs=1e-4)


def test_breakdown_moves_terms_by_half() -> None:
    negotiation = talks(rates=(1e-4, 1e-4), breakdowns=(Breakdown(5.0, (0.2, 0.1)),))
    assert unique(negotiation) == pytest.approx(0.55, abs=1e-4)


def test_initiative_and_patience_weigh_terms() -> None:
    found = unique(talks(initiatives=(Initiative(0.3),)))
    assert found == pytest.approx(0.3 * 0.25 / (0.3 * 0.25 + 0.7 * 0.10), abs=1e-3)


def test_packages_give_the_nash_point_of_their_hull() -> None:
    """On the hull of (0, 1), (.7, .7), (1, 0) at equal patience, the Nash point is the kink."""
    deals = (Deal(((0.0, 1.0), (0.7, 0.7), (1.0, 0.0))),)
    assert unique(talks(rates=(0.1, 0.1), deals=deals)) == pytest.approx(0.7, abs=1e-3)
