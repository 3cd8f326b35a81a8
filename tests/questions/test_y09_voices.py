"""Y9 on the bundled case: one party, two voices; blame given and withheld."""

from __future__ import annotations

from .asking import found, rows


def test_agent_and_principal_are_a_day_apart() -> None:
    voices = rows(found("strict")["Y9"], "One party")
    (trip,) = (row for row in voices if "trip" in row.cells[1])
    assert trip.cells[2].startswith("Mike Pompeo")
    assert trip.cells[3].startswith("Donald Trump")
    assert trip.cells[4] == "1 day"
    assert trip.footnotes == ("said-goes", "said-not-now")


def test_the_claim_of_june_stands_against_the_admission_of_august() -> None:
    voices = rows(found("strict")["Y9"], "One party")
    assert any(set(row.footnotes) == {"said-eliminated", "said-insufficient"} for row in voices)


def test_not_blaming_is_a_finding() -> None:
    blame = {row.cells[:2]: row.cells[3] for row in rows(found("strict")["Y9"], "Who blames")}
    assert blame["Donald Trump", "China"] == "yes"
    assert blame["Donald Trump", "North Korea"] == "expressly not"
