from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.levels import compare_levels, override_risk
from demarche.errors import ScenarioError


@pytest.mark.parametrize(
    ("mandates", "acceptances", "verdict"),
    [
        ([[1, 0, 0], [0, 0, 1]], [[1, 1, 0], [0, 1, 1]], "breaks deadlock"),
        ([[1, 1, 0], [0, 1, 0]], [[1, 1, 1], [0, 1, 1]], "adds packages"),
        ([[0, 1, 0], [0, 1, 0]], [[1, 1, 0], [0, 1, 1]], "adds nothing"),
        ([[1, 0, 0], [0, 0, 1]], [[1, 0, 0], [0, 0, 1]], "adds failure cost"),
    ],
)
def test_truth_table(mandates: list[list[int]], acceptances: list[list[int]], verdict: str) -> None:
    assert compare_levels(mandates, acceptances).verdict == verdict


def test_one_side_alone_may_hold_up_a_deal() -> None:
    found = compare_levels([[1, 0], [0, 1]], [[1, 1], [0, 1]])
    assert (found.agents, found.principals, found.blocking) == ((), (1,), (0,))


@settings(max_examples=150, deadline=None)
@given(arrays(np.bool_, (2, 2, 6)))
def test_zones_by_definition(drawn: np.ndarray) -> None:
    acceptances, mandates = drawn[0], drawn[0] & drawn[1]
    found = compare_levels(mandates, acceptances)
    assert set(found.agents) <= set(found.principals)
    assert set(found.added) == set(found.principals) - set(found.agents)
    assert (found.verdict == "breaks deadlock") == (not found.agents and bool(found.principals))
    for side in found.blocking:
        freed = mandates.copy()
        freed[side] = acceptances[side]
        assert compare_levels(freed, acceptances).agents


@given(st.floats(0.1, 10), st.floats(0, 10), st.floats(0, 1))
def test_concession_to_an_agent_stops_at_the_threshold(b: float, c: float, q: float) -> None:
    found = override_risk(b, c, q)
    if abs(q - found.threshold) > 1e-9:
        assert found.concedes == (q < found.threshold)
    assert found.value >= 0
    assert override_risk(b, c, min(1.0, q + 0.1)).value <= found.value


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: compare_levels([[1, 1]], [[1, 0]]), "may agree to package 1"),
        (lambda: compare_levels([[1]], [[1, 0]]), "shape"),
        (lambda: override_risk(0, 1, 0.5), "must be positive"),
        (lambda: override_risk(1, 1, 1.5), r"in \[0, 1\]"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
