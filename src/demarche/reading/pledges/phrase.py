"""The words of what is promised, and of the condition on which it hangs."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.reading.events.clause import conjuncts, preposition
from demarche.reading.parse import Sentence
from demarche.reading.wording import listed

Span = tuple[int, int]

_MARKS = frozenset(listed("if unless once after until till provided providing when assuming"))
_PHRASES = (
    ("in", "exchange"),
    ("in", "return"),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("subject", "to"),
    ("provided", "that"),
    ("pending",),
)
_CLAUSAL = frozenset(listed("advcl obl nmod acl"))
_QUOTES = frozenset('“”"')
_EDGES = frozenset(listed("PUNCT CCONJ SCONJ ADP"))


def condition(sentence: Sentence, *heads: int) -> frozenset[int]:
    """Return the words of the first condition under one of these words; none if there is none."""
    for head in heads:
        for k in _near(sentence, head):
            if _is_condition(sentence, k):
                return frozenset(_with_price(sentence, k))
    return frozenset()


def _with_price(sentence: Sentence, k: int) -> Iterator[int]:
    """Yield the words of a condition; those of "for it" too, which may hang beside "in return"."""
    yield from sentence.subtree(k)
    has_price = sentence.words[k].text.lower() in ("exchange", "return")
    for j in sentence.dependents[sentence.words[k].head]:
        if has_price and j > k and preposition(sentence, j) == "for":
            yield from sentence.subtree(j)


def _near(sentence: Sentence, head: int) -> Iterator[int]:
    """Yield what may be the head of a condition of `head`: below it, or below what it governs."""
    for k in sentence.dependents[head]:
        if sentence.words[k].relation.split(":")[0] in _CLAUSAL:
            yield k
    for k in sentence.dependents[head]:
        if sentence.words[k].relation.split(":")[0] in ("obj", "obl", "nmod"):
            yield from _near(sentence, k)


def _is_condition(sentence: Sentence, k: int) -> bool:
    forms = tuple(sentence.words[j].text.lower() for j in sorted(sentence.subtree(k)))
    while forms and not forms[0].isalnum():
        forms = forms[1:]
    if forms[:1] and forms[0] in _MARKS:
        clause = sentence.words[k].relation.startswith("advcl")
        return clause or forms[0] in ("after", "until", "once")
    return any(forms[: len(phrase)] == phrase for phrase in _PHRASES)


def content(sentence: Sentence, head: int, left_out: frozenset[int]) -> tuple[int, ...]:
    """Return the words of what is promised around its head: one run, without other promises.

    A second verb that is coordinated is a promise of its own.
    """
    others = {
        k
        for second in conjuncts(sentence, head)
        if second != head and is_second(sentence, head, second)
        for k in sentence.subtree(second)
    }
    asides = {
        k
        for j in sentence.dependents[head]
        if sentence.words[j].relation == "parataxis" or sentence.words[j].text in _QUOTES
        for k in sentence.subtree(j)
    }
    held = set(sentence.subtree(head)) - left_out - others - asides
    first = last = head
    while first - 1 in held and not _stops(sentence, first - 1):
        first -= 1
    while last + 1 in held and not _stops(sentence, last + 1):
        last += 1
    while first < head and _is_edge(sentence, first):
        first += 1
    while last > head and sentence.words[last].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return tuple(range(min((first, *_denials(sentence, head))), last + 1))


def _denials(sentence: Sentence, head: int) -> Iterator[int]:
    """Yield the words that deny an act: what is promised is "not to close it"."""
    for k in sentence.dependents[head]:
        if k < head and sentence.words[k].lemma.lower() in ("not", "never"):
            yield k


def is_second(sentence: Sentence, head: int, second: int) -> bool:
    """Say whether a coordinated word is a promise of its own: a verb beside a verb."""
    return sentence.words[head].upos == "VERB" and sentence.words[second].upos == "VERB"


def _stops(sentence: Sentence, i: int) -> bool:
    return sentence.words[i].text in (";", ":")


def _is_edge(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    return word.upos in _EDGES or (word.text.lower() == "to" and word.relation == "mark")


def span(sentence: Sentence, words: frozenset[int] | tuple[int, ...]) -> Span:
    """Return the span from the first to the last of some words, without marks at its ends."""
    order = sorted(words)
    while len(order) > 1 and sentence.words[order[-1]].upos == "PUNCT":
        order.pop()
    while len(order) > 1 and sentence.words[order[0]].upos == "PUNCT":
        order.pop(0)
    return sentence.words[order[0]].start, sentence.words[order[-1]].end
