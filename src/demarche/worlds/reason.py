"""Reasons, and conflicts: minimal sets of statements and assumptions that force, or clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from demarche.case.hedge import Hedge
from demarche.worlds.account import Said
from demarche.worlds.theory import Assumed, Theory

Forced = Literal["entailed", "excluded"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A minimal set of statements and assumptions that forces an answer.

    Attributes
    ----------
    forces : {"entailed", "excluded"}
    statements : tuple of Said
    assumptions : tuple of Assumed
    """

    forces: Forced
    statements: tuple[Said, ...]
    assumptions: tuple[Assumed, ...] = ()

    @property
    def level(self) -> Hedge | None:
        """The weakest hedge among the statements; nothing where there is none."""
        return min((said.hedge for said in self.statements), default=None)

    @property
    def members(self) -> frozenset[str]:
        """Ids of statements and names of assumptions: what the reason is made of."""
        return frozenset(
            [*(said.id for said in self.statements), *(a.name for a in self.assumptions)]
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """A minimal set of statements, or of statements and assumptions, that admits no world."""

    statements: tuple[Said, ...]
    assumptions: tuple[Assumed, ...] = ()

    @property
    def members(self) -> frozenset[str]:
        """Ids of statements and names of assumptions: what clashes."""
        return frozenset(
            [*(said.id for said in self.statements), *(a.name for a in self.assumptions)]
        )


def split(
    theory: Theory, said: Mapping[str, Said], mask: int
) -> tuple[tuple[Said, ...], tuple[Assumed, ...]]:
    """Return a set of labels as statements, in order of the account, and assumptions, by name."""
    labels = set(theory.oracle.members(mask))
    assumptions = (label for label in labels if isinstance(label, Assumed))
    return (
        tuple(one for name, one in said.items() if name in labels),
        tuple(sorted(assumptions, key=lambda assumption: assumption.name)),
    )


def cheapest_first(reason: Reason | Conflict) -> tuple[int, int, list[str]]:
    """Sort reasons or conflicts: fewest assumptions, then fewest statements, then by name."""
    return len(reason.assumptions), len(reason.statements), sorted(reason.members)
