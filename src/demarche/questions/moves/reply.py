"""What the other side does best about a move.

A reply is judged by what it does to the one who replies: moves by the signs of their effects,
options and exchanges by what the replier is said to prefer.  No reply is called best that another
one surely beats; where signs are open, several remain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from demarche.questions.components import components
from demarche.questions.moves.arrows import HOLDING_OUT
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.effect import Effect
from demarche.questions.moves.move import Move
from demarche.questions.moves.seats import Seats
from demarche.questions.subject import Subject
from demarche.questions.y05_exchange import worded
from demarche.questions.y05_trades import gain, ordinal_case, preferences, preferred

Standing = Literal["gains", "loses", "open", "no change"]

BETTER: dict[str, int] = {
    "waiting cost": -1,
    "pressure": -1,
    "weakness": -1,
    "position": 1,
    HOLDING_OUT: 1,
    "share of a deal": 1,
}
"""What a party would rather have more of, or less."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of the other side, by one account.

    Attributes
    ----------
    account : str
    what : str
        A move of the catalogue, an option, or an exchange.
    standing : Standing
        What the replier gets of it, other things equal.
    footnotes : tuple of str
        The statements and assumptions by which it is so.
    best : bool
        Whether no other reply surely beats it.
    """

    account: str
    what: str
    standing: Standing
    footnotes: tuple[str, ...]
    best: bool = False


def by_signs(
    move: Move,
    turned: Seats,
    account: str,
    try_out: Callable[[Move], list[Effect]],
    measure: Callable[[Effect], str],
) -> Iterator[Reply]:
    """Yield the moves by which the other side can answer, judged by their effects on it.

    Parameters
    ----------
    move : Move
        To which it answers; after one that shuts the door nothing can be agreed.
    turned : Seats
        Seen from the one who replies.
    account : str
    try_out : callable
        Returns the effects of a move of the replier by the account.
    measure : callable
        Returns what an effect's target measures.
    """
    for reply in MOVES.values():
        if move.shuts_door and reply.needs_door:
            continue
        own = [e for e in try_out(reply) if e.target.of[:1] == (turned.mover,)]
        felt = [(e, BETTER[measure(e)]) for e in own if measure(e) in BETTER]
        if felt:
            because = (ground for effect, _ in felt for ground in effect.told_by)
            yield Reply(account, reply.name, summed_up(felt), tuple(dict.fromkeys(because)))


def summed_up(felt: Iterable[tuple[Effect, int]]) -> Standing:
    """Return whether a party gains by effects, each with the direction that it would rather have.

    Examples
    --------
    >>> summed_up([])
    'no change'
    """
    signs = {0 if e.sign == "?" else way if e.sign == "+" else -way for e, way in felt}
    words: dict[frozenset[int], Standing] = {
        frozenset(): "no change",
        frozenset({1}): "gains",
        frozenset({-1}): "loses",
    }
    return words.get(frozenset(signs), "open")


def by_preference(move: Move, turned: Seats, account: str) -> Iterator[Reply]:
    """Yield the options that the other side can take by itself, and exchanges that both prefer."""
    subject = turned.subject
    for label, said, _ in preferred(subject):
        better, worse = changed(subject, said.better), changed(subject, said.worse)
        package = better or worse
        alone = len(package) == 1 and not (better and worse) and said.party == turned.mover
        if alone and all(subject.case.issues[i].decided_by == (turned.mover,) for i in package):
            standing: Standing = "gains" if better else "loses"
            yield Reply(account, worded(subject, package), standing, (label,))
    if not move.shuts_door:
        yield from exchanges(turned, account)


def changed(subject: Subject, package: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the options of a package that are not the status quo."""
    issues = subject.case.issues
    return {issue: option for issue, option in package if issues[issue].status_quo != option}


def exchanges(turned: Seats, account: str) -> Iterator[Reply]:
    """Yield the smallest exchanges that every side surely prefers to none."""
    subject = turned.subject
    comparisons = preferences(subject, turned.negotiation)
    if comparisons:
        case = ordinal_case(subject, turned.negotiation, comparisons)
        for package in (block for part in components(case) for block in part.blocks):
            row = gain(subject, case, package, "")
            yield Reply(account, f"propose {row.cells[0]}", "gains", row.footnotes)


def ranked(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """Return replies of one account, each once, with the best marked.

    Best is what gains; where nothing does, all that does not lose, to stay put among it.
    """
    found = tuple(replies)
    stays = (Reply(reply.account, "stay", "no change", ()) for reply in found[:1])
    merged: dict[str, Reply] = {}
    for reply in (*found, *stays):
        first = merged.setdefault(reply.what, reply)
        merged[reply.what] = replace(
            first,
            standing=first.standing if first.standing == reply.standing else "open",
            footnotes=tuple(dict.fromkeys((*first.footnotes, *reply.footnotes))),
        )
    gained = any(reply.standing == "gains" for reply in merged.values())
    return tuple(
        replace(r, best=r.standing == "gains" if gained else r.standing != "loses")
        for r in merged.values()
    )
