"""Trades as ladders: whose step comes when, and which of them hold by what is said alone."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.app.brief.answers import Chapters
from demarche.app.brief.record import Ladder, Rung
from demarche.bargaining.packages.ordinal.exchange import Exchange, Turn, ways_to_exchange
from demarche.case.nouns import Negotiation
from demarche.errors import DemarcheError
from demarche.questions.components import Package, restricted, touched
from demarche.questions.question import Row
from demarche.questions.y05_exchange import (
    MOST_CHANGES,
    STEPS,
    broken,
    concessions,
    first,
    worded,
)
from demarche.questions.y05_trades import ordinal_case, preferences, to_exchange


def ladders(writer: Chapters) -> tuple[Ladder, ...]:
    """Return every way to exchange each trade that is put in order.

    Parameters
    ----------
    writer : Chapters
        What writes of the case in the view.
    """
    negotiations = writer.subject.case.negotiations.values()
    return tuple(ladder for negotiation in negotiations for ladder in _of(writer, negotiation))


def _of(writer: Chapters, negotiation: Negotiation) -> Iterator[Ladder]:
    """Yield the ladders of a negotiation; none where its preferences cannot be put together."""
    subject = writer.subject
    comparisons = preferences(subject, negotiation)
    if not comparisons:
        return
    case = ordinal_case(subject, negotiation, comparisons)
    try:
        packages = to_exchange(subject, negotiation, case)
    except DemarcheError:
        return
    for package in packages:
        if len(package) <= MOST_CHANGES:
            about = restricted(case, set().union(*touched(case, package)))
            for found in ways_to_exchange(about, concessions(subject, negotiation, package)):
                yield _ladder(writer, negotiation, package, found)


def _ladder(
    writer: Chapters, negotiation: Negotiation, package: Package, found: Exchange
) -> Ladder:
    because = tuple(sorted({label for turn in found.turns for label in turn.because}))
    where = writer.cell(broken(writer.subject, found), Row((), because))
    return Ladder(
        worded(writer.subject, package),
        first(writer.subject, negotiation, found),
        tuple(_rung(writer, turn) for turn in found.turns),
        where,
    )


def _rung(writer: Chapters, turn: Turn) -> Rung:
    given = {turn.concession.issue: turn.concession.option}
    return Rung(
        writer.words.name(turn.giver),
        worded(writer.subject, given),
        STEPS[turn.holds],
        tuple(sorted(turn.because)),
    )
