"""The five stability concepts, and how they are computed under total orders.

Write S_i(s) for the states that party i reaches from s by one move, and S_i⁺(s) for its *unilateral
improvements*: those of S_i(s) that i finds better than s.  The other parties, N∖i, answer by a
*legal sequence*: moves one after another, each by one of them, no party twice in a row.
S_{N∖i}(t) are the states such sequences reach from t, and S⁺_{N∖i}(t) those reached when each move
improves on the state before it for the party that makes it.  State s is stable for party i under

* **Nash** (R) if S_i⁺(s) is empty;
* **GMR**, general metarationality, if each t in S_i⁺(s) has a sanction: some u in S_{N∖i}(t) that i
  does not find better than s;
* **SMR**, symmetric metarationality, if each t in S_i⁺(s) has such a u from which, further, no
  state of S_i(u) is better than s for i;
* **SEQ**, sequential stability, if each t in S_i⁺(s) has a u in S⁺_{N∖i}(t) that i does not find
  better than s;
* **SIM**, simultaneous stability, if for each t in S_i⁺(s) one or more other parties have
  improvements from s such that all these moves made at once, with i's, lead to a feasible state
  that i does not find better than s.

An *equilibrium* is a state that is stable for every party.  Nash looks one move ahead, GMR, SEQ and
SIM two, SMR three; in SEQ and SIM nobody sanctions at their own cost.

Two facts make this fast.  In option form moves are transitive (see ``form``), and so are
preferences; so two moves, or two improvements, of one party in a row can be replaced by one, and
legal sequences reach exactly the states that any sequences reach.  And under a total order, i's
improvement t has a sanction precisely if the *lowest* level that i can be brought to from t is not
above its level in s.  That number belongs to t alone, and one sweep finds it for all states: take
the states from the lowest level up, and give each one's level to all states that lead to it and
have none yet.

References
----------
Nash, J. (1951). Non-cooperative games. Annals of Mathematics 54, 286–295.
Howard, N. (1971). Paradoxes of Rationality. MIT Press (GMR, SMR).
Fraser, N. M. and Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions. North-Holland
(SEQ, SIM).
Fang, L., Hipel, K. W. and Kilgour, D. M. (1993). Interactive Decision Making: The Graph Model for
Conflict Resolution. Wiley, ch. 3–4 (legal sequences; the definitions for n parties).
Kilgour, D. M. and Hipel, K. W. (2005). The graph model for conflict resolution: past, present, and
future. Group Decision and Negotiation 14, 441–460.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.stability import kernels
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import OptionForm
from demarche.errors import ScenarioError

Concept = Literal["nash", "gmr", "smr", "seq", "sim"]
CONCEPTS: tuple[Concept, ...] = get_args(Concept)
WORTH_SHARING = 4096  # states from which on several cores are faster than one


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states are stable, for whom, under which concept.

    Parameters
    ----------
    form : OptionForm
        Its parties and states, in the order of the axes.
    stable : ndarray of bool, shape (5, parties, states)
        Concepts in the order of ``CONCEPTS``.
    """

    form: OptionForm
    stable: NDArray[np.bool_]

    def states(self, concept: Concept, party: str) -> tuple[str, ...]:
        """Return the labels of the states that are stable for a party."""
        row = self.stable[CONCEPTS.index(known(concept)), self.form.party(party)]
        return tuple(self.form.label(int(s)) for s in np.flatnonzero(row))

    def equilibria(self, concept: Concept) -> tuple[str, ...]:
        """Return the labels of the states that are stable for every party."""
        everyone = self.stable[CONCEPTS.index(known(concept))].all(axis=0)
        return tuple(self.form.label(int(s)) for s in np.flatnonzero(everyone))


def stability(conflict: Conflict) -> Stability:
    """Return the stability of every state for every party under all five concepts.

    Parameters
    ----------
    conflict : Conflict
        Every preference a total order.

    Raises
    ------
    ScenarioError
        A preference is a partial order, under which stability may depend on the ranking admitted.

    Examples
    --------
    >>> from demarche.bargaining.stability import Option, OptionForm, ranked
    >>> form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
    >>> dilemma = Conflict(form, {
    ...     "A": ranked(form, ["NY", "YY", "NN", "YN"]),
    ...     "B": ranked(form, ["YN", "YY", "NN", "NY"]),
    ... })
    >>> stability(dilemma).equilibria("nash"), stability(dilemma).equilibria("seq")
    (('NN',), ('NN', 'YY'))
    """
    return Stability(conflict.form, stable(conflict))


def stable(conflict: Conflict) -> NDArray[np.bool_]:
    """Return the table of ``stability`` alone, shape (5, parties, states)."""
    if not conflict.total:
        raise ScenarioError(
            "a preference is a partial order, so that stability may depend on the ranking",
            hint="ask for the admitted verdicts instead",
        )
    run = kernels.in_turn if conflict.form.size < WORTH_SHARING else kernels.in_parallel
    return run(conflict.levels, conflict.moves)


def known(concept: str) -> Concept:
    """Return the concept if there is one of that name."""
    for name in CONCEPTS:
        if name == concept:
            return name
    raise ScenarioError(f"no stability concept {concept!r}; allowed: {', '.join(CONCEPTS)}")
