"""The engine against the closed forms of the shared table of models, where they overlap."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from demarche.bargaining.game import (
    Breakdown,
    Flow,
    Initiative,
    Negotiation,
    Point,
    bounds,
    build,
    pie,
)

from .classics import alternating, first_mover, rebuffed_exit, responder_exit, strike

CASES = Path(__file__).parents[4] / "shared" / "oracles" / "theory_cases.json"


def oracle(identifier: str) -> tuple[dict, dict]:
    if not CASES.exists():
        pytest.skip("the shared oracles are not beside this checkout")
    cases = json.loads(CASES.read_text())["cases"]
    case = next(c for c in cases if c["id"] == identifier)
    return case["inputs"], case["closed_form"]


def short(rates: tuple[float, float], dt: float, **declared) -> float:
    """A's payoff at a short period, which must be unique."""
    found = bounds(build(Negotiation(("A", "B"), rates, dt, (pie(1.0),), **declared)))
    payoff = found.payoff(0, 0)
    assert isinstance(payoff, Point)
    return payoff.value


def test_rubinstein() -> None:
    given, expected = oracle("rubinstein_1982")
    low, high, _ = first_mover(alternating(given["d1"], given["d2"]))
    assert (low, high) == pytest.approx((expected["x1"],) * 2, abs=1e-8)


def test_delegation_to_a_more_patient_agent() -> None:
    given, expected = oracle("delegation_patience")
    gain = (
        first_mover(alternating(given["d1a"], given["d2"]))[0]
        - first_mover(alternating(given["d1"], given["d2"]))[0]
    )
    assert gain == pytest.approx(expected["gain"], abs=1e-8)


def test_outside_option_principle() -> None:
    given, expected = oracle("outside_option_principle")
    for outside in given["b"]:
        low, high, _ = first_mover(responder_exit(given["d"], outside))
        assert (low, high) == pytest.approx((expected[str(outside)],) * 2, abs=1e-8)


def test_outside_option_multiplicity() -> None:
    given, expected = oracle("outside_option_multiplicity")
    for outside, interval in expected.items():
        low, high, _ = first_mover(rebuffed_exit(given["d"], float(outside)))
        assert [low, high] == pytest.approx(interval, abs=1e-7)


def test_strike() -> None:
    given, expected = oracle("strike_money_burning")
    low, high, _ = first_mover(strike(given["d"], given["w0"]))
    assert (low, high) == pytest.approx((expected["lo"], expected["hi"]), abs=1e-6)


def test_random_proposer() -> None:
    given, expected = oracle("random_proposer")
    rates = (-math.log(given["d1"]), -math.log(given["d2"]))
    found = short(rates, 1.0, initiatives=(Initiative(given["p"]),))
    assert found == pytest.approx(expected["v1"], abs=1e-9)


def test_inside_options() -> None:
    given, expected = oracle("inside_options")
    flows = (Flow("A", given["gA"]), Flow("B", given["gB"]))
    found = short((given["rA"], given["rB"]), 1e-3, flows=flows)
    assert found == pytest.approx(expected["x"], abs=1e-4)


def test_diversion() -> None:
    given, expected = oracle("diversion_domestic_flow")
    rates = (given["rU"], given["rD"])
    gain = short(rates, 1e-3, flows=(Flow("A", given["m"]),)) - short(rates, 1e-3)
    assert gain == pytest.approx(expected["dx"], abs=1e-4)


def test_breakdown() -> None:
    """The risk of breakdown per period is small, and far larger than impatience."""
    given, expected = oracle("breakdown_risk")
    broken = (Breakdown(1.0, (given["bA"], given["bB"])),)
    found = short((1e-5, 1e-5), 1e-3, breakdowns=broken)
    assert found == pytest.approx(expected["xA"], abs=1e-4)
