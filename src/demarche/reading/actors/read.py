"""A text and its sentences to the actors of which it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Actors

if TYPE_CHECKING:
    from demarche.case.nouns import Case
    from demarche.reading.parse import Sentence
    from demarche.reading.speech import Quotation


def actors(
    text: str,
    sentences: Sequence[Sentence],
    *,
    quotations: Sequence[Quotation] = (),
    case: Case | None = None,
) -> Actors:
    """Return the actors of a text and their mentions.

    Parameters
    ----------
    text : str
        The text as stored.
    sentences : sequence of Sentence
        Its parse. Sentences outside the author's own text are passed over.
    quotations : sequence of Quotation
        Who is quoted where: "I" in a quotation is its speaker.
    case : Case or None
        Its parties and people come first: mentions of them have the case's identifiers.
    """
    return Actors((), ())
