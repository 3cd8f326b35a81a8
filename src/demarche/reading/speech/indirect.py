"""Reported speech without quote marks: "the envoy said that talks go on"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from demarche.reading.passage import Passage
from demarche.reading.speech.attribution import according, right_of, saying
from demarche.reading.speech.cue import PLAIN_VERBS
from demarche.reading.speech.noun_phrase import PRONOUNS
from demarche.reading.speech.quotation import Attribution, Form, Quotation, Span
from demarche.reading.wording import listed

_THAT = re.compile(
    r"\s+(?:(?P<gap>(?:[\w.’'-]+\s+){1,6}?|on\s+\w+,?\s+)?)(?P<that>that|whether|if|how|why|what)\s+(?=\S)"
)
_BARE = re.compile(
    r"(?:\s+(?:reporters|him|her|them|us|me|journalists|lawmakers))?"
    r"(?:\s+(?:on\s+)?(?:last\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day)?"
    r"\s+(?!(?:of|about|to|in|for|with|at|on|by|so|as|from|that|and|or|but|nothing|something)\b)(?=\w)"
)
_LAST_SAID = re.compile(r",\s+(?=[^,]{2,90}(?:,[^,]{2,60},[^,]{2,30})?[.!?]?$)")
_ASIDE = re.compile(r"(?<=\w), (?:[\w.’'-]+ ){0,5}[\w’'-]+, (?=[a-z])")
_FEWEST_WORDS = 3


def indirect(text: str, passage: Passage, taken: Sequence[Span]) -> Iterator[Quotation]:
    """Yield the reported speech of a passage.

    Parameters
    ----------
    text : str
        The text as stored.
    passage : Passage
    taken : sequence of tuple of int
        Spans in quote marks: a verb inside them is the speaker's own, not the author's.

    Examples
    --------
    >>> from demarche.reading.passage import passages
    >>> text = "The talks will go on, the envoy said. According to Ann Lee, no date was set."
    >>> [text[q.start : q.end] for q in indirect(text, passages(text)[0], [])]
    ['The talks will go on', 'no date was set']
    """
    for start, end in passage.sentences:
        stop = end - 1 if text[end - 1] in ".!?" else end
        found = (
            _told_after(text, start, stop)
            or _told_amid(text, start, stop)
            or _told_before(text, start, stop, taken)
        )
        if found is not None and _is_new(text, found, taken):
            yield found


def _told_before(text: str, start: int, stop: int, taken: Sequence[Span]) -> Quotation | None:
    """Return what follows the first verb of saying that governs a clause."""
    if (source := according(text, start, min(stop, start + 120))) and source.cue[0] - start < 3:
        comma = text.find(",", (source.speaker or source.cue)[1], stop)
        return _content(comma + 2, stop, source) if comma > 0 else None
    for cue, told in saying(text, start, stop):
        if any(a <= cue.start() < b for a, b in taken) or not _may_speak(text, told):
            continue
        that = _THAT.match(text, cue.end(), stop)
        if that and (that["that"] == "that" or told.verb in _ASKING):
            first = that.start("that") if that["that"] != "that" else that.end()
            return _content(first, stop, told)
        bare = _BARE.match(text, cue.end(), stop) if told.verb in _WITHOUT_THAT else None
        if bare and _FINITE.search(" ".join(text[bare.end() : stop].split()[1:14])):
            return _content(bare.end(), stop, told)
    return None


_WITHOUT_THAT = frozenset(
    listed(
        "say tell add think believe claim insist argue hope fear admit warn predict estimate"
        " concede quip allege note write tweet acknowledge contend maintain"
    )
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|do|does|did"
    r"|\w+(?:n['’]t|['’](?:s|re|ve|ll|d))|\w{2,}ed|[a-z]{2,}s|went|came|took|made|met|got|fell"
    r"|rose|want|need|plan|expect|hope|intend|know|think|see)\b"
)


_ASKING = frozenset(listed("ask wonder explain question inquire enquire"))


def _told_after(text: str, start: int, stop: int) -> Quotation | None:
    """Return the clause before a last ", the envoy said"."""
    for comma in _LAST_SAID.finditer(text, start, stop):
        tail = right_of(text, comma.start(), stop)
        ends_it = tail is not None and stop - max(tail.cue[1], (tail.speaker or tail.cue)[1]) < 60
        plain = tail is not None and tail.verb in PLAIN_VERBS | {"according to"}
        if tail is not None and ends_it and plain and _is_last(text, tail, stop):
            return _content(start, comma.start(), tail)
    return None


def _told_amid(text: str, start: int, stop: int) -> Quotation | None:
    """Return the two halves of a clause that ", the envoy said," cuts."""
    for aside in _ASIDE.finditer(text, start, stop):
        told = right_of(text, aside.start(), aside.end() - 1)
        if told is not None and told.verb in _WITHOUT_THAT and told.speaker is not None:
            halves = ((start, aside.start()), (aside.end(), stop))
            if all(a < b for a, b in halves) and '"' not in text[aside.start() - 1 : aside.end()]:
                return Quotation(Form.INDIRECT, halves, told)
    return None


def _is_last(text: str, tail: Attribution, stop: int) -> bool:
    """Whether the verb has no clause of its own behind it."""
    rest = text[tail.cue[1] : stop]
    return re.search(r"\b(?:that|whether)\b|[“\"]", rest) is None


_OF_THINGS = frozenset(listed("suggest indicate imply prove reveal highlight signal reflect show"))
"""Verbs whose subject is as often a thing as a person."""


def _may_speak(text: str, told: Attribution) -> bool:
    """Whether the subject can be one who speaks, as far as its form tells."""
    if told.verb not in _OF_THINGS or told.speaker is None:
        return True
    phrase = text[slice(*told.speaker)]
    thing = re.search(r"['’]s\b|\bof\b", phrase) or phrase.casefold() in ("it", "this", "which")
    return not thing and (phrase.split()[-1][0].isupper() or phrase.casefold() in PRONOUNS)


def _content(start: int, end: int, told: Attribution) -> Quotation | None:
    return Quotation(Form.INDIRECT, ((start, end),), told) if start < end else None


def _is_new(text: str, found: Quotation, taken: Sequence[Span]) -> bool:
    """Whether the words are a clause, and not just what stands in quote marks."""
    words = text[found.start : found.end]
    inside = any(a - 2 <= found.start and found.end <= b + 2 for a, b in taken)
    begins_quoted = words[0] in '“"‘«'
    few = len(words.split()) < _FEWEST_WORDS or words.casefold() in PRONOUNS
    return not (inside or begins_quoted or few)
