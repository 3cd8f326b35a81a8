"""Whose ranking would have to change: against all rankings of every group."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from demarche.bargaining.catalog import published
from demarche.bargaining.stability import CONCEPTS, Conflict, TotalOrder, remedies, standing
from demarche.bargaining.stability.verdict import Rankings

from .drawn import draw_form, draw_total
from .literal import Literal
from .test_admitted import weak_orders


@pytest.mark.parametrize("seed", range(2))
def test_groups_and_fewest_changes_are_those_of_all_rankings(seed: int) -> None:
    rng = np.random.default_rng(seed)
    checked = 0
    while checked < 15:
        form = draw_form(rng, parties=3, options=3)
        if form.size > 4:
            continue
        conflict = Conflict(form, {p: draw_total(rng, form.size) for p in form.parties})
        s, concept = int(rng.integers(form.size)), str(rng.choice(CONCEPTS))
        expected = groups_by_listing(conflict, s, concept)
        found = remedies(conflict, s, concept=concept)
        assert {remedy.parties: len(remedy.changes) for remedy in found} == expected
        checked += 1


def groups_by_listing(conflict: Conflict, s: int, concept: str) -> dict[tuple[str, ...], int]:
    """Each least group, with the fewest answers turned, from every ranking of the group."""
    now = [tuple(row) for row in conflict.levels.tolist()]
    found: dict[tuple[int, ...], int] = {}
    for size in range(len(now) + 1):
        for group in combinations(range(len(now)), size):
            if any(set(smaller) <= set(group) for smaller in found):
                continue
            asked = comparisons_asked(conflict, s, concept, group)
            costs = []
            for new in product(weak_orders(conflict.form.size), repeat=size):
                world = list(now)
                for i, levels in zip(group, new, strict=True):
                    world[i] = levels
                literal = Literal(conflict.form, lambda i, x, y, w=world: w[i][x] > w[i][y])
                if all(literal.stable(concept, i, s) for i in literal.parties):
                    costs.append(
                        sum((world[i][x] > world[i][y]) != (now[i][x] > now[i][y])
                            for i, x, y in asked if i in group)
                    )  # fmt: skip
            if costs:
                found[group] = min(costs)
    return {tuple(conflict.parties[i] for i in group): cost for group, cost in found.items()}


def comparisons_asked(conflict: Conflict, s: int, concept: str, group: tuple[int, ...]) -> list:
    rankings = Rankings(conflict, free=group)
    rankings.equilibrium(concept, s)
    return list(rankings.asked)


def test_nobody_has_to_change_where_the_state_holds() -> None:
    (remedy,) = remedies(published("elmira_1993"), "YNYNY")
    assert remedy.parties == ()
    assert remedy.changes == ()


def test_the_status_quo_of_a_contamination() -> None:
    """The town's insistence upsets the status quo; only its own ranking, or a threat, holds it."""
    conflict = published("elmira_1993")
    assert standing(conflict).holds_for("seq") == ("Ministry", "Company")
    found = remedies(conflict)
    assert ("Local government",) in [remedy.parties for remedy in found]
    for remedy in found:
        assert all(change.party in remedy.parties for change in remedy.changes)


def test_a_change_makes_the_state_hold() -> None:
    conflict = published("prisoners_dilemma_1957")
    (remedy,) = remedies(conflict, "YY", concept="nash")
    assert [str(change) for change in remedy.changes] == [
        "First does not find NY better than YY",
        "Second does not find YN better than YY",
    ]
    changed = {
        "First": TotalOrder(np.array([1, 0, 2, 2], dtype=np.int32)),
        "Second": TotalOrder(np.array([1, 2, 0, 2], dtype=np.int32)),
    }
    assert "nash" in standing(Conflict(conflict.form, changed), "YY").equilibrium
