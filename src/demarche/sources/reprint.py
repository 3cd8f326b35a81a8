"""Texts that are one text: printed twice, set anew, or cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from demarche.errors import InputError
from demarche.sources.words import shingles, spellings

SHINGLE = 5


def near_duplicates(texts: Sequence[str], *, threshold: float = 0.6) -> tuple[tuple[int, ...], ...]:
    """Group texts of which one contains most of the other, so that a reprint counts once.

    Two texts are joined if the *containment* of their runs of five words, the share of the smaller
    text's distinct runs that the other holds too, reaches the threshold. Case, marks and layout
    make no difference. Groups are the connected components: a digest that holds two reports whole
    joins them, so that the number of groups may be too low a count of independent sources, never
    too high for that reason.

    Parameters
    ----------
    texts : sequence of str
        Texts, not necessarily different.
    threshold : float, optional
        Least containment that joins, in (0, 1]. Reports that quote one statement share a part of
        their runs; the default lets a third of the smaller text be shared words of others.

    Returns
    -------
    tuple of tuple of int
        Every index once; groups and their members in order. Its length is the number of texts
        that count.

    References
    ----------
    A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of
    Sequences, 1997, section 2.

    Examples
    --------
    >>> report = "The envoys met on Monday and agreed to meet again within a month."
    >>> other = "No date was named for the next meeting, which may be far off."
    >>> near_duplicates([report, other, report.upper() + " Subscribe!"])
    ((0, 2), (1,))
    """
    if not 0 < threshold <= 1:
        raise InputError(f"threshold is {threshold}; it must be above 0 and at most 1")
    runs = [shingles(spellings(text), SHINGLE) for text in texts]
    parent = list(range(len(texts)))
    for (one, other), shared in _shared(runs).items():
        if shared >= threshold * min(len(runs[one]), len(runs[other])):
            parent = _joined(parent, one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for index, root in enumerate(parent):
        groups[root].append(index)
    return tuple(tuple(group) for group in groups.values())


def _shared(runs: Sequence[frozenset[tuple[str, ...]]]) -> Counter[tuple[int, int]]:
    """Return how many runs each pair of texts shares, for the pairs that share any."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, held in enumerate(runs):
        for run in held:
            holders[run].append(index)
    return Counter(pair for held in holders.values() for pair in combinations(held, 2))


def _joined(parent: list[int], one: int, other: int) -> list[int]:
    """Return the group of each text after two groups became one."""
    low, high = sorted((parent[one], parent[other]))
    return [low if root == high else root for root in parent]
