"""Lists of words, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a line.

    Examples
    --------
    >>> listed("one two")
    ('one', 'two')
    """
    return tuple(words.split())


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of one of the words, the longest first.

    Examples
    --------
    >>> one_of(("a", "a b", "and"))
    '(?:a b|and|a)'
    """
    found = sorted((re.escape(w).replace("\\ ", " ") for w in words), key=len, reverse=True)
    return "(?:" + "|".join(found) + ")"
