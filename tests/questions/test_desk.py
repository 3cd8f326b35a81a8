"""The desk: what it notices in a draft, what it abstains from, and what it does not notice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.app.cli import PROBLEMS_FOUND, UNUSABLE, run
from demarche.case.document import parse_document
from demarche.case.nouns import Case
from demarche.case.read import read_case
from demarche.errors import CaseError
from demarche.questions.desk import Draft, Reading, draft_of, read_draft
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from tests.questions.asking import EXAMPLES

FOLDER = EXAMPLES / "us-north-korea-2018"
CASE = read_case(FOLDER)


def read(view: View | None = None, **draft: Any) -> Reading:
    subject = Subject(CASE, view or View(coding="generous"))
    return read_draft(Draft.model_validate(draft), subject)


def noticed(reading: Reading, kind: str) -> list[str]:
    return [notice.what for notice in reading.notices if notice.kind == kind]


def footnotes(reading: Reading, kind: str) -> set[str]:
    return {n for notice in reading.notices if notice.kind == kind for n in notice.footnotes}


# -- yesterday's words --------------------------------------------------------------------------

TRIP = {"topic": "the trip of late August", "speaker": "pompeo", "on": "2018-08-25"}


def test_the_principals_words_of_yesterday_are_held_against_the_agent() -> None:
    reading = read(**TRIP, side="for")
    assert footnotes(reading, "voice") == {"said-not-now"}
    assert "1 day apart" in noticed(reading, "voice")[0]


def test_ones_own_words_too_and_not_the_words_of_the_other_side() -> None:
    assert footnotes(read(**TRIP, side="against"), "voice") == {"said-goes"}
    assert not noticed(read(**{**TRIP, "speaker": "prk"}, side="for"), "voice")


def test_what_was_not_known_yet_is_not_held_against_anybody() -> None:
    early = View(coding="generous", withdrawn=frozenset({"said-not-now"}))
    assert not noticed(read(early, **TRIP, side="for"), "voice")


# -- what no world allows together ----------------------------------------------------------------


def test_a_visit_before_trade_is_settled_breaks_what_was_said() -> None:
    reading = read(speaker="trump", says=["visit_date(usa, prk) < settlement_date(usa, chn)"])
    assert footnotes(reading, "precondition") == {"trump-after-trade", "ex06-after-trade"}


def test_two_sentences_of_two_accounts_rule_out_a_visit_soon() -> None:
    reading = read(speaker="trump", says=["visit_date(usa, prk) <= soon"])
    assert {"trump-after-trade", "at25-no-settlement"} <= footnotes(reading, "precondition")


def test_ones_own_words_are_told_from_those_of_others() -> None:
    claim = "progress(usa, prk) at 2018-08 >= adequate_progress(usa, prk)"
    reading = read(speaker="trump", says=[claim])
    assert footnotes(reading, "own words") == {"trump-progress"}
    assert {"nk06-nowhere", "at07-little-progress", "ex08-little-progress"} <= footnotes(
        reading, "other words"
    )


def test_a_draft_that_contradicts_itself_is_told_so() -> None:
    says = ["visit_date(usa, prk) > soon", "visit_date(usa, prk) < soon"]
    assert "itself alone" in noticed(read(speaker="trump", says=says), "own words")


def test_old_conflicts_of_the_record_are_not_the_drafts() -> None:
    reading = read(speaker="trump", says=["domestic_trouble(usa) at 2018-08 > 0"])
    assert reading.notices == ()


# -- gifts and mandate ----------------------------------------------------------------------------


def test_a_gift_without_condition_is_noticed() -> None:
    gift = read(speaker="trump", to="prk", gives={"end_of_war": "declared"})
    assert "given without a condition" in noticed(gift, "gift")[0]
    assert footnotes(gift, "gift") == {"prk-wants-end-of-war"}


@pytest.mark.parametrize(
    "more", [{"asks": {"declaration": "full"}}, {"condition": "once the list is handed over"}]
)
def test_an_exchange_or_a_condition_makes_it_no_gift(more: dict[str, Any]) -> None:
    assert not noticed(read(speaker="trump", gives={"end_of_war": "declared"}, **more), "gift")


def test_what_is_so_anyway_is_no_gift() -> None:
    assert not noticed(read(speaker="trump", gives={"end_of_war": "armistice"}), "gift")


def test_nobody_gives_what_others_decide() -> None:
    reading = read(speaker="trump", gives={"sanctions": "leaking", "second_summit": "held"})
    first, second = noticed(reading, "mandate")
    assert first.endswith("and not the speaker")
    assert second.endswith("too")


def test_nobody_is_asked_for_what_others_decide() -> None:
    asked = read(speaker="trump", to="prk", asks={"sanctions": "firm", "declaration": "full"})
    (notice,) = noticed(asked, "mandate")
    assert "asked of North Korea" in notice


def test_what_a_principal_decides_is_beyond_the_agent() -> None:
    issue = CASE.issues["end_of_war"].model_copy(update={"decided_by": ("trump",)})
    case = CASE.model_copy(update={"issues": {**CASE.issues, "end_of_war": issue}})
    draft = {"gives": {"end_of_war": "declared"}, "condition": "later"}
    for speaker, expected in (("pompeo", ["Donald Trump decides it"]), ("trump", [])):
        reading = read_draft(
            Draft.model_validate({"speaker": speaker, **draft}), Subject(case, View())
        )
        assert [what.split(": ")[-1] for what in noticed(reading, "mandate")] == expected


# -- abstaining -----------------------------------------------------------------------------------


def test_it_says_what_it_cannot_judge() -> None:
    reading = read(speaker="pompeo", gives={"end_of_war": "declared"}, condition="in time")
    assert any("names no topic" in what for what in reading.abstained)
    assert any("says nothing that excludes a world" in what for what in reading.abstained)
    assert any("whether Mike Pompeo may give it is not told" in w for w in reading.abstained)
    assert any("'in time' is not read" in what for what in reading.abstained)
    unheard = read(speaker="trump", topic="the weather", side="for")
    assert any("nobody was heard on 'the weather'" in what for what in unheard.abstained)


def test_on_an_empty_record_nothing_is_noticed() -> None:
    heading = {"demarche": 1, "case": {"title": "New"}, "parties": {"union": {"name": "Union"}}}
    draft = Draft.model_validate({"speaker": "union", "topic": "wages", "side": "for"})
    reading = read_draft(draft, Subject(Case.model_validate(heading), View()))
    assert reading.notices == ()
    assert reading.abstained


# -- the file and the command ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("speaker: trunp", "'trunp' is no party or person"),
        ("speaker: trump\ngives: {end_of_wars: declared}", "'end_of_wars' is no issue"),
        ("speaker: trump\ngives: {end_of_war: maybe}", "'maybe' is no option of 'end_of_war'"),
        ("speaker: trump\nsays: ['cost(usa) > 0']", "'cost' is no quantity"),
        ("speaker: trump\ngive: {}", "draft:2: give: Extra inputs are not permitted"),
        ("to: prk", "draft:1: speaker: Field required"),
    ],
)
def test_a_faulty_draft_is_refused(text: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        draft_of(parse_document(text, "draft"), CASE)


def test_the_command_tells_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("speaker: trump\ngives: {end_of_war: declared}\n")
    assert run(["desk", str(FOLDER), str(draft)]) == PROBLEMS_FOUND
    assert "gift: An end of the Korean War" in capsys.readouterr().out
    assert run(["desk", str(FOLDER), str(draft), "--json"]) == PROBLEMS_FOUND
    assert json.loads(capsys.readouterr().out)["notices"][0]["kind"] == "gift"
    draft.write_text("speaker: trump\n")
    assert run(["desk", str(FOLDER), str(draft)]) == 0
    assert "nothing noticed" in capsys.readouterr().out
    assert run(["desk", str(FOLDER), str(tmp_path / "no.yaml")]) == UNUSABLE
