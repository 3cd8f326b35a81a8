"""The command line: a command is a file in ``commands/``, imported when it runs.

The first line of the file names the command and says what it does; its ``command`` does it.

Data goes to standard output, talk to standard error.  Exit codes: 0 all well, 1 problems found in
a case, 2 something given cannot be used, 130 interrupted.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import click

from demarche import __version__
from demarche.errors import DemarcheError

PROBLEMS_FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130

_FOLDER = Path(__file__).with_name("commands")
_FIRST_LINE = re.compile(r'"""``demarche ([\w-]+)``: (.+)')


def _commands() -> dict[str, str]:
    """Return each command with its one-line help, from the first lines of their files."""
    found = (_FIRST_LINE.match(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.py")))
    lines = [(line[1], line[2].removesuffix('"""')) for line in found if line]
    return {name: help_[0].upper() + help_[1:] for name, help_ in lines}


COMMANDS = _commands()
"""Each command with its one-line help."""


class Commands(click.Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        with _interrupt_ends_all():
            file = cmd_name.replace("-", "_")
            command: click.Command = import_module(f"demarche.app.commands.{file}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write names and one-line help as a table."""
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


@contextmanager
def _interrupt_ends_all() -> Iterator[None]:
    """Let Ctrl-C end the process while modules load, which may take it for an error of theirs."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run())


def _tell(error: DemarcheError) -> None:
    """Write what is wrong, a blank line, and what to do."""
    click.echo(f"error: {error.what}", err=True)
    if error.hint:
        click.echo(f"\nhint: {error.hint}", err=True)
