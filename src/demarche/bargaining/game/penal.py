"""The sweep of two penal codes: what each promises, if breaking it leads to the other.

Code 0 favours the first party, code 1 the second.  A party that departs from what a code
prescribes is punished by the code that favours the other party: the favoured party loses its
code, the other one gains nothing.  After a prescribed action a coin that both see may pass play
to the other code, with just the chance that keeps the party acting.

``value[k, s]`` holds both parties' payoffs under code ``k`` at the start of a period.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from demarche.bargaining.game.casegame import Array
from demarche.bargaining.game.frontier import most_left
from demarche.bargaining.game.tables import STAGES, Tables

ROUNDING = 1e-11


@njit(cache=True, nogil=True)
def settle(t: Tables, value: Array, enough: float, max_sweeps: int) -> tuple[int, float, bool]:
    """Iterate ``value`` in place; return the sweeps, the residual, and whether all is kept."""
    wait, turn = np.empty_like(value), np.zeros((2, 2, 2))
    options, refused = np.empty((2, 2 + len(t.target), 2)), np.empty((2, 2))
    residual, kept = np.inf, False
    for sweep in range(max_sweeps):
        for s in range(value.shape[1]):
            _wait(t, value, wait, s)
        residual, kept = 0.0, True
        for s in range(value.shape[1]):
            p = t.mover[s]
            if p > 0:
                kept = _turn(t, wait, options, refused, turn[0], s, 0) and kept
            if p < 1:
                kept = _turn(t, wait, options, refused, turn[1], s, 1) and kept
            for code in range(2):
                for i in range(2):
                    new = p * turn[0, code, i] + (1 - p) * turn[1, code, i]
                    residual = max(residual, abs(new - value[code, s, i]))
                    value[code, s, i] = new
        if residual <= enough:
            return sweep + 1, residual, kept
    return max_sweeps, residual, kept


@njit(cache=True)
def _wait(t: Tables, value: Array, wait: Array, s: int) -> None:
    """Fill in what ending a period in state ``s`` without a deal pays under each code."""
    for code in range(2):
        for i in range(2):
            wait[code, s, i] = t.flow[s, i]
            for e in range(t.row[s], t.row[s + 1]):
                wait[code, s, i] += t.weight[e, i] * value[code, t.column[e], i]


@njit(cache=True)
def _turn(
    t: Tables, wait: Array, options: Array, refused: Array, node: Array, s: int, mover: int
) -> bool:
    """Put what a turn pays under each code into ``node``; return whether all is kept."""
    other = 1 - mover
    _put(options, 0, wait, s)
    if not t.offers[s]:
        count = _add_actions(t, wait, options, 1, s, mover, 0)
        return _prescribe(t, s, options, count, mover, -1, (-np.inf, -np.inf), node)
    count = _add_actions(t, wait, options, 1, s, mover, 2)
    kept = _prescribe(t, s, options, count, mover, mover, (-np.inf, -np.inf), node)
    for code in range(2):
        options[code, 0, 0], options[code, 0, 1] = node[code, 0], node[code, 1]
    count = _add_actions(t, wait, options, 1, s, other, 1)
    kept = _prescribe(t, s, options, count, other, mover, (-np.inf, -np.inf), node) and kept
    for code in range(2):
        for i in range(2):
            options[code, 0, i] = refused[code, i] = node[code, i]
        # a favoured party that refuses when it may not must lose by it
        kept = kept and node[code, code] >= node[1 - code, code] - ROUNDING
    count = _add_actions(t, wait, options, 1, s, mover, 0)
    secured = (
        _secured(t, wait, refused, s, mover, 0),
        _secured(t, wait, refused, s, mover, 1),
    )
    _prescribe(t, s, options, count, mover, -1, secured, node)
    for code in range(2):
        floor = _floor(options, count, mover, code, secured)
        _offer(t, wait, refused, secured[code], floor, s, mover, code, node)
        kept = kept and node[code, mover] >= floor - ROUNDING
    return kept


@njit(cache=True, inline="always")
def _put(options: Array, k: int, wait: Array, s: int) -> None:
    for code in range(2):
        for i in range(2):
            options[code, k, i] = wait[code, s, i]


@njit(cache=True)
def _add_actions(
    t: Tables, wait: Array, options: Array, count: int, s: int, party: int, stage: int
) -> int:
    """Append what a party's actions at a stage pay under each code; return the new count."""
    slot = (2 * s + party) * STAGES + stage
    for k in range(t.first[slot], t.first[slot + 1]):
        for code in range(2):
            for i in range(2):
                later = wait[code, t.target[k], i] if t.target[k] >= 0 else 0.0
                options[code, count, i] = t.payoff[k, i] + later
        count += 1
    return count


@njit(cache=True)
def _secured(t: Tables, wait: Array, refused: Array, s: int, mover: int, code: int) -> float:
    """Return what a proposer gets under a code by the least offer that is accepted."""
    other, stands, again = 1 - mover, t.confirm[s], 1 - t.confirm[s]
    asked = (refused[code, other] - again * wait[code, s, other]) / stands
    return float(again * wait[code, s, mover] + stands * most_left(t.frontier, s, asked, mover))


@njit(cache=True)
def _floor(
    options: Array, count: int, owner: int, code: int, secured: tuple[float, float]
) -> float:
    """Return what the owner of a choice gets by its best departure from a code."""
    against = 1 - code if owner == code else code
    floor = secured[against]
    for k in range(count):
        floor = max(floor, options[against, k, owner])
    return float(floor)


@njit(cache=True)
def _prescribe(
    t: Tables,
    s: int,
    options: Array,
    count: int,
    owner: int,
    proposer: int,
    secured: tuple[float, float],
    node: Array,
) -> bool:
    """Put the option that serves each code best into ``node``; return whether there is one.

    On the path (no proposer) that is the favoured party's best.  After a refusal it is what makes
    the other party's offer worst: what that party is left with as a responder, or can keep as a
    proposer.
    """
    kept = True
    for code in range(2):
        other, floor = 1 - code, _floor(options, count, owner, code, secured)
        least, most = np.inf, -np.inf
        node[code, code], node[code, other] = -np.inf, options[code, 0, other]
        for k in range(count):
            coin = _coin(options, k, owner, code, floor)
            if coin < 0:
                continue
            own = (1 - coin) * options[code, k, code] + coin * options[other, k, code]
            left = (1 - coin) * options[code, k, other] + coin * options[other, k, other]
            aim = -own if proposer < 0 else left
            if proposer == other:
                aim = max(aim, most_left(t.frontier, s, own, other))
            if aim < least - ROUNDING or (aim <= least + ROUNDING and own > most):
                least, most = min(aim, least), own
                node[code, code], node[code, other] = own, left
        kept = kept and least < np.inf
    return kept


@njit(cache=True)
def _coin(options: Array, k: int, owner: int, code: int, floor: float) -> float:
    """Return the least chance of the other code that keeps the owner to an option; -1 if none."""
    here, there = options[code, k, owner], options[1 - code, k, owner]
    if here >= floor - ROUNDING:
        return 0.0
    if owner == code or there < floor:
        return -1.0
    return float((floor - here) / (there - here))


@njit(cache=True)
def _offer(
    t: Tables,
    wait: Array,
    refused: Array,
    secured: float,
    floor: float,
    s: int,
    mover: int,
    code: int,
    node: Array,
) -> None:
    """Let an accepted offer take the place of ``node`` where it pays the favoured party more.

    The favoured party offers the least that is accepted; the other one keeps its floor, and all
    else is the favoured party's.
    """
    responder, stands, again = 1 - mover, t.confirm[s], 1 - t.confirm[s]
    if mover == code:
        keeps = secured
        gets = (refused[code, responder] - again * wait[code, s, responder]) / stands
    else:
        own = max((floor - again * wait[code, s, mover]) / stands, t.extreme[s, mover])
        keeps = again * wait[code, s, mover] + stands * own
        gets = most_left(t.frontier, s, own, responder)
    gives = again * wait[code, s, responder] + stands * max(gets, t.extreme[s, responder])
    feasible = keeps > -np.inf and gets > -np.inf
    accepted = mover == code or gives >= refused[mover, code] - ROUNDING
    if feasible and accepted and (keeps if mover == code else gives) >= node[code, code] - ROUNDING:
        node[code, mover], node[code, responder] = keeps, gives
