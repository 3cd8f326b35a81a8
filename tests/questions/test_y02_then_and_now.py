"""Y2 on the bundled case: two differences, each with its sentence and sign."""

from __future__ import annotations

from .asking import answer, found, reasons, rows, subject

LESS = "potency(usa, prk) at 2018-08 < potency(usa, prk) at 2018-05"


def test_who_says_that_it_achieved_less() -> None:
    result = found("generous")["Y2"]
    expert = answer(result, LESS, "narang")
    assert (expert.word, expert.stated) == ("entailed", True)
    analysis = answer(result, LESS, "atlantic")
    assert (analysis.word, analysis.given, analysis.price) == ("undetermined", "entailed", 1)
    (_, assumed), *_ = reasons(analysis)
    assert assumed == {"nothing else raised potency(usa, prk)"}
    assert answer(result, LESS, "examiner").given == "silent"


def test_read_strictly_nobody_says_it() -> None:
    result = found("strict")["Y2"]
    assert answer(result, LESS, "atlantic").given == "undetermined"
    assert answer(result, LESS, "narang").word == "silent"


def test_the_two_differences_stand_with_sentence_and_sign() -> None:
    told = {row.cells[0]: row for row in rows(found("generous")["Y2"], "Differences")}
    wish, firmness = told["meeting_wish(prk) fell"], told["firmness(prk) fell"]
    assert wish.footnotes[:2] == ("at23-thirst-fell", "at23-thirst-helps")
    assert "lowers potency(usa, prk)" in wish.cells[2]
    assert firmness.footnotes[0] == "at23-firmer-then"
    assert "lowers potency(usa, prk)" in firmness.cells[2]
    assert firmness.footnotes[1] == "at23-firmness-helps"
    drift = told["engagement(chn) rose"]
    assert {"at23-china-drifts", "at23-china-loosens"} <= set(drift.footnotes)


def test_read_strictly_no_difference_explains() -> None:
    strict = rows(found("strict")["Y2"], "Differences")
    assert {row.cells[2] for row in strict} == {"not said"}
    assert "firmness(prk) fell" in {row.cells[0] for row in strict}
    assert {row.cells[3] for row in strict} == {"nothing"}


def test_whose_coupling_it_takes_is_said() -> None:
    generous = rows(found("generous")["Y2"], "Differences")
    (firmness,) = (row for row in generous if row.cells[0] == "firmness(prk) fell")
    assert firmness.cells[1] == "The Atlantic, reprinted by Defense One (strong)"
    assert firmness.cells[2] == "lowers potency(usa, prk) by firmness(prk) → potency(usa, prk)"
    assert firmness.cells[3] == (
        "lowers waiting_cost(prk) by firmness(prk) → pressure(prk) → waiting_cost(prk) "
        "(firmness(prk) → pressure(prk) is of NK News, "
        "pressure(prk) → waiting_cost(prk) is of NK News)"
    )


def test_no_row_is_of_two_accounts() -> None:
    for row in rows(found("generous")["Y2"], "Differences"):
        own = {
            said.id
            for said in subject("generous").said
            if row.cells[1].startswith(
                tuple(subject("generous").name(h) for h in subject("generous").holders[said.id])
            )
        }
        assert row.footnotes[0] in own
        if row.cells[3] == "nothing":
            assert set(row.footnotes) <= own
