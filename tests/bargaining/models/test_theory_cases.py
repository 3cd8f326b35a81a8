"""Published results with numbers: each is reached by a declared model, a game or a menu."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import demarche.bargaining.models  # noqa: F401  (fills the registry)
from demarche.bargaining.direction import MODELS
from demarche.bargaining.game import certify, stochastic_core
from demarche.bargaining.packages.points import find_points

ORACLE = Path(__file__).parents[4] / "shared" / "oracles" / "theory_cases.json"
CASES = {c["id"]: c for c in json.loads(ORACLE.read_text())["cases"]} if ORACLE.exists() else {}

Inputs = dict[str, Any]


def ask(name: str, *args: Any, **kwargs: Any) -> Any:
    """Return a model's result, an array or a number."""
    return MODELS[name](*args, **kwargs)


def fixed_cost(given: Inputs) -> Inputs:
    a, b = (ask("fixed_cost_least", *given[case]) for case in ("case_a", "case_b"))
    assert ask("fixed_cost_most", *given["case_a"]) == a
    assert ask("fixed_cost_most", *given["case_b"]) == b
    return {"a": a, "b": b}


def opting_out(given: Inputs) -> Inputs:
    return {
        key: [
            ask("exit_after_own_offer_least", given["d"], float(key)),
            ask("exit_after_own_offer_most", given["d"], float(key)),
        ]
        for key in ("0.2", "0.6", "0.82")
    }


def merlo_wilson(given: Inputs) -> Inputs:
    chain = (given["c"], given["P"], given["delta"])
    return {"W": ask("stochastic_pie", *chain), "agree": ask("stochastic_pie_agreement", *chain)}


def linkage(given: Inputs) -> Inputs:
    gain = ask("linkage_gain", given["r"], given["h"], given["g"], 0)
    threshold = ask("linkage_threshold", given["r"], given["h"])
    assert (given["g"] > threshold) == (gain > 0)
    return {"threshold_g": threshold, "wait_value": 1 + gain, "wait": gain > 0}


def baron_ferejohn(given: Inputs) -> Inputs:
    return {
        "p3": ask("proposer_share", given["n"], given["q"], given["d"]),
        "p6": ask("proposer_share", given["n6"], given["q6"], given["d6"]),
    }


def audience(given: Inputs) -> Inputs:
    sides = (given["a1"], given["a2"], given["B"])
    return {
        "tstar": ask("audience_horizon", *sides),
        "k1": ask("audience_concession", given["a2"], given["a1"], given["B"]),
        "indiff": ask("audience_concession", *sides),
    }


def abreu_gul(given: Inputs) -> Inputs:
    one, two = (given["r1"], given["a1"]), (given["r2"], given["a2"])
    rates, demands, priors = (one[0], two[0]), (one[1], two[1]), (given["z"], given["z"])
    gain = ask("hold_out_gain", *rates, *demands, *priors, 0, 0, 0, 0, 0)
    own = ask("hold_out_concession", *rates[::-1], *demands[::-1], *priors, 0, 0, 0, 0)
    return {"payoff": 1 - given["a2"] + gain, "F1_0": own}


def walk_away(given: Inputs) -> Inputs:
    r, a1, a2, z = given["r"], given["a1"], given["a2"], given["z"]
    leaking = ask("hold_out_concession", r, r, a1, a2, z, z, given["c1"], 0, given["kappa"], 0.4)
    assert leaking == 0
    return {
        "T1_noleak": ask("hold_out_time", r, a1, a2, z, 0, given["kappa"], 0),
        "F2_noleak": ask(
            "hold_out_concession", r, r, a1, a2, z, z, given["c1"], 0, given["kappa"], 0
        ),
    }


def screening(given: Inputs) -> Inputs:
    types = (given["bH"], given["bL"], given["d"], given["odds"])
    assert ask("screening_rounds", *types) == 3
    return {"p": ask("screening_price", *types), "profit": ask("screening_profit", *types)}


def win_sets(given: Inputs) -> Inputs:
    return {
        key: ask("win_set_share", 1, 1, *least)
        for key, least in zip("abc", given["m"], strict=True)
    }


def reassurance(given: Inputs) -> Inputs:
    bad, good = given["E_bad"], given["V_good"]
    at_ends = ask("reassurance_separates", [bad, good, bad - 1e-9, good + 1e-9], bad, good)
    assert at_ends.tolist() == [1, 1, 0, 0]
    return {"lo": bad, "hi": good, "symbolic_x": 0.1} | {
        "separates": ask("reassurance_separates", 0.1, bad, good)
    }


def double_auction(_: Inputs) -> Inputs:
    """Integrate the realised gains over the triangle ``v - c >= 1/4`` by Gauss-Legendre."""
    node, weight = np.polynomial.legendre.leggauss(8)
    value, value_weight = 0.625 + 0.375 * node, 0.375 * weight
    width = value - 0.25
    cost = width[:, None] * (1 + node) / 2
    gains = ask("sealed_bid_gains", value[:, None], cost) * weight * width[:, None] / 2
    total = (gains.sum(axis=1) * value_weight).sum()
    return {"gains": total, "eff": total * 6}


def mediator(given: Inputs) -> Inputs:
    weak = given["prior"] * given["acc"]
    weak /= weak + (1 - given["prior"]) * (1 - given["acc"])
    terms = (given["K"], given["xt"], given["w"], given["xg"])
    assert np.isinf(ask("mediator_bias", 1 - weak, *terms))
    return {"lo": ask("mediator_bias", weak, *terms), "pw": weak}


def smooth(given: Inputs) -> Inputs:
    """Read the frontier ``u2 = 1 - u1^2`` as risk aversion one half: ``u1 = sqrt(x)``."""
    return {
        "nash": np.sqrt(ask("nash_share", 0.5, 0.5)),
        "ks": np.sqrt(ask("kalai_smorodinsky_share", 0.5)),
        "asym": np.sqrt(ask("nash_share", given["a"], 0.5)),
    }


def menu(given: Inputs) -> Inputs:
    points = find_points(np.transpose(given["F"]), given["d"], weights=given["w"])
    named = {"nash": "nash", "ks": "kalai_smorodinsky", "egal": "egalitarian"}
    named |= {"asym": "asymmetric_nash"}
    return {short: points[name].utilities for short, name in named.items()}


def certificates(given: Inputs) -> Inputs:
    """Count drawn matrices, with common beliefs and own discount factors, that are no P-matrix."""
    rng, found = np.random.default_rng(0), 0
    for _ in range(given["random_draws"]):
        many, size = rng.integers(2, 5), rng.integers(2, 6)
        core = stochastic_core(
            pie=rng.uniform(0, 2, size),
            transition=rng.dirichlet(np.full(size, 0.4), size=size),
            discount=rng.uniform(0.3, 0.999, many),
            share=rng.dirichlet(np.ones(many), size=size).T,
        )
        found += not certify(core).unique
    return {"nonP": found}


def summit(given: Inputs) -> Inputs:
    threshold = ask("summit_threshold", given["G"], given["L"], given["K"], 0)
    return {"pstar": threshold, "go": threshold < 0.3}


def threat(given: Inputs) -> Inputs:
    bite = ask("threat_bite", given["cT"], given["rT"], given["leak"], given["V_T"])
    return {"pv_cost": bite + given["V_T"], "concede": ask("threat_works", bite, 1.0)}


def finite(_: Inputs) -> Inputs:
    return {
        f"T{rounds}_d1{one}_d2{two}": ask("finite_horizon", rounds, one, two)
        for rounds in (2, 3)
        for one in (0.4, 0.6)
        for two in (0.4, 0.6)
    }


READINGS: dict[str, Callable[[Inputs], Inputs]] = {
    "rubinstein_1982": lambda i: {
        "x1": ask("alternating_offers", i["d1"], i["d2"]),
        "x2": 1 - ask("alternating_offers", i["d1"], i["d2"]),
    },
    "rubinstein_limit": lambda i: {"x1": ask("alternating_offers_limit", i["r1"], i["r2"])},
    "rubinstein_fixed_cost": fixed_cost,
    "random_proposer": lambda i: {"v1": ask("recognition", i["p"], i["d1"], i["d2"])},
    "outside_option_principle": lambda i: {
        str(b): ask("outside_option", i["d"], b) for b in i["b"]
    },
    "outside_option_multiplicity": opting_out,
    "inside_options": lambda i: dict.fromkeys(
        ("x", "split"), ask("impasse_share", i["rA"], i["rB"], i["gA"], i["gB"])
    ),
    "breakdown_risk": lambda i: {"xA": ask("breakdown_share", i["bA"], i["bB"])},
    "merlo_wilson_delay": merlo_wilson,
    "linkage_wait": linkage,
    "optimism_yildiz": lambda i: {"m": ask("optimism_surplus", i["b"], i["d"])},
    "optimism_deadline_delay": lambda i: {"kstar": ask("optimism_stall", i["b"], i["d"])},
    "baron_ferejohn": baron_ferejohn,
    "strike_money_burning": lambda i: {
        "lo": ask("money_burning_least", i["d"], i["w0"]),
        "hi": ask("money_burning_most", i["d"], i["w0"]),
    },
    "audience_costs_fearon94": audience,
    "risk_return_fearon95": lambda i: {
        "x": ask("risk_return_demand", i["p"], i["C"], i["cA"]),
        "pwar": ask("risk_return_breakdown", i["p"], i["C"], i["cA"]),
    },
    "fearon98_delay": lambda i: {
        "h": ask("concession_hazard", i["r"], i["vL"], i["vH"]),
        "Edelay": ask("concession_delay", i["r"], i["vL"], i["vH"]),
    },
    "commitment_powell06": lambda i: {
        key: ask("commitment_margin", *i[key], i["D"], i["d"]) > 0 for key in "ab"
    },
    "abreu_gul": abreu_gul,
    "walkaway_reputational_leak": walk_away,
    "sanctions_leakage_premium": lambda i: {
        "prem": ask("sanctions_premium", i["rA"], i["rB"], i["kappa"], i["leak"])
    },
    "delay_signal_admati_perry": lambda i: {"t": ask("delay_signal", i["bH"], i["bL"], i["r"])},
    "screening_two_type": screening,
    "erratic_principal_override": lambda i: {
        "v": ask("override_value", i["rho"], i["d"]),
        "W": ask("override_joint", i["rho"], i["d"]),
    },
    "delegation_patience": lambda i: {"gain": ask("delegation_gain", i["d1"], i["d1a"], i["d2"])},
    "two_level_ratification": win_sets,
    "kalai_smorodinsky_truncation": lambda i: {
        "ks": ask("win_set_kalai_smorodinsky", i["m1"]),
        "nash": ask("win_set_share", 1, 1, i["m1"], 0),
    },
    "issue_linkage_logroll": lambda i: {
        "uA": ask("log_rolling", i["wA"][0], i["wB"][0]),
        "uB": ask("log_rolling", i["wB"][0], i["wA"][0]),
    },
    "gradualism_lockwood_thomas": lambda i: {
        "limit": ask("gradual_limit", i["c1"], i["gamma"], i["beta"], i["d"]),
        "IC": 0.0,
    },
    "slicing_declaration_swap": lambda i: {"n": ask("slices", i["cost"], 1, i["R"])},
    "costly_reassurance": reassurance,
    "cheap_talk_crawford_sobel": lambda i: {"N": ask("cheap_talk_messages", i["b"])},
    "myerson_satterthwaite_uniform": double_auction,
    "mediation_hms_lp": lambda i: {
        ",".join(map(str, case)): ask("mediated_war", *case) for case in i["list"]
    },
    "mediator_bias_kydd": mediator,
    "diversion_domestic_flow": lambda i: {"dx": ask("diversion_premium", i["rU"], i["rD"], i["m"])},
    "axiomatic_smooth": smooth,
    "bayesian_ach": lambda i: {"post": ask("explanation_posterior", i["prior"], i["L"])},
    "summit_calculated_risk": summit,
    "threat_vs_imposition": threat,
    "finite_horizon_ochs_roth": finite,
    "axiomatic_discrete": menu,
    "merlo_wilson_uniqueness": certificates,
}


@pytest.mark.skipif(not CASES, reason="the published results are not at hand")
def test_every_case_has_a_reading() -> None:
    assert set(CASES) == set(READINGS)


@pytest.mark.skipif(not CASES, reason="the published results are not at hand")
@pytest.mark.parametrize("name", READINGS)
def test_published_case(name: str) -> None:
    case = CASES[name]
    found, expected = READINGS[name](case["inputs"]), case["closed_form"]
    assert set(found) == set(expected)
    for key, value in expected.items():
        np.testing.assert_allclose(
            np.asarray(found[key], dtype=float),
            np.asarray(value, dtype=float),
            rtol=0,
            atol=max(case["tol"], 1e-12),
            err_msg=key,
        )


def test_gradual_steps_shrink_to_the_limit() -> None:
    """Add up a binding schedule, step by step; each step is just worth the next ones."""
    cost, benefit, discount, first = 1.0, 2.0, 0.9, 0.1
    steps = first * (cost / (discount * benefit)) ** np.arange(200)
    np.testing.assert_allclose(
        steps.sum(), ask("gradual_limit", first, cost, benefit, discount), atol=1e-12
    )
    np.testing.assert_allclose(cost * steps[1:], cost / (discount * benefit) * cost * steps[:-1])
