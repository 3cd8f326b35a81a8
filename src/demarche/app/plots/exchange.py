"""An exchange as a ladder: whose step is when, and which holds, by what is said alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from itertools import pairwise

from demarche.app.plots.drawing import COLOURS, FAINT, INK, Plot, mark, svg, words
from demarche.app.printable import cut
from demarche.bargaining.packages.ordinal.exchange import Exchange, Turn
from demarche.bargaining.packages.ordinal.preference import Holds

LEFT, TOP, COLUMN, ROW, BOX = 20, 70, 300, 92, 68
LINES, LETTERS = 3, 36
"""Most lines of a step in its box, and most letters of a line."""

HOLDS: dict[Holds, str] = {"every": "✓ holds", "some": "? open", "none": "✗ breaks"}
EDGES: dict[Holds, tuple[str, str]] = {
    "every": (COLOURS[0], "none"),
    "some": (FAINT, "6 4"),
    "none": (COLOURS[1], "2 3"),
}
"""Colour and dashes of the edge of a step."""


def exchange_plot(
    found: Exchange, *, names: Mapping[str, str], steps: Mapping[tuple[str, str], str]
) -> Plot:
    """Draw an exchange, the first step on top, each in the column of who gives it.

    Parameters
    ----------
    found : Exchange
    names : mapping of str to str
        Parties in words.
    steps : mapping of (issue, option) to str
        Concessions in words.
    """
    givers = list(dict.fromkeys(turn.giver for turn in found.turns))
    title = "Who gives what, in which order"
    ways = {
        "in turn": "One step after another, from the top.",
        "together": "All steps at the same time.",
        "held": "A go-between holds each step until all are made.",
    }
    description = (
        f"{ways[found.way]} A step holds where its giver prefers the whole, less what was given "
        "for good, to no deal, by what is said alone."
    )
    rows = (
        mark_
        for number, turn in enumerate(found.turns)
        for mark_ in _row(number, turn, givers.index(turn.giver), steps)
    )
    height = TOP + ROW * len(found.turns)
    drawing = svg(
        title,
        description,
        LEFT + COLUMN * len(givers),
        height,
        *_rails(givers, names, height),
        *_rungs(found, givers),
        *rows,
    )
    told = (
        (
            str(number),
            names[turn.giver],
            steps[turn.concession.issue, turn.concession.option],
            HOLDS[turn.holds],
        )
        for number, turn in enumerate(found.turns, 1)
    )
    return Plot(title, description, drawing, ("step", "giver", "gives", "verdict"), tuple(told))


def _rails(givers: list[str], names: Mapping[str, str], height: int) -> Iterable[str]:
    """Yield the column of each giver, with its name."""
    for place, giver in enumerate(givers):
        x = LEFT + COLUMN * place + (COLUMN - LEFT) / 2
        yield words(x, 34, cut(names[giver], LETTERS), text_anchor="middle", font_weight="bold")
        yield mark("path", d=f"M{x:.1f} 46V{height - 8}", stroke="#d0d0d0", stroke_width=4)


def _rungs(found: Exchange, givers: list[str]) -> Iterable[str]:
    """Yield what leads from each step to the next, where they are in turn."""
    if found.way != "in turn":
        return
    places = [givers.index(turn.giver) for turn in found.turns]
    for number, (one, other) in enumerate(pairwise(places)):
        y = TOP + ROW * number + BOX
        x0, x1 = (LEFT + COLUMN * place + (COLUMN - LEFT) / 2 for place in (one, other))
        yield mark("path", d=f"M{x0:.1f} {y}L{x1:.1f} {y + ROW - BOX}", stroke=INK, fill="none")


def _row(
    number: int, turn: Turn, place: int, steps: Mapping[tuple[str, str], str]
) -> Iterable[str]:
    """Yield a step in its box with its verdict."""
    x, y = LEFT + COLUMN * place, TOP + ROW * number
    colour, dashes = EDGES[turn.holds]
    yield mark(
        "rect", x=x, y=y, width=COLUMN - LEFT, height=BOX, rx=4, fill="#ffffff",
        stroke=colour, stroke_width=2, stroke_dasharray=dashes,
    )  # fmt: skip
    text = f"{number + 1}. {steps[turn.concession.issue, turn.concession.option]}"
    lines = textwrap.wrap(text, LETTERS, max_lines=LINES, placeholder=" …")
    for line, part in enumerate(lines):
        yield words(x + 8, y + 18 + 15 * line, part)
    yield words(
        x + COLUMN - LEFT - 8, y + BOX - 6, HOLDS[turn.holds],
        text_anchor="end", font_size=11, font_weight="bold",
    )  # fmt: skip
