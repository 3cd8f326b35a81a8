"""Which of several statements cannot all be true: minimal sets that admit no world."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.case.proposition import couplings, is_constraint
from demarche.questions.subject import Subject
from demarche.worlds.account import Said
from demarche.worlds.oracle import Oracle
from demarche.worlds.reasons import explore


def conflicts(subject: Subject, said: Iterable[Said]) -> list[tuple[Said, ...]]:
    """Return the minimal sets of what is said that no world satisfies.

    Couplings are left aside: they speak of what moves what, not of what is.

    Raises
    ------
    LimitReached
        If the solver gives up.
    """
    stood_behind = {s.id: s for s in said if s.hedge and is_constraint(s.proposition)}
    levels = {i: s for i, s in stood_behind.items() if not any(couplings(s.proposition))}
    oracle: Oracle[str] = Oracle(subject.bounds(levels.values()))
    soft = 0
    for name, one in levels.items():
        soft |= oracle.add(name, one.proposition)  # type: ignore[arg-type]
    return [
        tuple(levels[name] for name in oracle.members(core)) for core in explore(oracle, soft).cores
    ]
