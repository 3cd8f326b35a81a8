"""Packages against what people use: the same numbers, each peer in its own process of one run.

Run ``python -m benchmarks.packages``. Every line is one peer on one problem: seconds, peak memory
of the process, and the points that it found. Peers that find other points than plain NumPy fail
the run. Compiled code is warmed on a small problem first and the warm-up is reported by itself.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

PROBLEMS = {
    "1,000,000 packages, 2 parties": (2, (10,) * 6),
    "5,764,801 packages, 3 parties": (3, (7,) * 8),
}


def problem(parties: int, shape: tuple[int, ...]) -> list[list[list[float]]]:
    """Return the additive values of each party for each option, from a fixed seed."""
    rng = np.random.default_rng(20180824)
    weights = rng.dirichlet(np.ones(len(shape)), parties)
    return [
        [(w * rng.random(options)).tolist() for w, options in zip(row, shape, strict=True)]
        for row in weights
    ]


def demarche_listed(values: list[list[list[float]]]) -> dict[str, list[float]]:
    """All packages listed, then frontier and points."""
    from demarche.bargaining.packages.points import find_points

    return _named(find_points(_negotiation(values).utilities()))


def demarche_merged(values: list[list[list[float]]]) -> dict[str, list[float]]:
    """Issues merged, no package listed."""
    from demarche.bargaining.packages.frontier import merged_frontier
    from demarche.bargaining.packages.points import find_points

    parties = _negotiation(values).parties
    _, worth = merged_frontier([party.utility for party in parties])
    return _named(find_points(worth))


def numpy_plain(values: list[list[list[float]]]) -> dict[str, list[float]]:
    """What one writes in an afternoon: outer sums, a sort, running maxima or elimination."""
    worth = np.array([_outer_sum(columns) for columns in values])
    front = _undominated(worth)
    near = worth[:, front]
    ideal = near.max(axis=1, keepdims=True)
    criteria = {
        "nash": near.prod(axis=0),
        "kalai_smorodinsky": (near / ideal).min(axis=0),
        "egalitarian": near.min(axis=0),
        "welfare": near.sum(axis=0),
    }
    points = {name: near[:, int(np.argmax(c))].tolist() for name, c in criteria.items()}
    return {"frontier": [float(len(front))], **points}


def _outer_sum(columns: list[list[float]]) -> np.ndarray:
    total = np.zeros(1)
    for column in columns:
        total = np.add.outer(total, column).reshape(-1)
    return total


def _undominated(worth: np.ndarray) -> np.ndarray:
    if len(worth) == 2:
        order = np.lexsort((-worth[1], -worth[0]))
        best_before = np.maximum.accumulate(worth[1, order])
        return order[np.concatenate(([True], worth[1, order[1:]] > best_before[:-1]))]
    front: list[int] = []
    left = np.argsort(-worth.sum(axis=0), kind="stable")
    while len(left):
        first = worth[:, left[0]]
        front.append(int(left[0]))
        left = left[(worth[:, left] > first[:, np.newaxis]).any(axis=0)]
    return np.array(front)


def _negotiation(values: list[list[list[float]]]):  # type: ignore[no-untyped-def]
    from demarche.bargaining.packages.negotiation import Negotiation, Party
    from demarche.bargaining.packages.space import Issue, Space
    from demarche.bargaining.packages.utility import additive

    space = Space(
        tuple(
            Issue(f"i{n}", tuple(str(option) for option in range(len(column))))
            for n, column in enumerate(values[0])
        )
    )
    parties = (Party(f"p{n}", additive(space, row)) for n, row in enumerate(values))
    return Negotiation(space, tuple(parties))


def _named(points) -> dict[str, list[float]]:  # type: ignore[no-untyped-def]
    names = ("nash", "kalai_smorodinsky", "egalitarian", "welfare")
    found = {name: list(points[name].utilities) for name in names}
    return {"frontier": [float(len(points.frontier))], **found}


PEERS: dict[str, Callable[[list[list[list[float]]]], dict[str, list[float]]]] = {
    "numpy_plain": numpy_plain,
    "demarche_listed": demarche_listed,
    "demarche_merged": demarche_merged,
}


def measure(peer: str, name: str, repeats: int = 5) -> dict[str, object]:
    """Run one peer on one problem in this process."""
    start = time.perf_counter()
    parties, shape = PROBLEMS[name]
    PEERS[peer](problem(parties, (3,) * len(shape)))
    warm = time.perf_counter() - start
    values = problem(parties, shape)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        found = PEERS[peer](values)
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"best": min(times), "worst": max(times), "warm": warm, "peak": peak, "found": found}


def main() -> None:
    """Print one line for each peer and problem; fail if peers disagree."""
    for name in PROBLEMS:
        expected = None
        for peer in PEERS:
            command = [sys.executable, "-m", "benchmarks.packages", peer, name]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            line = json.loads(done.stdout)
            expected = expected or line["found"]
            same = all(np.allclose(line["found"][k], v, atol=1e-12) for k, v in expected.items())
            print(
                f"{name:32} {peer:16} {line['best']:8.3f} s (worst {line['worst']:.3f}, warm-up "
                f"{line['warm']:.2f}) {line['peak']:6.0f} MB  frontier {line['found']['frontier']}"
            )
            if not same:
                raise SystemExit(f"{peer} finds other points: {line['found']} for {expected}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], sys.argv[2])))
    else:
        main()
