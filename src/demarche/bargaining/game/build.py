"""From the declarations of a `Negotiation` to its `CaseGame`, the same way for every case."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import expm

from demarche.bargaining.game.casegame import END, Action, Array, CaseGame
from demarche.bargaining.game.check import check
from demarche.bargaining.game.frontier import pareto_hull
from demarche.bargaining.game.negotiation import Factor, Negotiation
from demarche.bargaining.game.space import ORDER, State, StateSpace, holds


def build(negotiation: Negotiation) -> CaseGame:
    """Build the case game of a negotiation.

    States are all combinations of levels. Over a period, factors follow the continuous-time
    chain of their hazards exactly; flows are those of the state in which the period's moves end.

    Parameters
    ----------
    negotiation : Negotiation
        The declarations.

    Returns
    -------
    CaseGame
        One action per move, stage and state in which the move is possible.

    Raises
    ------
    InputError
        If a declaration names an unknown party, factor or level, or a number is out of range.

    Examples
    --------
    >>> from demarche.bargaining.game import Negotiation, bounds, pie
    >>> talks = Negotiation(("A", "B"), (0.10, 0.25), dt=1 / 12, deals=(pie(1.0),))
    >>> round(bounds(build(talks)).payoff(0, 0).value, 6)
    0.713012
    """
    check(negotiation)
    turn = (Factor(ORDER, negotiation.parties),) if negotiation.alternating else ()
    space = StateSpace((*negotiation.factors, *turn))
    states = space.states
    offers, frontier = _deals(negotiation, states)
    transition = np.stack([_transition(negotiation, space, p) for p in negotiation.parties])
    return CaseGame(
        parties=negotiation.parties,
        states=space.labels,
        dt=negotiation.dt,
        discount=np.exp(-np.array(negotiation.rates) * negotiation.dt),
        transition=transition,
        flow=_flow(negotiation, states, 1 - transition.sum(2)),
        mover=np.array([_mover(negotiation, s) for s in states]),
        frontier=frontier,
        offers=offers,
        confirm=np.array([_confirmation(negotiation, s) for s in states]),
        actions=tuple(_actions(negotiation, space)),
    )


def _confirmation(negotiation: Negotiation, state: State) -> float:
    return math.prod(c.probability for c in negotiation.confirmations if holds(c.when, state))


def _mover(negotiation: Negotiation, state: State) -> float:
    if negotiation.alternating:
        return float(state[ORDER] == negotiation.parties[0])
    said = [i.probability for i in negotiation.initiatives if holds(i.when, state)]
    return said[-1] if said else 0.5


def _deals(negotiation: Negotiation, states: tuple[State, ...]) -> tuple[NDArray[np.bool_], Array]:
    """Return where offers are possible, and every state's frontier, padded to one length."""
    hulls = [
        pareto_hull([p for d in negotiation.deals if holds(d.when, s) for p in d.packages])
        for s in states
    ]
    longest = max(2, *(len(h) for h in hulls))
    padded = [(h or [(0.0, 0.0)]) for h in hulls]
    frontier = np.array([h + [h[-1]] * (longest - len(h)) for h in padded], float)
    return np.array([bool(h) for h in hulls]), frontier


def _transition(negotiation: Negotiation, space: StateSpace, party: str) -> Array:
    """Return a party's belief about the state one period on; missing mass is breakdown."""
    generator = np.zeros((len(space.states), len(space.states)))
    for k, state in enumerate(space.states):
        for h in negotiation.hazards:
            if h.believer in (None, party) and state[h.factor] == h.start and holds(h.when, state):
                generator[k, space.moved(k, {h.factor: h.end})] += h.rate
                generator[k, k] -= h.rate
        generator[k, k] -= sum(b.rate for b in negotiation.breakdowns if holds(b.when, state))
    step = np.clip(expm(generator * negotiation.dt), 0.0, 1.0)
    if negotiation.alternating:
        one, two = negotiation.parties
        swapped = [{ORDER: two if s[ORDER] == one else one} for s in space.states]
        step = step[:, [space.moved(k, turn) for k, turn in enumerate(swapped)]]
    return np.asarray(step / np.maximum(1.0, step.sum(1, keepdims=True)))


def _flow(negotiation: Negotiation, states: tuple[State, ...], lost: Array) -> Array:
    """Return each party's payoff of a period without a deal, breakdown included.

    ``lost`` is the probability of breakdown in the period, shape (2, S).
    """
    flow = np.zeros((2, len(states)))
    for i, (party, rate) in enumerate(zip(negotiation.parties, negotiation.rates, strict=True)):
        year = -math.expm1(-rate * negotiation.dt) / rate
        for k, state in enumerate(states):
            paid = [f.rate for f in negotiation.flows if f.party == party and holds(f.when, state)]
            broken = [b for b in negotiation.breakdowns if holds(b.when, state)]
            hazard = sum(b.rate for b in broken)
            end = sum(b.rate * b.payoffs[i] for b in broken) / hazard if hazard else 0.0
            flow[i, k] = sum(paid) * year + math.exp(-rate * negotiation.dt) * lost[i, k] * end
    return flow


def _actions(negotiation: Negotiation, space: StateSpace) -> Iterable[Action]:
    for move in negotiation.moves:
        party = negotiation.parties.index(move.party)
        for k, state in enumerate(space.states):
            if holds(move.when, state):
                target = END if move.ends else space.moved(k, move.to)
                for stage in move.stages:
                    yield Action(move.name, k, party, stage, target, move.payoff)
