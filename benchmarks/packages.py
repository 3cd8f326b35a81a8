"""Packages against what people use: the same numbers, each peer in its own process of one run.

Run ``python -m benchmarks.packages``. Every line is one peer on one problem: seconds by the clock,
seconds of the processor, peak memory of the process, and the size of the frontier. Peers that find
other points than plain NumPy fail the run. Last come packages from statements alone, decided
exactly and, as a peer, by one floating-point program each. Compiled code is warmed on a small
problem first and the warm-up is reported by itself.

NegMAS is asked for its frontier and points at two parties, and for all that its
``calc_scenario_stats`` tells at the smallest size. Compared are the points that it defines as
others do: its ``ks_points`` pick the least spread between the parties' shares, not the greatest
least share, and ``calc_scenario_stats`` measures Kalai's point from each party's worst package.
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
    "100,000 packages, 2 parties": (2, (10,) * 5),
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


def negmas(values: list[list[list[float]]]) -> dict[str, list[float]]:
    """NegMAS: its own linear utilities, its frontier and its points."""
    from negmas.preferences.ops import (
        kalai_points,
        max_welfare_points,
        nash_points,
        pareto_frontier,
    )

    issues, ufuns = _as_negmas_has_it(values)
    worth, _ = pareto_frontier(ufuns, issues=issues)
    ranges = [(0.0, max(column)) for column in zip(*worth, strict=True)]
    points = {
        "nash": nash_points,
        "egalitarian": kalai_points,
        "welfare": max_welfare_points,
    }
    found = {
        name: [float(u) for u in pick(ufuns, worth, ranges=ranges, issues=issues)[0][0]]
        for name, pick in points.items()
    }
    return {"frontier": [float(len(set(worth)))], **found}


def negmas_stats(values: list[list[list[float]]]) -> dict[str, list[float]]:
    """NegMAS: all that it tells of a scenario by one call."""
    from negmas.preferences.ops import calc_scenario_stats

    _, ufuns = _as_negmas_has_it(values)
    stats = calc_scenario_stats(tuple(ufuns))
    points = {
        "nash": stats.nash_utils,
        "welfare": stats.max_welfare_utils,
    }
    found = {name: [float(u) for u in utils[0]] for name, utils in points.items()}
    return {"frontier": [float(len(set(stats.pareto_utils)))], **found}


def _as_negmas_has_it(values: list[list[list[float]]]):  # type: ignore[no-untyped-def]
    from negmas.outcomes import make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction

    names = [f"i{n}" for n in range(len(values[0]))]
    issues = [
        make_issue([str(option) for option in range(len(column))], name)
        for name, column in zip(names, values[0], strict=True)
    ]
    ufuns = [
        LinearAdditiveUtilityFunction(
            {
                name: {str(option): worth for option, worth in enumerate(column)}
                for name, column in zip(names, row, strict=True)
            },
            issues=issues,
            reserved_value=0.0,
        )
        for row in values
    ]
    return issues, ufuns


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
    "negmas": negmas,
    "negmas_stats": negmas_stats,
}

SMALL, MILLION, THREE = PROBLEMS
GIVEN = {"negmas": (SMALL, MILLION), "negmas_stats": (SMALL,)}
"""The problems that a slow peer is given, each once."""


def statements():  # type: ignore[no-untyped-def]
    """Return 729 packages over six issues and 48 comparisons, true of one hidden world each."""
    from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
    from demarche.bargaining.packages.space import Issue, Space

    rng = np.random.default_rng(3)
    space = Space(tuple(Issue(f"i{n}", ("no", "part", "full"), "no") for n in range(6)))
    said = []
    for party in "AB":
        worth = {(f"i{n}", o): rng.normal() for n in range(6) for o in ("part", "full")}
        for number in range(24):
            sides = []
            for size in (1, 0) if number < 10 else (2, 1):
                issues = rng.choice(6, size, replace=False)
                sides.append({f"i{n}": ("part", "full")[rng.integers(2)] for n in issues})
            sides.sort(key=lambda side, of=worth: -sum(of[pair] for pair in side.items()))
            said.append(Comparison(party, sides[0], sides[1], f"{party}{number}"))
    return OrdinalCase(space, ("A", "B"), tuple(said))


def highs_each(case) -> list[str]:  # type: ignore[no-untyped-def]
    """One floating-point program for each package, party and side."""
    from scipy.optimize import linprog

    from demarche.bargaining.packages.ordinal.preference import Coordinates, Preference

    vectors = Coordinates(case).packages()
    every, none = np.ones(len(vectors), dtype=bool), np.zeros(len(vectors), dtype=bool)
    for party in case.parties:
        constraints = Preference(case, party).constraints
        rows = -np.array([c.vector for c in constraints], dtype=float)
        sides = [-float(c.strict) for c in constraints]
        for number, vector in enumerate(vectors.astype(float)):
            low, high = (
                linprog(sign * vector, A_ub=rows, b_ub=sides, bounds=(-1e4, 1e4)).fun
                for sign in (1, -1)
            )
            every[number] &= low > 1e-7
            none[number] |= high > -1e-7
    return ["none" if n else "every" if e else "some" for e, n in zip(every, none, strict=True)]


def compare_ordinal() -> None:
    """Print how long all packages take to decide, exactly and by one program each."""
    from demarche.bargaining.packages.ordinal.trades import find_trades

    case = statements()
    find_trades(case)
    start = time.perf_counter()
    trades = find_trades(case)
    exact = time.perf_counter() - start
    start = time.perf_counter()
    expected = highs_each(case)
    floating = time.perf_counter() - start
    found = {n: way for way in ("every", "some", "none") for n in getattr(trades, way)}
    if any(found[number] != way for number, way in enumerate(expected)):
        raise SystemExit("exact and floating-point answers differ")
    print(
        f"729 packages from 48 statements: exact, with dominance {exact:.2f} s; "
        f"HiGHS, without {floating:.2f} s"
    )


def measure(peer: str, name: str, repeats: int = 5) -> dict[str, object]:
    """Run one peer on one problem in this process."""
    start = time.perf_counter()
    parties, shape = PROBLEMS[name]
    PEERS[peer](problem(parties, (3,) * len(shape)))
    warm = time.perf_counter() - start
    values = problem(parties, shape)
    times, processor = [], []
    for _ in range(1 if peer in GIVEN else repeats):
        start, begun = time.perf_counter(), time.process_time()
        found = PEERS[peer](values)
        times.append(time.perf_counter() - start)
        processor.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "best": min(times),
        "worst": max(times),
        "processor": min(processor),
        "warm": warm,
        "peak": peak,
        "found": found,
    }


def main() -> None:
    """Print one line for each peer and problem; fail if peers disagree."""
    for name in PROBLEMS:
        expected = None
        for peer in PEERS:
            if name not in GIVEN.get(peer, PROBLEMS):
                continue
            command = [sys.executable, "-m", "benchmarks.packages", peer, name]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            line = json.loads(done.stdout.splitlines()[-1])
            expected = expected or line["found"]
            same = all(np.allclose(v, expected[k], atol=1e-9) for k, v in line["found"].items())
            print(
                f"{name:28} {peer:15} {line['best']:8.3f} s (worst {line['worst']:.3f}, warm-up "
                f"{line['warm']:.2f}; processor {line['processor']:.3f}) {line['peak']:6.0f} MB  "
                f"frontier {line['found']['frontier'][0]:.0f}",
                flush=True,
            )
            if not same:
                raise SystemExit(f"{peer} finds other points: {line['found']} for {expected}")
    compare_ordinal()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], sys.argv[2])))
    else:
        main()
