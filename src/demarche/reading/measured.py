"""What a number measures, and which way it goes, by the words beside it."""

from __future__ import annotations

import re

Span = tuple[int, int]

_DOWN = (
    r"down|fell|fall|falls|fallen|falling|drop\w*|declin\w*|decreas\w*|plung\w*|plummet\w*|shrank"
    r"|shrink\w*|shrunk|slump\w*|los[ts]|lose|loss|losses|lower\w*|reduc\w*|cut|cuts|cutting|slid"
    r"|slip\w*|tumbl\w*|contract(?:ed|ing|ion|s)|dip\w*|off by|off|halv\w*|slash\w*|sank|weaken\w*"
)
_UP = (
    r"up|rose|rise|rises|risen|rising|grew|grow\w*|gain\w*|increas\w*|climb\w*|jump\w*|surg\w*"
    r"|soar\w*|expand\w*|rais\w*|higher|doubl\w*|tripl\w*|rebound\w*|added|advanc\w*|boost\w*"
)
_MOVE = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—–()]|,\s|\b(?:but|while|whereas|although|which|who|that)\b")
_STOP_WORDS = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|could|may|might|must|should|did|does|do|and"
    r"|or|but|that|which|who|in|on|at|by|with|from|as|to|than|for|since|after|before|when|while|if"
    r"|because|said|says|per|a|an|the|of|ago|more|later|earlier|old|into|over|under|against|then)"
)
_AFTER = re.compile(
    rf"[\s-]+(?:(?:more|additional|new|other|fewer|further|of|the|its|their|his|her|in"
    r"|worth of)\s+)*"
    rf"(?P<head>(?!{_STOP_WORDS}\b)[\w’'-]+(?:\s(?!{_STOP_WORDS}\b|\w+(?:ed|ing)\b(?!\s\w))[\w’'-]+){{0,3}}"
    rf"(?:\sof\s(?:the\s)?(?!{_STOP_WORDS}\b)[\w’'-]+(?:\s(?!{_STOP_WORDS}\b)[A-Z][\w’'-]+)?)?)"
)
_SUBJECT_END = re.compile(
    rf"\s(?:(?:is|are|was|were|has|have|had|will|would|could|may|might)\b|(?:{_DOWN}|{_UP})\b"
    r"|(?:total|amount|reach|stand|stood|cost|hit|account|make|made|number|remain|came|worth)\w*\b"
    r"|still\b|also\b|now\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?P<head>[\w’'-]+(?:\s[\w’'-]+){0,4}),?\s(?:which|that|who)\s[^,;()]*$")
_OPENING = re.compile(
    r"^(?:[\s“\"(,]|(?:but|and|yet|so|still|however|meanwhile|in|on|by|since|for|first half)\s)*",
    re.IGNORECASE,
)
_MOST = 90


def direction_of(text: str, sentence: Span, span: Span, kind: str) -> int:
    """Return 1 for up, −1 for down, 0 where the clause does not say.

    Examples
    --------
    >>> text = "Trade is off by over 50%, and prices rose 3%."
    >>> [direction_of(text, (0, 45), span, "percent") for span in ((21, 24), (42, 44))]
    [-1, 1]
    """
    if kind in ("rank", "duration"):
        return 0
    start = max(sentence[0], span[0] - 60)
    moves = list(_MOVE.finditer(text, start, span[0]))
    if moves and not re.search(r"[;]|\band\b.*\band\b", text[moves[-1].end() : span[0]]):
        return -1 if moves[-1]["down"] else 1
    if kind != "percent":
        return 0
    after = _MOVE.match(text, span[1] + 1, min(sentence[1], span[1] + 20))
    return 0 if after is None else -1 if after["down"] else 1


def measured(
    text: str, sentence: Span, span: Span, *, kind: str, carried: Span | None
) -> Span | None:
    """Return the words that say what a number counts or measures.

    Parameters
    ----------
    text : str
    sentence, span : tuple of int
        Of the sentence and of the number with its unit.
    kind : str
        ``count`` and ``rank`` look behind the number first, other figures at their subject.
    carried : tuple of int or None
        What the figure before in the sentence measures; taken if nothing else is found.
    """
    behind = _behind(text, sentence, span)
    if kind in ("count", "rank", "duration", "measure") and behind:
        return behind
    before = _bracketed(text, sentence, span) or _subject(text, sentence, span)
    of = behind if behind and text[span[1] :].lstrip()[:3] in ("of ", "in ") else None
    return of or before or behind or carried


def _behind(text: str, sentence: Span, span: Span) -> Span | None:
    match = _AFTER.match(text, span[1], min(sentence[1], span[1] + _MOST))
    return match.span("head") if match else None


def _bracketed(text: str, sentence: Span, span: Span) -> Span | None:
    """Return the phrase before a bracket that holds the number: "exports (down 88%)"."""
    opening = text.rfind("(", sentence[0], span[0])
    if opening < 0 or ")" in text[opening : span[0]]:
        return None
    before = text[sentence[0] : opening].rstrip()
    if relative := _RELATIVE.search(before):
        return sentence[0] + relative.start("head"), sentence[0] + relative.end("head")
    cut = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    return _trimmed(text, sentence[0] + cut, sentence[0] + len(before))


def _subject(text: str, sentence: Span, span: Span) -> Span | None:
    """Return the phrase before the verb of the clause in which the number stands."""
    before = text[sentence[0] : span[0]]
    cut = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    clause = before[cut:]
    verb = _SUBJECT_END.search(clause)
    if verb is None or verb.start() < 2:
        return None
    return _trimmed(text, sentence[0] + cut, sentence[0] + cut + verb.start())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    opening = _OPENING.match(text[start:end])
    start += opening.end() if opening else 0
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return (start, end) if start < end else None
