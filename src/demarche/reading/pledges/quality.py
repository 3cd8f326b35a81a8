"""Words that judge a promise: symbolic, limited, reversible."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.reading.events.standing import Status, standing
from demarche.reading.parse import Sentence
from demarche.reading.pledges.heading import heading, quality
from demarche.reading.pledges.pledge import Span

_OPPOSITE = {
    "reversible": "irreversible",
    "irreversible": "reversible",
    "conditional": "unconditional",
    "unconditional": "conditional",
    "precise": "vague",
    "vague": "precise",
}
_GIFTS = ("pledged", "proposed", "given", "gift")


def judged(sentence: Sentence) -> Iterator[tuple[int, str, Span]]:
    """Yield what a sentence judges, by the index of its word, with the quality and its word."""
    for i, word in enumerate(sentence.words):
        named = quality(word) if word.upos in ("ADJ", "NOUN", "VERB") else ""
        of = _said_of(sentence, i) if named and named != "partly" else None
        if of is not None:
            yield of, _turned(sentence, i, named), (word.start, word.end)


def is_gift(sentence: Sentence, i: int) -> bool:
    """Say whether a noun means something given: "the pledge", "the step"."""
    return sentence.words[i].upos == "NOUN" and heading(sentence, i) in _GIFTS


def _said_of(sentence: Sentence, i: int) -> int | None:
    """Return what an adjective is said of: what it modifies, or the subject of "is"."""
    word = sentence.words[i]
    below = [k for k in sentence.dependents[i] if sentence.words[k].relation.startswith("nsubj")]
    if below:
        return below[0]
    if word.relation == "conj":
        return _said_of(sentence, word.head)
    if word.relation in ("amod", "nmod"):
        return word.head
    if word.relation == "xcomp":  # "called the step symbolic"
        near = [*sentence.dependents[word.head], *sentence.dependents[i]]
        return next((k for k in near if sentence.words[k].relation in ("obj", "compound")), None)
    return None


def _turned(sentence: Sentence, i: int, named: str) -> str:
    """Return the opposite of a quality that is denied, where there is one."""
    denied = standing(sentence, i).status is Status.DENIED
    return _OPPOSITE.get(named, named) if denied else named
