"""The store of a record: documents and what each says, in one SQLite file.

The file is a cache of the texts' reading: delete it, read again, and it is the same but for the
order of rows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from demarche.case.period import Period, period
from demarche.errors import SourceError
from demarche.reading.item import Item, Kind
from demarche.reading.metadata import Known
from demarche.reading.reader import Reading
from demarche.record.identity import identified, identities
from demarche.record.merging import block_of, contradicted, merged, report_of, words_of
from demarche.record.origin import origins

FORMAT = 1
"""Version of the tables, kept in the file as ``user_version``."""

_TABLES = """
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    reader TEXT NOT NULL,
    refused TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    origin TEXT,
    publisher TEXT, published TEXT, author TEXT, url TEXT,
    known TEXT NOT NULL DEFAULT '{}',
    warnings TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    key TEXT NOT NULL,
    kind TEXT NOT NULL, type TEXT NOT NULL,
    spans TEXT NOT NULL,
    by_whom TEXT NOT NULL, to_whom TEXT NOT NULL,
    first TEXT, last TEXT,
    status TEXT NOT NULL, certainty TEXT NOT NULL, rule TEXT NOT NULL,
    details TEXT NOT NULL,
    block TEXT NOT NULL, words TEXT NOT NULL,
    happening INTEGER
) STRICT;
CREATE INDEX item_of_document ON item (document);
CREATE INDEX item_by_block ON item (kind, block);
CREATE INDEX item_by_happening ON item (happening);
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was when it was read: a later size or time of change means another text.

    Parameters
    ----------
    path : str
        Relative to the folder that was read, with forward slashes.
    size : int
        Bytes.
    modified : int
        Nanoseconds since 1970.
    """

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the record, without its text.

    ``origin`` is the path of the first document that is one with it: a reprint's first printing,
    its own path otherwise. ``refused`` says why a file gave no text; empty if it did.
    """

    id: int
    path: str
    origin: str
    sha256: str
    refused: str
    publisher: str | None
    published: Period | None
    author: str | None
    url: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the record: what is said, where, in which words.

    ``quotes`` are the words of each of the item's spans.
    """

    document: Document
    key: str
    item: Item
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Which items to list; what is empty allows everything.

    Parameters
    ----------
    kinds, types, statuses : tuple of str
        Any of these.
    actor : str
        Words of, or the start of an identifier of, who does it or to whom.
    within : Period or None
        Items whose days share one with these; an undated item never does.
    as_of : datetime.date or None
        Only what was published by then; a text of unknown date never was.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    within: Period | None = None
    as_of: dt.date | None = None


EVERYTHING = Query()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as all the articles tell it.

    Parameters
    ----------
    reports : tuple of Entry
        In the order in which they were published; of one text, in its order.
    """

    reports: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """Its name: that of its first report."""
        return self.reports[0].key

    @property
    def type(self) -> str:
        """PLOVER type, the same in every report."""
        return self.reports[0].item.type

    @property
    def by(self) -> tuple[str, ...]:
        """Who does it, by any report."""
        return tuple(dict.fromkeys(one for told in self.reports for one in told.item.by))

    @property
    def to(self) -> tuple[str, ...]:
        """To or with whom, by any report."""
        return tuple(dict.fromkeys(one for told in self.reports for one in told.item.to))

    @property
    def when(self) -> Period | None:
        """The days that every dated report allows."""
        dated = [told.item.when for told in self.reports if told.item.when is not None]
        if not dated:
            return None
        return Period(max(days.start for days in dated), min(days.end for days in dated))

    @property
    def status(self) -> str:
        """Whether it is so, by the report that was published last."""
        return self.reports[-1].item.status

    @property
    def origins(self) -> int:
        """How many independent texts tell it: reprints are one."""
        return len({told.document.origin for told in self.reports})

    @property
    def contradicted(self) -> bool:
        """Whether one origin tells it as done and another as not done."""
        return contradicted([(told.document.origin, told.item.status) for told in self.reports])


def key_of(sha256: str, item: Item) -> str:
    """Return the name of an item, the same in every run: of its text, spans, kind and type."""
    parts = (sha256, item.kind, item.type, item.spans, item.by, item.to)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


class Store:
    """A record in a file.

    Parameters
    ----------
    path : Path
        The file; made where it is missing.

    Raises
    ------
    SourceError
        The file is no record, or one of another version.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it."""
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            tables = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            if not tables:
                self._db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={FORMAT}; COMMIT;")
            elif version != FORMAT:
                raise SourceError(
                    f"{path} is not a record of version {FORMAT}",
                    hint="name another file, or delete this one and read the folder again",
                )
            self._db.executescript("PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL;")
        except sqlite3.DatabaseError as error:
            raise SourceError(
                f"{path} cannot be opened as a record: {error}",
                hint="name a file that 'demarche read' wrote, or one that is not there yet",
            ) from error

    def __enter__(self) -> Store:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside, or none of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def has(self, file: File, reader: str) -> bool:
        """Say whether a file was read as it is now, by this reader."""
        row = self._db.execute(
            "SELECT 1 FROM document WHERE (path, size, modified, reader) = (?, ?, ?, ?)",
            (file.path, file.size, file.modified, reader),
        ).fetchone()
        return row is not None

    def put(self, file: File, reader: str, reading: Reading | str) -> None:
        """Keep what a file says, in place of what it said before; a reason if it gave no text."""
        self._db.execute("DELETE FROM document WHERE path = ?", (file.path,))
        if isinstance(reading, str):
            self._insert("document", {**_of_file(file, reader), "refused": reading})
            return
        document = self._insert("document", {**_of_file(file, reader), **_of_reading(reading)})
        self._insert_items(document, reading)

    def keep_only(self, paths: Iterable[str]) -> None:
        """Drop the documents whose files are gone."""
        self._db.execute("CREATE TEMP TABLE seen (path TEXT PRIMARY KEY)")
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", ((path,) for path in paths))
        self._db.execute("DELETE FROM document WHERE path NOT IN (SELECT path FROM seen)")
        self._db.execute("DROP TABLE seen")

    def find_origins(self) -> None:
        """Find which documents are copies of one, and keep it."""
        texts = self._db.execute("SELECT id, text FROM document WHERE text <> '' ORDER BY path")
        self._db.executemany(
            "UPDATE document SET origin = (SELECT path FROM document WHERE id = ?) WHERE id = ?",
            ((first, number) for number, first in origins(texts).items()),
        )

    def find_identities(self) -> None:
        """Hold the actors of several texts together under one identifier."""
        actors = map(_item, self._rows("SELECT * FROM item WHERE kind = 'actor'"))
        known = identities(actors)
        for row in self._rows("SELECT * FROM item WHERE by_whom <> '[]' OR to_whom <> '[]'"):
            item = _item(row)
            meant = identified(item, known)
            if meant != item:
                self._db.execute(
                    "UPDATE item SET (by_whom, to_whom, details, block) = (?, ?, ?, ?)"
                    " WHERE id = ?",
                    (*map(json.dumps, (meant.by, meant.to, dict(meant.details))),
                     block_of(meant), row["id"]),
                )  # fmt: skip

    def find_happenings(self) -> None:
        """Find which events of several documents are one, and keep it."""
        rows = self._rows(
            "SELECT item.*, coalesce(origin, path) AS origin"
            " FROM item JOIN document ON document.id = item.document"
            " WHERE kind = 'event' ORDER BY block"
        )
        for _, block in groupby(rows, key=lambda row: str(row["block"])):
            reports = [
                report_of(row["id"], row["origin"], _item(row), json.loads(row["words"]))
                for row in block
            ]
            self._db.executemany(
                "UPDATE item SET happening = ? WHERE id = ?",
                ((group[0].item, told.item) for group in merged(reports) for told in group),
            )

    def documents(self) -> Iterator[Document]:
        """Yield the documents in order of their paths."""
        for row in self._rows("SELECT * FROM document ORDER BY path"):
            yield _document(row)

    def text(self, document: Document) -> str:
        """Return the text of a document."""
        row = self._db.execute("SELECT text FROM document WHERE id = ?", (document.id,)).fetchone()
        return str(row[0])

    def entries(self, query: Query = EVERYTHING) -> Iterator[Entry]:
        """Yield the items that a query allows, by document and place in it.

        Memory is that of one document, whatever the size of the record.
        """
        for row in self._rows("SELECT * FROM document WHERE refused = '' ORDER BY path"):
            document = _document(row)
            if not _is_known(document, query.as_of):
                continue
            held = self._rows("SELECT * FROM item WHERE document = ? ORDER BY id", (document.id,))
            for found in held:
                item = _item(found)
                if _is_asked(item, query):
                    yield Entry(document, found["key"], item, item.quotes(row["text"]))

    def happenings(self, query: Query = EVERYTHING) -> Iterator[Happening]:
        """Yield the events of which a query allows a report, each with all its reports.

        Those that the record dates first come first, undated ones last.
        """
        order = self._rows(
            "SELECT happening, min(coalesce(first, '9999')) AS since FROM item"
            " WHERE happening IS NOT NULL GROUP BY happening ORDER BY since, happening"
        )
        for row in list(order):
            reports = tuple(self._reports(row["happening"], query.as_of))
            if any(_is_asked(entry.item, query) for entry in reports):
                yield Happening(reports)

    def _reports(self, happening: int, as_of: dt.date | None) -> Iterator[Entry]:
        rows = self._rows(
            "SELECT document.*, item.* FROM document JOIN item ON document.id = item.document"
            " WHERE happening = ? ORDER BY published IS NULL, published, path, item.id",
            (happening,),
        )
        for row in rows:
            document = _document(row)
            if _is_known(document, as_of):
                item = _item(row)
                yield Entry(document, row["key"], item, item.quotes(row["text"]))

    def counts(self) -> dict[str, int]:
        """Return how many items of each kind there are, and how many documents."""
        rows = self._db.execute("SELECT kind, count(*) FROM item GROUP BY kind ORDER BY kind")
        documents = self._db.execute("SELECT count(*) FROM document").fetchone()[0]
        return {"document": documents, **dict(rows.fetchall())}

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[sqlite3.Row]:
        cursor = self._db.cursor()
        cursor.row_factory = sqlite3.Row
        yield from cursor.execute(query, values)

    def _insert(self, table: str, values: Mapping[str, Any]) -> int:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        done = self._db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )
        return done.lastrowid or 0

    def _insert_items(self, document: int, reading: Reading) -> None:
        for item in reading.items:
            self._insert("item", {"document": document, **_of_item(reading, item)})


def _of_file(file: File, reader: str) -> dict[str, Any]:
    return {
        "path": file.path,
        "size": file.size,
        "modified": file.modified,
        "reader": reader,
    }


def _of_reading(reading: Reading) -> dict[str, Any]:
    known: dict[str, Known[Any] | None] = {
        "publisher": reading.metadata.publisher,
        "published": reading.metadata.date,
        "author": reading.metadata.author,
        "url": reading.metadata.url,
    }
    told = {name: found for name, found in known.items() if found is not None}
    return {
        "sha256": reading.sha256,
        "text": reading.text,
        **{name: str(found.value) for name, found in told.items()},
        "known": json.dumps({name: [f.known_by, f.words] for name, f in told.items()}),
        "warnings": json.dumps([*reading.warnings, *reading.metadata.doubts]),
    }


def _of_item(reading: Reading, item: Item) -> dict[str, Any]:
    return {
        "key": key_of(reading.sha256, item),
        "kind": item.kind.value,
        "type": item.type,
        "spans": json.dumps(item.spans),
        "by_whom": json.dumps(item.by),
        "to_whom": json.dumps(item.to),
        "first": str(item.when.start) if item.when else None,
        "last": str(item.when.end) if item.when else None,
        "status": item.status,
        "certainty": item.certainty,
        "rule": item.rule,
        "details": json.dumps(dict(item.details)),
        "block": block_of(item),
        "words": json.dumps(words_of(item, item.quotes(reading.text))),
    }


def _document(row: sqlite3.Row) -> Document:
    return Document(
        id=row["id"],
        path=row["path"],
        origin=row["origin"] or row["path"],
        sha256=row["sha256"],
        refused=row["refused"],
        publisher=row["publisher"],
        published=period(row["published"]) if row["published"] else None,
        author=row["author"],
        url=row["url"],
        warnings=tuple(json.loads(row["warnings"])),
    )


def _item(row: sqlite3.Row) -> Item:
    when = None
    if row["first"]:
        when = Period(dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]))
    return Item(
        kind=Kind(row["kind"]),
        spans=tuple((start, end) for start, end in json.loads(row["spans"])),
        type=row["type"],
        by=tuple(json.loads(row["by_whom"])),
        to=tuple(json.loads(row["to_whom"])),
        when=when,
        status=row["status"],
        certainty=row["certainty"],
        rule=row["rule"],
        details=json.loads(row["details"]),
    )


def _is_known(document: Document, as_of: dt.date | None) -> bool:
    if as_of is None:
        return True
    return document.published is not None and document.published.end <= as_of


def _is_asked(item: Item, query: Query) -> bool:
    """Say whether an item passes every part of a query."""
    if query.kinds and item.kind not in query.kinds:
        return False
    if query.types and item.type not in query.types:
        return False
    if query.statuses and item.status not in query.statuses:
        return False
    if query.within and not (item.when and item.when.overlaps(query.within)):
        return False
    asked = query.actor.casefold()
    return not asked or any(asked in who.casefold() for who in (*item.by, *item.to))
