"""The states of a negotiation: all combinations of its factors' levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeAlias

from demarche.bargaining.game.negotiation import Factor, While

ORDER = "next to move"
"""The factor that records whose turn it is, where parties move in turn."""

State: TypeAlias = dict[str, str]


@dataclass(frozen=True)
class StateSpace:
    """All combinations of levels, the last factor's varying fastest."""

    factors: tuple[Factor, ...]

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Each state as a level for every factor."""
        names = [f.name for f in self.factors]
        rows = product(*(f.levels for f in self.factors))
        return tuple(dict(zip(names, row, strict=True)) for row in rows)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Each state in words."""
        return tuple(", ".join(f"{k}={v}" for k, v in s.items()) or "talks" for s in self.states)

    @cached_property
    def _index(self) -> dict[tuple[str, ...], int]:
        return {tuple(state.values()): k for k, state in enumerate(self.states)}

    def moved(self, k: int, to: Mapping[str, str]) -> int:
        """Return the state that differs from state ``k`` by the levels in ``to``."""
        return self._index[tuple({**self.states[k], **to}.values())]


def holds(when: While, state: State) -> bool:
    """Tell whether a state has one of the levels asked for in each factor named."""
    return all(
        state[factor] in ((level,) if isinstance(level, str) else level)
        for factor, level in when.items()
    )
