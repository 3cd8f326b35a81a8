from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from demarche.case.nouns import Case
from demarche.case.proposition import RuleOf, Status, is_constraint
from demarche.case.read import read_case
from demarche.case.scaffold import write_scaffold
from demarche.case.texts import texts
from demarche.case.vocabulary import MEASURES


def first_case(folder: Path) -> Case:
    return read_case(write_scaffold(folder / "mine"))


def test_it_shows_one_of_everything_that_a_beginner_needs(tmp_path: Path) -> None:
    case = first_case(tmp_path)
    assert {assumption.kind for assumption in case.assumptions.values()} == {
        "bridge",
        "closure",
        "frame",
        "box",
    }
    assert {statement.coding for statement in case.statements.values()} == {"both", "generous"}
    assert {"principal", "agent"} == {person.role for person in case.people.values()}
    assert all(q.measures in (*MEASURES, "") for q in case.quantities.values())
    said = [statement.says for statement in case.statements.values()]
    assert any(isinstance(form, RuleOf) for form in said)
    assert any(isinstance(form, Status) for form in said)
    assert any(is_constraint(form) for form in said)


def test_every_anchor_points_at_words_of_its_text(tmp_path: Path) -> None:
    case = first_case(tmp_path)
    found = texts(tmp_path / "mine", case)
    evidence = [e for statement in case.statements.values() for e in statement.evidence]
    assert all(found.words(piece) for piece in evidence)
    assert "<<" not in (tmp_path / "mine/case.yaml").read_text()


def test_the_sections_that_need_it_have_a_remark_above(tmp_path: Path) -> None:
    lines = write_scaffold(tmp_path / "mine").read_text().splitlines()
    above = {line.rstrip(":"): before for before, line in pairwise(lines) if line.endswith(":")}
    for section in ("parties", "people", "issues", "quantities", "sources", "statements"):
        assert above[section].startswith("#"), section
