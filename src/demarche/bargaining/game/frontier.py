"""The Pareto frontier of lotteries over deals: how to build it, and how to read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numba import njit

from demarche.bargaining.game.casegame import Array

Vertex: TypeAlias = tuple[float, float]
"""Payoffs of both parties in one deal."""


def pareto_hull(packages: Iterable[Vertex]) -> list[Vertex]:
    """Return the vertices of the Pareto frontier of lotteries over packages.

    Examples
    --------
    >>> pareto_hull([(0, 1), (0.5, 0.2), (0.6, 0.6), (1, 0), (0.2, 0.1)])
    [(0, 1), (0.6, 0.6), (1, 0)]
    """
    hull: list[Vertex] = []
    for point in sorted(set(packages), key=lambda p: (p[0], -p[1])):
        if hull and point[0] == hull[-1][0]:
            continue
        while hull and (hull[-1][1] <= point[1] or _below(hull, point)):
            hull.pop()
        hull.append(point)
    return hull


def _below(hull: list[Vertex], point: Vertex) -> bool:
    """Tell whether the hull's last vertex lies on or below the chord that skips it."""
    if len(hull) < 2:
        return False
    (ax, ay), (bx, by) = hull[-2:]
    return (by - ay) * (point[0] - ax) <= (point[1] - ay) * (bx - ax)


@njit(cache=True)
def most_left(frontier: Array, s: int, demand: float, mover: int) -> float:
    """Return the most that the mover can get in state ``s`` if the other gets ``demand`` or more.

    It is minus infinity where no deal gives the other so much.
    """
    other = 1 - mover
    last = frontier.shape[1] - 1
    here, step = (last, -1) if mover == 0 else (0, 1)
    if demand <= frontier[s, here, other]:
        return float(frontier[s, here, mover])
    for _ in range(last):
        there = here + step
        if demand <= frontier[s, there, other]:
            rise = frontier[s, there, other] - frontier[s, here, other]
            along = (demand - frontier[s, here, other]) / rise
            gain = frontier[s, there, mover] - frontier[s, here, mover]
            return float(frontier[s, here, mover] + along * gain)
        here = there
    return -np.inf
