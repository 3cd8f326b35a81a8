"""``demarche ladder``: whether an exchange holds step by step, by numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from demarche.app.plots.drawing import check_name
from demarche.app.plots.ladder import HOLDS, ladder_plot
from demarche.app.terminal import titled, wrapped
from demarche.bargaining.ladder import (
    MOST_STEPS,
    Ladder,
    LadderCheck,
    check_ladder,
    longest_order,
    who_moves_first,
)
from demarche.bargaining.ladder_file import load_ladder

WAYS = {"together": "both at once", "escrow": "held by a go-between"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.svg|.html",
    help="Draw what each step saves and loses; as .html, with its table.",
)  # fmt: skip
def command(file: Path, plot: Path | None) -> None:
    """Tell whether the exchange in FILE holds, step by step.

    FILE lists, in YAML, who gives what when, with costs and benefits as numbers or ranges. A step
    holds if its giver would lose at least as much by withholding it as it would save.
    """
    if plot is not None:
        check_name(plot)
    name, ladder = load_ladder(file)
    found = check_ladder(ladder)
    click.echo("\n".join(_told(name, ladder, found)))
    if plot is not None:
        ladder_plot(found).write(plot)
        click.echo(f"written: {plot}", err=True)


def _told(name: str, ladder: Ladder, found: LadderCheck) -> Iterator[str]:
    """Yield the lines of the answer."""
    plot = ladder_plot(found)
    yield from titled(name)
    for number, (step, giver, time, *figures) in enumerate(plot.rows, 1):
        saved, lost, margin, verdict, detection = figures
        yield from wrapped(f"{number}. {step}, by {giver} at {time}: {verdict}", hang=3)
        yield from wrapped(
            f"withholding saves {saved} and loses {lost}: margin {margin}; chance of being found "
            f"out that deters: {detection}",
            indent=3,
        )
    yield from ("", *titled("How far does it hold?"))
    yield from wrapped(_far(found))
    yield from ("", *titled("Which order holds longest?"))
    yield from wrapped(_longest(ladder))
    if len(ladder.steps) == 2 and len({step.giver for step in ladder.steps}) == 2:
        yield from ("", *titled("Who moves first?"))
        yield from _ways(ladder)


def _far(found: LadderCheck) -> str:
    if found.breaks_at is None:
        return "Every step holds in every case that the ranges leave open."
    step = found.checks[found.breaks_at].step
    return (
        f"It is first in doubt at step {found.breaks_at + 1}, “{step.name}”. First steps that hold "
        f"by themselves: {found.longest} in every case, {found.longest_possible} in some."
    )


def _longest(ladder: Ladder) -> str:
    if len(ladder.steps) > MOST_STEPS:
        return f"Not answered: orders of at most {MOST_STEPS} steps are tried."
    best = longest_order(ladder.steps, discounts=ladder.discounts, afterwards=ladder.afterwards)
    if best is None:
        return "None: taken one at a time, not even one step holds."
    order = ", then ".join(f"“{step.name}” by {step.giver}" for step in best.steps)
    return f"One step at a time, {len(best.steps)} of {len(ladder.steps)}: {order}."


def _ways(ladder: Ladder) -> Iterator[str]:
    """Yield each way to swap two steps, those that hold first."""
    first, second = ladder.steps
    ways = who_moves_first(
        first, second, discounts=ladder.discounts, afterwards=ladder.afterwards,
        delay=second.time - first.time or 1.0,
    )  # fmt: skip
    for way in ways:
        verdicts = " and ".join(
            f"“{check.step.name}” {HOLDS[check.holds]}" for check in way.check.checks
        )
        order = WAYS.get(way.order, f"{way.order} first")
        yield from wrapped(f"{order}: {verdicts}", indent=2, hang=4)
