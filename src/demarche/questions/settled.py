"""What became of a forecast: true, not, void for want of its condition, or open.

A forecast is scored by the square of what its words claimed less what came (Brier 1950).  Words
claim a chance only by somebody's table, so scores carry its owner and are as wide as its ranges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from demarche.case.nouns import Forecast
from demarche.case.period import Period
from demarche.questions.subject import Subject
from demarche.record.timeline import Occurrence

HEDGES = "hedges"
"""What a box of ranges is ``of`` where it says what chance the words of a forecast mean."""

Band = tuple[float, float]
Word = Literal["came true", "did not come true", "void: its condition was not met", "open"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast, with the statements that say so."""

    word: Word
    told_by: tuple[str, ...] = ()

    @property
    def came(self) -> bool | None:
        """Whether it came true; nothing where it is void or open."""
        return {"came true": True, "did not come true": False}.get(self.word)


def outcome(subject: Subject, forecast: Forecast) -> Outcome:
    """Return what became of a forecast by what the view tells.

    Parameters
    ----------
    subject : Subject
    forecast : Forecast
        Scored only with ``by`` and ``comes_with`` or ``fails_with``.
    """
    due, event = forecast.by, forecast.comes_with or forecast.fails_with
    if forecast.given is not None and due is not None:
        met, told = happened(subject, forecast.given, due)
        if met is not True:
            return Outcome("open" if met is None else "void: its condition was not met", told)
    if event is None or due is None:
        return Outcome("open")
    came, told = happened(subject, event, due)
    if came and forecast.after is not None:
        came, told = in_order(subject, forecast.after, event, told)
    if came is None:
        return Outcome("open")
    true = came if forecast.comes_with else not came
    return Outcome("came true" if true else "did not come true", told)


def happened(subject: Subject, event: str, due: Period) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether an event happened by a day, or nothing where it is not told, and who tells."""
    for found in told_of(subject, event):
        if found.word == "realised" and found.when is not None:
            if found.when.end <= due.end:
                return True, told_by(found)
            if found.when.start > due.end:
                return False, told_by(found)
        if found.word == "denied" and (found.when is None or found.when.end >= due.end):
            return False, told_by(found)
    return None, ()


def in_order(
    subject: Subject, first: str, then: str, told: tuple[str, ...]
) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether what happened did so after something else, or nothing where it is not told."""
    days = [found.when for found in told_of(subject, then) if found.word == "realised"]
    first_day = min((when.start for when in days if when is not None), default=None)
    if first_day is None:
        return None, ()
    before, also = happened(subject, first, Period(first_day, first_day))
    return before, (*told, *also)


def told_of(subject: Subject, event: str) -> Iterator[Occurrence]:
    """Yield what is told of an event."""
    return (found for found in subject.timeline if found.event == event)


def told_by(found: Occurrence) -> tuple[str, ...]:
    """Return the statements that tell of an occurrence."""
    return tuple(telling.statement for telling in found.tellings)


def tables(subject: Subject) -> Iterator[tuple[str, str, Mapping[str, Band]]]:
    """Yield each table of what words claim: its owner, the assumption, and the ranges."""
    for name, noun in subject.case.assumptions.items():
        used = noun.enabled and noun.kind == "box" and name not in subject.view.withdrawn
        if used and noun.of == HEDGES and noun.ranges:
            yield noun.owner, name, noun.ranges


def brier(claimed: Band, came: bool) -> Band:
    """Return the least and the greatest Brier score of a claim; 0 is best, 1 worst.

    Parameters
    ----------
    claimed : tuple of float in [0, 1]
        The chance that was claimed.
    came : bool

    Examples
    --------
    >>> [round(score, 2) for score in brier((0.6, 0.8), True)]
    [0.04, 0.16]

    References
    ----------
    Brier, G. W. (1950), "Verification of forecasts expressed in terms of probability", *Monthly
    Weather Review* 78, 1-3.
    """
    low, high = sorted((chance - came) ** 2 for chance in claimed)
    return low, high


def with_and_without(claimed: Band) -> tuple[Band, Band]:
    """Return what a claim leaves for the chance with what helps it, and for that without.

    The claim lies between the two, so that with it is no lower and without it no higher.

    Examples
    --------
    >>> with_and_without((0.3, 0.6))
    ((0.3, 1.0), (0.0, 0.6))
    """
    low, high = claimed
    return (low, 1.0), (0.0, high)
