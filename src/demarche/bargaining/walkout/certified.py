"""Reason R2: what walking pays in every equilibrium of a game, all over a box with an owner.

Each draw of the box is one game of complete information.  In it the walker, at its turn with the
table open, may walk or not; :func:`~demarche.bargaining.game.choice.choice` bounds both over all
subgame-perfect equilibria.  Walking is *certified* where its least exceeds the most of staying,
*excluded* where its most falls short of the least of staying, and *open* between.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from demarche.bargaining import doubt
from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Ranges
from demarche.bargaining.doubt.batches import Event, Progress
from demarche.bargaining.game import CaseGame, build
from demarche.bargaining.game.choice import choice
from demarche.bargaining.walkout.box import Box
from demarche.bargaining.walkout.inputs import INPUTS
from demarche.bargaining.walkout.shares import Share, Survey, shared
from demarche.bargaining.walkout.talks import Talks
from demarche.bargaining.walkout.verdict import Bounds, judge
from demarche.errors import InputError

START = 0
"""The state in which the case starts: every factor at its first level."""
PRECISION = 1e-6
"""How near to their limit bounds are taken; they hold before it."""


@dataclass(frozen=True)
class GameBox:
    """An analyst's ranges for the inputs of a game of talks.

    Parameters
    ----------
    name, owner : str
        What it is called, and who answers for it.
    talks : Talks
    ranges : mapping of str to (low, high)
        One for each input of the talks; if it holds all of the walk-out's too, the other five
        reasons are judged in the same games.

    Raises
    ------
    InputError
        If owner or name is missing, or a range is missing, unknown, reversed or not allowed;
        so too for the walk-out's ranges, if the box holds them all.
    """

    name: str
    owner: str
    talks: Talks
    ranges: Mapping[str, tuple[float, float]]

    def __post_init__(self) -> None:
        """Check that all inputs have a range in which the theory speaks."""
        if not self.name.strip() or not self.owner.strip():
            raise InputError("a box needs a name and an owner", hint="shares of a box are theirs")
        known = self.talks.inputs | INPUTS
        missing = sorted(self.talks.inputs.keys() - self.ranges.keys())
        unknown = sorted(self.ranges.keys() - known.keys())
        if missing or unknown:
            raise InputError(
                f"this game needs exactly its {len(self.talks.inputs)} inputs; missing: "
                f"{', '.join(missing) or 'none'}; unknown: {', '.join(unknown) or 'none'}"
            )
        for name, (low, high) in self.ranges.items():
            try:
                known[name].check("talks", [low, high])
            except ValueError as fault:
                raise InputError(str(fault)) from fault
            if low > high:
                raise InputError(f"{name} must run from low to high, got {low:g} to {high:g}")
        _ = self.walk_out

    @property
    def walk_out(self) -> Box | None:
        """The ranges of the walk-out's inputs, if the box holds them all."""
        if not INPUTS.keys() <= self.ranges.keys():
            return None
        return Box(self.name, self.owner, {name: self.ranges[name] for name in INPUTS})

    @property
    def middle(self) -> CaseGame:
        """The game in the middle of all ranges."""
        return self.game(Ranges(self.ranges).middle)

    def game(self, values: Array) -> CaseGame:
        """Return the game at some values, in the order of the ranges."""
        named = dict(zip(self.ranges, map(float, values), strict=True))
        return build(self.talks.negotiation(named))

    def walking(self, games: Array) -> Array:
        """Return bounds for each row of values: walking low, high; staying low, high."""
        found = np.empty((len(games), 4))
        for row, values in enumerate(games):
            made = choice(
                self.game(values), state=START, party=0, move="suspend", precision=PRECISION
            )
            found[row] = (*made.taken, *made.left)
        return found


@dataclass(frozen=True)
class Certified:
    """What walking pays all over a box, over all equilibria.

    Parameters
    ----------
    box : GameBox
    seed, batches, log2_draws : int
        Enough to repeat the computation.
    bounds : Bounds
        Of shape (batches, draws).
    reasons : Survey or None
        On all six reasons, in the same games, if the box holds their inputs.
    """

    box: GameBox
    seed: int
    batches: int
    log2_draws: int
    bounds: Bounds
    reasons: Survey | None

    @property
    def certified(self) -> Share:
        """Share in which every equilibrium has the walker walk."""
        return self.share(self.bounds.gain_low > 0)

    @property
    def excluded(self) -> Share:
        """Share in which none has."""
        return self.share(self.bounds.gain_high < 0)

    @property
    def open(self) -> Share:
        """Share in which it depends on the equilibrium, as far as the bounds can tell."""
        return self.share((self.bounds.gain_low <= 0) & (self.bounds.gain_high >= 0))

    def share(self, where: Array) -> Share:
        """Return the share of the box in which something holds."""
        return shared(where, self.box.name, self.box.owner)


def survey_threat(
    box: GameBox,
    *,
    seed: int,
    batches: int = 4,
    log2_draws: int = 3,
    executor: Executor | None = None,
    journal: Path | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Certified:
    """Judge R2 all over a box.

    Parameters
    ----------
    box : GameBox
    seed, batches, log2_draws, executor, journal, progress, cancel
        As in :func:`demarche.bargaining.doubt.survey`; games are solved one by one.

    Returns
    -------
    Certified

    Examples
    --------
    A walker that has the initiative, and to whom deadlock pays more than all there is to share,
    walks in every equilibrium; one that pays for it and gains nothing walks in none.

    >>> talks = Talks(("walker", "other"))
    >>> fixed = dict.fromkeys(talks.inputs, (0.0, 0.0)) | dict(rate_1=(0.1, 0.1),
    ...     rate_2=(0.1, 0.1), period=(0.25, 0.25), initiative=(1.0, 1.0), call=(20.0, 20.0))
    >>> gains = GameBox("gains", "A. Analyst", talks, fixed | dict(benefit=(0.2, 0.3)))
    >>> print(survey_threat(gains, seed=0, log2_draws=1).certified)
    1.000 of box 'gains' (A. Analyst)
    >>> pays = GameBox("pays", "A. Analyst", talks, fixed | dict(toll=(0.1, 0.2)))
    >>> print(survey_threat(pays, seed=0, log2_draws=1).excluded)
    1.000 of box 'pays' (A. Analyst)
    """
    if batches < 2:
        raise InputError(f"the error of a share needs 2 batches or more, got {batches}")
    surveyed = doubt.survey(
        box.walking,
        Ranges(box.ranges),
        seed=seed,
        batches=batches,
        log2_draws=log2_draws,
        executor=executor,
        journal=journal,
        progress=progress,
        cancel=cancel,
    )
    rows = np.stack(surveyed.by_batch)
    bounds = Bounds.of_rows(rows)
    reasons, walk_out = None, box.walk_out
    if walk_out is not None:
        columns = [list(box.ranges).index(name) for name in INPUTS]
        games = surveyed.games[:, columns].reshape(*rows.shape[:2], len(INPUTS))
        verdict = judge(games, bounds=bounds)
        reasons = Survey(walk_out, seed, batches, log2_draws, games, verdict)
    return Certified(box, seed, batches, log2_draws, bounds, reasons)
