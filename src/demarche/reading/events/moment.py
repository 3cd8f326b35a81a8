"""When an event takes place: which time expression of its sentence belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.parse import Sentence
from demarche.reading.when import TimeExpression, TimeKind
from demarche.reading.wording import listed

_SHARES = frozenset(listed("xcomp conj acl advcl obj nsubj:pass nsubj obl obl:agent nmod compound"))
"""Relations by which a predicate happens when its governor does."""

_APART = frozenset({*Signature} - {Signature.HAPPENS})
"""What is planned, told or cancelled on Friday need not happen on Friday."""


def moment(sentence: Sentence, i: int, inside: Iterable[TimeExpression]) -> TimeExpression | None:
    """Return the expression that says when the predicate at word `i` takes place; None if none.

    Parameters
    ----------
    sentence : Sentence
    i : int
    inside : iterable of TimeExpression
        The expressions of the sentence.
    """
    expressions = [e for e in inside if e.period is not None or e.kind is TimeKind.DATE]
    at = i
    while at >= 0:
        for expression in expressions:
            if at in _rulers(sentence, expression):
                return expression
        word = sentence.words[at]
        if word.relation not in _SHARES or word.head < 0:
            return None
        if signatures().get(lexeme(sentence.words[word.head])) in _APART:
            return None
        at = word.head
    return None


def _rulers(sentence: Sentence, expression: TimeExpression) -> Iterator[int]:
    """Yield the words that an expression may date: those above it, up to the first verb."""
    words = sentence.words
    at = next(k for k, word in enumerate(words) if word.end > expression.start)
    while (head := words[at].head) >= 0:
        if not expression.start <= words[head].start < expression.end:
            yield head
            if words[head].upos in ("VERB", "AUX"):
                return
        at = head
