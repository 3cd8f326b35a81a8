"""The five concepts: against the definitions word for word, and against published tables."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from demarche.bargaining.stability import (
    CONCEPTS,
    Conflict,
    Option,
    OptionForm,
    compared,
    ranked,
    stability,
    total_order,
)
from demarche.bargaining.stability.concepts import known, stable
from demarche.errors import ScenarioError

from .drawn import draw_conflict
from .literal import Literal

ORACLE = Path(__file__).parents[3] / ".." / "shared" / "oracles" / "gmcr_cases.json"


@pytest.mark.parametrize("seed", range(8))
def test_kernels_follow_the_definitions_on_random_conflicts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(250):
        conflict = draw_conflict(rng, options=4)
        levels = conflict.levels
        literal = Literal(conflict.form, lambda i, x, y, v=levels: v[i, x] > v[i, y])
        expected = [
            [
                [literal.stable(concept, i, s) for s in range(conflict.form.size)]
                for i in literal.parties
            ]
            for concept in CONCEPTS
        ]
        assert stable(conflict).tolist() == expected


def test_stronger_concepts_imply_weaker_ones() -> None:
    rng = np.random.default_rng(99)
    for _ in range(300):
        nash, gmr, smr, seq, sim = stable(draw_conflict(rng))
        assert (nash <= smr).all()
        assert (smr <= gmr).all()
        assert (nash <= seq).all()
        assert (seq <= gmr).all()
        assert (nash <= sim).all()


def test_order_of_the_parties_does_not_matter() -> None:
    rng = np.random.default_rng(7)
    for _ in range(50):
        conflict = draw_conflict(rng)
        form = conflict.form
        turned = OptionForm(form.parties[::-1], form.options, infeasible=form.infeasible)
        again = Conflict(turned, conflict.preferences)
        assert (stable(conflict) == stable(again)[:, ::-1]).all()


def _published() -> list[dict]:
    if not ORACLE.exists():
        return []
    cases = json.loads(ORACLE.read_text(encoding="utf-8"))
    return [case for case in cases if "stable_exact_definition" in case]


def _as_conflict(case: dict) -> Conflict:
    source = case["input_file_verbatim"]
    moves = {"both": "both", "fwd": "forward", "back": "backward"}
    owner = {k: dm["name"] for dm in source["decisionMakers"] for k in dm["options"]}
    options = tuple(
        Option(f"{k} {o['name']}", owner[k], moves=moves[o["permittedDirection"]])
        for k, o in enumerate(source["options"])
    )
    infeasible = tuple(
        {options[k].name: v for k, v in pattern} for pattern in source["infeasibles"]
    )
    form = OptionForm(
        tuple(dm["name"] for dm in source["decisionMakers"]), options, infeasible=infeasible
    )
    labels = [state["yn"] for state in case["states"]]
    assert list(form.labels) == labels
    return Conflict(form, {dm["name"]: _ranking(form, dm, labels) for dm in case["dms"]})


def _ranking(form: OptionForm, dm: dict, labels: list[str]):
    places = dm["preference_ranking_most_to_least"]
    return ranked(
        form,
        [[labels[s - 1] for s in place] if isinstance(place, list) else labels[place - 1]
         for place in places],
    )  # fmt: skip


@pytest.mark.skipif(not ORACLE.exists(), reason="the published tables are not beside the checkout")
def test_published_conflicts() -> None:
    for case in _published():
        conflict = _as_conflict(case)
        labels = conflict.form.labels
        table = stability(conflict)
        for dm in case["dms"]:
            for state, there in dm["reachable"].items():
                found = conflict.form.reachable(dm["name"], int(state) - 1)
                assert sorted(found) == [t - 1 for t in there]
        for dm in case["stable_exact_definition"]:
            for concept in ("nash", "gmr", "smr", "seq"):
                expected = tuple(labels[s - 1] for s in dm[concept])
                assert table.states(concept, dm["dm"]) == expected, (case["id"], dm["dm"], concept)
        for concept, states in case["equilibria_exact_definition"].items():
            expected = tuple(labels[s - 1] for s in states)
            assert table.equilibria(concept) == expected, (case["id"], concept)


@pytest.mark.skipif(not ORACLE.exists(), reason="the published tables are not beside the checkout")
@pytest.mark.parametrize("name", ["prisoners_dilemma_2x2", "chicken_2x2"])
def test_published_games(name: str) -> None:
    cases = json.loads(ORACLE.read_text(encoding="utf-8"))
    case = next(case for case in cases if case["id"] == name)
    form = OptionForm(("1", "2"), (Option("a", "1"), Option("b", "2")))
    ranks = {p: total_order(case[f"payoff_rank_dm{p}_by_state"]) for p in form.parties}
    table = stability(Conflict(form, ranks))
    for party in form.parties:
        for concept, states in case["stable"][f"dm{party}"].items():
            assert table.states(concept, party) == tuple(form.labels[s] for s in states)
    for concept, states in case["equilibria"].items():
        assert table.equilibria(concept) == tuple(form.labels[s] for s in states)


def test_a_sanction_may_take_several_parties_in_turn() -> None:
    """B alone, or C alone, cannot hurt A after its move; B then C can."""
    form = OptionForm(("A", "B", "C"), tuple(Option(x, x.upper()) for x in "abc"))
    everything = {"A": ranked(form, ["Y-N", "YNY", "N--", "YYY"])}
    indifferent = total_order(np.zeros(8))
    conflict = Conflict(form, everything | {"B": indifferent, "C": indifferent})
    assert "NNN" in stability(conflict).states("gmr", "A")
    assert "NNN" not in stability(conflict).states("nash", "A")


def test_partial_orders_are_refused_with_the_way_out() -> None:
    form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
    conflict = Conflict(form, {p: compared(form, []) for p in form.parties})
    with pytest.raises(ScenarioError, match="hint: ask for the admitted verdicts"):
        stability(conflict)


def test_an_unknown_concept_is_named() -> None:
    with pytest.raises(ScenarioError, match="no stability concept 'core'"):
        known("core")
