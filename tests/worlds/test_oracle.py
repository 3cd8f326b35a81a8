from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Constraint
from demarche.worlds.evaluate import holds
from demarche.worlds.oracle import Oracle, bits, indices

from .cases import constraint
from .strategies import bounded, naive


@given(st.integers(0, 2**200))
def test_indices_and_bits_are_the_set(mask: int) -> None:
    assert sum(1 << i for i in indices(mask)) == sum(bits(mask)) == mask
    assert list(indices(mask)) == sorted(indices(mask))


@settings(max_examples=60, deadline=None)
@given(st.lists(bounded, min_size=2, max_size=5), st.lists(st.integers(0, 31), max_size=8))
def test_what_is_remembered_is_so(constraints: list[Constraint], asked: list[int]) -> None:
    oracle: Oracle[int] = Oracle()
    everything = sum(oracle.add(i, c) for i, c in enumerate(constraints))
    for mask in (mask & everything for mask in asked):
        chosen = [constraints[i] for i in indices(mask)]
        expected = naive(chosen)
        assert oracle.satisfiable(mask) == expected
        world = oracle.world(mask)
        assert (world is not None) == expected
        assert world is None or all(holds(c, world) for c in chosen)
        if not expected:
            core = oracle.core(mask)
            assert not core & ~mask
            assert not naive([constraints[i] for i in indices(core)])


def test_labels_may_be_added_after_questions() -> None:
    oracle: Oracle[str] = Oracle([constraint("a > 0")])
    first = oracle.add("first", constraint("a < 2"))
    assert oracle.satisfiable(first)
    second = oracle.add("second", constraint("a < b and b < 0"))
    assert not oracle.satisfiable(first | second)
    assert list(oracle.members(oracle.core(first | second))) == ["second"]
    assert oracle.bit("third") == 0


def test_what_always_holds_may_fail_alone() -> None:
    oracle: Oracle[str] = Oracle([constraint("a > 0"), constraint("a < 0")])
    assert not oracle.satisfiable(0)
    assert not oracle.satisfiable(oracle.add("one", constraint("b > 0")))
