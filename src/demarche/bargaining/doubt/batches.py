"""Numbered batches of work through one seam: any :class:`concurrent.futures.Executor`.

A batch depends on its number alone, and results are put in the order of numbers.  So neither the
executor, nor the number of its workers, nor the order in which they finish changes a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass
from multiprocessing import get_context
from typing import ParamSpec, Protocol, TypeAlias, TypeVar

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt.journal import Journal
from demarche.errors import InputError

Work: TypeAlias = Callable[[int], Array]
"""From the number of a batch to its result."""
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many batches are done, and how many there are."""

AHEAD = 64
"""Most batches handed to an executor and not yet finished."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Event(Protocol):
    """What :class:`threading.Event` and multiprocessing's events have in common."""

    def is_set(self) -> bool:
        """Tell whether it has happened."""


class InTurn(Executor):
    """An executor that does each piece of work when it is handed in."""

    def submit(self, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Do the work, and return its result as a future."""
        future: Future[_T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as fault:
            future.set_exception(fault)
        return future


def processes(workers: int | None = None) -> ProcessPoolExecutor:
    """Return an executor of fresh processes, which share no threads with this one.

    Work and its results must be picklable: no lambdas, no functions of an interactive session.
    """
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


@dataclass(frozen=True)
class Run:
    """How to do batches: by whom, with what record, watched and stopped by whom.

    Parameters
    ----------
    executor : Executor
        Stays open, for its owner to shut down.
    journal : Journal or None
        Keeps finished batches, and gives back those of a run that was stopped or killed.
    progress : callable or None
    cancel : Event or None
        Once set, no further batch is begun.
    """

    executor: Executor
    journal: Journal | None = None
    progress: Progress | None = None
    cancel: Event | None = None

    def __call__(self, work: Work, batches: int) -> list[Array]:
        """Return the results of all batches, in the order of their numbers.

        Raises
        ------
        InputError
            If there is no batch to do.
        concurrent.futures.CancelledError
            If cancelled before all were done.
        """
        if batches < 1:
            raise InputError(f"batches must be at least 1, got {batches}")
        kept = {} if self.journal is None else self.journal.finished()
        found = {number: values for number, values in kept.items() if number < batches}
        for number, values in self._finished(work, [n for n in range(batches) if n not in found]):
            if self.journal is not None:
                self.journal.record(number, values)
            found[number] = values
            if self.progress is not None:
                self.progress(len(found), batches)
        if len(found) < batches:
            raise CancelledError(f"cancelled after {len(found)} of {batches} batches")
        return [found[number] for number in range(batches)]

    def _finished(self, work: Work, numbers: Iterable[int]) -> Iterator[tuple[int, Array]]:
        """Yield batches as they finish, until all have or the run is cancelled."""
        running: dict[Future[Array], int] = {}
        try:
            for number in numbers:
                if self._cancelled:
                    return
                running[self.executor.submit(work, number)] = number
                yield from _done(running, wait_for_one=len(running) >= AHEAD)
            while running and not self._cancelled:
                yield from _done(running, wait_for_one=True)
        finally:
            for future in running:
                future.cancel()

    @property
    def _cancelled(self) -> bool:
        return self.cancel is not None and self.cancel.is_set()


def _done(running: dict[Future[Array], int], *, wait_for_one: bool) -> Iterator[tuple[int, Array]]:
    """Take out what is done, after waiting for the first if asked to."""
    done, _ = wait(running, None if wait_for_one else 0, return_when=FIRST_COMPLETED)
    for future in done:
        yield running.pop(future), future.result()
