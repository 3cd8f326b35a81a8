"""A million walk-out verdicts: the compiled kernel against plain NumPy, in the same run.

Run ``python benchmarks/walkout.py``.  Drawing the games is timed apart.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.walkout import INPUTS, Box, judge

LOG2_GAMES = 20
BOX = Box(
    "benchmark",
    "this benchmark",
    {
        "rate_1": (0.05, 0.3),
        "rate_2": (0.05, 0.4),
        "demand_1": (0.6, 0.85),
        "demand_2": (0.5, 0.75),
        "prior_1": (0.02, 0.3),
        "prior_2": (0.02, 0.3),
        "cost_1": (0.0, 0.04),
        "pain_2": (0.0, 0.02),
        "pressure": (0.0, 0.1),
        "leak": (0.1, 0.8),
        "exit_1": (0.0, 0.4),
        "exit_2": (0.0, 0.5),
        "toll": (0.0, 0.03),
        "hazard": (0.1, 1.0),
        "growth": (0.0, 0.4),
        "expectation_1": (0.4, 0.7),
        "expectation_2": (0.4, 0.7),
        "event": (0.0, 3.0),
        "benefit": (0.0, 0.03),
    },
)


def plain(games: Array) -> Array:
    """Return the margins of R1 and R3 to R6 in plain NumPy, Newton's method on whole arrays."""
    g = dict(zip(INPUTS, games.T, strict=True))
    excess = g["demand_1"] + g["demand_2"] - 1
    steady_1 = g["rate_1"] * (1 - g["demand_2"]) + g["cost_1"]
    steady_2 = g["rate_2"] * (1 - g["demand_1"]) + g["pain_2"]
    amount_1, amount_2 = -excess * np.log(g["prior_1"]), -excess * np.log(g["prior_2"])
    leaked = g["pressure"] / g["leak"]
    time_1 = np.maximum(amount_1 / (steady_2 + g["pressure"]), (amount_1 - leaked) / steady_2)
    for _ in range(30):
        left = np.exp(-g["leak"] * time_1)
        missing = amount_1 - steady_2 * time_1 - leaked * (1 - left)
        step = missing / (steady_2 + g["pressure"] * left)
        time_1 = time_1 + step
        if (step <= 1e-13 * time_1).all():
            break
    time_2 = amount_2 / steady_1
    chance = np.where(time_1 < time_2, 1 - g["prior_2"] ** (1 - time_1 / time_2), 0.0)
    worth = np.where(g["exit_2"] > 1 - g["demand_1"], 0.0, chance * excess)
    waiting = ((1 + g["growth"]) * g["hazard"] - g["cost_1"]) / (g["rate_1"] + g["hazard"]) - 1
    beliefs = (
        g["expectation_1"] * np.exp(-g["rate_1"] * g["event"])
        + g["expectation_2"] * np.exp(-g["rate_2"] * g["event"])
        - 1
    )
    return np.stack(
        [
            g["exit_1"] - 1 + g["demand_2"],
            worth - g["toll"],
            waiting,
            beliefs,
            g["benefit"] - g["cost_1"],
        ],
        axis=1,
    )


def best_of(runs: int, work: Callable[[], object]) -> float:
    """Return the shortest of several wall-clock times, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    start = time.perf_counter()
    games = BOX.draw(LOG2_GAMES, 0)
    drawing = time.perf_counter() - start
    start = time.perf_counter()
    judge(games)
    first = time.perf_counter() - start
    compiled = best_of(5, lambda: judge(games))
    numpy_alone = best_of(3, lambda: plain(games))
    difference = np.abs(np.delete(judge(games).margins, 1, axis=1) - plain(games)).max()
    print(f"games                    {len(games):>12,}")
    print(f"cores                    {os.cpu_count():>12}")
    print(f"Sobol draws              {drawing:>12.3f} s")
    print(f"compiled, first call     {first:>12.3f} s")
    print(f"compiled                 {compiled:>12.3f} s")
    print(f"plain NumPy              {numpy_alone:>12.3f} s")
    print(f"times faster             {numpy_alone / compiled:>12.1f}")
    print(f"largest difference       {difference:>12.1e}")


if __name__ == "__main__":
    main()
