"""``demarche record``: list what a record holds, each item with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from demarche.app.terminal import wrapped
from demarche.app.words import counted
from demarche.case.period import Period, period
from demarche.errors import SourceError
from demarche.reading.item import Kind
from demarche.record.exports import EXPORTS, happenings_as_json
from demarche.record.store import Entry, Happening, Query, Store


@click.command()
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([kind.value for kind in Kind]),
    help="Only this kind; may be repeated.",
)  # fmt: skip
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Only this status.")
@click.option("--actor", default="", metavar="WORDS", help="Who does it, or to whom.")
@click.option("--within", metavar="PERIOD", help="Dated in these days, such as 2018-05..2018-08.")
@click.option("--as-of", metavar="DATE", help="Only what was published by then.")
@click.option(
    "--merged", is_flag=True,
    help="Events only, each once, with all the reports of it; as a list or JSON.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["list", *EXPORTS]), default="list", show_default=True,
    help="How to write it; plover and timeline take events only.",
)  # fmt: skip
def command(
    record: Path,
    kinds: tuple[str, ...],
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    actor: str,
    within: str | None,
    as_of: str | None,
    merged: bool,
    form: str,
) -> None:
    """List the items of RECORD, a file that 'demarche read' wrote.

    Options narrow the list; an item must pass them all.
    """
    query = Query(
        kinds=kinds,
        types=types,
        statuses=statuses,
        actor=actor,
        within=period(within) if within else None,
        as_of=period(as_of).end if as_of else None,
    )
    if merged and form not in ("list", "json"):
        raise click.UsageError("'--merged' goes with --format list or json.")
    with opened(record) as store:
        if merged:
            happenings = store.happenings(query)
            pieces = happenings_as_json(happenings) if form == "json" else merged_list(happenings)
        else:
            pieces = EXPORTS.get(form, as_list)(store.entries(query))
        for piece in pieces:
            click.echo(piece, nl=False)


def opened(record: Path) -> Store:
    """Return the store of a record that is there."""
    if not record.is_file():
        raise SourceError(
            f"{record} is not there", hint="'demarche read FOLDER' reads a folder into a record"
        )
    return Store(record)


def as_list(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield an entry a paragraph, under the name of its document."""
    document = None
    for entry in entries:
        if entry.document.path != document:
            document = entry.document.path
            date = f", {entry.document.published}" if entry.document.published else ""
            yield _lines(["", *wrapped(f"{document}{date}")])
        item = entry.item
        head = _head(f"{item.kind} {item.type}", item.status, item.when, item.by, item.to)
        yield _lines([*wrapped(head, indent=2, hang=4), *_quoted(entry)])


def merged_list(happenings: Iterable[Happening]) -> Iterator[str]:
    """Yield an event a paragraph, with the words of each report of it."""
    for one in happenings:
        texts = counted(one.origins, "independent text")
        told = f"{texts}, which contradict each other" if one.contradicted else texts
        head = _head(one.type, one.status, one.when, one.by, one.to)
        yield _lines(["", *wrapped(f"{head} | {told}", hang=4)])
        for report in one.reports:
            where = f"{report.document.path}, {report.item.status}:"
            yield _lines([*wrapped(where, indent=2), *_quoted(report)])


def _head(what: str, status: str, when: Period | None, by: Sequence[str], to: Sequence[str]) -> str:
    who = " → ".join(filter(None, (", ".join(by), ", ".join(to))))
    return " | ".join(filter(None, (what.strip(), status, str(when) if when else "", who)))


def _quoted(entry: Entry) -> list[str]:
    return wrapped(f"“{' … '.join(entry.quotes)}”", indent=4)


def _lines(lines: list[str]) -> str:
    return "\n".join([*lines, ""])
