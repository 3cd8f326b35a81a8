"""Words of a text: where they stand, and how they read when only the words matter.

A *word* is a run of letters, digits and underscores, or one other printing mark: the unit in which
anchors count. A *spelling* is a word that has letters or digits, folded in case: the unit in which
repetition is measured, so that punctuation, quote marks and layout make no difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+|[^\w\s]")
_SPELLING = re.compile(r"\w+")


@lru_cache(maxsize=16)
def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open code-point span of every word and every mark, in order.

    Examples
    --------
    >>> word_spans("No, two!")
    ((0, 2), (2, 3), (4, 7), (7, 8))
    """
    return tuple(match.span() for match in _WORD.finditer(text))


def spellings(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded in case, without marks.

    Examples
    --------
    >>> spellings("“No,” he wrote: two!")
    ('no', 'he', 'wrote', 'two')
    """
    return tuple(_SPELLING.findall(text.casefold()))


def shingles(words: tuple[str, ...], size: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `size` adjacent words; all the words as one run if they are fewer.

    References
    ----------
    A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of
    Sequences, 1997, section 2.

    Examples
    --------
    >>> sorted(shingles(("a", "b", "c"), 2))
    [('a', 'b'), ('b', 'c')]
    """
    if not words:
        return frozenset()
    last = max(len(words) - size, 0)
    return frozenset(words[i : i + size] for i in range(last + 1))


def one_line(text: str) -> str:
    """Return the text with each run of white space made one space, and none at its ends."""
    return " ".join(text.split())
