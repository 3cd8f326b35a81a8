"""Stability for coalitions.

Let coalition H act as one.  S_H(s) are the states that legal sequences of its members reach from s,
and its *improvements* S_H⁺⁺(s) are those of S_H(s) that every member finds better than s.  A state
u is *worse for* H than s if some member does not find u better than s.  State s is stable for H
under

* **Nash** if S_H⁺⁺(s) is empty;
* **GMR** if each t in S_H⁺⁺(s) has some u in S_{N∖H}(t) that is worse for H than s;
* **SMR** if each t in S_H⁺⁺(s) has such a u from which, further, every state of S_H(u) is worse
  for H than s;
* **SEQ** if each t in S_H⁺⁺(s) has some u, worse for H than s, that the others reach from t by a
  legal sequence of improvements, each made by some coalition within N∖H.

Under SEQ the sanctioners too may join forces; so a single party's SEQ as a coalition of one is
weaker than its SEQ in ``concepts``.  SIM has no published form for coalitions, and none is given.
Legal sequences here reach what any sequences reach, for the reason given in ``concepts``.

Relations are kept as matrices over all states, ``relation[s, t]``.

References
----------
Kilgour, D. M., Hipel, K. W., Fang, L. and Peng, X. (2001). Coalition analysis in group decision
support. Group Decision and Negotiation 10, 159–175.
Inohara, T. and Hipel, K. W. (2008). Coalition analysis in the graph model for conflict resolution.
Systems Engineering 11(4), 343–359.
Xu, H., Hipel, K. W., Kilgour, D. M. and Fang, L. (2018). Conflict Resolution Using the Graph Model.
Springer, ch. 8 (matrix form).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.stability.conflict import Conflict, State
from demarche.bargaining.stability.form import reached, reached_together
from demarche.bargaining.stability.relation import Relation, closure, product
from demarche.bargaining.stability.standing import prefers
from demarche.errors import LimitReached, ScenarioError

CoalitionConcept = Literal["nash", "gmr", "smr", "seq"]
COALITION_CONCEPTS: tuple[CoalitionConcept, ...] = get_args(CoalitionConcept)
MAX_STATES = 2048
MAX_OTHERS = 10


@dataclass(frozen=True, eq=False)
class CoalitionStability:
    """Which states are stable for a coalition.

    Parameters
    ----------
    members : tuple of str
    labels : tuple of str
        Labels of the states.
    stable : ndarray of bool, shape (4, states)
        Concepts in the order of ``COALITION_CONCEPTS``.
    improvements : ndarray of bool, shape (states, states)
        ``improvements[s, t]``: t is in S_H⁺⁺(s).
    """

    members: tuple[str, ...]
    labels: tuple[str, ...]
    stable: NDArray[np.bool_]
    improvements: Relation

    def states(self, concept: CoalitionConcept) -> tuple[str, ...]:
        """Return the labels of the states that are stable for the coalition."""
        if concept not in COALITION_CONCEPTS:
            raise ScenarioError(
                f"no coalition concept {concept!r}; allowed: {', '.join(COALITION_CONCEPTS)}"
            )
        row = self.stable[COALITION_CONCEPTS.index(concept)]
        return tuple(self.labels[s] for s in np.flatnonzero(row))

    def improves_on(self, label: str) -> tuple[str, ...]:
        """Return the labels of the states that the coalition can reach and all members prefer."""
        row = self.improvements[self.labels.index(label)]
        return tuple(self.labels[t] for t in np.flatnonzero(row))


def coalition_stability(conflict: Conflict, members: Collection[str]) -> CoalitionStability:
    """Return which states are stable for a coalition.

    Parameters
    ----------
    conflict : Conflict
        Under partial orders, better means better in every admitted ranking.
    members : collection of str
        One party or more.

    Raises
    ------
    ScenarioError
        A member is not a party, or there is none.
    LimitReached
        More than 2,048 states, or more than ten parties outside the coalition.

    Examples
    --------
    >>> from demarche.bargaining.catalog import published
    >>> table = coalition_stability(published("elmira_1993"), ["Ministry", "Company"])
    >>> table.improves_on("NYNNY")
    ('YNYNY',)
    >>> "NYNNY" in table.states("seq")
    False
    """
    inside = _numbers(conflict, members)
    outside = tuple(j for j in range(len(conflict.parties)) if j not in inside)
    if conflict.form.size > MAX_STATES or len(outside) > MAX_OTHERS:
        raise LimitReached(
            f"{conflict.form.size:,} states and {len(outside)} parties outside the coalition; "
            f"at most {MAX_STATES:,} and {MAX_OTHERS}"
        )
    gains = _improvements(conflict, inside)
    worse = ~_agreed(conflict, inside)
    lasting = worse & ~product(~worse, _reach(conflict, inside).T)
    answers = _reach(conflict, outside)
    credible = closure(_union(conflict, (_improvements(conflict, g) for g in _groups(outside))))
    stable = [
        ~gains.any(axis=1),
        _held(gains, answers, worse),
        _held(gains, answers, lasting),
        _held(gains, credible, worse),
    ]
    return CoalitionStability(
        tuple(conflict.parties[i] for i in inside), conflict.form.labels, np.array(stable), gains
    )


def upsetting_coalitions(
    conflict: Conflict, state: State | None = None, *, concept: CoalitionConcept = "seq"
) -> tuple[tuple[str, ...], ...]:
    """Return the coalitions of two parties or more for which a state is not stable.

    Parameters
    ----------
    conflict : Conflict
    state : int or Pattern, optional
        By default the status quo.
    concept : {"nash", "gmr", "smr", "seq"}

    Examples
    --------
    >>> from demarche.bargaining.catalog import published
    >>> upsetting_coalitions(published("elmira_1993"), "NYNNY")
    (('Ministry', 'Company'),)
    """
    s = conflict.state(state)
    label = conflict.form.label(s)
    groups = [group for group in _groups(range(len(conflict.parties))) if len(group) > 1]
    tempted = [
        tuple(conflict.parties[i] for i in group)
        for group in groups
        if _tempted(conflict, group, s)
    ]
    return tuple(
        group
        for group in tempted
        if label not in coalition_stability(conflict, group).states(concept)
    )


def _tempted(conflict: Conflict, group: Sequence[int], s: int) -> bool:
    """Return whether a coalition has an improvement from a state."""
    return any(
        all(prefers(conflict, i, t, s) for i in group)
        for t in reached_together(conflict.moves, group, s)
    )


def _numbers(conflict: Conflict, members: Collection[str]) -> tuple[int, ...]:
    inside = tuple(sorted({conflict.form.party(name) for name in members}))
    if not inside:
        raise ScenarioError(f"a coalition has a member; the parties are {conflict.parties}")
    return inside


def _groups(parties: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(parties) + 1):
        yield from combinations(parties, size)


def _union(conflict: Conflict, relations: Iterable[Relation]) -> Relation:
    joined = np.zeros((conflict.form.size, conflict.form.size), dtype=bool)
    for relation in relations:
        joined |= relation
    return joined


def _moves(conflict: Conflict, party: int) -> Relation:
    moves = np.zeros((conflict.form.size, conflict.form.size), dtype=bool)
    for s in range(conflict.form.size):
        moves[s, list(reached(conflict.moves, party, s))] = True
    return moves


def _reach(conflict: Conflict, group: Sequence[int]) -> Relation:
    """Return ``reach[s, t]``: t is in S_H(s)."""
    return closure(_union(conflict, (_moves(conflict, i) for i in group)))


def _agreed(conflict: Conflict, group: Sequence[int]) -> Relation:
    """Return ``agreed[s, t]``: every member finds t better than s."""
    return np.asarray(conflict.surely[list(group)].all(axis=0).T)


def _improvements(conflict: Conflict, group: Sequence[int]) -> Relation:
    """Return ``improvements[s, t]``: t is in S_H⁺⁺(s)."""
    return _reach(conflict, group) & _agreed(conflict, group)


def _held(gains: Relation, answers: Relation, bad: Relation) -> NDArray[np.bool_]:
    """Return the states s each of whose gains t is answered by some u with ``bad[s, u]``."""
    return np.asarray(~(gains & ~product(bad, answers.T)).any(axis=1))
