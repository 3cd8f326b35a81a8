"""Seeded draws of whole conflicts."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.stability import Conflict, Option, OptionForm, TotalOrder, total_order
from demarche.bargaining.stability.preference import PartialOrder, partial_order
from demarche.errors import ScenarioError


def draw_form(rng: np.random.Generator, *, parties: int = 4, options: int = 5) -> OptionForm:
    """A small option form: some irreversible options, some infeasible patterns, some issues."""
    names = tuple("ABCD"[: rng.integers(2, parties + 1)])
    count = int(rng.integers(2, options + 1))
    choices = tuple(
        Option(
            f"o{k}",
            str(rng.choice(names)),
            values=("N", "Y") if rng.random() < 0.8 else ("x", "y", "z"),
            moves=str(rng.choice(["both", "both", "forward", "backward"])),
        )
        for k in range(count)
    )
    patterns = tuple(
        {
            option.name: str(rng.choice(option.values))
            for option in rng.choice(choices, size=2, replace=False)
        }
        for _ in range(rng.integers(0, 4))
    )
    try:
        return OptionForm(names, choices, infeasible=patterns)
    except ScenarioError:
        return OptionForm(names, choices)


def draw_total(rng: np.random.Generator, size: int) -> TotalOrder:
    """A total order, often with ties."""
    return total_order(rng.integers(0, max(2, int(size * rng.choice([0.5, 1, 4]))), size))


def draw_partial(rng: np.random.Generator, size: int) -> PartialOrder:
    """A partial order: some of the comparisons and ties of a hidden total order."""
    levels = rng.integers(0, max(2, size), size)
    held = rng.random((size, size)) < rng.choice([0.1, 0.3, 0.6])
    above, level = levels[:, None] > levels[None, :], levels[:, None] == levels[None, :]
    return partial_order(held & above, held & level | np.eye(size, dtype=bool))


def draw_conflict(rng: np.random.Generator, **limits: int) -> Conflict:
    """A small conflict under total orders."""
    form = draw_form(rng, **limits)
    return Conflict(form, {party: draw_total(rng, form.size) for party in form.parties})
