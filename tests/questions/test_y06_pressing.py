"""Y6 on the bundled case: no stated path to the third party's cost, one to its help."""

from __future__ import annotations

from demarche.case.nouns import Course
from demarche.questions.y06_pressing import in_a_sentence

from .asking import answer, found, reasons, rows

PRESSES = "pressure(chn) at cancel > pressure(chn) at go"
COSTS = "enforcement_help(chn) at cancel < enforcement_help(chn) at go"


def test_no_stated_chain_presses_it() -> None:
    for coding in ("strict", "generous"):
        told = {row.cells[0]: row for row in rows(found(coding)["Y6"], "Stated chains")}
        assert told["pressure(chn)"].cells[1] == "no stated chain leads to it"
    assert answer(found("generous")["Y6"], PRESSES, "nk-news").stated
    assert answer(found("strict")["Y6"], PRESSES, "nk-news").word == "silent"


def test_his_own_sentence_implies_the_opposite() -> None:
    for coding in ("strict", "generous"):
        told = answer(found(coding)["Y6"], COSTS, "trump")
        assert (told.word, told.given, told.price) == ("undetermined", "entailed", 2)
        said, assumed = reasons(told)[0]
        assert said == {"trump-stance-costs-help"}
        assert assumed == {"cancelling-is-hostile", "nothing else raised enforcement_help(chn)"}
        (row,) = (r for r in rows(found(coding)["Y6"], "Stated") if "help" in r.cells[0])
        assert row.cells[2] == "lowers"
        assert row.footnotes == ("trump-stance-costs-help",)


def test_the_course_comes_first() -> None:
    texts = [came.asked.text for came in found("strict")["Y6"].responses]
    assert texts == [
        "If the president calls the trip off, does that press China?",
        "If the president calls the trip off, does that cost the help of China?",
    ]


def test_a_name_keeps_its_capital() -> None:
    assert in_a_sentence(Course(id="x", meaning="Ash leaves")) == "Ash leaves"
    assert in_a_sentence(Course(id="x", meaning="A party leaves")) == "a party leaves"
