"""Y13 on the bundled case: each relation between statements has its type."""

from __future__ import annotations

from itertools import combinations

from demarche.case.nouns import Coding

from .asking import found, rows


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
    assert any("why-pique" in pair for pair in strict["rival explanations"])


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
