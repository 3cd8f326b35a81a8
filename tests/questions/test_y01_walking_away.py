"""Y1 on the bundled case: who excludes that the walk-outs were rational, and at what price."""

from __future__ import annotations

import pytest

from demarche.case.nouns import Coding
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y01_walking_away import QUESTION
from demarche.worlds.account import View

from .asking import answer, example, found, reasons, response, rows

MAY = "waiting_cost(prk) at 2018-05 > waiting_cost(usa) at 2018-05"
AUGUST = "waiting_cost(prk) at 2018-08 > waiting_cost(usa) at 2018-08"
GAIN = "gain of holding out(usa, prk)"
LESS = f"{GAIN} at 2018-08 < {GAIN} at 2018-05"
RULE_IN_AUGUST = "What the rule of NK News asks for on 2018-08-24"


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_the_rule_is_a_lens_that_never_entails(coding: Coding) -> None:
    for goal in (MAY, AUGUST):
        came = response(found(coding)["Y1"], goal)
        assert came.asked.goal.lens == "necessary"
        assert "nk01-rule" in came.asked.footnotes
        assert "only if" in came.asked.lens
        assert {r.forces for a in (*came.answers, *came.pooled) for r in a.reasons} <= {"excluded"}


def test_the_author_of_the_rule_never_compares() -> None:
    strict = answer(found("strict")["Y1"], AUGUST, "nk-news")
    assert (strict.word, strict.missing) == ("silent", ("waiting_cost(prk)",))
    generous = answer(found("generous")["Y1"], AUGUST, "nk-news")
    assert (generous.word, generous.given) == ("undetermined", "undetermined")


def test_the_news_analysis_leaves_it_open_and_the_paper_is_silent() -> None:
    for coding in ("strict", "generous"):
        assert answer(found(coding)["Y1"], AUGUST, "atlantic").given == "undetermined"
        assert answer(found(coding)["Y1"], AUGUST, "examiner").given == "silent"


def test_the_expert_excludes_august_at_the_price_of_a_bridge() -> None:
    told = answer(found("generous")["Y1"], AUGUST, "narang")
    assert (told.word, told.given, told.price) == ("silent", "excluded", 1)
    assert reasons(told)[0] == ({"narang-less-keen"}, {"wish-compares-in-august"})
    strict = answer(found("strict")["Y1"], AUGUST, "narang")
    assert strict.given == "excluded"
    assert strict.price is not None
    assert strict.price > 1


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_equal_eagerness_excludes_the_walk_out_that_is_said_to_have_worked(coding: Coding) -> None:
    told = answer(found(coding)["Y1"], MAY, "narang")
    assert (told.given, told.price) == ("excluded", 1)
    assert reasons(told)[0] == ({"narang-equal"}, {"wish-compares-in-may"})


def test_holding_out_gains_less_than_in_may_at_a_price() -> None:
    told = answer(found("generous")["Y1"], LESS, "atlantic")
    assert (told.word, told.given) == ("undetermined", "entailed")
    cheapest = ({"at23-thirst-fell"}, {"wish-is-anxiety", "nothing else raised waiting_cost(prk)"})
    said, assumed = reasons(told)[0]
    assert (said, assumed) == (cheapest[0], cheapest[1] | {"waiting_cost(usa) did not fall"})
    assert answer(found("generous")["Y1"], LESS, "nk-news").given == "excluded"
    assert answer(found("generous")["Y1"], LESS, "examiner").given == "silent"


def test_no_rule_no_question_of_reason() -> None:
    asked = [r.asked for r in found("strict")["Y1"].responses]
    assert sum(a.goal.lens == "necessary" for a in asked) == 2
    assert sum(bool(a.goal.model) for a in asked) == 1


def test_the_missing_input_is_named_in_both_codings() -> None:
    codings: tuple[Coding, ...] = ("strict", "generous")
    for coding in codings:
        told = {row.cells[0]: row for row in rows(found(coding)["Y1"], RULE_IN_AUGUST)}
        assert [cell.split(":")[0] for cell in told["NK News"].cells[1:]] == ["missing", "missing"]
        assert told["The Atlantic, reprinted by Defense One"].cells[1:] == ("told", "told")
    assert answer(found("strict")["Y1"], AUGUST, "nk-news").missing == ("waiting_cost(prk)",)


def test_two_rules_are_told_apart_by_their_holders() -> None:
    result = put(QUESTION, Subject(example("beagle-channel-1978"), View()))
    texts = [came.asked.text for came in result.responses]
    assert len(set(texts)) == len(texts)
    assert sum(", by the rule of the mediation reading?" in text for text in texts) == 2
    one_rule = [came.asked.text for came in found("strict")["Y1"].responses]
    assert not any("by the rule of" in text for text in one_rule)
