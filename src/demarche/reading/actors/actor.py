"""Actors of a text, and the mentions by which the text speaks of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from demarche.errors import InputError

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence

Span = tuple[int, int]

AUTHOR = "author"
"""Identifier of whoever wrote the text: "I" and "we" outside quotations."""


class Kind(StrEnum):
    """What a mention is, or what an actor is known as.

    ``OFFICE`` is an office whose holder the text does not name; ``PLACE`` a name that stands for
    no actor here; ``PRONOUN`` is a kind of mention only.
    """

    PERSON = "person"
    OFFICE = "office"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    PRONOUN = "pronoun"


class Certainty(StrEnum):
    """How sure it is whom a mention means.

    ``STATED`` by name or apposition; ``RESOLVED`` as the only one that fits; ``GUESSED`` as the
    likeliest of several that fit; ``UNKNOWN`` where nobody fits.
    """

    STATED = "stated"
    RESOLVED = "resolved"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of an actor.

    Parameters
    ----------
    start, end
        Half-open span of the phrase, in code points: title, name and what stands before them.
    head
        Half-open span of the word that heads it in the sentence.
    kind : Kind
    actors : tuple of str
        Identifiers of those it means; several for "the two countries", none where unknown.
    rule : str
        Why: the name of the rule, listed in the reference.
    certainty : Certainty
    name : tuple of int or None
        Span of the proper name in it.
    """

    start: int
    end: int
    head: Span
    kind: Kind
    actors: tuple[str, ...]
    rule: str
    certainty: Certainty
    name: Span | None = None

    @property
    def actor(self) -> str | None:
        """The one actor meant; None where nobody or several are."""
        return self.actors[0] if len(self.actors) == 1 else None


@dataclass(frozen=True, slots=True)
class Role:
    """An office or role that the text gives a person, and the words that do.

    Parameters
    ----------
    words : str
        As the text has it, such as ``foreign minister of Norway``.
    start, end
        Half-open span of these words.
    country : str
        ISO 3166-1 alpha-3 code, where the words name one; else empty.
    sector : str
        PLOVER sector, such as ``GOV``, where the words say it; else empty.
    rank : int
        3 for the head of a state or government, 2 for a minister or head of a body, 1 for another
        office, 0 for no office.
    """

    words: str
    start: int
    end: int
    country: str = ""
    sector: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts.

    Parameters
    ----------
    id : str
        Of the case where a case names it; a country's ISO 3166-1 alpha-3 code; else made of its
        name.
    name : str
        The fullest name that the text has; for those without a name, the words of their first
        mention.
    kind : Kind
    country : str
        ISO 3166-1 alpha-3 code, where the text says it or it is a country; else empty.
    sector : str
        PLOVER sector where words say it; else empty.
    roles : tuple of Role
    names : tuple of str
        The proper names that the text uses, in order.
    """

    id: str
    name: str
    kind: Kind
    country: str = ""
    sector: str = ""
    roles: tuple[Role, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actors:
    """What a text says of whom.

    Parameters
    ----------
    mentions : tuple of Mention
        In the order of their words; of two that start together, the longer first.
    actors : tuple of Actor
        In the order of their first mentions.
    """

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """The actors by identifier."""
        return {actor.id: actor for actor in self.actors}

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that share a code point with a span, in order."""
        if not 0 <= start <= end:
            raise InputError(f"a span starts at 0 or later and ends behind; got {start}..{end}")
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end - 1)
        return tuple(m for m in self.mentions[first:last] if m.end > start)

    def of(self, sentence: Sentence, word: int) -> Mention | None:
        """Return the mention that a word heads, else the shortest that it stands in, else None."""
        if not 0 <= word < len(sentence.words):
            raise InputError(f"word {word} is not in a sentence of {len(sentence.words)} words")
        start, end = sentence.words[word].start, sentence.words[word].end
        over = self.at(start, end)
        headed = [m for m in over if m.head == (start, end)]
        if headed:
            return max(headed, key=lambda m: m.end - m.start)
        return min(over, key=lambda m: m.end - m.start, default=None)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((m.end - m.start for m in self.mentions), default=0)
