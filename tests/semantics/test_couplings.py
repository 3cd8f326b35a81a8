"""Couplings, and what closures, frames and bridges add to them."""

from __future__ import annotations

import datetime as dt

import pytest

from demarche.case.hedge import Hedge

from .small_case import (
    ask,
    bridge,
    cheapest,
    clashes,
    closure,
    dropped,
    frame,
    grounds,
    said,
    small,
)

FELL = "y at aug < y at may"
ROSE = "y at aug > y at may"
X_FELL = "x at aug < x at may"
X_ROSE = "x at aug > x at may"
RAISED = "nothing else raised y"
LOWERED = "nothing else lowered y"

CLOSED = {"c": closure()}
ALL = {"c": closure(), "f": frame()}


@pytest.mark.parametrize("told", [X_FELL, X_ROSE, "x at aug = x at may"])
@pytest.mark.parametrize("goal", [FELL, ROSE, "y at aug = y at may"])
def test_an_effect_alone_constrains_no_change(told: str, goal: str) -> None:
    # Whatever the contribution of x is, the rest is free.
    answer = ask(small({"s": told, "t": "x raises y"}), goal)
    assert (answer.word, answer.given) == ("undetermined", "undetermined")


EFFECTS = [
    # What x did, what x does to y, the goal, the answer, and the closure that it needs.
    (X_FELL, "x raises y", FELL, "entailed", RAISED),
    (X_FELL, "x raises y", ROSE, "excluded", RAISED),
    (X_ROSE, "x raises y", ROSE, "entailed", LOWERED),
    (X_ROSE, "x raises y", FELL, "excluded", LOWERED),
    (X_FELL, "x lowers y", ROSE, "entailed", LOWERED),
    (X_ROSE, "x lowers y", FELL, "entailed", RAISED),
    # x unchanged, contribution zero: with nothing else, no rise, and no fall.
    ("x at aug = x at may", "x raises y", ROSE, "excluded", RAISED),
    ("x at aug = x at may", "x raises y", FELL, "excluded", LOWERED),
    # x did not rise: neither did y.
    ("x at aug <= x at may", "x raises y", ROSE, "excluded", RAISED),
]


@pytest.mark.parametrize(("told", "effect", "goal", "word", "needed"), EFFECTS)
def test_a_closure_is_one_sided_and_the_reason_chooses_the_side(
    told: str, effect: str, goal: str, word: str, needed: str
) -> None:
    case = small({"s": told, "t": effect}, CLOSED)
    answer = ask(case, goal)
    assert (answer.word, answer.given, answer.price) == ("undetermined", word, 1)
    assert grounds(answer) == {frozenset({"s", "t", needed})}
    assert not answer.assumed
    assert answer.level == Hedge.MODERATE


@pytest.mark.parametrize(("direction", "given"), [("rise", "entailed"), ("fall", "undetermined")])
def test_nothing_else_raised_it_is_enough_for_a_fall(direction: str, given: str) -> None:
    # x lowers the sum; only other contributions above zero could offset it.
    case = small({"s": X_FELL, "t": "x raises y"}, {"c": closure("y", direction)})
    assert ask(case, FELL).given == given


def test_a_weak_contribution_still_does_not_entail_a_strict_change() -> None:
    # x did not rise: its contribution is at most zero, so y did not rise; it need not have fallen.
    case = small({"s": "x at aug <= x at may", "t": "x raises y"}, CLOSED)
    assert ask(case, FELL).given == "undetermined"


def test_does_not_reach_is_a_contribution_of_zero() -> None:
    # Whatever x did, with nothing else y did not rise.
    case = small({"s": X_ROSE, "t": "x does not reach y"}, CLOSED)
    assert ask(case, ROSE).given == "excluded"


def test_opposed_effects_of_a_quantity_that_changed_conflict() -> None:
    # A contribution above zero and of zero: no world holds all three, and any two are at peace.
    case = small({"s": X_ROSE, "t": "x raises y", "u": "x does not reach y", "v": "y at aug > 0"})
    answer = ask(case, ROSE)
    assert clashes(answer) == {frozenset("stu")}


def test_opposed_effects_of_a_quantity_that_did_not_change_do_not_conflict() -> None:
    case = small({"s": "x at aug = x at may", "t": "x raises y", "u": "x lowers y"}, CLOSED)
    answer = ask(case, ROSE)
    assert clashes(answer) == set()
    assert answer.given == "excluded"


def test_two_falls_add_up_and_a_fall_and_a_rise_do_not() -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y"}
    both = small(says | {"v": "z at aug < z at may"}, ALL)
    assert grounds(ask(both, FELL)) == {frozenset({"s", "t", "u", "v", RAISED})}
    against = small(says | {"v": "z at aug > z at may"}, ALL)
    assert ask(against, FELL).given == "undetermined"


def test_the_sign_of_a_change_travels_along_a_chain() -> None:
    # x fell, so y fell if nothing else raised it, so z rose if nothing else lowered it.
    case = small({"s": X_FELL, "t": "x raises y", "u": "y lowers z"}, CLOSED)
    answer = ask(case, "z at aug > z at may")
    assert answer.given == "entailed"
    assert grounds(answer) == {frozenset({"s", "t", "u", RAISED, "nothing else lowered z"})}
    assert answer.price == 2


def test_couplings_relate_two_courses_of_action() -> None:
    # Cancelling is tougher, toughness lowers help: help is lower if nothing else raised it.
    case = small({"t": "tough lowers help"}, {"B": bridge("tough at cancel > tough at go"), **ALL})
    answer = ask(case, "help at cancel < help at go")
    assert answer.given == "entailed"
    assert grounds(answer) == {frozenset({"t", "B", "nothing else raised help"})}


def test_an_effect_is_between_any_compared_pair_of_times() -> None:
    # The goal compares winter with August; x fell between them by two steps.
    goal = "y at aug < y at winter"
    case = small({"s": "x at may < x at winter", "r": X_FELL, "t": "x raises y"}, CLOSED, also=goal)
    answer = ask(case, goal)
    assert answer.given == "entailed"
    assert frozenset({"s", "r", "t", RAISED}) in grounds(answer)


@pytest.mark.parametrize("model", [(), ("x raises y",)])
def test_no_change_is_read_from_a_time_that_has_no_place_in_the_calendar(
    model: tuple[str, ...],
) -> None:
    # 'Once' is a named time without a date: whether it lies before August nobody says, and a
    # closure runs from the earlier time to the later.
    says = {"s": "x at aug < x at once", "t": "x raises y"}
    answer = ask(small(says, CLOSED), "y at aug < y at once", model=model)
    assert answer.given in ("undetermined", "silent")


def test_an_effect_inside_a_condition_moves_nothing() -> None:
    # A case file may not hold one; where it is read all the same, nothing follows from it.
    says = {"s": X_FELL, "t": "p > 0 => x raises y", "u": "p > 0", "k": "y at aug > 0"}
    answer = ask(small(says, CLOSED, also=FELL), FELL)
    assert frozenset({"s", "t", "u", RAISED}) not in grounds(answer)


def test_a_conditional_effect_is_not_covered_by_a_closure_against_the_account() -> None:
    # x rose and may raise y: that q, which lowers it, rose does not settle that y fell.
    says = {"s": X_ROSE, "t": "p > 0 => x raises y", "u": "p > 0", "v": "q lowers y"}
    case = small(says | {"w": "q at aug > q at may"}, CLOSED)
    assert ask(case, FELL).given != "entailed"


# -- what a closure covers ------------------------------------------------------------------------


def test_no_closure_on_a_quantity_whose_change_the_account_tells() -> None:
    # 'y did not rise' tells its change; whether it fell stays open although x, its cause, did.
    case = small({"s": X_FELL, "t": "x raises y", "u": "y at aug <= y at may"}, ALL)
    assert ask(case, FELL).given == "undetermined"


def test_blanket_closure_does_not_contradict_the_account() -> None:
    # y fell without a stated cause: no conflict, and the closure on y is no assumption here.
    case = small({"s": FELL, "t": "x raises y", "u": "x at aug = x at may"}, ALL)
    answer = ask(case, FELL)
    assert (answer.word, answer.stated) == ("entailed", True)
    assert grounds(answer) == {frozenset("s")}
    assert clashes(answer) == set()


BACKWARDS = [
    # In each y fell, or would have to, and only x could have lowered it; that is no ground to say
    # that x fell.  The change is told by a chain of levels,
    ("y at may > bar", "y at aug < bar"),
    # by figures,
    ("y at may > 4", "y at aug < 3"),
    # by an equality in either month with a quantity that fell,
    ("z at aug < z at may", "y at aug = z at aug", "y at may = z at may"),
    # by a sum that fell while its other part rose,
    ("y at aug + w at aug < y at may + w at may", "w at aug > w at may"),
    # by a conditional whose condition is met,
    ("p > 0", f"p > 0 => {FELL}"),
    # or further down: y raises z, and z fell.
    ("y raises z", "z at aug < z at may"),
    ("y raises z", "z at aug < bar", "bar < z at may"),
]


@pytest.mark.parametrize("told", BACKWARDS)
def test_a_closure_never_runs_backwards(told: tuple[str, ...]) -> None:
    says = {f"s{i}": text for i, text in enumerate(told)}
    case = small(says | {"t": "x raises y", "k": "x at aug > 0"}, CLOSED, also=X_FELL)
    answer = ask(case, X_FELL)
    assert (answer.word, answer.given) == ("undetermined", "undetermined")


def test_a_closure_never_runs_backwards_from_a_supposition() -> None:
    # Suppose that y fell: whether x did is retrodiction all the same.
    case = small({"t": "x raises y", "k": "x at aug > 0"}, CLOSED, also=f"{FELL} or {X_FELL}")
    answer = ask(case, X_FELL, pivotal="x", supposing=(FELL,))
    assert answer.given == "undetermined"


def test_a_closure_runs_forwards_through_what_follows_from_its_quantity() -> None:
    # x fell, so y fell if nothing else raised it, and z equals y in either month.
    says = {"s": X_FELL, "t": "x raises y", "u": "y at aug = z at aug", "v": "y at may = z at may"}
    answer = ask(small(says, CLOSED), "z at aug < z at may")
    assert answer.given == "entailed"
    assert grounds(answer) == {frozenset({"s", "t", "u", "v", RAISED})}


def test_the_list_of_what_a_closure_covers_leaves_out_what_the_account_states() -> None:
    # z raises y too, says the account, and nobody says what z did: z is not 'else'.
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y"}
    assert ask(small(says, CLOSED), FELL).given == "undetermined"


def test_a_closure_covers_an_influence_that_only_another_account_states() -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": said("z raises y", source="two")}
    case = small(says, CLOSED)
    assert ask(case, FELL).given == "entailed"
    assert ask(case, FELL, of=("one", "two")).given == "undetermined"


def test_weak_couplings_are_in_the_frozen_list() -> None:
    # Dropping the weak coupling does not widen the closure: the list is that of the whole account.
    says = {
        "s": said(X_FELL, hedge="strong"),
        "t": said("x raises y", hedge="strong"),
        "u": said("z raises y", hedge="weak"),
    }
    case = small(says, CLOSED)
    assert ask(case, FELL).given == "undetermined"
    assert ask(case, FELL, hedge=Hedge.MODERATE).given == "undetermined"
    # Were it not there at all, the answer would be forced.
    assert ask(case, FELL, without=frozenset("u")).given == "entailed"


def test_a_bridge_that_is_not_in_play_leaves_the_closure_wide() -> None:
    # Two bridges name influences of y; with one in play the closure covers the other, which is
    # cheaper than both with a frame.
    says = {"s": X_FELL, "v": "y at aug > 0"}
    bridges = {"B1": bridge("x raises y"), "B2": bridge("z raises y")}
    answer = ask(small(says, {**bridges, **ALL}), FELL)
    assert (answer.given, answer.price) == ("entailed", 2)
    assert cheapest(answer) == frozenset({"s", "B1", RAISED})
    assert not any("B2" in reason for reason in grounds(answer))


def test_inert_couplings_do_not_enter_reasons() -> None:
    # Either fall alone suffices with its own bridge as the only one in play.
    says = {"s": X_FELL, "u": "z at aug < z at may", "v": "y at aug > 0"}
    bridges = {"B1": bridge("x raises y"), "B2": bridge("z raises y")}
    answer = ask(small(says, {**bridges, **ALL}), FELL)
    assert answer.price == 2
    assert frozenset({"s", "B1", RAISED}) in grounds(answer)
    assert frozenset({"u", "B2", RAISED}) in grounds(answer)


def test_the_price_of_the_first_article_s_rule_is_that_of_the_fewest_bridges() -> None:
    # Worked example, pitfall 6 and section 7: with B1 as the only bridge in play, two other
    # assumptions; with B3 and B5, three others.
    goal = "gain at aug < gain at may"
    says = {"b04": "want at may > want at aug", "b05": "firm at may > firm at aug"}
    bridges = {
        "B1": bridge("want raises anxK"),
        "B2": bridge("pos lowers anxK"),
        "B3": bridge("press raises anxK"),
        "B5": bridge("firm raises press"),
    }
    case = small(
        says | {"b01": "anxK at aug > 0", "b02": "anxU at aug > 0"}, {**bridges, **ALL}, also=goal
    )
    answer = ask(case, goal, pivotal="anxK", model=("anxK raises gain", "anxU lowers gain"))
    assert (answer.word, answer.given, answer.price) == ("undetermined", "entailed", 3)
    kept = {"nothing else raised anxK", "anxU did not fall"}
    assert cheapest(answer) == frozenset({"b04", "B1", *kept})
    longer = frozenset({"b05", "B3", "B5", "nothing else raised press", *kept})
    assert longer in grounds(answer)


def test_a_bridge_in_play_narrows_what_a_closure_covers() -> None:
    # To reach w from x, both B1 (x raises y) and B2 (z raises w) must be in play; no: only B1 is
    # needed.  But where the goal needs z's bridge too, z counts as stated and needs its frame.
    says = {"s": X_FELL, "q": "q at aug > 0"}
    bridges = {"B1": bridge("x raises y"), "B2": bridge("z raises y")}
    goal = "y at aug < y at may and z at aug <= z at may"
    answer = ask(small(says, {**bridges, **ALL}, also=goal), goal, pivotal="x y")
    # z has no influences, so a frame holds it; the cheapest set leaves B2 out of play.
    assert (answer.given, answer.price) == ("entailed", 3)
    assert grounds(answer) == {frozenset({"s", "B1", RAISED, "z did not rise"})}


# -- frames ---------------------------------------------------------------------------------------


def test_a_frame_holds_a_quantity_of_whose_change_nobody_speaks() -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y"}
    answer = ask(small(says, ALL), FELL)
    assert (answer.given, answer.price) == ("entailed", 2)
    assert grounds(answer) == {frozenset({"s", "t", "u", RAISED, "z did not rise"})}


def test_a_frame_is_one_sided() -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y"}
    rise = {"c": closure(), "f": frame("z", "rise")}
    fall = {"c": closure(), "f": frame("z", "fall")}
    assert ask(small(says, rise), FELL).given == "entailed"
    assert ask(small(says, fall), FELL).given == "undetermined"


@pytest.mark.parametrize(
    "told",
    [
        "z at aug >= z at may",  # told for the very span
        "z at aug >= z at winter",  # told for a longer span
        "z at aug >= z at once",  # told since a day that nobody dates
        "z at once >= z at may",  # and until such a day
    ],
)
def test_no_frame_where_the_account_tells_a_change_that_overlaps_the_span(told: str) -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y", "v": told}
    assert ask(small(says, ALL), FELL).given == "undetermined"


def test_a_change_that_is_over_before_the_span_leaves_the_frame() -> None:
    # From the winter to its end z rose; of May to August nobody speaks.
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y", "v": "z at spring > z at winter"}
    assert ask(small(says, ALL), FELL).given == "entailed"


def test_a_level_alone_does_not_tell_a_change() -> None:
    says = {"s": X_FELL, "t": "x raises y", "u": "z raises y", "v": "z at aug > 0"}
    assert ask(small(says, ALL), FELL).given == "entailed"


def test_an_open_statement_speaks_of_a_change_and_leaves_no_frame() -> None:
    # Worked example, Y2 of 001 in coding B: undetermined, although only an open statement speaks
    # of the change of the quantity.
    says = {"s": "y at may > 3", "t": "w < 3", "u": said(FELL, hedge="open")}
    answer = ask(small(says, {"f": frame()}), "y at aug > w", pivotal="y")
    assert (answer.word, answer.given) == ("undetermined", "undetermined")


def test_an_open_statement_does_not_tell_a_change_and_leaves_the_closure() -> None:
    # Worked example, Y2 of 001 in coding A with C: entailed, though b08 leaves the goal open.
    says = {"s": X_FELL, "t": "x raises y", "u": said(FELL, hedge="open")}
    answer = ask(small(says, ALL), FELL)
    assert (answer.word, answer.given) == ("undetermined", "entailed")
    assert grounds(answer) == {frozenset({"s", "t", RAISED})}


def test_frames_are_for_quantities_without_influences() -> None:
    # y has an influence: that it did not fall is no frame, and x's frame holds y with a closure.
    says = {"t": "x raises y"}
    answer = ask(small(says, {"f": frame()}, also=FELL), FELL)
    assert answer.given == "undetermined"


def test_no_frame_is_offered_on_the_very_change_that_is_asked_for() -> None:
    # "It did not fall" is no assumption about an unspoken quantity where the question is whether
    # it fell.  (The worked example offers it.)
    answer = ask(small({"s": "y at aug > 0"}, {"f": frame()}, also=FELL), FELL)
    assert (answer.word, answer.given) == ("undetermined", "undetermined")
    assert grounds(answer) == set()


def test_a_frame_of_the_quantity_asked_about_joins_levels_of_two_times() -> None:
    # y was above 3 in May and did not fall; w is below 3.
    case = small({"s": "y at may > 3", "t": "w < 3"}, {"f": frame()}, also=FELL)
    answer = ask(case, "y at aug > w", pivotal="y")
    assert (answer.given, answer.price) == ("entailed", 1)
    assert grounds(answer) == {frozenset({"s", "t", "y did not fall"})}


# -- loops ----------------------------------------------------------------------------------------


def test_a_loop_may_hold_itself_up() -> None:
    # x and y raise each other; that both fell agrees with every closure: each fall feeds the other.
    case = small({"s": "x raises y", "t": "y raises x"}, CLOSED, also=FELL)
    assert ask(case, FELL).given == "undetermined"


def test_a_told_change_travels_round_a_loop_once() -> None:
    # x fell, so y fell if nothing else raised it, whatever y does to x in turn.
    case = small({"s": X_FELL, "t": "x raises y", "u": "y raises x"}, CLOSED)
    answer = ask(case, FELL)
    assert (answer.given, answer.price) == ("entailed", 1)
    assert grounds(answer) == {frozenset({"s", "t", RAISED})}


def test_a_loop_that_turns_the_sign_is_no_conflict() -> None:
    # x raises y, y lowers x: x's own change is told, so nothing is said of what else moved it.
    case = small({"s": X_FELL, "t": "x raises y", "u": "y lowers x"}, CLOSED)
    answer = ask(case, FELL)
    assert answer.given == "entailed"
    assert clashes(answer) == set()


def test_a_quantity_that_raises_itself_is_not_held_still() -> None:
    case = small({"s": "y raises y", "t": "y at aug > 0"}, CLOSED, also=FELL)
    assert ask(case, FELL).word == "undetermined"


# -- bridges --------------------------------------------------------------------------------------


def test_one_stated_coupling_turns_pressing_into_its_opposite() -> None:
    # Y6b: {t04, B12, C:help: nothing else raised}.
    says = {"t02": "help at aug < help at may", "t04": "tough lowers help"}
    case = small(
        says,
        {"B12": bridge("tough at cancel > tough at go"), **ALL},
    )
    answer = ask(case, "help at cancel < help at go")
    assert (answer.word, answer.given, answer.price) == ("undetermined", "entailed", 2)
    assert grounds(answer) == {frozenset({"t04", "B12", "nothing else raised help"})}


def test_a_bridge_that_the_account_refutes_is_dropped_and_listed() -> None:
    # The bridge says x <= 0, the account x > 0.
    case = small({"s": "x > 0"}, {"B": bridge("x <= 0")})
    answer = ask(case, "x > 0")
    assert (answer.word, answer.given) == ("entailed", "entailed")
    assert grounds(answer) == {frozenset("s")}
    assert dropped(answer) == {frozenset({"s", "B"})}
    assert clashes(answer) == set()


def test_a_refuted_bridge_forces_nothing() -> None:
    # B1 says x <= 0 against the account's x > 0; what follows from it is not an answer.
    case = small({"s": "x > 0", "t": "y > 3"}, {"B1": bridge("x <= 0"), "B2": bridge("z = x")})
    answer = ask(case, "z > 0", pivotal="z x")
    assert answer.given == "entailed"
    assert grounds(answer) == {frozenset({"s", "B2"})}


@pytest.mark.parametrize("other", ["y at aug <= y at may", "y at aug > y at may"])
def test_offering_a_bridge_takes_no_reason_away(other: str) -> None:
    # The account tells no change of y; with B out of play, x and the closure force its fall.
    case = small({"s": X_FELL, "t": "x raises y"}, {"B": bridge(other), **CLOSED})
    sides = {frozenset(m.name for m in r.assumptions) for r in ask(case, FELL).reasons}
    assert frozenset({RAISED}) in sides


def test_a_bridge_of_a_quantity_that_nobody_asks_about_changes_nothing() -> None:
    case = small({"s": "x > 0", "t": "q > 0"}, {"B": bridge("q <= 0")})
    answer = ask(case, "x > 0")
    assert grounds(answer) == {frozenset("s")}
    assert answer.word == answer.given == "entailed"


def test_one_account_is_not_given_both_a_fall_and_a_rise() -> None:
    # With B1 alone in play y fell, with B2 alone it rose, with both it may have done either.
    says = {"s": X_FELL, "u": "z at aug > z at may", "v": "y at aug > 0"}
    case = small(says, {"B1": bridge("x raises y"), "B2": bridge("z raises y"), **CLOSED})
    for goal in (FELL, ROSE):
        answer = ask(case, goal)
        assert (answer.word, answer.given) == ("undetermined", "undetermined")
        assert {r.forces for r in answer.reasons if r.statements} == {"entailed", "excluded"}


def test_what_assumptions_force_alone_hides_no_sentence_that_forces_it_again() -> None:
    # "Nothing else lowered y" excludes a fall where it covers z; with B in play it does not, and
    # that z rose is needed besides.
    case = small({"u": "z at aug > z at may"}, {"B": bridge("z raises y"), **CLOSED}, also=FELL)
    found = {r.members for r in ask(case, FELL).reasons if r.forces == "excluded"}
    lowered = "nothing else lowered y"
    assert found == {frozenset({lowered}), frozenset({"u", "B", lowered})}


def test_reasons_on_both_sides_are_shown() -> None:
    # q is unchanged.  With B1 out of play 'nothing else lowered y' covers x, and y did not fall;
    # with B1 in play x lowered it, and it fell.
    says = {"s": X_FELL, "q": "q at aug = q at may", "t": "q raises y"}
    answer = ask(small(says, {"B1": bridge("x raises y"), **CLOSED}), FELL)
    sides = {
        (reason.forces, frozenset(s.id for s in reason.statements)) for reason in answer.reasons
    }
    assert ("entailed", frozenset("sqt")) in sides
    assert ("excluded", frozenset("qt")) in sides


def test_withdrawing_every_assumption_leaves_the_answers_of_statements() -> None:
    says = {"s": "y at aug < z", "t": "z < y at may", "u": X_FELL, "v": "x raises y"}
    case = small(says, ALL)
    bare = small(says)
    assert ask(case, FELL).word == ask(bare, FELL).word == "entailed"
    assert frozenset("st") in grounds(ask(bare, FELL))


@pytest.mark.parametrize("weeks", [1, 52, -200])
def test_shifting_all_dates_leaves_the_answers(weeks: int) -> None:
    days = [dt.date(2018, 2, 5), dt.date(2018, 5, 24), dt.date(2018, 8, 24)]
    answers = []
    for first, second, third in (days, [day + dt.timedelta(weeks=weeks) for day in days]):
        says = {
            "s": f"x at {third} < x at {second}",
            "t": "x raises y",
            "u": "z raises y",
            "v": f"z at {second} > z at {first}",
        }
        goal = f"y at {third} < y at {second}"
        answers.append(ask(small(says, ALL), goal))
    before, after = answers
    assert (before.word, before.given, before.price) == (after.word, after.given, after.price)
    assert grounds(before) == grounds(after)
