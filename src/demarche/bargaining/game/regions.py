"""The sweep of interval value iteration: what each node's region keeps.

The kernel holds a region in a row of six numbers, or in a tuple of them: the lower bounds of both
parties, the upper bounds of both, the lower and the upper bound of the sum.  Rows are read and
written number by number, because views of rows cost more than the arithmetic.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numba import njit

from demarche.bargaining.game.casegame import Array
from demarche.bargaining.game.frontier import most_left
from demarche.bargaining.game.tables import STAGES, Tables

Region: TypeAlias = tuple[float, float, float, float, float, float]

ROUNDING = 1e-12


@njit(cache=True, nogil=True)
def shrink(t: Tables, value: Array, enough: float, max_sweeps: int) -> tuple[int, bool]:
    """Shrink the regions in ``value`` in place; return the sweeps made and whether they settled."""
    wait = np.empty_like(value)
    options = np.empty((2 + len(t.target), 6))
    for sweep in range(max_sweeps):
        for s in range(len(value)):
            _put(wait, s, _wait(t, value, s))
        change = 0.0
        for s in range(len(value)):
            change = max(change, _keep(value, s, _period(t, wait, options, s)))
        if change <= enough:
            return sweep + 1, True
    return max_sweeps, False


@njit(cache=True, inline="always")
def _put(rows: Array, k: int, v: Region) -> None:
    rows[k, 0], rows[k, 1], rows[k, 2], rows[k, 3], rows[k, 4], rows[k, 5] = v


@njit(cache=True, inline="always")
def _get(rows: Array, k: int) -> Region:
    return (rows[k, 0], rows[k, 1], rows[k, 2], rows[k, 3], rows[k, 4], rows[k, 5])


@njit(cache=True, inline="always")
def _keep(value: Array, s: int, new: Region) -> float:
    """Intersect a row with a region; return the largest move of a bound."""
    a0, a1, b0, b1, a, b = _get(value, s)
    c0, c1, d0, d1, c, d = new
    _put(value, s, (max(a0, c0), max(a1, c1), min(b0, d0), min(b1, d1), max(a, c), min(b, d)))
    return max(c0 - a0, c1 - a1, b0 - d0, b1 - d1, c - a, b - d)


@njit(cache=True, inline="always")
def _tighten(v: Region) -> Region:
    """Return the region with each interval cut by what the other two imply."""
    low0, low1, high0, high1, low, high = v
    low, high = max(low, low0 + low1), min(high, high0 + high1)
    return (
        max(low0, low - high1),
        max(low1, low - high0),
        min(high0, high - low1),
        min(high1, high - low0),
        low,
        high,
    )


@njit(cache=True, inline="always")
def _wait(t: Tables, value: Array, s: int) -> Region:
    """Return the region of ending a period in state ``s`` without a deal."""
    low0 = high0 = t.flow[s, 0]
    low1 = high1 = t.flow[s, 1]
    low = high = low0 + low1
    for e in range(t.row[s], t.row[s + 1]):
        w0, w1 = t.weight[e, 0], t.weight[e, 1]
        a0, a1, b0, b1, a, b = _get(value, t.column[e])
        low0 += w0 * a0
        low1 += w1 * a1
        high0 += w0 * b0
        high1 += w1 * b1
        low += w0 * a0 + w1 * a1 + _split(max(0.0, a - a0 - a1), b0 - a0, b1 - a1, w0, w1)
        high += w0 * b0 + w1 * b1 - _split(max(0.0, b0 + b1 - b), b0 - a0, b1 - a1, w0, w1)
    return _tighten((low0, low1, high0, high1, low, high))


@njit(cache=True, inline="always")
def _split(amount: float, room0: float, room1: float, w0: float, w1: float) -> float:
    """Return the least weight of an amount given to two parties with limited room."""
    if w0 < w1:
        first = min(amount, room0)
        return w0 * first + w1 * (amount - first)
    second = min(amount, room1)
    return w1 * second + w0 * (amount - second)


@njit(cache=True)
def _period(t: Tables, wait: Array, options: Array, s: int) -> Region:
    """Return the region at the start of a period in state ``s``: a draw of the mover."""
    p = t.mover[s]
    if p == 1.0:
        return _turn(t, wait, options, s, 0)
    if p == 0.0:
        return _turn(t, wait, options, s, 1)
    a0, a1, b0, b1, a, b = _turn(t, wait, options, s, 0)
    c0, c1, d0, d1, c, d = _turn(t, wait, options, s, 1)
    q = 1 - p
    return (
        p * a0 + q * c0,
        p * a1 + q * c1,
        p * b0 + q * d0,
        p * b1 + q * d1,
        p * a + q * c,
        p * b + q * d,
    )


@njit(cache=True)
def _turn(t: Tables, wait: Array, options: Array, s: int, mover: int) -> Region:
    """Return the region of a turn of ``mover`` in state ``s``, solved from the last stage back."""
    _put(options, 0, _get(wait, s))
    if not t.offers[s]:
        count = _add_actions(t, wait, options, 1, s, mover, 0)
        return _choose(options, count, mover, -np.inf)
    count = _add_actions(t, wait, options, 1, s, mover, 2)
    _put(options, 0, _choose(options, count, mover, -np.inf))
    count = _add_actions(t, wait, options, 1, s, 1 - mover, 1)
    refused = _choose(options, count, 1 - mover, -np.inf)
    _put(options, 0, refused)
    count = _add_actions(t, wait, options, 1, s, mover, 0)
    deal, secured = _deal(t, s, refused, _get(wait, s), mover)
    if secured > -np.inf:
        _put(options, count, deal)
        count += 1
    return _choose(options, count, mover, secured)


@njit(cache=True)
def _add_actions(
    t: Tables, wait: Array, options: Array, count: int, s: int, party: int, stage: int
) -> int:
    """Append the regions of a party's actions at a stage; return the new count."""
    slot = (2 * s + party) * STAGES + stage
    for k in range(t.first[slot], t.first[slot + 1]):
        a, b = t.payoff[k, 0], t.payoff[k, 1]
        if t.target[k] < 0:
            _put(options, count, (a, b, a, b, a + b, a + b))
        else:
            c0, c1, d0, d1, c, d = _get(wait, t.target[k])
            _put(options, count, (a + c0, b + c1, a + d0, b + d1, a + b + c, a + b + d))
        count += 1
    return count


@njit(cache=True)
def _choose(options: Array, count: int, owner: int, secured: float) -> Region:
    """Return the union of the plausible options, cut at what the owner can secure.

    The owner secures the best lower bound. The last option is a deal if ``secured`` is finite;
    then it secures that much and no more, since an offer may be refused.
    """
    if count == 1:
        return _get(options, 0)
    floor = secured
    for k in range(count - 1 if secured > -np.inf else count):
        floor = max(floor, options[k, owner])
    low0 = low1 = low = np.inf
    high0 = high1 = high = -np.inf
    for k in range(count):
        if options[k, 2 + owner] < floor - ROUNDING:
            continue
        a0, a1, b0, b1, a, b = _get(options, k)
        if owner == 0:
            a0 = max(a0, min(floor, b0))
        else:
            a1 = max(a1, min(floor, b1))
        a0, a1, b0, b1, a, b = _tighten((a0, a1, b0, b1, a, b))
        if a0 > b0 + ROUNDING or a1 > b1 + ROUNDING or a > b + ROUNDING:
            continue
        low0, low1, low = min(low0, a0), min(low1, a1), min(low, a)
        high0, high1, high = max(high0, b0), max(high1, b1), max(high, b)
    return (low0, low1, high0, high1, low, high)


@njit(cache=True, inline="always")
def _deal(t: Tables, s: int, refused: Region, wait: Region, mover: int) -> tuple[Region, float]:
    """Return the region of an offer that is accepted, and what the mover secures by making one.

    An accepted offer may stand or not; if not, the parties wait. Nothing is secured (minus
    infinity) where no offer can be accepted.
    """
    other = 1 - mover
    stands, again = t.confirm[s], 1 - t.confirm[s]
    sure = (refused[2 + other] - again * wait[other]) / stands
    hoped = (refused[other] - again * wait[2 + other]) / stands
    worst, best = most_left(t.frontier, s, sure, mover), most_left(t.frontier, s, hoped, mover)
    if best == -np.inf:
        return refused, -np.inf
    own_low = again * wait[mover] + stands * max(worst, t.extreme[s, mover])
    own_high = again * wait[2 + mover] + stands * best
    other_low = max(refused[other], again * wait[other] + stands * t.extreme[s, other])
    other_high = again * wait[2 + other] + stands * t.extreme[s, 2 + other]
    if stands == 1.0:  # no mover offers more than is surely accepted
        other_high = max(other_low, min(other_high, refused[2 + other]))
    low = again * wait[4] + stands * t.extreme[s, 4]
    high = again * wait[5] + stands * t.extreme[s, 5]
    secured = own_low if worst > -np.inf else min(own_low, refused[mover])
    if mover == 0:
        return _tighten((own_low, other_low, own_high, other_high, low, high)), secured
    return _tighten((other_low, own_low, other_high, own_high, low, high)), secured
