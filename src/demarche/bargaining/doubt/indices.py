"""Sobol indices: how much of a result's variation an input explains, or is needed for."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.batches import Event, Progress
from demarche.bargaining.doubt.plan import Function, Plan
from demarche.bargaining.doubt.ranges import Ranges, child
from demarche.errors import InputError


@dataclass(frozen=True, eq=False)
class Indices:
    """Sobol indices of the inputs that vary.

    Parameters
    ----------
    names : tuple of str
    first, total : ndarray of shape (k,)
        Part of the variance that an input explains alone, and that is lost without it.
    first_error, total_error : ndarray of shape (k,)
        Standard errors, from the spread over batches.
    seed, batches, log2_draws : int
        Enough to repeat the computation.
    """

    names: tuple[str, ...]
    first: Array
    total: Array
    first_error: Array
    total_error: Array
    seed: int
    batches: int
    log2_draws: int

    @property
    def ranked(self) -> tuple[str, ...]:
        """The inputs by their total indices, largest first."""
        return tuple(self.names[i] for i in np.argsort(-self.total, kind="stable"))

    @property
    def interaction(self) -> float:
        """Part of the variance that no input explains alone."""
        return 1 - float(self.first.sum())


def indices(
    function: Function,
    ranges: Ranges,
    *,
    seed: int,
    batches: int = 8,
    log2_draws: int = 9,
    executor: Executor | None = None,
    journal: Path | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Indices:
    """Return the Sobol indices of a function's result over ranges.

    Parameters
    ----------
    function : callable
        From games of shape (n, inputs) to numbers, or yes or no, of shape (n,).
    ranges : Ranges
        Without order: indices split the variance of independent inputs only.
    seed, executor, journal, progress, cancel
        As in :func:`demarche.bargaining.doubt.survey.survey`.
    batches : int, >= 2
    log2_draws : int
        Each batch evaluates ``2**log2_draws * (k + 2)`` games, for ``k`` inputs that vary.

    Returns
    -------
    Indices
        All zero where the result does not vary.

    Raises
    ------
    InputError
        If inputs are ordered, none varies, or SALib is not installed.

    Examples
    --------
    >>> unit = Ranges({"a": (0, 1), "b": (0, 1), "c": (0, 1)})
    >>> found = indices(lambda games: 3 * games[:, 0] + games[:, 1], unit, seed=0)
    >>> found.names, found.total.round(2)
    (('a', 'b', 'c'), array([0.9, 0.1, 0. ]))

    References
    ----------
    Saltelli et al. (2010), Computer Physics Communications 181, 259-270; Herman and Usher (2017),
    SALib, Journal of Open Source Software 2(9), 97.
    """
    if ranges.order:
        raise InputError(
            "Sobol indices need inputs that vary apart, and these are ordered",
            hint="leave the order out, and say so",
        )
    if not len(ranges.open):
        raise InputError("Sobol indices need an input that varies, and all are fixed")
    if batches < 2:
        raise InputError(f"the error of an index needs 2 batches or more, got {batches}")
    _salib()
    found = np.stack(
        Plan(function, ranges, seed, log2_draws).run(
            _split, batches, executor=executor, journal=journal, progress=progress, cancel=cancel
        )
    )
    first, total = found.mean(axis=0)
    first_error, total_error = found.std(axis=0, ddof=1) / np.sqrt(batches)
    names = tuple(ranges.names[i] for i in ranges.open)
    return Indices(names, first, total, first_error, total_error, seed, batches, log2_draws)


def _split(plan: Plan, number: int) -> Array:
    """Return first and total indices of one batch, of shape (2, k)."""
    sample, analyze = _salib()
    ranges, seed = plan.ranges, int(child(plan.seed, number).generate_state(1)[0])
    problem = {
        "num_vars": len(ranges.open),
        "names": [ranges.names[i] for i in ranges.open],
        "bounds": [(ranges.low[i], ranges.high[i]) for i in ranges.open],
    }
    varied = sample(problem, 2**plan.log2_draws, calc_second_order=False, seed=seed)
    games = np.tile(ranges.low, (len(varied), 1))
    games[:, ranges.open] = varied
    values = plan.apply(games).astype(float)
    if values.ndim != 1:
        raise InputError(f"indices are those of one number a game, got shape {values.shape}")
    if (values == values[0]).all():
        return np.zeros((2, len(ranges.open)))
    found = analyze(problem, values, calc_second_order=False, num_resamples=2, seed=seed)
    return np.stack([found["S1"], found["ST"]])


def _salib() -> tuple[Any, Any]:
    """Return SALib's ways to sample and to analyse."""
    try:
        from SALib.analyze import sobol as analysis
        from SALib.sample import sobol as sampling
    except ImportError as fault:
        raise InputError(
            "Sobol indices are computed by SALib, which is not installed",
            hint="pip install 'demarche[doubt]'",
        ) from fault
    return sampling.sample, analysis.analyze
