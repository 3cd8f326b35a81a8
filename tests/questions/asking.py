"""Asking all questions of a case at once, and picking out of what they return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from demarche.case.nouns import Case, Coding
from demarche.case.proposition import Comparison, Proposition, levels
from demarche.case.read import read_case
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.question import Asked, Response, Result, Row, put
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from demarche.worlds.answer import Answer
from demarche.worlds.oracle import Oracle
from demarche.worlds.theory import Label, Theory

EXAMPLES = Path(__file__).parents[2] / "examples"

EMPTY = Case.model_validate({"demarche": 1, "case": {"title": "Nothing yet"}})
ONE_LINE = Case.model_validate(
    {
        "demarche": 1,
        "case": {"title": "One line"},
        "parties": {"union": {"name": "Union"}},
        "quantities": {
            "cost": {"meaning": "what waiting costs", "measures": "waiting cost", "of": 1}
        },
        "sources": {"paper": {"title": "Paper", "published": "2024-09-05"}},
        "statements": {
            "only": {
                "says": "cost(union) at 2024-09 < cost(union) at 2024-08",
                "hedge": "strong",
                "paraphrase": "Waiting has become cheaper.",
                "evidence": {"source": "paper", "at": "L1.1"},
            }
        },
    }
)


@lru_cache
def example(name: str) -> Case:
    """Return a case of the examples, or skip where it is not there."""
    if not (EXAMPLES / name / "case.yaml").exists():
        pytest.skip(f"examples/{name} is not here")
    return read_case(EXAMPLES / name)


def bundled() -> Case:
    """Return the case of the three articles."""
    return example("us-north-korea-2018")


def everything(subject: Subject) -> dict[str, Result]:
    """Return what every question finds in a case in a view, by its id."""
    return {question.id: put(question, subject) for question in QUESTIONS}


@lru_cache
def subject(coding: Coding) -> Subject:
    """Return the bundled case in one coding."""
    return Subject(bundled(), View(coding=coding))


@lru_cache
def found(coding: Coding) -> dict[str, Result]:
    """Return what every question finds in the bundled case."""
    return everything(subject(coding))


def answered(result: Result) -> Iterator[tuple[Asked, Answer]]:
    """Yield every answer of a result, single accounts before pools."""
    for response in result.responses:
        yield from ((response.asked, a) for a in (*response.answers, *response.pooled))


def response(result: Result, goal: str) -> Response:
    """Return what came of the one goal that reads so."""
    (only,) = (r for r in result.responses if str(r.asked.goal.proposition) == goal)
    return only


def answer(result: Result, goal: str, account: str) -> Answer:
    """Return the answer of an account or pool to a goal."""
    came = response(result, goal)
    (only,) = (a for a in (*came.answers, *came.pooled) if a.account == account)
    return only


def rows(result: Result, title: str) -> tuple[Row, ...]:
    """Return the rows of the findings whose title begins so."""
    return tuple(row for f in result.findings if f.title.startswith(title) for row in f.rows)


def reasons(answer: Answer) -> list[tuple[set[str], set[str]]]:
    """Return the reasons for an answer as given: statements, and assumptions in words."""
    return [
        ({s.id for s in reason.statements}, {a.name for a in reason.assumptions})
        for reason in answer.deciding
    ]


def sets_a_level(proposition: Proposition) -> bool:
    """Say whether a proposition compares one level with a number, or two levels at one time.

    It then tells no change and no influence, on which the offer of closures depends.
    """
    spoken = set(levels(proposition))
    return isinstance(proposition, Comparison) and len({level.at for level in spoken}) <= 1


def possible(theory: Theory, labels: Iterable[Label]) -> bool:
    """Say in an oracle that remembers nothing whether some world satisfies all of some labels."""
    oracle: Oracle[Label] = Oracle(theory.oracle.always)
    mask = 0
    for label in labels:
        mask |= oracle.add(label, theory.constraint(label))
    return oracle.satisfiable(mask)
