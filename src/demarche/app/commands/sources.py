"""``demarche sources``: attach the texts of sources, and find words in them."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.app.cli import PROBLEMS_FOUND
from demarche.case.attach import Attachment, attach
from demarche.case.read import case_path, read_case
from demarche.case.texts import source_text
from demarche.errors import CaseError
from demarche.sources.anchor import cite


@click.group()
def command() -> None:
    """Attach the texts of sources, and find words in them."""


@command.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "source", default="", metavar="ID", help="The source that the file is.")
@click.option("--title", default="", help="Title of a new source; by default its first line.")
@click.option("--published", default="", metavar="DATE", help="When a new source appeared.")
@click.option("--update", is_flag=True, help="Rewrite anchors of words that moved.")
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
    that stays out of version control, and the evidence in it is looked up. Exit code 1 if words
    are lost, or have moved and --update was not given.
    """
    if source and len(files) > 1:
        raise click.UsageError("'--as' names the source of one file only.", ctx)
    clean = True
    for file in files:
        done = attach(case, file, source=source, title=title, published=published, update=update)
        _report(file, done)
        clean = clean and not done.lost and (done.updated or not done.moved)
    if not clean:
        ctx.exit(PROBLEMS_FOUND)


def _report(file: Path, done: Attachment) -> None:
    entered = ", a new source" if done.new else ", a changed text" if done.changed else ""
    click.echo(
        f"{file.name}: '{done.source}'{entered}; evidence: {len(done.found)} found, "
        f"{len(done.moved)} moved, {len(done.lost)} lost"
    )
    for statement, anchor in done.moved:
        click.echo(f"  {statement}: moved to {anchor}")
    for statement, reason in done.lost:
        click.echo(f"  {statement}: lost: {reason}")
    if done.moved and not done.updated:
        click.echo("\nhint: '--update' rewrites the anchors in the case file", err=True)


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
