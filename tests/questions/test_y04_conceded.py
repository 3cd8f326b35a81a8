"""Y4 on the bundled case: the ledger, deeds apart from words, judgements with their holders."""

from __future__ import annotations

import pytest

from demarche.case.nouns import Coding
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y04_conceded import QUESTION
from demarche.worlds.account import View

from .asking import bundled, found, rows


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_the_site_was_pledged_begun_partly_done_and_stalled(coding: Coding) -> None:
    given = rows(found(coding)["Y4"], "Given by North Korea")
    (site,) = (row for row in given if "Sohae" in row.cells[0])
    steps = [step.split()[0] for step in site.cells[2].split(" → ")]
    assert steps == ["pledged", "begun", "partial", "stalled"]
    assert site.cells[1] == "stalled"


@pytest.mark.parametrize("coding", ["strict", "generous"])
def test_symbolic_are_three_items_and_by_one_source(coding: Coding) -> None:
    given = rows(found(coding)["Y4"], "Given by North Korea")
    symbolic = [row for row in given if "symbolic" in row.cells[3]]
    assert len(symbolic) == 3
    for row in symbolic:
        assert row.cells[3] == ", ".join(
            f"{word} (NK News)" for word in ("symbolic", "limited", "reversible")
        )


def test_six_items_and_more_were_given_or_pledged() -> None:
    given = rows(found("strict")["Y4"], "Given by North Korea")
    assert len([row for row in given if row.cells[1] != "proposed"]) == 6
    deeds = [row.cells[1] for row in given if row.cells[1] not in ("pledged", "proposed")]
    assert deeds == [row.cells[1] for row in given][: len(deeds)], "deeds come first"


def test_a_vague_date_is_no_date_of_its_own() -> None:
    given = rows(found("strict")["Y4"], "Given by North Korea")
    (site,) = (row for row in given if "Sohae" in row.cells[0])
    assert "partial at some time up to 2018-08-27 → stalled during" in site.cells[2]
    assert " by 2018" not in "".join(row.cells[2] for row in given)


def test_every_side_has_its_ledger() -> None:
    titles = {finding.title for finding in found("strict")["Y4"].findings}
    givers = {pledge.by for pledge in bundled().pledges.values()}
    named = {f"Given by {bundled().parties[party].in_a_sentence}" for party in givers}
    assert {title for title in titles if title.startswith("Given by")} == named


WORK = "Work towards complete denuclearization, signed in Singapore"


def words(*gone: str) -> dict[str, str]:
    view = View(withdrawn=frozenset(gone))
    found = put(QUESTION, Subject(bundled(), view))
    return {r.cells[0]: r.cells[2] for r in rows(found, "Words of North Korea")}


def test_nothing_would_show_a_vague_word_kept_or_broken() -> None:
    assert words()[WORK].startswith("nothing named would show it")
    assert words("denuc-vague")[WORK] == "as far as it is worded"


def test_a_deed_is_no_word() -> None:
    given = {r.cells[0]: r.cells[1] for r in rows(found("strict")["Y4"], "Given by North Korea")}
    assert not words().keys() & {item for item, now in given.items() if now in ("begun", "done")}
