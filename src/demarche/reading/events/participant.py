"""Source and target of an event: who does it, and to or with whom.

The source is the subject, however the clause hides it. The target is sought in the object, in the
phrases beside it, inside the object ("Swiss aid to Peru") and in the complement ("urged A to go"),
in that order; the first that names an actor is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.reading.events.clause import (
    clauses,
    conjuncts,
    objects,
    preposition,
    prepositional,
    subjects,
)
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.lexicon import Place, classes
from demarche.reading.events.told import Told
from demarche.reading.parse import Sentence, Word
from demarche.reading.wording import listed

Span = tuple[int, int]

_TOWARDS = (
    *listed(
        "with to against at on from toward towards upon into between of for over about in near"
    ),
)
"""Prepositions under which a target stands, the likeliest first."""

_CALENDAR = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may"
        " june july august september october november december today yesterday tomorrow"
    )
)
_PRONOUNS = frozenset(
    listed("he she they we it i you him her them us me his their its our my who both")
)
_LEFT = ("compound", "amod", "nmod:poss", "flat", "nummod", "nmod:desc")
_DEEP = 3


@dataclass(frozen=True, slots=True)
class Participant:
    """A noun phrase that takes part in an event.

    Parameters
    ----------
    start, end
        Half-open span of the phrase, without article and relative clause.
    head
        Half-open span of the word that heads it.
    actors : tuple of str
        Identifiers of the actors that it means; empty where none are known.
    """

    start: int
    end: int
    head: Span
    actors: tuple[str, ...] = ()


def sources(sentence: Sentence, told: Told) -> tuple[int, ...]:
    """Return the heads of those who do it."""
    found = [k for head in subjects(sentence, told.at) for k in conjuncts(sentence, head)]
    return tuple(dict.fromkeys(a for k in found if (a := actor_in(sentence, k)) is not None))


def targets(sentence: Sentence, told: Told, *, barred: frozenset[int]) -> tuple[int, ...]:
    """Return the heads of those to or with whom it is done.

    Parameters
    ----------
    sentence : Sentence
    told : Told
    barred : frozenset of int
        Heads that cannot be the target: the sources.
    """
    for k in _candidates(sentence, told, _DEEP):
        if k in barred:
            continue
        found = [
            a
            for one in conjuncts(sentence, k)
            if (a := actor_in(sentence, one)) is not None and a not in barred
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _candidates(sentence: Sentence, told: Told, depth: int) -> Iterator[int]:
    for slot, filler in zip(told.frame.slots, told.fillers, strict=True):
        if slot.place is Place.PREPOSITION and not slot.heads:
            yield filler
    yield from _around(sentence, told.at, depth)


def _around(sentence: Sentence, i: int, depth: int) -> Iterator[int]:
    """Yield what may be the target of predicate `i`, the likeliest first."""
    things = list(objects(sentence, i))
    yield from things
    for word in _TOWARDS:
        yield from prepositional(sentence, i, word)
    if depth == 0:
        return
    for thing in things:
        if sentence.words[thing].upos == "NOUN":
            yield from subjects(sentence, thing)
            yield from _around(sentence, thing, depth - 1)
            yield from _below(sentence, thing, depth - 1)
    for k in clauses(sentence, i):
        yield from subjects(sentence, k)
        yield from _around(sentence, k, depth - 1)
    for word in _TOWARDS:
        for k in prepositional(sentence, i, word):
            if sentence.words[k].upos == "NOUN":
                yield from subjects(sentence, k)
                yield from _around(sentence, k, depth - 1)
    for k in sentence.dependents[i]:
        if sentence.words[k].relation == "advcl":
            yield from _around(sentence, k, depth - 1)


def _below(sentence: Sentence, noun: int, depth: int) -> Iterator[int]:
    """Yield what may be the target inside the clauses that modify a noun."""
    for k in sentence.dependents[noun]:
        if sentence.words[k].relation in ("acl", "acl:relcl"):
            yield from _around(sentence, k, depth)


def actor_in(sentence: Sentence, k: int) -> int | None:
    """Return the word by which a phrase names an actor: its head, or what modifies it."""
    word = sentence.words[k]
    if _is_actor(word):
        return k
    for j in sentence.dependents[k]:
        modifier = sentence.words[j]
        if modifier.relation in ("nmod:poss", "compound", "amod") and _is_name(modifier):
            return j
    return None


def _is_actor(word: Word) -> bool:
    lemma = lexeme(word)
    if word.upos == "PRON":
        return lemma in _PRONOUNS
    return _is_name(word) or (word.upos == "NOUN" and lemma in classes()["actor"])


def _is_name(word: Word) -> bool:
    """Whether a word is a name, or the adjective of one; not a day or month."""
    if word.lemma.lower() in _CALENDAR:
        return False
    if word.upos == "PRON":
        return word.relation == "nmod:poss"
    return word.upos == "PROPN" or (word.upos == "ADJ" and word.text[:1].isupper())


def phrase(sentence: Sentence, k: int) -> Participant:
    """Return the noun phrase that a word heads: names and modifiers, no article, no clause."""
    inside = {k}
    waiting = [k]
    while waiting:
        at = waiting.pop()
        for j in sentence.dependents[at]:
            if _belongs(sentence, j, k):
                inside.add(j)
                waiting.append(j)
    first = k
    while first - 1 in inside:
        first -= 1
    last = k
    while last + 1 in inside:
        last += 1
    words = sentence.words
    return Participant(words[first].start, words[last].end, (words[k].start, words[k].end))


def _belongs(sentence: Sentence, j: int, k: int) -> bool:
    word = sentence.words[j]
    if word.head != k:
        return not word.relation.startswith(("acl", "punct", "conj", "appos"))
    if word.relation == "nmod" and preposition(sentence, j) == "of":
        return True
    return word.relation in _LEFT or (
        j < k and word.relation.startswith(("nmod", "punct")) and word.text != ","
    )
