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
    later, broken = zip(*(_period(negotiation, space, p) for p in negotiation.parties), strict=True)
    return CaseGame(
        parties=negotiation.parties,
        states=space.labels,
        dt=negotiation.dt,
        discount=np.exp(-np.array(negotiation.rates) * negotiation.dt),
        transition=np.stack(later),
        flow=np.stack([_flow(negotiation, states, i, broken[i]) for i in (0, 1)]),
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


def _period(negotiation: Negotiation, space: StateSpace, party: str) -> tuple[Array, Array]:
    """Return a party's belief about a period: the state at its end, or the breakdown that ends it.

    The shapes are (S, S) and (S, B), with one column for each `Breakdown` declared.
    """
    size = len(space.states)
    generator = np.zeros((size + len(negotiation.breakdowns),) * 2)
    for k, state in enumerate(space.states):
        for h in negotiation.hazards:
            if h.believer in (None, party) and state[h.factor] == h.start and holds(h.when, state):
                generator[k, space.moved(k, {h.factor: h.end})] += h.rate
        for column, b in enumerate(negotiation.breakdowns):
            generator[k, size + column] = b.rate * holds(b.when, state)
    np.fill_diagonal(generator, generator.diagonal() - generator.sum(1))
    step = np.clip(expm(generator * negotiation.dt)[:size], 0.0, 1.0)
    step /= np.maximum(1.0, step.sum(1, keepdims=True))
    later, broken = step[:, :size], step[:, size:]
    if negotiation.alternating:
        one, two = negotiation.parties
        swapped = [{ORDER: two if s[ORDER] == one else one} for s in space.states]
        later = later[:, [space.moved(k, turn) for k, turn in enumerate(swapped)]]
    return later, broken


def _flow(negotiation: Negotiation, states: tuple[State, ...], i: int, broken: Array) -> Array:
    """Return party ``i``'s payoff of a period without a deal, breakdown included."""
    party, rate, dt = negotiation.parties[i], negotiation.rates[i], negotiation.dt
    flows = [f for f in negotiation.flows if f.party == party]
    yearly = np.array([sum(f.rate for f in flows if holds(f.when, s)) for s in states], float)
    ends = np.array([b.payoffs[i] for b in negotiation.breakdowns], float)
    paid: Array = yearly * -math.expm1(-rate * dt) / rate
    paid += math.exp(-rate * dt) * (broken @ ends)
    return paid


def _actions(negotiation: Negotiation, space: StateSpace) -> Iterable[Action]:
    for move in negotiation.moves:
        party = negotiation.parties.index(move.party)
        for k, state in enumerate(space.states):
            if holds(move.when, state):
                target = END if move.ends else space.moved(k, move.to)
                for stage in move.stages:
                    yield Action(move.name, k, party, stage, target, move.payoff)
