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
