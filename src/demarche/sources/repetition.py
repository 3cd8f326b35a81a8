"""Passages of one text that say another passage again, word for word or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from demarche.sources.words import shingles, spellings

RUN = 3
"""A run of so many words in common is hardly chance."""

SHARE = 0.7
"""Such runs must hold this share of the words of a passage that repeats another."""

FEWEST_WORDS = 5
MOST_WORDS = 100

MOST_HOLDERS = 50
"""A run that stands in more passages than this tells nothing of any of them."""

_Run = tuple[str, ...]
_INSERTED = re.compile(r"\[[^\]]{0,60}\]")


def repeats(passage: str, original: str) -> bool:
    """Whether a passage says again what another says, perhaps with elisions.

    All its words, but for insertions in square brackets, stand in the other in the same order, most
    of them in runs. One other word, such as another number, and it says something else.

    Examples
    --------
    >>> whole = "It is, the envoy said, far too early to speak of any date for a summit."
    >>> repeats("It is … far too early to speak of any date for a summit", whole)
    True
    >>> repeats("It is, the envoy said, far too late to speak of any date for a summit", whole)
    False
    """
    words = spellings(_INSERTED.sub(" ", passage))
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    blocks = SequenceMatcher(None, words, spellings(original), autojunk=False).get_matching_blocks()
    matched = sum(block.size for block in blocks)
    in_runs = sum(block.size for block in blocks if block.size >= RUN)
    return matched == len(words) and in_runs >= SHARE * len(words)


def likely_originals(passages: Sequence[str]) -> list[list[int]]:
    """Return, for each passage, the other ones that share half of its runs of `RUN` words."""
    runs = [shingles(spellings(passage), RUN) for passage in passages]
    holders: dict[_Run, list[int]] = defaultdict(list)
    for index, held in enumerate(runs):
        for run in held:
            holders[run].append(index)
    return [_sharing_half(index, held, holders) for index, held in enumerate(runs)]


def _sharing_half(
    index: int, held: frozenset[_Run], holders: Mapping[_Run, Sequence[int]]
) -> list[int]:
    if len(held) > MOST_WORDS:
        return []
    telling = [holders[run] for run in held if len(holders[run]) <= MOST_HOLDERS]
    shared = Counter(chain.from_iterable(telling))
    return [i for i, count in shared.items() if i != index and 2 * count >= len(held)]
