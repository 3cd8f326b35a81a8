"""Who speaks: the verb of saying beside a quotation, and the phrase that is its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.reading.speech import noun_phrase
from demarche.reading.speech.cue import CUE, MEDIA, NOUNS, lemmas
from demarche.reading.speech.quotation import Attribution, Span
from demarche.reading.wording import listed, one_of

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as put by)\s+(?P<rest>\S)", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?=\S)")
_NOUN_CUE = re.compile(
    rf"(?P<owner>(?:[\w.-]+\s+){{0,5}}[\w.-]+?)['’]s?\s+(?:\w+\s+){{0,2}}?(?P<noun>{one_of(NOUNS)}s?)\b"
    r"(?=\s+(?:of|that|to|about|on|as|:|,)|:)",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    rf"\b(?:in|on|via|over|by|through|during|at|to)\s+"
    rf"(?P<medium>(?:(?:an?|the|his|her|their|its|another|separate|one)\s+)?"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{one_of(MEDIA)}s?\b|Twitter|Facebook|X\b|Truth Social|television"
    r"|state media|state TV|radio|telephone|phone)(?:\s+conference)?)",
)
_OWNED_MEDIUM = re.compile(
    rf"^(?P<owner>.+?)['’]s?\s+(?P<medium>(?:[\w-]+\s+){{0,3}}?{one_of(MEDIA)}s?)$", re.IGNORECASE
)
_ADDRESSEE = re.compile(
    r"\s+(?:to\s+)?(?P<who>(?:reporters|journalists|lawmakers|parliament|the press|the nation"
    r"|state media|senators|diplomats|supporters|colleagues|him|her|them|us|me)\b"
    r"|(?:the\s+)?(?:[A-Z][\w.’'-]*\s?(?:of\s|the\s)?){1,5}(?<!\s))"
)
_TAKES_ADDRESSEE = frozenset(listed("tell ask urge remind warn inform assure advise"))
_GAP_WORDS = 16
_PARTICIPLE = re.compile(r"ing$", re.IGNORECASE)


def left_of(text: str, start: int, end: int) -> Attribution | None:
    """Return who speaks by the words between `start` and a quotation that begins at `end`."""
    if found := _according(text, start, end):
        return found
    best: Attribution | None = None
    last = start
    for cue in _cues(text, start, end):
        speaker = _subject(text, start, cue)
        if speaker is None:  # a participle: "adding", "indicating that"; the speaker stays
            last = cue.end()
            continue
        if best is not None and _is_inside(text, best, cue, speaker):
            last = cue.end()
            continue
        best, last = _attribution(text, cue, speaker, end), cue.end()
    far = len(text[last:end].split()) > _GAP_WORDS and "," in text[last:end]
    return best if best is not None and not far else _noun_cue(text, start, end)


def _is_inside(text: str, told: Attribution, cue: re.Match[str], speaker: Span) -> bool:
    """Whether a verb belongs to what an outer verb reports: "Lee wrote that he had asked"."""
    between = text[told.cue[1] : cue.start()]
    return _is_pronoun(text, speaker) and not re.search(r"[.;]|\bbut\b", between)


def right_of(text: str, start: int, end: int) -> Attribution | None:
    """Return who speaks by the words between a quotation that ends at `start` and `end`."""
    if found := _according(text, start, min(end, start + 25 + (end - start) // 2)):
        return found if found.cue[0] - start < 8 else None
    cue = next(iter(_cues(text, start, min(end, start + 160))), None)
    if cue is None or _PARTICIPLE.search(cue[0]):
        return None
    between = text[start : cue.start()].strip(" ,–—-\u00a0")
    if not between:
        behind = noun_phrase.after(text, cue.end(), end)
        return _attribution(text, cue, behind, end) if behind else None
    if re.search(r"[.;:“\"?!]|\b(?:that|which|when|but)\b", between):
        return None
    opening = re.match(r"\s*,?\s*", text[start:])
    speaker = noun_phrase.before(text, start + (opening.end() if opening else 0), cue.start())
    return _attribution(text, cue, speaker, end) if speaker else None


def saying(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Attribution]]:
    """Yield each verb of saying that has a subject before it, with its attribution."""
    for cue in _cues(text, start, end):
        speaker = _subject(text, start, cue)
        if speaker is not None:
            yield cue, _attribution(text, cue, speaker, end)


def according(text: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of "according to Ann Lee" in a span."""
    return _according(text, start, end)


def _cues(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words that may be verbs of saying, leaving out those that plainly are nouns."""
    for match in CUE.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()].casefold().split()
        last = before[-1] if before else ""
        after = text[match.end() : match.end() + 4].casefold()
        verb = lemmas()[match[0].casefold()]
        noun = last in _BEFORE_NOUNS or last.endswith(("’s", "'s"))
        base = match[0].casefold() == verb and last not in _BEFORE_BASE
        if noun or (match[0][0].isupper() and match.start() > start) or after.startswith("-"):
            continue
        if base and not _plural_subject(last) and verb not in _PAST_LIKE:
            continue
        if match[0][-1] == "s" and verb in _NOUN_LIKE and not _GIVES.match(text, match.end()):
            continue
        if last in ("is", "are", "was", "were", "been", "be", "being") and _is_passive(text, match):
            continue
        yield match


_BEFORE_NOUNS = frozenset(
    listed(
        "a an the his her its their our my your this that these those of no any some such in"
        " on by for with from at new"
    )
)
_BEFORE_BASE = frozenset(
    listed("to would will could can may might should must did do not they we i you")
)


_PAST_LIKE = frozenset({"read", "bet"})
_NOUN_LIKE = frozenset(
    listed(
        "claim report state note fear hope estimate post remark stress joke question call"
        " comment charge answer point demand request order promise pledge view forecast guess"
        " dispute protest object complaint boast label title test appeal offer study share"
        " voice list signal"
    )
)
"""Verbs whose form in -s is as often a plural noun."""

_GIVES = re.compile(r"\s+(?:\w+\s+){0,2}?(?:that\b|[“\"]|for\b)|:|,\s+[“\"]")


def _plural_subject(word: str) -> bool:
    return word.endswith("s") and len(word) > 3


def _is_passive(text: str, cue: re.Match[str]) -> bool:
    return not _PARTICIPLE.search(cue[0]) and not _BY.match(text, cue.end() + 1)


def _subject(text: str, start: int, cue: re.Match[str]) -> Span | None:
    """Return the phrase before a verb, or the one after "by"; None for a bare participle."""
    before = text[start : cue.start()].rstrip()
    participle = _PARTICIPLE.search(cue[0]) and not re.search(
        r"\b(?:is|are|was|were|been|be|am|’s|'s)(?:\s\w+ly)?$", before
    )
    to_infinitive = re.search(r"\bto$", before)
    if participle or to_infinitive:
        return None
    return noun_phrase.before(text, start, cue.start())


def _is_pronoun(text: str, span: Span) -> bool:
    return text[span[0] : span[1]].casefold() in noun_phrase.PRONOUNS


def _attribution(text: str, cue: re.Match[str], speaker: Span, end: int) -> Attribution:
    verb = lemmas()[cue[0].casefold()]
    medium = _MEDIUM.search(text, cue.end(), min(end, cue.end() + 80))
    found = Attribution(
        speaker=speaker,
        cue=cue.span(),
        verb=verb,
        medium=medium.span("medium") if medium else _verb_medium(cue, verb),
    )
    if verb in _TAKES_ADDRESSEE or text.startswith(" to ", cue.end()):
        who = _ADDRESSEE.match(text, cue.end(), end)
        found = replace(found, addressee=who.span("who") if who else None)
    return _without_medium(text, found)


def _verb_medium(cue: re.Match[str], verb: str) -> Span | None:
    return cue.span() if verb in ("tweet", "retweet", "blog", "email") else None


def _without_medium(text: str, found: Attribution) -> Attribution:
    """Take "the president’s tweet" for the president, and the tweet for his medium."""
    if found.speaker is None:
        return found
    start, end = found.speaker
    owned = _OWNED_MEDIUM.match(text[start:end])
    if not owned:
        return found
    return replace(
        found,
        speaker=(start, start + owned.end("owner")),
        medium=(start + owned.start("medium"), start + owned.end("medium")),
    )


def _according(text: str, start: int, end: int) -> Attribution | None:
    match = _ACCORDING.search(text, start, end)
    if not match:
        return None
    speaker = noun_phrase.after(text, match.start("rest"), end)
    cue = (match.start(), match.start("rest"))
    cue = (cue[0], cue[0] + len(text[slice(*cue)].rstrip()))
    if speaker is None:
        return None
    found = Attribution(speaker=speaker, cue=cue, verb="according to")
    return _without_medium(text, found)


def _noun_cue(text: str, start: int, end: int) -> Attribution | None:
    """Return "the North’s characterization of the talks as" and the like."""
    matches = list(_NOUN_CUE.finditer(text, start, end))
    if not matches or len(text[matches[-1].end() : end].split()) > _GAP_WORDS:
        return None
    match = matches[-1]
    owner = noun_phrase.before(text, match.start("owner"), match.end("owner"))
    if owner is None:
        return None
    return Attribution(
        speaker=_last_preposition_off(text, owner),
        cue=match.span("noun"),
        verb=match["noun"].casefold().removesuffix("s"),
    )


def _last_preposition_off(text: str, span: Span) -> Span:
    """Return what follows the last preposition: the owner in "evidenced in Lee’s words"."""
    start, end = span
    cuts = re.finditer(
        r"\b(?:in|by|on|with|at|from|despite|after|for|about|against|to)\s+", text[start:end]
    )
    return max((start + cut.end() for cut in cuts), default=start), end
