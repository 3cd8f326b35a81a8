"""The command line: a table of commands, each loaded when it runs.

Data goes to standard output, talk to standard error.  Exit codes: 0 all well, 1 problems found in
a case, 2 something given cannot be used, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from demarche import __version__
from demarche.errors import DemarcheError

PROBLEMS_FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130

COMMANDS: dict[str, str] = {
    "new": "Write a commented first case into a new folder.",
    "check": "Report every problem of a case file, each at its line.",
    "sources": "Attach the texts of sources, and find words in them.",
}
"""Each command with its one-line help; the module of the same name defines ``command``."""


class Commands(click.Group):
    """A group that lists its commands from a table and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"demarche.app.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Question a negotiation: every part footnoted to the sentence that says so."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the name of the program; by default those of this process.
    """
    try:
        code = cli.main(arguments, prog_name="demarche", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DemarcheError as error:
        _tell(error)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run())


def _tell(error: DemarcheError) -> None:
    """Write what is wrong, a blank line, and what to do."""
    click.echo(f"error: {error.what}", err=True)
    if error.hint:
        click.echo(f"\nhint: {error.hint}", err=True)
