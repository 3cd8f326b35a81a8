"""The influences of a case as a layered graph: causes to the left, effects to the right.

Layers by longest path, arrows that skip layers led through free places, rows by the barycentre rule
(Sugiyama, Tagawa and Toda 1981).  Arrows that close a circle are drawn but set no layer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from demarche.app.brief.record import Circle, Influence
from demarche.app.words import capital

COLUMN, ROW = 252.0, 62.0
BOX_WIDTH, BOX_HEIGHT = 168.0, 46.0
PORT = 15.0
"""Distance between two arrows that leave one box."""

LINE = 24
"""Most characters on a line of a box."""

MAX_NODES = 40
"""A larger graph is not drawn; the table beside it holds everything."""

Edge = tuple[str, str]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A quantity in its box."""

    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An influence; ``sign`` is +, − or 0, ``supposed`` where only an assumption says so.

    ``looped`` says that it lies on a loop.
    """

    path: str
    sign: str
    x: float
    y: float
    supposed: bool
    looped: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and arrows with the size of the drawing."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def graph(influences: Iterable[Influence], circles: Iterable[Circle] = ()) -> Graph | None:
    """Lay out influences with their loops; nothing where there are none, or too many to read."""
    influences = tuple(influences)
    looped = {arrow for circle in circles for arrow in circle.arrows}
    names = list(dict.fromkeys(n for i in influences for n in (i.source, i.target)))
    if not names or len(names) > MAX_NODES:
        return None
    forward = _forward([(i.source, i.target) for i in influences])
    ranks = _ranks(names, forward)
    routes = {edge: _route(edge, ranks) for edge in forward}
    places = _places(ranks, [step for route in routes.values() for step in pairwise(route)])
    leaving = {name: [i for i in influences if i.source == name] for name in names}
    for several in leaving.values():
        several.sort(key=lambda i: _way(i, routes, places)[1][1])
    arrows = (
        _arrow(
            i, leaving[i.source].index(i), len(leaving[i.source]), _way(i, routes, places), looped
        )
        for i in influences
    )
    return Graph(
        tuple(Node(tuple(_broken(capital(name))), *places[name]) for name in names),
        tuple(arrows),
        max(x for x, _ in places.values()) + BOX_WIDTH + 2,
        max(y for _, y in places.values()) + BOX_HEIGHT + 2,
    )


def _forward(edges: list[Edge]) -> list[Edge]:
    """Return the edges without those that close a circle with earlier ones."""
    kept: list[Edge] = []
    for source, target in dict.fromkeys(edges):
        if source not in _reachable(target, kept):
            kept.append((source, target))
    return kept


def _reachable(start: str, edges: list[Edge]) -> set[str]:
    found, frontier = {start}, [start]
    while frontier:
        here = frontier.pop()
        new = {target for source, target in edges if source == here} - found
        found |= new
        frontier += new
    return found


def _ranks(names: list[str], edges: list[Edge]) -> dict[str, int]:
    """Return the layer of each node: as far left as its causes allow, then next to its effects."""
    rank = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in edges:
            rank[target] = max(rank[target], rank[source] + 1)
    for name in sorted(names, key=lambda n: -rank[n]):
        after = [rank[target] for source, target in edges if source == name]
        rank[name] = max(rank[name], min(after, default=rank[name] + 1) - 1)
    return rank


def _route(edge: Edge, ranks: dict[str, int]) -> tuple[str, ...]:
    """Return what an edge leads through: a free place, put into `ranks`, in each layer between."""
    source, target = edge
    between = range(ranks[source] + 1, ranks[target])
    free = [f"{source} → {target} @ {layer}" for layer in between]
    ranks.update(zip(free, between, strict=True))
    return source, *free, target


def _places(ranks: Mapping[str, int], edges: list[Edge]) -> dict[str, Place]:
    """Return the corner of each box: columns by layer, rows near what they are linked to."""
    columns: dict[int, list[str]] = {}
    for name, rank in ranks.items():
        columns.setdefault(rank, []).append(name)
    row = {name: float(i) for column in columns.values() for i, name in enumerate(column)}
    for sweep in range(12):
        for column in sorted(columns, reverse=bool(sweep % 2)):
            columns[column].sort(key=lambda name: _centre(name, row, edges))
            row |= {name: float(i) for i, name in enumerate(columns[column])}
    tallest = max(map(len, columns.values()))
    return {
        name: (1 + column * COLUMN, 1 + (i + (tallest - len(members)) / 2) * ROW)
        for column, members in columns.items()
        for i, name in enumerate(members)
    }


def _centre(name: str, row: Mapping[str, float], edges: list[Edge]) -> float:
    near = [row[s] for s, t in edges if t == name] + [row[t] for s, t in edges if s == name]
    return sum(near) / len(near) if near else row[name]


def _way(
    influence: Influence, routes: Mapping[Edge, tuple[str, ...]], places: Mapping[str, Place]
) -> list[Place]:
    edge = influence.source, influence.target
    return [places[name] for name in routes.get(edge, edge)]


def _arrow(
    influence: Influence, port: int, ports: int, way: list[Place], looped: Collection[Influence]
) -> Arrow:
    """Return an arrow from its port through all free places to the box of its target."""
    (x, y), *between, (end_x, end_y) = way
    start = x + BOX_WIDTH, y + BOX_HEIGHT / 2 + (port - (ports - 1) / 2) * PORT
    stops = [start]
    for free_x, free_y in between:
        stops += [(free_x, free_y + BOX_HEIGHT / 2), (free_x + BOX_WIDTH, free_y + BOX_HEIGHT / 2)]
    stops.append((end_x - 6, end_y + BOX_HEIGHT / 2))
    path = f"M{start[0]:.0f} {start[1]:.0f}"
    for (x0, y0), (x1, y1) in pairwise(stops):
        bend = max(30.0, abs(x1 - x0) / 2)
        path += f"C{x0 + bend:.0f} {y0:.0f} {x1 - bend:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    sign = {"raises": "+", "lowers": "−"}.get(influence.effect, "0")
    sign_at = start[0] + 12, round(start[1], 1)
    return Arrow(path, sign, *sign_at, not influence.statements, influence in looped)


def _broken(name: str) -> list[str]:
    """Return a name on at most three lines."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > 3:
        lines = [*lines[:2], lines[2][: LINE - 1] + "…"]
    return lines
