"""Whose ranking would have to change: against all rankings of every group."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from demarche.bargaining.catalog import published
from demarche.bargaining.stability import (
    CONCEPTS,
    Conflict,
    Remedy,
    TotalOrder,
    changes,
    remedies,
    standing,
)
from demarche.bargaining.stability.verdict import Rankings
from demarche.errors import LimitReached

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
        assert {r.parties: answers_turned(conflict, s, concept, r) for r in found} == expected
        checked += 1


def answers_turned(conflict: Conflict, s: int, concept: str, remedy: Remedy) -> int:
    """The changes of a remedy, with what each turns besides: x better than y turns y than x."""
    group = tuple(conflict.parties.index(party) for party in remedy.parties)
    asked = set(comparisons_asked(conflict, s, concept, group))
    count = 0
    for change in remedy.changes:
        i = conflict.parties.index(change.party)
        x, y = (conflict.form.labels.index(label) for label in (change.first, change.second))
        besides = change.better and conflict.levels[i][y] > conflict.levels[i][x]
        count += 1 + (besides and (i, y, x) in asked)
    return count


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


def test_what_follows_from_a_change_is_left_out() -> None:
    found = remedies(published("euphrates_2014"))
    syria = next(remedy for remedy in found if remedy.parties == ("Syria",))
    assert [str(change) for change in syria.changes] == ["Syria finds YNY better than NNY"]


def test_one_clock_runs_for_all_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MAX_SECONDS", 0.0)
    with pytest.raises(LimitReached, match="undecided"):
        remedies(published("prisoners_dilemma_1957"), "YY", concept="nash")


def test_ctrl_c_is_not_taken_for_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    rankings = Rankings(published("prisoners_dilemma_1957"), free=(0,))
    monkeypatch.setattr(rankings.solver, "check", lambda *_: rankings.z3.unknown)
    with pytest.raises(KeyboardInterrupt):
        rankings.satisfiable()
