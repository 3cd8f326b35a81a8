"""Anchors: a place in a text that can be found again without storing the words.

An anchor holds where the words stood (line, sentence, code points) and three *fingerprints*: of
the words, and of up to `CONTEXT` words before and after them. A fingerprint is a count of words and
the first 16 hexadecimal digits of the SHA-256 of them, with white space made even. So a case file
can point at a sentence of somebody else's text, and show that the text has not changed under it,
while holding none of it.

To verify is to look at the exact place first, then at every window of as many words. Words that
changed are lost, never found nearly; words that stand in several places are told apart by their
contexts, or lost.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Self

from demarche.errors import SourceError
from demarche.sources.sentence import Locator, sentence_at, trimmed_span
from demarche.sources.words import one_line, word_spans

CONTEXT = 8
"""How many words before and after are fingerprinted to tell equal passages apart."""

_FORM = "L23.1 213-379 w:31:5f2a… b:8:24ab… a:8:cd01…, each … standing for 16 hexadecimal digits"
_WRITTEN = re.compile(
    r"L([1-9]\d*)\.([1-9]\d*) (\d+)-(\d+)"
    r" w:([1-9]\d*):([0-9a-f]{16}) b:(\d+):([0-9a-f]{16}) a:(\d+):([0-9a-f]{16})",
    re.ASCII,
)
_QUOTE_MARKS = ("'‘’‚‛′", '"“”„‟«»″')


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a passage has (punctuation marks count), and 16 digits of their SHA-256."""

    count: int
    digest: str

    def __str__(self) -> str:
        """Return ``count:digest``."""
        return f"{self.count}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where words stand in a text, and how to know them again.

    Parameters
    ----------
    line, sentence : int
        From 1; see `sentence_at`.
    start, end : int
        Half-open code-point span.
    words, before, after : Fingerprint
        Of the words, and of up to `CONTEXT` words on either side.
    """

    line: int
    sentence: int
    start: int
    end: int
    words: Fingerprint
    before: Fingerprint
    after: Fingerprint

    @property
    def locator(self) -> Locator:
        """Line and sentence."""
        return Locator(self.line, self.sentence)

    def __str__(self) -> str:
        """Return the one-line form that `parse` reads."""
        place = f"{self.locator} {self.start}-{self.end}"
        return f"{place} w:{self.words} b:{self.before} a:{self.after}"

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read the one-line form.

        Raises
        ------
        SourceError
            It is not in that form, or its span is empty.

        Examples
        --------
        >>> anchor = cite("Talks stalled in May.", "stalled")
        >>> str(anchor)
        'L1.1 6-13 w:1:7b600e7fa8a5d86c b:1:b50d48e81a9e8acf a:3:663cfae516fdc36d'
        >>> Anchor.parse(str(anchor)) == anchor
        True
        """
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise SourceError(f"not an anchor: {written!r}", hint=f"write it as {_FORM}")
        line, sentence, start, end = (int(match[i]) for i in range(1, 5))
        if start >= end:
            why = "is empty" if start == end else "ends before it begins"
            raise SourceError(
                f"the anchor {written!r} has the span {start}-{end}, which {why}",
                hint="'demarche sources cite CASE SOURCE WORDS' prints an anchor",
            )
        words, before, after = (Fingerprint(int(match[i]), match[i + 1]) for i in (5, 7, 9))
        return cls(line, sentence, start, end, words, before, after)


@dataclass(frozen=True, slots=True)
class Found:
    """The words stand where the anchor says."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The words stand at another place, given as a half-open code-point span."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The words cannot be told to stand anywhere; `reason` says why."""

    reason: str


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of the words at a span.

    Parameters
    ----------
    text : str
        The text as stored.
    start, end : int
        Half-open code-point span; white space at its ends is left out.

    Raises
    ------
    InputError
        The span is not inside the text, or holds white space only.
    SourceError
        The span cuts a word.
    """
    start, end = trimmed_span(text, (start, end))
    spans = word_spans(text)
    first = bisect_left(spans, start, key=lambda span: span[0])
    past = bisect_left(spans, end, key=lambda span: span[1]) + 1
    if first == len(spans) or spans[first][0] != start or spans[past - 1][1] != end:
        raise SourceError(
            f"the span {start}-{end} begins or ends inside a word",
            hint="an anchor holds whole words",
        )
    locator = sentence_at(text, (start, end))
    return Anchor(
        locator.line,
        locator.sentence,
        start,
        end,
        words=_fingerprint(text, first, past),
        before=_fingerprint(text, max(first - CONTEXT, 0), first),
        after=_fingerprint(text, past, min(past + CONTEXT, len(spans))),
    )


def verify(anchor: Anchor, text: str) -> Found | Moved | Lost:
    """Look for the words of an anchor in a text, which may have changed elsewhere.

    Parameters
    ----------
    anchor : Anchor
        Made on this text or on an earlier form of it.
    text : str
        The text as it is now.

    Returns
    -------
    Found, Moved or Lost
        `Found` if the words stand at the exact place with both their contexts, or if no other
        place has more of the context. `Moved` if one other place is the only one, or has more of
        the context than all others. `Lost` if the words stand nowhere, or in several places that
        the context does not tell apart.

    Examples
    --------
    >>> anchor = cite("Talks stalled in May.", "stalled in May")
    >>> verify(anchor, "Yesterday talks stalled in May.")
    Moved(start=16, end=30)
    >>> verify(anchor, "Talks stalled in June.")
    Lost(reason='the 3 words stand nowhere in the text')
    """
    count = anchor.words.count
    here = bisect_left(word_spans(text), anchor.start, key=lambda span: span[0])
    if _rank(anchor, text, here) == (2, True) and _same(anchor.words, text, here, here + count):
        return Found()
    windows = range(len(word_spans(text)) - count + 1)
    places = [i for i in windows if _same(anchor.words, text, i, i + count)]
    if not places:
        return Lost(f"the {count} words stand nowhere in the text")
    ranks = [_rank(anchor, text, i) for i in places]
    if ranks.count(max(ranks)) > 1:
        return Lost(
            f"the {count} words stand in {len(places)} places that the context does not tell apart"
        )
    return _outcome(anchor, text, places[ranks.index(max(ranks))])


def cite(text: str, words: str, *, occurrence: int | None = None) -> Anchor:
    """Find given words in a text and return their anchor.

    Parameters
    ----------
    text : str
        The text as stored.
    words : str
        The words; white space and the shape of quote marks need not agree, all else must.
    occurrence : int, optional
        Which occurrence is meant, from 1; needed where the words stand more than once.

    Raises
    ------
    SourceError
        The words are empty, stand nowhere, stand more than once without `occurrence`, or stand
        fewer times than `occurrence` says.

    Examples
    --------
    >>> cite('He wrote “not  yet” twice.', '"not yet"').start
    9
    """
    places = _occurrences(text, words)
    if not places:
        raise SourceError(f"the words {words!r} do not stand in the text", hint="copy them exactly")
    if occurrence is None and len(places) > 1:
        raise SourceError(
            f"the words {words!r} stand {len(places)} times in the text",
            hint=f"cite more words, or give occurrence=1 to {len(places)}",
        )
    chosen = 1 if occurrence is None else occurrence
    if not 1 <= chosen <= len(places):
        raise SourceError(
            f"occurrence {chosen} of {words!r} was asked for; it stands {len(places)} times"
        )
    return make_anchor(text, *places[chosen - 1])


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Return the spans of whole words that read as the given ones."""
    chunks = ["".join(_mark_pattern(mark) for mark in chunk) for chunk in words.split()]
    if not chunks:
        raise SourceError("no words were given to cite")
    pattern = r"\s+".join(chunks)
    opens, closes = (
        r"\b" if edge.isalnum() else "" for edge in (words.strip()[0], words.strip()[-1])
    )
    return [match.span() for match in re.finditer(opens + pattern + closes, text)]


def _mark_pattern(mark: str) -> str:
    same = next((marks for marks in _QUOTE_MARKS if mark in marks), mark)
    return f"[{re.escape(same)}]" if len(same) > 1 else re.escape(same)


def _fingerprint(text: str, first: int, past: int) -> Fingerprint:
    """Return the fingerprint of the words numbered `first` (0-based) up to, not with, `past`."""
    spans = word_spans(text)
    passage = text[spans[first][0] : spans[past - 1][1]] if first < past else ""
    digest = hashlib.sha256(one_line(passage).encode("utf-8", "surrogatepass")).hexdigest()
    return Fingerprint(past - first, digest[:16])


def _same(fingerprint: Fingerprint, text: str, first: int, past: int) -> bool:
    inside = 0 <= first <= past <= len(word_spans(text))
    return inside and _fingerprint(text, first, past) == fingerprint


def _rank(anchor: Anchor, text: str, first: int) -> tuple[int, bool]:
    """Return how many contexts agree at a place (0 to 2), and whether it is the exact place."""
    past = first + anchor.words.count
    agree = _same(anchor.before, text, first - anchor.before.count, first) + _same(
        anchor.after, text, past, past + anchor.after.count
    )
    spans = word_spans(text)
    exact = past <= len(spans) and (spans[first][0], spans[past - 1][1]) == (
        anchor.start,
        anchor.end,
    )
    return agree, exact


def _outcome(anchor: Anchor, text: str, first: int) -> Found | Moved:
    spans = word_spans(text)
    place = spans[first][0], spans[first + anchor.words.count - 1][1]
    return Found() if place == (anchor.start, anchor.end) else Moved(*place)
