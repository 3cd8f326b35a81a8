"""Kernels on larger conflicts: on one core as on several, and as the answers say."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.stability import (
    CONCEPTS,
    Conflict,
    Option,
    OptionForm,
    kernels,
    standing,
    total_order,
)


def large_conflict(seed: int) -> Conflict:
    """Five parties and 2,304 feasible states, two options irreversible."""
    rng = np.random.default_rng(seed)
    owners = "AAABBBCCDDEE"
    moves = {0: "forward", 5: "backward"}
    options = tuple(
        Option(f"o{k}", owner, moves=moves.get(k, "both")) for k, owner in enumerate(owners)
    )
    infeasible = ("YY----------", "------YY-Y--", "---YY-------")
    form = OptionForm(tuple("ABCDE"), options, infeasible=infeasible)
    return Conflict(
        form, {p: total_order(rng.integers(0, form.size // 3, form.size)) for p in "ABCDE"}
    )


def test_one_core_and_several_agree_with_the_answers() -> None:
    conflict = large_conflict(5)
    table = kernels.in_turn(conflict.levels, conflict.moves)
    assert (table == kernels.in_parallel(conflict.levels, conflict.moves)).all()
    for s in np.random.default_rng(6).integers(conflict.form.size, size=8):
        found = standing(conflict, int(s))
        for c, concept in enumerate(CONCEPTS):
            for i, party in enumerate(conflict.parties):
                assert found.stable(concept, party) == table[c, i, s]
