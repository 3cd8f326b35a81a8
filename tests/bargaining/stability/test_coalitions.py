"""Coalitions: against the definitions word for word, and what theory says of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from demarche.bargaining.catalog import published
from demarche.bargaining.stability import (
    COALITION_CONCEPTS,
    CONCEPTS,
    coalition_stability,
    stability,
    upsetting_coalitions,
)
from demarche.bargaining.stability.concepts import stable
from demarche.errors import ScenarioError

from .drawn import draw_conflict
from .literal import Literal


@pytest.mark.parametrize("seed", range(3))
def test_coalitions_follow_the_definitions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(30):
        conflict = draw_conflict(rng, options=4)
        levels = conflict.levels
        literal = Literal(conflict.form, lambda i, x, y, v=levels: v[i, x] > v[i, y])
        size = int(rng.integers(1, len(conflict.parties) + 1))
        for group in combinations(literal.parties, size):
            found = coalition_stability(conflict, [conflict.parties[i] for i in group])
            expected = [
                [literal.coalition_stable(c, group, s) for s in range(conflict.form.size)]
                for c in COALITION_CONCEPTS
            ]
            assert found.stable.tolist() == expected


def test_a_coalition_of_one_is_a_party_except_that_sanctioners_may_join_forces() -> None:
    rng = np.random.default_rng(31)
    for _ in range(40):
        conflict = draw_conflict(rng, options=4)
        alone = stable(conflict)
        for i, party in enumerate(conflict.parties):
            table = coalition_stability(conflict, [party]).stable
            for k, concept in enumerate(COALITION_CONCEPTS):
                single = alone[CONCEPTS.index(concept), i]
                if concept == "seq" and len(conflict.parties) > 2:
                    assert (single <= table[k]).all()
                else:
                    assert (single == table[k]).all()


def test_two_parties_leave_an_equilibrium_that_neither_leaves_alone() -> None:
    """The published move from s5 to s8 of the contamination dispute; s8 stands."""
    conflict = published("elmira_1993")
    assert {"NYNNY", "YNYNY"} <= set(stability(conflict).equilibria("seq"))
    table = coalition_stability(conflict, ["Ministry", "Company"])
    assert table.improves_on("NYNNY") == ("YNYNY",)
    for concept in COALITION_CONCEPTS:
        assert "NYNNY" not in table.states(concept)
        assert "YNYNY" in table.states(concept)
    others = coalition_stability(conflict, ["Company", "Local government"])
    assert not others.improves_on("NYNNY")


def test_upsetting_coalitions_are_those_for_which_the_state_is_not_stable() -> None:
    rng = np.random.default_rng(32)
    for _ in range(40):
        conflict = draw_conflict(rng, options=4)
        levels = conflict.levels
        literal = Literal(conflict.form, lambda i, x, y, v=levels: v[i, x] > v[i, y])
        concept = str(rng.choice(COALITION_CONCEPTS))
        expected = {
            tuple(conflict.parties[i] for i in group)
            for size in range(2, len(conflict.parties) + 1)
            for group in combinations(literal.parties, size)
            if not literal.coalition_stable(concept, group, 0)
        }
        assert set(upsetting_coalitions(conflict, 0, concept=concept)) == expected


def test_sim_has_no_form_for_coalitions() -> None:
    table = coalition_stability(published("elmira_1993"), ["Ministry"])
    with pytest.raises(ScenarioError, match="no coalition concept 'sim'; allowed: nash, gmr"):
        table.states("sim")


def test_a_coalition_has_known_members() -> None:
    conflict = published("elmira_1993")
    with pytest.raises(ScenarioError, match="a coalition has a member"):
        coalition_stability(conflict, [])
    with pytest.raises(ScenarioError, match="no party is called 'Nobody'"):
        coalition_stability(conflict, ["Nobody"])
