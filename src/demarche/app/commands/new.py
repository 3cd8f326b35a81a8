"""``demarche new``: write a commented first case into a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.case.scaffold import write_scaffold


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a commented first case into FOLDER, which must not hold anything yet."""
    case = write_scaffold(folder)
    click.echo(case)
    click.echo(f"Edit it, and run 'demarche check {folder}' after every step.", err=True)
