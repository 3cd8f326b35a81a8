"""Where a move feeds back on itself: who makes it changes what it pays.

What a walk-away pays is what holding out gains and what it achieves; who finds that it pays does it
the more.  With these closing arrows the loops through the move are those of the couplings.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.case.proposition import Coupling, Quantity
from demarche.questions.moves.arrows import HOLDING_OUT, Arrows, Ground, joined, node_of
from demarche.questions.moves.effect import Path, path_of, reached
from demarche.questions.moves.move import Move
from demarche.questions.moves.seats import Seats
from demarche.worlds.influence import loops

MOST_LOOPS = 50
"""Most loops that are looked for."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A loop through a move.

    Attributes
    ----------
    around : Path
        Its arrows from the move back to the move, with their grounds.
    authors : tuple of str
        Whose statements its arrows are; nobody closes it alone where there are several.
    """

    around: Path
    authors: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Reinforcing where making the move makes it pay more, balancing where less."""
        return "reinforcing" if self.around.sign > 0 else "balancing"


def feedback(move: Move, seats: Seats, arrows: Arrows) -> tuple[Feedback, ...]:
    """Return the loops by which a walk-away changes what walking away pays, shortest first.

    Parameters
    ----------
    move : Move
    seats : Seats
    arrows : Arrows
        What is stated and supposed, with the move's own effects and the models'.
    """
    if not move.walks_away:
        return ()
    node = node_of(move, seats)
    closed = joined(arrows, closing(node, seats))
    found = loops(closed, limit=MOST_LOOPS)
    through = [loop.couplings for loop in found if any(c.source == node for c in loop.couplings)]
    return tuple(of_loop(begun_at(node, around), closed, arrows, seats) for around in through)


def open_ends(
    move: Move, seats: Seats, arrows: Arrows
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return what a walk-away moves, and what moves what it pays.

    Where no loop is told, one arrow from a quantity of the first list to one of the second would
    close one.
    """
    node = node_of(move, seats)
    feeds: dict[Quantity, None] = dict.fromkeys(c.source for c in closing(node, seats))
    grown = True
    while grown:
        before = len(feeds)
        feeds.update(dict.fromkeys(c.source for c in arrows if c.target in feeds))
        grown = len(feeds) > before
    return tuple(reached(node, arrows)), tuple(q for q in feeds if q != node)


def closing(node: Quantity, seats: Seats) -> Arrows:
    """Return the arrows from what a walk-away pays back to the walk-away."""
    pays = [Quantity(HOLDING_OUT, (seats.mover, other)) for other in seats.others]
    pays += seats.measured("potency", ("self", "other"))
    ground = Ground("definition", node.name, "who finds that it pays does it the more")
    return {Coupling(paid, "raises", node): (ground,) for paid in pays}


def begun_at(node: Quantity, around: tuple[Coupling, ...]) -> tuple[Coupling, ...]:
    """Return the couplings of a loop in order from a quantity."""
    first = next(i for i, coupling in enumerate(around) if coupling.source == node)
    return around[first:] + around[:first]


def of_loop(around: tuple[Coupling, ...], closed: Arrows, told: Arrows, seats: Seats) -> Feedback:
    """Return a loop with its grounds and authors."""
    path = path_of(around, closed, told)
    holders = {said.id: said.holder for said in seats.subject.said}
    authors = {
        holders[ground.id]: None
        for grounds in path.grounds
        for ground in grounds
        if ground.kind == "statement"
    }
    return Feedback(path, tuple(authors))
