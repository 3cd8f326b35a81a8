"""What the other side did before and after an earlier walk-away.

A walk-away that works is followed by an act towards the mover after acts against it; the record
tells whether it was, not why (reciprocity: Goldstein and Freeman 1990).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from demarche.case.nouns import Event
from demarche.questions.moves.seats import Seats
from demarche.questions.subject import Act

TOWARDS = frozenset({"agree", "consult", "support", "cooperate", "aid", "concede", "retreat"})
AGAINST = frozenset({"request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize"})
"""Kinds of events, by the classes of PLOVER, that go towards the other side or against it."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the other side did by itself before and after an act of the mover.

    Attributes
    ----------
    act : Act
    before, after : tuple of Act
        Since the act of that kind before it, and until the next; what cannot be placed is left out.
    """

    act: Act
    before: tuple[Act, ...]
    after: tuple[Act, ...]

    @property
    def softened(self) -> bool | None:
        """Whether the other side went from against to towards; nothing where one is not told."""
        if not self.before or not self.after:
            return None
        return direction(self.before[-1].event) < 0 < direction(self.after[0].event)


def precedents(seats: Seats, kind: str) -> tuple[Precedent, ...]:
    """Return what the other side did about each act of a kind by the mover, earliest first."""
    acts = seats.subject.acts()
    others = set(seats.others)
    own = [
        act
        for act in acts
        if act.event.kind == kind
        and seats.mover in act.event.by
        and others & set(act.event.to)
        and act.event.negotiation in (None, seats.negotiation.id)
    ]
    theirs = [
        act
        for act in acts
        if others & set(act.event.by) and seats.mover in act.event.to and direction(act.event)
    ]
    starts = [dt.date.min, *(act.when.end for act in own)]
    ends = [*(act.when.start for act in own[1:]), dt.date.max]
    return tuple(
        Precedent(
            act,
            tuple(a for a in theirs if since < a.when.end <= act.when.end),
            tuple(a for a in theirs if follows(a, act) and a.when.start < until),
        )
        for act, since, until in zip(own, starts, ends, strict=False)
    )


def follows(later: Act, act: Act) -> bool:
    """Say whether an act may have followed another and surely did not end before it did."""
    return act.when.start <= later.when.start and act.when.end < later.when.end


def direction(event: Event) -> int:
    """Return +1 for an event that goes towards the other side, -1 for one against, else 0."""
    return (event.kind in TOWARDS) - (event.kind in AGAINST)
