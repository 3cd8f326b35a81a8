"""Verdicts all over a box, as shares that carry the name of its owner."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from demarche.bargaining import doubt
from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.batches import Event, Progress
from demarche.bargaining.walkout.box import Box
from demarche.bargaining.walkout.inputs import REASONS, refuse_other_reasons
from demarche.bargaining.walkout.verdict import Bounds, WalkOut, judge
from demarche.errors import InputError


@dataclass(frozen=True)
class Share:
    """A share of an owned box, with the spread over independent scrambles.

    Parameters
    ----------
    value : float in [0, 1]
    error : float
        Standard error of the value.
    box, owner : str
        Whose ranges it is a share of.
    """

    value: float
    error: float
    box: str
    owner: str

    def __str__(self) -> str:
        """Say the share together with its owner."""
        return f"{self.value:.3f} of box {self.box!r} ({self.owner})"

    def __add__(self, rest: Share) -> Share:
        """Return the share in which one or the other holds, drawn apart, if never both do."""
        error = float(np.hypot(self.error, rest.error))
        return Share(self.value + rest.value, error, self.box, self.owner)


def word(p_cert: Share, p_sel: Share, p_poss: Share | None) -> str:
    """Return a verdict in a word: that of the box whose shares are given, and of no other."""
    if p_cert.value >= 0.9:
        return "supported"
    if p_poss is not None and p_poss.value <= 0.1:
        return "refuted"
    return "leaning" if p_sel.value >= 0.7 else "indeterminate"


def shared(where: Array, box: str, owner: str) -> Share:
    """Return the share of a box in which something holds, of shape (scrambles, draws)."""
    by_scramble = where.mean(axis=1)
    error = float(by_scramble.std(ddof=1) / np.sqrt(len(by_scramble)))
    return Share(float(where.mean()), error, box, owner)


@dataclass(frozen=True)
class Survey:
    """Verdicts all over a box.

    Parameters
    ----------
    box : Box
    seed, scrambles, log2_draws : int
        Enough to repeat the computation: each scramble holds ``2**log2_draws`` games.
    games : ndarray of shape (scrambles, draws, 19)
    verdict : WalkOut
        In the shape (scrambles, draws).
    """

    box: Box
    seed: int
    scrambles: int
    log2_draws: int
    games: Array
    verdict: WalkOut

    def share(self, where: Array) -> Share:
        """Return the share of the box in which something holds."""
        return shared(where, self.box.name, self.box.owner)

    def reason(self, name: str) -> Share:
        """Return the share of the box in which one reason holds."""
        self._refuse_missing(name)
        return self.share(self.verdict.holds[..., REASONS.index(name)])

    def margin(self, name: str) -> tuple[float, float, float]:
        """Return the 5, 50 and 95 per cent quantiles of a reason's margin over the box."""
        self._refuse_missing(name)
        low, middle, high = np.quantile(
            self.verdict.margins[..., REASONS.index(name)], [0.05, 0.5, 0.95]
        )
        return float(low), float(middle), float(high)

    def _refuse_missing(self, name: str) -> None:
        """Refuse an unknown reason, and R2 where no bounds were given."""
        refuse_other_reasons(name)
        if name == "certified" and self.verdict.bounds is None:
            raise InputError("R2 needs bounds over all equilibria", hint="give survey() bounds")

    @property
    def p_cert(self) -> Share:
        """Share in which walking has a reason whatever equilibrium is played."""
        return self.share(self.verdict.certain)

    @property
    def p_sel(self) -> Share:
        """Share in which it has one under the selection by reputation."""
        return self.share(self.verdict.selected)

    @property
    def p_poss(self) -> Share | None:
        """Share in which it has one in some equilibrium; None without bounds."""
        possible = self.verdict.possible
        return None if possible is None else self.share(possible)

    @property
    def chance_span(self) -> tuple[float, float]:
        """Least and greatest chance of concession in the box: never averaged over it."""
        return float(self.verdict.chance.min()), float(self.verdict.chance.max())

    def word(self) -> str:
        """Return the verdict in a word that holds in this box only."""
        return word(self.p_cert, self.p_sel, self.p_poss)

    def __str__(self) -> str:
        """Say the word together with the box that it holds in, and its owner."""
        return f"{self.word()} in box {self.box.name!r} ({self.box.owner})"


def survey(
    box: Box,
    *,
    seed: int,
    scrambles: int = 8,
    log2_draws: int = 11,
    bounds: Callable[[Array], Bounds] | None = None,
    executor: Executor | None = None,
    journal: Path | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Survey:
    """Judge a walk-out all over a box.

    Parameters
    ----------
    box : Box
    seed : int
        Each scramble draws from its own child of this seed.
    scrambles : int, at least 2
    log2_draws : int
    bounds : callable, optional
        From games of shape (draws, 19) to :class:`Bounds` of shape (draws,).
    executor, journal, progress, cancel
        As in :func:`demarche.bargaining.doubt.survey`: a scramble is a batch.

    Returns
    -------
    Survey
    """
    if scrambles < 2:
        raise InputError(f"the error of a share needs 2 scrambles or more, got {scrambles}")
    surveyed = doubt.survey(
        partial(_rows, bounds=bounds),
        box.as_ranges,
        seed=seed,
        batches=scrambles,
        log2_draws=log2_draws,
        executor=executor,
        journal=journal,
        progress=progress,
        cancel=cancel,
    )
    rows = np.stack(surveyed.by_batch)
    games = surveyed.games.reshape(*rows.shape[:2], -1)
    return Survey(box, seed, scrambles, log2_draws, games, _verdict(rows, bounds is not None))


def _rows(games: Array, *, bounds: Callable[[Array], Bounds] | None) -> Array:
    """Return all that a verdict holds as one row for each game."""
    found = judge(games, bounds=None if bounds is None else bounds(games))
    columns = [found.margins, found.chance[:, None], found.anxiety[:, None]]
    if found.bounds is not None:
        columns.append(found.bounds.rows)
    return np.concatenate(columns, axis=1)


def _verdict(rows: Array, bounded: bool) -> WalkOut:
    """Return the verdict that such rows hold."""
    split = np.split(rows, [len(REASONS), len(REASONS) + 1, len(REASONS) + 2], axis=-1)
    margins, chance, anxiety, ends = split
    return WalkOut(
        margins, chance[..., 0], anxiety[..., 0], Bounds.of_rows(ends) if bounded else None
    )
