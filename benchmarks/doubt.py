"""A survey of walk-out games: in turn, over processes, and on from a journal, in the same run.

Run ``python benchmarks/doubt.py``.  The bytes of all three are compared.  A batch is small
enough for the kernel to stay on one core, so that processes have something to win.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Ranges, Survey, horizon, indices, processes, survey, worst
from demarche.bargaining.walkout import INPUTS, REASONS, judge

RANGES = Ranges(
    dict.fromkeys(INPUTS, (0.0, 0.04))
    | dict.fromkeys(("rate_1", "rate_2", "prior_1", "prior_2"), (0.05, 0.3))
    | {"demand_1": (0.6, 0.85), "demand_2": (0.5, 0.75), "exit_2": (0.0, 0.5)}
    | {"pressure": (0.0, 0.1), "leak": (0.1, 0.8)}
)
BATCHES, LOG2_DRAWS, WORKERS = 512, 11, 2

T = TypeVar("T")


def reputation(games: Array) -> Array:
    margins: Array = judge(games).margins[..., REASONS.index("reputation")]
    return margins


def timed(what: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    done = work()
    print(f"{what:<34}{time.perf_counter() - start:>10.3f} s")
    return done


def whole(**how: object) -> Survey:
    return survey(
        reputation, RANGES, seed=0, batches=BATCHES, log2_draws=LOG2_DRAWS, **how  # type: ignore[arg-type]
    )  # fmt: skip


def main() -> None:
    reputation(RANGES.draw(LOG2_DRAWS, seed=0))
    print(f"{'games':<34}{BATCHES * 2**LOG2_DRAWS:>12,}")
    print(f"{'cores':<34}{os.cpu_count():>12}")
    alone = timed("in turn", whole)
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal"
        kept = timed("in turn, into a journal", lambda: whole(journal=journal))
        again = timed("all from the journal", lambda: whole(journal=journal))
    with processes(WORKERS) as pool:
        games = [RANGES.draw(LOG2_DRAWS, seed=0)] * WORKERS
        timed(f"start of {WORKERS} processes", lambda: list(pool.map(reputation, games)))
        shared = timed(f"over {WORKERS} processes", lambda: whole(executor=pool))
    same = {found.values.tobytes() for found in (alone, kept, again, shared)}
    print(f"{'same bytes':<34}{'yes' if len(same) == 1 else 'NO':>12}")
    timed("worst case", lambda: worst(reputation, RANGES, seed=0))
    timed("smallest change that flips", lambda: horizon(reputation, RANGES, seed=0))
    timed("Sobol indices", lambda: indices(reputation, RANGES, seed=0))


if __name__ == "__main__":
    main()
