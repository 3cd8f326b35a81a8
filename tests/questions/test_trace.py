"""The trace table: the page is up to date, and the check of a row can fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.bargaining.direction import named
from demarche.case.read import read_case
from demarche.errors import CaseError, InputError
from demarche.questions.subject import Subject
from demarche.questions.trace.check import Checked, Checker, exists
from demarche.questions.trace.mechanism import FILE_NAME, Mechanism, read_table
from demarche.questions.trace.page import page
from demarche.questions.y02_then_and_now import finds
from demarche.sources.words import shingles, spellings
from demarche.worlds.account import View
from tests.questions.asking import EXAMPLES

FOLDER = EXAMPLES / "us-north-korea-2018"
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "mechanisms.md"
CASE = read_case(FOLDER)
TABLE = read_table(FOLDER / FILE_NAME)
BY_ID = {mechanism.id: mechanism for mechanism in TABLE}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(CASE, ROOT / "tests")


@pytest.fixture(scope="module")
def rows(checker: Checker) -> list[Checked]:
    return [checker.check(mechanism) for mechanism in TABLE]


# -- the table ----------------------------------------------------------------------------------


def test_the_page_is_what_the_table_and_the_case_give(rows: list[Checked]) -> None:
    hint = "python -m demarche.questions.trace examples/us-north-korea-2018"
    assert PAGE.read_text(encoding="utf-8") == page(rows), f"write it anew with: {hint}"


def test_the_61_stand_in_order() -> None:
    assert [m.id for m in TABLE] == [f"M{number:02}" for number in range(1, 62)]
    assert len({m.title for m in TABLE}) == 61


def test_what_does_not_work_says_what_is_missing(rows: list[Checked]) -> None:
    assert all(row.works == (not row.missing) for row in rows)
    stale = [r.mechanism.id for r in rows if any(m.startswith("no function") for m in r.missing)]
    assert stale == []
    stale = [r.mechanism.id for r in rows if any(m.startswith("no test ") for m in r.missing)]
    assert [i for i in stale if BY_ID[i].tests] == []


def test_no_nine_words_running_of_an_article_stand_in_the_table() -> None:
    seeds = ROOT.parent / "shared" / "seeds"
    articles = sorted(seeds.glob("*.txt"))
    if not articles:
        pytest.skip("the articles are not at hand")
    theirs = frozenset().union(*(shingles(spellings(a.read_text("utf-8")), 9) for a in articles))
    for path in (FOLDER / FILE_NAME, PAGE):
        assert not shingles(spellings(path.read_text("utf-8")), 9) & theirs


# -- the check can fail -------------------------------------------------------------------------


def test_a_row_that_works_works_for_its_own_reasons(checker: Checker) -> None:
    assert checker.check(BY_ID["M01"]).statements == ("nk01-inadequate", "nk01-rule")
    assert checker.check(BY_ID["M01"]).works


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"shown": ("Y14",)}, "Y14 is the same without its statements"),
        ({"shown": ("Y1", "Y14")}, "Y14 is the same without its statements"),
        ({"shown": ()}, "shown nowhere"),
        ({"at": ("nk-news L2",)}, "no statement of the case"),
        ({"about": ("blame",)}, "no statement of the case"),
        ({"tests": ()}, "no test of the direction"),
        ({"tests": ("nowhere.py::test_it",)}, "no test nowhere.py::test_it"),
        (
            {"tests": ("questions/test_trace.py::test_nothing",)},
            "no test questions/test_trace.py::test_nothing",
        ),
        ({"does": ("questions.nowhere.asks",)}, "no function questions.nowhere.asks"),
        ({"lacks": "half of it"}, "half of it"),
    ],
)
def test_whatever_is_missing_is_found(
    checker: Checker, change: dict[str, tuple[str, ...]], missing: str
) -> None:
    assert missing in checker.check(replace(BY_ID["M01"], **change)).missing


def test_a_display_must_exist(checker: Checker) -> None:
    with pytest.raises(InputError, match="'Y16' is no display"):
        checker.check(replace(BY_ID["M01"], shown=("Y16",)))


def test_a_dotted_name_must_lead_somewhere() -> None:
    assert exists("bargaining.models.vow.vow_value")
    assert not exists("bargaining.models.vow.bow_value")
    assert not exists("bargaining.models.bow.vow_value")


def test_a_table_with_a_wrong_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("mechanisms:\n  - {id: M01, title: One, at: [a L1], predict: up}\n")
    with pytest.raises(CaseError, match=r"mechanisms\.0\.predict"):
        read_table(path)


def test_the_page_tells_one_from_the_other() -> None:
    row = Mechanism("M01", "One", ("paper L1",), "up")
    text = page([Checked(row, ("s",), ()), Checked(replace(row, id="M02"), (), ("all",))])
    assert "1 of 2 work." in text
    assert "- **works**\n" in text
    assert "- **not yet**: all\n" in text


# -- directions that no other test holds ----------------------------------------------------------


def test_drifting_allies_lower_what_walking_away_achieves() -> None:
    (finding,) = finds(Subject(CASE, View(coding="generous")))
    effects = {
        row.cells[0]: row.cells[2] for row in finding.rows if row.cells[0].startswith("engagement")
    }
    assert set(effects) == {"engagement(chn) rose", "engagement(kor) rose"}
    assert all("lowers potency(usa, prk)" in told for told in effects.values())
    assert not any("raises" in told for told in effects.values())


@given(st.floats(0, 100), st.floats(0, 1), st.floats(0, 10))
def test_what_is_given_anyway_is_no_inducement(reward: float, chance: float, cost: float) -> None:
    inducement = named("inducement")
    assert inducement(reward, chance, chance, cost) == -cost
    assert inducement(reward, 1, 0, cost) == pytest.approx(reward - cost)


@given(st.floats(0, 100), st.floats(0, 1), st.floats(0, 10), st.floats(0, 2))
def test_a_vow_is_worth_no_more_than_the_deed(
    deed: float, delivery: float, delay: float, rate: float
) -> None:
    assert named("vow_value")(deed, delivery, delay, rate) <= deed
