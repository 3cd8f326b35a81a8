"""Time the case game: a million stochastic cores, and interval bounds of a 30-state game.

usage: python benchmarks/game.py [--cores N]

Peers in the same run: the core by policy iteration on whole arrays in plain NumPy, and the sweeps
of the bounds by the interpreter, with compilation switched off.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from time import perf_counter, process_time

import numpy as np

from demarche.bargaining.game import (
    CaseGame,
    Factor,
    Flow,
    Hazard,
    Initiative,
    Move,
    Negotiation,
    Stage,
    bounds,
    bounds_many,
    build,
    equilibria,
    pie,
    solve_cores,
)
from demarche.bargaining.game.moves import quit_talks

STATES, PARTIES, CHUNK = 12, ("A", "B"), 50_000
OPEN = ("open", "A next", "B next")
SUSPENDED = ("suspended by A", "suspended by B")


def cores(count: int, *, seed: int) -> tuple[np.ndarray, ...]:
    """Random cores of 12 states and two parties, each with beliefs of its own."""
    rng = np.random.default_rng(seed)
    first = rng.random((count, STATES))
    return (
        rng.uniform(0.5, 2.0, (count, STATES)),
        rng.dirichlet(np.ones(STATES), (count, 2, STATES)),
        rng.uniform(0.8, 0.99, (count, 2)),
        np.stack([first, 1 - first], 1),
        rng.uniform(0.0, 0.02, (count, 2, STATES)),
    )


def numpy_cores(pie, transition, discount, share, flow) -> np.ndarray:
    """Payoffs by policy iteration on the sets of agreeing states, all cores at once."""
    identity = np.eye(STATES)
    resolvent = np.linalg.inv(identity - discount[..., None, None] * transition)
    matrix = (resolvent * share[:, :, None, :]).sum(1)
    offset = pie - np.einsum("bnst,bnt->bs", resolvent, flow)
    agree = offset > 0
    for _ in range(50):
        rows = np.where(agree[..., None], matrix, identity)
        surplus = np.linalg.solve(rows, np.where(agree, offset, 0.0)[..., None])[..., 0]
        slack = np.einsum("bst,bt->bs", matrix, surplus) - offset
        better = np.where(agree, surplus >= -1e-11, slack < -1e-11)
        if np.array_equal(better, agree):
            break
        agree = better
    return np.einsum("bnst,bnt->bns", resolvent, flow + share * surplus[:, None])


def thirty_states(*, outside: float, ratio: float) -> CaseGame:
    """Pressure (3) x linkage (2) x table (5); both suspend, call back at a price, and quit."""
    hazards = [Hazard("linkage", "open", "settled", 0.5)]
    for level, leak in ((OPEN, 0.6), (SUSPENDED, 0.3)):
        for start, end in (("high", "low"), ("low", "none")):
            hazards.append(Hazard("pressure", start, end, leak, {"table": level}))
    hazards.append(Hazard("pressure", "none", "high", 0.5, {"linkage": "settled"}))
    moves = [quit_talks("A", (0.0, outside)), quit_talks("B", (0.0, outside))]
    for party, price in (("A", (-0.05, 0.05)), ("B", (0.05, -0.05))):
        hazards.append(Hazard("table", f"{party} next", "open", 12.0))
        away, back = {"table": f"suspended by {party}"}, {"table": f"{party} next"}
        moves.append(Move("suspend", party, tuple(Stage), to=away, when={"table": OPEN}))
        moves.append(Move("return", party, (Stage.TURN,), price, back, when={"table": SUSPENDED}))
    return build(
        Negotiation(
            PARTIES,
            (0.1, 0.1 * ratio),
            dt=1 / 12,
            deals=(pie(1.0, when={"table": OPEN}),),
            factors=(
                Factor("pressure", ("high", "low", "none")),
                Factor("linkage", ("open", "settled")),
                Factor("table", (*OPEN, *SUSPENDED)),
            ),
            hazards=tuple(hazards),
            flows=(
                Flow("B", -0.06, {"pressure": "high"}),
                Flow("B", -0.03, {"pressure": "low"}),
            ),
            moves=tuple(moves),
            initiatives=(
                Initiative(1.0, {"table": "A next"}),
                Initiative(0.0, {"table": "B next"}),
            ),
        )
    )


def time_cores(count: int) -> None:
    solve_cores(*cores(10, seed=0))
    spent = busy = 0.0
    for k in range(max(1, count // CHUNK)):
        batch = cores(min(count, CHUNK), seed=k)
        begin, busy_before = perf_counter(), process_time()
        found = solve_cores(*batch)
        spent += perf_counter() - begin
        busy += process_time() - busy_before
        assert found.found.all()
    begin = perf_counter()
    peer = numpy_cores(*batch)
    peer_spent = perf_counter() - begin
    assert np.abs(peer - found.payoff).max() < 1e-8
    solved = max(1, count // CHUNK) * len(batch[0])
    print(
        f"{solved:,} cores of 12 states: {spent:.2f} s, {spent / solved * 1e6:.1f} us each, "
        f"{busy:.2f} s of processor time"
    )
    print(f"plain NumPy, {len(peer):,} of them: {peer_spent / len(peer) * 1e6:.1f} us each")


def time_bounds() -> None:
    for outside, ratio in ((0.0, 1.0), (0.0, 4.0), (0.6, 1.0)):
        game = thirty_states(outside=outside, ratio=ratio)
        found = bounds(game)
        spent = fastest(game)
        print(
            f"30 states, B's exit {outside}, patience ratio {ratio}: {spent * 1e3:.1f} ms, "
            f"{found.sweeps} sweeps; {found.statement()}"
        )
    games = [thirty_states(outside=x, ratio=1.0) for x in np.linspace(0.0, 0.9, 64)]
    begin = perf_counter()
    bounds_many(games)
    print(f"64 games together: {(perf_counter() - begin) / 64 * 1e3:.1f} ms each")
    equilibria(games[0], noise=0.1)
    begin = perf_counter()
    found = equilibria(games[0], noise=0.1)
    sweeps = sum(s.sweeps for s in found.found)
    print(f"logit from three starts: {(perf_counter() - begin) * 1e3:.1f} ms, {sweeps} sweeps")
    interpreted = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, __file__, "--interpreted"]
    subprocess.run(command, env=interpreted, check=True)


def fastest(game: CaseGame) -> float:
    spent = []
    for _ in range(10):
        begin = perf_counter()
        bounds(game)
        spent.append(perf_counter() - begin)
    return min(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", type=int, default=1_000_000)
    parser.add_argument("--interpreted", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.interpreted:
        begin = perf_counter()
        found = bounds(thirty_states(outside=0.0, ratio=1.0))
        print(f"the same sweeps interpreted: {perf_counter() - begin:.2f} s, {found.sweeps} sweeps")
        return
    time_cores(asked.cores)
    time_bounds()


if __name__ == "__main__":
    main()
