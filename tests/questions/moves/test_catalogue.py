"""Every move keeps to the vocabulary, and can be tried on every case."""

from __future__ import annotations

import pytest

from demarche.case.nouns import Case
from demarche.case.read import read_case
from demarche.case.vocabulary import MEASURES
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import Consequence, what_if
from demarche.questions.moves.seats import MUTUAL, seats
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from tests.questions.asking import EXAMPLES

CASES = [read_case(EXAMPLES / name) for name in ("us-north-korea-2018", "beagle-channel-1978")]


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.name)
def test_a_move_pushes_what_the_vocabulary_knows_and_never_one_thing_both_ways(move) -> None:  # type: ignore[no-untyped-def]
    assert {measure for push in move.pushes for measure in push.measures} <= MEASURES.keys()
    assert not move.undone_by or move.undone_by in MOVES
    signs: dict[object, set[int]] = {}
    for push in move.pushes:
        signs.setdefault((push.measures, push.of), set()).add(push.sign)
    assert all(len(found) == 1 for found in signs.values())


def test_what_two_share_is_of_the_vocabulary() -> None:
    assert MEASURES.keys() >= MUTUAL


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case.title)
def test_every_move_can_be_tried_and_every_ground_leads_somewhere(case: Case, name: str) -> None:
    subject = Subject(case, View(coding="generous"))
    known = {*case.statements, *case.assumptions}
    for negotiation in case.negotiations.values():
        for mover in negotiation.parties:
            sitting = seats(subject, negotiation=negotiation.id, mover=mover)
            found = what_if(MOVES[name], sitting)
            assert grounds(found) <= known
            assert all(path.grounds for e in found.effects for path in e.paths)
            assert all(e.sign != "0" and e.spoken for e in found.effects)
            assert any(r.best for r in found.replies) or not found.replies


def grounds(found: Consequence) -> set[str]:
    rows = (*found.taken_back, *found.pledges, *found.preconditions)
    told = {note for row in rows for note in row.footnotes}
    told |= {note for reply in found.replies for note in reply.footnotes}
    return told | {name for effect in found.effects for name in effect.told_by}
