from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.proposition import Constraint, Implies, Level, Not, Or, Quantity
from demarche.worlds.evaluate import holds, value

from .cases import constraint
from .strategies import LEVELS, bounded

worlds = st.fixed_dictionaries({level: st.fractions(-2, 2) for level in LEVELS})


@given(bounded, bounded, worlds)
def test_the_laws_of_logic(one: Constraint, two: Constraint, world: dict[Level, Fraction]) -> None:
    assert holds(Not(one), world) != holds(one, world)
    assert holds(Implies(one, two), world) == holds(Or((Not(one), two)), world)


def test_exact_where_floating_point_is_not() -> None:
    world = {Level(Quantity(name)): Fraction(n, 10) for name, n in (("a", 1), ("b", 2), ("c", 3))}
    assert holds(constraint("a + b = c"), world)
    assert holds(constraint("(c - a) * 5 = 1 and b / a = 2"), world)


def test_what_is_missing_is_zero() -> None:
    assert value(Level(Quantity("nowhere")), {}) == 0


def test_a_coupling_holds_in_no_single_world() -> None:
    with pytest.raises(TypeError, match="a raises b"):
        holds(constraint("a raises b"), {})
