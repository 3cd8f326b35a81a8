"""A journal of finished batches: one SQLite file, which survives a kill at any moment."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from demarche.bargaining.direction import Array
from demarche.errors import InputError

_SAFE = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
"""A killed process loses nothing; a power cut may lose the last batches, and breaks none."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (only INTEGER PRIMARY KEY CHECK (only = 1), identity TEXT) STRICT;
CREATE TABLE IF NOT EXISTS batch (number INTEGER PRIMARY KEY, result BLOB NOT NULL) STRICT;
"""


class Journal:
    """Finished batches of one run; each is written whole or not at all.

    Parameters
    ----------
    path : Path
        Made if it does not exist.
    identity : str
        Of the run: what is computed, from what, with which seed.

    Raises
    ------
    InputError
        If the file is no journal, or the journal of another run.
    """

    def __init__(self, path: Path, identity: str) -> None:
        """Open the file, and refuse it if it is another run's."""
        try:
            self._connection = sqlite3.connect(path, timeout=60)
            self._connection.executescript(_SAFE)
            self._connection.executescript(_SCHEMA)
            with self._connection as connection:
                connection.execute("INSERT OR IGNORE INTO run VALUES (1, ?)", (identity,))
            (kept,) = self._connection.execute("SELECT identity FROM run").fetchone()
        except sqlite3.Error as fault:
            raise InputError(f"{path} cannot be used as a journal: {fault}") from fault
        if kept != identity:
            self._connection.close()
            raise InputError(
                f"{path} holds the batches of another run",
                hint="a journal serves one function, one set of ranges and one seed",
            )

    def finished(self) -> dict[int, Array]:
        """Return the batches kept so far, by number."""
        rows = self._connection.execute("SELECT number, result FROM batch ORDER BY number")
        return {number: np.load(io.BytesIO(result), allow_pickle=False) for number, result in rows}

    def record(self, number: int, values: Array) -> None:
        """Keep a batch."""
        written = io.BytesIO()
        np.save(written, values, allow_pickle=False)
        with self._connection as connection:
            connection.execute(
                "INSERT OR REPLACE INTO batch VALUES (?, ?)", (number, written.getvalue())
            )

    def __enter__(self) -> Self:
        """Use it until the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._connection.close()
