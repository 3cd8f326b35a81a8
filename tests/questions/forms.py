"""What results say, free of order and of which of several copies is cited first."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.case.hedge import Hedge
from demarche.questions.question import Result, Row
from demarche.worlds.answer import Answer, Reason

from .asking import answered

Ground = tuple[str, frozenset[str], frozenset[str]]
"""A reason: what it forces, by which propositions, with which assumptions in words."""
Place = tuple[str, str, str, str]
"""Question, text, goal and account of an answer."""


@dataclass(frozen=True)
class Heard:
    """An answer without its order."""

    word: str
    given: str
    level: Hedge | None
    grounds: frozenset[Ground]
    missing: frozenset[str]


def ground(reason: Reason) -> Ground:
    """Return a reason by what it says."""
    said = frozenset(str(one.proposition) for one in reason.statements)
    return reason.forces, said, frozenset(a.name for a in reason.assumptions)


def heard(answer: Answer) -> Heard:
    """Return an answer by what it says."""
    grounds = frozenset(map(ground, answer.reasons))
    return Heard(answer.word, answer.given, answer.level, grounds, frozenset(answer.missing))


def answers(results: dict[str, Result]) -> dict[Place, Answer]:
    """Return all answers by question, text, goal and account."""
    return {
        (name, asked.text, str(asked.goal.proposition), answer.account): answer
        for name, result in results.items()
        for asked, answer in answered(result)
    }


def all_heard(results: dict[str, Result]) -> dict[Place, Heard]:
    """Return all answers without their order."""
    return {place: heard(answer) for place, answer in answers(results).items()}


def tables(results: dict[str, Result]) -> dict[tuple[str, str], frozenset[Row]]:
    """Return the rows of all findings by question and title."""
    return {
        (name, finding.title): frozenset(finding.rows)
        for name, result in results.items()
        for finding in result.findings
    }


def boxed(results: dict[str, Result]) -> frozenset[tuple[str, str]]:
    """Return the findings whose numbers come from somebody's ranges, by question and title."""
    return frozenset(
        (name, finding.title)
        for name, result in results.items()
        for finding in result.findings
        if finding.box
    )
