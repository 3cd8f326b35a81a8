"""An item: something that a text says, in the one form in which a record keeps it.

Each reader (quotations, figures, events, pledges, claims) has a form of its own; an item is what
they share, and what can be stored, listed and merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from demarche.case.period import Period
from demarche.errors import InputError

Span: TypeAlias = tuple[int, int]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Kind(StrEnum):
    """What kind of thing a text says."""

    ACTOR = "actor"
    EVENT = "event"
    QUOTATION = "quotation"
    FIGURE = "figure"
    TIME = "time"
    PLEDGE = "pledge"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a text says.

    Parameters
    ----------
    kind : Kind
    spans : tuple of (int, int)
        Half-open spans of the words that say it, in the text as stored; the first says most.
    type : str
        The kind's own type: a PLOVER type, the form of a quotation, the kind of a figure.
    by, to : tuple of str
        Who does or says it, and to whom: identifiers of actors, countries first.
    when : Period or None
        The days on which it holds, as vague as the text is; None where it gives none.
    status : str
        Whether it is so: ``realised``, ``planned``; empty where the kind has no status.
    certainty : str
        How sure the reading is.
    rule : str
        The rule by which it was read.
    details : mapping
        What only this kind has, as JSON.

    Raises
    ------
    InputError
        If no span says it, or a span is empty.
    """

    kind: Kind
    spans: tuple[Span, ...]
    type: str = ""
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    when: Period | None = None
    status: str = ""
    certainty: str = ""
    rule: str = ""
    details: Mapping[str, Json] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Refuse an item that no words say."""
        if not self.spans or any(not 0 <= start < end for start, end in self.spans):
            raise InputError(f"no words say this {self.kind}: its spans are {self.spans}")

    def quotes(self, text: str) -> tuple[str, ...]:
        """Return the words of each span."""
        return tuple(text[start:end] for start, end in self.spans)
