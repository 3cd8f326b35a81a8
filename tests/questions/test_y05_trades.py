"""Y5 on the bundled case: the exchange is found by search, and rests on sentences."""

from __future__ import annotations

import re

from demarche.questions.question import Row, put
from demarche.questions.subject import Subject
from demarche.questions.y05_trades import QUESTION, ordinal_case, preferences
from demarche.worlds.account import View

from .asking import bundled, found, rows

NUCLEAR = "Trades in: Talks on North Korea's nuclear weapons"
EXCHANGE = (
    "What North Korea says that it has: the components of the nuclear programme disclosed + "
    "An end of the Korean War: the United States joins both Koreas in declaring the war over"
)


def exchange(coded: tuple[Row, ...]) -> list[Row]:
    return [row for row in coded if row.cells[0] == EXCHANGE]


def test_the_exchange_is_a_trade_without_a_smaller_one_inside() -> None:
    (row,) = exchange(rows(found("generous")["Y5"], NUCLEAR))
    assert row.cells[1] == "no smaller trade inside it"
    assert set(row.footnotes) == {"pref-exchange-usa", "pref-exchange-prk"}


def test_it_goes_with_the_sentences_that_carry_it() -> None:
    view = View(coding="generous").without("pref-exchange-usa", "pref-breakthrough")
    result = put(QUESTION, Subject(bundled(), view))
    assert not exchange(rows(result, NUCLEAR))
    assert not [row for row in rows(result, NUCLEAR) if EXCHANGE in row.cells[0]]
    open_ = [row for row in rows(result, "Trades that") if row.cells[0] == EXCHANGE]
    assert len(open_) == 1
    assert open_[0].cells[1] == "Is the exchange worth it to the United States?"


def test_read_strictly_it_hangs_on_a_comparison() -> None:
    strict = found("strict")["Y5"]
    assert not exchange(rows(strict, NUCLEAR))
    assert len(exchange(rows(strict, "Trades that"))) == 1


def test_at_least_eight_issues_are_searched() -> None:
    subject = Subject(bundled(), View(coding="generous"))
    negotiation = bundled().negotiations["nuclear"]
    case = ordinal_case(subject, negotiation, preferences(subject, negotiation))
    assert len(case.space.issues) >= 8


def test_each_preference_is_a_sentence_or_has_an_owner() -> None:
    case = bundled()
    for row in rows(found("generous")["Y5"], "Trades"):
        assert row.footnotes
        for name in row.footnotes:
            assert name in case.statements or case.assumptions[name].owner


def test_no_trade_is_said_to_enforce_itself() -> None:
    assert "no trade enforces itself" in found("strict")["Y5"].findings[0].note


def test_the_bottom_line_names_the_swap_that_one_comparison_decides() -> None:
    gists = [finding.gist for finding in found("strict")["Y5"].findings if finding.gist]
    assert re.match(r"\d+ of \d+ packages better for all whatever is left open$", gists[0])
    assert gists[1] == (
        "one comparison away: “What North Korea says that it has” with “An end of the Korean War”"
    )
