"""An event as a text tells it: who did what to whom, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.case.hedge import Hedge
from demarche.errors import InputError
from demarche.reading.events.ontology import EventType
from demarche.reading.events.participant import Participant
from demarche.reading.events.standing import Status
from demarche.reading.when import TimeExpression

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """An event that a text tells.

    Parameters
    ----------
    type : EventType
        What the act is, if it is done.
    mode : str
        PLOVER mode; empty for none.
    contexts : tuple of str
        PLOVER contexts that words of the sentence name.
    source, target : tuple of Participant
        Noun phrases: who does it, to or with whom. Both sides of a reciprocal act are sources.
    status : Status
        Whether it is so, all sentences of the text heeded.
    told : Status
        Whether it is so, by its own sentence alone.
    hedge : Hedge
        How sure the sentence is.
    likelihood : float
        From 0 to 1: how likely readers are to take it as so, by its sentence.
    spans : tuple of Span
        The words that say it; the first is the predicate.
    sentence : Span
    holder : Span or None
        The noun phrase that says so, where the author only reports it.
    when : TimeExpression or None
        The expression of its sentence that says when.
    rule : str
        The entry of the lexicon, with its line.
    lemma : str
        The predicate's lemma, by which events of one text are held together.

    Raises
    ------
    InputError
        If no words say it.
    """

    type: EventType
    mode: str
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    status: Status
    told: Status
    hedge: Hedge
    likelihood: float
    spans: tuple[Span, ...]
    sentence: Span
    rule: str
    lemma: str
    contexts: tuple[str, ...] = ()
    holder: Span | None = None
    when: TimeExpression | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse an event that no words say."""
        if not self.spans or any(start >= end for start, end in self.spans):
            raise InputError(f"an event needs words that say it; got the spans {self.spans}")

    @property
    def start(self) -> int:
        """Where its predicate begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its predicate ends."""
        return self.spans[0][1]

    def words(self, text: str) -> str:
        """Return the words that say it, parts joined by an ellipsis."""
        return " … ".join(text[start:end] for start, end in self.spans)
