"""The nearest known name to one that is unknown."""

from __future__ import annotations

import difflib
from functools import lru_cache


@lru_cache(maxsize=1024)
def nearest(name: str, known: frozenset[str]) -> str | None:
    """Return the known name that is most like another, or nothing where none is near."""
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1)), None)


def did_you_mean(name: str, known: frozenset[str], otherwise: str = "") -> str:
    """Return a hint that names the nearest known name, or another hint where none is near.

    Examples
    --------
    >>> did_you_mean("sprnig", frozenset({"spring", "autumn"}))
    "did you mean 'spring'?"
    >>> did_you_mean("sprnig", frozenset({"autumn"}), "declare it")
    'declare it'
    """
    close = nearest(name, known)
    return f"did you mean '{close}'?" if close else otherwise
