"""The verdict on a walk-out: reasons, shares of an owned box, refusals, the anxiety rule."""

from __future__ import annotations

import doctest
from dataclasses import fields, replace
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.walkout import (
    INPUTS,
    OUTCOMES,
    REASONS,
    Bounds,
    Box,
    WalkOut,
    anxiety_rule,
    deciding,
    flips,
    judge,
    region,
    sensitivity,
    survey,
    verdict,
    walk_out,
)
from demarche.errors import InputError

REPUTATION = REASONS.index("reputation")
CALM: dict[str, float] = dict.fromkeys(INPUTS, 0.0) | {
    "rate_1": 0.1,
    "rate_2": 0.2,
    "demand_1": 0.7,
    "demand_2": 0.7,
    "prior_1": 0.05,
    "prior_2": 0.05,
}
RANGES: dict[str, tuple[float, float]] = {
    "rate_1": (0.05, 0.3),
    "rate_2": (0.05, 0.4),
    "demand_1": (0.6, 0.85),
    "demand_2": (0.5, 0.75),
    "prior_1": (0.02, 0.3),
    "prior_2": (0.02, 0.3),
    "cost_1": (0.0, 0.04),
    "pain_2": (0.0, 0.02),
    "pressure": (0.0, 0.1),
    "leak": (0.1, 0.8),
    "exit_1": (0.0, 0.4),
    "exit_2": (0.0, 0.5),
    "toll": (0.0, 0.03),
    "hazard": (0.1, 1.0),
    "growth": (0.0, 0.4),
    "expectation_1": (0.4, 0.7),
    "expectation_2": (0.4, 0.7),
    "event": (0.0, 3.0),
    "benefit": (0.0, 0.03),
}
EVEN: dict[str, tuple[float, float]] = (
    RANGES
    | dict.fromkeys(("cost_1", "pain_2", "pressure", "exit_2", "toll"), (0.0, 0.0))
    | {"demand_1": (0.7, 0.7), "demand_2": (0.7, 0.7)}
    | {"prior_1": (0.05, 0.05), "prior_2": (0.05, 0.05)}
)
WIDE = Box("wide", "A. Analyst", RANGES)
EQUALS = Box("equals", "A. Analyst", EVEN)


def reputation(**changed: Any) -> Any:
    return walk_out({**CALM, **changed}).margins[..., REPUTATION]


def test_known_values_of_holding_out() -> None:
    np.testing.assert_allclose(reputation(), 0.611 - 0.3, atol=5e-4)
    assert reputation(rate_1=0.2, rate_2=0.1) == 0
    assert reputation(rate_1=0.1, rate_2=0.1) == 0


def test_margins_against_a_plain_rewriting() -> None:
    """Recompute all margins draw by draw, with bisection in place of Newton's method."""
    games = WIDE.draw(7, 3)
    found = judge(games)
    for game, margins, chance in zip(games, found.margins, found.chance, strict=True):
        expected, expected_chance = plainly(dict(zip(INPUTS, game, strict=True)))
        np.testing.assert_allclose(np.delete(margins, 1), np.delete(expected, 1), atol=1e-9)
        assert abs(chance - expected_chance) < 1e-9
    assert np.isnan(found.margins[:, 1]).all()


def plainly(g: dict[str, float]) -> tuple[list[float], float]:
    """Return six margins and the chance of concession of one game, by the definitions."""
    excess = g["demand_1"] + g["demand_2"] - 1

    def lost(time: float) -> float:
        fading = g["pressure"] * (1 - np.exp(-g["leak"] * time)) / g["leak"]
        return float((g["rate_2"] * (1 - g["demand_1"]) + g["pain_2"]) * time + fading)

    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        enough = lost(middle) >= -excess * np.log(g["prior_1"])
        low, high = (low, middle) if enough else (middle, high)
    hazard_2 = (g["rate_1"] * (1 - g["demand_2"]) + g["cost_1"]) / excess
    chance = max(0.0, 1 - g["prior_2"] * np.exp(hazard_2 * low)) if hazard_2 * low < 50 else 0.0
    chance = 0.0 if g["exit_2"] > 1 - g["demand_1"] else chance
    waiting = ((1 + g["growth"]) * g["hazard"] - g["cost_1"]) / (g["rate_1"] + g["hazard"])
    beliefs = sum(g[f"expectation_{i}"] * np.exp(-g[f"rate_{i}"] * g["event"]) for i in (1, 2))
    return [
        g["exit_1"] - (1 - g["demand_2"]),
        np.nan,
        chance * excess - g["toll"],
        waiting - 1,
        beliefs - 1,
        g["benefit"] - g["cost_1"],
    ], chance


@pytest.mark.parametrize(
    ("reason", "changed"),
    [
        ("exit", {"exit_1": 0.5}),
        ("linkage", {"hazard": 0.5, "growth": 0.5}),
        ("beliefs", {"expectation_1": 0.6, "expectation_2": 0.6}),
        ("domestic", {"benefit": 0.02}),
    ],
)
def test_each_reason_can_stand_alone(reason: str, changed: dict[str, float]) -> None:
    losing = CALM | {"rate_1": 0.2, "rate_2": 0.1}
    assert walk_out(losing).reasons() == ()
    assert walk_out(losing | changed).reasons() == (reason,)


def test_a_good_exit_of_the_other_defeats_the_threat() -> None:
    assert reputation(exit_2=0.3) > 0.3
    assert reputation(exit_2=0.31) == 0


def test_leakage_alone_turns_the_walker_from_strong_to_weak() -> None:
    hurting = {"rate_2": 0.1, "demand_2": 0.6, "cost_1": 0.01, "pressure": 0.06}
    assert reputation(**hurting, leak=0.0) > 0.2
    assert reputation(**hurting, leak=0.4) == 0


@pytest.mark.parametrize("name", INPUTS)
def test_reputational_margin_follows_the_declared_signs(name: str) -> None:
    games, column = WIDE.draw(12, 11), list(INPUTS).index(name)
    other = WIDE.draw(12, 12)[:, column]
    lower, higher = games.copy(), games.copy()
    lower[:, column] = np.minimum(games[:, column], other)
    higher[:, column] = np.maximum(games[:, column], other)
    change = (judge(higher).margins - judge(lower).margins)[:, REPUTATION]
    rises, falls = bool((change > 1e-12).any()), bool((change < -1e-12).any())
    signs = {"+": (True, False), "-": (False, True), "0": (False, False), "?": (True, True)}
    assert (rises, falls) == signs[INPUTS[name].sign]


positive = st.floats(0.02, 0.5)


@settings(max_examples=100, deadline=None)
@given(
    rates=st.tuples(positive, positive),
    demand=st.floats(0.51, 0.95),
    prior=st.floats(0.01, 0.5),
)
def test_rule_is_exact_at_equal_demands_and_reputations(
    rates: tuple[float, float], demand: float, prior: float
) -> None:
    margin = reputation(
        rate_1=rates[0], rate_2=rates[1], demand_1=demand, demand_2=demand,
        prior_1=prior, prior_2=prior,
    )  # fmt: skip
    clear = abs(rates[0] - rates[1]) > 1e-9
    assert (margin > 0) == (rates[1] > rates[0]) or not clear


@settings(max_examples=100, deadline=None)
@given(
    rates=st.tuples(positive, positive),
    demands=st.tuples(st.floats(0.55, 0.9), st.floats(0.5, 0.9)),
    priors=st.tuples(positive, positive),
)
def test_relabelling_leaves_at_most_one_winner(
    rates: tuple[float, float], demands: tuple[float, float], priors: tuple[float, float]
) -> None:
    names = ("rate", "demand", "prior")
    pairs = dict(zip(names, (rates, demands, priors), strict=True))
    mine = reputation(**{f"{k}_{i + 1}": v[i] for k, v in pairs.items() for i in (0, 1)})
    theirs = reputation(**{f"{k}_{2 - i}": v[i] for k, v in pairs.items() for i in (0, 1)})
    assert mine == 0 or theirs == 0


@settings(max_examples=100, deadline=None)
@given(unit=st.floats(0.01, 100), rates=st.tuples(positive, positive), leak=positive)
def test_the_unit_of_time_does_not_matter(
    unit: float, rates: tuple[float, float], leak: float
) -> None:
    in_years = {
        "rate_1": rates[0], "rate_2": rates[1], "leak": leak, "pressure": 0.05, "cost_1": 0.01,
        "hazard": 0.4, "pain_2": 0.01,
    }  # fmt: skip
    scaled = {name: value * unit for name, value in in_years.items()}
    expected = walk_out(CALM | in_years | {"growth": 0.2})
    found = walk_out(CALM | scaled | {"growth": 0.2})
    np.testing.assert_allclose(found.margins[2:5], expected.margins[2:5], atol=1e-9)


def test_any_batch_shape() -> None:
    games = WIDE.draw(3, 1)
    boxed = judge(games.reshape(2, 4, -1))
    assert boxed.margins.shape == (2, 4, 6)
    np.testing.assert_array_equal(boxed.margins.reshape(8, 6), judge(games).margins)
    given_by_name = walk_out(dict(zip(INPUTS, games.T, strict=True)))
    np.testing.assert_array_equal(given_by_name.margins, judge(games).margins)
    assert walk_out(CALM | {"rate_2": [0.1, 0.2, 0.3]}).chance.shape == (3,)


def test_without_bounds_nothing_is_certified_by_them_nor_excluded() -> None:
    surveyed = survey(WIDE, seed=1, log2_draws=8)
    assert surveyed.p_poss is None
    assert surveyed.word() != "refuted"
    with pytest.raises(InputError, match="R2 needs bounds"):
        surveyed.reason("certified")


def test_a_point_is_refused_where_theory_gives_a_range() -> None:
    apart = Bounds(walk_low=0.4, walk_high=0.97, table_low=0.4, table_high=0.97)
    verdict_ = walk_out(CALM, bounds=apart)
    with pytest.raises(InputError, match=r"theory gives a range, here from -0\.57 to 0\.57"):
        verdict_.gain()
    with pytest.raises(InputError, match="only through a game"):
        walk_out(CALM).gain()
    assert verdict_.gain(selection="reputation") > 0.3
    unique = Bounds(walk_low=0.5, walk_high=0.5, table_low=0.4, table_high=0.4)
    np.testing.assert_allclose(walk_out(CALM, bounds=unique).gain(), 0.1)


def test_bounds_certify_and_exclude() -> None:
    def better(games: np.ndarray[Any, Any]) -> Bounds:
        ones = np.ones(games.shape[:-1])
        return Bounds(0.8 * ones, 0.9 * ones, 0.5 * ones, 0.6 * ones)

    surveyed = survey(WIDE, seed=1, log2_draws=6, bounds=better)
    assert surveyed.p_cert.value == surveyed.reason("certified").value == 1
    assert surveyed.word() == "supported"

    idle = replace(WIDE, ranges=EVEN | {"rate_1": (0.3, 0.4), "rate_2": (0.1, 0.2)}
                   | {"hazard": (0.0, 0.0), "exit_1": (0.0, 0.1), "benefit": (0.0, 0.0)}
                   | {"expectation_1": (0.4, 0.5), "expectation_2": (0.4, 0.5)})  # fmt: skip

    def worse(games: np.ndarray[Any, Any]) -> Bounds:
        ones = np.ones(games.shape[:-1])
        return Bounds(0.2 * ones, 0.3 * ones, 0.5 * ones, 0.6 * ones)

    refuted = survey(idle, seed=1, log2_draws=6, bounds=worse)
    assert refuted.p_poss is not None
    assert refuted.p_poss.value == 0
    assert refuted.word() == "refuted"
    with pytest.raises(InputError, match="bounds on walk must not cross"):
        Bounds(1.0, 0.0, 0.0, 1.0)


def test_certain_within_selected_within_possible() -> None:
    def loose(games: np.ndarray[Any, Any]) -> Bounds:
        low = games[..., 10]
        return Bounds(low, low + 0.5, low + 0.1, low + 0.6)

    surveyed = survey(WIDE, seed=4, log2_draws=8, bounds=loose)
    found = surveyed.verdict
    assert found.possible is not None
    assert (found.certain <= found.selected).all()
    assert (found.selected <= found.possible).all()
    reputation_only = found.selected & ~found.certain
    assert reputation_only.any()
    assert found.holds[reputation_only][:, REPUTATION].all()


def test_the_analysts_doubt_is_not_the_parties() -> None:
    """Shares count draws; a chance inside the game stays a chance of one game."""
    fixed = Box("one game", "A. Analyst", {name: (value, value) for name, value in CALM.items()})
    surveyed = survey(fixed, seed=0, log2_draws=4)
    lowest, highest = surveyed.chance_span
    assert lowest == highest
    assert 0 < lowest < 1
    assert surveyed.p_sel.value == 1
    assert surveyed.p_sel.error == 0
    assert not any("mean" in field.name for field in fields(WalkOut))


def test_shares_carry_box_and_owner() -> None:
    share = survey(WIDE, seed=1, log2_draws=6).reason("reputation")
    assert (share.box, share.owner) == ("wide", "A. Analyst")
    assert str(share).endswith("of box 'wide' (A. Analyst)")
    surveyed = survey(EQUALS, seed=1, log2_draws=6)
    assert str(surveyed) == f"{surveyed.word()} in box 'equals' (A. Analyst)"


def test_margins_are_quantiles_whose_sign_agrees_with_the_share() -> None:
    surveyed = survey(WIDE, seed=1, log2_draws=8)
    for reason in ("exit", "reputation", "linkage", "beliefs", "domestic"):
        low, middle, high = surveyed.margin(reason)
        assert low <= middle <= high
        assert (middle > 0) == (surveyed.reason(reason).value > 0.5)
    with pytest.raises(InputError, match="R2 needs bounds"):
        surveyed.margin("certified")


def test_same_seed_same_bytes_other_seed_close() -> None:
    one, again, other = (survey(WIDE, seed=s, log2_draws=9) for s in (5, 5, 6))
    assert one.games.tobytes() == again.games.tobytes()
    assert one.verdict.margins.tobytes() == again.verdict.margins.tobytes()
    here, there = one.reason("reputation"), other.reason("reputation")
    assert here.value != there.value
    assert abs(here.value - there.value) < 6 * (here.error + there.error)


def test_rule_holds_exactly_among_equals() -> None:
    rule = anxiety_rule(survey(EQUALS, seed=2, log2_draws=9))
    assert rule.only_if == rule.converse == 1
    assert rule.pays_without.value == rule.anxious_without.value == 0
    assert rule.exception is None


def test_rule_fails_where_reputations_differ_and_an_exception_is_shown() -> None:
    uneven = replace(EQUALS, ranges=EVEN | {"prior_1": (0.05, 0.5)})
    rule = anxiety_rule(survey(uneven, seed=2, log2_draws=9))
    assert rule.only_if < 0.9
    assert rule.converse == 1
    assert rule.exception is not None
    shown = walk_out(rule.exception)
    assert shown.reasons()
    assert shown.margins[REPUTATION] > 0
    assert shown.anxiety <= 0


def test_rule_counts_nothing_where_nothing_pays() -> None:
    defeated = replace(EQUALS, ranges=EVEN | {"exit_2": (0.4, 0.5)})
    rule = anxiety_rule(survey(defeated, seed=2, log2_draws=6))
    assert np.isnan(rule.only_if)
    assert rule.pays.value == 0


def test_region_is_a_rectangle_with_analytic_edges() -> None:
    """Walking pays iff the other's rate exceeds a bound and its exit does not defeat the threat."""
    plane = replace(
        EQUALS, ranges=EVEN | {"rate_1": (0.1, 0.1), "rate_2": (0.05, 0.3)}
        | {"exit_2": (0.0, 0.6), "demand_2": (0.6, 0.6)},
    )  # fmt: skip
    drawn = region(plane, across="rate_2", up="exit_2", size=101)
    edge = 0.1 * (1 - 0.6) / (1 - 0.7)
    expected = (drawn.x[None, :] > edge) & (drawn.y[:, None] <= 0.3)
    unclear = np.isclose(drawn.x[None, :], edge) | np.isclose(drawn.y[:, None], 0.3)
    assert ((drawn.margin > 0) == expected)[~unclear].all()
    assert drawn.box.owner == "A. Analyst"
    assert {OUTCOMES[c] for c in np.unique(drawn.cells)} == {"neither", "anxious only", "both"}


def test_flip_points_change_the_answer() -> None:
    places = flips(WIDE)
    assert places
    order = list(INPUTS)
    for name, values in places.items():
        for value in values:
            near = np.tile(WIDE.middle, (2, 1))
            near[:, order.index(name)] = value + np.array([-1e-7, 1e-7])
            below, above = judge(near).holds[:, REPUTATION]
            assert below != above, name


def test_what_decides_is_what_the_answer_needs() -> None:
    needed = deciding(EQUALS, seed=3)
    assert set(needed) == {"rate_1", "rate_2"}
    defeated = replace(EQUALS, ranges=EVEN | {"exit_2": (0.4, 0.5)})
    assert deciding(defeated, seed=3) == {}
    assert next(iter(deciding(WIDE, seed=3, reason="exit"))) in {"exit_1", "demand_2"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: walk_out({k: v for k, v in CALM.items() if k != "toll"}), "missing: toll;"),
        (lambda: walk_out(CALM | {"speed": 1.0}), "unknown: speed"),
        (lambda: walk_out(CALM | {"prior_1": 0.0}), r"prior_1 must lie in \(0, 1\), got 0"),
        (lambda: walk_out(CALM | {"demand_2": 0.2}), "must exceed 1, got 0.9"),
        (lambda: Box("box", " ", RANGES), "needs a name and an owner"),
        (lambda: Box("box", "me", {"toll": (0, 1)}), "missing: benefit"),
        (lambda: replace(WIDE, ranges=RANGES | {"leak": (1, 0)}), "got 1 to 0"),
        (lambda: replace(WIDE, ranges=RANGES | {"demand_1": (0.2, 0.9)}), "got 0.7"),
        (lambda: survey(WIDE, seed=1, scrambles=1), "2 scrambles or more, got 1"),
        (lambda: region(EQUALS, across="toll", up="leak"), "toll does not vary in box 'equals'"),
        (lambda: flips(WIDE, reason="luck"), "'luck' is no reason; one of exit, certified"),
        (lambda: flips(WIDE, reason="certified"), "R2 has no formula to vary"),
        (lambda: deciding(WIDE, seed=1, reason="certified"), "R2 has no formula to vary"),
        (lambda: walk_out(CALM | {"toll": "dear"}), "toll must be a number or an array"),
        (lambda: walk_out(CALM).gain(selection="luck"), "one of none, reputation"),  # type: ignore[arg-type]
        (lambda: walk_out(CALM, bounds=Bounds([0], [1], [0], [1])), r"shape \(\), got \(1,\)"),
        (lambda: judge(np.zeros((2, 3))), "19 inputs, got an axis of 3"),
        (lambda: judge(WIDE.draw(2, 1)).reasons(), r"games of shape \(4,\)"),
    ],
)
def test_refusals_state_rule_and_numbers(call: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        call()


@pytest.mark.parametrize("module", [verdict, sensitivity])
def test_examples_run(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
