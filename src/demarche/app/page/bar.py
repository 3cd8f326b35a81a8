"""How much of the answers rests on what: one bar."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.app.brief.record import Tally

WIDTH = 1000.0
LEAST = 28.0
"""Least width of a part, so that its number fits."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar: its kind, how many answers, where it stands."""

    kind: str
    count: int
    x: float
    width: float


def bar(tally: Tally) -> tuple[Part, ...]:
    """Return the parts of the bar, silent answers left out, most firmly rooted first."""
    counts = {kind: n for kind, n in tally.counts.items() if n and kind != "silent"}
    spare = WIDTH - LEAST * len(counts)
    total = sum(counts.values())
    parts, x = [], 0.0
    for kind, count in counts.items():
        width = LEAST + spare * count / total
        parts.append(Part(kind, count, round(x, 1), round(width, 1)))
        x += width
    return tuple(parts)
