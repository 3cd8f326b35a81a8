"""The sweep of interval value iteration: what each node's region keeps."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numba import njit

from demarche.bargaining.game.casegame import Array
from demarche.bargaining.game.tables import STAGES, Tables

Region: TypeAlias = tuple[float, float, float, float, float, float]
"""Lower bounds of both parties, upper bounds of both, lower and upper bound of the sum."""

ROUNDING = 1e-12


@njit(cache=True, nogil=True)
def shrink(t: Tables, value: Array, enough: float, max_sweeps: int) -> tuple[int, bool]:
    """Shrink the regions in ``value`` in place; return the sweeps made and whether they settled."""
    wait = np.empty_like(value)
    options = np.empty((4 + len(t.target), 6))
    for sweep in range(max_sweeps):
        for s in range(len(value)):
            wait[s] = _wait(t, value, s)
        change = 0.0
        for s in range(len(value)):
            new = _period(t, wait, options, s)
            for k in range(6):
                kept = max(value[s, k], new[k]) if k in (0, 1, 4) else min(value[s, k], new[k])
                change = max(change, abs(kept - value[s, k]))
                value[s, k] = kept
        if change <= enough:
            return sweep + 1, True
    return max_sweeps, False


@njit(cache=True)
def _wait(t: Tables, value: Array, s: int) -> Region:
    """Return the region of ending a period in state ``s`` without a deal."""
    low0 = high0 = t.flow[s, 0]
    low1 = high1 = t.flow[s, 1]
    low = high = low0 + low1
    for e in range(t.row[s], t.row[s + 1]):
        w0, w1 = t.weight[e, 0], t.weight[e, 1]
        v = value[t.column[e]]
        low0 += w0 * v[0]
        low1 += w1 * v[1]
        high0 += w0 * v[2]
        high1 += w1 * v[3]
        low += _least(w0, w1, v)
        high += _most(w0, w1, v)
    return _tighten((low0, low1, high0, high1, low, high))


@njit(cache=True)
def _least(w0: float, w1: float, v: Array) -> float:
    """Return the least of ``w0 v0 + w1 v1`` on a region."""
    missing = max(0.0, v[4] - v[0] - v[1])
    if w0 < w1:
        first = min(missing, v[2] - v[0])
        return float(w0 * (v[0] + first) + w1 * (v[1] + missing - first))
    second = min(missing, v[3] - v[1])
    return float(w0 * (v[0] + missing - second) + w1 * (v[1] + second))


@njit(cache=True)
def _most(w0: float, w1: float, v: Array) -> float:
    """Return the most of ``w0 v0 + w1 v1`` on a region."""
    excess = max(0.0, v[2] + v[3] - v[5])
    if w0 < w1:
        first = min(excess, v[2] - v[0])
        return float(w0 * (v[2] - first) + w1 * (v[3] - excess + first))
    second = min(excess, v[3] - v[1])
    return float(w0 * (v[2] - excess + second) + w1 * (v[3] - second))


@njit(cache=True)
def _period(t: Tables, wait: Array, options: Array, s: int) -> Region:
    """Return the region at the start of a period in state ``s``: a draw of the mover."""
    share = t.mover[s]
    if share == 1.0:
        return _turn(t, wait, options, s, 0)
    if share == 0.0:
        return _turn(t, wait, options, s, 1)
    a = _turn(t, wait, options, s, 0)
    b = _turn(t, wait, options, s, 1)
    return (
        share * a[0] + (1 - share) * b[0],
        share * a[1] + (1 - share) * b[1],
        share * a[2] + (1 - share) * b[2],
        share * a[3] + (1 - share) * b[3],
        share * a[4] + (1 - share) * b[4],
        share * a[5] + (1 - share) * b[5],
    )


@njit(cache=True)
def _turn(t: Tables, wait: Array, options: Array, s: int, mover: int) -> Region:
    """Return the region of a turn of ``mover`` in state ``s``, solved from the last stage back."""
    other = 1 - mover
    options[0] = wait[s]
    count = _add_actions(t, wait, options, 1, s, mover, 2)
    options[0] = _choose(options[:count], mover, options[:count, mover].max())
    count = _add_actions(t, wait, options, 1, s, other, 1)
    refused = _choose(options[:count], other, options[:count, other].max())
    options[0] = wait[s]
    options[1] = refused
    count = _add_actions(t, wait, options, 2, s, mover, 0)
    floor = options[:count, mover].max()
    if t.offers[s]:
        deal, secured = _deal(t.frontier[s], t.confirm[s], refused, wait[s], mover)
        if secured > -np.inf:
            options[count] = deal
            count += 1
            floor = max(floor, secured)
    return _choose(options[:count], mover, floor)


@njit(cache=True)
def _add_actions(
    t: Tables, wait: Array, options: Array, count: int, s: int, party: int, stage: int
) -> int:
    """Append the regions of a party's actions at a stage; return the new count."""
    slot = (2 * s + party) * STAGES + stage
    for k in range(t.first[slot], t.first[slot + 1]):
        a, b = t.payoff[k, 0], t.payoff[k, 1]
        if t.target[k] < 0:
            options[count] = (a, b, a, b, a + b, a + b)
        else:
            v = wait[t.target[k]]
            options[count] = (a + v[0], b + v[1], a + v[2], b + v[3], a + b + v[4], a + b + v[5])
        count += 1
    return count


@njit(cache=True)
def _choose(options: Array, owner: int, floor: float) -> Region:
    """Return the union of the plausible options, cut at what the owner can secure."""
    if len(options) == 1:
        v = options[0]
        return (v[0], v[1], v[2], v[3], v[4], v[5])
    low0 = low1 = low = np.inf
    high0 = high1 = high = -np.inf
    for v in options:
        if v[2 + owner] < floor - ROUNDING:
            continue
        first = v[0] if owner == 1 else max(v[0], min(floor, v[2]))
        second = v[1] if owner == 0 else max(v[1], min(floor, v[3]))
        cut = _tighten((first, second, v[2], v[3], v[4], v[5]))
        if cut[0] > cut[2] + ROUNDING or cut[1] > cut[3] + ROUNDING or cut[4] > cut[5] + ROUNDING:
            continue
        low0, low1, low = min(low0, cut[0]), min(low1, cut[1]), min(low, cut[4])
        high0, high1, high = max(high0, cut[2]), max(high1, cut[3]), max(high, cut[5])
    return (low0, low1, high0, high1, low, high)


@njit(cache=True)
def _tighten(v: Region) -> Region:
    """Return the region with each interval cut by what the other two imply."""
    low, high = max(v[4], v[0] + v[1]), min(v[5], v[2] + v[3])
    return (
        max(v[0], low - v[3]),
        max(v[1], low - v[2]),
        min(v[2], high - v[1]),
        min(v[3], high - v[0]),
        low,
        high,
    )


@njit(cache=True)
def _deal(
    frontier: Array, confirm: float, refused: Region, wait: Array, mover: int
) -> tuple[Region, float]:
    """Return the region of an offer that is accepted, and what the mover secures by making one.

    An accepted offer stands with probability ``confirm``; otherwise the parties wait. Nothing is
    secured (minus infinity) where no offer can be accepted.
    """
    other = 1 - mover
    again = 1 - confirm
    sure = (refused[2 + other] - again * wait[other]) / confirm
    hoped = (refused[other] - again * wait[2 + other]) / confirm
    worst, best = _frontier(frontier, sure, mover), _frontier(frontier, hoped, mover)
    if best == -np.inf:
        return refused, -np.inf
    own_low = again * wait[mover] + confirm * max(worst, frontier[:, mover].min())
    own_high = again * wait[2 + mover] + confirm * best
    other_low = max(refused[other], again * wait[other] + confirm * frontier[:, other].min())
    other_high = again * wait[2 + other] + confirm * frontier[:, other].max()
    if confirm == 1.0:  # no mover offers more than is surely accepted
        other_high = max(other_low, min(other_high, refused[2 + other]))
    sums = frontier[:, 0] + frontier[:, 1]
    low, high = again * wait[4] + confirm * sums.min(), again * wait[5] + confirm * sums.max()
    secured = own_low if worst > -np.inf else min(own_low, refused[mover])
    if mover == 0:
        return _tighten((own_low, other_low, own_high, other_high, low, high)), secured
    return _tighten((other_low, own_low, other_high, own_high, low, high)), secured


@njit(cache=True)
def _frontier(frontier: Array, demand: float, mover: int) -> float:
    """Return the most that the mover can get while the other gets at least ``demand``."""
    other = 1 - mover
    last = len(frontier) - 1
    best, step = (last, -1) if mover == 0 else (0, 1)
    if demand <= frontier[best, other]:
        return float(frontier[best, mover])
    for k in range(last):
        here, there = best + step * k, best + step * (k + 1)
        if demand <= frontier[there, other]:
            along = (demand - frontier[here, other]) / (
                frontier[there, other] - frontier[here, other]
            )
            return float(
                frontier[here, mover] + along * (frontier[there, mover] - frontier[here, mover])
            )
    return -np.inf
