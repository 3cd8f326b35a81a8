"""A function surveyed all over ranges: batches of draws, each with a seed of its own."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.batches import Event, Progress
from demarche.bargaining.doubt.plan import Function, Plan
from demarche.bargaining.doubt.ranges import Ranges, child
from demarche.errors import InputError


@dataclass(frozen=True)
class Survey:
    """What a function returns all over some ranges, with all that it takes to repeat it.

    Parameters
    ----------
    ranges : Ranges
    seed, batches, log2_draws : int
        Batch ``k`` is drawn with the ``k``-th child of the seed.
    by_batch : tuple of ndarray of shape (n, ...)
        Results, a row for each game.
    """

    ranges: Ranges
    seed: int
    batches: int
    log2_draws: int
    by_batch: tuple[Array, ...]

    @cached_property
    def games(self) -> Array:
        """All games, of shape (n, inputs)."""
        drawn = (self.ranges.draw(self.log2_draws, seed=child(self.seed, k))
                 for k in range(self.batches))  # fmt: skip
        return np.concatenate(list(drawn))

    @cached_property
    def values(self) -> Array:
        """All results, of shape (n, ...)."""
        return np.concatenate(self.by_batch)

    @property
    def mean(self) -> Array:
        """Mean result, of shape (...); of a yes or no, the share of the ranges."""
        mean: Array = self.values.mean(axis=0)
        return mean

    @property
    def error(self) -> Array:
        """Standard error of the mean, from the spread over batches, which are independent.

        Raises
        ------
        InputError
            If there is one batch only.
        """
        if self.batches < 2:
            raise InputError(f"an error needs 2 batches or more, got {self.batches}")
        means = np.stack([values.mean(axis=0) for values in self.by_batch])
        error: Array = means.std(axis=0, ddof=1) / np.sqrt(self.batches)
        return error


def _apply(plan: Plan, number: int) -> Array:
    """Draw the games of a batch and apply the function to them."""
    return plan.apply(plan.ranges.draw(plan.log2_draws, seed=child(plan.seed, number)))


def survey(
    function: Function,
    ranges: Ranges,
    *,
    seed: int,
    batches: int = 8,
    log2_draws: int = 11,
    executor: Executor | None = None,
    journal: Path | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Survey:
    """Apply a function all over ranges.

    Parameters
    ----------
    function : callable
        From games of shape (n, inputs) to results of shape (n, ...).
    ranges : Ranges
    seed : int, >= 0
    batches : int, >= 1
    log2_draws : int
        Each batch draws ``2**log2_draws`` games.
    executor : Executor, optional
        By default, batches are done in turn; :func:`processes` does several at once. It is left
        open.
    journal : Path, optional
        A file that keeps finished batches, so that a run that was stopped or killed goes on.
    progress : callable, optional
        Called with the numbers of batches done and to do, after each.
    cancel : Event, optional
        Once set, no further batch is begun.

    Returns
    -------
    Survey
        The same bytes for the same function, ranges, seed and sizes.

    Raises
    ------
    InputError
        If an argument is out of range, or the journal is another run's.
    concurrent.futures.CancelledError
        If cancelled before all batches were done.

    Examples
    --------
    >>> square = Ranges({"x": (-1, 1), "y": (-1, 1)})
    >>> disc = survey(lambda games: (games**2).sum(axis=1) <= 1, square, seed=0)
    >>> print(round(4 * float(disc.mean), 2), float(4 * disc.error) < 0.01)
    3.14 True
    """
    by_batch = Plan(function, ranges, seed, log2_draws).run(
        _apply, batches, executor=executor, journal=journal, progress=progress, cancel=cancel
    )
    return Survey(ranges, seed, batches, log2_draws, tuple(by_batch))
