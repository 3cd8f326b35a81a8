"""A folder of coverage into a record: streamed, in several processes, to be gone on with.

What is read is kept as it comes; a reading that was stopped goes on where it stood, and a file that
has not changed since is not read again.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from demarche.case.period import Period
from demarche.errors import SourceError
from demarche.reading.metadata import Known, KnownBy, metadata_of
from demarche.reading.reader import Reader, Reading
from demarche.record.store import File, Store
from demarche.sources import read

READABLE = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf"})
"""Suffixes of the files that are read."""
AHEAD = 32
"""Files handed out and not yet kept: what bounds memory."""
KEPT_AT_ONCE = 16
"""Files that are written together."""


@dataclass(frozen=True, slots=True)
class Done:
    """How far the reading of a folder has come.

    Parameters
    ----------
    files : int
        Files looked at, read anew or not.
    read, unchanged, refused : int
        How many of them were read now; were in the record as they are; gave no text.
    """

    files: int = 0
    read: int = 0
    unchanged: int = 0
    refused: int = 0


def files(folder: Path, *, within: str = "") -> Iterator[File]:
    """Yield the readable files under a folder in order of their names; links are not followed.

    Parameters
    ----------
    folder : Path
    within : str, optional
        Where the folder lies in the one whose paths are wanted, with a slash at its end.

    Raises
    ------
    SourceError
        It is no folder, or cannot be listed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(
            f"{folder} cannot be listed: {error.strerror}",
            hint="name a folder of text, HTML or PDF",
        ) from error
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from files(Path(entry.path), within=f"{within}{entry.name}/")
        elif entry.is_file(follow_symlinks=False) and is_readable(entry.name):
            stat = entry.stat()
            yield File(within + entry.name, stat.st_size, stat.st_mtime_ns)


def is_readable(name: str) -> bool:
    """Say whether a file of this name is one to read."""
    return not name.startswith(".") and Path(name).suffix.lower() in READABLE


def read_file(path: Path, reader: Reader, published: Period | None = None) -> Reading | str:
    """Return what a file says, or why it gave no text; `published` is for one that is undated."""
    try:
        source = read(path)
    except SourceError as error:
        return error.what
    known = metadata_of(path, source)
    if known.date is None and published is not None:
        known = replace(known, date=Known(published, KnownBy.USER, str(published)))
    found = reader(source.text, publication=known.date.value if known.date else None)
    warnings = (*source.warnings, *found.warnings)
    return Reading(source.text, source.sha256_of_text, known, found.items, warnings)


def read_folder(
    folder: Path,
    store: Store,
    reader: Reader,
    *,
    published: Period | None = None,
    executor: Executor | None = None,
    progress: Callable[[Done], None] | None = None,
) -> Done:
    """Read the files of a folder into a store.

    Parameters
    ----------
    folder : Path
        Read with all folders in it. Documents of files that are gone leave the store.
    store : Store
    reader : Reader
        Handed to the executor with each file; it must be picklable if the executor's workers are
        processes.
    published : Period, optional
        When a text appeared that does not say so itself.
    executor : Executor, optional
        Who reads; by default this process. Any `concurrent.futures.Executor` will do, such as that
        of a Dask client; it stays open.
    progress : callable, optional
        Told how far it is, after each file.

    Raises
    ------
    SourceError
        The folder cannot be listed, or no file in it can be read.
    """
    done, kept, seen = Done(), list[tuple[File, Reading | str]](), list[str]()
    name = f"{reader.name}, published {published}" if published else reader.name
    work = partial(read_file, reader=reader, published=published)
    for file, reading in _readings(folder, store, name, work, executor):
        seen.append(file.path)
        done = _counted(done, reading)
        if reading is not None:
            kept.append((file, reading))
        if len(kept) >= KEPT_AT_ONCE:
            _keep(store, name, kept)
        if progress:
            progress(done)
    _keep(store, name, kept)
    if not done.files:
        raise SourceError(
            f"{folder} holds no file to read", hint=f"it takes {', '.join(sorted(READABLE))}"
        )
    with store.writing():
        store.keep_only(seen)
        store.find_origins()
        store.find_identities()
        store.find_happenings()
    return done


def _readings(
    folder: Path,
    store: Store,
    reader: str,
    work: Callable[[Path], Reading | str],
    executor: Executor | None,
) -> Iterator[tuple[File, Reading | str | None]]:
    """Yield each file in order with what it says; with nothing if it is in the store as it is."""
    waiting: deque[tuple[File, Future[Reading | str] | None]] = deque()
    try:
        for file in files(folder):
            if store.has(file, reader):
                waiting.append((file, None))
            elif executor is None:
                yield file, work(folder / file.path)
            else:
                waiting.append((file, executor.submit(work, folder / file.path)))
            while len(waiting) > AHEAD or (waiting and executor is None):
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        for _, future in waiting:
            if future:
                future.cancel()


def _finished(
    file: File, future: Future[Reading | str] | None
) -> tuple[File, Reading | str | None]:
    return file, future.result() if future else None


def _counted(done: Done, reading: Reading | str | None) -> Done:
    return Done(
        files=done.files + 1,
        read=done.read + isinstance(reading, Reading),
        unchanged=done.unchanged + (reading is None),
        refused=done.refused + isinstance(reading, str),
    )


def _keep(store: Store, reader: str, kept: list[tuple[File, Reading | str]]) -> None:
    """Write what waits, all or nothing."""
    with store.writing():
        for file, reading in kept:
            store.put(file, reader, reading)
    kept.clear()
