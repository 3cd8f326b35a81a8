from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Constraint, Not, levels
from demarche.worlds.evaluate import holds
from demarche.worlds.theory import Theory
from demarche.worlds.witness import witnesses

from .cases import account_of, case_of, goal_of
from .strategies import bounded, naive


def differences(said: dict[str, str], text: str, *pivotal: str) -> list[list[str]]:
    case = case_of(said)
    theory = Theory(case, "strict", goal_of(text, *pivotal))
    found = witnesses(theory, account_of(case))
    return [list(map(str, witness.differs)) for witness in found]


@settings(max_examples=150, deadline=None)
@given(st.lists(bounded, min_size=1, max_size=4), bounded)
def test_every_witness_satisfies_the_account_and_lies_on_its_side(
    said: list[Constraint], goal: Constraint
) -> None:
    case = case_of({f"s{i}": str(c) for i, c in enumerate(said)})
    theory = Theory(case, "strict", goal_of(str(goal)))
    account = account_of(case)
    found = witnesses(theory, account)
    bearing = [theory.statements[i] for i in theory.bearing(theory.statements)]
    proposition = theory.goal.proposition
    both = naive([*bearing, proposition]) and naive([*bearing, Not(proposition)])
    assert bool(found) == both
    for witness in found:
        for world in (witness.holds, witness.fails):
            assert all(holds(c, world) for c in bearing)
        assert holds(proposition, witness.holds)
        assert not holds(proposition, witness.fails)
        spoken = {x for c in (*bearing, proposition) for x in levels(c)}
        apart = {x for x in spoken if witness.holds[x] != witness.fails[x]}
        assert apart == set(witness.differs)


def test_either_side_of_a_comparison_flips_it_and_the_pivotal_one_comes_first() -> None:
    """The worked example, section 8, first case."""
    found = differences({"one": "mine > 0", "two": "yours > 0"}, "mine > yours", "yours")
    assert found == [["yours"], ["mine"]]


def test_what_else_moved_it_decides_and_not_its_own_level() -> None:
    """The worked example, section 8, second case."""
    said = {"raises": "firm raises pot", "firmer": "firm at 2024-05 > firm at 2024-08"}
    (first, *_) = differences(said, "pot at 2024-08 < pot at 2024-05", "pot")
    assert first == ["anything else that raised pot from 2024-05 to 2024-08"]


def test_where_influences_pull_both_ways_their_balance_decides() -> None:
    said = {
        "up": "a raises pot",
        "down": "b lowers pot",
        "a": "a at 2024-05 < a at 2024-08",
        "b": "b at 2024-05 < b at 2024-08",
    }
    found = differences(said, "pot at 2024-05 < pot at 2024-08", "pot")
    assert found == [["the balance of what moves pot"]]


def test_none_where_the_account_settles_it_or_contradicts_itself() -> None:
    assert differences({"one": "a > b"}, "a > b") == []
    assert differences({"one": "a > b", "two": "b > a"}, "a > c") == []


def test_differences_are_minimal_where_one_input_is_not_enough() -> None:
    found = differences({"tied": "a = b"}, "a + b > 2", "a")
    assert found == [["a", "b"]]
