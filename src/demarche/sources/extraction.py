"""HTML and PDF to text, in child processes that the limits hold.

The parsers are large and the bytes are strangers': whatever a file does to its parser, this process
sees an answer or a `SourceError` that names the limit. One process for each kind of file loads its
parser once and waits; every file is read by a child of its own, which is gone afterwards.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from demarche.errors import SourceError
from demarche.sources.limits import Limits

Kind = Literal["html", "pdf"]

_CHILD = Path(__file__).with_name("extract_child.py")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a page or file, and what a reader should know of it."""

    text: str
    warnings: tuple[str, ...]


def extract(data: bytes, kind: Kind, limits: Limits) -> Extracted:
    """Take HTML (as UTF-8) or PDF apart.

    Raises
    ------
    SourceError
        A limit was hit, which the message names, or the bytes give no text.
    """
    task = {
        "bytes": len(data),
        "cpu_seconds": limits.cpu_seconds,
        "memory_bytes": limits.memory_bytes,
        "text_characters": limits.text_characters,
    }
    returncode, written = _parser(kind, os.getpid()).ask(task, data, limits.wall_seconds)
    if returncode:
        raise SourceError(_death(returncode, limits))
    answer = json.loads(written)
    if "refused" in answer:
        raise SourceError(answer["refused"])
    return Extracted(answer["text"], tuple(answer["warnings"]))


@lru_cache(maxsize=8)
def _parser(kind: Kind, _process: int) -> _Parser:
    """Return the waiting parser of this process; a process that was forked off gets its own."""
    parser = _Parser(kind)
    atexit.register(parser.stop)
    return parser


class _Parser:
    """A process that has loaded a parser and reads one file after another, each in a child."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, task: dict[str, int], data: bytes, wall_seconds: int) -> tuple[int, bytes]:
        """Return the exit code of the child that read the bytes, and what it wrote."""
        with self._turn:
            process = self._started()
            late = threading.Event()

            def end() -> None:
                late.set()
                _kill(process)

            clock = threading.Timer(wall_seconds, end)
            clock.start()
            try:
                return _exchanged(process, task, data)
            except (OSError, EOFError) as error:
                self.stop()
                if late.is_set():
                    what = f"it takes longer than the limit wall_seconds={wall_seconds}"
                    raise SourceError(what) from error
                raise SourceError("the process that read it broke off") from error
            except BaseException:
                self.stop()
                raise
            finally:
                clock.cancel()

    def stop(self) -> None:
        """End the process and the child that reads."""
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(_CHILD), self._kind],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process


def _exchanged(
    process: subprocess.Popen[bytes], task: dict[str, int], data: bytes
) -> tuple[int, bytes]:
    """Hand over a task and its bytes, and return what comes back."""
    asked, answered = process.stdin, process.stdout
    assert asked is not None
    assert answered is not None
    asked.write(json.dumps(task).encode() + b"\n" + data)
    asked.flush()
    head = answered.readline()
    if not head:
        raise EOFError
    told = json.loads(head)
    return told["returncode"], answered.read(told["bytes"])


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with the children that it has, where the system knows groups."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError):
        process.kill()


def _death(returncode: int, limits: Limits) -> str:
    """Say by which limit a child that gave no answer died."""
    if -returncode == getattr(signal, "SIGXCPU", None):
        return f"it takes more than the limit cpu_seconds={limits.cpu_seconds}"
    return (
        f"the process that read it broke off ({returncode}); "
        f"the likely cause is the limit memory_bytes={limits.memory_bytes}"
    )
