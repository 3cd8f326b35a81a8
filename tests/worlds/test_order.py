from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import And, Comparison, Constraint, Level, Not, Or, Quantity
from demarche.errors import LimitReached
from demarche.worlds import order
from demarche.worlds.evaluate import holds
from demarche.worlds.order import NotOrdinal, Order, Points, ranks, solve, spread

from .cases import constraint
from .strategies import bounded, enumerated, naive, orders


def world_of(*constraints: Constraint) -> dict[Level, Fraction] | None:
    points = Points()
    clauses = [clause for part in constraints for clause in points.unfold(part)]
    found = solve(Order(len(points.places)), [(c, 1) for c in [*points.clauses, *clauses]])
    return None if isinstance(found, int) else dict(spread(points, ranks(found)))


@settings(max_examples=1000, deadline=None)
@given(st.lists(orders, max_size=4))
def test_agrees_with_every_weak_order_enumerated(constraints: list[Constraint]) -> None:
    assert (world_of(*constraints) is not None) == enumerated(constraints)


@settings(max_examples=300, deadline=None)
@given(st.lists(bounded, max_size=5))
def test_agrees_with_z3_and_finds_a_world_that_evaluates(constraints: list[Constraint]) -> None:
    world = world_of(*constraints)
    assert (world is not None) == naive(constraints)
    assert world is None or all(holds(c, world) for c in constraints)


@settings(max_examples=150, deadline=None)
@given(bounded)
def test_a_constraint_and_its_denial_split_the_worlds(one: Constraint) -> None:
    assert world_of(one, Not(one)) is None
    assert world_of(Or((one, Not(one)))) is not None


def test_a_cycle_fails_exactly_where_a_step_is_strict() -> None:
    around = [constraint(t) for t in ("a <= b", "b <= c", "c <= a")]
    assert world_of(*around) is not None
    assert world_of(*around, constraint("a < c")) is None


def test_numbers_keep_their_order() -> None:
    world = world_of(constraint("1/3 < a and a < 1/2 and b > 50"))
    assert world is not None
    assert Fraction(1, 3) < world[Level(Quantity("a"))] < Fraction(1, 2)
    assert world_of(constraint("a > 2 and a < 1")) is None


def test_arithmetic_is_left_to_arithmetic() -> None:
    with pytest.raises(NotOrdinal):
        Points().unfold(constraint("a + b > c"))


def test_a_form_that_unfolds_to_too_many_clauses_is_left_to_arithmetic() -> None:
    pairs = [And((constraint(f"a{i} > b{i}"), constraint(f"c{i} > d{i}"))) for i in range(20)]
    with pytest.raises(NotOrdinal):
        Points().unfold(Or(tuple(pairs)))


def test_a_coupling_must_be_read_first() -> None:
    with pytest.raises(TypeError, match="a raises b"):
        Points().unfold(constraint("a raises b"))


def test_a_long_chain_holds_and_its_closing_step_does_not() -> None:
    chain = [constraint(f"x{i} < x{i + 1}") for i in range(300)]
    assert world_of(*chain) is not None
    assert world_of(*chain, constraint("x300 <= x0")) is None


def test_more_cases_than_the_limit_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MAX_CASES", 3)
    levels = [Level(Quantity(f"p{i}")) for i in range(5)]
    apart = [Comparison(a, "!=", b) for i, a in enumerate(levels) for b in levels[:i]] + [
        constraint("p0 <= p1 or p0 <= p2")
    ]
    with pytest.raises(LimitReached, match="3 cases"):
        world_of(*apart)
