"""Where in a box walking out is certified, open, or excluded: a slice, and flip points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.direction import Array
from demarche.bargaining.doubt import Ranges
from demarche.bargaining.walkout.certified import GameBox
from demarche.bargaining.walkout.verdict import Bounds
from demarche.errors import InputError

Word: TypeAlias = Literal["excluded", "open", "certified"]
WORDS: tuple[Word, ...] = ("excluded", "open", "certified")
"""What a cell says: no equilibrium has the walker walk, it depends on which, or every one has."""

NARROWEST = 1e-3
"""Part of a range to which a flip point is found."""


@dataclass(frozen=True, eq=False)
class ThreatRegion:
    """A slice through the middle of a box, along two inputs.

    Parameters
    ----------
    box : GameBox
        The box in which it is drawn; all other inputs stand at its middle.
    across, up : str
        The two inputs.
    x, y : ndarray of shape (n,)
        Their values.
    cells : ndarray of int of shape (n, n)
        Index into :data:`WORDS`; rows follow ``y``.
    """

    box: GameBox
    across: str
    up: str
    x: Array
    y: Array
    cells: NDArray[np.int64]


def threat_region(box: GameBox, *, across: str, up: str, size: int = 9) -> ThreatRegion:
    """Draw where walking is certified, open, or excluded, along two inputs.

    Raises
    ------
    InputError
        If the box does not have an input, or fixes it.
    """
    ranges, names = Ranges(box.ranges), list(box.ranges)
    for name in (across, up):
        low, high = box.ranges.get(name, (0.0, 0.0))
        if low == high:
            raise InputError(f"{name} does not vary in box {box.name!r}")
    columns = [names.index(across), names.index(up)]
    x, y = (np.linspace(ranges.low[k], ranges.high[k], size) for k in columns)
    games = np.tile(ranges.middle, (size, size, 1))
    games[..., columns[0]], games[..., columns[1]] = np.meshgrid(x, y)
    cells = _words(box, games.reshape(size * size, -1)).reshape(size, size)
    return ThreatRegion(box, across, up, x, y, cells)


def threat_flips(box: GameBox, *, grid: int = 5) -> dict[str, tuple[float, ...]]:
    """Return where the word changes as one input leaves the middle of the box.

    Each input that varies moves over its range, the others stand at the middle; an input along
    which nothing changes is not listed. Changes between two places of the grid that undo each
    other are missed.

    Examples
    --------
    To walk costs the toll; deadlock pays 0.1 a year, which is worth 1, all that there is.

    >>> from demarche.bargaining.walkout.talks import Talks
    >>> talks = Talks(("walker", "other"))
    >>> fixed = dict.fromkeys(talks.inputs, (0.0, 0.0)) | dict(rate_1=(0.1, 0.1),
    ...     rate_2=(0.1, 0.1), period=(0.25, 0.25), initiative=(1.0, 1.0), call=(20.0, 20.0))
    >>> box = GameBox("deadlock", "A. Analyst", talks, fixed | dict(benefit=(0.0, 0.3)))
    >>> {name: [round(at, 3) for at in places] for name, places in threat_flips(box).items()}
    {'benefit': [0.1]}
    """
    ranges = Ranges(box.ranges)
    found: dict[str, tuple[float, ...]] = {}
    for column in ranges.open:
        games = np.tile(ranges.middle, (grid, 1))
        games[:, column] = np.linspace(ranges.low[column], ranges.high[column], grid)
        words = _words(box, games)
        places = [
            _between(box, games[k], games[k + 1], column, words[k])
            for k in np.flatnonzero(words[1:] != words[:-1])
        ]
        if places:
            found[ranges.names[column]] = tuple(places)
    return found


def _between(box: GameBox, near: Array, far: Array, column: int, word: int) -> float:
    """Return where, on the way from one game to another, the word is first seen to change."""
    enough = NARROWEST * abs(far[column] - near[column])
    while abs(far[column] - near[column]) > enough:
        middle = (near + far) / 2
        same = _words(box, middle[None])[0] == word
        near, far = (middle, far) if same else (near, middle)
    return float(far[column])


def _words(box: GameBox, games: Array) -> NDArray[np.int64]:
    """Return the word on each row of values, as an index."""
    bounds = Bounds.of_rows(box.walking(games))
    return np.where(bounds.gain_low > 0, 2, np.where(bounds.gain_high < 0, 0, 1))
