"""``demarche packages``: what can be agreed, and who gains what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from demarche.app.faulty import refuse_faulty
from demarche.app.packages import numbers, sentences
from demarche.app.plots.drawing import check_name
from demarche.app.plots.frontier import frontier_plot
from demarche.app.schema import schema_text
from demarche.app.terminal import waiting
from demarche.bargaining.genius import read_negotiation
from demarche.bargaining.packages.agreement import Rule
from demarche.case.nouns import CODINGS, Coding
from demarche.case.period import period
from demarche.case.read import read_case
from demarche.errors import InputError, LimitReached

MOST_PACKAGES = 2**23
"""So many are listed with their utilities; the frontier of more would take too long."""

ANSWER: TypeAdapter[numbers.Agreeable | sentences.Told] = TypeAdapter(
    numbers.Agreeable | sentences.Told
)

FOR_PROFILES = {"reservations": "--reservation", "weights": "--weight", "needed": "--needed",
                "vetoes": "--veto"}  # fmt: skip
FOR_CASES = {"coding": "--coding", "as_of": "--as-of", "without": "--without",
             "accounts": "--account"}  # fmt: skip
"""Options that one kind of file takes and the other does not."""


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--status-quo", metavar="PACKAGE",
    help="What holds without an agreement, as 'issue=option, issue=option'.",
)  # fmt: skip
@click.option("--proposal", metavar="PACKAGE", help="Tell how this package stands.")
@click.option(
    "--reservation", "reservations", multiple=True, metavar="PARTY=NUMBER",
    help="What no agreement is worth to a party, in place of what its profile says.",
)  # fmt: skip
@click.option(
    "--weight", "weights", multiple=True, metavar="PARTY=NUMBER",
    help="Bargaining weight, for the asymmetric Nash point; 1 unless given.",
)  # fmt: skip
@click.option("--needed", type=int, metavar="K", help="How many must accept; all by default.")
@click.option("--veto", "vetoes", multiple=True, metavar="PARTY", help="Nothing without this one.")
@click.option("--coding", type=click.Choice(CODINGS), help="Read in this coding.  [strict]")
@click.option("--as-of", metavar="DATE", help="See nothing that was known later.")
@click.option("--without", multiple=True, metavar="ID", help="Withdraw this; may be repeated.")
@click.option(
    "--account", "accounts", multiple=True, metavar="NAME",
    help="Take the statements of this source or person only; repeated, of all named.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --json instead.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.svg|.html",
    help="Draw the frontier of two parties, or the order of an exchange; as .html, with its table.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    status_quo: str | None,
    proposal: str | None,
    as_json: bool,
    schema: bool,
    plot: Path | None,
    **given: Any,
) -> None:
    """Tell what can be agreed, and who gains what.

    FILE… is a GENIUS domain followed by a profile for each party, or one case file or its folder.
    Profiles have numbers: then the undominated packages are counted and the named points told, a
    party called as its file. A case has comparisons: then its trades are told, with the statements
    by which each side gains, the comparisons that would decide others, and the order to exchange.
    """
    if schema:
        click.echo(schema_text(ANSWER, "Answer of 'demarche packages'"), nl=False)
        return
    if not files:
        raise click.UsageError("Missing argument 'FILE…'.", ctx)
    if plot is not None:
        check_name(plot)
    first, *profiles = files
    if not profiles and first.suffix.lower() == ".xml":
        raise click.UsageError("A domain needs a profile for each party after it.", ctx)
    foreign = FOR_CASES if profiles else FOR_PROFILES
    for name, option in foreign.items():
        if given[name]:
            kind = "a case" if profiles else "profiles with numbers"
            raise click.UsageError(f"'{option}' is for {kind}.", ctx)
    quo, asked = (numbers.parsed(p) if p is not None else None for p in (status_quo, proposal))
    kept = {name: given[name] for name in (FOR_PROFILES if profiles else FOR_CASES)}
    found: numbers.Agreeable | sentences.Told
    if profiles:
        found, lines = _by_numbers(first, profiles, quo, asked, plot, **kept)
    else:
        found, lines = _by_sentences(ctx, first, quo, asked, plot, **kept)
    click.echo(ANSWER.dump_json(found, indent=2).decode() if as_json else "\n".join(lines))
    if plot is not None:
        click.echo(f"written: {plot}", err=True)


def _by_numbers(
    domain: Path,
    profiles: Sequence[Path],
    status_quo: numbers.Package | None,
    proposal: numbers.Package | None,
    plot: Path | None,
    *,
    reservations: Sequence[str],
    weights: Sequence[str],
    needed: int | None,
    vetoes: Sequence[str],
) -> tuple[numbers.Agreeable, list[str]]:
    """Return what can be agreed by profiles with numbers, as data and in words."""
    negotiation = read_negotiation(domain, profiles)
    names = [party.name for party in negotiation.parties]
    negotiation = numbers.with_reservations(negotiation, _pairs(reservations, names), status_quo)
    rule = Rule(
        len(names),
        len(names) if needed is None else needed,
        tuple(sorted({_place(veto, names) for veto in vetoes})),
    )
    question = numbers.Question(negotiation, rule, _pairs(weights, names), proposal)
    if negotiation.space.size > MOST_PACKAGES:
        raise LimitReached(
            f"{domain}: {negotiation.space.size:,} packages; at most {MOST_PACKAGES:,} are listed"
        )
    with waiting("finding the frontier"):
        worth = negotiation.utilities()
        points = question.points(worth)
        found = question.answer(worth, points)
        if plot is not None:
            frontier_plot(negotiation, worth, points).write(plot)
    return found, list(numbers.told(domain.stem, found))


def _by_sentences(
    ctx: click.Context,
    path: Path,
    status_quo: numbers.Package | None,
    proposal: numbers.Package | None,
    plot: Path | None,
    *,
    coding: Coding | None,
    as_of: str | None,
    without: Sequence[str],
    accounts: tuple[str, ...],
) -> tuple[sentences.Told, list[str]]:
    """Return what can be agreed by the sentences of a case, as data and in words."""
    refuse_faulty(ctx, path, "answered")
    case = read_case(path)
    if status_quo is not None:
        case = sentences.rebased(case, status_quo)
    known = period(as_of) if as_of else case.case.as_of
    subject = sentences.subject_of(
        case,
        coding=coding or "strict",
        as_of=known.end if known else None,
        without=without,
        of=accounts,
    )
    with waiting("searching packages"):
        found = sentences.answer(subject, accounts, proposal)
        if plot is not None:
            sentences.drawn(subject, proposal).write(plot)
    return found, list(sentences.told(case, found))


def _pairs(given: Sequence[str], names: list[str]) -> dict[str, float]:
    """Return a number for each party named, each given as ``PARTY=NUMBER``."""
    values = {}
    for pair in given:
        name, _, number = pair.rpartition("=")
        if name not in names:
            raise InputError(f"'{pair}' names no party", hint=f"PARTY is one of {', '.join(names)}")
        try:
            values[name] = float(number)
        except ValueError:
            raise InputError(f"'{pair}' gives no number, such as {name}=0.4") from None
    return values


def _place(name: str, names: list[str]) -> int:
    """Return the place of a party."""
    if name not in names:
        raise InputError(f"'{name}' is no party", hint=f"PARTY is one of {', '.join(names)}")
    return names.index(name)
