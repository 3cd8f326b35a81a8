"""What a name names: a person, an organisation, a place, or nothing that acts.

Each use of a name gives evidence by the words around it; the sum over the text decides. The weights
are a table, so that a reader can see why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from demarche.reading.actors.name import Name, is_capital, sense

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence, Word

PERSON, ORGANISATION, PLACE, THING = "person", "organisation", "place", "thing"
Weights = dict[str, float]

WEIGHTS: dict[str, Weights] = {
    "office before": {PERSON: 6},
    "role behind": {PERSON: 5},
    "who behind": {PERSON: 3},
    "age behind": {PERSON: 4},
    "initial": {PERSON: 4},
    "particle": {PERSON: 2},
    "two or three words": {PERSON: 1.5},
    "four words or more": {ORGANISATION: 1, THING: 1},
    "one word": {THING: 0.5},
    "article": {ORGANISATION: 2, THING: 1, PERSON: -3, PLACE: -0.5},
    "all capitals": {ORGANISATION: 3, THING: 0.5},
    "digit": {THING: 3, PERSON: -2},
    "body word": {ORGANISATION: 7},
    "place word": {PLACE: 7},
    "thing word": {THING: 8},
    "body behind": {ORGANISATION: 4},
    "says": {PERSON: 2, ORGANISATION: 1.5, PLACE: -1},
    "acts": {PERSON: 1, ORGANISATION: 1},
    "owns": {PERSON: 0.6, ORGANISATION: 0.3, PLACE: 0.2},
    "in": {PLACE: 2.5, ORGANISATION: 0.3, THING: 0.5, PERSON: -1},
    "towards": {PLACE: 1, PERSON: 0.2},
    "on": {THING: 1.2},
    "with or by": {PERSON: 0.7, ORGANISATION: 0.7},
    "part of place": {PLACE: 3},
    "before a noun": {ORGANISATION: 0.6, THING: 0.6, PERSON: 0.2, PLACE: 0.3},
    "number behind": {THING: 3},
    "in quote marks": {THING: 1.5},
    "joined to a person": {PERSON: 1},
    "joined to an organisation": {ORGANISATION: 1},
}

_IN = frozenset({"in", "near", "outside", "inside", "around", "across", "at", "through", "throughout", "off", "toward", "towards", "via"})
_TOWARDS = frozenset({"to", "from", "into", "between"})
_WITH = frozenset({"with", "by", "told", "against", "for"})
_SAYS = frozenset(
    ["say", "tell", "add", "warn", "argue", "claim", "insist", "tweet", "announce", "declare", "urge", "note", "state", "write", "vow", "deny", "reply", "respond", "explain", "believe", "call", "ask", "accuse", "promise", "pledge", "admit", "acknowledge", "concede", "think", "want", "hope", "agree", "refuse", "reject", "demand"]
)


def kind_of(sums: Counter[str]) -> str:
    """Return what the evidence says a name names."""
    order = (PERSON, ORGANISATION, PLACE, THING)
    best = max(order, key=lambda kind: (sums[kind], -order.index(kind)))
    return best if sums[best] > 0 else THING


def weigh(found: Sequence[str]) -> Counter[str]:
    """Return the sum of weights of the evidence found."""
    sums: Counter[str] = Counter()
    for name in found:
        for kind, weight in WEIGHTS[name].items():
            sums[kind] += weight  # type: ignore[assignment]
    return sums


def evidence(sentence: Sentence, name: Name, *, office: bool, role: bool) -> Iterator[str]:
    """Yield the evidence of one use of a name."""
    words = sentence.words
    if office or _is_title(words, name):
        yield "office before"
    if role:
        yield "role behind"
    yield from _shape(words, name)
    yield from _around(words, name)
    yield from _place_in_tree(sentence, name)


def _is_title(words: Sequence[Word], name: Name) -> bool:
    return name.office is not None and name.begin < name.stop


def _shape(words: Sequence[Word], name: Name) -> Iterator[str]:
    inside = words[name.begin : name.stop]
    count = len(name.words)
    senses = [s for w in inside if (s := sense(w))]
    last = sense(inside[-1]) if inside else None
    plain = not senses
    if any(len(w) <= 2 and w.endswith(".") for w in name.words):
        yield "initial"
    if any(w.text in ("de", "van", "von", "bin", "al", "el", "der", "ibn") for w in inside):
        yield "particle"
    if count == 1:
        yield "one word"
        if name.words[0].isupper() and len(name.words[0]) > 1:
            yield "all capitals"
    elif count <= 3 and plain:
        yield "two or three words"
    elif count >= 4:
        yield "four words or more"
    if any(c.isdigit() for w in name.words for c in w):
        yield "digit"
    if last is not None and last.kind in ("thing", "place"):
        yield f"{last.kind} word"
    elif any(s.kind == "body" for s in senses):
        yield "body word"
    elif any(s.kind in ("thing", "place") for s in senses[:1]) and _heads(words, name):
        yield f"{senses[0].kind} word"


def _heads(words: Sequence[Word], name: Name) -> bool:
    """Whether the name is "Treaty of X" or "Lake X"."""
    return sense(words[name.begin]) is not None


def _around(words: Sequence[Word], name: Name) -> Iterator[str]:
    before = words[name.first - 1] if name.first else None
    behind = words[name.last] if name.last < len(words) else None
    further = words[name.last + 1] if name.last + 1 < len(words) else None
    if before is not None:
        low = before.text.casefold()
        if low == "the":
            yield "article"
            low = words[name.first - 2].text.casefold() if name.first > 1 else ""
        if low in _IN:
            yield "in"
        elif low in _TOWARDS:
            yield "towards"
        elif low == "on":
            yield "on"
        elif low in _WITH:
            yield "with or by"
        elif low in ("“", '"', "‘"):
            yield "in quote marks"
    if behind is None:
        return
    if behind.text in ("'s", "’s", "'", "’"):
        yield "owns"
    elif behind.text.casefold() == "who" or (behind.text == "," and further is not None and further.text.casefold() in ("who", "whose")):
        yield "who behind"
    elif behind.text == "," and further is not None and further.text.isdigit() and len(further.text) == 2:
        yield "age behind"
    elif behind.text[0].isdigit() and not behind.text[0] == "(":
        yield "number behind"
    elif behind.text == "," and further is not None and is_capital(further) and before is not None and before.text in _IN:
        yield "part of place"
    elif behind.upos == "NOUN" and not is_capital(behind) and behind.xpos == "NN":
        told = sense(behind)
        yield "body behind" if told is not None and told.kind == "body" else "before a noun"


def _place_in_tree(sentence: Sentence, name: Name) -> Iterator[str]:
    words = sentence.words
    for i in range(name.first, name.last):
        word = words[i]
        if name.first <= word.head < name.last:
            continue
        if word.relation.startswith("nsubj") and word.head >= 0:
            yield "says" if words[word.head].lemma in _SAYS else "acts"
        return
