from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.case.proposition import Comparison
from demarche.worlds.answer import judge
from demarche.worlds.chart import Chart, settle
from demarche.worlds.theory import Theory

from .cases import account_of, case_of, goal_of
from .strategies import with_numbers

plain = with_numbers.filter(lambda c: c.comparator != "!=")


@settings(max_examples=200, deadline=None)
@given(st.lists(plain, min_size=1, max_size=6), with_numbers)
def test_agrees_with_the_whole_search(said: list[Comparison], goal: Comparison) -> None:
    case = case_of({f"s{i}": str(c) for i, c in enumerate(said)})
    account = account_of(case)
    asked = goal_of(str(goal))
    chart = Chart(account)
    found = chart.ask(asked)
    whole = judge(Theory(case, "strict", asked), account)
    if not chart.consistent:
        assert found.word == "undecided"
        return
    assert found.word == whole.word
    if found.reasons:
        shortest = min(len(r.statements) for r in whole.reasons)
        assert found.reasons[0].members in {r.members for r in whole.reasons}
        assert goal.comparator in ("=", "!=") or len(found.reasons[0].statements) == shortest


hedges = st.sampled_from([h for h in Hedge if h])
bridged = st.lists(with_numbers, max_size=1)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(with_numbers, hedges), min_size=1, max_size=6), bridged, with_numbers)
def test_what_is_settled_by_the_chart_is_what_is_judged(
    said: list[tuple[Comparison, Hedge]], supposed: list[Comparison], goal: Comparison
) -> None:
    statements = {f"s{i}": {"says": str(c), "hedge": str(h)} for i, (c, h) in enumerate(said)}
    case = case_of(statements, {f"b{i}": str(c) for i, c in enumerate(supposed)})
    account = account_of(case)
    asked = goal_of(str(goal))
    found = settle(case, "strict", account, asked, Chart(account))
    whole = judge(Theory(case, "strict", asked), account)
    assert (found.word, found.given, found.level) == (whole.word, whole.given, whole.level)
    assert {r.members for r in found.reasons} <= {r.members for r in whole.reasons}


def test_the_chart_climbs_by_the_surest_way() -> None:
    said = {
        "short": {"says": "a < c", "hedge": "weak"},
        "low": {"says": "a < b", "hedge": "strong"},
        "high": {"says": "b < c", "hedge": "moderate"},
    }
    (reason,) = Chart(account_of(case_of(said))).ask(goal_of("a < c")).reasons
    assert (reason.members, reason.level) == ({"low", "high"}, Hedge.MODERATE)


def test_a_thousand_orders_and_a_shortest_way() -> None:
    said = {f"s{i}": f"x{i} < x{i + 1}" for i in range(1000)}
    said["short"] = "x0 <= x900"
    chart = Chart(account_of(case_of(said)))
    answer = chart.ask(goal_of("x0 < x910"))
    assert answer.word == "entailed"
    assert len(answer.reasons[0].statements) == 11


@pytest.mark.parametrize(
    ("said", "goal", "caveat"),
    [
        ({"one": "a > b", "two": "b > a"}, "a > c", "contradicts itself"),
        ({"one": "a > b or a > c"}, "a > c", "1 statements are no plain orders"),
        ({"one": "a > b"}, "a + b > c", "arithmetic"),
    ],
)
def test_what_is_in_the_way_is_said(said: dict[str, str], goal: str, caveat: str) -> None:
    answer = Chart(account_of(case_of(said))).ask(goal_of(goal))
    assert answer.word == "undecided"
    assert caveat in answer.caveats[0]


def test_connected_parts_and_closure_agree_on_many_points() -> None:
    """More points than the closure is tried first for."""
    dice = random.Random(5)
    said = {}
    for i in range(700):
        low, high = sorted(dice.sample(range(600), 2))
        said[f"s{i}"] = f"x{low} {dice.choice(['<', '<='])} x{high}"
    said |= {"up": "x5 < x300", "on": "x300 <= x599"}
    case = case_of({**said, "if": "x0 < x1 implies x2 < x3"})
    theory = Theory(case, "strict", goal_of("x5 < x599"))
    answer = judge(theory, account_of(case))
    chart = Chart(account_of(case_of(said)))
    assert chart.ask(goal_of("x5 < x599")).word == answer.word == "entailed"
    torn = case_of({**said, "back": "x599 < x5"})
    torn_answer = judge(Theory(torn, "strict", goal_of("x5 < x599")), account_of(torn))
    assert torn_answer.word == "contradictory"
    assert all("back" in conflict.members for conflict in torn_answer.conflicts)
