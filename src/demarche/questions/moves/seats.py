"""Who sits where: a negotiation seen from the party that moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations, product

from demarche.case.nouns import Negotiation
from demarche.case.proposition import Quantity
from demarche.errors import InputError
from demarche.questions.moves.move import Push, Role
from demarche.questions.subject import WALK_OUT, Subject

MUTUAL = frozenset(
    {
        "progress",
        "adequate progress",
        "resumption date",
        "meeting date",
        "settlement date",
        "lower-level failure",
        "deal at the top",
        "deal below",
        "help of a summit",
        "value of a summit",
        "value of the status quo",
    }
)
"""Measures that two parties share, in whatever order a case names them."""


@dataclass(frozen=True)
class Seats:
    """A negotiation seen from the party that moves.

    Attributes
    ----------
    subject : Subject
    negotiation : Negotiation
    mover : str
    """

    subject: Subject
    negotiation: Negotiation
    mover: str

    @property
    def others(self) -> tuple[str, ...]:
        """The other parties to the negotiation."""
        return tuple(p for p in self.negotiation.parties if p != self.mover)

    def turned(self) -> tuple[Seats, ...]:
        """Return the same negotiation seen from each other party."""
        return tuple(replace(self, mover=party) for party in self.others)

    def pairs(self) -> Iterator[Seats]:
        """Yield the negotiation as one of two, for each two of its parties and either's move."""
        for pair in permutations((self.mover, *self.others), 2):
            of_two = self.negotiation.model_copy(update={"parties": pair})
            yield Seats(self.subject, of_two, pair[0])

    def playing(self, role: Role) -> tuple[str, ...]:
        """Return the parties in a role."""
        if role == "self":
            return (self.mover,)
        if role == "other":
            return self.others
        if role == "linked":
            linked = (p for negotiation in self.linked() for p in negotiation.parties)
            return tuple(dict.fromkeys(p for p in linked if p not in self.negotiation.parties))
        roles = self.negotiation.roles
        return tuple(party for party, played in roles.items() if played == role)

    def linked(self) -> Iterator[Negotiation]:
        """Yield the mover's other negotiations."""
        for negotiation in self.subject.case.negotiations.values():
            if negotiation != self.negotiation and self.mover in negotiation.parties:
                yield negotiation

    def pushed(self, push: Push) -> list[Quantity]:
        """Return the quantities of the case that a push moves, by its first measure spoken of."""
        for measure in push.measures:
            found = self.measured(measure, push.of)
            if found:
                return found
        return []

    def measured(self, measure: str, roles: tuple[Role, ...]) -> list[Quantity]:
        """Return the quantities of a measure, spoken of in the case, of parties in some roles."""
        wanted = set(product(*map(self.playing, roles)))
        if measure in MUTUAL:
            wanted |= {parties[::-1] for parties in wanted}
        return [q for q in self.subject.spoken_of(measure) if q.of in wanted]


def seats(subject: Subject, *, negotiation: str = "", mover: str = "") -> Seats:
    """Return who sits where; by default in the first negotiation, as whoever walked out last.

    Parameters
    ----------
    subject : Subject
    negotiation, mover : str
        Ids; empty to choose.

    Raises
    ------
    InputError
        If the case has no such negotiation, or the mover is no party to it.
    """
    declared = subject.case.negotiations
    if not declared:
        raise InputError(
            "the case has no negotiation to move in", hint="add one under 'negotiations:'"
        )
    mine = [n for n in declared.values() if mover in n.parties] or list(declared.values())
    if negotiation and negotiation not in declared:
        raise InputError(
            f"'{negotiation}' is no negotiation of this case", hint=f"one of: {', '.join(declared)}"
        )
    at = declared[negotiation] if negotiation else mine[0]
    if mover and mover not in at.parties:
        raise InputError(
            f"'{mover}' is no party to '{at.id}'", hint=f"one of: {', '.join(at.parties)}"
        )
    walked = [p for act in subject.acts(WALK_OUT) for p in act.event.by if p in at.parties]
    return Seats(subject, at, mover or (walked[-1] if walked else at.parties[0]))
