from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Coupling, Quantity
from demarche.worlds.influence import loops, paths, upstream

A, B, C, D = (Quantity(name) for name in "abcd")
couplings = st.lists(
    st.builds(
        Coupling,
        st.sampled_from([A, B, C, D]),
        st.sampled_from(["raises", "lowers"]),
        st.sampled_from([A, B, C, D]),
    ),
    max_size=7,
    unique_by=lambda c: (c.source, c.target),
)


def test_the_sign_of_a_loop_is_the_product_of_its_signs() -> None:
    """Pressure lowers defiance, defiance raises pressure: it dampens itself."""
    (loop,) = loops([Coupling(A, "lowers", B), Coupling(B, "raises", A)])
    assert loop.sign == -1
    (loop,) = loops([Coupling(A, "lowers", B), Coupling(B, "lowers", A)])
    assert loop.sign == 1


@settings(max_examples=200, deadline=None)
@given(couplings)
def test_every_elementary_cycle_once(known: list[Coupling]) -> None:
    arrows = {(c.source, c.target) for c in known}
    expected = set()
    for size in range(1, 5):
        for nodes in permutations([A, B, C, D], size):
            steps = set(zip(nodes, (*nodes[1:], nodes[0]), strict=True))
            if steps <= arrows:
                expected.add(frozenset(steps))
    found = [frozenset((c.source, c.target) for c in loop.couplings) for loop in loops(known)]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_paths_come_shortest_first_and_stop_at_the_limit() -> None:
    known = [Coupling(A, "raises", B), Coupling(B, "raises", C), Coupling(A, "lowers", C)]
    assert [len(path) for path in paths(A, C, known)] == [1, 2]
    assert len(list(paths(A, C, known, limit=1))) == 1


def test_what_does_not_reach_breaks_a_path() -> None:
    known = [Coupling(A, "does not reach", B), Coupling(B, "raises", C)]
    assert not list(paths(A, C, known))
    assert not loops([Coupling(A, "does not reach", A)])


def test_upstream_follows_arrows_back() -> None:
    assert upstream([C], {C: [B], B: [A], D: [C]}) == {A, B, C}
