"""Source texts: read them, take them into passages, and point at their words.

`read` makes one unchanging text of a file. `segments` says whose words stand where. `sentence_at`
counts lines and sentences as a reader does. An `Anchor` finds words again without storing them,
and `near_duplicates` counts a reprint once.
"""

from __future__ import annotations

from demarche.sources.anchor import Anchor, Found, Lost, Moved, cite, make_anchor, verify
from demarche.sources.folder import resolve_inside
from demarche.sources.furniture import Kind
from demarche.sources.limits import Limits
from demarche.sources.reprint import near_duplicates
from demarche.sources.segment import Segment, segments
from demarche.sources.sentence import Locator, Sentence, sentence_at, sentences
from demarche.sources.source_text import SourceText, read

__all__ = [
    "Anchor",
    "Found",
    "Kind",
    "Limits",
    "Locator",
    "Lost",
    "Moved",
    "Segment",
    "Sentence",
    "SourceText",
    "cite",
    "make_anchor",
    "near_duplicates",
    "read",
    "resolve_inside",
    "segments",
    "sentence_at",
    "sentences",
    "verify",
]
