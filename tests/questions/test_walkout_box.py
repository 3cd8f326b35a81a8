"""What an analyst's own ranges yield: apart, under the owner's name, the same every time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from demarche.bargaining.walkout import INPUTS, OUTCOMES, REASONS, judge
from demarche.case.nouns import Case
from demarche.questions.question import Finding
from demarche.questions.subject import Subject
from demarche.questions.walkout_box import REPUTATION, OwnedBox, findings, owned
from demarche.worlds.account import View

from .asking import EMPTY, bundled

RANGES = dict.fromkeys(INPUTS, (0.0, 0.04)) | {
    "rate_1": (0.1, 0.3),
    "rate_2": (0.1, 0.4),
    "demand_1": (0.7, 0.7),
    "demand_2": (0.7, 0.7),
    "prior_1": (0.05, 0.05),
    "prior_2": (0.05, 0.05),
    "exit_2": (0.0, 0.5),
}

WALKED: dict[str, Any] = {
    "demarche": 1,
    "case": {"title": "Boxes"},
    "parties": {"union": {"name": "Union"}, "firm": {"name": "Firm"}},
    "events": {"walked": {"title": "It left", "kind": "walk_out", "by": ["union"], "to": ["firm"]}},
    "sources": {"paper": {"title": "Paper", "published": "2024-09-05"}},
    "statements": {
        "left": {
            "says": "event(walked) is realised on 2024-09-01",
            "hedge": "strong",
            "paraphrase": "The union left.",
            "evidence": {"source": "paper", "at": "L1.1"},
        }
    },
}


def assumed(owner: str = "Ann", **changed: Any) -> dict[str, Any]:
    return {
        f"{owner.lower()}-{name.replace('_', '-')}": {
            "kind": "box",
            "of": name,
            "owner": owner,
            "reason": "a guess",
            "range": limits,
        }
        | changed.get(name, {})
        for name, limits in RANGES.items()
    }


def subject(assumptions: dict[str, Any], **view: Any) -> Subject:
    return Subject(Case.model_validate(WALKED | {"assumptions": assumptions}), View(**view))


def only(given: Subject) -> OwnedBox:
    (mine,) = owned(given)
    return mine


def titled(found: list[Finding], start: str) -> Finding:
    (one,) = (f for f in found if f.title.startswith(start))
    return one


def cells(finding: Finding) -> dict[str, tuple[str, ...]]:
    return {row.cells[0]: row.cells[1:] for row in finding.rows}


@pytest.fixture(scope="module")
def bundled_findings() -> list[Finding]:
    return list(findings(Subject(bundled(), View())))


def test_every_finding_names_the_owner(bundled_findings: list[Finding]) -> None:
    assert len(bundled_findings) == 7
    assert {f.box for f in bundled_findings} == {"the analyst"}
    assert all(f.title.endswith("in the box of the analyst") for f in bundled_findings)
    assert all(f.rows and f.note for f in bundled_findings)
    assert all(len(row.cells) == len(f.columns) for f in bundled_findings for row in f.rows)


def test_without_a_game_the_reason_that_needs_one_is_not_judged() -> None:
    without = bundled().model_copy(update={"games": {}})
    found = cells(titled(list(findings(Subject(without, View()))), "Reasons to walk away"))
    assert found["R2 certified"][1:] == ("not judged", "")
    assert found["any, in some equilibrium (P_poss)"][1] == "not judged"
    assert found["any, whatever equilibrium is played (P_cert)"][1].startswith("at least 0.64")


def test_the_six_reasons_and_what_follows_in_every_equilibrium_or_in_some(
    bundled_findings: list[Finding],
) -> None:
    found = cells(titled(bundled_findings, "Reasons to walk away"))
    assert [name for name in found if name.startswith("R")] == [
        f"R{number} {name}" for number, name in enumerate(REASONS, 1)
    ]
    assert found["R2 certified"][1] == "0 of 32 games"
    assert found["any, in some equilibrium (P_poss)"][1] == "32 of 32 games"
    certain, selected = (
        float(found[name][1].split()[0]) for name in found if name.endswith(("(P_cert)", "(P_sel)"))
    )
    assert 0.6 < certain < selected
    assert found["in a word, in this box only"][1] == "leaning"
    for name, (_, share, margin) in found.items():
        if name.startswith("R") and margin:
            low, middle, high = map(float, margin.split(", "))
            assert low < middle < high
            assert (middle > 0) == (float(share.split()[0]) > 0.5)


def test_the_parties_chances_are_a_span_and_never_a_mean(bundled_findings: list[Finding]) -> None:
    note = titled(bundled_findings, "Reasons to walk away").note
    assert "runs from 0.00 to 0.97, game by game" in note
    chances = only(Subject(bundled(), View())).surveyed.verdict.chance
    assert f"{chances.mean():.2f}" not in note


def test_the_stated_rule_holds_one_way_and_fails_the_other(bundled_findings: list[Finding]) -> None:
    found = cells(titled(bundled_findings, "The rule"))
    only_if, converse = (float(found[name][0]) for name in found if name.startswith("'"))
    assert only_if > 0.9
    assert converse < 0.5
    assert "although the other's waiting costs" in found["strongest game against 'only if'"][0]


def test_flip_points_and_the_two_that_decide_most(bundled_findings: list[Finding]) -> None:
    found = titled(bundled_findings, "What decides")
    assert found.note.startswith("Most decide: what the other gets by leaving for good and ")
    places = {row.footnotes: row.cells[2] for row in found.rows}
    assert places[("box-rate-2",)] == "0.229"
    assert "moves all inputs at once by 0.45 %" in found.note


def test_rows_on_inputs_are_footnoted_to_the_assumption(bundled_findings: list[Finding]) -> None:
    case = bundled()
    for row in titled(bundled_findings, "What decides").rows:
        (name,) = row.footnotes
        assert case.assumptions[name].kind == "box"
        assert case.assumptions[name].range is not None
        low, high = case.assumptions[name].range
        assert row.cells[1].startswith(f"{low:g} to {high:g}")


def test_slices_say_what_their_grid_says() -> None:
    mine = only(Subject(bundled(), View()))
    decisive, rates = mine.frontiers
    assert [decisive.across, decisive.up] == [*mine.deciding][:2]
    assert {rates.across, rates.up} == {"rate_1", "rate_2"}
    assert {OUTCOMES[cell] for cell in np.unique(rates.cells)} >= {"anxious only", "both"}
    game = dict(zip(INPUTS, mine.box.middle, strict=True))
    game |= {rates.across: rates.x[40], rates.up: rates.y[9]}
    margin = judge(np.array([*game.values()])).margins[REPUTATION]
    assert margin == pytest.approx(rates.margin[9, 40])


def test_the_slice_of_a_known_box_has_its_known_edges() -> None:
    """Among equals without costs it pays where the other is the more impatient."""
    costless = {name: {"range": (0.0, 0.0)} for name in ("cost_1", "pain_2", "pressure", "toll")}
    costless |= {"exit_2": {"range": (0.0, 0.0)}}
    found = list(findings(subject(assumed(**costless))))
    (table,) = (f for f in found if f.title.startswith("Where holding out pays"))
    step = 0.3 / 63
    assert table.columns[0] == "walker's discount rate"
    for own, *spans in (row.cells for row in table.rows):
        for span in spans:
            first, last = map(float, span.split(" to "))
            assert first == pytest.approx(float(own), abs=1.5 * step)
            assert last == 0.4
    rule = cells(titled(found, "The rule"))
    assert rule["'only if': where it pays, the other's waiting costs more"] == ("1.00",)
    assert "strongest game against 'only if'" not in rule


def test_regret_is_the_price_of_walking_or_what_staying_forgoes(
    bundled_findings: list[Finding],
) -> None:
    found = cells(titled(bundled_findings, "Worst case"))
    assert found["walk away"][0] == "0.030", "the highest toll in the box"
    margins = only(Subject(bundled(), View())).surveyed.verdict.margins[..., REPUTATION]
    assert margins.max() < float(found["stay"][0]) < 0.85 + 0.75 - 1


def test_the_same_words_every_time(bundled_findings: list[Finding]) -> None:
    assert list(findings(Subject(bundled(), View(coding="generous")))) == bundled_findings


def test_nothing_without_a_walk_out() -> None:
    assert list(findings(Subject(EMPTY, View()))) == []
    assert list(findings(subject(assumed(), withdrawn=frozenset(["paper"])))) == []


LEAK = assumed()["ann-leak"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"ann-leak": LEAK | {"enabled": False}}, "missing: leak; unknown: none"),
        ({"again": LEAK | {"range": (0.5, 0.9)}}, "several ranges are given for leak"),
        ({"ann-leak": LEAK | {"range": (-0.1, 0.1)}}, "leak must lie in [0, inf), got -0.1"),
        (
            {"ann-demand-1": LEAK | {"of": "demand_1", "range": (0.2, 0.7)}},
            "demand_1 + demand_2 must exceed 1 in all of the box, got 0.9",
        ),
    ],
)
def test_ranges_that_make_no_box_are_said_to_be_at_fault(
    changed: dict[str, Any], fault: str
) -> None:
    given = subject(assumed() | changed)
    assert list(owned(given)) == []
    (found,) = findings(given)
    assert found.title == "Why reasons to walk away are not judged in the box of Ann"
    assert found.rows[0].cells[0].endswith(fault)
    assert not found.box


def test_a_fault_of_one_owner_leaves_the_box_of_another() -> None:
    both = subject(assumed("Ann") | {"bobs": LEAK | {"owner": "Bob"}})
    assert only(both).box.owner == "Ann"
    fault = titled(list(findings(both)), "Why reasons to walk away are not judged")
    assert fault.title.endswith("in the box of Bob")
    assert fault.rows[0].footnotes == ("bobs",)
    assert only(subject(assumed())).assumptions["toll"] == "ann-toll"
    assert not list(owned(subject(assumed(), withdrawn=frozenset(["ann-leak"]))))


def test_owners_are_not_pooled() -> None:
    both = subject(assumed("Ann") | assumed("Bob", exit_2={"range": (0.5, 0.6)}))
    ann, bob = owned(both)
    assert (ann.box.owner, bob.box.owner) == ("Ann", "Bob")
    assert ann.surveyed.reason("reputation").value > 0
    assert bob.surveyed.reason("reputation").value == 0
    found = [f for f in findings(both) if f.box == "Bob"]
    rule = cells(titled(found, "The rule"))
    assert rule["'only if': where it pays, the other's waiting costs more"] == ("no such game",)
    assert "No change of all inputs at once was found" in titled(found, "What decides").note
