"""Y15: what a case declares and nobody speaks of."""

from __future__ import annotations

from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y15_own_case import QUESTION
from demarche.worlds.account import View

from .asking import ONE_LINE, found, rows


def test_what_nobody_speaks_of_is_named() -> None:
    missing = {row.cells[:2] for row in rows(found("strict")["Y15"], "Declared")}
    assert missing == {("event", "hostile-letter")}


def test_a_withdrawn_event_is_missed() -> None:
    unspoken = {"lonely": {"meaning": "a quantity of no statement"}}
    case = ONE_LINE.model_validate(
        {
            **ONE_LINE.model_dump(mode="json"),
            "quantities": {**ONE_LINE.model_dump(mode="json")["quantities"], **unspoken},
            "events": {"vote": {"title": "A vote"}},
            "pledges": {"pay": {"title": "More pay", "by": "union"}},
        }
    )
    result = put(QUESTION, Subject(case, View()))
    named = [row.cells[:2] for row in rows(result, "Declared")]
    assert named == [("quantity", "lonely"), ("pledge", "pay"), ("event", "vote")]
