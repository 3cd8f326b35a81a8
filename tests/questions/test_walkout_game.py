"""The game of a case: mapped from its nouns, solved in boxes with owners, and silent without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.bargaining.walkout import Concession, Envoy
from demarche.case.nouns import Case
from demarche.case.read import read_case
from demarche.questions.question import Finding, Row
from demarche.questions.subject import Subject
from demarche.questions.walkout_game import OwnedGame, findings, owned_games
from demarche.worlds.account import View

from .test_walkout_box import WALKED, assumed

EXAMPLES = Path(__file__).parents[2] / "examples"

GAMED: dict[str, Any] = WALKED | {
    "people": {
        "boss": {"name": "Boss", "of": "firm", "role": "principal"},
        "deputy": {"name": "Deputy", "of": "firm", "role": "agent", "agent_of": "boss"},
    },
    "parties": {**WALKED["parties"], "city": {"name": "City"}},
    "negotiations": {
        "wages": {"title": "Wages", "parties": ["firm", "union"], "roles": {"city": "go-between"}},
        "taxes": {"title": "Taxes", "parties": ["firm", "city"]},
    },
    "issues": {
        "canteen": {
            "title": "The canteen",
            "options": {"shut": "shut", "open": "open"},
            "status_quo": "shut",
            "decided_by": ["firm"],
            "reversible": True,
        }
    },
    "quantities": {"debt": {"meaning": "what it owes", "of": 1}},
}
GAME = {"negotiation": "wages", "owner": "Ann", "reason": "The least that matters."}
SMALL = {
    "rate_1": (0.1, 0.2), "rate_2": (0.1, 0.2), "period": (0.25, 0.25), "initiative": (0.5, 0.5),
    "cost_1": (0.0, 0.0), "pain_2": (0.0, 0.0), "benefit": (0.0, 0.0), "exit_1": (0.0, 0.0),
    "exit_2": (0.0, 0.0), "toll": (0.1, 0.2), "call": (20.0, 20.0),
}  # fmt: skip


def boxed(ranges: dict[str, tuple[float, float]], owner: str = "Ann") -> dict[str, Any]:
    return {
        f"of-{owner.lower()}": {
            "kind": "box",
            "of": "strike",
            "owner": owner,
            "reason": "a guess",
            "ranges": ranges,
        }
    }


def subject(
    assumptions: dict[str, Any], game: dict[str, Any] | None = None, **view: Any
) -> Subject:
    games = {"strike": GAME | (game or {})}
    given = GAMED | {"games": games, "assumptions": assumptions}
    return Subject(Case.model_validate(given), View(**view))


def only(given: Subject) -> OwnedGame:
    (mine,) = owned_games(given)
    return mine


def cells(finding: Finding) -> dict[str, str]:
    return {row.cells[0]: row.cells[1] for row in finding.rows}


def test_the_walker_comes_first_and_nouns_become_parts() -> None:
    whole = {
        "pressure": "debt", "linked": "taxes", "shock": "debt",
        "concessions": ["canteen"], "envoys": ["deputy"], "mediator": "city",
    }  # fmt: skip
    talks = only(subject({}, whole)).talks
    assert talks.parties == ("union", "firm"), "whatever order the negotiation names them in"
    assert (talks.pressure, talks.linked, talks.shock, talks.mediator) == (True,) * 4
    assert talks.concessions == (Concession("canteen", 1, True),)
    assert talks.envoys == (Envoy("deputy", 1),)
    plain = only(subject({})).talks
    assert (plain.pressure, plain.linked, plain.shock, plain.mediator) == (False,) * 4


def test_without_a_box_each_missing_input_is_named_and_nothing_else_is_said() -> None:
    (found,) = findings(subject({}))
    assert found.title == "What game 'strike' lacks in a box"
    assert set(cells(found)) == set(SMALL)
    assert "is not judged until each of these inputs has a range" in found.note
    short = {name: limits for name, limits in SMALL.items() if name != "call"}
    (found,) = findings(subject(boxed(short)))
    assert found.title == "What game 'strike' lacks in the box of Ann"
    assert [row.cells[0] for row in found.rows] == ["call"]


def test_nothing_without_a_game_or_a_walk_out_between_its_parties() -> None:
    assert list(findings(Subject(Case.model_validate(GAMED), View()))) == []
    assert list(findings(subject(boxed(SMALL), {"negotiation": "taxes"}))) == []
    assert list(findings(subject(boxed(SMALL), withdrawn=frozenset(["paper"])))) == []


def test_a_certain_price_for_nothing_is_excluded_in_every_game() -> None:
    (found,) = findings(subject(boxed(SMALL)))
    assert found.title.endswith("game 'strike', in the box of Ann")
    assert found.box == "Ann"
    told = cells(found)
    assert told["no equilibrium has Union walk"] == "32 of 32 games"
    assert told["payoffs in the middle of the box"] == "unique"
    assert told["what walking gains in the middle of the box"].startswith("-0.")
    assert [row.footnotes for row in found.rows[:3]] == [("of-ann",)] * 3


def test_where_theory_gives_a_range_no_number_is_printed() -> None:
    (found,) = findings(subject(boxed(SMALL | {"call": (0.05, 0.05), "toll": (0.0, 0.0)})))
    told = cells(found)
    gain = told["what walking gains in the middle of the box"]
    assert gain.startswith("no number: theory gives a range, here -")
    assert told["payoffs in the middle of the box"].startswith("not unique (two equilibria shown")
    assert " in one, " in told["what Union gets in the two equilibria shown"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"initiative": (0.0, 2.0)}, "initiative must lie in [0, 1], got 2"),
        ({"speed": (0.0, 1.0)}, "unknown: speed"),
    ],
)
def test_a_box_that_cannot_be_is_said_to_be_at_fault(
    wrong: dict[str, tuple[float, float]], said: str
) -> None:
    (found,) = findings(subject(boxed(SMALL | wrong)))
    assert found.title == "Why game 'strike' is not played in the box of Ann"
    assert said in found.rows[0].cells[0]
    assert not found.box


def test_of_two_ranges_for_one_input_none_is_taken() -> None:
    twice = boxed(SMALL) | {"again": boxed({"toll": (0.5, 0.6)})["of-ann"]}
    (found,) = findings(subject(twice))
    assert found.title == "Why game 'strike' is not played in the box of Ann"
    assert found.rows == (Row(("several ranges are given for toll",), ("of-ann", "again")),)


def test_a_range_of_the_game_comes_before_that_of_the_walk_out() -> None:
    rest = {"period": (0.25, 0.25), "initiative": (0.5, 0.5), "call": (0.05, 0.05)}
    mine = only(subject(assumed("Ann") | boxed(rest | {"toll": (0.3, 0.4)})))
    assert mine.playable
    assert mine.ranges["toll"] == (0.3, 0.4)


def test_ranges_of_the_walk_out_serve_the_game_of_the_same_owner() -> None:
    rest = {"period": (0.25, 0.25), "initiative": (0.5, 0.5), "call": (0.05, 0.05)}
    mine = only(subject(assumed("Ann") | boxed(rest)))
    assert not mine.missing
    assert mine.certified.reasons is not None
    others = list(owned_games(subject(assumed("Bob") | boxed(rest))))
    assert [(game.owner, bool(game.missing)) for game in others] == [("Ann", True)]


def test_owners_are_not_pooled() -> None:
    cheap = SMALL | {"call": (0.05, 0.05), "toll": (0.0, 0.0)}
    ann, bob = findings(subject(boxed(SMALL, "Ann") | boxed(cheap, "Bob")))
    assert cells(ann)["no equilibrium has Union walk"] == "32 of 32 games"
    assert cells(bob)["it depends on the equilibrium"] == "32 of 32 games"


@pytest.mark.parametrize(
    ("example", "states"), [("us-north-korea-2018", 48), ("beagle-channel-1978", 24)]
)
def test_the_examples_have_a_game_in_which_nothing_follows_without_a_selection(
    example: str, states: int
) -> None:
    given = Subject(read_case(EXAMPLES / example), View())
    mine = only(given)
    assert not mine.missing
    assert len(mine.box.middle.states) == states
    (found,) = findings(given)
    told = cells(found)
    assert told["it depends on the equilibrium"] == "32 of 32 games"
    assert told["what walking gains in the middle of the box"].startswith("no number: theory")
    assert told["payoffs in the middle of the box"].startswith("not unique (two equilibria shown")
    assert found.box == "the analyst"
