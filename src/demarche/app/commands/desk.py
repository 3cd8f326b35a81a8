"""``demarche desk``: a draft statement held against the record before anybody says it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from pydantic import TypeAdapter

from demarche.app.cli import PROBLEMS_FOUND
from demarche.app.faulty import refuse_faulty
from demarche.app.schema import schema_option, schema_text, to_json
from demarche.case.document import parse_document, read_document
from demarche.case.nouns import CODINGS, Coding
from demarche.case.period import period
from demarche.case.read import read_case
from demarche.questions.desk import Reading, draft_of, read_draft
from demarche.questions.subject import Subject
from demarche.worlds.account import View

READING = TypeAdapter(Reading)
"""What ``--json`` prints."""


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("draft", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--coding", type=click.Choice(CODINGS), default="generous", show_default=True)
@click.option("--as-of", metavar="DATE", help="See nothing that was known later.")
@click.option("--without", multiple=True, metavar="ID", help="Withdraw this; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@schema_option(lambda: schema_text(READING, "What demarche desk notices in a draft"))
@click.pass_context
def command(
    ctx: click.Context,
    case: Path,
    draft: Path,
    coding: Coding,
    as_of: str | None,
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    """Hold DRAFT, a YAML file or '-', against the record of CASE.

    A draft names its speaker, and may say a topic and side, propositions ('says'), options that it
    gives and asks by issue, and a condition. Exit code 1 if anything is noticed.
    """
    refuse_faulty(ctx, case, "read")
    given = read_case(case)
    if str(draft) == "-":
        document = parse_document(sys.stdin.read(), "draft")
    else:
        document = read_document(draft)
    known = period(as_of) if as_of else given.case.as_of
    day = known.end if known else None
    subject = Subject(given, View(coding=coding, as_of=day, withdrawn=frozenset(without)))
    reading = read_draft(draft_of(document, given), subject)
    if as_json:
        click.echo(to_json(READING, reading), nl=False)
    else:
        _tell(reading)
    if reading.notices:
        ctx.exit(PROBLEMS_FOUND)


def _tell(reading: Reading) -> None:
    for notice in reading.notices:
        by = f" [{', '.join(notice.footnotes)}]" if notice.footnotes else ""
        click.echo(f"{notice.kind}: {notice.what}{by}")
    if not reading.notices:
        click.echo("nothing noticed")
    for what in reading.abstained:
        click.echo(f"not judged: {what}")
