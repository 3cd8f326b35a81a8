"""Answers on a terminal: lines of 80 columns, and word of what takes long."""

from __future__ import annotations

import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from demarche.app.printable import printable

PATIENCE = 1.0
"""Seconds after which somebody who waits is told what for."""

WIDTH = 80


def titled(title: str) -> Iterator[str]:
    """Yield a title in capitals, underlined."""
    yield from underlined(title.upper())


def underlined(title: str) -> Iterator[str]:
    """Yield a title with a line under it."""
    lines = wrapped(title)
    yield from lines
    yield "-" * max(map(len, lines), default=0)


def wrapped(text: str, *, indent: int = 0, hang: int | None = None) -> list[str]:
    """Return a text in lines of 80 columns, without what a terminal would obey.

    Parameters
    ----------
    text : str
    indent, hang : int
        Columns before the first line, and before the others; as before the first unless given.
    """
    return textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hang is None else hang),
        break_on_hyphens=False,
    )


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Tell somebody at a terminal what is going on, if it takes longer than `PATIENCE`."""

    def tell() -> None:
        if sys.stderr.isatty():
            click.echo(f"{what} …", err=True)

    told = threading.Timer(PATIENCE, tell)
    told.daemon = True
    told.start()
    try:
        yield
    finally:
        told.cancel()
