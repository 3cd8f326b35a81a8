"""Texts of strangers as they can be shown: nothing that a terminal obeys or XML cannot hold."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Return a text with spaces for breaks, and a mark for control and direction characters.

    Examples
    --------
    >>> printable("red:\n\x1b[31m")
    'red: �[31m'
    """
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def cut(text: str, length: int) -> str:
    """Return a text of at most so many characters.

    Examples
    --------
    >>> cut("a long, long name", 8)
    'a long…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip(" ,") + "…"
