"""Does a model's outcome keep its side of a threshold over a whole box of inputs?

A *box* gives each input of a model a range, and belongs to the analyst who owns it.  Where a model
declares in which inputs it is monotone, the extremes over those lie at corners.  Over the others a
model may give *bounds*: for sub-boxes an interval that surely holds the outcome (Moore 1966).  The
box is split along inputs without a sign until every part lies on one side, or until points on both
sides are found: branch and bound (Hansen and Walster 2004, chapter 12).  Corners are tried first.

An outcome counts as beyond the threshold only where it is so by more than the rounding of the
model.  Sampling plays no part in a verdict: :func:`sample` is for pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Outcome = Callable[[Array], Array]
"""From inputs, shape (points, inputs), to outcomes, shape (points,)."""
Bounds = Callable[[Array, Array], tuple[Array, Array]]
"""From low and high ends of boxes, shape (boxes, inputs), to low and high ends of outcomes."""

MAX_BOXES = 50_000
"""Most sub-boxes that are looked at before the search says that it stopped."""


@dataclass(frozen=True)
class Model:
    """A function from inputs to an outcome, with what it declares of itself.

    Attributes
    ----------
    outcome : Outcome
    signs : mapping of str to {-1, 0, 1}
        Each input in order: the outcome rises in it, falls in it, or neither throughout.
    bounds : Bounds or None
        Needed where an input has no sign.
    rounding : float
        Largest relative error of an outcome.
    """

    outcome: Outcome
    signs: Mapping[str, int]
    bounds: Bounds | None = None
    rounding: float = 1e-9


@dataclass(frozen=True)
class Decision:
    """Whether an outcome exceeds a threshold in a box.

    Attributes
    ----------
    word : {"entailed", "excluded", "undetermined", "undecided"}
        Everywhere, nowhere, somewhere but not everywhere, or not found out.
    above, below : dict of str to float or None
        A point of each side, where one was found.
    boxes : int
        How many sub-boxes were looked at.
    why : str
        Which limit was reached; empty unless undecided.
    """

    word: Literal["entailed", "excluded", "undetermined", "undecided"]
    above: dict[str, float] | None
    below: dict[str, float] | None
    boxes: int
    why: str = ""


def decide(
    model: Model,
    box: Mapping[str, tuple[float, float]],
    threshold: float,
    *,
    limit: int = MAX_BOXES,
) -> Decision:
    """Say whether a model's outcome exceeds a threshold in all of a box, in none, or in some.

    Parameters
    ----------
    model : Model
    box : mapping of str to (low, high)
        A range for every input of the model.
    threshold : float
    limit : int, optional
        Most sub-boxes to look at.

    Returns
    -------
    Decision

    Raises
    ------
    ValueError
        If the box lacks an input, has one that the model does not, or a range is empty or not
        finite.

    Examples
    --------
    >>> model = Model(lambda x: x[:, 0] - x[:, 1], {"gain": 1, "cost": -1})
    >>> decide(model, {"gain": (2, 3), "cost": (0, 1)}, 0).word
    'entailed'
    >>> decide(model, {"gain": (0, 3), "cost": (0, 1)}, 0).below
    {'gain': 0.0, 'cost': 1.0}
    """
    low, high = _ends(model, box)
    search = _Search(model, threshold)
    search.corners(low[None, :], high[None, :])
    if search.both_sides:
        return search.decision("undetermined")
    if all(model.signs.values()):
        if search.above is None and search.below is None:
            return search.decision("undecided", "the corners lie within rounding of the threshold")
        return search.decision("excluded" if search.above is None else "entailed")
    if model.bounds is None:
        unsigned = ", ".join(name for name, sign in model.signs.items() if not sign)
        return search.decision(
            "undecided", f"the model declares no sign for {unsigned}, and no bounds"
        )
    return search.branch(low, high, limit)


def sample(box: Mapping[str, tuple[float, float]], points: int, *, seed: int) -> Array:
    """Return points spread evenly over a box, for pictures only.

    Parameters
    ----------
    box : mapping of str to (low, high)
    points : int
        At least 1.
    seed : int

    Returns
    -------
    array, shape (points, inputs)
        One in each of `points` equal slices of every input (McKay, Beckman and Conover 1979).

    Raises
    ------
    ValueError
        If `points` is less than 1.
    """
    if points < 1:
        raise ValueError(f"at least 1 point can be drawn, not {points}")
    random = np.random.default_rng(seed)
    slices = np.stack([random.permutation(points) for _ in box], axis=1)
    share = (slices + random.random(slices.shape)) / points
    low, high = np.array(list(box.values()), dtype=float).T
    return np.asarray(low + share * (high - low), dtype=float)


@dataclass
class _Search:
    """What has been found of a model on either side of a threshold."""

    model: Model
    threshold: float
    above: Array | None = None
    below: Array | None = None
    boxes: int = 0
    names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Put the inputs in order."""
        self.names = list(self.model.signs)
        self.signs = np.array(list(self.model.signs.values()))

    @property
    def both_sides(self) -> bool:
        """Whether points on both sides are known."""
        return self.above is not None and self.below is not None

    def decision(
        self, word: Literal["entailed", "excluded", "undetermined", "undecided"], why: str = ""
    ) -> Decision:
        """Return a verdict with what was found."""
        return Decision(word, self._named(self.above), self._named(self.below), self.boxes, why)

    def corners(self, low: Array, high: Array) -> None:
        """Look at the best and worst corner of boxes, inputs without a sign at their middle."""
        middle = (low + high) / 2
        best = np.where(self.signs > 0, high, np.where(self.signs < 0, low, middle))
        worst = np.where(self.signs > 0, low, np.where(self.signs < 0, high, middle))
        self.note(np.concatenate([best, worst]))

    def note(self, points: Array) -> None:
        """Keep a point of each side."""
        outcomes = self.model.outcome(points)
        slack = self.model.rounding * np.maximum(np.abs(outcomes), abs(self.threshold))
        over = points[outcomes - slack > self.threshold]
        under = points[outcomes + slack <= self.threshold]
        self.above = over[0] if self.above is None and len(over) else self.above
        self.below = under[0] if self.below is None and len(under) else self.below

    def branch(self, low: Array, high: Array, limit: int) -> Decision:
        """Split until every part is on one side, both sides are found, or the limit is reached."""
        lows, highs = low[None, :], high[None, :]
        scale = np.where((self.signs == 0) & (high > low), high - low, np.inf)
        surely_above = surely_below = False
        while len(lows):
            self.boxes += len(lows)
            if self.boxes > limit:
                return self.decision("undecided", f"more than {limit} sub-boxes were looked at")
            least, most = self.enclosed(lows, highs)
            surely_above = surely_above or bool((least > self.threshold).any())
            surely_below = surely_below or bool((most <= self.threshold).any())
            self.corners(lows, highs)
            if self.both_sides or (surely_above and surely_below):
                return self.decision("undetermined")
            open_ = (least <= self.threshold) & (most > self.threshold)
            lows, highs = _halved(lows[open_], highs[open_], scale)
        return self.decision("entailed" if surely_above else "excluded")

    def enclosed(self, lows: Array, highs: Array) -> tuple[Array, Array]:
        """Return what surely holds the outcome over boxes, signed inputs taken at their corners."""
        assert self.model.bounds is not None
        worst = np.where(self.signs < 0, highs, lows), np.where(self.signs > 0, lows, highs)
        best = np.where(self.signs > 0, highs, lows), np.where(self.signs < 0, lows, highs)
        least, most = self.model.bounds(*worst)[0], self.model.bounds(*best)[1]
        slack = self.model.rounding * np.maximum(np.abs(least), np.abs(most))
        return least - slack, most + slack

    def _named(self, point: Array | None) -> dict[str, float] | None:
        return None if point is None else dict(zip(self.names, map(float, point), strict=True))


def _halved(lows: Array, highs: Array, scale: Array) -> tuple[Array, Array]:
    """Return boxes halved along their relatively widest input."""
    boxes = np.arange(len(lows))
    widest = np.argmax((highs - lows) / scale, axis=1)
    middle = (lows[boxes, widest] + highs[boxes, widest]) / 2
    left, right = highs.copy(), lows.copy()
    left[boxes, widest] = middle
    right[boxes, widest] = middle
    return np.concatenate([lows, right]), np.concatenate([left, highs])


def _ends(model: Model, box: Mapping[str, tuple[float, float]]) -> tuple[Array, Array]:
    """Return the low and high ends of a box in the order of the model's inputs."""
    if box.keys() != model.signs.keys():
        raise ValueError(f"the box gives {sorted(box)}, the model takes {sorted(model.signs)}")
    for name, (low, high) in box.items():
        if not (np.isfinite(low) and np.isfinite(high) and low <= high):
            raise ValueError(f"the range of {name} is not finite or is empty: [{low}, {high}]")
    ends = np.array([box[name] for name in model.signs], dtype=float).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]
