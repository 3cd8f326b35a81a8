"""R2 all over a box: the mapping from parts to games, and what every equilibrium carries out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from demarche.bargaining.doubt import Ranges
from demarche.bargaining.game import bounds, build
from demarche.bargaining.walkout import INPUTS, Concession, Envoy, GameBox, Talks, survey_threat
from demarche.bargaining.walkout.threat_map import WORDS, threat_flips, threat_region
from demarche.errors import InputError

PLAIN = Talks(("walker", "other"))
WHOLE = Talks(
    ("walker", "other"),
    pressure=True,
    linked=True,
    shock=True,
    concessions=(Concession("site", 1, True), Concession("file", 0, False)),
    envoys=(Envoy("deputy", 0),),
    mediator=True,
)
NEUTRAL = {"rate_1": 0.1, "rate_2": 0.2, "period": 0.25, "initiative": 0.5, "call": 20.0}


def values(talks: Talks, **given: float) -> dict[str, float]:
    """Everything at nothing, but for what time and order need."""
    sure = {name: 1.0 for name in talks.inputs if name.startswith("confirmation")}
    return dict.fromkeys(talks.inputs, 0.0) | NEUTRAL | sure | given


def box(talks: Talks, **ranges: tuple[float, float]) -> GameBox:
    fixed = {name: (value, value) for name, value in values(talks).items()}
    return GameBox("box", "A. Analyst", talks, fixed | ranges)


def test_every_part_brings_its_states_and_inputs() -> None:
    assert len(build(PLAIN.negotiation(values(PLAIN))).states) == 3
    assert len(build(WHOLE.negotiation(values(WHOLE))).states) == 3 * 2**7
    assert WHOLE.inputs.keys() - PLAIN.inputs.keys() == {
        "pressure", "leak", "leak_at_table", "hazard", "growth", "passing",
        "cost_of_site", "gain_from_site", "price_of_revoking_site",
        "cost_of_file", "gain_from_file",
        "confirmation_of_deputy", "price_of_replacing_deputy", "mediation", "invitation",
    }  # fmt: skip
    for name in PLAIN.inputs.keys() & INPUTS.keys():
        assert PLAIN.inputs[name] is INPUTS[name]


def test_who_can_do_what() -> None:
    moves = {(m.party, m.name) for m in WHOLE.negotiation(values(WHOLE)).moves}
    assert ("other", "concede site") in moves
    assert ("other", "revoke site") in moves
    assert ("walker", "concede file") in moves
    assert not any(name == "revoke file" for _, name in moves)
    assert ("walker", "raise the level") in moves
    assert ("other", "raise the level") not in moves


def test_without_moves_that_pay_the_game_is_the_textbook_one() -> None:
    """A walk-out that nobody can afford to end leaves terms at r2 / (r1 + r2)."""
    short = values(PLAIN, period=1 / 365, toll=1.0)
    found = bounds(build(PLAIN.negotiation(short))).payoff(0, 0)
    assert found.value == pytest.approx(0.2 / 0.3, abs=1e-3)  # type: ignore[union-attr]


def test_pressure_and_its_leak_shift_terms_as_the_formula_says() -> None:
    talks = Talks(("walker", "other"), pressure=True)
    given = {"period": 1 / 365, "toll": 1.0, "pressure": 0.06, "leak_at_table": 0.5, "leak": 0.5}
    with_it = bounds(build(talks.negotiation(values(talks, **given))))
    on, gone = (with_it.payoff(0, s).value for s in (0, 1))  # type: ignore[union-attr]
    assert on - gone == pytest.approx(0.06 / (0.3 + 2 * 0.5), abs=2e-4)


def test_growth_worth_waiting_for_is_waited_for() -> None:
    talks = Talks(("walker", "other"), linked=True)
    waiting = values(talks, rate_2=0.1, hazard=0.5, growth=0.3, period=1 / 52, toll=1.0)
    found = bounds(build(talks.negotiation(waiting)))
    assert found.sum_upper[0] == pytest.approx(1.3 * 0.5 / 0.6, abs=2e-3)


def test_an_irreversible_concession_stays() -> None:
    talks = Talks(("walker", "other"), concessions=(Concession("file", 0, False),))
    game = build(talks.negotiation(values(talks)))
    made = [k for k, s in enumerate(game.states) if "file=made" in s]
    for action in game.actions:
        if action.state in made and action.target >= 0:
            assert action.target in made


def test_certified_excluded_and_open_add_up() -> None:
    gains = survey_threat(
        box(PLAIN, initiative=(1.0, 1.0), benefit=(0.2, 0.3)), seed=0, log2_draws=1
    )
    assert gains.certified.value == 1
    pays = survey_threat(box(PLAIN, toll=(0.1, 0.3)), seed=0, log2_draws=1)
    assert pays.excluded.value == 1
    mixed = survey_threat(
        box(PLAIN, toll=(0.0, 0.1), call=(0.0, 0.2), exit_2=(0.0, 0.6)), seed=3, log2_draws=3
    )
    shares = [mixed.certified.value, mixed.excluded.value, mixed.open.value]
    assert sum(shares) == pytest.approx(1)
    assert mixed.open.value > 0
    assert str(mixed.open).endswith("of box 'box' (A. Analyst)")


def test_the_other_reasons_are_judged_in_the_same_games() -> None:
    full = dict.fromkeys(INPUTS, (0.0, 0.04)) | dict(box(PLAIN).ranges)
    full |= dict.fromkeys(("demand_1", "demand_2"), (0.7, 0.7))
    full |= dict.fromkeys(("prior_1", "prior_2"), (0.05, 0.05))
    found = survey_threat(
        GameBox("box", "A. Analyst", PLAIN, full | {"toll": (0.05, 0.1)}), seed=0, log2_draws=2
    )
    assert found.reasons is not None
    verdict = found.reasons.verdict
    assert verdict.margins.shape == (4, 4, 6)
    np.testing.assert_array_equal(verdict.margins[..., 1], found.bounds.gain_low)
    assert found.reasons.p_poss is not None
    assert found.reasons.word() == "leaning", "holding out pays, if reputation selects"
    assert survey_threat(box(PLAIN), seed=0, log2_draws=0).reasons is None


def test_the_same_bytes_in_turn_watched_or_over_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    mine = box(PLAIN, call=(0.0, 0.2))
    told: list[tuple[int, int]] = []
    alone = survey_threat(mine, seed=1, log2_draws=1, progress=lambda *so_far: told.append(so_far))
    assert told == [(k, 4) for k in (1, 2, 3, 4)]
    with ThreadPoolExecutor(2) as threads:
        shared = survey_threat(mine, seed=1, log2_draws=1, executor=threads)
    assert alone.bounds.rows.tobytes() == shared.bounds.rows.tobytes()


def test_the_middle_is_the_game_of_the_middle() -> None:
    mine = box(PLAIN, rate_1=(0.1, 0.3))
    assert mine.middle.discount[0] == pytest.approx(math.exp(-0.2 * 0.25))
    assert mine.game(Ranges(mine.ranges).middle).discount[0] == mine.middle.discount[0]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"owner": " "}, "needs a name and an owner"),
        ({"ranges": {}}, "missing: benefit, call, cost_1"),
        ({"ranges": {"speed": (0, 1)}}, "unknown: speed"),
        ({"ranges": {"initiative": (0, 2)}}, r"initiative must lie in \[0, 1\], got 2"),
        ({"ranges": {"toll": (0.2, 0.1)}}, "toll must run from low to high, got 0.2 to 0.1"),
    ],
)
def test_refusals_state_rule_and_numbers(changed: dict[str, Any], message: str) -> None:
    ranges = dict(box(PLAIN).ranges) | changed.get("ranges", {})
    if changed.get("ranges") == {}:
        ranges = {"rate_1": (0.1, 0.1)}
    with pytest.raises(InputError, match=message):
        GameBox("box", changed.get("owner", "me"), PLAIN, ranges)


def test_a_box_that_holds_the_walk_out_is_checked_as_one() -> None:
    full = dict.fromkeys(INPUTS, (0.1, 0.2)) | dict(box(PLAIN).ranges)
    with pytest.raises(InputError, match=r"demand_1 \+ demand_2 must exceed 1 in all of the box"):
        GameBox("box", "me", PLAIN, full)


def test_an_error_needs_batches() -> None:
    with pytest.raises(InputError, match="2 batches or more, got 1"):
        survey_threat(box(PLAIN), seed=0, batches=1)


def test_a_slice_has_the_edges_that_are_known() -> None:
    """With the initiative, deadlock for ever pays benefit / rate, and staying all there is."""
    lasting = box(PLAIN, initiative=(1.0, 1.0), benefit=(0.0, 0.3), toll=(0.0, 0.4))
    drawn = threat_region(lasting, across="benefit", up="toll", size=7)
    expected = drawn.x[None, :] / 0.1 - drawn.y[:, None]
    assert (drawn.cells[expected > 1.2] == WORDS.index("certified")).all()
    assert (drawn.cells[expected < 0.9] == WORDS.index("excluded")).all()
    assert drawn.box.owner == "A. Analyst"


def test_flip_points_change_the_word() -> None:
    lasting = box(PLAIN, initiative=(1.0, 1.0), benefit=(0.0, 0.3), toll=(0.0, 0.4))
    places = threat_flips(lasting)
    assert set(places) == {"benefit"}, "at 0.15 a year no toll of these undoes what deadlock pays"
    (place,) = places["benefit"]
    assert place == pytest.approx(0.1 * (1 + 0.2), abs=2e-3)


def test_a_slice_needs_inputs_that_vary() -> None:
    with pytest.raises(InputError, match="toll does not vary in box 'box'"):
        threat_region(box(PLAIN), across="toll", up="call")
