"""HTML and PDF to text, in a child process that the limits hold.

The parsers are large and the bytes are strangers': whatever a file does to its parser, this process
sees an answer or a `SourceError` that names the limit.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from demarche.errors import SourceError
from demarche.sources.limits import Limits

_CHILD = Path(__file__).with_name("extract_child.py")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a page or file, and what a reader should know of it."""

    text: str
    warnings: tuple[str, ...]


def extract(data: bytes, kind: Literal["html", "pdf"], limits: Limits) -> Extracted:
    """Take HTML (as UTF-8) or PDF apart.

    Raises
    ------
    SourceError
        A limit was hit, which the message names, or the bytes give no text.
    """
    task = {
        "kind": kind,
        "cpu_seconds": limits.cpu_seconds,
        "memory_bytes": limits.memory_bytes,
        "text_characters": limits.text_characters,
    }
    try:
        child = subprocess.run(
            [sys.executable, "-P", str(_CHILD), json.dumps(task)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"it takes longer than the limit wall_seconds={limits.wall_seconds}"
        ) from error
    if child.returncode:
        raise SourceError(_death(child.returncode, limits))
    answer = json.loads(child.stdout)
    if "refused" in answer:
        raise SourceError(answer["refused"])
    return Extracted(answer["text"], tuple(answer["warnings"]))


def _death(returncode: int, limits: Limits) -> str:
    """Say by which limit a child that gave no answer died."""
    if -returncode == getattr(signal, "SIGXCPU", None):
        return f"it takes more than the limit cpu_seconds={limits.cpu_seconds}"
    return (
        f"the process that read it broke off ({returncode}); "
        f"the likely cause is the limit memory_bytes={limits.memory_bytes}"
    )
