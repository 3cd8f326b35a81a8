"""Partial orders: against every admitted ranking, written out."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest

from demarche.bargaining.stability import (
    CONCEPTS,
    Comparison,
    Conflict,
    Option,
    OptionForm,
    admitted,
    total_order,
)
from demarche.bargaining.stability.preference import PartialOrder

from .drawn import draw_form, draw_partial, draw_total
from .literal import Literal


@cache
def weak_orders(size: int) -> list[tuple[int, ...]]:
    """All total orders with ties of a few states, as levels."""
    found = {
        tuple(sorted(set(levels)).index(v) for v in levels)
        for levels in product(range(size), repeat=size)
    }
    return sorted(found)


def agrees(levels: tuple[int, ...], preference) -> bool:
    value = np.array(levels)
    if not isinstance(preference, PartialOrder):
        return levels == tuple(preference.levels.tolist())
    strict, ties = value[:, None] > value[None, :], value[:, None] == value[None, :]
    return bool(strict[preference.surely].all() and ties[preference.equal].all())


def admitted_rankings(conflict: Conflict) -> list[tuple[tuple[int, ...], ...]]:
    """All choices of one admitted ranking for each party."""
    each = []
    for party in conflict.parties:
        preference = conflict.preferences[party]
        if isinstance(preference, PartialOrder):
            each.append([v for v in weak_orders(conflict.form.size) if agrees(v, preference)])
        else:
            each.append([tuple(preference.levels.tolist())])
    return list(product(*each))


def draw_open_conflict(rng: np.random.Generator) -> Conflict | None:
    """At most five states, one party or more with a partial order, few enough rankings to list."""
    form = draw_form(rng, parties=3, options=3)
    if form.size > 5:
        return None
    preferences = {
        party: (draw_partial if rng.random() < 0.6 else draw_total)(rng, form.size)
        for party in form.parties
    }
    conflict = Conflict(form, preferences)
    return conflict if 1 < len(admitted_rankings(conflict)) <= 400 else None


def verdict(answers: list[bool]) -> str:
    return "all" if all(answers) else "some" if any(answers) else "none"


@pytest.mark.parametrize("seed", range(3))
def test_verdicts_are_those_of_the_rankings_listed(seed: int) -> None:
    rng = np.random.default_rng(seed)
    seen: set[str] = set()
    for _ in range(120):
        conflict = draw_open_conflict(rng)
        if conflict is None:
            continue
        s, concept = int(rng.integers(conflict.form.size)), str(rng.choice(CONCEPTS))
        worlds = admitted_rankings(conflict)
        stable = [
            [
                Literal(conflict.form, lambda i, x, y, w=world: w[i][x] > w[i][y]).stable(
                    concept, i, s
                )
                for i in range(len(conflict.parties))
            ]
            for world in worlds
        ]
        found = admitted(conflict, s, concept=concept)
        for i, (_, said) in enumerate(found.parties):
            assert said == verdict([row[i] for row in stable])
        together = [all(row) for row in stable]
        assert found.equilibrium == verdict(together)
        seen.add(found.equilibrium)
        if found.equilibrium == "some":
            check_deciders(conflict, found, worlds, together)
    assert "some" in seen


def check_deciders(conflict: Conflict, found, worlds, together) -> None:
    def given(answers: tuple[Comparison, ...]) -> list[bool]:
        return [t for w, t in zip(worlds, together, strict=True) if meets(conflict, w, answers)]

    for answers, outcome in ((found.secured_by, "all"), (found.broken_by, "none")):
        assert answers
        assert verdict(given(answers)) == outcome
        assert given(answers)
        for k in range(len(answers)):
            assert verdict(given(answers[:k] + answers[k + 1 :])) == "some"
    for item in found.decisive:
        c = item.comparison
        assert verdict(given((c,))) == item.if_so
        against = Comparison(c.party, c.first, c.second, not c.better)
        assert verdict(given((against,))) == item.if_not


def meets(conflict: Conflict, world, answers) -> bool:
    labels, parties = conflict.form.labels, conflict.parties
    return all(
        (
            world[parties.index(a.party)][labels.index(a.first)]
            > world[parties.index(a.party)][labels.index(a.second)]
        )
        == a.better
        for a in answers
    )


def test_total_orders_leave_nothing_open() -> None:
    form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
    conflict = Conflict(form, {"A": total_order([1, 0, 3, 2]), "B": total_order([1, 3, 0, 2])})
    found = admitted(conflict, "YY", concept="nash")
    assert found.equilibrium == "none"
    assert not found.decisive
    assert not found.secured_by
