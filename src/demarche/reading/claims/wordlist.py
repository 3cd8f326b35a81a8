"""Words and phrases under headings, looked up in a run of lemmas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

LONGEST = 3
"""Words of the longest phrase."""


@cache
def under_headings(name: str, *, package: str = __package__) -> Mapping[str, str]:
    """Return the heading of each word or phrase of a word list; the first, where it has several.

    Words of a phrase are joined by ``_``.  A heading may say of which part of speech its words are.
    """
    found: dict[str, str] = {}
    heading = ""
    for line in files(package).joinpath(name).read_text("utf-8").splitlines():
        told = line.split("#", 1)[0].strip()
        if told.startswith("["):
            heading = told.strip("[]")
        else:
            for phrase in told.split():
                found.setdefault(phrase, heading)
    return found


def matches(words: Mapping[str, str], lemmas: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield each phrase of a word list in a run of lemmas, as (start, end, heading).

    The longest at each place, left to right; a word belongs to one phrase.

    Examples
    --------
    >>> list(matches({"could": "weak", "could_well": "moderate"}, ["it", "could", "well", "be"]))
    [(1, 3, 'moderate')]
    """
    i = 0
    while i < len(lemmas):
        for length in range(min(LONGEST, len(lemmas) - i), 0, -1):
            heading = words.get("_".join(lemmas[i : i + length]))
            if heading is not None:
                yield i, i + length, heading
                i += length
                break
        else:
            i += 1
