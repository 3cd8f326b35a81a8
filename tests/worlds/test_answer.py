from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.case.proposition import Constraint, Not
from demarche.worlds import order
from demarche.worlds.account import View, accounts, pool
from demarche.worlds.answer import by_level, consistent_subsets, judge
from demarche.worlds.theory import Theory

from .cases import CLOSED, STILL, account_of, ask, case_of, goal_of, members
from .strategies import bounded, naive

RISES = "press at 2024-05 > press at 2024-08"
COUPLED = {"firmer": "firm at 2024-05 > firm at 2024-08", "presses": "firm raises press"}


# -- words -------------------------------------------------------------------------------------


def test_silent_where_nothing_is_said_of_what_is_pivotal() -> None:
    answer = ask(case_of({"aside": "c > d"}), "a > b")
    assert (answer.word, answer.given, answer.missing) == ("silent", "silent", ("a", "b"))


def test_an_empty_case_is_silent() -> None:
    theory = Theory(case_of({}), "strict", goal_of("a > b"))
    nobody = pool("nobody", [account_of(case_of({"x": "c > d"}))])
    assert judge(theory, nobody).word == "silent"


def test_stated_where_one_statement_is_the_goal() -> None:
    answer = ask(case_of({"said": "a > b"}), "a > b")
    assert (answer.word, answer.stated, answer.price) == ("entailed", True, 0)
    assert ask(case_of({"said": "a > b"}), "b >= a").word == "excluded"


def test_two_sentences_join_to_an_answer() -> None:
    answer = ask(case_of({"one": "a > b", "two": "b >= c"}), "a > c")
    assert answer.word == "entailed"
    assert members(answer) == [["one", "two"]]
    assert not answer.stated


def test_undetermined_where_both_happen() -> None:
    answer = ask(case_of({"one": "a > b"}), "a > c")
    assert (answer.word, answer.given, answer.missing) == ("undetermined", "undetermined", ("c",))


def test_a_necessary_condition_can_exclude_and_never_entail() -> None:
    case = case_of({"one": "a > b"})
    assert ask(case, "a > b", lens="necessary").word == "undetermined"
    assert ask(case, "a < b", lens="necessary").word == "excluded"


def test_a_sufficient_condition_can_entail_and_never_exclude() -> None:
    case = case_of({"one": "a > b"})
    assert ask(case, "a > b", lens="sufficient").word == "entailed"
    assert ask(case, "a < b", lens="sufficient").word == "undetermined"


def test_both_where_a_rule_gives_both() -> None:
    case = case_of({"one": "a > b"})
    assert ask(case, "a > b").word == "entailed"
    assert ask(case, "a < b").word == "excluded"


def test_a_supposition_carries_an_answer_and_is_no_reason() -> None:
    case = case_of({"rule": "comes > 0 implies gives > 0"})
    supposing = (goal_of("comes > 0").proposition,)
    answer = ask(case, "gives > 0", supposing=supposing)
    assert members(answer) == [["rule"]]
    assert ask(case, "gives > 0").word == "undetermined"


def test_open_says_that_nobody_knows() -> None:
    answer = ask(case_of({"unclear": {"says": "a > b", "hedge": "open"}}), "a > b")
    assert answer.word == "silent"


def test_bounds_of_a_quantity_hold_without_being_reasons() -> None:
    case = case_of({"some": "leak > 0"}, quantities={"leak": {"meaning": "a share", "at_most": 1}})
    assert ask(case, "leak <= 1").word == "entailed"
    assert members(ask(case, "leak <= 1")) == [[]]


# -- conflicts ---------------------------------------------------------------------------------


def test_contradictory_where_maximal_consistent_subsets_differ() -> None:
    answer = ask(case_of({"up": "a > b", "down": "a < b"}), "a > b")
    assert answer.word == "contradictory"
    assert [sorted(c.members) for c in answer.conflicts] == [["down", "up"]]
    assert sorted(members(answer)) == [["down"], ["up"]]


def test_an_unrelated_conflict_changes_nothing() -> None:
    calm = {"one": "a > b", "two": "b > c"}
    torn = {**calm, "up": "x > y", "down": "x < y"}
    for text in ("a > c", "c > a", "a > d"):
        assert ask(case_of(calm), text) == ask(case_of(torn), text)


def test_a_conflict_beside_an_answer_leaves_it() -> None:
    """All maximal consistent subsets agree, though the conflict shares a quantity."""
    answer = ask(case_of({"one": "a > b", "up": "b > x", "down": "b < x"}), "a > b")
    assert answer.word == "entailed"
    assert len(answer.conflicts) == 1


def test_a_conflict_does_not_forbid_to_buy_with_the_rest() -> None:
    said = {**COUPLED, "up": "firm at 2024-05 > x", "down": "firm at 2024-05 < x"}
    answer = ask(case_of(said, {"closed": CLOSED}), RISES, "press")
    assert answer.given == "entailed"
    assert len(answer.conflicts) == 1


def test_a_conflict_that_only_a_bridge_brings_in_settles_nothing() -> None:
    said = {"up": "b at 2024-05 < b at 2024-08", "down": "b at 2024-05 > b at 2024-08"}
    case = case_of(said, {"moves": "b raises a", "closed": CLOSED})
    answer = ask(case, "a at 2024-05 < a at 2024-08")
    assert (answer.word, answer.given) == ("silent", "contradictory")


def test_all_minimal_conflicts_are_found() -> None:
    said = {"ab": "a > b", "bc": "b > c", "ca": "c > a", "ba": "b > a"}
    found = {frozenset(c.members) for c in ask(case_of(said), "a > c").conflicts}
    assert found == {frozenset(["ab", "ba"]), frozenset(["ab", "bc", "ca"])}


def test_the_maximal_consistent_subsets() -> None:
    case = case_of({"ab": "a > b", "bc": "b > c", "ca": "c > a", "ba": "b > a"})
    theory = Theory(case, "strict", goal_of("a > c"))
    found = consistent_subsets(theory, account_of(case))
    assert [[s.id for s in subset] for subset in found] == [
        ["bc", "ca", "ba"],
        ["ab", "bc"],
        ["ab", "ca"],
    ]
    calm = account_of(case_of({"ab": "a > b"}))
    assert [[s.id for s in subset] for subset in consistent_subsets(theory, calm)] == [["ab"]]


# -- the price -----------------------------------------------------------------------------------


def test_an_effect_alone_constrains_no_change() -> None:
    answer = ask(case_of(COUPLED), RISES, "press")
    assert (answer.word, answer.given) == ("undetermined", "undetermined")


def test_a_closure_buys_the_change() -> None:
    answer = ask(case_of(COUPLED, {"closed": CLOSED}), RISES, "press")
    assert answer.given == "entailed"
    assert answer.price == 1
    assert members(answer) == [["firmer", "nothing else raised press", "presses"]]


def test_a_frame_and_a_closure_keep_what_nobody_moved() -> None:
    said = {"presses": "firm raises press", "now": "press at 2024-08 > 0"}
    answer = ask(case_of(said, {"closed": CLOSED, "still": STILL}), RISES, "press")
    assert answer.given == "excluded"
    assert ["firm did not fall", "nothing else lowered press", "presses"] in members(answer)


def test_no_closure_on_a_change_that_the_account_tells() -> None:
    """Pitfall 1: the told change of firmness needs no cause."""
    said = {**COUPLED, "drifts": "drift lowers firm", "less": "drift at 2024-05 > drift at 2024-08"}
    answer = ask(case_of(said, {"closed": CLOSED}), RISES, "press")
    assert answer.given == "entailed"
    assert not answer.refuted


def test_a_silent_account_stays_silent_when_only_assumptions_speak() -> None:
    """Pitfall 2."""
    said = {"aside": "x > y", "effect": {"says": "firm raises press", "source": "other"}}
    answer = ask(case_of(said, {"closed": CLOSED}), RISES, "press")
    assert (answer.word, answer.given) == ("silent", "silent")


def test_a_closure_does_not_run_backwards() -> None:
    """Pitfall 3: a fall of firmness says nothing of what moves it."""
    said = {"helps": "help raises firm", "fell": "firm at 2024-05 > firm at 2024-08"}
    answer = ask(
        case_of(said, {"closed": CLOSED, "still": STILL}), "help at 2024-05 > help at 2024-08"
    )
    assert answer.given in ("silent", "undetermined")


def test_a_pool_states_more_influences_so_that_nothing_else_covers_less() -> None:
    """Pitfall 4: closure is not monotone."""
    case = case_of(
        {
            **COUPLED,
            "eases": {"says": "trade raises press", "source": "other"},
        },
        {"closed": CLOSED},
    )
    theory = Theory(case, "strict", goal_of(RISES, "press"))
    singles = accounts(case, View())
    assert judge(theory, singles["paper"]).given == "entailed"
    assert judge(theory, pool("both", singles.values())).given == "undetermined"


def test_a_weak_coupling_still_narrows_a_closure_where_it_is_filtered() -> None:
    """Pitfall 4: the list is frozen on the unfiltered account."""
    said = {**COUPLED, "eases": {"says": "trade raises press", "hedge": "weak"}}
    case = case_of(said, {"closed": CLOSED})
    theory = Theory(case, "strict", goal_of(RISES, "press"))
    account = account_of(case)
    assert [a.given for a in by_level(theory, account).values()][:2] == ["undetermined"] * 2


def test_fewest_bridges_first() -> None:
    """Pitfall 6: a bridge that is not needed enters no reason."""
    said = {"less": "wish at 2024-05 > wish at 2024-08", "firmer": COUPLED["firmer"]}
    bridges = {"wishing": "wish raises cost", "pressing": "firm raises cost", "closed": CLOSED}
    answer = ask(case_of(said, bridges), "cost at 2024-05 > cost at 2024-08", "cost")
    assert answer.given == "entailed"
    first, second = answer.deciding[:2]
    assert first.members == {"firmer", "nothing else raised cost", "pressing"}
    assert second.members == {"less", "nothing else raised cost", "wishing"}
    assert [str(q) for a in first.assumptions for q in a.counted] == ["firm"]


def test_an_undated_change_takes_frames_away() -> None:
    """Pitfall 9: 'once' may lie anywhere."""
    said = {"once": "help at before < help at 2024-08", "helps": "help raises firm"}
    times = {"before": {"meaning": "some day"}}
    answer = ask(
        case_of(said, {"closed": CLOSED, "still": STILL}, times=times),
        "firm at 2024-05 > firm at 2024-08",
        "firm",
    )
    assert not any("help did not" in name for r in members(answer) for name in r)


def test_no_frame_on_what_the_goal_asks() -> None:
    answer = ask(
        case_of({"level": "a at 2024-05 > 0"}, {"still": STILL}), "a at 2024-05 > a at 2024-08"
    )
    assert answer.given == "undetermined"


def test_an_assumption_that_the_account_refutes_is_dropped_and_listed() -> None:
    answer = ask(case_of({"one": "near < soon"}, {"same": "near = soon"}), "visit <= soon")
    assert [sorted(c.members) for c in answer.refuted] == [["one", "same"]]
    assert not answer.reasons


def test_assumptions_refuted_only_together_are_listed_together() -> None:
    said = {"may": "a at 2024-05 = b at 2024-05", "now": "a at 2024-08 < b at 2024-08"}
    answer = ask(case_of(said, {"still": STILL}), "c > a at 2024-08")
    assert frozenset(["may", "now", "a did not fall", "b did not rise"]) in {
        c.members for c in answer.refuted
    }


def test_withdrawn_assumptions_buy_nothing() -> None:
    case = case_of(COUPLED, {"closed": CLOSED})
    theory = Theory(case, "strict", goal_of(RISES, "press"))
    account = account_of(case)
    assert judge(theory, account, withdrawn=frozenset(["closed"])).price is None
    assert judge(theory, account, withdrawn=frozenset(["presses"])).price == 1


def test_a_model_yields_comparative_statics_by_its_signs() -> None:
    mine = {"cost": "mine at 2024-05 > mine at 2024-08"}
    case = case_of({**mine, "same": "yours at 2024-05 = yours at 2024-08"})
    model = tuple(goal_of(t).proposition for t in ("mine raises gain", "yours lowers gain"))
    answer = ask(case, "gain at 2024-05 > gain at 2024-08", "mine", model=model)
    assert members(answer) == [["cost", "same"]]
    assert ask(case_of(mine), "gain at 2024-05 > gain at 2024-08", "mine", model=model).word == (
        "undetermined"
    )


def test_courses_are_compared_with_their_foil() -> None:
    courses = {"go": {"meaning": "go"}, "cancel": {"meaning": "stay", "instead_of": "go"}}
    said = {"harder": "tough at cancel > tough at go", "hurts": "tough lowers help"}
    answer = ask(
        case_of(said, {"closed": CLOSED}, courses=courses),
        "help at cancel < help at go",
        "help",
    )
    assert answer.given == "entailed"


# -- limits and levels -----------------------------------------------------------------------------


def test_undecided_says_which_limit_was_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MAX_CASES", 0)
    answer = ask(case_of({"one": "a > b"}), "a > c")
    assert answer.word == "undecided"
    assert "0 cases" in answer.caveats[0]


def test_filtering_can_win_an_answer() -> None:
    case = case_of({"weakly": {"says": "a < b", "hedge": "weak"}, "firmly": "a > b"})
    theory = Theory(case, "strict", goal_of("a > b"))
    answers = by_level(theory, account_of(case))
    assert answers[Hedge.WEAK].word == "contradictory"
    assert answers[Hedge.MODERATE].word == "entailed"
    assert answers[Hedge.CERTAIN].word == "silent"


# -- properties ------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.lists(bounded, min_size=1, max_size=5), bounded)
def test_every_reason_is_minimal_and_sufficient(said: list[Constraint], goal: Constraint) -> None:
    case = case_of({f"s{i}": str(c) for i, c in enumerate(said)})
    answer = ask(case, str(goal))
    truth = goal_of(str(goal)).proposition
    for reason in answer.reasons:
        against = Not(truth) if reason.forces == "entailed" else truth
        own = [s.proposition for s in reason.statements]
        assert naive(own)
        assert not naive([*own, against])
        assert all(naive([*own[:i], *own[i + 1 :], against]) for i in range(len(own)))
    if naive(said):
        assert (answer.word == "entailed") == (not naive([*said, Not(truth)]))
        assert (answer.word == "excluded") == (not naive([*said, truth]))
