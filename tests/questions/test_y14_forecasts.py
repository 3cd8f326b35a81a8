"""Y14 on the bundled case: forecasts with holder, hedge, condition and resolver."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from demarche.case.nouns import Forecast
from demarche.questions.question import Result, put
from demarche.questions.settled import brier, with_and_without
from demarche.questions.subject import Subject
from demarche.questions.y14_forecasts import QUESTION, condition
from demarche.worlds.account import View

from .asking import bundled, found, rows


def test_each_forecast_can_be_settled() -> None:
    told = rows(found("generous")["Y14"], "Forecasts")
    assert len(told) >= 10
    for row in told:
        assert row.cells[2].endswith(")"), "who says so, how strongly"
        assert row.cells[5] in {f.resolver for f in bundled().forecasts.values()}


def test_soonest_first_and_hedges_kept() -> None:
    told = rows(found("strict")["Y14"], "Forecasts")
    days = [row.cells[4] for row in told]
    assert days == sorted(days)
    potent = {row.footnotes: row.cells[1] for row in told if "as potent" in row.cells[0]}
    assert potent == {("fc-potent",): "open", ("fc-potent-narang",): "unlikely"}


def test_a_condition_stays_attached() -> None:
    told = {row.footnotes: row for row in rows(found("strict")["Y14"], "Forecasts")}
    assert told[("fc-offer",)].cells[3] == "Kim comes to New York"


def test_nobody_is_given_a_condition_of_another() -> None:
    told = {row.footnotes[0]: row for row in rows(found("strict")["Y14"], "Forecasts")}
    assert told["fc-success"].cells[3] == "no clear policy and no joint effort"
    assert told["fc-confident"].cells[3] == "none"


def test_a_condition_told_of_by_several_is_the_forecasts_own() -> None:
    forecast = Forecast(id="f", title="Rain", condition="wind turns")
    assert condition(forecast, shared=False) == "wind turns"
    assert "does not say whose" in condition(forecast, shared=True)
    assert condition(Forecast(id="f", title="Rain"), shared=True) == "none"


# -- settled and scored ---------------------------------------------------------------------------

LATER = frozenset({"later-record", "dispatch-later"})


@lru_cache
def later(*gone: str) -> Result:
    view = View(coding="generous", enabled=LATER, withdrawn=frozenset(gone))
    return put(QUESTION, Subject(bundled(), view))


def so_far(result: Result) -> dict[str, str]:
    return {row.footnotes[0]: row.cells[6] for row in rows(result, "Forecasts")}


def test_before_the_later_record_nothing_is_settled_and_nothing_scored() -> None:
    assert set(so_far(found("generous")["Y14"]).values()) == {"open"}
    assert not rows(found("generous")["Y14"], "How the forecasts fared")


def test_the_later_record_settles_some() -> None:
    told = so_far(later())
    assert told["fc-xi"] == told["fc-un"] == told["fc-see-soon"] == "did not come true"
    assert told["fc-near"] == told["fc-resume"] == told["fc-hold"] == "came true"
    assert told["fc-success"] == "open"


def test_a_stated_precondition_was_broken() -> None:
    assert so_far(later())["fc-after-trade"] == "did not come true"
    assert so_far(later("later-trade"))["fc-after-trade"] == "open"


def test_where_its_condition_was_not_met_a_forecast_is_void_and_not_scored() -> None:
    told = so_far(later())
    assert told["fc-offer"] == told["fc-thinks"] == "void: its condition was not met"
    scored = {n for r in rows(later(), "How the forecasts fared") for n in r.footnotes}
    assert "fc-offer" not in scored


def test_scores_go_by_words_and_by_their_owners_table() -> None:
    (finding,) = (f for f in later().findings if f.title.startswith("How the forecasts fared"))
    assert finding.box == "the analyst"
    table = {row.cells[0]: row.cells[1:] for row in finding.rows}
    assert table["expected, moderate"] == ("0.6 to 0.8", "3", "1", "0.25 to 0.48")
    assert not rows(later("words-of-chance"), "How the forecasts fared")


def test_who_says_the_opposite_of_what_came_scores_worst() -> None:
    assert brier((1, 1), False) == (1, 1)
    assert brier((1, 1), True) == (0, 0)
    assert brier((0.5, 0.5), True) == brier((0.5, 0.5), False) == (0.25, 0.25)


chances = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: (min(pair), max(pair)))


@given(chances, st.booleans(), st.floats(0, 1))
def test_every_chance_in_the_range_scores_inside_the_band(
    claimed: tuple[float, float], came: bool, at: float
) -> None:
    low, high = claimed
    best, worst = brier(claimed, came)
    assert best - 1e-12 <= ((low + at * (high - low)) - came) ** 2 <= worst + 1e-12


# -- what a forecast hangs on -------------------------------------------------------------------


def test_likelier_with_what_helps_it() -> None:
    told = {r.footnotes[0]: r.cells for r in rows(found("generous")["Y14"], "What a forecast")}
    assert told["fc-resume"][-1] == "likelier with it than without"
    assert told["fc-offer"][-1] == "without it the forecast says nothing"
    (helped,) = rows(found("generous")["Y14"], "With what helps a forecast")
    assert helped.cells[3:] == ("0.35 or more", "0.65 or less")


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_chance_lies_between_that_with_and_that_without(
    helped: float, other: float, comes: float
) -> None:
    given, missing = max(helped, other), min(helped, other)
    overall = comes * given + (1 - comes) * missing
    with_it, without_it = with_and_without((overall, overall))
    assert with_it[0] <= given + 1e-12
    assert without_it[1] >= missing - 1e-12
