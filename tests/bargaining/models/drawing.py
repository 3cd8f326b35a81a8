"""Random arguments for any declared model, inside its ranges and rules."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Model

STATES = 3


def values(argument: Argument, count: int, rng: np.random.Generator) -> Array:
    """Draw ``count`` values of one argument, with its trailing axes."""
    shape = (count,) + (STATES,) * len(argument.axes)
    interval = argument.range
    if argument.sums_to_one:
        return rng.dirichlet(np.ones(STATES), size=shape[:-1])
    if np.isinf(interval.low):
        drawn = rng.normal(size=shape)
    elif np.isinf(interval.high) or interval.high >= 1e6:
        drawn = interval.low + rng.lognormal(mean=-1, sigma=1.2, size=shape)
    else:
        drawn = rng.uniform(interval.low, interval.high, size=shape)
    if argument.whole:
        drawn = interval.low + np.floor(4 * rng.lognormal(sigma=0.7, size=shape))
    return drawn


def admissible(model: Model, given: dict[str, Array]) -> Array:
    """Tell which draws keep all rules that tie arguments together."""
    count = len(next(iter(given.values())))
    kept = np.ones(count, dtype=bool)
    for rule in model.rules.values():
        kept &= rule(**given)
    return kept


def cases(model: Model, count: int, rng: np.random.Generator) -> dict[str, Array]:
    """Draw arguments that the model admits."""
    given = {name: values(argument, count, rng) for name, argument in model.arguments.items()}
    kept = admissible(model, given)
    assert kept.sum() >= count // 100, f"{model.name}: too few draws keep its rules"
    return {name: value[kept] for name, value in given.items()}


def pairs(
    model: Model, varied: str, count: int, rng: np.random.Generator
) -> tuple[dict[str, Array], dict[str, Array]]:
    """Draw arguments in pairs that differ in one argument: lower there, and higher."""
    given = cases(model, count, rng)
    argument = model.arguments[varied]
    other = values(argument, len(given[varied]), rng)
    if argument.sums_to_one:
        lower, higher = dict(given), {**given, varied: other}
    else:
        lower = {**given, varied: np.minimum(given[varied], other)}
        higher = {**given, varied: np.maximum(given[varied], other)}
    kept = admissible(model, lower) & admissible(model, higher)
    return {k: v[kept] for k, v in lower.items()}, {k: v[kept] for k, v in higher.items()}
