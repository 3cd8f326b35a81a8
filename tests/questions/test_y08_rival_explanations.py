"""Y8 on the bundled case: rivals side by side, none the winner."""

from __future__ import annotations

import pytest

from demarche.case.nouns import Coding
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y08_rival_explanations import QUESTION
from demarche.worlds.account import View

from .asking import bundled, found, rows

WHY = "Why: Trump calls off Pompeo's fourth trip"


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_at_least_eight_rivals(coding: Coding) -> None:
    rivals = rows(found(coding)["Y8"], WHY)
    assert len(rivals) >= 8
    assert len({row.cells[0] for row in rivals}) == len(rivals)
    assert all(row.footnotes for row in rivals)


def test_no_winner_is_declared() -> None:
    (finding, *_) = found("strict")["Y8"].findings
    assert finding.note.startswith("No winner")
    assert not found("strict")["Y8"].responses


def test_a_later_letter_moves_it() -> None:
    later = View(enabled=frozenset({"wapo-letter", "dispatch-letter"}))
    before = len(rows(found("strict")["Y8"], WHY))
    assert len(rows(put(QUESTION, Subject(bundled(), later)), WHY)) > before
