"""What every question owes, whatever the case: one suite over the catalogue."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import Any

import pytest

import demarche
from demarche.case.nouns import Case, Coding
from demarche.errors import LimitReached
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.question import Question, Result, nothing, put
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from demarche.worlds.answer import Answer
from demarche.worlds.theory import DENIAL, GOAL, Label, Theory

from .asking import EMPTY, ONE_LINE, answered, bundled, everything, example, possible

CODINGS: tuple[Coding, ...] = ("strict", "generous")
CASES = ("us-north-korea-2018", "beagle-channel-1978", "one line")


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return ONE_LINE if request.param == "one line" else example(request.param)


@pytest.fixture(scope="module", params=CODINGS)
def subject(request: pytest.FixtureRequest, case: Case) -> Subject:
    return Subject(case, View(coding=request.param))


@pytest.fixture(scope="module")
def results(subject: Subject) -> dict[str, Result]:
    return everything(subject)


def test_the_fifteen_stand_in_order() -> None:
    assert [question.id for question in QUESTIONS] == [f"Y{number}" for number in range(1, 16)]
    assert all(question.title.endswith("?") and question.wants for question in QUESTIONS)


def test_silent_on_an_empty_case() -> None:
    for name, result in everything(Subject(EMPTY, View())).items():
        assert result.silent, name
        assert result.responses == (), name


def test_one_line_is_heard() -> None:
    results = everything(Subject(ONE_LINE, View()))
    assert {name for name, result in results.items() if not result.silent} == {"Y3"}
    ((_, by_paper),) = answered(results["Y3"])
    assert (by_paper.account, by_paper.word, by_paper.stated) == ("paper", "entailed", True)


def test_what_comes_back_is_frozen(results: dict[str, Result]) -> None:
    for result in results.values():
        parts: list[Any] = [result, *result.responses, *result.findings, *answers_of(result)]
        for part in parts:
            with pytest.raises(FrozenInstanceError):
                setattr(part, fields(part)[0].name, None)
            hash(part)


def answers_of(result: Result) -> list[Answer]:
    return [answer for _, answer in answered(result)]


def test_every_footnote_leads_somewhere(case: Case, results: dict[str, Result]) -> None:
    known = {*case.statements, *case.assumptions}
    for name, result in results.items():
        for asked, answer in answered(result):
            assert set(asked.footnotes) <= set(case.statements), (name, asked.text)
            parts: list[Any] = [*answer.reasons, *answer.conflicts, *answer.refuted]
            for reason in parts:
                assert {s.id for s in reason.statements} <= set(case.statements), name
                assert {a.id for a in reason.assumptions} <= set(case.assumptions), name
        for finding in result.findings:
            for row in finding.rows:
                assert len(row.cells) == len(finding.columns), (name, row)
                assert set(row.footnotes) <= known, (name, row)
                assert len(set(row.footnotes)) == len(row.footnotes), (name, row)


def test_the_same_again(subject: Subject, results: dict[str, Result]) -> None:
    assert everything(Subject(subject.case, subject.view)) == results


def test_reasons_suffice_and_are_minimal(subject: Subject, results: dict[str, Result]) -> None:
    for result in results.values():
        for asked, answer in answered(result):
            theory = Theory(subject.case, subject.view.coding, asked.goal)
            for reason in answer.reasons:
                against = DENIAL if reason.forces == "entailed" else GOAL
                labels: list[Label] = [*(s.id for s in reason.statements), *reason.assumptions]
                told = f"{asked.text} {answer.account}: {sorted(reason.members)}"
                assert possible(theory, labels), f"impossible: {told}"
                assert not possible(theory, [*labels, against]), f"not sufficient: {told}"
                for label in labels:
                    fewer = [other for other in labels if other != label]
                    assert possible(theory, [*fewer, against]), f"{label} idle: {told}"


def test_answers_agree_with_their_reasons(results: dict[str, Result]) -> None:
    for result in results.values():
        for asked, answer in answered(result):
            alone = {r.forces for r in answer.reasons if not r.assumptions}
            if answer.word in ("entailed", "excluded"):
                assert alone == {answer.word} or answer.conflicts, asked.text
                assert answer.price == 0
            elif answer.word in ("silent", "undetermined"):
                assert not alone, asked.text
            if asked.goal.lens == "necessary":
                assert "entailed" not in {r.forces for r in answer.reasons}, asked.text


def test_nothing_is_left_once_all_sources_are_withdrawn(subject: Subject) -> None:
    view = subject.view.without(*subject.case.sources)
    for name, result in everything(Subject(subject.case, view)).items():
        assert not answers_of(result), name
        if name not in ("Y5", "Y10", "Y15"):
            cited = [row.footnotes for f in result.findings for row in f.rows]
            assert not any(cited), name


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("name", ["Y1", "Y3", "Y6", "Y7", "Y12"])
def test_without_its_pivotal_inputs_an_account_says_nothing(coding: Coding, name: str) -> None:
    case, question = bundled(), QUESTIONS[int(name[1:]) - 1]
    for came in put(question, Subject(case, View(coding=coding))).responses:
        theory = Theory(case, coding, came.asked.goal)
        pivotal = [i for i in theory.statements if theory.speaks_of(i, came.asked.goal.pivotal)]
        view = View(coding=coding, withdrawn=frozenset(pivotal))
        again = put(question, Subject(case, view))
        for other in again.responses:
            if other.asked.goal == came.asked.goal:
                assert {a.word for a in (*other.answers, *other.pooled)} <= {"silent"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_without_what_it_rests_on_a_question_falls_silent(question: Question) -> None:
    case, view = bundled(), View()
    for _ in range(6):
        result = put(question, Subject(case, view))
        rested = cited(result)
        if not rested & set(case.statements):
            break
        view = view.without(*rested)
    assert not cited(result) & set(case.statements)
    assert {a.word for a in answers_of(result)} <= {"silent", "undetermined"}


def cited(result: Result) -> set[str]:
    """Return the statements and assumptions on which answers and findings rest."""
    reasons = {name for a in answers_of(result) for r in a.reasons for name in r.members}
    spoken = {said.id for a in answers_of(result) for r in a.reasons for said in r.statements}
    rows = {name for f in result.findings for row in f.rows for name in row.footnotes}
    asked = {name for response in result.responses for name in response.asked.footnotes}
    return {name for name in reasons | spoken | rows | asked if isinstance(name, str)}


def test_a_limit_is_a_finding_that_says_which() -> None:
    def gives_up(_: Subject) -> tuple[()]:
        raise LimitReached("ten rows are too many")

    question = Question("Y0", "Too much?", nothing, gives_up, "less")
    (finding,) = put(question, Subject(EMPTY, View())).findings
    assert finding.note == "Undecided: ten rows are too many"
    assert not finding.rows


PACKAGE = Path(demarche.__file__).parent


@pytest.mark.parametrize(
    "package",
    [folder.name for folder in sorted(PACKAGE.iterdir()) if (folder / "__init__.py").exists()],
)
@pytest.mark.parametrize("name", ["us-north-korea-2018", "beagle-channel-1978"])
def test_no_name_of_a_case_stands_in_the_source(name: str, package: str) -> None:
    case, files = example(name), (PACKAGE / package).rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = {p.name for p in case.parties.values()} | {p.name for p in case.people.values()}
    quoted = {f'"{noun}"' for noun in (*case.parties, *case.people)}
    found = [n for n in named if re.search(rf"\b{re.escape(n)}\b", code)]
    assert found + [q for q in quoted if q in code] == []
