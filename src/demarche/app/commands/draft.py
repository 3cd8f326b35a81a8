"""``demarche draft``: make a first case file out of a folder of coverage, for review."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from demarche.app.commands.read import read_shown
from demarche.app.commands.record import opened
from demarche.reading.reader import OwnReader
from demarche.record.draft import write_draft
from demarche.record.store import Store


@click.command()
@click.argument("coverage", type=click.Path(path_type=Path))
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--title", default="A draft", show_default=True, help="Title of the case.")
def command(coverage: Path, case: Path, title: str) -> None:
    """Make a first case in the new folder CASE out of COVERAGE.

    COVERAGE is a folder of texts, or a record that 'demarche read' wrote. Every statement is a
    proposal with its evidence; 'demarche check CASE' shows what is at hand, and what is wrong.
    """
    with _record(coverage) as store:
        written = write_draft(store, case, title=title)
    click.echo(written)


@contextmanager
def _record(coverage: Path) -> Iterator[Store]:
    """Yield the record of a folder, read for this once, or one that is there."""
    if not coverage.is_dir():
        with opened(coverage) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory() as scratch,
        Store(Path(scratch) / "record.sqlite") as store,
    ):
        read_shown(coverage, store, OwnReader(), os.cpu_count() or 1)
        yield store
