from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Constraint
from demarche.worlds.oracle import Oracle, bits
from demarche.worlds.reasons import explore

from .cases import constraint
from .strategies import bounded, enumerated, orders


def brute(constraints: list[Constraint]) -> tuple[set[int], set[int]]:
    """Return the minimal unsatisfiable subsets and minimal corrections, by trying all subsets."""
    n = len(constraints)
    sat = {
        mask: enumerated([constraints[i] for i in range(n) if mask >> i & 1])
        for mask in range(1 << n)
    }
    cores = {m for m, ok in sat.items() if not ok and all(sat[m & ~b] for b in bits(m))}
    full = (1 << n) - 1
    grown = {m for m, ok in sat.items() if ok and not any(sat[m | b] for b in bits(full & ~m))}
    return cores, {full & ~m for m in grown}


@settings(max_examples=300, deadline=None)
@given(st.lists(orders, min_size=1, max_size=5))
def test_all_minimal_cores_and_corrections(constraints: list[Constraint]) -> None:
    oracle: Oracle[int] = Oracle()
    soft = sum(oracle.add(i, c) for i, c in enumerate(constraints))
    cores, corrections = brute(constraints)
    explored = explore(oracle, soft)
    assert explored.complete
    assert set(explored.cores) == cores
    if cores != {0} and oracle.satisfiable(0):
        assert set(explored.corrections) == corrections


@settings(max_examples=60, deadline=None)
@given(st.lists(bounded, min_size=2, max_size=6))
def test_cores_meet_every_correction(constraints: list[Constraint]) -> None:
    """Reiter (1987), theorem 4.4: diagnoses are the minimal hitting sets of the conflicts."""
    oracle: Oracle[int] = Oracle()
    soft = sum(oracle.add(i, c) for i, c in enumerate(constraints))
    explored = explore(oracle, soft)
    assert all(core & fix for core in explored.cores for fix in explored.corrections)


def test_a_limit_is_said() -> None:
    oracle: Oracle[str] = Oracle()
    soft = 0
    for i, j in combinations(range(6), 2):
        soft |= oracle.add(f"{i}{j}", constraint(f"x{i} < x{j}"))
        soft |= oracle.add(f"{j}{i}", constraint(f"x{j} < x{i}"))
    explored = explore(oracle, soft, limit=5)
    assert len(explored.cores) == 5
    assert not explored.complete


def test_where_what_is_kept_fails_alone_the_core_is_empty() -> None:
    oracle: Oracle[str] = Oracle()
    soft = oracle.add("soft", constraint("a > b"))
    hard = oracle.add("hard", constraint("a > b and b > a"))
    assert explore(oracle, soft, hard).cores == (0,)
