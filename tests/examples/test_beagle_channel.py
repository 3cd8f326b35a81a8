"""The second case is clean, its questions follow its topology, and its answers are as worked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from demarche.case.check import check
from demarche.case.nouns import CODINGS, Case, Coding
from demarche.case.proposition import couplings
from demarche.case.read import read_case
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.question import Result, put
from demarche.questions.subject import Subject
from demarche.sources.anchor import Anchor
from demarche.worlds.account import View
from demarche.worlds.answer import Answer

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "examples" / "beagle-channel-1978"
OTHER = REPOSITORY / "examples" / "us-north-korea-2018"

GAINS_LESS = "gain of holding out(arg, chl) at 1978-12 < gain of holding out(arg, chl) at 1978-01"
WALK_OUT_IN_DECEMBER = "waiting_cost(chl) at 1978-12 > waiting_cost(arg) at 1978-12"
RESUMED_SOON = "resumption_date(arg, chl) <= soon"
ACHIEVED_LESS = "potency(arg, chl) at 1978-12 < potency(arg, chl) at 1978-01"
WAITING_EASED = "waiting_cost(chl) at 1978-12 < waiting_cost(chl) at 1978-01"
STANDING_FELL = "position(arg) at 1984-11 < position(arg) at 1980-12"


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(FOLDER)


def subject(case: Case, coding: Coding = "strict", *withdrawn: str) -> Subject:
    return Subject(case, View(coding=coding).without(*withdrawn))


def result(question: str, given: Subject) -> Result:
    return put(next(q for q in QUESTIONS if q.id == question), given)


def answers(question: str, goal: str, given: Subject) -> dict[str, Answer]:
    """Return who answers what to the one goal of a question that reads so."""
    (found,) = (
        response
        for response in result(question, given).responses
        if str(response.asked.goal.proposition) == goal
    )
    return {answer.account: answer for answer in (*found.answers, *found.pooled)}


def first_reason(answer: Answer) -> set[str]:
    return {said.id for said in answer.reasons[0].statements}


# -- the case file ---------------------------------------------------------------------------


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in check(FOLDER)] == []


def test_each_text_is_ours_and_every_sentence_of_it_is_used(case: Case) -> None:
    for source in case.sources.values():
        cited = {
            Anchor.parse(e.at).line
            for s in case.statements.values()
            for e in s.evidence
            if e.source == source.id
        }
        if source.file is None:
            assert cited == set()
            continue
        lines = (FOLDER / source.file).read_text(encoding="utf-8").splitlines()
        assert re.match(r"(Restated|Composed) by the case's coders", lines[0])
        assert source.author == ""
        unused = set(range(3, len(lines) + 1)) - cited
        assert unused == set(), source.id


def test_documents_speak_through_their_restatements(case: Case) -> None:
    given = subject(case, "generous")
    assert set(given.accounts) >= {"award", "montevideo", "treaty", "deterrence", "mediation"}
    assert not any(name.endswith("-restated") for name in given.accounts)


def test_it_is_of_another_topology(case: Case) -> None:
    other = read_case(OTHER)
    (negotiation,) = case.negotiations.values()
    assert set(negotiation.roles.values()) == {"go-between"}
    assert case.courses == {}
    assert len(other.negotiations) > 1
    assert len(case.statements) < len(other.statements)


# -- answers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", CODINGS)
def test_what_the_case_has_not_is_not_answered(case: Case, coding: Coding) -> None:
    """No enforcer, no sanctions; and nothing declared of which nobody speaks."""
    given = subject(case, coding)
    silent = {question.id for question in QUESTIONS if put(question, given).silent}
    assert silent == {"Y6", "Y12", "Y15"}


def test_two_walk_outs_are_held_against_two_rules(case: Case) -> None:
    asked = [r.asked for r in result("Y1", subject(case)).responses if "rule" in r.asked.lens]
    assert len(asked) == 4
    assert {str(a.goal.proposition).split("(")[0] for a in asked} == {"waiting_cost", "position"}


@pytest.mark.parametrize("coding", CODINGS)
def test_a_pool_settles_what_no_reading_does(case: Case, coding: Coding) -> None:
    found = answers("Y7", RESUMED_SOON, subject(case, coding))
    assert found["mediation"].given == "undetermined"
    assert found["deterrence"].given == "silent"
    assert found["sources"].word == "excluded"
    assert found["sources"].price == 0
    assert first_reason(found["sources"]) == {
        "md-civilians-first",
        "dt-civilians-after-war",
        "dt-war-after-soon",
    }


def test_the_generous_reading_lowers_the_price(case: Case) -> None:
    strict = answers("Y1", GAINS_LESS, subject(case))["deterrence"]
    generous = answers("Y1", GAINS_LESS, subject(case, "generous"))["deterrence"]
    assert (strict.word, strict.given, strict.price) == ("undetermined", "entailed", 2)
    assert (generous.word, generous.price) == ("entailed", 0)


def test_the_walk_out_of_december_has_a_price_that_the_generous_reading_pays(case: Case) -> None:
    strict = answers("Y1", WALK_OUT_IN_DECEMBER, subject(case))["sources"]
    generous = answers("Y1", WALK_OUT_IN_DECEMBER, subject(case, "generous"))["sources"]
    assert (strict.word, strict.given, strict.price) == ("undetermined", "excluded", 2)
    assert (generous.word, generous.price) == ("excluded", 0)
    assert first_reason(generous) == {"md-equal", "dt-arg-dearer", "dt-chile-can-wait"}


def test_one_coupling_turns_what_breaking_off_achieved_into_its_opposite(case: Case) -> None:
    coupling = "dt-chile-answers"
    assert any(couplings(case.statements[coupling].says))
    with_it = answers("Y2", ACHIEVED_LESS, subject(case))["sources"]
    without = answers("Y2", ACHIEVED_LESS, subject(case, "strict", coupling))["sources"]
    assert (with_it.given, without.given) == ("entailed", "excluded")
    assert with_it.price == without.price == 2
    assert coupling in first_reason(with_it)


def test_one_mobilisation_has_opposite_effects_by_two_accounts(case: Case) -> None:
    found = answers("Y3", WAITING_EASED, subject(case))
    assert (found["hawks"].given, found["deterrence"].given) == ("excluded", "entailed")
    assert "hk-sent" in first_reason(found["hawks"])
    assert "dt-arg-arms" in first_reason(found["deterrence"])
    assert found["everyone"].given == "undetermined"


def test_readings_that_contradict_each_other_are_not_averaged(case: Case) -> None:
    given = subject(case)
    found = answers("Y3", STANDING_FELL, given)
    assert (found["deterrence"].word, found["mediation"].word) == ("entailed", "excluded")
    assert found["sources"].word == "contradictory"
    rows = [row for finding in result("Y13", given).findings for row in finding.rows]
    together = {row.footnotes for row in rows if row.cells[0] == "contradiction"}
    assert ("dt-no-deal-below", "md-deal-below") in together
    assert ("dt-arg-weaker", "md-better-heard") in together


def test_from_strong_words_up_the_contradiction_is_gone(case: Case) -> None:
    certain = case.statements["dt-arg-weaker"].hedge
    given = Subject(case, replace(View(), hedge=certain))
    found = answers("Y3", STANDING_FELL, given)
    assert found["sources"].word == "entailed"


def test_the_signed_package_is_a_trade_only_in_the_generous_reading(case: Case) -> None:
    def rest(coding: Coding) -> set[str]:
        found = result("Y5", subject(case, coding)).findings
        return {name for finding in found for row in finding.rows for name in row.footnotes}

    assert {"tr-arg-gains", "tr-chl-gains"} <= rest("generous")
    assert not {"tr-arg-gains", "tr-chl-gains"} & rest("strict")


def test_pledges_have_histories(case: Case) -> None:
    ledger = {entry.pledge: entry for entry in subject(case, "generous").ledger}
    steps = {name: [step.word for step in entry.history] for name, entry in ledger.items()}
    assert steps["arg-abide"] == ["pledged", "abandoned"]
    assert steps["arg-consult"] == ["pledged", "done"]
    assert steps["arg-answer"] == ["stalled"]
    assert steps["mediate"] == ["pledged", "begun"]


def test_every_forecast_names_what_settles_it_and_when(case: Case) -> None:
    assert len(case.forecasts) >= 3
    for forecast in case.forecasts.values():
        assert forecast.resolver
        assert forecast.by is not None


def test_what_came_later_is_not_seen_earlier(case: Case) -> None:
    given = Subject(case, View(as_of=case.sources["montevideo"].published.end))
    assert set(given.accounts) == {"award", "montevideo"}


# -- the package ---------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [FOLDER, OTHER])
def test_no_name_of_a_case_stands_in_the_package(folder: Path) -> None:
    named = read_case(folder)
    proper = {party.name for party in named.parties.values()}
    proper |= {word for p in named.people.values() if p.of for word in p.name.split()}
    package = "\n".join(p.read_text("utf-8") for p in (REPOSITORY / "src").rglob("*.py"))
    found = {
        word
        for word in proper
        if len(word) > 3 and word[0].isupper() and re.search(rf"\b{word}\b", package)
    }
    assert found == set()
