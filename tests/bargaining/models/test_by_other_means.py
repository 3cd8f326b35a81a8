"""Closed forms against a second way of computing them: iteration, search, integration."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import brentq, linprog

import demarche.bargaining.models  # noqa: F401  (fills the registry)
from demarche.bargaining.direction import MODELS, Array
from demarche.bargaining.models.batna import BreakdownPoint, Exit, ImpasseFlow, share_with
from demarche.bargaining.models.explanations import Ratings
from demarche.bargaining.models.partners import network_shares


def ask(name: str, *args: Any) -> Any:
    return MODELS[name](*args)


@pytest.mark.parametrize("discounts", [(0.9, 0.8), (0.3, 0.95), (0.5, 0.5)])
def test_alternating_offers_by_iteration(discounts: tuple[float, float]) -> None:
    one, two = discounts
    share = 0.0
    for _ in range(3000):
        share = 1 - two * (1 - one * share)
    np.testing.assert_allclose(ask("alternating_offers", one, two), share, atol=1e-12)


@pytest.mark.parametrize("rounds", range(1, 9))
def test_finite_horizon_by_backward_induction(rounds: int) -> None:
    discounts = (0.7, 0.85)
    proposer, keeps = (rounds - 1) % 2, 1.0
    for _ in range(rounds - 1):
        keeps = 1 - discounts[proposer] * keeps
        proposer = 1 - proposer
    np.testing.assert_allclose(ask("finite_horizon", rounds, *discounts), keeps, atol=1e-12)


def test_long_horizons_approach_the_endless_game() -> None:
    np.testing.assert_allclose(
        ask("finite_horizon", [400, 401], 0.9, 0.8), ask("alternating_offers", 0.9, 0.8)
    )


def test_recognition_by_iteration() -> None:
    chance, one, two = 0.3, 0.95, 0.85
    first, second = 0.0, 0.0
    for _ in range(3000):
        first, second = (
            chance * (1 - two * second) + (1 - chance) * one * first,
            (1 - chance) * (1 - one * first) + chance * two * second,
        )
    np.testing.assert_allclose(ask("recognition", chance, one, two), first, atol=1e-12)


@pytest.mark.parametrize("name", ["alternating_offers", "recognition"])
def test_limits_are_limits(name: str) -> None:
    step, rates = 1e-6, (0.1, 0.25)
    discounts = [np.exp(-rate * step) for rate in rates]
    lead = [0.3] if name == "recognition" else []
    np.testing.assert_allclose(
        ask(name, *lead, *discounts), ask(f"{name}_limit", *lead, *rates), atol=1e-6
    )


def test_impasse_flow_by_iteration() -> None:
    """Alternate offers every day while flows come in, and let the days shrink."""
    rates, flows, step = (0.1, 0.2), (0.01, 0.02), 1e-3
    factors = [np.exp(-rate * step) for rate in rates]
    income = [flow * (1 - f) / rate for flow, f, rate in zip(flows, factors, rates, strict=True)]
    system = np.array([[1, factors[1]], [factors[0], 1]])
    offers = np.linalg.solve(system, [1 - income[1], 1 - income[0]])
    np.testing.assert_allclose(ask("impasse_share", *rates, *flows), offers[0], atol=1e-4)


def test_table_of_limits() -> None:
    """The limits that a game solved on a daily grid approaches."""
    base = (0.1, 0.25)
    assert ask("alternating_offers_limit", *base).round(6) == 0.714286
    assert share_with(ImpasseFlow(party_2=-0.06), rate_1=0.1, rate_2=0.25).round(6) == 0.885714
    exits = [share_with(Exit(party_2=b), rate_1=0.1, rate_2=0.25) for b in (0.2, 0.4, 0.5)]
    np.testing.assert_allclose(exits, [0.714286, 0.6, 0.5], atol=1e-6)
    assert ask("sanctions_premium", *base, 0.06, 0.5).round(6) == 0.044444
    assert 1 + ask("linkage_gain", 0.1, 0.5, 0.3, 0.0) == pytest.approx(1.083333, abs=1e-6)
    assert ask("linkage_gain", 0.1, 0.5, 0.1, 0.0) < 0


def test_three_batnas_differ_and_a_bare_number_is_refused() -> None:
    rates = {"rate_1": 0.1, "rate_2": 0.1}
    shares = [
        share_with(kind(party_2=0.02), **rates) for kind in (Exit, ImpasseFlow, BreakdownPoint)
    ]
    np.testing.assert_allclose(shares, [0.5, 0.4, 0.49])
    with pytest.raises(TypeError, match=r"Exit, an ImpasseFlow or a BreakdownPoint, got 0\.4"):
        share_with(0.4, **rates)  # type: ignore[arg-type]


def test_opting_out_meets_the_endless_game_at_its_threshold() -> None:
    discount = 0.9
    threshold = discount**2 / (1 + discount)
    least = ask("exit_after_own_offer_least", discount, [threshold - 1e-9, threshold + 1e-9])
    most = ask("exit_after_own_offer_most", discount, [threshold, discount**2 + 1e-9])
    np.testing.assert_allclose(least, [1 / (1 + discount), 1 - discount])
    np.testing.assert_allclose(most, [1 / (1 + discount), 1 - discount], atol=1e-12)


def test_holding_out_leaves_the_strong_side_indifferent() -> None:
    """Quitting at any time up to the end pays the strong side the same (no pressure, no cost)."""
    r1, r2, a1, a2, z = 0.1, 0.25, 0.7, 0.6, 0.05
    chance = float(ask("hold_out_concession", r1, r2, a1, a2, z, z, 0, 0, 0, 0))
    hazard = r1 * (1 - a2) / (a1 + a2 - 1)
    for end in (0.5, 4.0, float(ask("hold_out_time", r2, a1, a2, z, 0, 0, 0))):
        waited = quad(
            lambda t: a1 * np.exp(-r1 * t) * (1 - chance) * hazard * np.exp(-hazard * t), 0, end
        )[0]
        left = 1 - ask("hold_out_yield", chance, r1, a1, a2, 0, end)
        value = chance * a1 + waited + left * np.exp(-r1 * end) * (1 - a2)
        np.testing.assert_allclose(value, chance * a1 + (1 - chance) * (1 - a2), atol=1e-9)


def test_reputations_are_complete_at_the_same_time() -> None:
    given = (0.1, 0.1, 0.7, 0.6, 0.05, 0.05)
    chance = ask("hold_out_concession", *given, 0.01, 0, 0.06, 0)
    end = ask("hold_out_time", 0.1, 0.7, 0.6, 0.05, 0, 0.06, 0)
    assert ask("hold_out_yield", chance, 0.1, 0.7, 0.6, 0.01, end) == pytest.approx(1 - 0.05)


@pytest.mark.parametrize("leak", [0.0, 1e-9, 0.3, 4.0])
@pytest.mark.parametrize("pressure", [0.0, 0.06, 3.0])
@pytest.mark.parametrize("pain", [0.0, 0.05])
def test_completion_time_by_bisection(leak: float, pressure: float, pain: float) -> None:
    def missing(time: float) -> float:
        faded = time if leak == 0 else -np.expm1(-leak * time) / leak
        return float((0.1 * 0.3 + pain) * time + pressure * faded + 0.3 * np.log(0.05))

    expected = brentq(missing, 0, 1e4, xtol=1e-12)
    found = ask("hold_out_time", 0.1, 0.7, 0.6, 0.05, pain, pressure, leak)
    assert found == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("case", [(1.0, 0.4, 0.8, 3.0), (2.0, 0.3, 0.6, 5.0), (1.0, 0.7, 0.9, 1.0)])
def test_screening_by_dynamic_programming(case: tuple[float, float, float, float]) -> None:
    """Let the proposer choose on a grid how many of the high type to sell to in each round."""
    high, low, discount, odds = case
    grid = np.linspace(0, odds, 1501)
    value, price = low * (1 + grid), np.full_like(grid, low)
    for _ in range(40):
        asked = (1 - discount) * high + discount * price
        sold = np.where(
            grid[None, :] < grid[:, None],
            asked[None, :] * (grid[:, None] - grid[None, :]) + discount * value[None, :],
            -np.inf,
        )
        best = sold.argmax(axis=1)
        screen = sold.max(axis=1)
        clear = low * (1 + grid)
        price = np.where(screen > clear, asked[best], low)
        value = np.maximum(screen, clear)
    assert ask("screening_profit", *case) == pytest.approx(value[-1], rel=2e-3)


@pytest.mark.parametrize("discount", [0.0, 0.5, 0.999999, 1 - 2**-52])
def test_the_first_threshold_of_screening_does_not_depend_on_patience(discount: float) -> None:
    """One price cut earns the same as none at odds of ``low / (high - low)``: here, two thirds."""
    assert ask("screening_rounds", 1.0, 0.4, discount, 0.666) == 1
    assert ask("screening_rounds", 1.0, 0.4, discount, 0.667) == 2


def test_a_swap_that_costs_nothing_needs_no_trust_however_far_off_the_deed() -> None:
    assert ask("vow_threshold", 0.0, 1.0, 1e5, 0.1) == 0
    assert ask("vow_threshold", 0.1, 1.0, 1e5, 0.1) == np.inf


@pytest.mark.parametrize("weights", [(0.8, 0.2), (0.9, 0.6), (0.3, 0.7), (0.2, 0.1), (0.5, 0.5)])
def test_log_rolling_by_search(weights: tuple[float, float]) -> None:
    share = np.linspace(0, 1, 1001)
    first, second = np.meshgrid(share, share)
    mine = weights[0] * first + (1 - weights[0]) * second
    theirs = weights[1] * (1 - first) + (1 - weights[1]) * (1 - second)
    found = ask("log_rolling", *weights) * ask("log_rolling", *weights[::-1])
    assert found == pytest.approx((mine * theirs).max(), abs=2e-6)


def test_log_rolling_gains_the_difference_of_opposed_weights_and_nothing_of_equal_ones() -> None:
    weight = np.linspace(0.5, 0.95, 10)
    np.testing.assert_allclose(ask("log_rolling", weight, 1 - weight) - 0.5, weight - 0.5)
    np.testing.assert_allclose(ask("log_rolling", weight, weight), 0.5)


@pytest.mark.parametrize("seed", range(5))
def test_stochastic_pie_by_value_iteration(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pie, chain = rng.uniform(0, 2, size=4), rng.dirichlet(np.ones(4), size=4)
    chances = rng.dirichlet(np.ones(2), size=4).T
    joint, values = np.zeros(4), np.zeros((2, 4))
    for _ in range(2000):
        joint = np.maximum(pie, 0.9 * chain @ joint)
        ahead = 0.9 * values @ chain.T
        values = ahead + chances * np.maximum(pie - 0.9 * chain @ joint, 0)
    np.testing.assert_allclose(ask("stochastic_pie", pie, chain, 0.9), joint, atol=1e-10)
    shares = [ask("stochastic_pie_value", pie, chain, 0.9, c) for c in chances]
    np.testing.assert_allclose(shares, values, atol=1e-8)
    np.testing.assert_allclose(np.sum(shares, axis=0), joint, atol=1e-8)


def test_bluff_by_simulating_both_sides() -> None:
    """Neither a flexible walker nor the other can gain by deviating from the mixture."""
    prior, a1, a2, gain, loss, audience = 0.2, 0.7, 0.6, 0.02, 0.05, 0.1
    walks = ask("bluff_rate", prior, a1, a2, gain, loss)
    belief = prior / (prior + (1 - prior) * walks)
    assert belief == pytest.approx(ask("bluff_belief", a1, a2, gain, loss))
    calling = -loss * belief + (a2 + gain) * (1 - belief)
    assert calling == pytest.approx(1 - a1)
    yields = ask("bluff_yield", a1, a2, audience)
    assert yields * a1 + (1 - yields) * (1 - a2 - audience) == pytest.approx(1 - a2)
    assert ask("bluff_rate", 0.9, a1, a2, gain, loss) == 1


def test_as_reputations_shrink_the_winner_takes_all() -> None:
    priors = 10.0 ** -np.arange(1, 200, 20)
    strong = ask("hold_out_concession", 0.1, 0.2, 0.7, 0.7, priors, priors, 0, 0, 0, 0)
    weak = ask("hold_out_concession", 0.2, 0.1, 0.7, 0.7, priors, priors, 0, 0, 0, 0)
    assert (np.diff(strong) >= 0).all()
    assert strong[-1] == pytest.approx(1)
    assert (weak == 0).all()


def test_baron_ferejohn_by_iteration() -> None:
    parties, quota, discount = 5, 3, 0.8
    value = 0.0
    for _ in range(200):
        proposer = 1 - discount * (quota - 1) * value
        partner = (quota - 1) / (parties - 1) * discount * value
        value = (proposer + (parties - 1) * partner) / parties
    assert ask("proposer_share", parties, quota, discount) == pytest.approx(proposer)
    assert value == pytest.approx(1 / parties)


def test_cheap_talk_variance_by_integration() -> None:
    for bias in (0.3, 0.1, 0.05, 0.01):
        count = int(ask("cheap_talk_messages", bias))
        cuts = [i / count + 2 * bias * i * (i - count) for i in range(count + 1)]
        assert (np.diff(cuts) > 0).all()
        left = sum((b - a) ** 3 / 12 for a, b in pairwise(cuts))
        assert ask("cheap_talk_variance", bias) == pytest.approx(left)


def test_audience_costs_leave_both_indifferent_and_end_at_the_horizon() -> None:
    fast, slow, worst = 2.0, 1.0, 4.0
    horizon = float(ask("audience_horizon", fast, slow, worst))
    stays_1 = 1 / (1 + slow * horizon)
    assert stays_1 == pytest.approx(fast * horizon / worst)
    chance = float(ask("audience_concession", fast, slow, worst))
    for time in (0.2, 0.6, horizon):
        waited = quad(lambda t: (1 - chance) * fast / (1 + fast * t) ** 2, 0, time)[0]
        left = (1 - chance) / (1 + fast * time)
        assert chance + waited - left * fast * time == pytest.approx(chance)


def test_risk_return_by_search() -> None:
    power, doubt, cost = 0.4, 0.3, 0.05
    asked = np.linspace(power, power + doubt, 30001)
    refused = (asked - power) / doubt
    best = asked[((1 - refused) * asked + refused * (power - cost)).argmax()]
    assert ask("risk_return_demand", power, doubt, cost) == pytest.approx(best, abs=2e-5)
    assert ask("risk_return_breakdown", power, doubt, cost) == pytest.approx(
        (best - power) / doubt, abs=1e-4
    )


def test_override_by_iteration() -> None:
    confirmed, discount = 0.7, 0.9
    proposer, responder = 0.0, 0.0
    for _ in range(3000):
        rejected = discount * proposer
        offer = (rejected - (1 - confirmed) * discount * proposer) / confirmed
        proposer, responder = (
            confirmed * (1 - offer) + (1 - confirmed) * discount * responder,
            rejected,
        )
    assert ask("override_value", confirmed, discount) == pytest.approx(proposer)
    assert ask("override_joint", confirmed, discount) == pytest.approx(proposer + responder)


def test_mediation_joins_its_two_regimes() -> None:
    """At ``lambda = gamma / 2`` both formulas agree; at ``lambda = gamma`` war ends."""
    win, kept = 0.8, 0.8
    gain = (win * kept - 0.5) / (0.5 - kept / 2)
    at = [odds / (1 + odds) for odds in (gain / 2 - 1e-9, gain / 2 + 1e-9, gain, gain + 0.1)]
    war = ask("mediated_war", at, win, kept)
    assert war[0] == pytest.approx(war[1], abs=1e-7)
    np.testing.assert_allclose(war[2:], 0, atol=1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_mediation_by_linear_programming(seed: int) -> None:
    """Find the least war that an arbitrator can attain: what a mediator attains as well."""
    rng = np.random.default_rng(seed)
    q, kept = rng.uniform(0.05, 0.6), rng.uniform(0.7, 0.95)
    win = rng.uniform(0.5 / kept, 1)
    war_strong, war_weak = (kept / 2, win * kept), ((1 - win) * kept, kept / 2)
    # unknowns: settled chance of two strong, of two weak, of a mixed pair; the strong's part of it
    strong_honest = [q * (0.5 - kept / 2), 0, -(1 - q) * win * kept, 1 - q]
    strong_lies = [0, (1 - q) * (0.5 - win * kept), q * (1 - kept / 2), -q]
    weak_honest = [0, (1 - q) * (0.5 - kept / 2), q * (1 - (1 - win) * kept), -q]
    weak_lies = [q * (0.5 - (1 - win) * kept), 0, -(1 - q) * kept / 2, 1 - q]
    assert np.dot((q, 1 - q), war_strong) > np.dot((q, 1 - q), war_weak)
    found = linprog(
        [-(q**2), -((1 - q) ** 2), -2 * q * (1 - q), 0],
        A_ub=[
            np.subtract(strong_lies, strong_honest),
            np.subtract(weak_lies, weak_honest),
            np.negative(strong_honest),
            np.negative(weak_honest),
            [0, 0, -1, 1],
        ],
        b_ub=np.zeros(5),
        bounds=[(0, 1)] * 4,
    )
    assert ask("mediated_war", q, win, kept) == pytest.approx(1 + found.fun, abs=1e-7)


def test_mediator_is_indifferent_at_the_bias() -> None:
    belief, cost, tough, war, generous = 0.85, 0.3, 0.75, 0.4, 0.5
    bias = ask("mediator_bias", belief, cost, tough, war, generous)
    firm = bias * (belief * tough + (1 - belief) * war) - (1 - belief) * cost
    assert firm == pytest.approx(bias * generous)


def test_sanctions_premium_in_a_chain_of_two_states() -> None:
    """Alternate offers each hour while pressure is on and may leak away for good."""
    rates, pressure, leak, step = (0.1, 0.25), 0.06, 0.5, 1e-4
    one, two = (np.exp(-rate * step) for rate in rates)
    stays = np.array([[np.exp(-leak * step), -np.expm1(-leak * step)], [0, 1]])
    income = np.array([pressure * step, 0.0])
    # x: party 1's share when it offers; y: when party 2 offers
    # 1 - x = -income + two stays (1 - y),  y = one stays x
    system = np.eye(2) - two * one * stays @ stays
    share = np.linalg.solve(system, 1 + income - two * stays @ np.ones(2))
    assert share[0] - share[1] == pytest.approx(
        ask("sanctions_premium", *rates, pressure, leak), rel=1e-3
    )


def test_delay_makes_the_high_type_indifferent() -> None:
    high, low, rate = 1.0, 0.4, 0.1
    wait = ask("delay_signal", high, low, rate)
    assert np.exp(-rate * wait) * (high - low / 2) == pytest.approx(high / 2)


def test_networks_of_partners() -> None:
    star = np.zeros((5, 5), dtype=bool)
    star[0, 1:] = star[1:, 0] = True
    np.testing.assert_allclose(network_shares(star), [0.8, 0.2, 0.2, 0.2, 0.2])
    assert network_shares(star)[0] == pytest.approx(ask("courted_share", 4, 1))
    ring = np.roll(np.eye(5, dtype=bool), 1, axis=1)
    np.testing.assert_allclose(network_shares(ring | ring.T), 0.5)
    alone = np.zeros((3, 3), dtype=bool)
    alone[0, 1] = alone[1, 0] = True
    np.testing.assert_allclose(network_shares(alone), [0.5, 0.5, 0])
    order = np.random.default_rng(0).permutation(5)
    np.testing.assert_allclose(
        network_shares(star[np.ix_(order, order)]), network_shares(star)[order]
    )
    with pytest.raises(ValueError, match="links must be symmetric"):
        network_shares([[0, 1], [0, 0]])
    with pytest.raises(ValueError, match=r"square, at most 16 wide, got \(2, 3\)"):
        network_shares(np.zeros((2, 3)))


def test_figures_about_trade_cohere_or_do_not() -> None:
    """A fall by half, of which one part fell 88 %: possible with 39 or 60, not with 45 for 88."""
    assert 0 < ask("implied_share", -0.5, -0.88, -0.39) < 1
    share = np.linspace(0, 1, 11)
    assert (ask("total_change", share, -0.88, -0.60) < -0.5).all()
    assert (ask("total_change", share, -0.45, -0.39) > -0.5).all()
    assert ask("implied_share", -0.5, -0.45, -0.39) > 1
    implied = ask("implied_share", -0.5, -0.88, -0.39)
    assert ask("total_change", implied, -0.88, -0.39) == pytest.approx(-0.5)


def geometric(ratio: float, count: int = 400) -> Array:
    steps: Array = ratio ** np.arange(count)
    return steps


def test_gradual_exchange_needs_a_ratio_above_cost_over_benefit() -> None:
    cost, benefit, discount = 1.0, 2.0, 0.9
    edge = cost / (discount * benefit)
    early = [
        (benefit - cost) * sum((discount * q) ** s for s in range(1, 2000)) - cost
        for q in (edge - 0.01, edge + 0.01)
    ]
    assert early[0] < 0 < early[1]
    finite = ask("schedule_slack", geometric(edge + 0.01, 5), cost, benefit, discount, 0.0)
    assert finite < 0
    freed = ask("schedule_slack", geometric(0.9, 5), 1.0, 4.0, 0.9, np.linspace(0, 1, 5))
    assert (np.diff(freed) >= 0).all()
    assert freed[0] < 0 < freed[-1]


ROWS = ((-2.0, 1.0, 0.0), (1.0, 1.0, 1.0), (-1.0, 2.0, -1.0))
MATRIX = Ratings("A. Analyst", ("letter", "tour", "delay"), ("pique", "plan", "link"), ROWS)


def test_flipped_ratings_flip_every_direction() -> None:
    for item in MATRIX.items:
        for one in MATRIX.hypotheses:
            for other in MATRIX.hypotheses:
                turned = MATRIX.flipped().direction(item, one, other)
                assert turned == -MATRIX.direction(item, one, other)
    assert MATRIX.ranking()[0] == ("plan", 0.0)
    assert MATRIX.flipped().ranking()[-1][0] == "plan"


def test_items_that_fit_all_alike_change_nothing() -> None:
    likelihood = np.array([[0.6, 0.2, 0.4], [0.3, 0.5, 0.5]])
    alike = np.vstack([likelihood, np.full((3, 3), 0.4)])
    prior = np.full(3, 1 / 3)
    np.testing.assert_allclose(
        ask("explanation_posterior", prior, alike), ask("explanation_posterior", prior, likelihood)
    )
    np.testing.assert_allclose(ask("diagnosticity", alike)[2:], 0, atol=1e-15)


@pytest.mark.parametrize(
    ("owner", "fit", "weights", "message"),
    [
        (" ", ROWS, (), "need an owner"),
        ("me", ROWS[:2], (), r"wanted|row per item and a column per hypothesis \(3, 3\)"),
        ("me", ROWS, (1.0,), "3 items need as many weights, got 1"),
    ],
)
def test_ratings_have_owners_and_a_shape(owner: str, fit: Any, weights: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Ratings(owner, MATRIX.items, MATRIX.hypotheses, fit, weights)
