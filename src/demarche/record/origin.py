"""Which documents are copies of one: a reprint, a syndicated report, a page saved twice.

What a copy says adds no corroboration: a record counts origins, not documents.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing

from demarche.sources.reprint import SHINGLE
from demarche.sources.words import shingles, spellings

CONTAINMENT = 0.6
"""Least share of the smaller text's runs of words that the other holds too, if one is a copy.

As in `demarche.sources.near_duplicates`, which compares few texts, each with each.
"""

_ONE_IN = 4
"""One run in so many stands in the sketch of a text."""
_MOST_HOLDERS = 64
"""Texts that hold a run beyond which it is furniture, and tells nothing."""
_CANDIDATE = CONTAINMENT / 2
"""Containment of sketches from which on two texts are compared whole."""

_TABLES = """
CREATE TABLE held (number INTEGER PRIMARY KEY, text TEXT, size INTEGER);
CREATE TABLE sketch (run INTEGER, number INTEGER, PRIMARY KEY (run, number)) WITHOUT ROWID;
CREATE TEMP TABLE asked (run INTEGER PRIMARY KEY);
"""

Runs = frozenset[tuple[str, ...]]


def origins(texts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Return for each text the first of the texts that are one with it.

    Texts are compared whole, but only with those whose sketches share enough of theirs, and that
    are no copies themselves. Memory is that of two texts and the numbers: the rest lies in a
    temporary file.

    Parameters
    ----------
    texts : iterable of (int, str)
        Each text under a number of its own.

    References
    ----------
    A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of
    Sequences, 1997, section 4: the runs whose hash is 0 modulo m estimate containment, whatever
    the sizes of the two texts.

    Examples
    --------
    >>> report = "The envoys met on Monday and agreed to meet again within a month."
    >>> other = "No date was named for the next meeting, which may be far off."
    >>> origins([(1, report), (2, other), (3, report.upper() + " Subscribe!")])
    {1: 1, 2: 2, 3: 1}
    """
    parent: dict[int, int] = {}
    with closing(sqlite3.connect("")) as held:
        held.executescript(_TABLES)
        for number, text in texts:
            parent[number] = number
            runs = _runs(text)
            sketch = _sketch(runs)
            is_copy = False
            for other, its in _alike(held, sketch):
                shared = len(runs & its)
                if shared >= CONTAINMENT * min(len(runs), len(its)):
                    _join(parent, number, other)
                    is_copy |= shared >= CONTAINMENT * len(runs)
            if not is_copy:
                _hold(held, number, text, sketch)
    return {number: _root(parent, number) for number in parent}


def _runs(text: str) -> Runs:
    return shingles(spellings(text), SHINGLE)


def _sketch(runs: Runs) -> list[int]:
    hashes = (zlib.crc32(" ".join(run).encode()) for run in runs)
    return [found for found in hashes if found % _ONE_IN == 0]


def _alike(held: sqlite3.Connection, sketch: list[int]) -> Iterator[tuple[int, Runs]]:
    """Yield the held texts that may be one with the text of a sketch; the joins go as written."""
    held.execute("DELETE FROM asked")
    held.executemany("INSERT OR IGNORE INTO asked VALUES (?)", ((run,) for run in sketch))
    found = held.execute(
        "SELECT number, text"
        " FROM asked CROSS JOIN sketch USING (run) CROSS JOIN held USING (number)"
        " GROUP BY number HAVING count(*) >= ? * min(size, ?)",
        (_CANDIDATE, len(sketch)),
    ).fetchall()
    for number, text in found:
        yield number, _runs(text)


def _hold(held: sqlite3.Connection, number: int, text: str, sketch: list[int]) -> None:
    held.execute("INSERT INTO held VALUES (?, ?, ?)", (number, text, len(sketch)))
    held.executemany(
        "INSERT OR IGNORE INTO sketch SELECT ?1, ?2"
        " WHERE (SELECT count(*) FROM sketch WHERE run = ?1) < ?3",
        ((run, number, _MOST_HOLDERS) for run in sketch),
    )


def _join(parent: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low


def _root(parent: dict[int, int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
