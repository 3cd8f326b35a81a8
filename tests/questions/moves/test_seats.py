"""Who sits where."""

from __future__ import annotations

import pytest

from demarche.case.nouns import Case
from demarche.errors import InputError
from demarche.questions.moves.seats import seats
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from tests.questions.moves.port import case_of, seated

SAID = {
    "one": "done(port, union) at 2024-09 > 0",
    "two": "works(port, union) at 2024-09 > 0",
    "out": "event(out) is realised on 2024-09-01",
}
EVENTS = {"out": {"title": "Out", "kind": "walk_out", "by": ["port"], "to": ["union"]}}
CASE = case_of(SAID, events=EVENTS)


def test_roles_are_seen_from_the_mover() -> None:
    found = seated(CASE)
    assert found.playing("other") == ("port",)
    assert found.playing("go-between") == ("court",)
    assert found.playing("enforcer") == ("carrier",)
    assert found.playing("linked") == ("carrier",)
    (turned,) = found.turned()
    assert turned.playing("linked") == ()


def test_what_two_share_has_no_order_and_what_one_does_to_another_has() -> None:
    found = seated(CASE)
    assert list(map(str, found.measured("progress", ("self", "other")))) == ["done(port, union)"]
    assert found.measured("potency", ("self", "other")) == []
    (turned,) = found.turned()
    assert len(turned.measured("potency", ("self", "other"))) == 1


def test_who_walked_out_last_moves_by_default() -> None:
    assert seats(Subject(CASE, View())).mover == "port"
    assert seats(Subject(case_of({}), View())).mover == "union"
    assert seats(Subject(case_of({}), View()), mover="carrier").negotiation.id == "freight"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"negotiation": "wage"}, "'wage' is no negotiation of this case"),
        ({"mover": "court"}, "'court' is no party to 'wages'"),
        ({"negotiation": "freight", "mover": "port"}, "'port' is no party to 'freight'"),
    ],
)
def test_who_does_not_sit_there_is_refused(given: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        seats(Subject(CASE, View()), **given)


def test_a_case_without_negotiation_is_refused() -> None:
    empty = Case.model_validate({"demarche": 1, "case": {"title": "Nothing"}})
    with pytest.raises(InputError, match="no negotiation to move in"):
        seats(Subject(empty, View()))


def test_among_three_each_two_face_each_other() -> None:
    three = CASE.negotiations["wages"].model_copy(update={"parties": ("union", "port", "court")})
    case = CASE.model_copy(update={"negotiations": {"wages": three}})
    found = seated(case)
    assert [view.mover for view in found.turned()] == ["port", "court"]
    pairs = {(view.mover, *view.others) for view in found.pairs()}
    assert len(pairs) == 6
    assert all(len(pair) == 2 for pair in pairs)
