"""One utterance in several tellings: who left out what.

Two direct quotations tell one utterance if the words of the shorter stand in the longer in the
same order, almost all in runs. What the shorter lacks in its middle was *cut out*; hedges that the
longer has beside the shared words, and the shorter lacks, are *lost*. A fragment set behind words
of the reporter's own is a *splice*: its first half is not the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from demarche.reading.speech.quotation import Form, Quotation

FEWEST_WORDS = 4
"""Shorter quotations say too little to tell whose they are."""

SHARE = 0.85
RUN = 3

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HEDGE = re.compile(
    r"\b(?:(?:most|very|quite) likely|likely|probably|perhaps|maybe|possibly|may|might|could"
    r"|hopefully|i (?:think|feel|believe|hope|guess|suppose)|we (?:think|hope|believe)"
    r"|it seems|seems?|appears?|apparently|at this time|for now|so far|about|almost|nearly"
    r"|in (?:my|our) (?:view|opinion)"
    r"|if|unless|not yet|as far as i know|to some extent|in principle|under certain conditions)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One quotation of an utterance: the index of its text, the quotation, and its words."""

    text: int
    quotation: Quotation
    words: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What a telling leaves out of the fullest one.

    Parameters
    ----------
    telling : Telling
    hedges : tuple of str
        Hedging words of the fullest telling in or right beside the shared words, not in this one.
    cut : tuple of str
        Runs of words left out of the middle.
    spliced : bool
        It is a fragment that goes on from words which the reporter chose.
    """

    telling: Telling
    hedges: tuple[str, ...]
    cut: tuple[str, ...]
    spliced: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """The tellings of one utterance, the fullest first, and what the others lack."""

    tellings: tuple[Telling, ...]
    losses: tuple[Loss, ...]


def utterances(texts: Sequence[str], found: Sequence[Sequence[Quotation]]) -> tuple[Utterance, ...]:
    """Group the quotations of several texts by utterance.

    Parameters
    ----------
    texts : sequence of str
        The texts as stored.
    found : sequence of sequence of Quotation
        The quotations of each text; reported speech and mentions are passed over.

    Returns
    -------
    tuple of Utterance
        Only those that are told more than once.

    Examples
    --------
    >>> from demarche.reading.speech import quotations
    >>> texts = [
    ...     "“We will come back, most likely after the harvest is in,” Ann Lee said.",
    ...     "Ann Lee said they would be back “after the harvest is in.”",
    ... ]
    >>> one = utterances(texts, [quotations(text) for text in texts])[0]
    >>> one.losses[0].hedges, one.losses[0].spliced
    (('most likely',), True)
    """
    tellings = [
        Telling(i, quotation, quotation.words(text))
        for i, (text, here) in enumerate(zip(texts, found, strict=True))
        for quotation in here
        if quotation.form in (Form.DIRECT, Form.FRAGMENT)
        and len(_spelled(quotation.words(text))) >= FEWEST_WORDS
    ]
    tellings.sort(key=lambda t: -len(_spelled(t.words)))
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((group for group in groups if _tells(telling.words, group[0].words)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return tuple(_utterance(group) for group in groups if len(group) > 1)


def _spelled(words: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(words)]


def _blocks(words: list[str], fuller: list[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, words, fuller, autojunk=False)
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _tells(words: str, fuller: str) -> bool:
    """Whether almost all of the words stand in the fuller telling, in order and in runs."""
    ours, theirs = _spelled(words), _spelled(fuller)
    run = min(RUN, len(ours))
    held = sum(size for _, _, size in _blocks(ours, theirs) if size >= run)
    return held >= SHARE * len(ours)


def _utterance(group: list[Telling]) -> Utterance:
    fullest = group[0]
    return Utterance(tuple(group), tuple(_loss(telling, fullest) for telling in group[1:]))


def _loss(telling: Telling, fullest: Telling) -> Loss:
    ours, theirs = _spelled(telling.words), _spelled(fullest.words)
    blocks = _blocks(ours, theirs)
    first, last = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    gaps = [
        " ".join(theirs[b + size : after])
        for (_, b, size), (_, after, _) in pairwise(blocks)
        if after > b + size
    ]
    beside = " ".join(theirs[max(0, first - 4) : last + 4])
    said = " ".join(ours)
    hedges = [match[0] for match in _HEDGE.finditer(beside) if match[0] not in said]
    cut_before = first > 0 and telling.quotation.form is Form.FRAGMENT
    return Loss(telling, tuple(hedges), tuple(gaps), cut_before)
