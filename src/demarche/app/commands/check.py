"""``demarche check``: report every problem of a case file, each at its line."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.app.cli import PROBLEMS_FOUND
from demarche.case.check import check
from demarche.case.schema import schema_text


@click.command()
@click.argument("case", type=click.Path(path_type=Path), required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of case files instead.")
@click.pass_context
def command(ctx: click.Context, case: Path | None, schema: bool) -> None:
    """Report every problem of CASE, a case file or its folder.

    Each stands on a line of its own, as "file:line: what; hint: what to do". Notes deserve a look
    and are no failure. Exit code 1 if there is any problem.
    """
    if schema:
        click.echo(schema_text(), nl=False)
        return
    if case is None:
        raise click.UsageError("Missing argument 'CASE'.", ctx)
    found = check(case)
    for problem in found:
        click.echo(str(problem))
    notes = sum(problem.note for problem in found)
    problems = len(found) - notes
    click.echo(f"{_counted(problems, 'problem')}, {_counted(notes, 'note')}", err=True)
    if problems:
        ctx.exit(PROBLEMS_FOUND)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
