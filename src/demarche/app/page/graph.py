"""The influences of a case as a layered graph: causes to the left, effects to the right.

Layers by longest path (Sugiyama, Tagawa and Toda 1981), after leaving out the arrows that run back
in a circle; within a layer nodes stand near what leads to them (barycentre rule).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.app.brief.record import Influence

COLUMN, ROW = 250.0, 58.0
BOX_WIDTH, BOX_HEIGHT = 170.0, 44.0
LINE = 25
"""Most characters on a line of a box."""

MAX_NODES = 40
"""A larger graph is not drawn; the table beside it holds everything."""


@dataclass(frozen=True, slots=True)
class Node:
    """A quantity in its box."""

    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An influence; ``sign`` is +, − or 0, ``supposed`` where only an assumption says so."""

    path: str
    sign: str
    x: float
    y: float
    supposed: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and arrows with the size of the drawing."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def graph(influences: Iterable[Influence]) -> Graph | None:
    """Lay out influences; nothing where there are none, or too many to be read."""
    influences = tuple(influences)
    names = list(dict.fromkeys(n for i in influences for n in (i.source, i.target)))
    if not names or len(names) > MAX_NODES:
        return None
    edges = _forward([(i.source, i.target) for i in influences])
    rank = _ranks(names, edges)
    places = _places(names, rank, edges)
    nodes = tuple(Node(tuple(_broken(name)), *places[name]) for name in names)
    return Graph(
        nodes,
        tuple(_arrow(i, places) for i in influences),
        max(x for x, _ in places.values()) + BOX_WIDTH + 2,
        max(y for _, y in places.values()) + BOX_HEIGHT + 2,
    )


def _forward(edges: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the edges without those that close a circle with earlier ones."""
    kept: list[tuple[str, str]] = []
    for source, target in dict.fromkeys(edges):
        if source not in _reachable(target, kept):
            kept.append((source, target))
    return kept


def _reachable(start: str, edges: list[tuple[str, str]]) -> set[str]:
    found, frontier = {start}, [start]
    while frontier:
        here = frontier.pop()
        new = {target for source, target in edges if source == here} - found
        found |= new
        frontier += new
    return found


def _ranks(names: list[str], edges: list[tuple[str, str]]) -> dict[str, int]:
    rank = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in edges:
            rank[target] = max(rank[target], rank[source] + 1)
    for name in reversed(names):
        after = [rank[target] for source, target in edges if source == name]
        if after and rank[name] < min(after) - 1:
            rank[name] = min(after) - 1
    return rank


def _places(
    names: list[str], rank: dict[str, int], edges: list[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """Return the corner of each box: columns by rank, rows near what they are linked to."""
    columns: dict[int, list[str]] = {}
    for name in names:
        columns.setdefault(rank[name], []).append(name)
    row = {name: float(i) for column in columns.values() for i, name in enumerate(column)}
    for sweep in range(8):
        for column in sorted(columns, reverse=bool(sweep % 2)):
            columns[column].sort(key=lambda name: _centre(name, row, edges))
            row |= {name: float(i) for i, name in enumerate(columns[column])}
    tallest = max(map(len, columns.values()))
    return {
        name: (
            1 + column * COLUMN,
            1 + (i + (tallest - len(members)) / 2) * ROW,
        )
        for column, members in columns.items()
        for i, name in enumerate(members)
    }


def _centre(name: str, row: dict[str, float], edges: list[tuple[str, str]]) -> float:
    near = [row[s] for s, t in edges if t == name] + [row[t] for s, t in edges if s == name]
    return sum(near) / len(near) if near else row[name]


def _arrow(influence: Influence, places: dict[str, tuple[float, float]]) -> Arrow:
    (x0, y0), (x1, y1) = places[influence.source], places[influence.target]
    start = x0 + BOX_WIDTH, y0 + BOX_HEIGHT / 2
    end = x1 - 7, y1 + BOX_HEIGHT / 2
    bend = max(40.0, abs(end[0] - start[0]) / 2)
    path = (
        f"M{start[0]:.0f} {start[1]:.0f}C{start[0] + bend:.0f} {start[1]:.0f} "
        f"{end[0] - bend:.0f} {end[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
    )
    sign = {"raises": "+", "lowers": "−"}.get(influence.effect, "0")
    x, y = start[0] + 0.72 * (end[0] - start[0]), start[1] + 0.85 * (end[1] - start[1])
    return Arrow(path, sign, round(x, 1), round(y, 1), not influence.statements)


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
