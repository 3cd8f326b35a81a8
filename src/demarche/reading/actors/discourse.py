"""Whom the text has spoken of so far, the last first: where pronouns and descriptions look."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from demarche.reading.actors.actor import Kind
from demarche.reading.actors.register import Known

REMEMBERED = 60
"""So many last mentions are looked through: what keeps reading linear."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention already understood.

    Parameters
    ----------
    sentence, at
        Index of the sentence and offset of the mention.
    known : tuple of Known
    subject, head : bool
        Whether it is a subject, and whether it heads its own phrase (not "Chinese" in "Chinese
        goods").
    named : bool
        Whether it is a name, and not a pronoun.
    clause : int
        Index of the verb whose subject or object it is, in its sentence; -1 for none.
    """

    sentence: int
    at: int
    known: tuple[Known, ...]
    kind: Kind
    subject: bool
    heads: bool
    clause: int
    many: bool = False
    named: bool = True


class Discourse:
    """The last mentions, in order."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._spoken: deque[Spoken] = deque(maxlen=REMEMBERED)

    def add(self, spoken: Spoken) -> None:
        """Remember a mention."""
        if spoken.known:
            self._spoken.append(spoken)

    def last(self, fits: Callable[[Spoken], bool]) -> Iterator[Spoken]:
        """Yield the mentions that fit, the last first."""
        return (spoken for spoken in reversed(self._spoken) if fits(spoken))

    def last_two(self, fits: Callable[[Spoken], bool]) -> tuple[Known, ...]:
        """Return the last two different actors whose mentions fit, in the order of the text."""
        found: dict[str, Known] = {}
        for spoken in self.last(fits):
            for known in spoken.known:
                found.setdefault(known.id, known)
            if len(found) >= 2:
                return tuple(found.values())[1::-1]
        return ()
