"""``demarche read``: take a folder of coverage to a dated, sourced record."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import click

from demarche.case.period import Period, period
from demarche.reading.model import ModelReader
from demarche.reading.reader import OwnReader, Reader, Together
from demarche.record.folder import Done, files, read_folder
from demarche.record.store import Store

SHOWN = 10
"""Files without text that are named; the rest is counted."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("record.sqlite"),
    show_default=True, metavar="FILE", help="The record to write, or to go on with.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), default=lambda: os.cpu_count() or 1,
    metavar="N", help="Processes that read at once; by default one a core.",
)  # fmt: skip
@click.option(
    "--case", type=click.Path(path_type=Path), help="Look for the parties of this case first."
)
@click.option(
    "--published", metavar="DATE",
    help="When texts appeared that do not say so; without it, their “on Friday” has no days.",
)  # fmt: skip
@click.option(
    "--model", metavar="NAME",
    help="Parse with this spaCy pipeline, such as en_core_web_trf; it must be installed.",
)  # fmt: skip
@click.option(
    "--ask", "endpoint", metavar="URL",
    help="Ask a language model too, at an endpoint that speaks OpenAI's chat completions; texts "
    "are sent there. Its key is taken from DEMARCHE_MODEL_KEY.",
)  # fmt: skip
@click.option("--ask-model", default="default", metavar="NAME", help="The model's name there.")
def command(
    folder: Path,
    output: Path,
    workers: int,
    case: Path | None,
    published: str | None,
    model: str | None,
    endpoint: str | None,
    ask_model: str,
) -> None:
    """Read every text, HTML and PDF file in FOLDER, and keep what each says.

    Every item is kept with the span of the words that say it. A reading that was stopped goes on
    where it stood; files that have not changed are not read again. 'demarche record' lists what
    was found.
    """
    reader: Reader = OwnReader(model, case)
    if endpoint:
        reader = Together((reader, ModelReader(endpoint, ask_model)))
    with Store(output) as store:
        when = period(published) if published else None
        done = read_shown(folder, store, reader, workers, published=when)
        _report(done, store, output)


def read_shown(
    folder: Path, store: Store, reader: Reader, workers: int, *, published: Period | None = None
) -> Done:
    """Read a folder into a store in so many processes, with a bar on a terminal."""
    total = sum(1 for _ in files(folder))
    with _executor(min(workers, total)) as executor, _progress(total) as progress:
        return read_folder(
            folder, store, reader, published=published, executor=executor, progress=progress
        )


@contextmanager
def _executor(workers: int) -> Iterator[Executor | None]:
    """Yield who reads; this process alone where one is enough.

    Each process computes on one core, so that they do not wait for each other's.
    """
    if workers < 2:
        yield None
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Done], None]]:
    """Yield what moves a bar on standard error; none is drawn where that is no terminal."""
    with click.progressbar(range(total), label="reading", file=sys.stderr) as bar:

        def tell(done: Done) -> None:
            bar.update(done.files - bar.pos)

        yield tell


def _report(done: Done, store: Store, output: Path) -> None:
    """Say what was read, what could not be, and what was found."""
    click.echo(
        f"{done.read} read, {done.unchanged} unchanged, {done.refused} without text: {output}",
        err=True,
    )
    refused = [document for document in store.documents() if document.refused]
    for document in refused[:SHOWN]:
        click.echo(f"  {document.path}: {document.refused}", err=True)
    if len(refused) > SHOWN:
        click.echo(f"  and {len(refused) - SHOWN} more", err=True)
    for kind, count in store.counts().items():
        click.echo(f"{count:>8}  {kind}")
