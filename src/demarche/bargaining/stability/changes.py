"""Whose ranking would have to change for a state to hold, and in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from time import monotonic

from demarche.bargaining.stability.conceivable import conceivable, decided, indispensable
from demarche.bargaining.stability.concepts import Concept, known
from demarche.bargaining.stability.conflict import Conflict, State
from demarche.bargaining.stability.standing import prefers
from demarche.bargaining.stability.verdict import MAX_SECONDS, Comparison, Formula, Rankings


@dataclass(frozen=True)
class Remedy:
    """Parties whose change of mind would make a state an equilibrium.

    Parameters
    ----------
    parties : tuple of str
        All of them would have to change; no part of them would do.  Empty where nobody has to.
    changes : tuple of Comparison
        The fewest comparisons that would have to turn out as stated, against how they are now.
        Counted are the comparisons that the verdict asks for; left out is that x is not better
        than y where y is better than x.
    """

    parties: tuple[str, ...]
    changes: tuple[Comparison, ...]


def remedies(
    conflict: Conflict, state: State | None = None, *, concept: Concept = "seq"
) -> tuple[Remedy, ...]:
    """Return every least group of parties whose change of ranking would make a state hold.

    A group's rankings may become any total orders, the rankings of all others stay.  Where a
    preference is a partial order, its open comparisons may turn out as needed at no change.

    Parameters
    ----------
    conflict : Conflict
    state : int or Pattern, optional
        By default the status quo.
    concept : {"nash", "gmr", "smr", "seq", "sim"}

    Returns
    -------
    tuple of Remedy
        The smallest groups first.  There always is one: a state that a party ranks first is stable
        for that party under every concept.

    Raises
    ------
    LimitReached
        More than 2,048 states, or no answer within 60 s.

    Examples
    --------
    >>> from demarche.bargaining.catalog import published
    >>> remedy, = remedies(published("prisoners_dilemma_1957"), "YY", concept="nash")
    >>> remedy.parties, len(remedy.changes)
    (('First', 'Second'), 2)
    >>> print(remedy.changes[0])
    First does not find NY better than YY
    """
    s = conflict.state(state)
    found: list[tuple[int, ...]] = []
    made: list[Remedy] = []
    until = monotonic() + MAX_SECONDS
    needed = indispensable(conflict, s, known(concept))
    for group in _groups(len(conflict.parties)):
        if not needed <= set(group) or any(set(smaller) <= set(group) for smaller in found):
            continue
        if not conceivable(conflict, s, concept, free=group):
            continue
        if not group and conflict.total:
            return (Remedy((), ()),)
        rankings = Rankings(conflict, free=group, until=until)
        parties = range(len(conflict.parties))
        holds = rankings.both(decided(rankings, known(concept), i, s) for i in parties)
        rankings.solver.add(holds)
        if not rankings.satisfiable():
            continue
        found.append(group)
        made.append(Remedy(tuple(conflict.parties[i] for i in group), _fewest(rankings)))
    return tuple(made)


def _groups(parties: int) -> Iterator[tuple[int, ...]]:
    """Yield all groups of parties, the smaller first."""
    for size in range(parties + 1):
        yield from combinations(range(parties), size)


def _fewest(rankings: Rankings) -> tuple[Comparison, ...]:
    """Return the fewest answers of free parties, against those of now, that the solver allows."""
    turned = {
        key: formula for key in rankings.asked if (formula := _turned(rankings, key)) is not None
    }
    solver, limit = rankings.solver, 0
    while True:
        solver.push()
        if turned:
            solver.add(rankings.z3.PbLe([(formula, 1) for formula in turned.values()], limit))
        if rankings.satisfiable():
            break
        solver.pop()
        limit += 1
    model = solver.model()
    answers = {
        key: not prefers(rankings.conflict, *key)
        for key, formula in turned.items()
        if model.eval(formula, model_completion=True)
    }
    return tuple(
        sorted(
            rankings.comparison((party, x, y), better)
            for (party, x, y), better in answers.items()
            if better or not answers.get((party, y, x))
        )
    )


def _turned(rankings: Rankings, key: tuple[int, int, int]) -> Formula | None:
    """Return the formula that an answer is not what it is now; None where it is open now."""
    now = prefers(rankings.conflict, *key) if key[0] in rankings.free else None
    if now is None:
        return None
    return rankings.no(rankings.asked[key]) if now else rankings.asked[key]
