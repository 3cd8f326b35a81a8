"""A conflict as a graph: states, and the moves that improve on them for who makes them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from demarche.app.plots.drawing import (
    COLOURS,
    DASHES,
    INK,
    Plot,
    mark,
    svg,
    words,
)
from demarche.app.printable import cut
from demarche.bargaining.stability.concepts import CONCEPTS, Concept, known, stable
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.standing import Step, improvements, step
from demarche.errors import LimitReached

MOST_STATES = 24
"""More cannot be read; the table would hold them, the drawing not."""

MOST_PARTIES = len(COLOURS)
X, Y, RADIUS, NODE, KEY = 350, 290, 220, 10, 700
"""The centre of the circle, its radius and that of a node; where the key begins."""

WIDTH, LINE = KEY + 220, 20

Place = tuple[float, float]


def state_graph(conflict: Conflict, state: int | None = None, *, concept: Concept = "seq") -> Plot:
    """Draw a small conflict, its states in a circle.

    Parameters
    ----------
    conflict : Conflict
        Of at most 24 states and six parties.
    state : int, optional
        Drawn with a double ring: where the conflict stands.
    concept : {"nash", "gmr", "smr", "seq", "sim"}
        Equilibria under it are filled, where every preference is a total order.

    Raises
    ------
    LimitReached
        More states or parties than can be told apart.
    """
    form = conflict.form
    if form.size > MOST_STATES or len(form.parties) > MOST_PARTIES:
        raise LimitReached(
            f"{form.size} states and {len(form.parties)} parties; at most {MOST_STATES} and "
            f"{MOST_PARTIES} can be told apart in a drawing"
        )
    steps = [
        step(conflict, i, s, t)
        for i in range(len(form.parties))
        for s in range(form.size)
        for t in improvements(conflict, i, s)
    ]
    settled = _equilibria(conflict, concept)
    title = f"Moves that improve: {conflict.name}"
    description = (
        "States in a circle, named by their options in order; an arrow is a move to a state that "
        "its mover finds better."
        + f" Equilibria under {concept} are filled." * conflict.total
        + " The double ring is where it stands." * (state is not None)
    )
    at = dict(zip(form.labels, _circle(form.size), strict=True))
    arrows = (_arrow(move, form.parties, at[move.start], at[move.end]) for move in steps)
    nodes = (
        _node(at[label], label, filled=s in settled, ringed=s == state)
        for s, label in enumerate(form.labels)
    )
    height = max(2 * Y, LINE * (4 + len(form.parties) + len(form.options)))
    drawing = svg(
        title, description, WIDTH, height, *_heads(form.parties), *arrows, *nodes, *_key(conflict)
    )
    rows = tuple(
        (
            label,
            ", ".join(["here"] * (s == state) + [concept] * (s in settled)) or "–",
            *(_ends(steps, party, label) for party in form.parties),
        )
        for s, label in enumerate(form.labels)
    )
    columns = ("state", "is", *(f"{party} would move to" for party in form.parties))
    return Plot(title, description, drawing, columns, rows)


def _equilibria(conflict: Conflict, concept: Concept) -> set[int]:
    if not conflict.total:
        return set()
    everyone = stable(conflict)[CONCEPTS.index(known(concept))].all(axis=0)
    return {int(s) for s in np.flatnonzero(everyone)}


def _ends(steps: Sequence[Step], party: str, start: str) -> str:
    found = [move.end for move in steps if (move.mover, move.start) == (party, start)]
    return ", ".join(found) or "–"


def _circle(number: int) -> list[Place]:
    """Return places around a circle, the first on top."""
    turns = [2 * math.pi * n / number - math.pi / 2 for n in range(number)]
    return [(X + RADIUS * math.cos(turn), Y + RADIUS * math.sin(turn)) for turn in turns]


def _heads(parties: Sequence[str]) -> Iterable[str]:
    """Yield the arrow head of each party."""
    for number, _ in enumerate(parties):
        yield (
            f'<marker id="head-{number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            f'markerHeight="7" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="{COLOURS[number]}"/></marker>\n'
        )


def _arrow(move: Step, parties: Sequence[str], start: Place, end: Place) -> str:
    """Return a move, bent inward, and to its left so that two opposite moves stand apart."""
    (x0, y0), (x1, y1) = start, end
    inward, left = 0.35, 0.08
    bend = (
        (x0 + x1) / 2 * (1 - inward) + X * inward + left * (y1 - y0),
        (y0 + y1) / 2 * (1 - inward) + Y * inward - left * (x1 - x0),
    )
    (x0, y0), (x1, y1) = _rim(start, bend), _rim(end, bend)
    number = parties.index(move.mover)
    return mark(
        "path",
        d=f"M{x0:.1f} {y0:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {x1:.1f} {y1:.1f}",
        fill="none",
        stroke=COLOURS[number],
        stroke_width=1.6,
        stroke_dasharray=DASHES[number],
        marker_end=f"url(#head-{number})",
    )


def _rim(centre: Place, towards: Place) -> Place:
    """Return where a line from the centre of a node leaves it."""
    x, y = towards[0] - centre[0], towards[1] - centre[1]
    share = NODE / math.hypot(x, y)
    return centre[0] + x * share, centre[1] + y * share


def _node(at: Place, label: str, *, filled: bool, ringed: bool) -> str:
    """Return a state with its label outside the circle."""
    x, y = at
    outward = ((x - X) / RADIUS, (y - Y) / RADIUS)
    anchor = "middle" if abs(outward[0]) < 0.05 else "start" if outward[0] > 0 else "end"
    fill = "#ffd24d" if filled else "#ffffff"
    return (
        mark("circle", cx=x, cy=y, r=NODE + 4, fill="none", stroke=INK) * ringed
        + mark("circle", cx=x, cy=y, r=NODE, fill=fill, stroke=INK, stroke_width=1.5)
        + words(
            x + (NODE + 10) * outward[0],
            y + (NODE + 14) * outward[1] + 4,
            cut(label, 14),
            text_anchor=anchor,
        )
    )


def _key(conflict: Conflict) -> Iterable[str]:
    """Yield whose arrows are whose, and what the letters of a state stand for."""
    y = 2 * LINE
    for number, party in enumerate(conflict.parties):
        line = {"stroke": COLOURS[number], "stroke_dasharray": DASHES[number]}
        yield mark("path", d=f"M{KEY} {y}h34", marker_end=f"url(#head-{number})", **line)
        yield words(KEY + 44, y + 4, cut(party, 24))
        y += LINE
    for number, option in enumerate(conflict.form.options, 1):
        y += LINE
        yield words(KEY, y, f"{number}. {cut(option.name, 28)}")
