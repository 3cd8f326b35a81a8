"""A page's text taken into typed passages.

Each line is one segment, or two where a caption and its credit share the line. First the wording
of a line decides; what is left passes as body text through rules that look at the lines around it:
links after the head of a link list, menus, headings of pages, captions and pull quotes that repeat,
the title and what stands under it, headings inside the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from demarche.sources.furniture import (
    CAPTION_WORDS,
    LABEL_WORDS,
    Kind,
    credit_start,
    furniture,
    heads_links,
    is_byline,
    is_caption,
)
from demarche.sources.repetition import likely_originals, repeats
from demarche.sources.sentence import Line, lines, sentences
from demarche.sources.words import spellings

TITLE_WORDS = 25
DEK_WORDS = 35
PAGES_WITH_HEAD = 3
MENU_LINES = 4
MENU_WORDS = 4

_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:,? [A-Z][\w. ]{2,30})?(?: ?\([^)]{2,20}\))? ?[-–—]"
)
_NAME_AFTER_DASH = re.compile(r"\s[-–—]+\s*(?=\w)")
_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage of one kind, with its half-open code-point span and its words."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def count(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def stopped(self) -> bool:
        """Whether it ends as sentences do, with a stop."""
        return self.text.rstrip(_CLOSERS).endswith(_STOPS)


def segments(text: str) -> tuple[Segment, ...]:
    r"""Return the typed passages of a text, in order.

    Parameters
    ----------
    text : str
        The text as stored.

    Returns
    -------
    tuple of Segment
        They do not overlap, and hold every character that is not white space between them.

    Examples
    --------
    >>> page = "Talks resume\nThe envoys met. They agreed on a date.\nShare this article"
    >>> [(s.kind.value, s.text) for s in segments(page)]  # doctest: +NORMALIZE_WHITESPACE
    [('title', 'Talks resume'), ('body', 'The envoys met. They agreed on a date.'),
     ('navigation', 'Share this article')]
    """
    found = [segment for line in lines(text) for segment in _by_wording(text, line)]
    for rule in _RULES:
        found = rule(found)
    return tuple(found)


def _by_wording(text: str, line: Line) -> list[Segment]:
    """Return a line as one segment of the kind that its wording tells, or split at its credit."""
    content = text[line.start : line.end]
    kind = furniture(content)
    cut = credit_start(content) if kind is None else None
    if cut is None:
        kind = kind or (Kind.CAPTION if is_caption(content) else Kind.BODY)
        return [Segment(kind, line.start, line.end, content)]
    credit = Segment(Kind.CREDIT, line.start + cut, line.end, content[cut:])
    before = content[:cut].rstrip()
    if not before:
        return [credit]
    kind = Kind.CAPTION if len(before.split()) <= CAPTION_WORDS else Kind.BODY
    return [Segment(kind, line.start, line.start + len(before), before), credit]


def _follow_on(found: list[Segment]) -> list[Segment]:
    """Give the labels after a prompt to pay, and the titles after a link list's head, its kind."""
    told: list[Segment] = []
    running: Kind | None = None
    begun = False
    for segment in found:
        begun = begun or (segment.kind is Kind.BODY and segment.stopped)
        if segment.kind is Kind.PAYWALL or (begun and heads_links(segment.text)):
            running = segment.kind
        elif segment.kind is Kind.BODY:
            longest = LABEL_WORDS if running is Kind.PAYWALL else TITLE_WORDS
            ended = segment.text.endswith(".") or segment.count > longest
            running = None if ended else running
        told.append(
            _as(segment, running if running and segment.kind is Kind.BODY else segment.kind)
        )
    return told


def _menus(found: list[Segment]) -> list[Segment]:
    """Take a run of lines of a few words without a stop, as no list in a text is, for a menu."""
    told = list(found)
    for is_item, run in groupby(range(len(found)), key=lambda i: _may_be_menu_item(found[i])):
        items = list(run)
        if is_item and len(items) >= MENU_LINES:
            for i in items:
                told[i] = _as(found[i], Kind.NAVIGATION)
    return told


def _may_be_menu_item(segment: Segment) -> bool:
    plain = segment.kind is Kind.BODY and segment.text[0].isalpha()
    few = segment.count <= MENU_WORDS and not segment.stopped
    return segment.kind is Kind.NAVIGATION or (plain and few)


def _page_heads(found: list[Segment]) -> list[Segment]:
    """Take short lines that stand again and again, but for a page number, for navigation."""

    def shape(segment: Segment) -> tuple[str, ...]:
        return tuple(word for word in spellings(segment.text) if not word.isdigit())

    def may_head(segment: Segment) -> bool:
        short = segment.count <= LABEL_WORDS and not segment.stopped
        return segment.kind is Kind.BODY and short

    often = Counter(shape(segment) for segment in found if may_head(segment))
    return [
        _as(segment, Kind.NAVIGATION)
        if may_head(segment) and often[shape(segment)] >= PAGES_WITH_HEAD
        else segment
        for segment in found
    ]


def _captions_again(found: list[Segment]) -> list[Segment]:
    """Take what repeats a caption, such as the words that stand in for a picture, for a caption."""
    told = list(found)
    for i, others in enumerate(likely_originals([segment.text for segment in found])):
        captions = [found[j].text for j in others if found[j].kind is Kind.CAPTION]
        if found[i].kind is Kind.BODY and any(repeats(found[i].text, text) for text in captions):
            told[i] = _as(found[i], Kind.CAPTION)
    return told


def _title_and_dek(found: list[Segment]) -> list[Segment]:
    """Find the title, lines that repeat it, a rubric above it and the dek under it."""
    body = [i for i, segment in enumerate(found) if segment.kind is Kind.BODY]
    title = next(iter(body), None)
    if title is None or not _may_be_title(found[title]) or len(body) == 1:
        return found
    told = list(found)
    if _is_rubric(found[title]) and _may_be_title(found[body[1]]) and len(body) > 2:
        told[title] = _as(found[title], Kind.NAVIGATION)
        title, body = body[1], body[1:]
    if not any(found[i].stopped and found[i].count > found[title].count for i in body[1:]):
        return found
    wording = spellings(found[title].text)
    for i in body:
        if spellings(found[i].text) == wording:
            told[i] = _as(found[i], Kind.TITLE)
    rest = [i for i in body if told[i].kind is Kind.BODY]
    if len(rest) > 2 and _is_dek(found, rest):
        told[rest[0]] = _as(found[rest[0]], Kind.DEK)
    return told


def _may_be_title(segment: Segment) -> bool:
    ends_open = not segment.stopped or segment.text.rstrip(_CLOSERS)[-1] in "?!"
    one_line = segment.count <= TITLE_WORDS and len(sentences(segment.text)) <= 2
    return ends_open and one_line and not segment.text[0].islower()


def _is_rubric(segment: Segment) -> bool:
    return segment.count <= 2 or (segment.count <= 4 and segment.text.isupper())


def _is_dek(found: list[Segment], rest: list[int]) -> bool:
    """Whether the first of the rest stands above the byline, or is short where they are long."""
    first = found[rest[0]]
    long = first.count > DEK_WORDS or len(sentences(first.text)) > 2
    if long or _DATELINE.match(first.text):
        return False
    bylines = [i for i, segment in enumerate(found[: rest[2]]) if is_byline(segment.text)]
    if bylines:
        return rest[0] < bylines[0]
    counts = sorted(found[i].count for i in rest[1:])
    usual = counts[(len(counts) - 1) // 2]
    return not first.stopped or (len(sentences(first.text)) == 1 and 2 * first.count <= usual)


def _pull_quotes(found: list[Segment]) -> list[Segment]:
    """Find lines that say a passage of the body again.

    Of two such lines the copy is the one that is the smaller, else the one that has no stop, else
    the later.
    """
    body = [i for i, segment in enumerate(found) if segment.kind is Kind.BODY]
    texts = [found[i].text for i in body]
    told = list(found)
    for copy, originals in zip(body, likely_originals(texts), strict=True):
        for original in (body[i] for i in originals):
            kept = told[original].kind is Kind.BODY
            if (
                kept
                and _precedence(found, original) < _precedence(found, copy)
                and repeats(_without_name(found[copy].text), found[original].text)
            ):
                told[copy] = _as(found[copy], Kind.PULL_QUOTE)
    return told


def _precedence(found: list[Segment], i: int) -> tuple[int, bool, int]:
    """Return a key by which the original of two like lines comes before its copy."""
    return -(len(spellings(found[i].text)) // 2), not found[i].stopped, i


def _without_name(quote: str) -> str:
    """Return a pulled quotation without the speaker's name after a dash."""
    words, *name = _NAME_AFTER_DASH.split(quote, maxsplit=1)
    return words if name and len(name[0].split()) <= LABEL_WORDS else quote


def _headings(found: list[Segment]) -> list[Segment]:
    """Find short lines without a stop that stand between sentences, the next of which is longer."""
    told = list(found)
    for i in range(1, len(found) - 1):
        before, here, after = found[i - 1 : i + 2]
        short = here.count <= LABEL_WORDS and not here.stopped and here.text[0].isupper()
        between = (before.stopped or before.kind is not Kind.BODY) and after.stopped
        if here.kind is after.kind is Kind.BODY and short and between and after.count > here.count:
            told[i] = _as(here, Kind.TITLE)
    return told


def _as(segment: Segment, kind: Kind) -> Segment:
    return replace(segment, kind=kind)


_RULES: tuple[Callable[[list[Segment]], list[Segment]], ...] = (
    _follow_on,
    _menus,
    _page_heads,
    _captions_again,
    _title_and_dek,
    _pull_quotes,
    _headings,
)
