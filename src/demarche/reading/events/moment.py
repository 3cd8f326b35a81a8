"""When an event takes place: which time expression of its sentence belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.reading.parse import Sentence
from demarche.reading.when import TimeExpression

_SHARES = ("xcomp", "conj", "acl", "advcl", "obj", "nsubj:pass", "nsubj", "obl", "nmod")
"""Relations by which a predicate happens when its governor does."""


def moment(sentence: Sentence, i: int, inside: Iterable[TimeExpression]) -> TimeExpression | None:
    """Return the expression that says when the predicate at word `i` takes place; None if none.

    Parameters
    ----------
    sentence : Sentence
    i : int
    inside : iterable of TimeExpression
        The expressions of the sentence.
    """
    ruled = {_ruler(sentence, t): t for t in reversed(list(inside))}
    at = i
    while at >= 0:
        if at in ruled:
            return ruled[at]
        if sentence.words[at].relation not in _SHARES:
            return None
        at = sentence.words[at].head
    return None


def _ruler(sentence: Sentence, expression: TimeExpression) -> int:
    """Return the first word outside an expression that governs it."""
    at = next((k for k, w in enumerate(sentence.words) if w.end > expression.start), 0)
    while (head := sentence.words[at].head) >= 0:
        inside = expression.start <= sentence.words[head].start < expression.end
        if not inside and sentence.words[head].upos != "ADP":
            return head
        at = head
    return at
