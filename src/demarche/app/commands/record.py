"""``demarche record``: list what a record holds, each item with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from demarche.app.terminal import wrapped
from demarche.case.period import period
from demarche.errors import SourceError
from demarche.reading.item import Kind
from demarche.record.exports import EXPORTS, Export
from demarche.record.store import Entry, Query, Store


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
    form: str,
) -> None:
    """List the items of RECORD, a file that 'demarche read' wrote.

    Options narrow the list; an item must pass them all.
    """
    if not record.is_file():
        raise SourceError(
            f"{record} is not there", hint="'demarche read FOLDER' reads a folder into a record"
        )
    query = Query(
        kinds=kinds,
        types=types,
        statuses=statuses,
        actor=actor,
        within=period(within) if within else None,
        as_of=period(as_of).end if as_of else None,
    )
    write: Export = EXPORTS.get(form, as_list)
    with Store(record) as store:
        for piece in write(store.entries(query)):
            click.echo(piece, nl=False)


def as_list(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield an entry a paragraph, under the name of its document."""
    document = None
    for entry in entries:
        if entry.document.path != document:
            document = entry.document.path
            date = f", {entry.document.published}" if entry.document.published else ""
            yield "\n".join(["", *wrapped(f"{document}{date}"), ""])
        item = entry.item
        head = " ".join(filter(None, (item.kind, item.type, item.status, _when(entry))))
        who = " → ".join(filter(None, (", ".join(item.by), ", ".join(item.to))))
        yield "\n".join(
            [*wrapped(" | ".join(filter(None, (head, who))), indent=2, hang=4),
             *wrapped(f"“{entry.quotes[0]}”", indent=4), ""]
        )  # fmt: skip


def _when(entry: Entry) -> str:
    return str(entry.item.when) if entry.item.when else ""
