"""What told conditions do by theory: directions that follow the statements, both ways."""

from __future__ import annotations

import pytest

from demarche.case.grammar import parse
from demarche.case.nouns import Statement
from demarche.questions.conditions import of_a_channel, of_a_deal, of_promises
from demarche.questions.subject import Subject
from demarche.worlds.account import View

from .asking import EMPTY, bundled


def seen(*gone: str, more: tuple[Statement, ...] = ()) -> Subject:
    case = bundled()
    case = case.model_copy(update={"statements": {**case.statements, **{s.id: s for s in more}}})
    return Subject(case, View(coding="generous", withdrawn=frozenset(gone)))


def outcomes(*gone: str) -> set[str]:
    return {row.cells[3] for row in of_a_deal(seen(*gone))}


def test_suspicion_narrows_what_both_can_accept() -> None:
    assert "width of the overlap of the two win-sets: lower" in outcomes()
    assert "width of the overlap of the two win-sets: lower" not in outcomes("ex08-hidden")


def test_the_less_prepared_the_likelier_a_refusal() -> None:
    assert "chance that the demand is refused: higher" in outcomes()
    assert "chance that the demand is refused: higher" not in outcomes("nk26-unprepared")


def test_a_stall_narrows_the_course_of_who_is_torn() -> None:
    (row,) = of_a_channel(seen(), "kor")
    assert row.cells[2] == "width of the overlap of the two win-sets: lower"
    assert "nk24-trade-off" in row.footnotes
    assert not list(of_a_channel(seen("nk24-trade-off"), "kor"))
    stalls = [name for name in row.footnotes if name != "nk24-trade-off"]
    assert stalls
    assert not list(of_a_channel(seen(*stalls), "kor"))
    assert not list(of_a_channel(seen(), "chn")), "no go-between"


@pytest.mark.parametrize(
    ("word", "bought"),
    [
        ("conditional", "net incentive to comply: higher"),
        ("unconditional", "nothing: it is given anyway"),
        ("", "not told: nobody says whether it is conditional"),
    ],
)
def test_only_what_is_conditional_buys_anything(word: str, bought: str) -> None:
    told = bundled().statements["railways-pledged"]
    judged = (
        told.model_copy(update={"id": "judged", "says": parse(f"pledge(kor, railways) is {word}")})
        if word
        else told
    )
    rows = {row.cells[0]: row.cells[1] for row in of_promises(seen(more=(judged,)), "kor")}
    assert rows["Reconnected railways"] == bought


def test_nothing_told_nothing_read() -> None:
    empty = Subject(EMPTY, View())
    assert not [*of_a_deal(empty), *of_a_channel(empty, "kor"), *of_promises(empty, "kor")]
