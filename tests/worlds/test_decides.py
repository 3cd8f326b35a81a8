from __future__ import annotations

from demarche.worlds.decides import Decider, deciders
from demarche.worlds.theory import Theory

from .cases import CLOSED, account_of, case_of, goal_of


def found(said: dict[str, str], assumed: dict[str, object], text: str) -> dict[str, Decider]:
    case = case_of(said, assumed)  # type: ignore[arg-type]
    theory = Theory(case, "strict", goal_of(text))
    return {decider.what: decider for decider in deciders(theory, account_of(case))}


def test_a_comparison_that_settles_it_one_way() -> None:
    said = {"one": "visit <= near", "two": "near != soon"}
    decider = found(said, {}, "visit > soon")["near against soon"]
    assert not decider.settles
    assert dict(decider.outcomes) == {"near < soon": "excluded", "near > soon": None}


def test_a_comparison_that_settles_it_either_way_comes_first() -> None:
    said = {
        "if": "lab at 2024-05 > lab at 2024-08 implies a > b",
        "else": "lab at 2024-05 <= lab at 2024-08 implies a < b",
    }
    first = next(iter(found(said, {}, "a > b").values()))
    assert first.kind == "comparison"
    assert first.settles


def test_the_assumption_that_settles_alone() -> None:
    said = {"presses": "firm raises press", "firmer": "firm at 2024-05 > firm at 2024-08"}
    decided = found(said, {"closed": CLOSED}, "press at 2024-08 < press at 2024-05")
    assert decided["nothing else raised press"].settles
    assert dict(decided["nothing else raised press"].outcomes) == {
        "nothing else raised press": "entailed"
    }


def test_quantities_that_can_flip_it_alone() -> None:
    decided = found({"one": "a > 0"}, {}, "a > b")
    assert {what for what, d in decided.items() if d.kind == "quantity"} == {"a", "b"}


def test_nothing_decides_what_is_settled() -> None:
    assert found({"one": "a > b"}, {}, "a > b") == {}
