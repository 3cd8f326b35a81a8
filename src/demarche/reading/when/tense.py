"""Which way the verb nearest to an expression looks: back, ahead, or neither."""

from __future__ import annotations

import re
from enum import IntEnum


class Tense(IntEnum):
    """The direction in time of a clause."""

    PAST = -1
    NONE = 0
    FUTURE = 1


_AHEAD = (
    r"(?:will|shall|won['’]t|[’']ll|(?:is|are|was|were|be) (?:to|going to|due|set|slated)\b"
    r"|would|going to|due (?:to|in|on)|set to|slated|scheduled|expect\w*|plans?|planned|planning"
    r"|upcoming|hopes?|aims?|intends?|looming|must"
    r"|should|(?-i:may)|might|could)"
)
_BACK = (
    r"(?:said|says|was|were|had|has|have|did|been|told|met|held|made|began|came|went|took|gave|saw"
    r"|fell|rose|sent|won|lost|left|kept|led|spoke|wrote|put|cut|set|hit|shot|became|found|broke"
    r"|got|ran|read|thought|brought|bought|built|drew|flew|grew|knew|struck|sold|paid|felt|heard"
    r"|stood|since|\w{2,}(?<!ne)(?<!inde)(?<!hundr)ed)"
)
_VERB = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:]|\s[-–—]\s|, (?:but|and|which|who|while|although|though)\b|[“”\"]")
_REACH = 120


def tense_at(sentence: str, start: int, end: int) -> Tense:
    """Return the tense of the nearest verb in the clause around ``sentence[start:end]``.

    Examples
    --------
    >>> tense_at("They will meet on Friday, she said.", 15, 24)
    <Tense.FUTURE: 1>
    >>> tense_at("They met on Friday.", 9, 18)
    <Tense.PAST: -1>
    """
    before = sentence[max(0, start - _REACH) : start]
    cuts = list(_CLAUSE_END.finditer(before))
    before = before[cuts[-1].end() :] if cuts else before
    after = sentence[end : end + _REACH]
    cut = _CLAUSE_END.search(after)
    after = after[: cut.start()] if cut else after
    found = list(_VERB.finditer(before))
    if found:
        governing = found[-1]
        # "would have met": the auxiliary before decides
        if len(found) > 1 and governing["back"] and _bound(before, found[-2], governing):
            governing = found[-2]
        return _of(governing)
    first = _VERB.search(after)
    return _of(first) if first else Tense.NONE


def _bound(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two verbs stand as one group: "will be held", "is expected"."""
    between = text[first.end() : second.start()].split()
    return bool(first["ahead"]) and len(between) <= 1


def _of(match: re.Match[str]) -> Tense:
    return Tense.FUTURE if match["ahead"] else Tense.PAST
