"""Y7 on the bundled case: the precondition, who holds the key, and what two accounts settle."""

from __future__ import annotations

from .asking import answer, found, reasons, rows

WAITS = "visit_date(usa, prk) >= settlement_date(usa, chn)"
SOON = "visit_date(usa, prk) <= soon"


def test_the_visit_waits_for_trade() -> None:
    for coding in ("strict", "generous"):
        told = answer(found(coding)["Y7"], WAITS, "trump")
        assert (told.word, told.stated) == ("entailed", True)
    assert answer(found("generous")["Y7"], WAITS, "examiner").word == "entailed"


def test_two_sentences_of_two_accounts_settle_that_it_is_not_near() -> None:
    told = answer(found("generous")["Y7"], SOON, "sources")
    assert (told.word, told.price) == ("excluded", 0)
    assert reasons(told)[0] == ({"at25-no-settlement", "ex06-after-trade"}, set())
    for member in ("atlantic", "examiner"):
        alone = answer(found("generous")["Y7"], SOON, member)
        assert alone.word not in ("entailed", "excluded")
    strict = answer(found("strict")["Y7"], SOON, "everyone")
    assert reasons(strict)[0] == ({"at25-no-settlement", "trump-after-trade"}, set())


def test_the_other_negotiation_holds_the_key() -> None:
    (row, *_) = rows(found("strict")["Y7"], "Preconditions")
    assert row.cells[1:] == ("the United States and China", "stated, so breakable")
    assert row.footnotes == ("trump-after-trade",)


def test_soon_is_somebodys_word() -> None:
    first, *_ = found("strict")["Y7"].responses
    assert first.asked.text.endswith(
        "come soon (by the 'soon' of NK News and The Atlantic, reprinted by Defense One)?"
    )
