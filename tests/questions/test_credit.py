"""What words and reversals do by theory: on the bundled case, with parts withdrawn or turned."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from demarche.bargaining.direction import named
from demarche.case.proposition import Blames
from demarche.questions.credit import READINGS, finds
from demarche.questions.question import Row
from demarche.questions.subject import Subject
from demarche.questions.theory import moves
from demarche.worlds.account import View

from .asking import EMPTY, bundled


@lru_cache
def facts(*gone: str) -> tuple[Row, ...]:
    view = View(withdrawn=frozenset(gone))
    return tuple(row for f in finds(Subject(bundled(), view)) for row in f.rows)


def of_kind(kind: str, *gone: str) -> list[Row]:
    return [row for row in facts(*gone) if row.cells[0] == kind]


@pytest.mark.parametrize(
    ("kind", "result", "needs"),
    [
        ("a walk-away taken back", "gains over accepting the other's demand: lower", "summit-on"),
        ("an agent contradicted", "value of the game", "said-goes"),
        ("harsh with the agent, warm with the principal", "value of waiting", "gangster"),
        ("the other side expressly not blamed", "nobody backs down: higher", "no-blame-prk"),
        ("threat and courtship at one time", "demand: lower", "asked-to-call"),
        ("a threat with an assurance beside it", "what is demanded: higher", "arsenal-recalled"),
        ("a claim taken back by its speaker", "contributes: lower", "said-insufficient"),
    ],
)
def test_a_fact_is_read_in_the_direction_of_its_theory(kind: str, result: str, needs: str) -> None:
    told = of_kind(kind)
    assert told
    assert all(result in row.cells[3] for row in told)
    assert any(needs in row.footnotes for row in told)
    assert len(of_kind(kind, needs)) < len(told), "without its sentence the fact is gone"


def test_every_reading_has_a_model_with_a_sign() -> None:
    for because, model, argument, way in READINGS.values():
        assert because
        assert named(model).direction(argument) in (1, -1)
        assert moves(model, argument, way) != moves(model, argument, -way)


def test_a_model_without_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="no sign"):
        moves("log_rolling", "weight_1", 1)


def test_to_blame_the_other_side_is_the_opposite_of_sparing_it() -> None:
    case = bundled()
    spared = case.statements["no-blame-prk"]
    assert isinstance(spared.says, Blames)
    blamed = spared.model_copy(update={"says": replace(spared.says, denied=False)})
    turned = case.model_copy(update={"statements": {**case.statements, spared.id: blamed}})
    told = {r.cells[0]: r.cells[3] for f in finds(Subject(turned, View())) for r in f.rows}
    assert "the other side expressly not blamed" not in told
    assert told["the other side blamed"].endswith("lower")


def test_threat_and_courtship_are_kept_apart_and_not_netted() -> None:
    (august,) = [r for r in of_kind("threat and courtship at one time") if "tweet" in r.cells[1]]
    against, towards = august.cells[1].split("; towards: ")
    assert "calls off" in against
    assert "warmest regards" in towards


def test_each_more_contradiction_is_a_fact_more() -> None:
    before = len(of_kind("an agent contradicted"))
    case = bundled()
    said = case.statements["said-goes"]
    later = replace(said.says, when="2018-08-22")  # type: ignore[type-var]
    again = said.model_copy(update={"id": "again", "says": later})
    more = case.model_copy(update={"statements": {**case.statements, "again": again}})
    found = [r for f in finds(Subject(more, View())) for r in f.rows]
    assert sum(r.cells[0] == "an agent contradicted" for r in found) == before + 1


def test_nothing_told_nothing_read() -> None:
    assert list(finds(Subject(EMPTY, View()))) == []
