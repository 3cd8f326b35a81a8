"""Y13 on the bundled case: each relation between statements has its type."""

from __future__ import annotations

from itertools import combinations

from demarche.case.grammar import parse
from demarche.case.nouns import Case, Coding
from demarche.questions.question import put
from demarche.questions.subject import Subject
from demarche.questions.y13_disagreements import QUESTION
from demarche.worlds.account import View

from .asking import bundled, found, rows


def by_kind(coding: Coding) -> dict[str, set[tuple[str, ...]]]:
    kinds: dict[str, set[tuple[str, ...]]] = {}
    for row in rows(found(coding)["Y13"], "Where"):
        kinds.setdefault(row.cells[0], set()).add(tuple(sorted(row.footnotes)))
    return kinds


def test_each_kind_has_its_example() -> None:
    strict = by_kind("strict")
    assert ("nk02-no-effect", "nk02-sanctions-press-s") in strict["contradiction"]
    assert ("nk02-no-effect",) in strict["explicit rebuttal"]
    assert ("said-goes", "said-not-now") in strict["contradiction of voice"]
    assert ("said-eliminated", "said-insufficient") in strict["change over time"]
    assert ("at13-trade-war", "ex06-worse") in strict["level against change"]
    assert ("narang-stronger", "nk17-weak") in strict["level against change"]
    (rivals,) = strict["rival explanations"]
    assert {"why-pique", "why-cold-feet", "why-uncoordinated"} <= set(rivals)


def test_a_level_and_a_change_never_contradict() -> None:
    codings: tuple[Coding, ...] = ("strict", "generous")
    for coding in codings:
        kinds = by_kind(coding)
        assert not kinds["level against change"] & kinds["contradiction"]


def test_only_a_contradiction_admits_no_world() -> None:
    generous = by_kind("generous")
    assert ("nk31-misguided-g", "nk33-risk-g") in generous["contradiction"]
    for one, other in combinations(generous["contradiction"], 2):
        assert not set(one) < set(other), "conflicts are minimal"


def test_the_weightiest_come_first_and_each_in_a_table_of_its_own() -> None:
    tables = found("generous")["Y13"].findings
    kinds = [table.title.removeprefix("Where statements disagree: ") for table in tables]
    assert kinds == [
        "contradictions",
        "rebuttals",
        "objections",
        "opposed answers",
        "voices",
        "levels against changes",
        "changes over time",
        "claims to be the first",
        "strength",
        "rival explanations",
    ]
    assert all(table.note for table in tables)
    assert sum(len(table.rows) for table in tables) < 40


def test_soon_is_opposed_by_a_while() -> None:
    opposed = rows(found("generous")["Y13"], "Where statements disagree: opposed")
    (talks,) = (row for row in opposed if row.cells[1].startswith("Will the resumption"))
    assert talks.cells[2].startswith("NK News: Another reversal may come soon.")
    assert talks.cells[3].startswith("Washington Examiner: Talks of Pompeo and Pyongyang rest")
    assert {"nk04-soon-g", "ex06-hold", "while-is-soon"} <= set(talks.footnotes)


def test_words_apart_in_time_are_no_contradiction_of_voice() -> None:
    kinds = by_kind("strict")
    assert ("said-site", "said-stalled") in kinds["change over time"]
    for pair in (("said-gangster", "said-regards"), ("said-fiery", "said-good")):
        assert not any(pair in several for several in kinds.values())


TITLE = "Where statements disagree: claims to be the first"


def first(case: Case) -> list[str]:
    found = put(QUESTION, Subject(case, View()))
    return [row.cells[2] for row in rows(found, TITLE)]


def test_a_first_is_contradicted_only_by_an_earlier_event_of_the_record() -> None:
    case = bundled()
    assert first(case) == ["not contradicted by this record, which cannot show that there was none"]
    earlier = case.events["xi-trip"].model_copy(update={"id": "before", "title": "A visit in 2005"})
    told = case.statements["trip-cancelled"].model_copy(
        update={"id": "told", "says": parse("event(before) is realised during 2005")}
    )
    known = case.model_copy(
        update={
            "events": {**case.events, "before": earlier},
            "statements": {**case.statements, "told": told},
        }
    )
    assert first(known) == ["contradicted by: A visit in 2005 (2005)"]


def test_who_sees_no_added_pressure_objects_to_who_would_press() -> None:
    told = rows(found("generous")["Y13"], "Where statements disagree: objections")
    assert ("why-linkage-trump", "nk10-no-path-g") in {row.footnotes[:2] for row in told}
    view = View(coding="generous", withdrawn=frozenset({"nk10-no-path-g"}))
    gone = put(QUESTION, Subject(bundled(), view))
    assert not rows(gone, "Where statements disagree: objections")
    case = bundled()
    turned = case.statements["nk10-no-path-g"].model_copy(
        update={"says": parse("pressure(chn) at cancel > pressure(chn) at go")}
    )
    agrees = case.model_copy(update={"statements": {**case.statements, turned.id: turned}})
    now = put(QUESTION, Subject(agrees, View(coding="generous")))
    assert not rows(now, "Where statements disagree: objections")
