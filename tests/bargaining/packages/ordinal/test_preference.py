"""Exact answers agree with a floating-point solver, and every proof adds up."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from demarche.bargaining.packages.ordinal.preference import Preference
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase, Range
from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import InputError, ScenarioError

SPACE = Space(tuple(Issue(name, ("no", "half", "full"), "no") for name in "xyz"))

packages = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["no", "half", "full"]))
comparisons = st.lists(st.tuples(packages, packages, st.booleans()), max_size=6)


def _case(drawn: list[tuple[dict[str, str], dict[str, str], bool]]) -> OrdinalCase:
    said = tuple(Comparison("A", b, w, f"s{n}", 0, s) for n, (b, w, s) in enumerate(drawn))
    return OrdinalCase(SPACE, ("A",), said)


def _least(preference: Preference, difference: tuple[int, ...]) -> float | None:
    """Return the least worth of a difference where strict comparisons are worth at least 1."""
    used = preference.constraints
    answer = linprog(
        difference,
        A_ub=-np.array([c.vector for c in used], dtype=float) if used else None,
        b_ub=[-float(c.strict) for c in used] if used else None,
        bounds=(-1000, 1000),
    )
    return None if answer.status == 2 else float(answer.fun)


@settings(max_examples=120, deadline=None)
@given(comparisons, packages, packages)
def test_what_is_forced_is_what_a_solver_finds(drawn, first, second) -> None:  # type: ignore[no-untyped-def]
    case = _case(drawn)
    try:
        preference = Preference(case, "A")
    except InputError:
        return
    vector = preference.coordinates.vector
    difference = tuple(a - b for a, b in zip(vector(first), vector(second), strict=True))
    least = _least(preference, difference)
    assert least is not None
    for strict in (True, False):
        proof = preference.proof(difference, strict=strict)
        assert (proof is not None) == (least > 1e-7 if strict else least > -1e-7)
        if proof is not None:
            total = sum(
                (np.array(c.vector, dtype=object) * x for c, x in proof.uses),
                np.zeros(len(difference), dtype=object),
            )
            assert tuple(total) == difference
            assert proof.is_strict or not strict
    for world in preference.worlds:
        for constraint in preference.constraints:
            worth = sum(v * c for v, c in zip(world, constraint.vector, strict=True))
            assert worth > 0 if constraint.strict else worth >= 0


@settings(max_examples=80, deadline=None)
@given(comparisons)
def test_statements_without_a_world_are_refused_with_a_minimal_conflict(drawn) -> None:  # type: ignore[no-untyped-def]
    case = _case(drawn)
    try:
        Preference(case, "A")
    except InputError as error:
        clash = [said.label for said in case.comparisons if f"'{said.label}'" in error.what]
        rest = {said.label for said in case.comparisons} - set(clash)
        for label in clash:
            Preference(case.without(label, *rest), "A")
        with pytest.raises(InputError):
            Preference(case.without(*rest), "A")


def test_reasons_are_all_and_minimal() -> None:
    said = (
        Comparison("A", {"x": "full"}, {"x": "half"}, "more is better"),
        Comparison("A", {"x": "half"}, {}, "half is good"),
        Comparison("A", {"x": "full"}, {"y": "half"}, "x before y"),
        Comparison("A", {"y": "half"}, {}, "y is good"),
    )
    preference = Preference(OrdinalCase(SPACE, ("A",), said), "A")
    found = preference.reasons(preference.coordinates.vector({"x": "full"}), strict=True)
    assert set(found.sets) == {
        frozenset({"more is better", "half is good"}),
        frozenset({"x before y", "y is good"}),
    }


def test_ranges_add_up() -> None:
    spans = (
        Range("A", "x", "full", Fraction(3, 2), Fraction(2), "gain"),
        Range("A", "y", "full", Fraction(-1), Fraction(-1, 2), "cost"),
    )
    preference = Preference(OrdinalCase(SPACE, ("A",), (), spans), "A")
    vector = preference.coordinates.vector
    proof = preference.proof(vector({"x": "full", "y": "full"}), strict=True)
    assert proof is not None
    assert proof.labels == {"gain", "cost"}
    assert preference.proof(vector({"y": "full"}), strict=False) is None
    # Two gains of 3/2 may or may not outweigh a cost of 2 to 4.
    wider = (*spans, Range("A", "z", "full", Fraction(-2), Fraction(-1), "more cost"))
    preference = Preference(OrdinalCase(SPACE, ("A",), (), wider), "A")
    whole = vector({"x": "full", "y": "full", "z": "full"})
    assert preference.proof(whole, strict=False) is None
    assert preference.proof(tuple(-entry for entry in whole), strict=False) is None


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: OrdinalCase(SPACE, ("A", "A")), "distinct names"),
        (lambda: OrdinalCase(SPACE, ("A",), (Comparison("B", {}, {}, "s"),)), "none of"),
        (lambda: OrdinalCase(SPACE, ("A",), (Comparison("A", {"w": "no"}, {}, "s"),)), "no issue"),
        (lambda: OrdinalCase(Space((Issue("x", ("a",)),)), ("A",)), "no status quo"),
        (lambda: Range("A", "x", "full", Fraction(2), Fraction(1), "r"), "runs from 2 to 1"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
