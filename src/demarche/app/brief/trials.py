"""Every move that can be tried, tried: what it would do, by account, and what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.app.brief.record import Answered, Arrow, Footing, Line, Moved, Table, Trial, Turning
from demarche.app.moves import closed_by, named
from demarche.app.words import Words
from demarche.errors import LimitReached
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.consequence import Consequence, what_if
from demarche.questions.moves.consequence import Trial as Effects
from demarche.questions.moves.effect import Effect, Path, Sign
from demarche.questions.moves.own import courses
from demarche.questions.moves.reply import Reply
from demarche.questions.moves.seats import seats
from demarche.questions.question import Row
from demarche.questions.subject import Subject


def trials(subject: Subject, words: Words) -> tuple[Trial, ...]:
    """Return what comes of the moves of any negotiation and of the case's courses of action.

    Parameters
    ----------
    subject : Subject
    words : Words

    Returns
    -------
    tuple of Trial
        As whoever walked out last makes them, in the first negotiation; none where the case has
        no negotiation.  A move whose paths are too many to follow is left out.
    """
    if not subject.case.negotiations:
        return ()
    sitting, shared = seats(subject), Effects(subject)
    found = []
    for move in {**MOVES, **courses(subject.case)}.values():
        try:
            found.append(_trial(what_if(move, sitting, trial=shared), words))
        except LimitReached:
            continue
    return tuple(found)


def _trial(found: Consequence, words: Words) -> Trial:
    return Trial(
        found.move.name,
        found.move.meaning,
        words.name(found.mover),
        words.case.negotiations[found.negotiation].title,
        tuple(_direct(path, words) for path in found.direct),
        tuple(_merged(found.effects, words)),
        tuple(_replies(found.replies, words)),
        tuple(
            Turning(loop.kind, closed_by(loop, words), _arrows(loop.around, words))
            for loop in found.loops
        ),
        tuple(_touched(found, words)),
        found.missing,
    )


def _direct(path: Path, words: Words) -> Moved:
    """Return what a move pushes by what it is."""
    sign: Sign = "+" if path.sign > 0 else "-"
    target = words.quantity(path.couplings[-1].target)
    return Moved(target, sign, True, (), (_arrows(path, words),), path.disputed)


def _merged(effects: Iterable[Effect], words: Words) -> Iterator[Moved]:
    """Yield each effect once with all accounts that tell of it alike, by the first one's path."""
    groups: dict[tuple[str, Sign, bool], list[Effect]] = {}
    for effect in effects:
        key = words.quantity(effect.target), effect.sign, effect.stated == effect.sign
        groups.setdefault(key, []).append(effect)
    for (target, sign, stated), alike in groups.items():
        shown = alike[0].opposed or alike[0].paths[:1]
        yield Moved(
            target,
            sign,
            stated,
            tuple(effect.account for effect in alike),
            tuple(_arrows(path, words) for path in shown),
            tuple(dict.fromkeys(name for path in shown for name in path.disputed)),
        )


def _arrows(path: Path, words: Words) -> tuple[Arrow, ...]:
    return tuple(
        Arrow(
            named(coupling.source, words),
            coupling.effect,
            named(coupling.target, words),
            tuple(Footing(ground.kind, ground.id, ground.why) for ground in grounds),
        )
        for coupling, grounds in zip(path.couplings, path.grounds, strict=True)
    )


def _replies(replies: Iterable[Reply], words: Words) -> Iterator[Answered]:
    """Yield the best replies, each once with the accounts by which it stands so."""
    groups: dict[tuple[str, str], list[Reply]] = {}
    for reply in replies:
        if reply.best:
            groups.setdefault((reply.what, reply.standing), []).append(reply)
    for (what, standing), alike in groups.items():
        notes = dict.fromkeys(name for reply in alike for name in reply.footnotes)
        accounts = tuple(reply.account for reply in alike)
        yield Answered(words.readable(what), standing, accounts, tuple(notes))


def _touched(found: Consequence, words: Words) -> Iterator[Table]:
    """Yield what a move does to pledges and preconditions, and what takes it back."""
    for title, columns, rows in (
        ("Open pledges", ("pledge", "now", "the move", "condition"), found.pledges),
        (
            "Stated preconditions",
            ("whose", "who holds the key", "the move"),
            found.preconditions,
        ),
        ("What can be taken back", ("what", "by", "how"), found.taken_back),
    ):
        if rows:
            yield Table(title, columns, tuple(_line(row, words) for row in rows), "", False)


def _line(row: Row, words: Words) -> Line:
    return Line(tuple(map(words.readable, row.cells)), tuple(dict.fromkeys(row.footnotes)))
