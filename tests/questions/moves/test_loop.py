"""The loop that no author closes, found from couplings."""

from __future__ import annotations

import pytest

from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import what_if
from tests.questions.moves.port import LOOP, bridge, case_of, seated

SHARED = {name: {"says": says, "source": "paper"} for name, says in LOOP.items()}
SHARED["eases"] = {"says": LOOP["eases"], "source": "other"}


def test_walking_away_undoes_what_makes_it_pay() -> None:
    (loop,) = what_if(MOVES["suspend"], seated(case_of(SHARED))).loops
    assert loop.kind == "balancing"
    assert [str(c.source) for c in loop.around.couplings] == [
        "suspend(union, port)",
        "done(union, port)",
        "talks_with(carrier)",
        "kept(port)",
        "felt(port)",
        "cost(port)",
        "gain of holding out(union, port)",
    ]
    assert loop.authors == ("paper", "other")
    assert [g[0].id for g in loop.around.grounds[1:5]] == ["fills", "eases", "presses", "hurts"]


@pytest.mark.parametrize("missing", LOOP)
def test_without_any_one_of_its_sentences_there_is_no_loop(missing: str) -> None:
    found = what_if(MOVES["suspend"], seated(case_of(SHARED), withdrawn=frozenset([missing])))
    assert found.loops == ()
    moved, feeds = found.ends
    assert "done(union, port)" in map(str, moved)
    assert "gain of holding out(union, port)" in map(str, feeds)


@pytest.mark.parametrize("name", LOOP)
def test_a_loop_turns_round_with_one_of_its_sentences(name: str) -> None:
    turned = LOOP[name].replace("raises", "LOWERS").replace("lowers", "raises").lower()
    (loop,) = what_if(MOVES["suspend"], seated(case_of({**LOOP, name: turned}))).loops
    assert loop.kind == "reinforcing"


def test_an_assumption_that_closes_a_loop_is_named() -> None:
    rest = {name: says for name, says in LOOP.items() if name != "fills"}
    case = case_of(rest, assumptions={"gap": bridge(LOOP["fills"])})
    (loop,) = what_if(MOVES["suspend"], seated(case)).loops
    assert loop.around.assumptions == ("gap",)


def test_what_a_walk_away_achieves_closes_a_loop_too() -> None:
    case = case_of(
        {
            "fills": LOOP["fills"],
            "eases": LOOP["eases"],
            "works": "kept(port) raises works(union, port)",
        }
    )
    (loop,) = what_if(MOVES["suspend"], seated(case)).loops
    assert str(loop.around.couplings[-1]) == "works(union, port) raises suspend(union, port)"


def test_only_a_walk_away_is_asked_what_it_pays() -> None:
    found = what_if(MOVES["return"], seated(case_of(LOOP)))
    assert found.loops == ()
    assert found.ends == ()
