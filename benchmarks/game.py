"""Time the case game: a million stochastic cores, and interval bounds of a 30-state game.

usage: python benchmarks/game.py [--cores N]

Peers in the same run, both in plain NumPy on whole arrays: the core by policy iteration, and the
sweeps of the bounds, all states and movers at once.  Payoffs of the peers are compared.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
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
    uniqueness,
)
from demarche.bargaining.game.casegame import END
from demarche.bargaining.game.moves import quit_talks
from demarche.bargaining.game.tables import payoff_range

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


class NumpyBounds:
    """The sweeps of the bounds for games over a pie whose offers always stand, in plain NumPy.

    Regions lie on the last axis: both lower bounds, both upper bounds, bounds of the sum. Rows run
    over movers and states; the options of each stage are padded to one number.
    """

    def __init__(self, game: CaseGame) -> None:
        self.game, size = game, len(game.states)
        self.mover, self.state = np.repeat([0, 1], size), np.tile(np.arange(size), 2)
        self.chain = game.discount[:, None, None] * game.transition
        self.pie = game.frontier[:, -1, 0]
        self.stages = [self.actions(stage) for stage in Stage]

    def actions(self, stage: Stage) -> tuple[np.ndarray, ...]:
        """Targets, payoffs and presence of the actions of each row at a stage."""
        owner = 1 - self.mover if stage == Stage.REPLY else self.mover
        rows = [
            [a for a in self.game.actions if (a.state, a.party, a.stage) == (s, i, stage)]
            for s, i in zip(self.state, owner, strict=True)
        ]
        shape = (len(rows), max(1, *map(len, rows)))
        target, paid, there = np.full(shape, END), np.zeros((*shape, 2)), np.zeros(shape, bool)
        for row, actions in enumerate(rows):
            for k, action in enumerate(actions):
                target[row, k], paid[row, k], there[row, k] = action.target, action.payoff, True
        return (
            target,
            np.concatenate([paid, paid, paid.sum(2, keepdims=True).repeat(2, 2)], 2),
            there,
        )

    def wait(self, value: np.ndarray) -> np.ndarray:
        """Regions of ending a period in each state."""
        flow = self.game.flow.T
        later = np.einsum("ist,ti->si", self.chain, value[:, :2])
        more = np.einsum("ist,ti->si", self.chain, value[:, 2:4])
        first = self.chain.min(axis=0)
        low, high = first @ value[:, 4], first @ value[:, 5]
        rest = self.chain - first
        low += np.einsum("ist,ti->s", rest, value[:, :2])
        high += np.einsum("ist,ti->s", rest, value[:, 2:4])
        total = flow.sum(1)
        return tighten(np.column_stack([flow + later, flow + more, total + low, total + high]))

    def options(self, stage: Stage, first: np.ndarray, wait: np.ndarray) -> tuple[np.ndarray, ...]:
        """Regions of all options of a stage, what goes on without an action first."""
        target, paid, there = self.stages[stage]
        acted = paid + np.where((target == END)[..., None], 0.0, wait[target])
        return np.concatenate([first[:, None], acted], 1), np.pad(there, ((0, 0), (1, 0)),
                                                                  constant_values=True)  # fmt: skip

    def sweep(self, value: np.ndarray) -> np.ndarray:
        """One sweep over all states."""
        wait = self.wait(value)
        here, offers = wait[self.state], self.game.offers[self.state]
        mover, other, rows = self.mover, 1 - self.mover, np.arange(len(self.state))
        never = np.full(len(rows), -np.inf)
        rebuff = choose(*self.options(Stage.REBUFF, here, wait), mover, never)
        refused = choose(*self.options(Stage.REPLY, rebuff, wait), other, never)
        refused = np.where(offers[:, None], refused, here)
        pie = self.pie[self.state]
        sure, hoped = refused[rows, 2 + other], refused[rows, other]
        own_low = np.where(sure <= pie, pie - np.maximum(sure, 0), 0.0)
        can = offers & (hoped <= pie)
        secured = np.where(sure <= pie, own_low, np.minimum(0.0, refused[rows, mover]))
        deal = np.empty_like(refused)
        deal[rows, mover], deal[rows, 2 + mover] = own_low, pie - np.maximum(hoped, 0)
        deal[rows, other] = np.maximum(hoped, 0)
        deal[rows, 2 + other] = np.maximum(deal[rows, other], np.minimum(pie, sure))
        deal[:, 4], deal[:, 5] = pie, pie
        options, there = self.options(Stage.TURN, refused, wait)
        options = np.concatenate([options, np.where(can[:, None], tighten(deal), 0.0)[:, None]], 1)
        there = np.concatenate([there, can[:, None]], 1)
        turn = choose(options, there, mover, np.where(can, secured, -np.inf)).reshape(2, -1, 6)
        first = self.game.mover[:, None]
        return first * turn[0] + (1 - first) * turn[1]

    def solve(self, *, precision: float = 1e-11) -> tuple[np.ndarray, int]:
        """Regions of all states, and the sweeps made."""
        floor, ceiling = payoff_range(self.game)
        start = [floor, floor, ceiling, ceiling, 2 * floor, 2 * ceiling]
        value, sign = np.tile(start, (len(self.game.states), 1)), np.array([1, 1, -1, -1, 1, -1])
        enough = precision * (1 - float(self.game.discount.max()))
        sweeps, change = 0, np.inf
        while change > enough:
            kept = sign * np.maximum(sign * value, sign * self.sweep(value))
            change = (sign * (kept - value)).max()
            value, sweeps = kept, sweeps + 1
        return value, sweeps


def tighten(v: np.ndarray) -> np.ndarray:
    """Regions with each interval cut by what the other two imply."""
    low, high = (
        np.maximum(v[..., 4], v[..., 0] + v[..., 1]),
        np.minimum(v[..., 5], v[..., 2] + v[..., 3]),
    )
    return np.stack(
        [
            np.maximum(v[..., 0], low - v[..., 3]),
            np.maximum(v[..., 1], low - v[..., 2]),
            np.minimum(v[..., 2], high - v[..., 1]),
            np.minimum(v[..., 3], high - v[..., 0]),
            low,
            high,
        ],
        axis=-1,
    )


def choose(
    options: np.ndarray, there: np.ndarray, owner: np.ndarray, secured: np.ndarray
) -> np.ndarray:
    """Unions of the plausible options; the last is a deal where something is secured."""
    rows = np.arange(len(options))
    mine = options[rows, :, owner]
    safe = there.copy()
    safe[:, -1] &= ~np.isfinite(secured)
    floor = np.maximum(secured, np.where(safe, mine, -np.inf).max(1))[:, None]
    best = options[rows, :, 2 + owner]
    cut = options.copy()
    cut[rows, :, owner] = np.maximum(mine, np.minimum(floor, best))
    cut = tighten(cut)
    alone = there.sum(1) == 1
    plausible = there & (best >= floor - 1e-12) & (cut[..., :2] <= cut[..., 2:4] + 1e-12).all(-1)
    plausible &= cut[..., 4] <= cut[..., 5] + 1e-12
    shown = plausible[..., None]
    least, most = np.where(shown, cut, np.inf).min(1), np.where(shown, cut, -np.inf).max(1)
    found = np.column_stack([least[:, :2], most[:, 2:4], least[:, 4], most[:, 5]])
    return np.where(alone[:, None], options[:, 0], found)


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
        spent = fastest(lambda game=game: bounds(game), 10)
        print(
            f"30 states, B's exit {outside}, patience ratio {ratio}: {spent * 1e3:.1f} ms, "
            f"{found.sweeps} sweeps; {found.statement()}"
        )
        peer = NumpyBounds(game)
        region, sweeps = peer.solve()
        peer_spent = fastest(peer.solve, 2)
        lower, upper = region[:, :2].T - found.lower, region[:, 2:4].T - found.upper
        print(
            f"  plain NumPy: {peer_spent * 1e3:.0f} ms, {sweeps} sweeps, {peer_spent / spent:.0f} "
            f"times as long; largest difference {max(abs(lower).max(), abs(upper).max()):.0e}"
        )
        uniqueness(game)
        spent = fastest(lambda game=game: uniqueness(game), 3)
        print(f"  with two equilibria: {spent * 1e3:.1f} ms; {uniqueness(game).statement()}")
    games = [thirty_states(outside=x, ratio=1.0) for x in np.linspace(0.0, 0.9, 64)]
    spent = fastest(lambda: bounds_many(games), 3)
    print(f"64 games together: {spent / 64 * 1e3:.1f} ms each")
    equilibria(games[0], noise=0.1)
    begin = perf_counter()
    found = equilibria(games[0], noise=0.1)
    sweeps = sum(s.sweeps for s in found.found)
    print(f"logit from three starts: {(perf_counter() - begin) * 1e3:.1f} ms, {sweeps} sweeps")


def fastest(work: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        begin = perf_counter()
        work()
        spent.append(perf_counter() - begin)
    return min(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", type=int, default=1_000_000)
    asked = parser.parse_args()
    time_cores(asked.cores)
    time_bounds()


if __name__ == "__main__":
    main()
