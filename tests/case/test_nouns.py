from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from demarche.case.hedge import LEVELS, Hedge
from demarche.case.nouns import Assumption, Case, Source, Statement

STATEMENT: dict[str, Any] = {
    "says": "x > 1",
    "hedge": "weak",
    "paraphrase": "p",
    "evidence": {"source": "a", "at": "L1.1"},
}
ASSUMPTION: dict[str, Any] = {"owner": "me", "reason": "because"}


def test_one_piece_of_evidence_needs_no_list() -> None:
    one = Statement.model_validate(STATEMENT)
    several = Statement.model_validate({**STATEMENT, "evidence": [STATEMENT["evidence"]]})
    assert one == several
    with pytest.raises(ValidationError):
        Statement.model_validate({**STATEMENT, "evidence": []})


def test_nothing_can_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Statement.model_validate(STATEMENT).hedge = Hedge.CERTAIN  # type: ignore[misc]


def test_hedges_are_in_order_of_strength() -> None:
    assert [str(level) for level in sorted(Hedge)] == [
        "open",
        "weak",
        "moderate",
        "strong",
        "certain",
    ]
    assert Hedge.OPEN not in LEVELS


@pytest.mark.parametrize("published", [2018, "2018", "2018-01..2018-12"])
def test_a_year_is_a_number_to_yaml_and_a_period_here(published: object) -> None:
    source = Source.model_validate({"title": "t", "published": published})
    assert str(source.published) == "2018"


@pytest.mark.parametrize(
    "given, fault",
    [
        ({"kind": "bridge"}, "a bridge needs 'says:'"),
        ({"kind": "closure"}, "a closure needs 'of:'"),
        ({"kind": "frame", "says": "x > 1"}, "a frame needs 'of:'"),
        ({"kind": "box", "of": "x"}, "a box needs 'range:'"),
        ({"kind": "box", "range": [2, 1]}, "is empty"),
        ({"kind": "box", "range": [1, 2], "owner": ""}, "at least 1 character"),
    ],
)
def test_an_assumption_has_what_its_kind_needs(given: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        Assumption.model_validate({**ASSUMPTION, **given})


def test_entries_know_their_names_and_an_empty_section_is_none() -> None:
    case = Case.model_validate(
        {"demarche": 1, "case": {"title": "t"}, "parties": {"a": {"name": "A"}}, "events": None}
    )
    assert case.parties["a"].id == "a"
    assert case.events == {}
