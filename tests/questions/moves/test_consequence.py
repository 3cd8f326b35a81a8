"""Moves on the bundled case and on one of a strike: what they do, and to whom."""

from __future__ import annotations

from functools import lru_cache

import pytest

from demarche.case.nouns import Assumption, Coding
from demarche.case.read import read_case
from demarche.errors import InputError
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import Consequence, side_by_side, what_if
from demarche.questions.moves.own import find
from demarche.questions.moves.seats import seats
from demarche.questions.subject import Subject
from demarche.worlds.account import View
from tests.questions.asking import EXAMPLES
from tests.questions.moves.port import bridge, case_of, seated

CASE = read_case(EXAMPLES / "us-north-korea-2018")


@lru_cache
def tried(name: str, coding: Coding = "generous", mover: str = "", *gone: str) -> Consequence:
    subject = Subject(CASE, View(coding=coding, withdrawn=frozenset(gone)))
    return what_if(find(CASE, name), seats(subject, mover=mover))


def signs(found: Consequence, account: str) -> dict[str, str]:
    return {str(e.target): e.sign for e in found.effects if e.account == account}


# -- the bundled case ---------------------------------------------------------------------------


def test_cancelling_costs_the_enforcers_help_by_the_presidents_own_sentence() -> None:
    found = tried("cancel", "strict")
    assert signs(found, "trump")["enforcement_help(chn)"] == "-"
    assert signs(found, "trump")["gain of holding out(usa, prk)"] == "-"
    assert "pressure(chn)" not in signs(found, "everyone")
    gone = tried("cancel", "strict", "", "trump-stance-costs-help")
    assert gone.effects == ()


def test_cancelling_feeds_back_on_itself_and_nobody_says_all_of_it() -> None:
    loops = tried("cancel").loops
    assert {loop.kind for loop in loops} == {"balancing"}
    assert all(len(loop.authors) > 1 for loop in loops)


def test_more_pressure_is_worth_more_by_one_account_and_disputed_by_another() -> None:
    effect = next(
        e
        for e in tried("more-pressure").effects
        if (e.account, str(e.target)) == ("nk-news", "waiting_cost(prk)")
    )
    assert (effect.stated, effect.sign) == ("+", "+")
    assert effect.paths[0].disputed == ("nk02-no-effect",)


def test_in_the_strict_coding_the_same_step_takes_an_assumption() -> None:
    effect = next(
        e
        for e in tried("more-pressure", "strict").effects
        if (e.account, str(e.target)) == ("nk-news", "waiting_cost(prk)")
    )
    assert (effect.stated, effect.sign) == ("0", "+")
    assert effect.paths[0].assumptions == ("pressure-is-anxiety",)


def test_who_comes_to_a_summit_brings_something() -> None:
    found = signs(tried("summit", "strict"), "nk-news")
    assert found["offer(prk)"] == "+"
    assert signs(tried("summit"), "nk-news")["summit_help(usa, prk)"] == "+"


@pytest.mark.parametrize(
    ("move", "word"),
    [
        ("suspend", "keeps it"),
        ("return", "breaks it, unless what it waits for comes first"),
        ("decouple", "gives it up"),
        ("stay", "does not touch it"),
    ],
)
def test_moves_keep_break_or_give_up_a_stated_precondition(move: str, word: str) -> None:
    rows = tried(move).preconditions
    assert {row.cells[-1] for row in rows} == {word}
    assert {n for row in rows for n in row.footnotes} == {"trump-after-trade", "ex06-after-trade"}


def test_to_suspend_puts_off_what_was_pledged_and_to_return_takes_it_up() -> None:
    for move, word in (("suspend", "puts off"), ("exit", "ends"), ("return", "takes up again")):
        rows = {row.footnotes: row.cells for row in tried(move).pledges}
        assert rows[("fourth-trip-suspended",)][1:3] == ("suspended", word)
        assert not any("summit-kept" in notes for notes in rows)


def test_in_may_the_other_side_softened_and_of_august_nothing_is_told_yet() -> None:
    may, august = tried("suspend").precedents
    assert may.softened is True
    assert august.softened is None
    assert [a.event.id for a in may.after][:2] == ["friendlier-tone", "serious-engagement"]


def test_the_exchange_that_is_guessed_at_is_among_the_best_answers() -> None:
    best = {r.footnotes for r in tried("suspend").replies if r.best}
    assert ("pref-exchange-prk", "pref-exchange-usa") in best
    assert not any(r.best for r in tried("exit").replies if r.what.startswith("propose"))


def test_a_step_can_be_reversible_and_said_so_by_somebody() -> None:
    rows = {row.cells[0]: row for row in tried("small-step", "generous", "prk").taken_back}
    assert rows["What North Korea says that it has"].cells[-1] == "irreversible"
    assert rows["Destruction of a missile-engine-test site (Sohae)"].footnotes


def test_to_speak_with_one_voice_helps_success_as_a_source_says() -> None:
    effect = next(e for e in tried("one-voice", "strict").effects if e.account == "examiner")
    assert (str(effect.target), effect.stated) == ("success(usa, prk)", "+")
    assert not tried("one-voice", "strict", "", "ex14-coordination").effects


def test_other_negotiators_than_the_one_appointed_are_a_loss() -> None:
    replies = {r.footnotes: r for r in tried("suspend", "generous", "prk").replies}
    for said in ("pref-staffing-secretary", "pref-staffing-part-time"):
        assert replies[(said,)].standing == "loses"


def test_one_sentence_more_would_close_the_loop_that_no_author_closes() -> None:
    arrow = "progress(usa, prk) lowers engagement(kor)"
    gap = Assumption.model_validate({**bridge(arrow), "id": "gap"})
    case = CASE.model_copy(update={"assumptions": {**CASE.assumptions, "gap": gap}})
    said = frozenset(s.id for s in case.statements.values() if str(s.says) == arrow)
    found = what_if(MOVES["suspend"], seats(Subject(case, View("generous", withdrawn=said))))
    through = [loop for loop in found.loops if arrow in map(str, loop.around.couplings)]
    assert {loop.kind for loop in through} == {"balancing"}
    assert {loop.around.assumptions for loop in through} == {("gap",)}
    assert {"atlantic", "nk-news"} in (set(loop.authors) for loop in through)


# -- any case -----------------------------------------------------------------------------------


def test_a_course_of_the_case_is_a_move() -> None:
    case = case_of(
        {"says": "felt(port) at stop > felt(port) at go", "on": "felt(port) raises cost(port)"},
        courses={"go": {"meaning": "go"}, "stop": {"meaning": "stop", "instead_of": "go"}},
    )
    found = what_if(find(case, "stop"), seated(case))
    assert {str(e.target): e.sign for e in found.effects if e.account == "paper"} == {
        "felt(port)": "+",
        "cost(port)": "+",
        "gain of holding out(union, port)": "+",
        "share of a deal(union, port)": "+",
        "gain of holding out(port, union)": "-",
        "share of a deal(port, union)": "-",
    }
    with pytest.raises(InputError, match="'stopp' is no move"):
        find(case, "stopp")


@pytest.mark.parametrize(("effect", "sign"), [("raises", "+"), ("lowers", "-")])
def test_an_act_reaches_what_it_is_meant_to_press_by_an_arrow_and_not_without(
    effect: str, sign: str
) -> None:
    act = {"says": "kept(port) at stop > kept(port) at go"}
    courses = {"go": {"meaning": "go"}, "stop": {"meaning": "stop", "instead_of": "go"}}
    for said, found in (
        ({}, None),
        ({"arrow": "kept(port) does not reach felt(carrier)"}, None),
        ({"arrow": f"kept(port) {effect} felt(carrier)"}, sign),
    ):
        case = case_of({**act, **said}, courses=courses)
        reached = signs(what_if(find(case, "stop"), seated(case)), "paper")
        assert reached.get("felt(carrier)") == found


def test_opposite_sentences_leave_an_effect_undetermined_on_two_paths() -> None:
    case = case_of(
        {
            "up": "kept(port) raises felt(port)",
            "hurts": "felt(port) raises cost(port)",
            "hardens": "kept(port) raises standing(port)",
            "calms": "standing(port) lowers cost(port)",
        }
    )
    found = what_if(MOVES["more-pressure"], seated(case))
    effect = next(e for e in found.effects if str(e.target) == "cost(port)")
    assert effect.sign == "?"
    assert effect.opposed is not None
    assert [p.grounds[-1][0].id for p in effect.opposed] == ["hurts", "calms"]


def test_a_case_that_lacks_a_measure_says_so() -> None:
    assert what_if(MOVES["summit"], seated(case_of({}))).missing == (
        "attendance of self",
        "attendance of other",
        "meeting date of self and other",
    )
    assert what_if(MOVES["stay"], seated(case_of({}))).missing == ()


def test_an_account_that_carries_a_move_nowhere_is_not_put_in_its_place() -> None:
    case = case_of(
        {"on": "kept(port) raises felt(port)", "other": {"says": "done(union, port) > 0"}},
        assumptions={"then": bridge("felt(port) raises cost(port)")},
    )
    found = what_if(MOVES["more-pressure"], seated(case))
    assert {e.account for e in found.effects} == {"paper"}


def test_two_moves_differ_where_one_pushes_and_turning_them_round_turns_the_signs() -> None:
    one, other = tried("more-pressure"), tried("less-pressure")
    apart = side_by_side(one, other)
    assert apart
    opposite = {"+": "-", "-": "+"}
    assert all(second == opposite[first] for first, second in apart.values())
    assert side_by_side(other, one) == {key: (b, a) for key, (a, b) in apart.items()}
    assert side_by_side(one, one) == {}


def test_names_of_parties_change_nothing_but_names() -> None:
    said = {"on": "kept(port) raises felt(port)", "hurts": "felt(port) raises cost(port)"}
    turned = {k: v.replace("port", "union") for k, v in said.items()}
    first = what_if(MOVES["more-pressure"], seated(case_of(said)))
    second = what_if(MOVES["more-pressure"], seated(case_of(turned), mover="port"))
    swap = {"union": "port", "port": "union"}
    assert [
        (e.target.name, tuple(swap[p] for p in e.target.of), e.sign) for e in first.effects
    ] == [(e.target.name, e.target.of, e.sign) for e in second.effects]


def test_to_declare_lowers_the_doubt_about_intent() -> None:
    assert signs(tried("declare", "generous", "prk"), "nk-news")["doubt_of_intent(prk)"] == "-"
    gone = tried("declare", "generous", "prk", "nk28-declaring-helps")
    assert "doubt_of_intent(prk)" not in signs(gone, "nk-news")


def test_a_patron_makes_waiting_easier_and_walking_away_from_it_pay_less() -> None:
    found = signs(tried("seek-patron", "generous", "prk"), "nk-news")
    assert found["waiting_cost(prk)"] == "-"
    assert found["gain of holding out(usa, prk)"] == "-"
    assert found["share of a deal(usa, prk)"] == "-"
    gone = signs(tried("seek-patron", "generous", "prk", "nk10-xi-eases"), "nk-news")
    assert "waiting_cost(prk)" not in gone


def test_a_harder_line_in_the_linked_talks_is_answered_in_kind() -> None:
    found = signs(tried("harden-link"), "examiner")
    assert found["trade_hostility(chn, usa)"] == "+"
    assert "trade_hostility(chn, usa)" not in signs(
        tried("harden-link", "generous", "", "ex06-answers"), "examiner"
    )


def test_among_three_the_move_is_told_against_each_and_each_replies() -> None:
    said = {"hurts": "felt(port) raises cost(port)", "hurts_too": "felt(court) raises cost(court)"}
    case = case_of(said)
    three = case.negotiations["wages"].model_copy(
        update={"parties": ("union", "port", "court"), "roles": {}}
    )
    found = what_if(
        MOVES["more-pressure"],
        seated(case.model_copy(update={"negotiations": {"wages": three}})),
    )
    told = signs(found, "paper")
    assert told["gain of holding out(union, port)"] == "+"
    assert told["gain of holding out(union, court)"] == "+"
    assert {reply.what.split(": ")[0] for reply in found.replies} == {"Port", "Court"}
