"""Quotations of a text: what was said, as the text gives it, by whom and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from demarche.errors import InputError

Span = tuple[int, int]


class Form(StrEnum):
    """How words are given.

    ``MENTION`` is a word or two in quote marks that nobody is said to have spoken: scare quotes, a
    title, a term.
    """

    DIRECT = "direct"
    FRAGMENT = "fragment"
    INDIRECT = "indirect"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have spoken, and the words that say it; each a half-open span, or None.

    Parameters
    ----------
    speaker : tuple of int or None
        Name, role or pronoun, as in the text.
    named : tuple of int or None
        For a pronoun: the speaker last named before it. A guess by nearness, no more.
    cue : tuple of int
        The verb, noun or phrase that gives the words.
    verb : str
        The cue's verb or noun, such as ``say``; ``according to``.
    medium, addressee : tuple of int or None
        In what and to whom, where the text says it.
    floating : bool
        Not said of these words: taken over from the quotation before.
    """

    speaker: Span | None
    cue: Span
    verb: str
    named: Span | None = None
    medium: Span | None = None
    addressee: Span | None = None
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the text gives as someone's.

    Parameters
    ----------
    form : Form
    parts : tuple of tuple of int
        Half-open code-point spans of the words, without quote marks. More than one where an
        attribution splits them, or where they run over several paragraphs.
    attribution : Attribution or None
        None where the text does not say who spoke.
    unbalanced : bool
        A quote mark is missing: where the words end is not known.
    """

    form: Form
    parts: tuple[Span, ...]
    attribution: Attribution | None = None
    unbalanced: bool = False

    def __post_init__(self) -> None:
        """Refuse a quotation without words."""
        if not self.parts or any(start >= end for start, end in self.parts):
            raise InputError(f"a quotation needs parts with words; got {self.parts}")

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.parts[-1][1]

    def words(self, text: str) -> str:
        """Return its words in the text, parts joined by a space."""
        return " ".join(text[start:end] for start, end in self.parts)
