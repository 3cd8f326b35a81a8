"""What is computed in batches: a function, its ranges, a seed and a size."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.batches import Event, InTurn, Progress, Run
from demarche.bargaining.doubt.journal import Journal
from demarche.bargaining.doubt.ranges import Ranges
from demarche.errors import InputError

Function: TypeAlias = Callable[[Array], Array]
"""From games of shape (n, inputs) to results of shape (n, ...)."""


@dataclass(frozen=True)
class Plan:
    """All that the result of a numbered batch depends on.

    Parameters
    ----------
    function : callable
        From games of shape (n, inputs) to results of shape (n, ...).
    ranges : Ranges
    seed : int, >= 0
    log2_draws : int
    """

    function: Function
    ranges: Ranges
    seed: int
    log2_draws: int

    def __post_init__(self) -> None:
        """Refuse a seed that NumPy would."""
        if self.seed < 0:
            raise InputError(f"a seed must be at least 0, got {self.seed}")

    def apply(self, games: Array) -> Array:
        """Apply the function, and hold it to a row for each game."""
        values = np.asarray(self.function(games))
        if values.shape[:1] != games.shape[:1]:
            raise InputError(
                f"the function must return a row for each of {len(games)} games, "
                f"got shape {values.shape}"
            )
        return values

    def run(
        self,
        step: Callable[[Plan, int], Array],
        batches: int,
        *,
        executor: Executor | None,
        journal: Path | None,
        progress: Progress | None,
        cancel: Event | None,
    ) -> list[Array]:
        """Do a step for each batch; see :func:`demarche.bargaining.doubt.survey.survey`."""
        with nullcontext() if journal is None else Journal(journal, self.identity(step)) as kept:
            run = Run(executor or InTurn(), kept, progress, cancel)
            return run(partial(step, self), batches)

    def identity(self, step: Callable[[Plan, int], Array]) -> str:
        """Return a name that changes with step, function, ranges, seed or size."""
        try:
            function = pickle.dumps((step, self.function), protocol=5)
        except (pickle.PicklingError, AttributeError, TypeError) as fault:
            raise InputError(
                f"a journal needs a function that can be named: {fault}",
                hint="define the function at the top level of a module",
            ) from fault
        rest = f"{self.ranges!r} {self.seed} {self.log2_draws}"
        return hashlib.sha256(function + rest.encode()).hexdigest()
