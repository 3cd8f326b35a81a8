"""The sweep of logit value iteration: what each node pays if choosers err a little."""

from __future__ import annotations

import numpy as np
from numba import njit

from demarche.bargaining.game.casegame import Array
from demarche.bargaining.game.frontier import most_left
from demarche.bargaining.game.tables import STAGES, Tables

WINDOW = 500
"""Sweeps after which an error that has not fallen by a tenth halves the step."""

SMALLEST_STEP = 1 / 256


@njit(cache=True, nogil=True)
def settle(
    t: Tables,
    value: Array,
    temperature: float,
    enough: float,
    max_sweeps: int,
    taken: Array,
    agree: Array,
    regret: Array,
) -> tuple[int, float]:
    """Iterate ``value`` to a logit equilibrium in place; return the sweeps made and the residual.

    ``taken`` gets the probability of each action when its stage is reached, ``agree`` that a
    mover's turn is an offer made to be accepted, ``regret`` the best one-shot gain in a period.
    """
    wait = np.empty_like(value)
    options = np.empty((2 + len(t.target), 2))
    chance = np.empty(len(options))
    step, mark, residual = 1.0, np.inf, np.inf
    for sweep in range(max_sweeps):
        for s in range(len(value)):
            for i in range(2):
                wait[s, i] = t.flow[s, i]
                for e in range(t.row[s], t.row[s + 1]):
                    wait[s, i] += t.weight[e, i] * value[t.column[e], i]
        residual = 0.0
        for s in range(len(value)):
            new0 = new1 = 0.0
            regret[s] = 0.0
            for mover in range(2):
                share = t.mover[s] if mover == 0 else 1 - t.mover[s]
                if share > 0:
                    own, other, lost = _turn(
                        t, wait, options, chance, temperature, s, mover, taken, agree
                    )
                    regret[s] = max(regret[s], lost)
                    new0 += share * (own if mover == 0 else other)
                    new1 += share * (other if mover == 0 else own)
            residual = max(residual, abs(new0 - value[s, 0]), abs(new1 - value[s, 1]))
            value[s, 0] += step * (new0 - value[s, 0])
            value[s, 1] += step * (new1 - value[s, 1])
        if residual <= enough:
            return sweep + 1, residual
        if sweep % WINDOW == WINDOW - 1:
            if residual > 0.9 * mark:
                step = max(SMALLEST_STEP, step / 2)
            mark = residual
    return max_sweeps, residual


@njit(cache=True)
def _turn(
    t: Tables,
    wait: Array,
    options: Array,
    chance: Array,
    temperature: float,
    s: int,
    mover: int,
    taken: Array,
    agree: Array,
) -> tuple[float, float, float]:
    """Return what a turn pays the mover and the other, and the best one-shot gain in it."""
    other = 1 - mover
    options[0, 0], options[0, 1] = wait[s, 0], wait[s, 1]
    lost, offered = 0.0, -1
    if t.offers[s]:
        count = _add_actions(t, wait, options, 1, s, mover, 2)
        lost = max(lost, _choose(options, count, chance, mover, temperature))
        _record(t, chance, s, mover, 2, taken)
        count = _add_actions(t, wait, options, 1, s, other, 1)
        lost = max(lost, _choose(options, count, chance, other, temperature))
        _record(t, chance, s, other, 1, taken)
    count = _add_actions(t, wait, options, 1, s, mover, 0)
    if t.offers[s] and _add_deal(t, wait, options, count, s, mover):
        offered = count
        count += 1
    lost = max(lost, _choose(options, count, chance, mover, temperature))
    _record(t, chance, s, mover, 0, taken)
    agree[s, mover] = chance[offered] if offered >= 0 else 0.0
    return options[0, mover], options[0, other], lost


@njit(cache=True)
def _add_deal(t: Tables, wait: Array, options: Array, count: int, s: int, mover: int) -> bool:
    """Write what an offer just good enough pays, if there is one; the first row is refusal."""
    other = 1 - mover
    stands, again = t.confirm[s], 1 - t.confirm[s]
    asked = (options[0, other] - again * wait[s, other]) / stands
    best = most_left(t.frontier, s, asked, mover)
    if best == -np.inf:
        return False
    options[count, mover] = again * wait[s, mover] + stands * best
    options[count, other] = again * wait[s, other] + stands * max(asked, t.extreme[s, other])
    return True


@njit(cache=True)
def _add_actions(
    t: Tables, wait: Array, options: Array, count: int, s: int, party: int, stage: int
) -> int:
    """Append what a party's actions at a stage pay; return the new count."""
    slot = (2 * s + party) * STAGES + stage
    for k in range(t.first[slot], t.first[slot + 1]):
        for i in range(2):
            later = wait[t.target[k], i] if t.target[k] >= 0 else 0.0
            options[count, i] = t.payoff[k, i] + later
        count += 1
    return count


@njit(cache=True)
def _choose(options: Array, count: int, chance: Array, owner: int, temperature: float) -> float:
    """Put the mean of the options into the first row; return what the owner's errors cost."""
    best = options[0, owner]
    for k in range(1, count):
        best = max(best, options[k, owner])
    total = 0.0
    for k in range(count):
        chance[k] = np.exp((options[k, owner] - best) / temperature)
        total += chance[k]
    mean0 = mean1 = 0.0
    for k in range(count):
        chance[k] /= total
        mean0 += chance[k] * options[k, 0]
        mean1 += chance[k] * options[k, 1]
    options[0, 0], options[0, 1] = mean0, mean1
    return float(best - options[0, owner])


@njit(cache=True)
def _record(t: Tables, chance: Array, s: int, party: int, stage: int, taken: Array) -> None:
    """Copy the chances of a party's actions at a stage."""
    slot = (2 * s + party) * STAGES + stage
    for k in range(t.first[slot], t.first[slot + 1]):
        taken[k] = chance[1 + k - t.first[slot]]
