"""A record in the forms that others read: CSV, JSON, PLOVER lines, TimelineJS.

Each export takes entries and yields pieces of text, so that a record of any size can be written.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from demarche.case.period import Period
from demarche.reading.item import Json, Kind
from demarche.record.store import Entry, Happening

Export: TypeAlias = Callable[[Iterable[Entry]], Iterator[str]]

COLUMNS = (
    "id",
    "kind",
    "type",
    "by",
    "to",
    "first",
    "last",
    "status",
    "certainty",
    "words",
    "document",
    "start",
    "end",
    "rule",
)


def as_object(entry: Entry) -> dict[str, Json]:
    """Return an entry as one JSON object, with its evidence and the kind's own details.

    ``date`` holds the first and the last day, null where the item has none or an end is open;
    ``evidence`` the spans in the text as stored, and the words of the first.
    """
    item = entry.item
    return {
        "id": entry.key,
        "kind": item.kind.value,
        "type": item.type,
        "source": list(item.by),
        "target": list(item.to),
        "date": {"start": _first(item.when), "end": _last(item.when)},
        "status": item.status,
        "certainty": item.certainty,
        "rule": item.rule,
        "evidence": [
            {"file": entry.document.path, "start": start, "end": end, "quote": quote}
            for (start, end), quote in zip(item.spans, entry.quotes, strict=True)
        ],
        "origin": entry.document.origin,
        "details": dict(item.details),
    }


def as_json(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a JSON array of objects, one a line."""
    yield from _array(as_object(entry) for entry in entries)


def happenings_as_json(happenings: Iterable[Happening]) -> Iterator[str]:
    """Yield a JSON array of merged events, one a line."""
    yield from _array(happening_as_object(happening) for happening in happenings)


def happening_as_object(happening: Happening) -> dict[str, Json]:
    """Return an event as all the articles tell it, with every report of it as an object.

    ``origins`` counts the independent texts that tell it; ``contradicted`` says whether one tells
    it as done and another as not done.
    """
    return {
        "id": happening.key,
        "kind": Kind.EVENT.value,
        "type": happening.type,
        "source": list(happening.by),
        "target": list(happening.to),
        "date": {"start": _first(happening.when), "end": _last(happening.when)},
        "status": happening.status,
        "history": [report.item.status for report in happening.reports],
        "origins": happening.origins,
        "contradicted": happening.contradicted,
        "reports": [as_object(report) for report in happening.reports],
    }


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a table with a head, a row an item; several actors are parted by semicolons."""
    yield _row(COLUMNS)
    for entry in entries:
        item, (start, end) = entry.item, entry.item.spans[0]
        yield _row(
            (
                entry.key,
                item.kind,
                item.type,
                "; ".join(item.by),
                "; ".join(item.to),
                _first(item.when) or "",
                _last(item.when) or "",
                item.status,
                item.certainty,
                entry.quotes[0],
                entry.document.path,
                str(start),
                str(end),
                item.rule,
            )
        )


def as_plover(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a JSON object a line for each event, in the fields of PLOVER.

    References
    ----------
    Open Event Data Alliance, "PLOVER Manual", 2021 draft, chapter on the data format.
    """
    for entry in entries:
        if entry.item.kind is not Kind.EVENT:
            continue
        item = entry.item
        yield _line(
            {
                "id": entry.key,
                "date": _first(item.when) or _published(entry),
                "source": list(item.by),
                "target": list(item.to),
                "event": item.type,
                "mode": item.details.get("mode"),
                "context": item.details.get("context", []),
                "eventText": entry.quotes[0],
                "textInfo": {
                    "idref": entry.document.path,
                    "start": item.spans[0][0],
                    "end": item.spans[0][1],
                },
                "publisher": entry.document.publisher,
                "publicationDate": _published(entry),
                "status": item.status,
            }
        )


def as_timeline(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a TimelineJS object of the dated events; a vague date spans its days.

    References
    ----------
    Northwestern University Knight Lab, "TimelineJS3: JSON data format".
    """
    opening = '{"events": [\n'
    for entry in entries:
        when = entry.item.when
        if entry.item.kind is not Kind.EVENT or when is None or not _is_closed(when):
            continue
        yield opening + json.dumps(
            {
                "unique_id": entry.key,
                "start_date": _day(when.start),
                "end_date": _day(when.end),
                "text": {
                    "headline": f"{entry.item.type}: {', '.join(entry.item.by) or '?'}",
                    "text": entry.quotes[0],
                },
            },
            ensure_ascii=False,
        )
        opening = ",\n"
    yield '{"events": []}\n' if opening != ",\n" else "\n]}\n"


EXPORTS: dict[str, Export] = {
    "json": as_json,
    "csv": as_csv,
    "plover": as_plover,
    "timeline": as_timeline,
}
"""The exports by name."""


def _array(objects: Iterable[dict[str, Json]]) -> Iterator[str]:
    opening = "[\n"
    for value in objects:
        yield opening + json.dumps(value, ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _line(value: dict[str, Json]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _first(when: Period | None) -> str | None:
    return str(when.start) if when and when.start > dt.date.min else None


def _last(when: Period | None) -> str | None:
    return str(when.end) if when and when.end < dt.date.max else None


def _is_closed(when: Period) -> bool:
    return bool(_first(when) and _last(when))


def _published(entry: Entry) -> str | None:
    return str(entry.document.published) if entry.document.published else None


def _day(day: dt.date) -> dict[str, Json]:
    return {"year": day.year, "month": day.month, "day": day.day}
