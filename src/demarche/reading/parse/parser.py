"""A text to trees: which spans are parsed, by what.

Sentences end where `demarche.sources.sentences` says, whatever the parser, so that a parse and a
locator never disagree about where a sentence stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import tee
from typing import TYPE_CHECKING, Protocol

from demarche.reading.dateline import after_dateline
from demarche.reading.passage import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.reading.parse.sentence import Sentence

LONGEST = 1500
"""Characters; a sentence that is longer is parsed in parts, cut at white space if it has any."""

Span = tuple[str, int, int]
"""A text and a half-open span in it that holds one sentence and more than white space."""

_PART = re.compile(rf"\S(?:.{{0,{LONGEST - 2}}}\S)?(?!\S)|\S{{1,{LONGEST}}}", re.DOTALL)


class Parser(Protocol):
    """What takes sentences to trees."""

    @property
    def name(self) -> str:
        """Name and version: a text is parsed anew when it changes."""

    def __call__(self, spans: Iterable[Span]) -> Iterator[Sentence]:
        """Yield the tree of each span, in order; offsets are into its text."""


@lru_cache(maxsize=4)
def load(name: str | None = None) -> Parser:
    """Return a parser, loaded once.

    Parameters
    ----------
    name : str, optional
        An installed spaCy pipeline, such as ``en_core_web_trf``, or the folder of one; by default
        the parser that comes with the package.

    Raises
    ------
    InputError
        There is no such pipeline, or it has no dependency parser.
    """
    if name is None:
        from demarche.reading.parse.own import own_parser

        return own_parser()
    from demarche.reading.parse.spacy_pipeline import SpacyPipeline

    return SpacyPipeline.load(name)


def parse(text: str, *, parser: Parser | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of the body passages of a text, in order, parsed.

    Parameters
    ----------
    text : str
        As stored: offsets count in it.
    parser : Parser, optional
        By default the one that comes with the package.

    Examples
    --------
    >>> (sentence,) = parse("The envoys met in Oslo.")
    >>> [(word.text, word.relation) for word in sentence.words][:3]
    [('The', 'det'), ('envoys', 'nsubj'), ('met', 'root')]
    """
    return next(parse_all([text], parser=parser))


def parse_all(
    texts: Iterable[str], *, parser: Parser | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """Yield what `parse` returns for each text; texts are read as they are needed."""
    read = parser or load()
    counted, parsed = tee((text, _spans(text)) for text in texts)
    trees = read((text, start, end) for text, spans in parsed for start, end in spans)
    for _, spans in counted:
        yield tuple(next(trees) for _ in spans)


def _spans(text: str) -> list[tuple[int, int]]:
    return [
        part.span()
        for passage in passages(text)
        for start, end in _told(text, passage)
        for part in _PART.finditer(text, start, end)
    ]


def _told(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a passage, without its dateline."""
    begin = passage.start + after_dateline(text[passage.start : passage.end])
    for start, end in passage.sentences:
        if end > begin:
            yield max(start, begin), end
