"""A parsed sentence: words with their span, lemma, part of speech and head.

Universal Dependencies (de Marneffe, Manning, Nivre and Zeman 2021), whatever parser made it, so
that what reads a parse does not know which one it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    Parameters
    ----------
    start, end
        Half-open span in the text as stored, in code points.
    text, lemma
        As written; as in a dictionary, in lower case unless a proper noun.
    upos, xpos
        Universal part of speech; the treebank's own tag (Penn).
    features
        Universal features, such as ``{"Tense": "Past", "Voice": "Pass"}``.
    head
        Index of the head in the sentence; -1 for the root.
    relation
        Universal relation to the head, such as ``nsubj:pass``; ``root`` for the root.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    features: Mapping[str, str]
    head: int
    relation: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of words that form one tree."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where the first word starts in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends in the text."""
        return self.words[-1].end

    @cached_property
    def root(self) -> int:
        """Index of the word that has no head."""
        return next(i for i, word in enumerate(self.words) if word.head < 0)

    @cached_property
    def dependents(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the indices of its dependents in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(i)
        return tuple(map(tuple, found))

    def subtree(self, i: int) -> Iterator[int]:
        """Yield the indices of word `i` and all below it, in no order."""
        waiting = [i]
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(self.dependents[at])
