"""What must not matter: the unit of time, who is called first, where payoffs are counted from."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import demarche.bargaining.models  # noqa: F401  (fills the registry)
from demarche.bargaining.direction import MODELS, Model

from .drawing import cases

POWER_OF_TIME = {"per year": -1, "pies per year": -1, "years": 1}
TIMED = {
    name: declared
    for name, declared in MODELS.items()
    if any(a.unit in POWER_OF_TIME for a in declared.arguments.values())
}
rates = st.floats(0.01, 1.0)


@pytest.mark.parametrize("declared", TIMED.values(), ids=TIMED.keys())
@pytest.mark.parametrize("days", [365.25, 1 / 12])
def test_the_unit_of_time_does_not_matter(declared: Model, days: float) -> None:
    """Count in days, or in dozens of years: times scale, rates scale back, shares stay."""
    drawn = cases(declared, 2000, np.random.default_rng(8))
    scaled = {
        name: value * days ** POWER_OF_TIME.get(declared.arguments[name].unit, 0)
        for name, value in drawn.items()
    }
    expected = declared(**drawn) * days ** POWER_OF_TIME.get(declared.unit, 0)
    np.testing.assert_allclose(declared(**scaled), expected, rtol=1e-9, atol=1e-9)


def swapped(name: str) -> str:
    """Return the same argument's name for the other party."""
    return name[:-1] + {"1": "2", "2": "1"}[name[-1]]


@pytest.mark.parametrize("name", ["alternating_offers_limit", "exit_share", "impasse_share",
                                  "breakdown_share", "win_set_share"])  # fmt: skip
def test_who_is_called_first_does_not_matter(name: str) -> None:
    declared = MODELS[name]
    drawn = cases(declared, 2000, np.random.default_rng(9))
    turned = {swapped(argument): value for argument, value in drawn.items()}
    np.testing.assert_allclose(declared(**drawn) + declared(**turned), 1, atol=1e-12)


def test_recognition_relabelled() -> None:
    drawn = cases(MODELS["recognition"], 2000, np.random.default_rng(9))
    turned = {
        "recognition_1": 1 - drawn["recognition_1"],
        "discount_1": drawn["discount_2"],
        "discount_2": drawn["discount_1"],
    }
    both = MODELS["recognition"](**drawn) + MODELS["recognition"](**turned)
    np.testing.assert_allclose(both, 1, atol=1e-12)


@given(first=rates, second=rates, worth=st.tuples(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5)))
def test_impasse_pays_its_worth_and_the_rest_is_split_as_ever(
    first: float, second: float, worth: tuple[float, float]
) -> None:
    """Shift both payoffs by flows ``z`` and by ``z / r`` at the end: the surplus splits alike."""
    surplus = 1 - sum(worth)
    share: Any = MODELS["impasse_share"].function(
        first, second, worth[0] * first, worth[1] * second
    )
    terms = MODELS["alternating_offers_limit"](first, second)
    np.testing.assert_allclose(share - worth[0], terms * surplus, atol=1e-9)


@given(left=st.tuples(st.floats(0, 0.4), st.floats(0, 0.4)), gift=st.floats(0, 0.1))
def test_breakdown_shifts_half_for_one_and_cancels_when_both_shift(
    left: tuple[float, float], gift: float
) -> None:
    share = MODELS["breakdown_share"]
    np.testing.assert_allclose(share(left[0] + gift, left[1]) - share(*left), gift / 2, atol=1e-12)
    np.testing.assert_allclose(share(left[0] + gift, left[1] + gift), share(*left), atol=1e-12)


@given(first=rates, second=rates, exit_2=st.floats(0, 1))
def test_an_exit_below_the_terms_changes_nothing(
    first: float, second: float, exit_2: float
) -> None:
    terms = MODELS["alternating_offers_limit"](first, second)
    found = MODELS["exit_share"](first, second, 0.0, exit_2)
    np.testing.assert_allclose(found, np.minimum(terms, 1 - exit_2), atol=1e-12)


@given(order=st.permutations(range(3)), seed=st.integers(0, 1000))
def test_order_of_hypotheses_items_and_states_does_not_matter(order: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    prior, likelihood = rng.dirichlet(np.ones(3)), rng.uniform(0.05, 1, size=(4, 3))
    posterior = MODELS["explanation_posterior"]
    np.testing.assert_allclose(
        posterior(prior[order], likelihood[::-1][:, order]), posterior(prior, likelihood)[order]
    )
    pie, chain = rng.uniform(0, 2, size=3), rng.dirichlet(np.ones(3), size=3)
    value = MODELS["stochastic_pie"]
    np.testing.assert_allclose(
        value(pie[order], chain[np.ix_(order, order)], 0.9), value(pie, chain, 0.9)[order]
    )


@given(
    unit=st.floats(0.1, 10), pie=st.lists(st.floats(0, 3), min_size=3, max_size=3),
    seed=st.integers(0, 1000),
)  # fmt: skip
def test_the_unit_of_the_pie_does_not_matter(unit: float, pie: list[float], seed: int) -> None:
    chain = np.random.default_rng(seed).dirichlet(np.ones(3), size=3)
    value = MODELS["stochastic_pie"]
    np.testing.assert_allclose(
        value(unit * np.array(pie), chain, 0.8), unit * value(pie, chain, 0.8), atol=1e-9
    )


def test_exact_multiples_are_not_rounded_up() -> None:
    assert MODELS["slices"](0.9, 1.0, 0.3) == 3
    assert MODELS["cheap_talk_messages"](1 / 12) == 2
    assert MODELS["cheap_talk_messages"](0.25) == 1
    assert MODELS["optimism_stall"](1 / 2 / 0.9**5, 0.9) == 4
