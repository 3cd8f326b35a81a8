"""Y3 on the bundled case: levels apart from changes, accounts apart from each other."""

from __future__ import annotations

from .asking import answer, found, rows


def test_weak_by_one_account_and_stronger_than_before_by_another() -> None:
    told = {(row.cells[1], row.cells[2]): row for row in rows(found("strict")["Y3"], "What each")}
    weak, stronger = told["weakness(prk)", "level"], told["position(prk)", "change"]
    assert weak.cells[0] != stronger.cells[0]
    assert weak.footnotes == ("nk17-weak",)
    assert stronger.footnotes == ("narang-stronger",)
    fell = "position(prk) at 2018-08 < position(prk) at 2018-05"
    assert answer(found("strict")["Y3"], fell, "narang").word == "excluded"


def test_pressure_by_account() -> None:
    fell = "pressure(prk) at 2018-08 < pressure(prk) at 2018-05"
    generous = found("generous")["Y3"]
    assert answer(generous, fell, "nk-news").word == "excluded"
    assert answer(generous, fell, "atlantic").given == "entailed"
    assert answer(found("strict")["Y3"], fell, "nk-news").price == 2


def test_an_open_sentence_is_no_part_of_it() -> None:
    cited = {name for row in rows(found("strict")["Y3"], "What each") for name in row.footnotes}
    assert "nk19-mounts-s" not in cited
    assert "nk16-unclear" not in cited


def test_pressure_lies_on_somebody() -> None:
    texts = [came.asked.text for came in found("strict")["Y3"].responses]
    assert "Did the pressure on North Korea fall between 2018-05 and 2018-08?" in texts
    assert "Did the waiting cost of North Korea fall between 2018-05 and 2018-08?" in texts
