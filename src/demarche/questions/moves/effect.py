"""The sign of what a move does to a quantity: the sum of all paths, + and − together giving ?.

Qualitative sums as in Wellman (1990), "Fundamental concepts of qualitative probabilistic networks",
*Artificial Intelligence* 44: along a path signs multiply, over paths they add.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
from typing import Literal

from demarche.case.proposition import Coupling, Quantity
from demarche.errors import LimitReached
from demarche.questions.moves.arrows import Arrows, Ground, joined
from demarche.worlds.influence import SIGNS, paths

Sign = Literal["+", "-", "?", "0"]
MOST_PATHS = 500
"""Most paths to one quantity that are followed."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way from a move to a quantity.

    Attributes
    ----------
    couplings : tuple of Coupling
    grounds : tuple of tuple of Ground
        For each coupling, why it stands.
    disputed : tuple of str
        Statements, of whomever, that give one of the couplings another effect.
    """

    couplings: tuple[Coupling, ...]
    grounds: tuple[tuple[Ground, ...], ...]
    disputed: tuple[str, ...] = ()

    @property
    def sign(self) -> int:
        """+1 where the move raises the quantity this way, -1 where it lowers it."""
        return prod(SIGNS[coupling.effect] for coupling in self.couplings)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions without which it does not stand."""
        return tuple(
            grounds[0].id
            for grounds in self.grounds
            if all(ground.kind == "assumption" for ground in grounds)
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move does to a quantity, by one account.

    Attributes
    ----------
    account : str
    target : Quantity
    stated : Sign
        By statements, the nature of the move and models alone.
    sign : Sign
        With the analyst's bridges besides.
    paths : tuple of Path
        Shortest first.
    """

    account: str
    target: Quantity
    stated: Sign
    sign: Sign
    paths: tuple[Path, ...]

    @property
    def spoken(self) -> bool:
        """Whether a statement has a part in it."""
        return any(
            ground.kind == "statement"
            for path in self.paths
            for grounds in path.grounds
            for ground in grounds
        )

    @property
    def told_by(self) -> tuple[str, ...]:
        """The statements and assumptions on its paths."""
        grounds = (g for path in self.paths for on_arrow in path.grounds for g in on_arrow)
        return tuple(dict.fromkeys(g.id for g in grounds if g.kind in ("statement", "assumption")))

    @property
    def opposed(self) -> tuple[Path, Path] | None:
        """The shortest two paths that pull opposite ways: what the sign turns on."""
        ups = [path for path in self.paths if path.sign > 0]
        downs = [path for path in self.paths if path.sign < 0]
        return (ups[0], downs[0]) if ups and downs else None


def summed(found: Iterable[Path]) -> Sign:
    """Return the qualitative sum of the signs of paths.

    Examples
    --------
    >>> summed([])
    '0'
    """
    signs = {path.sign for path in found}
    if signs == {1, -1}:
        return "?"
    return "+" if signs == {1} else "-" if signs == {-1} else "0"


def effects(
    account: str, node: Quantity, stated: Arrows, bridges: Arrows, denials: Arrows
) -> list[Effect]:
    """Return what a move does to every quantity that it reaches, by one account.

    Parameters
    ----------
    account : str
    node : Quantity
        The move.
    stated, bridges : Arrows
        What the account says, with the move's and the models' own; and what is only supposed.
    denials : Arrows
        All that anybody says, to show who disputes a path.

    Raises
    ------
    LimitReached
        If a quantity is reached by more than `MOST_PATHS` paths.
    """
    arrows = joined(stated, bridges)
    found = []
    for target in reached(node, arrows):
        ways = tuple(path_of(way, arrows, denials) for way in ways_to(node, target, arrows))
        alone = summed(path for path in ways if not path.assumptions)
        found.append(Effect(account, target, alone, summed(ways), ways))
    return found


def reached(node: Quantity, arrows: Arrows) -> list[Quantity]:
    """Return all that a move reaches, nearest first."""
    found: dict[Quantity, None] = {}
    frontier = [node]
    while frontier:
        here = frontier.pop(0)
        onward = [
            c.target
            for c in arrows
            if c.source == here and SIGNS[c.effect] and c.target not in found
        ]
        found.update(dict.fromkeys(onward))
        frontier += dict.fromkeys(onward)
    return [quantity for quantity in found if quantity != node]


def ways_to(node: Quantity, target: Quantity, arrows: Arrows) -> list[tuple[Coupling, ...]]:
    """Return the simple paths from a move to a quantity.

    Raises
    ------
    LimitReached
        If there are more than `MOST_PATHS`.
    """
    found = list(paths(node, target, arrows, limit=MOST_PATHS + 1))
    if len(found) > MOST_PATHS:
        raise LimitReached(f"more than {MOST_PATHS} paths lead from {node} to {target}")
    return found


def path_of(way: tuple[Coupling, ...], arrows: Arrows, denials: Arrows) -> Path:
    """Return couplings with their grounds, and who gives one of them another effect."""
    disputed = {
        ground.id: None
        for coupling in way
        for other, grounds in denials.items()
        if (other.source, other.target) == (coupling.source, coupling.target)
        and other.effect != coupling.effect
        for ground in grounds
    }
    return Path(way, tuple(arrows[coupling] for coupling in way), tuple(disputed))
