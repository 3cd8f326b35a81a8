"""Compiled kernels for total orders; the definitions stand in ``concepts``.

Arguments are trusted: ``levels`` is int32 of shape (parties, states), ``moves`` is a ``Moves``.
Nothing of size states × states is built.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from demarche.bargaining.stability.form import Moves

Levels = NDArray[np.int32]

NASH, GMR, SMR, SEQ, SIM = range(5)
PARTS = 16


@njit(cache=True, inline="always")
def legal(s: int, t: int, moves: Moves) -> bool:
    """Return whether a move from s to another state t of its block undoes nothing irreversible."""
    return bool(
        s != t
        and moves.bits[s] & ~moves.bits[t] & moves.kept == 0
        and moves.bits[t] & ~moves.bits[s] & moves.barred == 0
    )


@njit(cache=True)
def _ceiling(i: int, levels: Levels, moves: Moves) -> Levels:
    """Return the highest level that party i can hold or move to, for each state."""
    highest: Levels = levels[i].copy()
    for s in range(highest.size):
        b = moves.block[i, s]
        for k in range(moves.start[i, b], moves.start[i, b + 1]):
            t = moves.order[i, k]
            if levels[i, t] > highest[s] and legal(s, t, moves):
                highest[s] = levels[i, t]
    return highest


@njit(cache=True)
def _settle(s: int, left: NDArray[np.int32], moves: Moves) -> None:
    """Count state s out of every block, so that a block without states left is passed over."""
    for j in range(left.shape[0]):
        left[j, moves.block[j, s]] -= 1


@njit(cache=True)
def _lowest(value: Levels, i: int, improving: bool, levels: Levels, moves: Moves) -> Levels:
    """Return the lowest value that the parties other than i can bring each state to.

    ``improving`` keeps to moves that improve on the state before, for the party that moves.
    """
    parties, n = levels.shape
    lowest = np.full(n, -1, dtype=np.int32)
    waiting = np.empty(n, dtype=np.int32)
    left = np.zeros((parties, n), dtype=np.int32)
    for j in range(parties):
        for s in range(n):
            left[j, moves.block[j, s]] += 1
    for root in np.argsort(value, kind="mergesort"):
        if lowest[root] >= 0:
            continue
        lowest[root] = value[root]
        _settle(root, left, moves)
        waiting[0] = root
        head, tail = 0, 1
        while head < tail:
            y = waiting[head]
            head += 1
            for j in range(parties):
                b = moves.block[j, y]
                if j == i or left[j, b] == 0:
                    continue
                for k in range(moves.start[j, b], moves.start[j, b + 1]):
                    x = moves.order[j, k]
                    willing = not improving or levels[j, y] > levels[j, x]
                    if willing and lowest[x] < 0 and legal(x, y, moves):
                        lowest[x] = value[root]
                        _settle(x, left, moves)
                        waiting[tail] = x
                        tail += 1
    return lowest


@njit(cache=True)
def _held(sanction: Levels, i: int, levels: Levels, moves: Moves) -> NDArray[np.bool_]:
    """Return the states at which each improvement t of party i has sanction[t] not above s."""
    held = np.ones(levels.shape[1], dtype=np.bool_)
    for s in range(held.size):
        here = levels[i, s]
        b = moves.block[i, s]
        for k in range(moves.start[i, b], moves.start[i, b + 1]):
            t = moves.order[i, k]
            if levels[i, t] > here and sanction[t] > here and legal(s, t, moves):
                held[s] = False
                break
    return held


@njit(cache=True)
def _sanctioned(concept: int, i: int, levels: Levels, moves: Moves) -> NDArray[np.bool_]:
    """Return the stability of all states for party i under Nash, GMR, SMR or SEQ."""
    if concept == NASH:
        sanction = levels[i]
    elif concept == GMR:
        sanction = _lowest(levels[i], i, False, levels, moves)
    elif concept == SMR:
        sanction = _lowest(_ceiling(i, levels, moves), i, False, levels, moves)
    else:
        sanction = _lowest(levels[i], i, True, levels, moves)
    return _held(sanction, i, levels, moves)


@njit(cache=True)
def _improvements(
    s: int, levels: Levels, moves: Moves, shift: NDArray[np.int64], count: NDArray[np.int64]
) -> None:
    """Fill shift[j, :count[j]] with the change of address of each improvement of j from s."""
    for j in range(levels.shape[0]):
        count[j] = 0
        b = moves.block[j, s]
        for k in range(moves.start[j, b], moves.start[j, b + 1]):
            t = moves.order[j, k]
            if levels[j, t] > levels[j, s] and legal(s, t, moves):
                shift[j, count[j]] = moves.address[t] - moves.address[s]
                count[j] += 1


@njit(cache=True)
def _spoiled(
    i: int,
    s: int,
    origin: int,
    levels: Levels,
    moves: Moves,
    shift: NDArray[np.int64],
    count: NDArray[np.int64],
    turn: NDArray[np.int64],
) -> bool:
    """Return whether improvements of others, made at once with i's, leave i no better than at s.

    ``turn`` counts through the choices: turn[j] = 0 stays, turn[j] = m makes improvement m of j.
    """
    turn[:] = 0
    address = origin
    while True:
        j = 0
        while j < count.size and (j == i or turn[j] == count[j]):
            if j != i and turn[j] > 0:
                address -= shift[j, turn[j] - 1]
                turn[j] = 0
            j += 1
        if j == count.size:
            return False
        if turn[j] > 0:
            address -= shift[j, turn[j] - 1]
        address += shift[j, turn[j]]
        turn[j] += 1
        u = moves.slot[address]
        if u >= 0 and levels[i, u] <= levels[i, s]:
            return True


@njit(cache=True)
def _simultaneous(part: int, levels: Levels, moves: Moves, stable: NDArray[np.bool_]) -> None:
    """Set stability under SIM for all parties in every state of one part out of ``PARTS``."""
    parties, n = levels.shape
    widest = 0
    for j in range(parties):
        for b in range(n):
            widest = max(widest, moves.start[j, b + 1] - moves.start[j, b])
    shift = np.empty((parties, widest), dtype=np.int64)
    count = np.empty(parties, dtype=np.int64)
    turn = np.empty(parties, dtype=np.int64)
    for s in range(part, n, PARTS):
        _improvements(s, levels, moves, shift, count)
        for i in range(parties):
            stable[i, s] = True
            for m in range(count[i]):
                origin = moves.address[s] + shift[i, m]
                if not _spoiled(i, s, origin, levels, moves, shift, count, turn):
                    stable[i, s] = False
                    break


@njit(cache=True)
def _task(task: int, levels: Levels, moves: Moves, stable: NDArray[np.bool_]) -> None:
    """Do one of the pieces of work that do not depend on each other."""
    parties = levels.shape[0]
    if task < PARTS:
        _simultaneous(task, levels, moves, stable[SIM])
    else:
        concept, i = (task - PARTS) // parties, (task - PARTS) % parties
        stable[concept, i] = _sanctioned(concept, i, levels, moves)


@njit(cache=True)
def in_turn(levels: Levels, moves: Moves) -> NDArray[np.bool_]:
    """Return stability under the five concepts, shape (5, parties, states), on one core."""
    stable = np.empty((5, *levels.shape), dtype=np.bool_)
    for task in range(PARTS + 4 * levels.shape[0]):
        _task(task, levels, moves, stable)
    return stable


@njit(cache=True, parallel=True)
def in_parallel(levels: Levels, moves: Moves) -> NDArray[np.bool_]:
    """Return the same as ``in_turn``, on all cores."""
    stable = np.empty((5, *levels.shape), dtype=np.bool_)
    for task in prange(PARTS + 4 * levels.shape[0]):
        _task(task, levels, moves, stable)
    return stable
