"""``demarche packages``: what can be agreed, and who gains what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click
import numpy as np

from demarche.app.cli import PROBLEMS_FOUND
from demarche.app.plots.drawing import check_name, figure
from demarche.app.plots.frontier import frontier_plot
from demarche.app.terminal import titled, waiting, wrapped
from demarche.app.words import counted, listed
from demarche.bargaining.genius import read_negotiation
from demarche.bargaining.packages.negotiation import Negotiation
from demarche.bargaining.packages.points import Point, Points, find_points
from demarche.bargaining.packages.utility import Array
from demarche.case.check import check
from demarche.case.nouns import Case
from demarche.case.read import read_case
from demarche.errors import InputError, LimitReached, ScenarioError
from demarche.questions import y05_trades
from demarche.questions.question import Finding
from demarche.questions.subject import Subject
from demarche.worlds.account import View

MOST_PACKAGES = 2**23
"""So many are listed with their utilities; the frontier of more would take too long."""


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--reservation", "reservations", multiple=True, metavar="PARTY=NUMBER",
    help="What no agreement is worth to a party, in place of what its profile says.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.svg|.html",
    help="Draw the frontier of two parties; as .html, with its table.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    reservations: tuple[str, ...],
    as_json: bool,
    plot: Path | None,
) -> None:
    """Tell what can be agreed, and who gains what.

    FILE… is a GENIUS domain followed by a profile for each party, or one case file or its folder.
    Profiles have numbers: then the undominated packages are counted and the named points told, a
    party called as its file. A case has comparisons: then its trades are told, with the statements
    by which each side gains, and the comparisons that would decide others.
    """
    first, *profiles = files
    if profiles:
        _from_utilities(first, profiles, reservations, as_json, plot)
    elif first.suffix.lower() == ".xml":
        raise click.UsageError("A domain needs a profile for each party after it.", ctx)
    elif reservations or plot:
        raise click.UsageError("'--reservation' and '--plot' are for profiles with numbers.", ctx)
    else:
        _from_comparisons(ctx, first, as_json)


# -- from utilities -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Agreeable:
    """What can be agreed by utilities.

    Attributes
    ----------
    negotiation : Negotiation
    worth : array, shape (parties, packages)
    points : Points
    """

    negotiation: Negotiation
    worth: Array
    points: Points

    @property
    def names(self) -> list[str]:
        """The parties."""
        return [party.name for party in self.negotiation.parties]

    def package(self, number: int) -> dict[str, str]:
        """Return a package by its number."""
        return self.negotiation.space.package(number)

    def gains(self, utilities: Sequence[float]) -> list[float]:
        """Return what each party gets beyond its reservation value."""
        return [u - r for u, r in zip(utilities, self.points.reservations, strict=True)]


def _from_utilities(
    domain: Path,
    profiles: Sequence[Path],
    reservations: Sequence[str],
    as_json: bool,
    plot: Path | None,
) -> None:
    if plot is not None:
        check_name(plot)
    negotiation = _with_reservations(read_negotiation(domain, profiles), reservations)
    if negotiation.space.size > MOST_PACKAGES:
        raise LimitReached(
            f"{domain}: {negotiation.space.size:,} packages; at most {MOST_PACKAGES:,} are listed"
        )
    with waiting("finding the frontier"):
        worth = negotiation.utilities()
        found = Agreeable(negotiation, worth, find_points(worth, negotiation.reservations))
        if plot is not None:
            frontier_plot(negotiation, worth, found.points).write(plot)
    if as_json:
        click.echo(json.dumps(_as_data(found), indent=2))
    else:
        click.echo("\n".join(_told(domain.stem, found)))
    if plot is not None:
        click.echo(f"written: {plot}", err=True)


def _with_reservations(negotiation: Negotiation, given: Sequence[str]) -> Negotiation:
    """Return a negotiation with other reservation values, each given as ``PARTY=NUMBER``."""
    names = [party.name for party in negotiation.parties]
    values: dict[str, float] = {}
    for pair in given:
        name, _, number = pair.rpartition("=")
        if name not in names:
            raise InputError(f"'{pair}' names no party", hint=f"PARTY is one of {', '.join(names)}")
        try:
            values[name] = float(number)
        except ValueError:
            raise InputError(f"'{pair}' gives no number, such as {name}=0.4") from None
    return replace(
        negotiation,
        parties=tuple(
            replace(party, reservation=values.get(party.name, party.reservation))
            for party in negotiation.parties
        ),
    )


def _told(title: str, found: Agreeable) -> Iterator[str]:
    """Yield the lines of the answer."""
    space, points = found.negotiation.space, found.points
    floor = found.negotiation.reservations[:, np.newaxis]
    agreeable, near = (
        int((worth >= floor).all(axis=0).sum()) for worth in (found.worth, points.on_frontier)
    )
    yield from titled(title)
    yield from wrapped(
        f"{space.size:,} packages over {counted(len(space.issues), 'issue')}; "
        f"{len(points.frontier):,} are undominated. {agreeable:,} packages are at or above every "
        f"reservation value, {near:,} of them undominated."
    )
    yield from wrapped(f"No agreement is worth {_each(found.names, points.reservations)}.")
    if points.ideal is None:
        yield from wrapped("Nothing can be agreed: every package leaves some party worse off.")
    for package in dict.fromkeys(point.package for point in points.points.values()):
        yield from _picked(found, package)
    if points.ideal is not None:
        yield from ("", *titled("Who gains"))
        for number in range(len(found.names)):
            yield from wrapped(_share(found, number))


def _picked(found: Agreeable, package: int) -> Iterator[str]:
    """Yield a package that some definition picks, what it is worth, and the definitions."""
    picking = [point for point in found.points.points.values() if point.package == package]
    utilities = picking[0].utilities
    settled = ", ".join(f"{issue}: {option}" for issue, option in found.package(package).items())
    yield from ("", *wrapped(settled))
    gains = [f"{figure(u)} (gains {figure(g)})" if g >= 0 else f"{figure(u)} (loses {figure(-g)})"
             for u, g in zip(utilities, found.gains(utilities), strict=True)]  # fmt: skip
    worth = "; ".join(f"{name} {gain}" for name, gain in zip(found.names, gains, strict=True))
    yield from wrapped(f"worth {worth}", indent=2)
    for point in picking:
        name = point.name.replace("_", " ")
        others = f"; {counted(len(point.equals), 'other package')} as good" * bool(point.equals)
        yield from wrapped(f"{name:<18}  {point.definition}{others}", indent=2, hang=22)


def _share(found: Agreeable, number: int) -> str:
    """Return at which points a party gains most and least, and how much it could have at best."""
    points = found.points
    assert points.ideal is not None
    within = [p for name, p in points.points.items() if name != "least_difference"]

    def gain(point: Point) -> float:
        return found.gains(point.utilities)[number]

    least, most = min(within, key=gain), max(within, key=gain)
    best = figure(found.gains(points.ideal)[number])
    if gain(least) == gain(most):
        return f"{found.names[number]} gains {figure(gain(most))} at every point; at best {best}."
    names = [point.name.replace("_", " ") for point in (most, least)]
    return (
        f"{found.names[number]} gains most at {names[0]}, {figure(gain(most))}, and least at "
        f"{names[1]}, {figure(gain(least))}; at best {best}."
    )


def _each(names: Sequence[str], numbers: Sequence[float]) -> str:
    return listed([f"{figure(n)} to {name}" for name, n in zip(names, numbers, strict=True)])


def _as_data(found: Agreeable) -> dict[str, Any]:
    """Return the answer as JSON has it; every number in full."""
    points = found.points
    ideal = points.ideal or [None] * len(found.names)
    return {
        "packages": found.negotiation.space.size,
        "parties": [
            {"name": name, "reservation": reservation, "ideal": best}
            for name, reservation, best in zip(found.names, points.reservations, ideal, strict=True)
        ],
        "points": [
            asdict(point)
            | {
                "package": found.package(point.package),
                "gains": found.gains(point.utilities),
                "equals": [found.package(number) for number in point.equals],
            }
            for point in points.points.values()
        ],
        "frontier": [
            {"package": found.package(int(number)), "utilities": utilities}
            for number, utilities in zip(
                points.frontier, points.on_frontier.T.tolist(), strict=True
            )
        ],
    }


# -- from comparisons ---------------------------------------------------------------------------


def _from_comparisons(ctx: click.Context, path: Path, as_json: bool) -> None:
    problems = [problem for problem in check(path) if not problem.note]
    if problems:
        for problem in problems:
            click.echo(str(problem))
        click.echo("nothing was answered: mend these first", err=True)
        ctx.exit(PROBLEMS_FOUND)
    case = read_case(path)
    with waiting("searching packages"):
        findings = list(y05_trades.finds(Subject(case, View())))
    if not findings:
        raise ScenarioError(
            f"{path}: no negotiation has issues on which a party's preference is stated",
            hint=f"it takes {y05_trades.QUESTION.wants}",
        )
    if as_json:
        click.echo(json.dumps([asdict(f) for f in findings], indent=2))
        return
    for number, finding in enumerate(findings):
        click.echo("\n".join([""] * bool(number) + list(_found(finding))))
    click.echo("\n".join(_cited(case, findings)))


def _found(finding: Finding) -> Iterator[str]:
    """Yield the lines of a finding, the first cell of each row with the others under it."""
    yield from titled(finding.title)
    yield from wrapped(finding.note)
    for row in finding.rows:
        yield from ("", *wrapped(row.cells[0], indent=2, hang=4))
        for column, cell in zip(finding.columns[1:], row.cells[1:], strict=True):
            yield from wrapped(f"{column}: {cell}", indent=4, hang=6)


def _cited(case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what the statements and assumptions behind some findings say."""
    names = sorted({name for f in findings for row in f.rows for name in row.footnotes})
    if names:
        yield from ("", *titled("Cited"))
    for name in names:
        said = case.statements.get(name)
        words = said.paraphrase if said else f"assumed: {case.assumptions[name].reason}"
        yield from wrapped(f"{name}: {words}", indent=2, hang=4)
