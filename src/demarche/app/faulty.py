"""A case with problems is told them, and nothing else is done with it."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.app.cli import PROBLEMS_FOUND
from demarche.case.check import check


def refuse_faulty(ctx: click.Context, case: Path, done: str) -> None:
    """End the command with the problems of a case, if it has any.

    Parameters
    ----------
    ctx : click.Context
    case : Path
    done : str
        What was not done to it for that: "answered".
    """
    problems = [problem for problem in check(case) if not problem.note]
    if problems:
        for problem in problems:
            click.echo(str(problem))
        click.echo(f"nothing was {done}: mend these first", err=True)
        ctx.exit(PROBLEMS_FOUND)
