"""Words as a network sees them: pieces of a fixed vocabulary, and the shape that case gives them.

A word is split into the longest pieces of the vocabulary, from the left; a piece that does not
start a word is written with ``##`` before it (Wu et al. 2016). Pieces are in lower case without
accents, and one quote mark or dash stands for all its kinds; `shape` keeps what that loses.

References
----------
Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN, START, MASK = "[UNK]", "[CLS]", "[MASK]"
"""Pieces that are no text: what cannot be spelt, the root, a word that is hidden in training."""

LONGEST_WORD = 40
"""Characters of a word that are looked at: its first ones."""

SHAPES = (
    "lower",
    "Title",
    "UPPER",
    "X",
    "miXed",
    "digits",
    "opening",
    "closing",
    "mark",
    "other",
)
"""Shapes of a word; see `shape`."""

LOOKS = 2 * len(SHAPES)
"""How many looks there are: each shape, with white space before it or not."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_OPENING = frozenset("“‘„‚«([{")
_CLOSING = frozenset("”»)]}")


def pieces(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the pieces of a word: at least one.

    Examples
    --------
    >>> vocabulary = {"[UNK]": 0, "walk": 1, "##ed": 2}
    >>> pieces("Walked", vocabulary), pieces("ran", vocabulary)
    ((1, 2), (0,))
    """
    found: list[int] = []
    for part in _parts(_plain(word[:LONGEST_WORD])):
        found.extend(_longest_first(part, vocabulary))
    return tuple(found) or (vocabulary[UNKNOWN],)


def _plain(word: str) -> str:
    split = unicodedata.normalize("NFD", word.translate(_ALIKE).lower())
    return "".join(c for c in split if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _parts(word: str) -> list[str]:
    """Split at marks, each of which starts anew: the vocabulary knows them only so."""
    if word.isalnum():
        return [word]
    return "".join(c if c.isalnum() else f" {c} " for c in word).split()


def _longest_first(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    found, start = [], 0
    while start < len(part):
        before = "##" if start else ""
        for end in range(len(part), start, -1):
            number = vocabulary.get(before + part[start:end])
            if number is not None:
                break
        else:
            return [vocabulary[UNKNOWN]]
        found.append(number)
        start = end
    return found


def look(kind: int, *, spaced: bool) -> int:
    """Return the number of a word's look: its `shape`, and whether white space is before it."""
    return 2 * kind + spaced


def shape(word: str) -> int:
    """Return the index in `SHAPES` of how a word is written.

    Examples
    --------
    >>> [SHAPES[shape(word)] for word in ("the", "Oslo", "UN", "A", "McCoy", "20th", "“", "%")]
    ['lower', 'Title', 'UPPER', 'X', 'miXed', 'digits', 'opening', 'mark']
    """
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if any(c.isdigit() for c in word):
        return "digits"
    if any(c.isalpha() for c in word):
        if word.islower():
            return "lower"
        if word.isupper():
            return "UPPER" if len(word) > 1 else "X"
        if word[0].isupper() and word[1:].islower():
            return "Title"
        return "miXed"
    if word[0] in _OPENING:
        return "opening"
    if word[0] in _CLOSING:
        return "closing"
    return "mark" if word.isascii() else "other"
