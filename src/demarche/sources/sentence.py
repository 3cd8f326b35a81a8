"""Lines and sentences of a text, numbered as a reader counts them.

A *line* is what stands between two line breaks, numbered from 1 with the blank ones counted, so
that a line number is the paragraph number in a file of one paragraph a line. A *sentence* is
numbered from 1 inside its line.

Sentences end where a stop, with the quote marks and brackets that close after it, is followed by
white space and something that can begin a sentence. The full stop is the doubtful one; a short
list of rules decides it, in the order in which `_full_stop_ends` states them. Where a rule cannot
know (is a name after "U.S." the rest of the sentence?) the sentence goes on: a sentence too long
still holds the words that a locator points at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from demarche.errors import InputError

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)"
    r"(?P<close>[\"'”’»)\]]*+(?:\s?\[\d{1,3}\])*+)"
    r"\s++(?=[\"'“‘«(\[]*+(?P<next>\w.{0,80}))"
)
_SPEAKS = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|tweeted|replied|told|argued|warned|insisted"
    r"|declared|exclaimed|shouted|continued|observed|wondered|concluded)\b"
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]|Ph\.D")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_LONGEST_WORD = 40


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_A_NAME = _listed(
    "mr mrs ms mx messrs dr prof rev hon gen lt col maj capt cmdr sgt cpl pvt adm brig gov sen sens"
    " rep reps pres amb supt det insp sec"
)
_BEFORE_A_NUMBER = _listed(
    "no nos c ca p pp vol vols art arts fig figs ch eq para paras"
    " jan feb apr jun jul aug sept sep oct nov dec"
)
_NEVER_LAST = _listed("vs e.g i.e cf viz approx incl esp")
_MAY_BE_LAST = _listed("inc corp co cos ltd jr sr st ave etc al dept est mt ft bros")
_BEGINNERS = _listed(
    "the a an this that these those it its he his she her they their we our i my you your there"
    " here but and or yet so nor for if when while although though because since as at by in on"
    " from with without under over after before during despite however moreover meanwhile instead"
    " still then thus therefore nevertheless nonetheless even once what why how who whether where"
    " some many most both each every no not only such to until unlike given perhaps also finally"
    " now today yesterday tomorrow according"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, and its span without white space at the ends."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a reader finds words: line and sentence inside it, both from 1."""

    line: int
    sentence: int

    def __str__(self) -> str:
        """Return the short form, such as ``L23.1``."""
        return f"L{self.line}.{self.sentence}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its locator and its half-open code-point span."""

    locator: Locator
    start: int
    end: int


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines that are not blank.

    Examples
    --------
    >>> lines("One\n\n two ")
    (Line(number=1, start=0, end=3), Line(number=3, start=6, end=9))
    """
    return tuple(
        Line(number, *_trimmed(text, *match.span(1)))
        for number, match in enumerate(_LINE.finditer(text), start=1)
        if match[1].strip()
    )


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return every sentence of a text, in order; together they hold all that is not white space.

    Parameters
    ----------
    text : str
        Any text; the rules for the full stop are for English.

    Examples
    --------
    >>> text = "Gen. Lee met the U.S. envoy. “Was it 3.5%?” he asked. It was."
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['Gen. Lee met the U.S. envoy.', '“Was it 3.5%?” he asked.', 'It was.']
    """
    return tuple(
        Sentence(Locator(line.number, number), start, end)
        for line in lines(text)
        for number, (start, end) in enumerate(_split(text, line), start=1)
    )


def sentence_at(text: str, span: tuple[int, int]) -> Locator:
    """Return the locator of the sentence in which a span begins.

    Parameters
    ----------
    text : str
        The text as stored.
    span : tuple of int
        Half-open code-point span, ``0 <= start < end <= len(text)``; white space that it begins
        with is passed over.

    Raises
    ------
    InputError
        The span is not inside the text, or holds white space only.

    Examples
    --------
    >>> str(sentence_at("It was. It is.", (8, 13)))
    'L1.2'
    """
    start = trimmed_span(text, span)[0]
    found = sentences(text)
    return found[bisect_right(found, start, key=lambda s: s.start) - 1].locator


def trimmed_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span without the white space at its ends, or say why it points at no words."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise InputError(
            f"the span {start}-{end} is not inside the text, which has {len(text)} code points",
            hint="a span is half-open: 0 <= start < end <= length",
        )
    if not text[start:end].strip():
        raise InputError(f"the span {start}-{end} holds white space only")
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _split(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one line."""
    spans, start = [], line.start
    for match in _STOP.finditer(text, line.start, line.end):
        before = text[max(start, match.start() - _LONGEST_WORD) : match.start()]
        if _ends(before, match["stop"], match["close"], match["next"]):
            spans.append((start, match.end("close")))
            start = match.end()
    spans.append((start, line.end))
    return spans


def _ends(before: str, stop: str, close: str, after: str) -> bool:
    """Whether a sentence ends here, given what stands before the stop and after the space."""
    if after[0].islower():
        return False
    if stop[-1] in "!?":
        in_quotes = any(mark in close for mark in "\"'”’»")
        return not (in_quotes and _SPEAKS.match(after))
    if len(stop) > 1 or stop == "…":
        return bool(close) or len(stop) > 3 or _begins(after)
    return _full_stop_ends(before, after)


def _full_stop_ends(before: str, after: str) -> bool:
    word = before.rsplit(maxsplit=1)[-1].lstrip("\"'“‘«([—–-") if before.strip() else ""
    known = word.lower()
    if _ITEM_NUMBER.fullmatch(before.strip()):
        return False
    if known in _BEFORE_A_NAME or known in _NEVER_LAST:
        return False
    if known in _BEFORE_A_NUMBER and after[0].isdigit():
        return False
    if known in _MAY_BE_LAST or _ACRONYM.fullmatch(word):
        return _begins(after)
    return True


def _begins(after: str) -> bool:
    """Whether the first word after a doubtful stop is one with which sentences begin."""
    first = re.match(r"\w+", after)
    return first is not None and first[0].lower() in _BEGINNERS
