"""What the other side can answer."""

from __future__ import annotations

from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import what_if
from demarche.questions.moves.reply import Reply, ranked
from tests.questions.moves.port import bridge, case_of, seated

ISSUES = {
    "crane": {
        "title": "Crane",
        "negotiation": "wages",
        "options": {"old": "as it is", "new": "a new one"},
        "status_quo": "old",
        "decided_by": ["port"],
        "reversible": False,
    },
    "pause": {
        "title": "Pause",
        "negotiation": "wages",
        "options": {"none": "none", "week": "a week of work"},
        "status_quo": "none",
        "decided_by": ["union"],
    },
}
WISHES = {
    "gives": bridge("port prefers status quo to crane=new"),
    "wants": bridge("union prefers crane=new to status quo"),
    "rests": bridge("union prefers status quo to pause=week"),
    "works": bridge("port prefers pause=week to status quo"),
    "both-p": bridge("port prefers crane=new + pause=week to status quo"),
    "both-u": bridge("union prefers crane=new + pause=week to status quo"),
}
PRESSED = {"felt": "kept(union) raises felt(union)", "hurt": "felt(union) raises cost(union)"}


def by_name(move: str, **sections: object) -> dict[str, Reply]:
    found = what_if(MOVES[move], seated(case_of(PRESSED, **sections)))
    return {reply.what: reply for reply in found.replies if reply.account == "paper"}


def test_to_press_back_pays_the_one_who_presses_by_what_it_gains_from_holding_out() -> None:
    found = by_name("suspend")
    assert found["more-pressure"].standing == "gains"
    assert found["more-pressure"].footnotes == ("felt", "hurt")
    assert found["less-pressure"].standing == "loses"
    assert found["more-pressure"].best
    assert not found["less-pressure"].best


def test_an_exchange_that_both_prefer_is_an_answer_and_a_gift_is_not_the_best_one() -> None:
    found = by_name("suspend", issues=ISSUES, assumptions=WISHES)
    assert found["propose Crane: a new one + Pause: a week of work"].best
    assert found["Crane: a new one"].standing == "loses"
    assert not found["Crane: a new one"].best


def test_nothing_can_be_agreed_once_the_door_is_shut() -> None:
    found = by_name("exit", issues=ISSUES, assumptions=WISHES)
    assert not [name for name in found if name.startswith("propose")]
    assert "Crane: a new one" in found


def test_where_nothing_gains_all_that_does_not_lose_remains() -> None:
    found = ranked([Reply("a", "x", "loses", ()), Reply("a", "y", "open", ())])
    assert [(r.what, r.best) for r in found] == [("x", False), ("y", True), ("stay", True)]


def test_to_stay_put_is_best_where_all_else_loses() -> None:
    found = ranked([Reply("a", "x", "loses", ())])
    assert [(r.what, r.standing, r.best) for r in found] == [
        ("x", "loses", False),
        ("stay", "no change", True),
    ]
    assert ranked([]) == ()


def test_opposite_judgements_of_one_reply_leave_it_open() -> None:
    found, _ = ranked([Reply("a", "x", "loses", ("s",)), Reply("a", "x", "gains", ("t",))])
    assert (found.standing, found.footnotes) == ("open", ("s", "t"))
