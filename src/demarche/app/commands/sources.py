"""``demarche sources``: attach the texts of sources, and find words in them."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from demarche.app.cli import PROBLEMS_FOUND
from demarche.case.attach import Attachment, attach
from demarche.case.read import case_path, read_case
from demarche.case.texts import source_text
from demarche.errors import CaseError
from demarche.sources.anchor import cite

_SHOWN = 10
"""How many moved or lost pieces of evidence are written out; the rest is counted."""


@click.group()
def command() -> None:
    """Attach the texts of sources, and find words in them."""


@command.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "source", default="", metavar="ID", help="The source that the file is.")
@click.option("--title", default="", help="Title of a new source; by default its first line.")
@click.option("--published", default="", metavar="DATE", help="When a new source appeared.")
@click.option("--update", is_flag=True, help="Attach a changed text; rewrite its anchors.")
@click.pass_context
def add(
    ctx: click.Context,
    case: Path,
    files: tuple[Path, ...],
    source: str,
    title: str,
    published: str,
    update: bool,
) -> None:
    """Attach FILE… to the sources of CASE that they are, or enter them as new sources.

    A file is known by its sha256, or by --as. Its text is copied beside the case, into a folder
    that stays out of version control, and the evidence in it is looked up. A text that changed, or
    in which words moved or are lost, is attached with --update only. Exit code 1 if words are
    lost, or such a text was not attached.
    """
    if source and len(files) > 1:
        raise click.UsageError("'--as' names the source of one file only.", ctx)
    clean = True
    for file in files:
        done = attach(case, file, source=source, title=title, published=published, update=update)
        _report(file, done)
        if not done.attached:
            repair = ["demarche", "sources", "add", str(case), str(file), "--as", done.source]
            click.echo(
                f"nothing was written\n\nhint: '{shlex.join(repair)} --update' attaches it and "
                "rewrites the anchors of words that moved",
                err=True,
            )
        clean = clean and done.attached and not done.lost
    if not clean:
        ctx.exit(PROBLEMS_FOUND)


def _report(file: Path, done: Attachment) -> None:
    entered = ", a new source" if done.new else ", a changed text" if done.changed else ""
    click.echo(
        f"{file.name}: '{done.source}'{entered}; evidence: {len(done.found)} found, "
        f"{len(done.moved)} moved, {len(done.lost)} lost"
    )
    lines = [f"{statement}: lost: {reason}" for statement, reason in done.lost]
    lines += [f"{statement}: moved to {anchor}" for statement, anchor in done.moved]
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > _SHOWN:
        click.echo(f"  and {len(lines) - _SHOWN} more")
    for warning in done.warnings:
        click.echo(f"note: {file.name}: {warning}", err=True)


@command.command("cite")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("source")
@click.argument("words")
@click.option("--occurrence", type=int, help="Which occurrence is meant, from 1.")
def cite_words(case: Path, source: str, words: str, occurrence: int | None) -> None:
    """Print the anchor of WORDS in the text of SOURCE, for 'at:' in evidence."""
    declared = read_case(case).sources
    if source not in declared:
        raise CaseError(f"'{source}' is no source", hint=f"one of: {', '.join(declared)}")
    text = source_text(case_path(case).parent, declared[source])
    if text is None:
        raise CaseError(
            f"the text of '{source}' is not at hand", hint="attach it with 'demarche sources add'"
        )
    click.echo(str(cite(text.text, words, occurrence=occurrence)))
