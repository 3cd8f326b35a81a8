from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Comparison, Constraint, Or
from demarche.worlds.answer import judge
from demarche.worlds.certificate import Cases, Sum, certificate, refutes
from demarche.worlds.theory import Theory

from .cases import CLOSED, STILL, account_of, case_of, constraint, goal_of
from .strategies import arithmetic, bounded, naive

ONE = Fraction(1)


def certified(said: dict[str, str], text: str, assumed: dict[str, object] | None = None) -> int:
    """Certify every reason of an answer; return how many."""
    case = case_of(said, assumed)  # type: ignore[arg-type]
    theory = Theory(case, "strict", goal_of(text))
    answer = judge(theory, account_of(case))
    for reason in answer.reasons:
        proved = certificate(theory, reason)
        assert proved is not None
        assert refutes(proved.proof, proved.constraints)
    return len(answer.reasons)


@settings(max_examples=150, deadline=None)
@given(st.lists(bounded, min_size=1, max_size=4), bounded)
def test_every_reason_of_order_has_a_proof(said: list[Constraint], goal: Constraint) -> None:
    certified({f"s{i}": str(c) for i, c in enumerate(said)}, str(goal))


@settings(max_examples=60, deadline=None)
@given(st.lists(arithmetic, min_size=1, max_size=3), arithmetic)
def test_every_reason_of_sums_has_a_proof(said: list[Constraint], goal: Constraint) -> None:
    certified({f"s{i}": str(c) for i, c in enumerate(said)}, str(goal))


def test_a_bought_reason_has_a_proof() -> None:
    said = {"presses": "firm raises press", "firmer": "firm at 2024-05 > firm at 2024-08"}
    assumed = {"closed": CLOSED, "still": STILL, "worn": "press raises cost"}
    assert certified(said, "press at 2024-08 < press at 2024-05", assumed)
    assert certified(said, "cost at 2024-08 < cost at 2024-05", assumed)


def test_figures_are_proved_by_weights() -> None:
    said = {"over-half": "88 * x + 39 * (1 - x) > 50"}
    assert certified(said, "x > 1/5") == 1


def test_products_are_atoms_of_a_sum() -> None:
    assert certified({"a": "x * y > z", "b": "z > 3"}, "x * y > 2") == 1


def test_no_proof_where_quantities_are_multiplied_out() -> None:
    case = case_of({"sign": "x > 1", "other": "y > 1"})
    theory = Theory(case, "strict", goal_of("x * y > 1"))
    (reason,) = judge(theory, account_of(case)).reasons
    assert certificate(theory, reason) is None


# -- the checker refuses ---------------------------------------------------------------------------

UP, DOWN = constraint("a < b"), constraint("b < a")
assert isinstance(UP, Comparison)
assert isinstance(DOWN, Comparison)
PROOF = Sum(((UP, ONE), (DOWN, ONE)))


def test_the_checker_accepts_a_cycle() -> None:
    assert refutes(PROOF, [UP, DOWN])


@pytest.mark.parametrize(
    "forged",
    [
        Sum(((UP, ONE),)),
        Sum(((UP, ONE), (DOWN, 2 * ONE))),
        Sum(((UP, -ONE), (DOWN, -ONE))),
        Sum(()),
    ],
)
def test_the_checker_refuses_weights_that_do_not_add_up(forged: Sum) -> None:
    assert not refutes(forged, [UP, DOWN])


def test_the_checker_refuses_what_does_not_hold() -> None:
    assert not refutes(PROOF, [UP])


def test_the_checker_refuses_a_cycle_without_a_strict_step() -> None:
    level, back = constraint("a <= b"), constraint("b <= a")
    assert isinstance(level, Comparison)
    assert isinstance(back, Comparison)
    assert not refutes(Sum(((level, ONE), (back, ONE))), [level, back])


def test_the_checker_refuses_a_forgotten_case() -> None:
    either = constraint("b < a or c < a")
    assert isinstance(either, Or)
    assert not refutes(Cases(either, (PROOF,)), [UP, either])
    invented = Cases(replace(either, parts=either.parts[:1]), (PROOF,))
    assert not refutes(invented, [UP, either])


@settings(max_examples=200, deadline=None)
@given(st.lists(bounded, max_size=3), bounded)
def test_no_proof_of_one_set_passes_for_another_that_is_satisfiable(
    said: list[Constraint], other: Constraint
) -> None:
    case = case_of({f"s{i}": str(c) for i, c in enumerate(said)})
    if not said or naive(said):
        return
    theory = Theory(case, "strict", goal_of(str(other)))
    for reason in judge(theory, account_of(case)).reasons:
        proved = certificate(theory, reason)
        assert proved is not None
        for i in range(len(proved.constraints)):
            fewer = [*proved.constraints[:i], *proved.constraints[i + 1 :]]
            assert not naive(fewer) or not refutes(proved.proof, fewer)
