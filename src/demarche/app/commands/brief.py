"""``demarche brief``: answers to every question, each with its price in assumptions."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from demarche.app.brief import assemble, schema_text, to_json
from demarche.app.faulty import refuse_faulty
from demarche.app.page import render
from demarche.app.schema import schema_option
from demarche.app.summary import summary
from demarche.app.terminal import PATIENCE
from demarche.case.nouns import CODINGS, Coding
from demarche.case.period import period
from demarche.case.writing import write_whole
from demarche.errors import InputError


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the page to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@click.option(
    "--coding", type=click.Choice(CODINGS), help="Read in this coding only; by default in both."
)
@click.option("--as-of", metavar="DATE", help="See nothing that was known later.")
@click.option("--without", multiple=True, metavar="ID", help="Withdraw this; may be repeated.")
@click.option(
    "--with", "also", multiple=True, metavar="SOURCE", help="Count a source that is switched off."
)
@schema_option(schema_text)
@click.pass_context
def command(
    ctx: click.Context,
    case: Path,
    output: Path | None,
    as_json: bool,
    coding: Coding | None,
    as_of: str | None,
    without: tuple[str, ...],
    also: tuple[str, ...],
) -> None:
    """Put every question to CASE, and tell the answers by account.

    Without --output a summary is printed and nothing is written. A case with problems is refused,
    with the list that 'demarche check' gives. A withdrawn ID is a statement, a source, a holder or
    an assumption.
    """
    refuse_faulty(ctx, case, "answered")
    with _progress() as tell:
        brief = assemble(
            case,
            codings=(coding,) if coding else CODINGS,
            as_of=period(as_of).end if as_of else None,
            without=without,
            also=also,
            progress=tell,
        )
        if output is not None:
            _write(output, render(brief))
    click.echo(to_json(brief) if as_json else summary(brief), nl=False)
    if output is not None:
        click.echo(f"written: {output}", err=True)


def _write(output: Path, page: str) -> None:
    """Write the page whole or not at all."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, page)
    except OSError as error:
        raise InputError(
            f"{output}: cannot be written: {error.strerror}", hint="name another file"
        ) from None


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Yield what tells a terminal how far it has come, on one line that is gone at the end."""
    started = time.monotonic()
    shown = False

    def tell(what: str) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - started > PATIENCE:
            shown = True
            click.echo(f"\r\033[K{what} …", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
