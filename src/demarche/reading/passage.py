"""The passages of a text that are its author's own, with their sentences.

Titles, captions, pull quotes, credits and page furniture are not read: what they say is said again
in the body, or is not the author's (see `demarche.sources.segments`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demarche.sources import Kind, segments, sentences

READ = frozenset({Kind.BODY})


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of body text: its half-open span, and the spans of its sentences."""

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]


@lru_cache(maxsize=16)
def passages(text: str) -> tuple[Passage, ...]:
    r"""Return the body passages of a text, in order.

    Examples
    --------
    >>> page = "Talks resume\nThe envoys met. They agreed on a date.\nShare this article"
    >>> [len(p.sentences) for p in passages(page)]
    [2]
    """
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    found, i = [], 0
    for segment in segments(text):
        held = []
        while i < len(spans) and spans[i][0] < segment.end:
            held.append((max(spans[i][0], segment.start), min(spans[i][1], segment.end)))
            if spans[i][1] > segment.end:
                break
            i += 1
        if segment.kind in READ:
            found.append(Passage(segment.start, segment.end, tuple(held)))
    return tuple(found)
