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
    cut,
    mark,
    svg,
    words,
)
from demarche.bargaining.stability.concepts import CONCEPTS, Concept, known, stable
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.standing import Step, improvements, step
from demarche.errors import LimitReached

MOST_STATES = 24
"""More cannot be read; the table would hold them, the drawing not."""

MOST_PARTIES = len(COLOURS)
CENTRE, NODE, KEY = 330, 30, 680
WIDTH, HEIGHT = KEY + 220, 2 * CENTRE

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
        f"its mover finds better. {_filled(conflict, concept)}The double ring is where it stands."
    )
    at = _circle(form.size)
    numbers = {label: number for number, label in enumerate(form.labels)}
    drawing = svg(
        title,
        description,
        WIDTH,
        HEIGHT,
        *_heads(form.parties),
        *(_arrow(move, form.parties, at[numbers[move.start]], at[numbers[move.end]])
          for move in steps),
        *(_node(at[s], form.label(s), filled=s in settled, ringed=s == state)
          for s in range(form.size)),
        *_key(conflict),
    )  # fmt: skip
    rows = tuple(
        (
            form.label(s),
            ", ".join(filter(None, ("here" * (s == state), concept * (s in settled)))) or "–",
            *(_ends(steps, party, form.label(s)) for party in form.parties),
        )
        for s in range(form.size)
    )
    columns = ("state", "is", *(f"{party} would move to" for party in form.parties))
    return Plot(title, description, drawing, columns, rows)


def _equilibria(conflict: Conflict, concept: Concept) -> set[int]:
    if not conflict.total:
        return set()
    everyone = stable(conflict)[CONCEPTS.index(known(concept))].all(axis=0)
    return {int(s) for s in np.flatnonzero(everyone)}


def _filled(conflict: Conflict, concept: Concept) -> str:
    return f"Equilibria under {concept} are filled. " if conflict.total else ""


def _ends(steps: Sequence[Step], party: str, start: str) -> str:
    found = [move.end for move in steps if (move.mover, move.start) == (party, start)]
    return ", ".join(found) or "–"


def _circle(number: int) -> list[Place]:
    """Return places around a circle, the first on top."""
    turns = [2 * math.pi * n / number - math.pi / 2 for n in range(number)]
    radius = CENTRE - NODE - 12
    return [(CENTRE + radius * math.cos(a), CENTRE + radius * math.sin(a)) for a in turns]


def _heads(parties: Sequence[str]) -> Iterable[str]:
    """Yield the arrow head of each party."""
    for number, _ in enumerate(parties):
        yield (
            f'<marker id="head-{number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            f'markerHeight="7" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="{COLOURS[number]}"/></marker>\n'
        )


def _arrow(move: Step, parties: Sequence[str], start: Place, end: Place) -> str:
    """Return a move, bent to its left so that two opposite moves stand apart."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0)
    along, across = ((x1 - x0) / length, (y1 - y0) / length), 0.12 * length
    bend = (x0 + x1) / 2 + along[1] * across, (y0 + y1) / 2 - along[0] * across
    first, last = _rim(start, bend), _rim(end, bend)
    number = parties.index(move.mover)
    return mark(
        "path",
        d=f"M{first[0]:.1f} {first[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {last[0]:.1f} {last[1]:.1f}",
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
    ring = mark("circle", cx=at[0], cy=at[1], r=NODE + 4, fill="none", stroke=INK)
    return (
        ring * ringed
        + mark("circle", cx=at[0], cy=at[1], r=NODE, fill="#ffe8a3" if filled else "#ffffff",
               stroke=INK, stroke_width=1.5)
        + words(at[0], at[1] + 4, cut(label, 9), text_anchor="middle", font_size=11)
    )  # fmt: skip


def _key(conflict: Conflict) -> Iterable[str]:
    """Yield whose arrows are whose, and what the letters of a state stand for."""
    for number, party in enumerate(conflict.parties):
        y = 40 + 22 * number
        yield mark("path", d=f"M{KEY} {y}h34", stroke=COLOURS[number], stroke_width=2,
                   stroke_dasharray=DASHES[number], marker_end=f"url(#head-{number})")  # fmt: skip
        yield words(KEY + 44, y + 4, cut(party, 24))
    top = 66 + 22 * len(conflict.parties)
    for number, option in enumerate(conflict.form.options):
        yield words(KEY, top + 18 * number, f"{number + 1}. {cut(option.name, 28)}")
