"""What comes of a move: all that can be said of it, by account, from couplings and models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from demarche.case.proposition import Quantity
from demarche.questions.moves.arrows import (
    Arrows,
    defined,
    joined,
    modelled,
    node_of,
    supposed,
    told,
)
from demarche.questions.moves.effect import Effect, Path, Sign, effects
from demarche.questions.moves.loop import Feedback, feedback, open_ends
from demarche.questions.moves.move import Move
from demarche.questions.moves.precedent import Precedent, precedents
from demarche.questions.moves.reply import Reply, by_preference, by_signs, ranked
from demarche.questions.moves.seats import Seats
from demarche.questions.moves.touched import pledges, preconditions, taken_back
from demarche.questions.question import Row
from demarche.questions.subject import WALK_OUT, Subject
from demarche.worlds.account import Account


@dataclass(frozen=True, slots=True)
class Consequence:
    """What comes of a move.

    Attributes
    ----------
    move : Move
    negotiation, mover : str
    node : Quantity
        The move as a quantity: where its arrows begin.
    direct : tuple of Path
        What it pushes by its nature, each a single arrow.
    effects : tuple of Effect
        By account and quantity: those in which a statement of the account has a part.
    replies : tuple of Reply
        Of each other side, by account; what it prefers is put to the widest account.
    precedents : tuple of Precedent
    loops : tuple of Feedback
    ends : tuple of two tuples of Quantity, or empty
        Where a walk-away closes no loop: what it moves, and what moves what it pays.
    taken_back, pledges, preconditions : tuple of Row
    missing : tuple of str
        What the move would push and of which the case does not speak, by measure and role.
    """

    move: Move
    negotiation: str
    mover: str
    node: Quantity
    direct: tuple[Path, ...]
    effects: tuple[Effect, ...]
    replies: tuple[Reply, ...]
    precedents: tuple[Precedent, ...]
    loops: tuple[Feedback, ...]
    ends: tuple[tuple[Quantity, ...], ...]
    taken_back: tuple[Row, ...]
    pledges: tuple[Row, ...]
    preconditions: tuple[Row, ...]
    missing: tuple[str, ...]


def what_if(move: Move, seats: Seats, *, trial: Trial | None = None) -> Consequence:
    """Try a move.

    Parameters
    ----------
    move : Move
    seats : Seats
        Who makes it, in which negotiation, in which view of the case.
    trial : Trial, optional
        Of the same view; moves that share one follow each path once.

    Returns
    -------
    Consequence

    Raises
    ------
    LimitReached
        If too many paths lead to one quantity.
    """
    trial = Trial(seats.subject) if trial is None else trial
    everyone = trial.whole()
    direct = defined(move, seats)
    arrows = joined(everyone, direct, modelled(seats))
    circles = feedback(move, seats, arrows)
    found = [e for account in trial.accounts.values() for e in trial.effects(move, seats, account)]
    return Consequence(
        move,
        seats.negotiation.id,
        seats.mover,
        node_of(move, seats),
        tuple(Path((coupling,), (grounds,)) for coupling, grounds in direct.items()),
        tuple(found),
        tuple(trial.replies(move, seats)),
        precedents(seats, WALK_OUT) if move.walks_away else (),
        circles,
        open_ends(move, seats, arrows) if move.walks_away and not circles else (),
        tuple(taken_back(move, seats)),
        tuple(pledges(move, seats)),
        tuple(preconditions(move, seats, joined(everyone, direct))),
        tuple(
            f"{' or '.join(push.measures)} of {' and '.join(push.of)}"
            for push in dict.fromkeys(move.pushes)
            if not seats.pushed(push)
        ),
    )


class Trial:
    """Moves tried on one view of a case, account by account."""

    def __init__(self, subject: Subject) -> None:
        """Read every account's arrows once."""
        self.subject = subject
        self.accounts: dict[str, Account] = {**subject.accounts, **subject.pools}
        self.told = {name: told(subject, a.constraining) for name, a in self.accounts.items()}
        self.supposed = supposed(subject)
        self.said = told(subject, (s for s in subject.said if s.hedge))
        self.tried: dict[tuple[str, str, tuple[str, ...], str], list[Effect]] = {}

    def whole(self) -> Arrows:
        """Return all that anybody states or the analyst supposes."""
        return joined(self.said, self.supposed)

    def effects(self, move: Move, seats: Seats, account: Account) -> list[Effect]:
        """Return what a move does by one account, where a statement has a part in it."""
        key = move.name, seats.negotiation.id, (seats.mover, *seats.others), account.name
        if key not in self.tried:
            stated = joined(self.told[account.name], defined(move, seats), modelled(seats))
            node = node_of(move, seats)
            found = effects(account.name, node, stated, self.supposed, self.said)
            self.tried[key] = [effect for effect in found if effect.spoken]
        return self.tried[key]

    def replies(self, move: Move, seats: Seats) -> Iterator[Reply]:
        """Yield what each other side can do about a move, the best of each account marked."""
        widest = list(self.accounts)[-1:]
        for (name, account), turned in product(self.accounts.items(), seats.turned()):
            found = by_signs(
                move,
                turned,
                name,
                partial(self.effects, seats=turned, account=account),
                self.measure,
            )
            preferred = by_preference(move, turned, name) if name in widest else ()
            whose = f"{self.subject.name(turned.mover)}: " if len(seats.others) > 1 else ""
            for reply in ranked((*found, *preferred)):
                yield replace(reply, what=f"{whose}{reply.what}")

    def measure(self, effect: Effect) -> str:
        """Return what a quantity measures; what a model yields goes by its own name."""
        kind = self.subject.case.quantities.get(effect.target.name)
        return kind.measures if kind is not None else effect.target.name


def side_by_side(
    one: Consequence, other: Consequence
) -> Mapping[tuple[str, Quantity], tuple[Sign, Sign]]:
    """Return where two moves differ, by account and quantity: the sign of each.

    Parameters
    ----------
    one, other : Consequence
        Of the same view of a case.
    """
    signs = [{(e.account, e.target): e.sign for e in each.effects} for each in (one, other)]
    first, second = signs
    return {
        key: (first.get(key, "0"), second.get(key, "0"))
        for key in dict.fromkeys((*first, *second))
        if first.get(key, "0") != second.get(key, "0")
    }
