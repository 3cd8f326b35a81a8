"""What a name names: a person, an organisation, a place, or nothing that acts.

Each use of a name gives evidence by the words around it, never by the name's own letters; all its
uses in the text together decide. The weights are a table, ``weights.tsv``, for a reader to see why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import log1p
from typing import TYPE_CHECKING

from demarche.reading.actors.name import Name, is_capital, sense
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence, Word

KINDS = (PERSON, ORGANISATION, PLACE, THING) = ("person", "organisation", "place", "thing")


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """Return for each piece of evidence how far it speaks for each of `KINDS`."""
    table = (files(__package__) / "weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {name: tuple(map(float, told)) for name, *told in rows}


def kind_of(found: Mapping[str, int]) -> str:
    """Return what a name names, given how often each piece of evidence was found.

    The score of a kind is the sum of ``weight * log(1 + count)``; the highest wins (multinomial
    logistic regression, fitted by ``python -m benchmarks.reading.actors --fit``).
    """
    scores = list(weights()["always"])
    for name, count in found.items():
        much = log1p(count)
        for i, weight in enumerate(weights().get(name, ())):
            scores[i] += weight * much
    return KINDS[scores.index(max(scores))]


_IN = frozenset(
    listed("in near outside inside around across at through throughout off toward towards via")
)
_TOWARDS = frozenset({"to", "from", "into", "between"})
_WITH = frozenset({"with", "by", "told", "against", "for"})
_SAYS = frozenset(
    listed(
        "say tell add warn argue claim insist tweet announce declare urge note state write vow "
        "deny reply respond explain believe call ask accuse promise pledge admit acknowledge "
        "concede think want hope agree refuse reject demand"
    )
)


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
        article = name.first and words[name.first - 1].text.casefold() == "the"
        yield "two or three words with article" if article else "two or three words"
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
        yield from _noun_before(words, name.first - 1)
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
    elif behind.text.casefold() == "who" or (
        behind.text == "," and further is not None and further.text.casefold() in ("who", "whose")
    ):
        yield "who behind"
    elif (
        behind.text == ","
        and further is not None
        and further.text.isdigit()
        and len(further.text) == 2
    ):
        yield "age behind"
    elif behind.text[0].isdigit() and behind.text[0] != "(":
        yield "number behind"
    elif (
        behind.text == ","
        and further is not None
        and is_capital(further)
        and before is not None
        and before.text in _IN
    ):
        yield "part of place"
    elif behind.upos == "NOUN" and not is_capital(behind) and behind.xpos == "NN":
        told = sense(behind)
        yield "body behind" if told is not None and told.kind == "body" else "before a noun"


def _noun_before(words: Sequence[Word], at: int) -> Iterator[str]:
    """Yield what "the mining group X" and "the town of X" tell."""
    if words[at].text == "of" and at:
        at -= 1
    told = sense(words[at])
    if told is not None and not is_capital(words[at]) and words[at].upos == "NOUN":
        if told.kind == "body" and words[at + 1].text != "of":
            yield "body before"
        elif told.kind == "place":
            yield "place before"


def _place_in_tree(sentence: Sentence, name: Name) -> Iterator[str]:
    words = sentence.words
    for i in range(name.first, name.last):
        word = words[i]
        if name.first <= word.head < name.last:
            continue
        if word.relation.startswith("nsubj") and word.head >= 0:
            yield "says" if words[word.head].lemma in _SAYS else "acts"
        return
