"""A draft is a case that passes; its statements point at words, and are marked as proposals."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from demarche.case.check import check
from demarche.case.period import Period, period
from demarche.case.read import read_case
from demarche.errors import CaseError
from demarche.reading.item import Item, Kind
from demarche.reading.reader import Found, OwnReader
from demarche.record.draft import Names, _opening, write_draft
from demarche.record.folder import read_folder
from demarche.record.store import Store

TEXTS = {
    "2021-03-03 Visit.txt": "Kari Dahl of Norway visited Iceland on 3 March 2021.",
    "no.txt": "Norway's minister, Kari Dahl, may visit Iceland again, the paper was told.",
    "copy of no.txt": "Norway's minister, Kari Dahl, may visit Iceland again, the PAPER was told.",
}


class Visits:
    """A reader that finds one visit and who makes it."""

    name = "visits"

    def __call__(self, text: str, *, publication: Period | None) -> Found:
        at = text.index("visit")
        dahl = text.index("Kari Dahl")
        who = [{"id": "kari-dahl", "name": "Kari Dahl", "country": "NOR", "words": "Kari Dahl"}]
        whom = [{"id": "ISL", "name": "Iceland", "country": "ISL", "words": "Iceland"}]
        planned = "may" in text
        return Found(
            (
                self.actor("person", "kari-dahl", "Kari Dahl", "NOR", dahl),
                self.actor("country", "NOR", "Norway", "NOR", text.index("Norway")),
                self.actor("country", "ISL", "Iceland", "ISL", text.index("Iceland")),
                Item(
                    Kind.EVENT,
                    ((at, at + 5), (text.index("Iceland"), text.index("Iceland") + 7)),
                    "CONSULT",
                    ("kari-dahl",),
                    ("ISL",),
                    when=None if planned else period("2021-03-03"),
                    status="hypothetical" if planned else "realised",
                    certainty="weak" if planned else "certain",
                    rule="visit",
                    details={"mode": "visit", "lemma": "visit", "source": who, "target": whom},
                ),
            )
        )

    @staticmethod
    def actor(kind: str, identifier: str, name: str, country: str, at: int) -> Item:
        details = {"name": name, "country": country, "roles": []}
        span = (at, at + len(name))
        return Item(Kind.ACTOR, (span,), kind, (identifier,), details=details)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    coverage = tmp_path / "coverage"
    coverage.mkdir()
    for name, text in TEXTS.items():
        (coverage / name).write_text(text)
    made = Store(tmp_path / "record.sqlite")
    read_folder(coverage, made, Visits())
    return made


def test_a_draft_is_a_case_without_a_fault_whose_words_are_found(
    store: Store, tmp_path: Path
) -> None:
    path = write_draft(store, tmp_path / "case", title="A visit")
    assert [str(problem) for problem in check(path) if not problem.note] == []
    case = read_case(path)
    assert {party.name for party in case.parties.values()} == {"Norway", "Iceland"}
    (person,) = case.people.values()
    assert (person.name, case.parties[person.of or ""].name) == ("Kari Dahl", "Norway")
    assert sorted(
        str(statement.says).split(" is ")[1] for statement in case.statements.values()
    ) == [
        "hypothetical",
        "hypothetical",
        "realised on 2021-03-03",
    ]
    assert all("proposed" in statement.note for statement in case.statements.values())


def test_a_copy_restates_and_an_undated_source_says_so(store: Store, tmp_path: Path) -> None:
    case = read_case(write_draft(store, tmp_path / "case", title="A visit"))
    restating = [source for source in case.sources.values() if source.restates]
    assert len(restating) == 1
    assert all("published" in source.note for source in case.sources.values())


def test_a_draft_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "notes.txt").write_text("mine")
    with pytest.raises(CaseError, match="not an empty folder"):
        write_draft(store, tmp_path / "case", title="A visit")


def test_a_record_of_nothing_gives_an_empty_draft(tmp_path: Path) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        path = write_draft(store, tmp_path / "case", title="Nothing")
    assert yaml.safe_load(path.read_text())["statements"] == {}
    assert [problem for problem in check(path) if not problem.note] == []


def test_a_title_is_too_short_to_be_a_copy() -> None:
    long = "return what it claims are remains of soldiers killed in the war"
    assert _opening(long) == "return what it claims are remains …"
    assert _opening("a  new\ncanteen") == "a new canteen"
    assert _opening("") == ""


def test_names_are_given_once_and_can_stand_in_propositions() -> None:
    names = Names(["usa"])
    given = [names.new(wanted) for wanted in ("USA", "USA", "000 text", "is", "Ø", "a b")]
    assert given == ["usa-2", "usa-3", "x-000-text", "x-is", "x", "a-b"]


def test_pledges_are_drafted_with_each_stage_and_its_words(tmp_path: Path) -> None:
    coverage = tmp_path / "coverage"
    coverage.mkdir()
    text = (
        "Norway pledged to cut its quota if Iceland opened its ports. Norway suspended the cut."
        " The liberals vowed to lower the tax."
    )
    (coverage / "2021-03-03 Quota.txt").write_text(text)
    with Store(tmp_path / "record.sqlite") as store:
        read_folder(coverage, store, OwnReader())
        path = write_draft(store, tmp_path / "case", title="A quota")
    assert [str(problem) for problem in check(path) if not problem.note] == []
    case = read_case(path)
    quota, tax = case.pledges.values()
    assert (quota.title, quota.by, quota.kind) == ("cut its quota", "nor", "pledge")
    assert quota.condition == "if Iceland opened its ports"
    assert case.parties[tax.by].kind == "group"
    said = [str(statement.says) for statement in case.statements.values()]
    assert [one for one in said if one.startswith("pledge(nor")] == [
        "pledge(nor, nor-cut-its-quota) is pledged",
        "pledge(nor, nor-cut-its-quota) is suspended",
    ]
