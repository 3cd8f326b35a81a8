"""Y10 on the bundled case: what is open to the go-between, and what pulls it."""

from __future__ import annotations

from .asking import found, rows


def test_two_options_besides_staying_put() -> None:
    told = rows(found("strict")["Y10"], "What is open to South Korea")
    chosen = {row.cells[1]: row.cells[2] for row in told if row.cells[0] == "to choose"}
    assert sorted(chosen.values()) == ["as things stand", "open", "open"]
    assert any("second summit" in option for option in chosen)


def test_the_way_back_has_a_condition() -> None:
    told = rows(found("strict")["Y10"], "What is open to South Korea")
    (back,) = (row for row in told if row.footnotes == ("fc-resume",))
    assert "second summit" in back.cells[3]


def test_it_has_to_balance() -> None:
    pulls = {row.footnotes for row in rows(found("generous")["Y10"], "What pulls South Korea")}
    assert ("nk24-trade-off",) in pulls


def test_it_could_carry_a_small_concession() -> None:
    told = rows(found("generous")["Y10"], "Small steps that South Korea could carry")
    (carried,) = (row for row in told if "Seoul carries" in row.cells[0])
    assert carried.cells[1] == "North Korea"
    assert "pref-moving" in carried.footnotes
