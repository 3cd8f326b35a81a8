"""How a state stands, what breaks it and who would sanction that."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.catalog import published
from demarche.bargaining.stability import CONCEPTS, standing
from demarche.bargaining.stability.concepts import stable

from .drawn import draw_conflict


def test_standing_agrees_with_the_kernels() -> None:
    rng = np.random.default_rng(11)
    for _ in range(120):
        conflict = draw_conflict(rng, options=4)
        table = stable(conflict)
        for s in range(conflict.form.size):
            found = standing(conflict, s)
            for c, concept in enumerate(CONCEPTS):
                for i, party in enumerate(conflict.parties):
                    assert found.stable(concept, party) == table[c, i, s]


def test_every_sanction_can_be_played_and_hurts() -> None:
    rng = np.random.default_rng(12)
    for _ in range(40):
        conflict = draw_conflict(rng)
        form = conflict.form
        for s in range(form.size):
            for party, deviations in standing(conflict, s).deviations:
                for deviation in deviations:
                    assert deviation.step.improves
                    _check_sanctions(conflict, party, s, deviation)


def _check_sanctions(conflict, party, s, deviation) -> None:
    form, prefers = conflict.form, conflict.preferences[party].prefers
    for concept in ("gmr", "smr", "seq"):
        here = deviation.step.end
        mover = party
        for step in deviation.sanction(concept) or ():
            assert step.start == here
            assert step.mover not in (mover, party)
            assert step.improves or concept != "seq"
            there = form.labels.index(step.end)
            assert there in form.reachable(step.mover, form.labels.index(here))
            here, mover = step.end, step.mover
        if deviation.sanction(concept):
            u = form.labels.index(here)
            assert not prefers(u, s)
            if concept == "smr":
                assert not any(prefers(v, s) for v in form.reachable(party, u))
    for step in deviation.sim or ():
        assert step.start == form.label(s)
        assert step.improves


def test_who_sanctions_a_blockade_that_stays_unanswered() -> None:
    quo = standing(published("prisoners_dilemma_1957"), "YY")
    assert quo.equilibrium == ("gmr", "smr", "seq", "sim")
    (first,) = dict(quo.deviations)["First"]
    assert first.step.changes == (("first cooperates", "N"),)
    assert first.sanctioners("seq") == ("Second",)
    assert first.sanction("nash") is None
    assert [d.step.mover for d in quo.breaking("nash")] == ["First", "Second"]
