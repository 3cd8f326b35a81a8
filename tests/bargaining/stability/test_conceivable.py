"""Bounds on stability: exact where nothing is open, and never crossed by a ranking admitted."""

from __future__ import annotations

import numpy as np
import pytest

from demarche.bargaining.stability import CONCEPTS, Conflict, stability, total_order
from demarche.bargaining.stability.conceivable import Bound, conceivable, indispensable

from .drawn import draw_form, draw_total
from .test_admitted import admitted_rankings, draw_open_conflict


@pytest.mark.parametrize("seed", range(3))
def test_under_total_orders_both_bounds_are_the_verdict(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(12):
        form = draw_form(rng)
        conflict = Conflict(form, {p: draw_total(rng, form.size) for p in form.parties})
        table = stability(conflict).stable
        for number, concept in enumerate(CONCEPTS):
            for s in range(min(form.size, 6)):
                row = table[number, :, s].tolist()
                for kindly in (True, False):
                    bound = Bound(conflict, s, concept, kindly=kindly)
                    assert [bound.stable(i) for i in range(len(row))] == row
                assert conceivable(conflict, s, concept, free=()) == all(row)
                unstable = {i for i, holds in enumerate(row) if not holds}
                assert indispensable(conflict, s, concept) <= unstable


@pytest.mark.parametrize("seed", range(3))
def test_no_admitted_ranking_leaves_the_bounds(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    checked = 0
    while checked < 6:
        partial = draw_open_conflict(rng)
        if partial is None:
            continue
        for ranking in admitted_rankings(partial)[:20]:
            orders = dict(
                zip(partial.parties, map(total_order, map(np.array, ranking)), strict=True)
            )
            table = stability(Conflict(partial.form, orders)).stable
            for number, concept in enumerate(CONCEPTS):
                for s in range(partial.form.size):
                    best, worst = (Bound(partial, s, concept, kindly=k) for k in (True, False))
                    for i, holds in enumerate(table[number, :, s].tolist()):
                        assert worst.stable(i) <= holds <= best.stable(i)
        checked += 1
