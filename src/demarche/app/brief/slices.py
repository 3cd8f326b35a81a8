"""Where holding out pays inside an analyst's box, as spans along two of its inputs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from demarche.app.brief.record import Slice
from demarche.bargaining.direction import Array
from demarche.bargaining.walkout import INPUTS, Region
from demarche.questions.subject import WALK_OUT, Subject
from demarche.questions.walkout_box import owned

Spans = tuple[tuple[float, float], ...]


def slices(subject: Subject) -> tuple[Slice, ...]:
    """Return the slices of every owned box, where anybody tells of a walk-out."""
    if not subject.acts(WALK_OUT):
        return ()
    return tuple(_slice(region) for mine in owned(subject) for region in mine.frontiers)


def _slice(region: Region) -> Slice:
    return Slice(
        region.box.owner,
        INPUTS[region.across].meaning,
        INPUTS[region.up].meaning,
        region.box.ranges[region.across],
        region.box.ranges[region.up],
        tuple(
            (
                _rounded(y),
                tuple(_spans(region.x, region.margin[row] > 0)),
                tuple(_spans(region.x, region.anxiety[row] > 0)),
            )
            for row, y in enumerate(region.y)
        ),
    )


def _spans(x: Array, holds: Array) -> Iterator[tuple[float, float]]:
    """Yield the first and last value of each run in which something holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], holds, [False])).astype(int)))
    for first, after in edges.reshape(-1, 2).tolist():
        yield _rounded(x[first]), _rounded(x[after - 1])


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")
