from __future__ import annotations

from fractions import Fraction
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Arithmetic, Comparison, Level, Number, Quantity, Term
from demarche.worlds.arithmetic import Arithmetics
from demarche.worlds.certificate import Sum, refutes
from demarche.worlds.evaluate import holds
from demarche.worlds.oracle import Oracle
from demarche.worlds.simplex import feasible, rows_of

from .cases import constraint

levels = st.sampled_from([Level(Quantity(name)) for name in "abcd"])
numbers = st.integers(-3, 3).map(lambda n: Number(Fraction(n)))
terms: st.SearchStrategy[Term] = st.recursive(
    levels | numbers,
    lambda inner: st.one_of(
        st.builds(Arithmetic, inner, st.sampled_from("+-"), inner),
        st.builds(Arithmetic, numbers, st.just("*"), inner),
    ),
    max_leaves=4,
)
comparisons = st.builds(Comparison, terms, st.sampled_from(["<", "<=", "=", ">=", ">"]), terms)


@settings(max_examples=400, deadline=None)
@given(st.lists(comparisons, min_size=1, max_size=8))
def test_agrees_with_z3_and_proves_both_answers(said: list[Comparison]) -> None:
    rows = [(row, i) for i, c in enumerate(said) for row in rows_of(c) or ()]
    world, weights = feasible([row for row, _ in rows])
    solver = Arithmetics(())
    for comparison in said:
        solver.add(comparison)
    assert (world is not None) == (solver.check(range(len(said))) is None)
    if world is not None:
        assert all(holds(comparison, world) for comparison in said)
        return
    assert all(weight > 0 for weight in weights.values())
    total: dict[Comparison, Fraction] = {}
    seen: set[int] = set()
    for place, (_, i) in enumerate(rows):
        second = i in seen  # an equality stands as two rows, the second turned round
        seen.add(i)
        weight = weights.get(place, Fraction(0))
        total[said[i]] = total.get(said[i], Fraction(0)) + (-weight if second else weight)
    assert refutes(Sum(tuple(total.items())), said)


def test_a_choice_or_a_product_has_no_rows() -> None:
    assert rows_of(constraint("a > b or a > c")) is None
    assert rows_of(constraint("a * b > 1")) is None
    assert rows_of(constraint("a != b + 1")) is None
    assert rows_of(constraint("not (a > b + 1 or a < 0)")) is not None


def test_linear_sets_never_reach_z3() -> None:
    oracle: Oracle[str] = Oracle()
    said = {"s": "a + b > 3", "t": "a < 1", "u": "b <= 2", "v": "a + a > 0"}
    bits = {name: oracle.add(name, constraint(text)) for name, text in said.items()}
    with patch.object(Oracle, "_calculated", side_effect=AssertionError):
        assert not oracle.satisfiable(sum(bits.values()))
        assert oracle.core(sum(bits.values())) == bits["s"] | bits["t"] | bits["u"]
        world = oracle.world(bits["s"] | bits["t"] | bits["v"])
    assert world is not None
    assert holds(constraint("a + b > 3 and a < 1 and a + a > 0"), world)
