"""The stochastic core against closed forms, value iteration and its uniqueness certificate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.game import (
    StochasticCore,
    certify,
    lcp,
    solve_core,
    solve_cores,
    stationary_equilibria,
    stochastic_core,
)
from demarche.bargaining.game.core import _problem
from demarche.errors import InputError


def random_core(seed: int, many: int, size: int, *, common: bool = False) -> StochasticCore:
    rng = np.random.default_rng(seed)
    beliefs = rng.dirichlet(np.full(size, 0.4), size=(many, size))
    return stochastic_core(
        pie=rng.uniform(0, 2, size),
        transition=beliefs[0] if common else beliefs,
        discount=np.full(many, 0.95) if common else rng.uniform(0.3, 0.999, many),
        share=rng.dirichlet(np.ones(many), size=size).T,
        flow=rng.uniform(-0.05, 0.05, (many, size)),
    )


THREE_BELIEFS = stochastic_core(
    pie=[0.6, 1.0, 0.6],
    transition=np.eye(3)[[[0, 0, 2], [2, 0, 1], [0, 2, 2]]],
    discount=[0.9, 0.9, 0.9],
    share=np.eye(3),
)
"""In state k party k proposes, and each party is sure of a different successor."""


def test_merlo_and_wilson_delay_until_the_pie_has_grown() -> None:
    rows = [[0.5, 0.5], [0.2, 0.8]]
    found = solve_core(stochastic_core(pie=[1.0, 1.6], transition=rows, discount=[0.9, 0.9]))
    assert found.agree.tolist() == [False, True]
    assert found.payoff.sum(0) == pytest.approx([1.309090909090909, 1.6], abs=1e-9)
    assert found.payoff[0] == pytest.approx([0.654545454545, 0.8], abs=1e-9)


def test_baron_and_ferejohn_under_unanimity_of_six() -> None:
    core = stochastic_core(
        pie=np.ones(6), transition=np.full((6, 6), 1 / 6), discount=np.full(6, 0.9), share=np.eye(6)
    )
    assert solve_core(core).payoff[0, 0] == pytest.approx(0.25, abs=1e-12)


def test_random_proposer() -> None:
    core = stochastic_core(pie=[1.0], transition=[[1.0]], discount=[0.95, 0.85], share=[0.3, 0.7])
    assert solve_core(core).payoff[0, 0] == pytest.approx(0.5625, abs=1e-12)


def test_yildiz_persistent_optimism_shifts_terms_only() -> None:
    """Both are nine parts in ten sure to propose next; state k is the one in which k proposes."""
    core = stochastic_core(
        pie=[1.0, 1.0],
        transition=[[[0.9, 0.1]] * 2, [[0.1, 0.9]] * 2],
        discount=[0.9, 0.9],
        share=np.eye(2),
    )
    found = solve_core(core)
    assert found.agree.all()
    assert found.surplus == pytest.approx(np.full(2, 0.05813953488372093), abs=1e-12)


def test_waiting_for_a_linked_settlement() -> None:
    """Hazard .5 a year, discount rate .1: waiting pays if the gain exceeds r / h = .2."""
    dt = 1e-4
    settled = -np.expm1(-0.5 * dt)
    for gain, wait in [(0.19, False), (0.21, True), (0.3, True)]:
        core = stochastic_core(
            pie=[1.0, 1 + gain],
            transition=[[1 - settled, settled], [0.0, 1.0]],
            discount=np.exp(np.full(2, -0.1 * dt)),
        )
        found = solve_core(core)
        assert found.agree[0] == (not wait)
        value = max(1.0, (1 + gain) * 0.5 / 0.6)
        assert found.payoff[:, 0].sum() == pytest.approx(value, abs=1e-4)


@given(st.integers(0, 2**32 - 1), st.integers(2, 4), st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_equations_hold_and_value_iteration_agrees(seed: int, many: int, size: int) -> None:
    core = random_core(seed, many, size)
    found = solve_core(core)
    assert found.residual < 1e-9
    chain = core.discount[:, None, None] * core.transition
    if many == 2:
        value = np.zeros((2, size))
        for _ in range(4000):
            wait = core.flow + np.einsum("nst,nt->ns", chain, value)
            value = wait + core.share * np.maximum(core.pie - wait.sum(0), 0)
        remaining = core.discount.max() ** 4000 * 100
        assert found.payoff == pytest.approx(value, abs=1e-8 + remaining)


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_theorems_behind_the_certificate_hold_in_every_minor(seed: int, size: int) -> None:
    for core in (random_core(seed, 2, size), random_core(seed, 4, size, common=True)):
        assert certify(core).unique
        assert lcp.is_p_matrix(_problem(core)[0])[0]
        assert len(stationary_equilibria(core)) == 1


def test_conflicting_beliefs_give_three_equilibria() -> None:
    verdict = certify(THREE_BELIEFS)
    assert (verdict.unique, verdict.reason) == (False, "not a P-matrix")
    minor = _problem(THREE_BELIEFS)[0][np.ix_(verdict.witness, verdict.witness)]
    assert np.linalg.det(minor) < 0
    found = stationary_equilibria(THREE_BELIEFS)
    assert sorted(e.agree.tolist() for e in found) == [
        [False, True, False],
        [True, False, True],
        [True, True, True],
    ]
    assert max(e.residual for e in found) < 1e-12


def test_certificate_says_when_it_does_not_decide() -> None:
    assert certify(random_core(0, 3, 16)).unique is None


def test_batch_equals_one_at_a_time() -> None:
    cores = [random_core(seed, 2, 12) for seed in range(50)]
    fields = ("pie", "transition", "discount", "share", "flow")
    batch = [np.stack([getattr(c, f) for c in cores]) for f in fields]
    together = solve_cores(*batch)
    assert together.found.all()
    for k, core in enumerate(cores):
        alone = solve_core(core)
        assert together.payoff[k] == pytest.approx(alone.payoff, abs=1e-9)
        assert np.array_equal(together.agree[k], alone.agree)


@pytest.mark.parametrize("field, wrong", [("transition", 2.0), ("discount", 1.0), ("share", 0.7)])
def test_batch_is_checked(field: str, wrong: float) -> None:
    core = random_core(0, 2, 3)
    given = {f: getattr(core, f)[None].copy() for f in ("pie", "transition", "discount", "share")}
    given[field].flat[0] = wrong
    with pytest.raises(InputError, match=f"{field}"):
        solve_cores(**given, flow=core.flow[None])


def test_arguments_are_checked() -> None:
    with pytest.raises(InputError, match="discount must lie in"):
        stochastic_core(pie=[1.0], transition=[[1.0]], discount=[1.0, 0.9])
    with pytest.raises(InputError, match=r"a sum 1\.5"):
        stochastic_core(pie=[1.0], transition=[[1.5]], discount=[0.9, 0.9])
    with pytest.raises(InputError, match="share must be non-negative and sum to 1"):
        stochastic_core(pie=[1.0], transition=[[1.0]], discount=[0.9, 0.9], share=[0.5, 0.6])
