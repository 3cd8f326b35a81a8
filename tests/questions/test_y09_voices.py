"""Y9 on the bundled case: one party, two voices; blame given and withheld."""

from __future__ import annotations

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y09_voices import QUESTION
from demarche.worlds.account import View

from .asking import bundled, found, rows


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


def drift(case: Case) -> list[str]:
    found = put(QUESTION, Subject(case, View()))
    return [row.cells[2] for row in rows(found, "Words that changed")]


def test_a_quotation_that_lost_its_hedge_is_flagged() -> None:
    case = bundled()
    assert drift(case) == ["a hedge: moderate became certain"]
    cut = case.utterances["visit-after-trade-cut"]
    whole = cut.model_copy(update={"hedge": Hedge.MODERATE})
    kept = case.model_copy(update={"utterances": {**case.utterances, cut.id: whole}})
    assert drift(kept) == ["no hedge"]
    gone = put(QUESTION, Subject(case, View(withdrawn=frozenset({"said-after-trade-cut"}))))
    assert not rows(gone, "Words that changed")
