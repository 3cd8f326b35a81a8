"""A pledge: what a party gives its word to do, or is asked to give, and how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from demarche.errors import InputError

Span = tuple[int, int]


class Progress(StrEnum):
    """How far a pledge has come: words that a case file may say of one.

    ``PROPOSED`` is what others put forward, or what may be promised one day: nobody has given
    their word.
    """

    PROPOSED = "proposed"
    PLEDGED = "pledged"
    BEGUN = "begun"
    PARTIAL = "partial"
    STALLED = "stalled"
    DONE = "done"
    SUSPENDED = "suspended"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a pledge has come, and the word that says so."""

    progress: Progress
    span: Span


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a text says that somebody promises.

    Parameters
    ----------
    kind : str
        ``pledge``; ``proposal`` where nobody has given their word; ``threat`` where the act harms.
    party, addressee : tuple of str
        Identifiers of who is to do it, and of whom it is promised to; empty where nobody is known.
    party_words, addressee_words : Span or None
        The words that name them.
    object : Span
        What is promised.
    condition : Span or None
        The clause or phrase on which it hangs.
    history : tuple of Stage
        How far it has come, in the order in which it came there: giving comes first, the rest as
        told.
    qualities : tuple of (str, Span)
        Words of the case file that judge it, such as ``symbolic``, with the words of the text.
    cue : Span
        The word by which it was known for a pledge.
    rule : str
        Heading and word of the list.

    Raises
    ------
    InputError
        It has no words, or no history.
    """

    kind: Literal["pledge", "proposal", "threat"]
    party: tuple[str, ...]
    party_words: Span | None
    addressee: tuple[str, ...]
    addressee_words: Span | None
    object: Span
    condition: Span | None
    history: tuple[Stage, ...]
    qualities: tuple[tuple[str, Span], ...]
    cue: Span
    rule: str

    def __post_init__(self) -> None:
        """Refuse a pledge that no words make."""
        if not 0 <= self.object[0] < self.object[1] or not self.history:
            raise InputError(f"a pledge needs words and a stage; got {self.object}, {self.history}")

    @property
    def progress(self) -> Progress:
        """How far it has come by the end of the text."""
        return self.history[-1].progress

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that say it: what is promised, the cue, the stages, the condition."""
        condition = (self.condition,) if self.condition else ()
        stages = (stage.span for stage in self.history)
        return tuple(dict.fromkeys((self.object, self.cue, *stages, *condition)))
