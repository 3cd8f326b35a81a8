"""Y12 on the bundled case: what the figures imply, whether they cohere, what they cannot test."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.period import period
from demarche.questions.flow import Recorded, change, verdict
from demarche.questions.question import Finding, Result, put
from demarche.questions.subject import Subject
from demarche.questions.y12_sanctions import QUESTION, implied
from demarche.worlds.account import View

from .asking import answer, bundled, found, rows, subject

MIX = "88 * export_share(prk, chn) + 39 * (1 - export_share(prk, chn)) > 50"


def figures(case: Case) -> Finding:
    (found, *_) = put(QUESTION, Subject(case, View())).findings
    return found


def with_mix(says: str) -> Case:
    case = bundled()
    mix = case.statements["nk18-mix"].model_copy(update={"says": parse(says)})
    return case.model_copy(update={"statements": {**case.statements, "nk18-mix": mix}})


def test_exports_that_fell_more_pay_for_less_of_the_imports() -> None:
    (row,) = rows(put(QUESTION, subject("strict")), "What one flow still covers of another")
    assert row.cells[2] == "19.7%"  # (1 - 0.88) / (1 - 0.39)
    assert row.footnotes == ("nk18-exports", "nk18-imports")


def test_the_falls_imply_a_share() -> None:
    told = {row.cells[0]: row.cells[2] for row in figures(bundled()).rows}
    assert told[MIX] == "export_share(prk, chn) > 11/49 = 22.45%"
    assert figures(bundled()).note == "All these figures can hold together."


def test_an_impossible_figure_is_flagged() -> None:
    wrong = figures(with_mix(MIX.replace("88", "45")))
    assert wrong.note == "Impossible together: nk18-mix."
    assert "45 * export_share(prk, chn)" in wrong.rows[5].cells[0]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("10 - 4 * x > 2", "x < 2 = 200.00%"),
        ("2 * x = 1", "x = 1/2 = 50.00%"),
        ("x * x > 2", "–"),
        ("x - x > 2", "–"),
        ("x + y > 2", "–"),
        ("x > 2", "–"),
    ],
)
def test_what_a_figure_implies(text: str, bound: str) -> None:
    assert implied(parse(text)) == bound


def test_leakage_is_partial() -> None:
    strict = found("strict")["Y12"]
    assert answer(strict, "leakage(prk) at 2018-08 > 0", "nk-news").word == "entailed"
    assert answer(strict, "leakage(prk) at 2018-08 >= 1", "nk-news").word == "excluded"


def test_figures_for_a_half_year_cannot_test_a_change_inside_it() -> None:
    told = {
        row.footnotes[0]: row for row in rows(found("strict")["Y12"], "What the figures cannot")
    }
    assert told["at23-firmer-then"].cells[1] == "2018-H1"
    assert {"nk18-trade", "nk18-exports"} <= set(told["at23-firmer-then"].footnotes)


def with_trade() -> Result:
    view = View(as_of=dt.date(2018, 9, 30), enabled=frozenset(["reuters-trade", "dispatch-trade"]))
    return put(QUESTION, Subject(bundled(), view))


def test_later_figures_change_the_answer() -> None:
    told = rows(with_trade(), "Levels of a flow")
    assert [row.cells[3] for row in told] == [
        "fell by 5.9%",
        "fell by 10.4%",
        "rose by 13.0%",
        "fell by 4.8%",
    ]
    assert told[-1].footnotes == ("trade-may", "trade-august")
    assert "trade-july" in {
        name for row in rows(with_trade(), "The figures") for name in row.footnotes
    }
    assert not rows(found("strict")["Y12"], "Levels of a flow"), "as of the articles nobody knew"


def test_what_a_recorded_flow_can_test() -> None:
    (row,) = rows(with_trade(), "What the levels")
    assert row.footnotes == ("at23-firmer-then", "trade-may", "trade-august")
    assert row.cells[2].startswith("against it")


@pytest.mark.parametrize(
    ("before", "now", "sign", "words", "speaks"),
    [
        (100, 110, -1, "rose by 10.0%", "for it"),
        (100, 90, -1, "fell by 10.0%", "against it"),
        (100, 90, 1, "fell by 10.0%", "for it"),
        (100, 100, 1, "did not change", "against it"),
        (0, 5, 1, "rose from nothing", "against it"),
    ],
)
def test_a_change_in_words(before: int, now: int, sign: int, words: str, speaks: str) -> None:
    said = subject("strict").said[0]
    one, other = (Recorded(Fraction(amount), period("2018-05"), said) for amount in (before, now))
    assert change(one, other) == words
    assert verdict(sign, one, other).startswith(speaks)


def pivot(case: Case) -> list[str]:
    return [row.cells[0] for row in rows(put(QUESTION, Subject(case, View())), "On whom")]


def test_the_partner_with_most_of_the_trade_is_pivotal_and_moves_with_the_share() -> None:
    case = bundled()
    assert pivot(case) == ["China"]
    told = case.statements["at13-most-trade"]
    for says, expected in (
        ("trade_share(prk, kor) > 1/2", ["South Korea"]),
        ("trade_share(prk, chn) > 1/4", []),
    ):
        other = told.model_copy(update={"says": parse(says)})
        moved = case.model_copy(update={"statements": {**case.statements, told.id: other}})
        assert pivot(moved) == expected
