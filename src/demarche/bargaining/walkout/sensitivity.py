"""What decides a walk-out: flip points, and the inputs that the answer needs most."""

from __future__ import annotations

import numpy as np
from scipy.stats import qmc

from demarche.bargaining.direction import Array
from demarche.bargaining.walkout.box import Box
from demarche.bargaining.walkout.inputs import INPUTS, REASONS, refuse_without_formula
from demarche.bargaining.walkout.verdict import judge


def flips(box: Box, *, reason: str = "reputation", grid: int = 129) -> dict[str, tuple[float, ...]]:
    """Return where a reason changes its answer as one input leaves the middle of the box.

    Each input that varies moves over its range, the others stand at the middle; an input
    that flips nothing is not listed.

    Examples
    --------
    >>> fixed = {name: (0.0, 0.0) for name in INPUTS}
    >>> box = Box("equal", "A. Analyst", fixed | dict(
    ...     rate_1=(0.1, 0.3), rate_2=(0.1, 0.4), demand_1=(0.7, 0.7), demand_2=(0.7, 0.7),
    ...     prior_1=(0.05, 0.05), prior_2=(0.05, 0.05)))
    >>> {name: [round(at, 6) for at in places] for name, places in flips(box).items()}
    {'rate_1': [0.25], 'rate_2': [0.2]}
    """
    refuse_without_formula(reason)
    varied = [i for i, name in enumerate(INPUTS) if box.low[i] < box.high[i]]
    places = np.linspace(box.low, box.high, grid)
    games = np.tile(box.middle, (len(varied), grid, 1))
    for row, i in enumerate(varied):
        games[row, :, i] = places[:, i]
    column = REASONS.index(reason)
    holds = judge(games).holds[..., column]
    rows, steps = np.nonzero(holds[:, 1:] != holds[:, :-1])
    moved = np.array(varied, dtype=int)[rows]
    near, far = games[rows, steps], games[rows, steps + 1]
    starts = holds[rows, steps]
    for _ in range(50):
        middle = (near + far) / 2
        same = (judge(middle).holds[:, column] == starts)[:, None]
        near, far = np.where(same, middle, near), np.where(same, far, middle)
    found: dict[str, tuple[float, ...]] = {}
    for i, game in zip(moved, far, strict=True):
        name = list(INPUTS)[i]
        found[name] = (*found.get(name, ()), float(game[i]))
    return found


def deciding(
    box: Box, *, seed: int, reason: str = "reputation", log2_draws: int = 11
) -> dict[str, float]:
    """Return the inputs by how much of the answer's variation needs them, largest first.

    Total Sobol indices of the yes-or-no answer; inputs that interact share their part, so the
    indices may add up to more than one.

    References
    ----------
    Jansen (1999), Computer Physics Communications 117, 35-43; Saltelli et al. (2010),
    Computer Physics Communications 181, 259-270.
    """
    refuse_without_formula(reason)
    unit: Array = qmc.Sobol(2 * len(INPUTS), rng=np.random.default_rng(seed)).random_base2(
        log2_draws
    )
    one, other = (box.low + (box.high - box.low) * half for half in np.split(unit, 2, axis=1))
    column = REASONS.index(reason)
    answer = judge(one).holds[:, column]
    variance = float(answer.var())
    if variance == 0:
        return {}
    indices = {}
    for i, name in enumerate(INPUTS):
        swapped = one.copy()
        swapped[:, i] = other[:, i]
        changed = judge(swapped).holds[:, column] != answer
        indices[name] = float(changed.mean()) / (2 * variance)
    ranked = sorted(indices.items(), key=lambda item: -item[1])
    return {name: index for name, index in ranked if index > 0}
