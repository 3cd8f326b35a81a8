"""Whose statements count, how sure, since when, in which reading, and once each."""

from __future__ import annotations

import datetime as dt

import pytest

from demarche.case.hedge import Hedge

from .small_case import ask, closure, grounds, held, members, said, small

FELL = "y at aug < y at may"
TWO = ("one", "two")


# -- holders and stances --------------------------------------------------------------------------


@pytest.mark.parametrize("stance", ["asserted", "endorsed", "conceded"])
def test_a_source_s_account_is_what_it_asserts_endorses_or_concedes(stance: str) -> None:
    case = small({"s": said("x > y", stance=stance)})
    assert ask(case, "x > y").word == "entailed"


@pytest.mark.parametrize("stance", ["reported", "rejected"])
def test_a_person_who_is_quoted_has_an_account_of_their_own(stance: str) -> None:
    case = small({"s": said("x > y", stance=stance, holder="guest"), "t": "x > 0"})
    assert ask(case, "x > y", of="guest").word == "entailed"
    assert ask(case, "x > y").word == "undetermined"


@pytest.mark.parametrize("stance", ["endorsed", "conceded"])
def test_what_is_endorsed_or_conceded_is_both_the_speaker_s_and_the_carrier_s(stance: str) -> None:
    case = small({"s": said("x > y", stance=stance, holder="guest")})
    assert ask(case, "x > y", of="guest").word == "entailed"
    assert ask(case, "x > y").word == "entailed"


def test_what_is_rejected_is_not_thereby_denied() -> None:
    # The source's account has no statement that says the contrary.
    case = small({"s": said("x > y", stance="rejected", holder="guest"), "t": "x != 1"})
    assert ask(case, "x > y").word == "undetermined"


def test_each_carrier_has_a_stance_of_its_own() -> None:
    # Worked example, t05 and c04: one source reports a precondition, another endorses it.
    evidence = [
        {"source": "one", "at": "L1", "stance": "reported"},
        {"source": "two", "at": "L1", "stance": "endorsed"},
    ]
    case = small({"s": said("x >= y", holder="guest", evidence=evidence), "t": "x > 0"})
    assert ask(case, "x >= y").word == "undetermined"
    assert ask(case, "x >= y", of="two").word == "entailed"
    assert ask(case, "x >= y", of="guest").word == "entailed"


def test_a_source_that_another_reports_keeps_its_statement() -> None:
    reported = said("x > y", source="two", holder="one", stance="reported")
    case = small({"s": reported, "t": "x > 0", "u": said("x > 0", source="two")})
    assert ask(case, "x > y").word == "entailed"
    assert ask(case, "x > y", of="two").word == "undetermined"


# -- hedges ---------------------------------------------------------------------------------------


def test_a_reason_s_level_is_that_of_its_weakest_member() -> None:
    says = {"s": said("x > y", hedge="certain"), "t": said("y > z", hedge="weak")}
    answer = ask(small(says), "x > z")
    assert [reason.level for reason in answer.reasons] == [Hedge.WEAK]
    assert answer.level == Hedge.WEAK


def test_an_answer_s_level_is_the_best_over_its_reasons() -> None:
    # {s, t} is weak, {u, v} moderate, {w} weak.
    says = {
        "s": said("x > y", hedge="certain"),
        "t": said("y > z", hedge="weak"),
        "u": said("x > q", hedge="strong"),
        "v": said("q > z", hedge="moderate"),
        "w": said("x >= z + 1", hedge="weak"),
    }
    answer = ask(small(says), "x > z")
    assert {members(r): r.level for r in answer.reasons} == {
        frozenset("st"): Hedge.WEAK,
        frozenset("uv"): Hedge.MODERATE,
        frozenset("w"): Hedge.WEAK,
    }
    assert answer.level == Hedge.MODERATE


def test_open_says_that_nobody_knows_and_constrains_nothing() -> None:
    says = {"s": said("x > y", hedge="open"), "t": "y > z"}
    answer = ask(small(says), "x > z", pivotal="z")
    assert answer.word == "undetermined"
    # Nor does it conflict with anything.
    against = small({"s": said("x > y", hedge="open"), "t": "x < y"})
    assert ask(against, "x < y").word == "entailed"
    assert ask(against, "x < y").conflicts == ()


def test_filtering_weak_sentences_can_lose_an_answer() -> None:
    says = {"s": said("x > y", hedge="strong"), "t": said("y > z", hedge="weak")}
    case = small(says)
    assert ask(case, "x > z").word == "entailed"
    assert ask(case, "x > z", hedge=Hedge.MODERATE).word == "undetermined"
    assert ask(case, "x > z", hedge=Hedge.CERTAIN, pivotal="x").word == "silent"


def test_filtering_weak_sentences_can_win_an_answer() -> None:
    # Worked example, Y3c of 000+001 in A: a weak sentence tells that pressure rose; from moderate
    # upwards its change is not told, and {r04, s01, C:press: nothing else raised} forces its fall.
    says = {
        "a08": said("y at aug > y at may", hedge="weak"),
        "r04": said("x at may > x at aug", hedge="strong"),
        "s01": said("x raises y", hedge="moderate"),
    }
    case = small(says, {"c": closure()})
    assert ask(case, FELL).word == "excluded"
    assert ask(case, FELL).level == Hedge.WEAK
    answer = ask(case, FELL, hedge=Hedge.MODERATE)
    assert (answer.word, answer.given, answer.level) == ("undetermined", "entailed", Hedge.MODERATE)
    assert grounds(answer) == {frozenset({"r04", "s01", "nothing else raised y"})}


def test_filtering_weak_sentences_can_end_a_contradiction() -> None:
    says = {"s": said("x > y", hedge="strong"), "t": said("x < y", hedge="weak")}
    case = small(says)
    assert ask(case, "x > y").word == "contradictory"
    assert ask(case, "x > y", hedge=Hedge.MODERATE).word == "entailed"


def test_a_weak_sentence_can_beat_a_strong_one_plus_an_assumption() -> None:
    says = {
        "a08": said("y at aug > y at may", hedge="weak"),
        "r04": said("x at may > x at aug", hedge="strong"),
        "s01": said("x raises y", hedge="strong"),
    }
    answer = ask(small(says, {"c": closure()}), FELL)
    assert (answer.word, answer.given) == ("excluded", "excluded")
    assert grounds(answer) == {frozenset({"a08"})}


# -- as of ----------------------------------------------------------------------------------------


def test_a_question_asked_as_of_a_date_never_sees_what_was_known_later() -> None:
    says = {"s": said("x > y", known="2018-08-10"), "t": said("y > z", known="2018-08-20")}
    case = small(says)
    assert ask(case, "x > z", as_of=dt.date(2018, 8, 25)).word == "entailed"
    assert ask(case, "x > z", as_of=dt.date(2018, 8, 20)).word == "entailed"
    assert ask(case, "x > z", as_of=dt.date(2018, 8, 19)).word == "undetermined"


def test_known_is_the_day_its_first_source_appeared_unless_given() -> None:
    evidence = [{"source": source, "at": "L1"} for source in TWO]
    case = small(
        {"s": said("x > y", evidence=evidence), "t": said("x > 0", known="2018-08-01")},
        sources={"one": {"published": "2018-08-12"}, "two": {"published": "2018-08-22"}},
    )
    assert ask(case, "x > y", as_of=dt.date(2018, 8, 11)).word == "undetermined"
    assert ask(case, "x > y", as_of=dt.date(2018, 8, 12)).word == "entailed"


def test_what_was_said_of_the_past_is_known_only_when_it_was_said() -> None:
    case = small({"s": said("x > y", about="2018-05"), "t": said("x > 0", known="2018-05-01")})
    assert ask(case, "x > y", as_of=dt.date(2018, 6, 1)).word == "undetermined"


def test_a_closure_does_not_know_of_couplings_that_were_known_later() -> None:
    says = {
        "s": said("x at may > x at aug", known="2018-08-10"),
        "t": said("x raises y", known="2018-08-10"),
        "u": said("z raises y", known="2018-08-20"),
    }
    case = small(says, {"c": closure()})
    assert ask(case, FELL, as_of=dt.date(2018, 8, 15)).given == "entailed"
    assert ask(case, FELL, as_of=dt.date(2018, 8, 25)).given == "undetermined"


# -- codings --------------------------------------------------------------------------------------


def test_two_codings_of_one_text_are_a_switch() -> None:
    says = {
        "s": said("x > y", coding="strict"),
        "t": said("y > z", coding="generous"),
        "u": "x > 0",
    }
    case = small(says)
    assert ask(case, "x > y", coding="strict").word == "entailed"
    assert ask(case, "x > y", coding="generous").word == "undetermined"
    assert ask(case, "y > z", coding="strict").word == "undetermined"
    assert ask(case, "y > z", coding="generous").word == "entailed"
    assert ask(case, "x > 0", coding="strict").word == "entailed"
    assert ask(case, "x > 0", coding="generous").word == "entailed"


def test_a_carrier_may_state_it_in_one_reading_only() -> None:
    evidence = [
        {"source": "one", "at": "L1", "coding": "generous"},
        {"source": "two", "at": "L1"},
    ]
    case = small({"s": said("x > y", evidence=evidence), "t": "x > 0"})
    assert ask(case, "x > y", coding="generous").word == "entailed"
    assert ask(case, "x > y", coding="strict").word == "undetermined"
    assert ask(case, "x > y", of="two", coding="strict").word == "entailed"


# -- what is switched off -------------------------------------------------------------------------


def test_what_is_not_enabled_is_out_of_every_answer() -> None:
    says = {"s": said("x > y", enabled=False), "t": said("y > z", source="two"), "u": "x > 0"}
    assert ask(small(says), "x > y").word == "undetermined"
    gone = small(says, sources={"one": {"enabled": False}})
    assert "one" not in {holder.holder for holder in held(gone, "two").said}
    off = small({"s": "x > y"}, {"c": closure() | {"enabled": False}})
    assert ask(off, "x > y").reasons[0].assumptions == ()


def test_a_closure_that_is_put_aside_is_offered_to_nobody() -> None:
    says = {"s": "x at aug < x at may", "t": "x raises y"}
    assert ask(small(says, {"c": closure()}), FELL).given == "entailed"
    assert ask(small(says, {"c": closure() | {"enabled": False}}), FELL).given == "undetermined"


def test_withdrawing_a_statement_changes_only_answers_that_need_it() -> None:
    case = small({"s": "x > y", "t": "y > z", "u": "x > z + 1", "v": "q > 0"})
    whole = ask(case, "x > z")
    assert grounds(whole) == {frozenset("st"), frozenset("u")}
    less = ask(case, "x > z", without=frozenset("s"))
    assert grounds(less) == {frozenset("u")}
    assert grounds(ask(case, "q > 0", without=frozenset("s"))) == {frozenset("v")}


# -- copies ---------------------------------------------------------------------------------------


def test_duplicating_a_source_adds_no_reason_and_no_hedge_level() -> None:
    says = {"s": "x > y", "t": said("x > y", source="two")}
    answer = ask(small(says, sources={"two": {"restates": "one"}}), "x > y")
    assert len(answer.reasons) == 1
    assert answer.level == Hedge.MODERATE


def test_a_copy_makes_no_conclusion_stronger() -> None:
    # A paraphrase that says it more surely corroborates nothing.
    says = {"s": "x > y", "t": said("x > y", source="two", hedge="certain")}
    answer = ask(small(says, sources={"two": {"restates": "one"}}), "x > y")
    assert answer.level == Hedge.MODERATE


def test_a_copy_that_is_written_the_other_way_round_counts_once() -> None:
    says = {"s": "x > y", "t": said("y < x", source="two")}
    answer = ask(small(says, sources={"two": {"restates": "one"}}), "x > y")
    assert len(answer.reasons) == 1


@pytest.mark.parametrize("copied", [{"restates": "one"}, {}])
def test_a_pool_with_a_copy_counts_it_once(copied: dict[str, str]) -> None:
    says = {"s": said("x > y"), "t": said("x > y", source="two"), "u": "y > z"}
    case = small(says, sources={"two": copied})
    accounts = ("one",) if copied else TWO
    answer = ask(case, "x > z", of=accounts)
    assert answer.word == "entailed"
    assert len(answer.reasons) == (1 if copied else 2)


def test_a_pull_quote_makes_no_conclusion_stronger() -> None:
    # The same proposition twice in one source is one sentence.
    case = small({"s": "x > y", "t": said("x > y", evidence={"source": "one", "at": "L9"})})
    answer = ask(case, "x > y")
    assert len(answer.reasons) == 1
    assert answer.level == Hedge.MODERATE


def test_a_copy_of_a_copy_is_a_copy() -> None:
    says = {"s": said("x > y"), "t": said("x > y", source="three")}
    case = small(says, sources={"two": {"restates": "one"}, "three": {"restates": "two"}})
    assert len(ask(case, "x > y").reasons) == 1


# -- between accounts -----------------------------------------------------------------------------


def test_a_pool_can_entail_what_no_member_does() -> None:
    # Y7c of 001+Trump: the settlement is not soon, and the visit waits for it.
    quoted = said("visit >= settled", holder="guest", stance="reported")
    says = {"b12": "settled > soon", "t05": quoted}
    case = small(says)
    assert ask(case, "visit > soon", pivotal="visit").word == "silent"
    assert ask(case, "visit > soon", pivotal="visit", of="guest").word == "undetermined"
    answer = ask(case, "visit > soon", pivotal="visit", of=("one", "guest"))
    assert (answer.word, answer.given) == ("entailed", "entailed")
    assert grounds(answer) == {frozenset({"b12", "t05"})}


def test_a_pool_can_lose_an_answer_by_what_another_tells() -> None:
    # Two leaves open by how much, but says that y did not rise: a told change, and no closure.
    says = {
        "s": "x at aug < x at may",
        "t": "x raises y",
        "u": said("y at aug <= y at may", source="two"),
    }
    case = small(says, {"c": closure()})
    assert ask(case, FELL).given == "entailed"
    assert ask(case, FELL, of=TWO).given == "undetermined"


def test_a_pool_can_lose_an_answer_by_a_contradiction() -> None:
    says = {"s": "x > y", "t": said("x < y", source="two")}
    case = small(says)
    assert ask(case, "x > y").word == "entailed"
    assert ask(case, "x > y", of="two").word == "excluded"
    assert ask(case, "x > y", of=TWO).word == "contradictory"


def test_opposed_answers_without_any_conflict() -> None:
    # One sees x fall, the other z rise, each knows one influence of y: pooled, both are stated.
    says = {
        "s": "x at aug < x at may",
        "t": "x raises y",
        "u": said("z at aug > z at may", source="two"),
        "v": said("z raises y", source="two"),
    }
    case = small(says, {"c": closure()})
    goal = FELL
    assert ask(case, goal).given == "entailed"
    assert ask(case, goal, of="two").given == "excluded"
    pooled = ask(case, goal, of=TWO)
    assert (pooled.word, pooled.given) == ("undetermined", "undetermined")
    assert pooled.conflicts == ()
    assert pooled.refuted == ()


def test_vague_dates_are_constants_of_their_speaker() -> None:
    # Two speakers' 'soon' and 'near' are two numbers until a bridge equates them.
    says = {"s": "talks <= soon", "t": said("talks > near", source="two")}
    case = small(says)
    answer = ask(case, "talks <= soon", of=TWO)
    assert answer.word == "entailed"
    assert answer.conflicts == ()
