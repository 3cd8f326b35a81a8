"""Signs of effects against linear systems: what + promises must hold for every strength."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case.proposition import Coupling, Effect, Quantity
from demarche.errors import LimitReached
from demarche.questions.moves.arrows import Ground
from demarche.questions.moves.effect import effects

MOVE = Quantity("move")
NODES = [MOVE, *(Quantity(f"q{i}") for i in range(1, 6))]
SAID = (Ground("statement", "s", "words"),)


@st.composite
def systems(draw: st.DrawFn) -> dict[Coupling, tuple[Ground, ...]]:
    """Draw couplings without a cycle, from earlier to later quantities."""
    found: dict[Coupling, tuple[Ground, ...]] = {}
    for i, source in enumerate(NODES):
        for target in NODES[i + 1 :]:
            effect: Effect | None = draw(
                st.sampled_from([None, "raises", "lowers", "does not reach"])
            )
            if effect:
                found[Coupling(source, effect, target)] = SAID
    return found


def response(system: dict[Coupling, tuple[Ground, ...]], strength: list[float]) -> list[float]:
    """Return how each quantity of a linear system responds to the move."""
    moved = {MOVE: 1.0}
    weights = dict(zip(system, strength, strict=False))
    signs = {"raises": 1, "lowers": -1, "does not reach": 0}
    for node in NODES[1:]:
        moved[node] = sum(
            signs[c.effect] * weights[c] * moved[c.source] for c in system if c.target == node
        )
    return [moved[node] for node in NODES]


@given(systems(), st.lists(st.floats(0.1, 10), min_size=15, max_size=15))
def test_a_sign_holds_whatever_the_strengths(
    system: dict[Coupling, tuple[Ground, ...]], strength: list[float]
) -> None:
    found = {e.target: e.sign for e in effects("a", MOVE, system, {}, system)}
    for node, change in zip(NODES[1:], response(system, strength)[1:], strict=True):
        match found.get(node, "0"):
            case "+":
                assert change > 0
            case "-":
                assert change < 0
            case "0":
                assert change == 0


@given(systems())
def test_where_undetermined_either_path_can_win(
    system: dict[Coupling, tuple[Ground, ...]],
) -> None:
    order = list(system)
    for effect in effects("a", MOVE, system, {}, system):
        assert (effect.opposed is not None) == (effect.sign == "?")
        for path in effect.opposed or ():
            strong = [100.0 if c in path.couplings else 0.01 for c in order]
            change = response(system, strong)[NODES.index(effect.target)]
            assert change * path.sign > 0


def test_what_takes_a_bridge_is_not_stated() -> None:
    step, further = Coupling(MOVE, "raises", NODES[1]), Coupling(NODES[1], "lowers", NODES[2])
    supposed = (Ground("assumption", "b", "Ann: to see"),)
    found = effects("a", MOVE, {step: SAID}, {further: supposed}, {})
    assert [(e.target.name, e.stated, e.sign) for e in found] == [
        ("q1", "+", "+"),
        ("q2", "0", "-"),
    ]
    assert found[1].paths[0].assumptions == ("b",)


def test_a_bridge_that_is_also_stated_costs_nothing() -> None:
    step = Coupling(MOVE, "raises", NODES[1])
    (found,) = effects("a", MOVE, {step: SAID}, {step: (Ground("assumption", "b", "why"),)}, {})
    assert found.stated == "+"
    assert found.told_by == ("s", "b")


def test_who_gives_an_arrow_another_effect_disputes_the_path() -> None:
    step = Coupling(MOVE, "raises", NODES[1])
    denial = {Coupling(MOVE, "does not reach", NODES[1]): (Ground("statement", "no", "words"),)}
    (found,) = effects("a", MOVE, {step: SAID}, {}, denial)
    assert found.paths[0].disputed == ("no",)


def test_too_many_paths_are_refused() -> None:
    layers = [[MOVE], *([Quantity(f"l{i}n{j}") for j in range(3)] for i in range(7))]
    dense = {
        Coupling(a, "raises", b): SAID
        for one, other in pairwise(layers)
        for a in one
        for b in other
    }
    with pytest.raises(LimitReached, match="more than 500 paths lead from move to"):
        effects("a", MOVE, dense, {}, {})
