"""What else a move touches: what can be taken back, open pledges, stated preconditions."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import levels
from demarche.questions.moves.arrows import CLOCKS, Arrows, node_of
from demarche.questions.moves.move import Move
from demarche.questions.moves.seats import Seats
from demarche.questions.question import Row, cited
from demarche.record.ledger import Entry
from demarche.worlds.influence import SIGNS

CLOSED = frozenset({"done", "abandoned"})
"""Statuses after which nothing of a pledge is left to touch."""


def taken_back(move: Move, seats: Seats) -> Iterator[Row]:
    """Yield what takes a move back, and how far what it gives could be taken back."""
    by = seats.subject.name(seats.mover)
    way = f"by '{move.undone_by}'" if move.undone_by else "by no move of the catalogue"
    yield Row(("the move itself", by, "nothing to take back" if move.name == "stay" else way))
    if not gives(move):
        return
    for issue in seats.subject.case.issues.values():
        if seats.mover in issue.decided_by:
            words = {True: "reversible", False: "irreversible", None: "not said"}
            yield Row((issue.title, by, words[issue.reversible]))
    for entry in seats.subject.ledger:
        if entry.by == seats.mover:
            for quality in entry.qualities:
                if quality.word in ("reversible", "irreversible"):
                    whose = seats.subject.names(quality.speakers)
                    yield Row((entry.title, whose, quality.word), (quality.statement,))


def gives(move: Move) -> bool:
    """Say whether a move hands something over."""
    return any("offer" in push.measures and push.sign > 0 for push in move.pushes)


def pledges(move: Move, seats: Seats) -> Iterator[Row]:
    """Yield the mover's open pledges to the other side, and what the move does to them."""
    if not move.pledges:
        return
    for entry in seats.subject.ledger:
        if open_between(entry, seats):
            status = entry.status()
            assert status is not None
            told = tuple(telling.statement for telling in status.tellings)
            yield Row((entry.title, status.word, move.pledges, entry.condition or "none"), told)


def open_between(entry: Entry, seats: Seats) -> bool:
    """Say whether something is still owed by the mover to the other side."""
    status = entry.status()
    return (
        entry.by == seats.mover
        and bool(set(entry.to) & set(seats.others))
        and status is not None
        and status.word not in CLOSED
    )


def preconditions(move: Move, seats: Seats, arrows: Arrows) -> Iterator[Row]:
    """Yield the stated waits of this negotiation for another, and what the move does to each."""
    subject, node = seats.subject, node_of(move, seats)
    pushed = {c.target: SIGNS[c.effect] for c in arrows if c.source == node}
    own = set(seats.negotiation.parties)
    for said in subject.said:
        clocks = {
            level.quantity
            for level in levels(said.proposition)
            if subject.case.quantities[level.quantity.name].measures in CLOCKS
        }
        waiting = {clock for clock in clocks if set(clock.of) == own}
        awaited = {clock for clock in clocks if clock.of and set(clock.of) != own}
        if said.hedge and waiting and awaited:
            sign = next((pushed[clock] for clock in sorted(waiting) if clock in pushed), 0)
            word = "gives it up" if move.waives else WORDS[sign]
            holders = ", ".join(subject.names(clock.of) for clock in sorted(awaited))
            yield Row((subject.quoted(said), holders, word), cited(said))


WORDS = {
    1: "keeps it",
    0: "does not touch it",
    -1: "breaks it, unless what it waits for comes first",
}
"""What a move does to a wait that it makes longer, leaves alone, or cuts short."""
