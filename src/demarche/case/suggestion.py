"""The nearest known name to one that is unknown."""

from __future__ import annotations

import difflib
from functools import lru_cache


@lru_cache(maxsize=1024)
def did_you_mean(name: str, known: frozenset[str], otherwise: str = "") -> str:
    """Return a hint that names the nearest known name, or another hint where none is near.

    Examples
    --------
    >>> did_you_mean("sprnig", frozenset({"spring", "autumn"}))
    "did you mean 'spring'?"
    >>> did_you_mean("sprnig", frozenset({"autumn"}), "declare it")
    'declare it'
    """
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise
