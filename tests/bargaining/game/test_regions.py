"""Each sweep against backward induction over one period, drawn at random and done literally."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.game import END, CaseGame, Stage
from demarche.bargaining.game.regions import shrink
from demarche.bargaining.game.tables import tabulate

from .test_properties import random_game


def random_regions(rng: np.random.Generator, size: int) -> np.ndarray:
    """Intervals for both payoffs, and one for their sum that cuts the box or does not."""
    ends = np.sort(rng.uniform(-1.0, 1.5, (size, 2, 2)), axis=2)
    box = ends.sum(1)
    cut = np.sort(rng.uniform(box[:, :1], box[:, 1:], (size, 2)), axis=1)
    total = np.where(rng.random((size, 1)) < 0.5, cut, box)
    return np.concatenate([ends[..., 0], ends[..., 1], total], axis=1)


def draw(rng: np.random.Generator, region: np.ndarray) -> np.ndarray:
    """Draw a pair of payoffs from a region; at a corner half of the time."""
    low, high, (least, most) = region[:2], region[2:4], region[4:]
    first = rng.choice([low[0], high[0], rng.uniform(low[0], high[0])])
    first = np.clip(first, least - high[1], most - low[1])
    ends = max(low[1], least - first), min(high[1], most - first)
    return np.array([first, rng.choice([*ends, rng.uniform(*sorted(ends))])])


class Period:
    """One period of a game, in which every continuation is drawn from the regions afresh."""

    def __init__(self, game: CaseGame, regions: np.ndarray, rng: np.random.Generator) -> None:
        self.game, self.regions, self.rng = game, regions, rng

    def wait(self, s: int) -> np.ndarray:
        """What the period's end pays in state s; each successor's payoff is any in its region."""
        paid = self.game.flow[:, s].copy()
        for later in range(len(self.regions)):
            weight = self.game.discount * self.game.transition[:, s, later]
            paid += weight * draw(self.rng, self.regions[later])
        return paid

    def choices(self, s: int, party: int, stage: Stage) -> list[np.ndarray]:
        return [
            np.array(a.payoff) + (0 if a.target == END else self.wait(a.target))
            for a in self.game.actions
            if (a.state, a.party, a.stage) == (s, party, stage)
        ]

    def turn(self, s: int, mover: int) -> np.ndarray:
        """The payoffs of one subgame-perfect way to play the turn."""
        other = 1 - mover

        def best(options: list[np.ndarray], party: int) -> np.ndarray:
            return max(options, key=lambda paid: paid[party])

        options = self.choices(s, mover, Stage.TURN)
        if not self.game.offers[s]:
            return best([*options, self.wait(s)], mover)
        stay = best([self.wait(s), *self.choices(s, mover, Stage.REBUFF)], mover)
        refused = best([stay, *self.choices(s, other, Stage.REPLY)], other)
        options.append(refused)
        pie, stands, again = self.game.frontier[s].max(), self.game.confirm[s], self.wait(s)
        asked = max(0.0, (refused[other] - (1 - stands) * again[other]) / stands)
        if asked <= pie:
            deal = (1 - stands) * again
            deal[other] += stands * asked
            deal[mover] += stands * (pie - asked)
            options.append(deal)
        return best(options, mover)

    def start(self, s: int) -> np.ndarray:
        share = self.game.mover[s]
        return share * self.turn(s, 0) + (1 - share) * self.turn(s, 1)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=120, deadline=None)
def test_a_sweep_keeps_whatever_backward_induction_reaches(seed: int) -> None:
    rng = np.random.default_rng(seed)
    game = random_game(seed)
    game = replace(game, confirm=rng.choice([0.6, 1.0], len(game.states)))
    regions = random_regions(rng, len(game.states))
    everything = np.array([-99.0, -99.0, 99.0, 99.0, -198.0, 198.0])
    kept = kept_by_one_period(game, regions, everything)
    period = Period(game, regions, rng)
    for s in range(len(game.states)):
        for _ in range(20):
            paid = period.start(s)
            assert np.all(paid >= kept[s, :2] - 1e-9)
            assert np.all(paid <= kept[s, 2:4] + 1e-9)
            assert kept[s, 4] - 1e-9 <= paid.sum() <= kept[s, 5] + 1e-9


def kept_by_one_period(game: CaseGame, regions: np.ndarray, everything: np.ndarray) -> np.ndarray:
    """Return what one sweep makes of the regions, not intersected with the regions themselves.

    A copy of the states in front, from which nothing is known, leads into the originals.
    """
    size = len(game.states)
    empty = np.zeros_like(game.transition)
    doubled = replace(
        game,
        states=tuple(f"{side}{k}" for side in ("front", "back") for k in range(size)),
        transition=np.block([[empty, game.transition], [empty, empty]]),
        flow=np.tile(game.flow, 2),
        mover=np.tile(game.mover, 2),
        frontier=np.tile(game.frontier, (2, 1, 1)),
        offers=np.tile(game.offers, 2),
        confirm=np.tile(game.confirm, 2),
    )
    value = np.concatenate([np.tile(everything, (size, 1)), regions])
    shrink(tabulate(doubled)[0], value, 0.0, 1)
    return value[:size]
