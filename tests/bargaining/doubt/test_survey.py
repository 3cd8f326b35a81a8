"""Surveys: the same bytes whoever does the batches, in whatever order, after whatever stop."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demarche.bargaining.doubt import InTurn, Ranges, processes, survey
from demarche.errors import InputError

from . import functions
from .functions import PLANE, SIZE, wave


def bytes_of(**how: Any) -> bytes:
    return survey(wave, PLANE, **SIZE, **how).values.tobytes()


class Scrambled(Executor):
    """Does work when asked to submit more or to wait, out of turn."""

    def __init__(self) -> None:
        self.held: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.shuffle = random.Random(1).shuffle

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.held.append((future, lambda: work(*args, **kwargs)))
        if len(self.held) == 3:
            self.shuffle(self.held)
            for held, todo in self.held:
                held.set_result(todo())
            self.held.clear()
        return future


def test_who_does_the_batches_does_not_matter() -> None:
    alone = bytes_of()
    assert bytes_of(executor=InTurn()) == alone
    assert bytes_of(executor=Scrambled()) == alone
    for workers in (1, 3):
        with ThreadPoolExecutor(workers) as threads:
            assert bytes_of(executor=threads) == alone
    for workers in (1, 2):
        with processes(workers) as pool:
            assert bytes_of(executor=pool) == alone


def test_another_seed_gives_other_bytes_and_zero_is_a_seed() -> None:
    other = survey(wave, PLANE, **(SIZE | {"seed": 1}))
    assert other.values.tobytes() != bytes_of()


def test_more_batches_go_on_from_the_first() -> None:
    few = survey(wave, PLANE, **(SIZE | {"batches": 4}))
    assert bytes_of().startswith(few.values.tobytes())


def test_values_belong_to_games() -> None:
    surveyed = survey(wave, PLANE, **SIZE)
    np.testing.assert_array_equal(wave(surveyed.games), surveyed.values)
    assert surveyed.mean.shape == surveyed.error.shape == (2,)


def test_the_error_is_that_of_independent_batches() -> None:
    """Errors of many surveys of a known mean must look like draws of a t distribution."""
    ranges = Ranges({"x": (0.0, 1.0), "y": (0.0, 1.0)})
    scores = []
    for seed in range(60):
        found = survey(lambda g: g.prod(axis=1) > 0.3, ranges, seed=seed, log2_draws=6)
        truth = 1 - 0.3 * (1 - np.log(0.3))
        scores.append((found.mean - truth) / found.error)
    assert np.mean(np.abs(scores) < 2.365) == pytest.approx(0.95, abs=0.09)


def test_progress_counts_every_batch() -> None:
    told: list[tuple[int, int]] = []
    bytes_of(progress=lambda done, todo: told.append((done, todo)))
    assert told == [(k, 9) for k in range(1, 10)]


class Gated(ThreadPoolExecutor):
    """Does the first pieces of work at once, all others only after a gate has opened."""

    def __init__(self, workers: int, first: int, gate: threading.Event) -> None:
        super().__init__(workers)
        self.first, self.gate = first, gate

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.first -= 1
        if self.first >= 0:
            return super().submit(work, *args, **kwargs)
        return super().submit(lambda: self.gate.wait(60) and work(*args, **kwargs))


@pytest.mark.parametrize("workers", [0, 1, 2, 4])
def test_cancel_and_resume(tmp_path: Path, workers: int) -> None:
    stop, journal = threading.Event(), tmp_path / "journal"
    executor = Gated(workers, 3, stop) if workers else InTurn()

    def watch(done: int, _: int) -> None:
        if done == 3:
            stop.set()

    with executor, pytest.raises(CancelledError, match="after 3 of 9 batches"):
        bytes_of(executor=executor, journal=journal, progress=watch, cancel=stop)
    done: list[int] = []
    resumed = bytes_of(journal=journal, progress=lambda so_far, _: done.append(so_far))
    assert resumed == bytes_of()
    assert done == [4, 5, 6, 7, 8, 9]
    assert bytes_of(journal=journal, progress=lambda *_: pytest.fail("nothing to do")) == resumed


def test_nothing_is_begun_after_a_cancel() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(CancelledError, match="after 0 of 9"):
        bytes_of(cancel=stop, progress=lambda *_: pytest.fail("begun"))


def test_a_killed_run_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    script = f"import sys; sys.path[:] = {sys.path!r}\n"
    script += f"from {functions.__name__} import be_killed_after\n"
    script += f"from pathlib import Path; be_killed_after(4, Path({str(journal)!r}))"
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -signal.SIGKILL
    done: list[int] = []
    assert bytes_of(journal=journal, progress=lambda so_far, _: done.append(so_far)) == bytes_of()
    assert done == [5, 6, 7, 8, 9]


def test_a_fault_in_a_batch_is_the_callers() -> None:
    def fail(games: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        raise ZeroDivisionError(len(games))

    with pytest.raises(ZeroDivisionError, match="32"):
        survey(fail, PLANE, **SIZE)


def test_refusals_state_rule_and_numbers(tmp_path: Path) -> None:
    journal, junk = tmp_path / "journal", tmp_path / "junk"
    bytes_of(journal=journal)
    junk.write_text("not a journal, " * 100)
    cases: list[tuple[str, Callable[[], object]]] = [
        ("batches must be at least 1, got 0", lambda: survey(wave, PLANE, seed=0, batches=0)),
        ("a seed must be at least 0, got -1", lambda: survey(wave, PLANE, seed=-1)),
        ("each of 32 games, got shape", lambda: survey(lambda _: np.ones(3), PLANE, **SIZE)),
        ("2 batches or more, got 1",
         lambda: survey(wave, PLANE, seed=0, batches=1, log2_draws=2).error),
        ("of another run", lambda: survey(wave, PLANE, **(SIZE | {"seed": 2}), journal=journal)),
        ("cannot be used as a journal", lambda: bytes_of(journal=junk)),
        ("a function that can be named",
         lambda: survey(lambda g: g, PLANE, **SIZE, journal=tmp_path / "other")),
    ]  # fmt: skip
    for message, call in cases:
        with pytest.raises(InputError, match=message):
            call()
