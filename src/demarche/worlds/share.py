"""How a coupling and a closure read: shares of one quantity in another, and what moves nothing.

A coupling says that one quantity moves another, other things as stated.  It is read as a *share*:
the part of the target that is owed to the source moves as the source does, up with it for *raises*,
down for *lowers*, not at all for *does not reach*.  The target is free, since other things may move
it too; so a coupling alone constrains no change (de Kleer and Brown 1984; Wellman 1990).

A *closure* rules the other things out on one side.  "Nothing else raised it" says of two times: if
no share that counts rose, the target did not rise, and if one of them fell besides, it fell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from demarche.case.proposition import (
    Comparator,
    Comparison,
    Constraint,
    Coupling,
    Implies,
    Level,
    Not,
    Or,
    Quantity,
)
from demarche.worlds.influence import SIGNS

Direction = Literal["rise", "fall"]
Pair = tuple[str, str]
"""Two times, earlier first, or a course and the one taken instead of it."""

_SHARE = "share of "


def is_share(level: Level) -> bool:
    """Say whether a level is a share of one quantity in another, which no statement mentions."""
    return level.quantity.name.startswith(_SHARE)


def owed(source: Quantity, target: Quantity, at: str) -> Level:
    """Return the share of one quantity that is owed to another, at a time."""
    return Level(Quantity(f"{_SHARE}{source} in {target}"), at)


def share(coupling: Coupling, pair: Pair) -> Iterator[Constraint]:
    """Yield how the share of a coupling moves when its source rises, falls or stays."""
    before, after = (Level(coupling.source, at) for at in pair)
    was, now = (owed(coupling.source, coupling.target, at) for at in pair)
    sign = SIGNS[coupling.effect]
    if not sign:
        yield Comparison(now, "=", was)
        return
    up: Comparator = ">" if sign > 0 else "<"
    down: Comparator = "<" if sign > 0 else ">"
    yield Implies(Comparison(after, ">", before), Comparison(now, up, was))
    yield Implies(Comparison(after, "<", before), Comparison(now, down, was))
    yield Implies(Comparison(after, "=", before), Comparison(now, "=", was))


def ruled_out(
    quantity: Quantity,
    direction: Direction,
    counted: Iterable[Quantity],
    pair: Pair,
) -> Iterator[Constraint]:
    """Yield that nothing but some influences moved a quantity in a direction.

    With no share that counts pushing that way, the quantity did not move that way; with one of them
    pushing the other way besides, it moved the other way.
    """
    onward: Comparator = ">" if direction == "rise" else "<"
    back: Comparator = "<" if direction == "rise" else ">"
    before, after = (Level(quantity, at) for at in pair)

    def moved(source: Quantity, way: Comparator) -> Comparison:
        was, now = (owed(source, quantity, at) for at in pair)
        return Comparison(now, way, was)

    counted = tuple(counted)
    pushed = tuple(moved(source, onward) for source in counted)
    yield Or((Not(Comparison(after, onward, before)), *pushed))
    for source in counted:
        yield Or((Implies(moved(source, back), Comparison(after, back, before)), *pushed))
