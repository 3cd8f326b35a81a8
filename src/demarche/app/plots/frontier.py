"""Packages by what they are worth to two parties: the frontier, named points, no agreement."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from demarche.app.plots.drawing import (
    COLOURS,
    FAINT,
    INK,
    Plot,
    figure,
    mark,
    svg,
    words,
)
from demarche.app.printable import cut
from demarche.bargaining.packages.negotiation import Negotiation
from demarche.bargaining.packages.points import Points
from demarche.bargaining.packages.utility import Array
from demarche.errors import ScenarioError

LEFT, TOP, SIDE, MARGIN = 70, 30, 400, 60
KEY = LEFT + SIDE + 30
"""Where the key of the points begins."""

WIDTH, HEIGHT = KEY + 260, TOP + SIDE + MARGIN


def frontier_plot(negotiation: Negotiation, worth: Array, points: Points) -> Plot:
    """Draw what can be agreed.

    Parameters
    ----------
    negotiation : Negotiation
        Of two parties.
    worth : array, shape (2, packages)
        Its utilities.
    points : Points
        Its frontier and named points.

    Raises
    ------
    ScenarioError
        If there are not two parties.
    """
    parties = [party.name for party in negotiation.parties]
    if len(parties) != 2:
        raise ScenarioError(f"a frontier is drawn for two parties; there are {len(parties)}")
    named = _named(points)
    place = _Scale(worth, points)
    title = f"What {parties[0]} and {parties[1]} can agree"
    description = (
        f"{worth.shape[1]} packages as dots, worth to {parties[0]} to the right, to {parties[1]} "
        f"upward; {len(points.frontier)} undominated ones on the line; no agreement as a cross, "
        "its worth as dashed lines."
    )
    drawing = svg(
        title,
        description,
        WIDTH,
        HEIGHT,
        *_axes(parties, place),
        *_dots(place, worth),
        *_frontier(place, points),
        *_no_agreement(place, points),
        *_marked(place, named),
    )
    rows = [
        ("no agreement", *map(figure, points.reservations), "–"),
        *(
            (names, *map(figure, at), _told(negotiation.space.package(package)))
            for package, (names, at) in named.items()
        ),
    ]
    return Plot(title, description, drawing, ("point", *parties, "package"), tuple(rows))


Named = dict[int, tuple[str, tuple[float, ...]]]


def _named(points: Points) -> Named:
    """Return each package that some definition picks, with the names of all that do."""
    found: Named = {}
    for name, point in points.points.items():
        before = found.get(point.package, ("", ()))[0]
        spelled = name.replace("_", " ")
        found[point.package] = (f"{before}, {spelled}".lstrip(", "), point.utilities)
    return found


def _told(package: dict[str, str]) -> str:
    return ", ".join(f"{issue}: {option}" for issue, option in package.items())


class _Scale:
    """Where a pair of utilities stands on the drawing: all of them a little inside its frame."""

    def __init__(self, worth: Array, points: Points) -> None:
        floor = np.array(points.reservations)
        self.low = np.minimum(worth.min(axis=1), floor)
        self.high = np.maximum(worth.max(axis=1), floor)
        self.room = np.where(self.high > self.low, self.high - self.low, 1.0)

    def __call__(self, pairs: Array) -> Array:
        """Return x and y, shape (2, pairs), of utilities, shape (2, pairs)."""
        share = 0.04 + 0.92 * (pairs - self.low[:, np.newaxis]) / self.room[:, np.newaxis]
        return np.array([LEFT + SIDE * share[0], TOP + SIDE * (1 - share[1])])

    def one(self, pair: Iterable[float]) -> tuple[float, float]:
        """Return x and y of one pair."""
        x, y = self(np.array([[value] for value in pair]))[:, 0]
        return float(x), float(y)


def _axes(parties: list[str], place: _Scale) -> Iterable[str]:
    bottom, middle = TOP + SIDE, TOP + SIDE // 2
    yield mark("path", d=f"M{LEFT} {TOP}V{bottom}H{LEFT + SIDE}", fill="none", stroke=INK)
    for end in (place.low, place.high):
        x, y = place.one(end.tolist())
        right, up = map(figure, end.tolist())
        yield words(x, bottom + 18, right, text_anchor="middle", fill=FAINT)
        yield words(LEFT - 8, y + 4, up, text_anchor="end", fill=FAINT)
    yield words(LEFT + SIDE / 2, bottom + 40, f"{cut(parties[0], 44)} →", text_anchor="middle")
    turned = f"rotate(-90 18 {middle})"
    yield words(18, middle, f"{cut(parties[1], 44)} →", text_anchor="middle", transform=turned)


def _dots(place: _Scale, worth: Array) -> Iterable[str]:
    """Yield one path with a dot on every second pixel that has a package: enough for any number."""
    pixels = 2 * np.unique(np.rint(place(worth) / 2), axis=1).astype(np.int64)
    trace = "".join(f"M{x} {y}h0" for x, y in pixels.T.tolist())
    yield mark(
        "path", d=trace, stroke="#a8a8a8", stroke_width=3, stroke_linecap="round", fill="none"
    )


def _frontier(place: _Scale, points: Points) -> Iterable[str]:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in place(points.on_frontier).T.tolist())
    yield mark("polyline", points=corners, fill="none", stroke=COLOURS[0], stroke_width=1.5)
    for x, y in place(points.on_frontier).T.tolist():
        yield mark("circle", cx=x, cy=y, r=2.5, fill=COLOURS[0])


def _no_agreement(place: _Scale, points: Points) -> Iterable[str]:
    x, y = place.one(points.reservations)
    lines = f"M{x:.1f} {TOP}V{TOP + SIDE}M{LEFT} {y:.1f}H{LEFT + SIDE}"
    yield mark("path", d=lines, stroke=FAINT, stroke_dasharray="4 4", fill="none")
    yield _cross(x, y)
    yield _cross(KEY + 8, TOP + 9)
    yield words(KEY + 26, TOP + 14, "no agreement")


def _cross(x: float, y: float) -> str:
    trace = f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10"
    return mark("path", d=trace, stroke=COLOURS[1], stroke_width=2.5, fill="none")


def _marked(place: _Scale, named: Named) -> Iterable[str]:
    """Yield the named points as numbers on the drawing, told in the key beside it."""
    y_key = TOP + 14
    for number, (names, at) in enumerate(named.values(), 1):
        x, y = place.one(at)
        yield from _number(x, y, number)
        y_key += 12
        yield from _number(KEY + 8, y_key + 9, number)
        for name in names.split(", "):
            y_key += 14
            yield words(KEY + 26, y_key, name)


def _number(x: float, y: float, number: int) -> Iterable[str]:
    yield mark("circle", cx=x, cy=y, r=8, fill="#ffffff", stroke=INK, stroke_width=1.5)
    yield words(x, y + 4, str(number), text_anchor="middle", font_size=11)
