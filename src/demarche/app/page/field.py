"""A slice of a box as a field: where holding out pays, and where the other is more anxious."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.app.brief.record import Slice

LEFT, TOP, SIDE = 56.0, 12.0, 260.0
"""Where the frame begins, and how long its sides are."""


@dataclass(frozen=True, slots=True)
class Field:
    """A slice with the outlines of both regions, as paths."""

    slice: Slice
    pays: str
    anxious: str


def field(of: Slice) -> Field:
    """Return a slice as a drawing: one flat block for each span of each row."""
    return Field(
        of,
        _blocks(of, [pays for _, pays, _ in of.rows]),
        _blocks(of, [anxious for _, _, anxious in of.rows]),
    )


def _blocks(of: Slice, rows: Iterable[tuple[tuple[float, float], ...]]) -> str:
    low, high = of.across_range
    step = SIDE / len(of.rows)
    half = (high - low) / len(of.rows) / 2
    path = []
    for row, spans in enumerate(rows):
        y = TOP + SIDE - (row + 1) * step
        for first, last in spans:
            x0, x1 = (
                LEFT + SIDE * (min(max(x, low), high) - low) / (high - low)
                for x in (first - half, last + half)
            )
            path.append(f"M{x0:.1f} {y:.1f}H{x1:.1f}V{y + step:.1f}H{x0:.1f}z")
    return "".join(path)
