"""Y11 on the bundled case: help exactly where there is a deal at the top and none below."""

from __future__ import annotations

from .asking import answer, found, reasons, rows

HELPS = "summit_help(usa, prk) > 0"
WORSE = "summit_value(usa, prk) < status_quo_value(usa, prk)"


def test_it_helps_by_one_account() -> None:
    told = answer(found("generous")["Y11"], HELPS, "nk-news")
    assert (told.word, told.price) == ("entailed", 0)
    assert reasons(told)[0] == ({"nk06-lower-failed", "nk32-summits-help"}, set())
    strict = answer(found("strict")["Y11"], HELPS, "nk-news")
    assert (strict.word, strict.given, strict.price) == ("silent", "entailed", 3)
    assert answer(found("strict")["Y11"], HELPS, "atlantic").given == "silent"


def test_objection_and_rebuttal_stand_side_by_side() -> None:
    generous = found("generous")["Y11"]
    assert answer(generous, WORSE, "objectors").word == "entailed"
    assert answer(generous, WORSE, "nk-news").word == "excluded"
    assert answer(generous, WORSE, "everyone").word == "contradictory"


def test_the_truth_table() -> None:
    table = {row.cells[:2]: row.cells[2] for row in rows(found("strict")["Y11"], "What a summit")}
    assert table["yes", "no"] == "adds the deal"
    assert table["yes", "yes"].startswith("adds nothing")
    assert "cost" in table["no", "no"]


def test_what_was_announced_and_taken_back_is_told_with_its_sentences() -> None:
    told = rows(found("strict")["Y11"], "Announcements that were taken back")
    assert any("trip" in row.cells[0] for row in told)
    assert all(row.footnotes for row in told)


def test_conceding_to_officials_pays_below_a_threshold() -> None:
    told = [row.cells for row in rows(found("strict")["Y11"], "When it pays")]
    assert told == [("25%", "75%"), ("50%", "50%"), ("75%", "25%")]
