"""Y14 on the bundled case: forecasts with holder, hedge, condition and resolver."""

from __future__ import annotations

from demarche.case.nouns import Forecast
from demarche.questions.y14_forecasts import condition

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
