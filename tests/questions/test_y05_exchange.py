"""Y5 over time, on the bundled case: who moves first, where it breaks, what could open it."""

from __future__ import annotations

from functools import lru_cache

from demarche.case.nouns import Case
from demarche.questions.question import Finding, Row
from demarche.questions.subject import Subject
from demarche.questions.y05_trades import finds
from demarche.worlds.account import View

from .asking import bundled, found, rows
from .test_y05_trades import EXCHANGE

ORDER = "In which order to exchange, in: Talks on North Korea's nuclear weapons"
SEEN = "What has to be verified, in: Talks on North Korea's nuclear weapons"
OPENINGS = "The smallest first steps, in: Talks on North Korea's nuclear weapons"


@lru_cache
def ways(case: Case | None = None) -> dict[str, Row]:
    """Return the ways of the exchange by who moves first."""
    subject = Subject(case or bundled(), View(coding="generous"))
    coded: list[Finding] = list(finds(subject))
    (finding,) = (f for f in coded if f.title == ORDER)
    return {row.cells[1]: row for row in finding.rows if row.cells[0] == EXCHANGE}


def test_who_gives_what_cannot_be_taken_back_does_not_move_first() -> None:
    row = ways()["North Korea"]
    assert row.cells[2].endswith("breaks")
    assert row.cells[3] == (
        "at step 2: the United States would keep what it was given, by usa-holds-back-end-of-war"
    )
    assert "usa-holds-back-end-of-war" in row.footnotes


def test_whether_the_other_can_move_first_hangs_on_what_nobody_says() -> None:
    assert "nobody says whether" in ways()["the United States"].cells[3]


def test_said_to_be_reversible_it_holds_and_irreversible_it_breaks() -> None:
    case = bundled()
    for reversible, told in ((True, "nowhere"), (False, "would keep what it was given")):
        issue = case.issues["end_of_war"].model_copy(update={"reversible": reversible})
        changed = case.model_copy(update={"issues": {**case.issues, "end_of_war": issue}})
        subject = Subject(changed, View(coding="generous"))
        (row,) = (
            row
            for finding in finds(subject)
            if finding.title == ORDER
            for row in finding.rows
            if row.cells[:2] == (EXCHANGE, "the United States")
        )
        assert told in row.cells[3]


def test_at_once_it_breaks_and_through_the_go_between_it_holds() -> None:
    at_once, held = ways()["nobody: all at the same time"], None
    assert "breaks" in at_once.cells[2]
    (held,) = (row for mover, row in ways().items() if "holds each step" in mover)
    assert "South Korea" in held.cells[1]
    assert held.cells[3] == "nowhere"
    assert set(held.footnotes) == {"pref-exchange-prk", "pref-exchange-usa"}


def test_what_costs_its_giver_has_to_be_verified() -> None:
    told = {row.cells[:2]: row for row in rows(found("generous")["Y5"], SEEN)}
    for part, giver in zip(
        EXCHANGE.split(" + "), ("North Korea", "the United States"), strict=True
    ):
        row = told[part, giver]
        assert row.cells[2].startswith("yes")
        assert row.footnotes


def test_the_smallest_first_steps_name_the_favoured_one_and_what_seoul_would_carry() -> None:
    told = {row.cells[0]: row for row in rows(found("generous")["Y5"], OPENINGS)}
    (process,) = (row for step, row in told.items() if "a process that would lead" in step)
    assert process.cells[3] == "something: it cannot be taken back"
    (carried,) = (row for step, row in told.items() if "Seoul carries" in step)
    assert carried.cells[1] == "North Korea"
    assert "pref-moving" in carried.footnotes
    assert not any("components of the nuclear programme" in step for step in told)
    assert all(row.footnotes for row in told.values())
