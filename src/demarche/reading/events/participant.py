"""Source and target of an event: who does it, and to or with whom.

The source is the subject, however the clause hides it. The target is sought in the object, in the
phrases beside it, inside the object ("Swiss aid to Peru") and in the complement ("urged A to go"),
in that order; the first that names an actor is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from demarche.reading.events.clause import (
    clauses,
    conjuncts,
    is_calendar,
    is_infinitive,
    is_name,
    is_passive,
    objects,
    preposition,
    prepositional,
    prepositions,
    subjects,
)
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.lexicon import classes
from demarche.reading.parse import Sentence, Word
from demarche.reading.wording import listed

Span = tuple[int, int]

_TOWARDS = {
    word: order
    for order, word in enumerate(
        listed(
            "with to against at on toward towards upon into between of for over about from in near"
        )
    )
}
"""Prepositions under which a target stands, the likeliest first."""

PRONOUNS = frozenset(
    listed("he she they we it i you him her them us me his their its our my who both")
)
"""Pronouns that may stand for an actor."""
VAGUE = frozenset(listed("it its i we you us me my our who both"))
"""Pronouns that stand for none, unless something says for whom."""
_PLACES = frozenset(listed("in at near"))
_WHOSE = ("of", "by", "from")
_APART = frozenset(listed("for to on with about against over after before"))
_OUTSIDE = (
    "acl",
    "conj",
    "cc",
    "parataxis",
    "advcl",
    "cop",
    "nsubj",
    "aux",
    "mark",
    "obl",
)
_DEEP = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A noun phrase in a sentence, by the index of its head and of the word that names an actor.

    "Peru's harbours" is headed by the harbours and names Peru.
    """

    head: int
    actor: int


@dataclass(frozen=True, slots=True)
class Participant:
    """A noun phrase that takes part in an event.

    Parameters
    ----------
    start, end
        Half-open span of the phrase, without relative clause.
    head
        Half-open span of the word in it that names an actor.
    actors : tuple of str
        Identifiers of the actors that it means; empty where none are known.
    """

    start: int
    end: int
    head: Span
    actors: tuple[str, ...] = ()


def sources(sentence: Sentence, i: int) -> tuple[Part, ...]:
    """Return those who do what the predicate at word `i` tells."""
    found = (k for head in subjects(sentence, i) for k in conjuncts(sentence, head))
    return _distinct(_part(sentence, k) for k in found)


def targets(
    sentence: Sentence,
    i: int,
    *,
    named: Iterable[int] = (),
    barred: Sequence[Part] = (),
    material: bool = False,
    places: bool = True,
) -> tuple[Part, ...]:
    """Return those to or with whom it is done.

    Parameters
    ----------
    sentence : Sentence
    i : int
        The predicate.
    named : iterable of int
        Heads that its frame names as the target: they are tried first.
    barred : sequence of Part
        The sources, which cannot be targets too.
    material : bool
        Whether a thing can be the target: what is bombed or seized, not what is said.
    places : bool
        Whether a place where it is done can be: that of a meeting is not.
    """
    named = tuple(named)
    taken = {part.actor for part in barred}
    heads = {part.head for part in barred}
    things = set(objects(sentence, i)) if material else set()
    own: tuple[Part, ...] = ()
    for k in (*named, *_around(sentence, i, _DEEP)):
        if k not in named and (
            (not places and preposition(sentence, k) in _PLACES) or _is_within(sentence, k, heads)
        ):
            continue
        parts = (
            _part(sentence, one) or (Part(one, one) if k in things else None)
            for one in conjuncts(sentence, k)
        )
        found = _distinct(
            part
            for part in parts
            if part and part.actor not in taken and not _is_possessor(sentence.words[part.actor])
        )
        if found and not _is_own(sentence, k):
            return found
        own = own or found
    return own


def _is_within(sentence: Sentence, k: int, heads: set[int]) -> bool:
    """Whether a word stands inside one of these phrases: "state" in "the secretary of state"."""
    at = k
    while sentence.words[at].relation.startswith(("nmod", "compound", "flat", "amod")):
        at = sentence.words[at].head
        if at in heads:
            return True
    return False


def _is_own(sentence: Sentence, k: int) -> bool:
    """Whether a pronoun says whose it is: "its troops" are likely the source's own."""
    return any(_is_possessor(sentence.words[j]) for j in sentence.dependents[k])


def _is_possessor(word: Word) -> bool:
    return word.upos == "PRON" and word.relation == "nmod:poss"


def _distinct(parts: Iterable[Part | None]) -> tuple[Part, ...]:
    return tuple({part.actor: part for part in parts if part is not None}.values())


def _part(sentence: Sentence, k: int) -> Part | None:
    """Return a noun phrase by its head, with the word in it that names an actor; None if none."""
    actor = actor_in(sentence, k)
    return None if actor is None else Part(k, actor)


def _around(sentence: Sentence, i: int, depth: int) -> Iterator[int]:
    """Yield what may be the target of predicate `i`, the likeliest first."""
    things = list(objects(sentence, i))
    yield from things
    beside = _towards(sentence, i)
    yield from beside
    if depth == 0:
        return
    for thing in things:
        if sentence.words[thing].upos == "NOUN":
            yield from subjects(sentence, thing)
            yield from _around(sentence, thing, depth - 1)
            yield from _below(sentence, thing, depth - 1)
    for k in clauses(sentence, i):
        yield from (s for s in subjects(sentence, k) if sentence.words[s].upos != "PRON")
        yield from _around(sentence, k, depth - 1)
    for k in beside:
        if sentence.words[k].upos == "NOUN":
            yield from subjects(sentence, k)
            yield from _around(sentence, k, depth - 1)
    for k in sentence.dependents[i]:
        if sentence.words[k].relation == "advcl" and is_infinitive(sentence, k):
            yield from _around(sentence, k, depth - 1)


def _towards(sentence: Sentence, i: int) -> list[int]:
    """Return the phrases under which a target may stand, by preposition, the likeliest first."""
    ranked = []
    for k in prepositional(sentence, i):
        ranks = [_TOWARDS[case] for case in prepositions(sentence, k) if case in _TOWARDS]
        if ranks:
            ranked.append((min(ranks), k))
    return [k for _, k in sorted(ranked)]


def _below(sentence: Sentence, noun: int, depth: int) -> Iterator[int]:
    """Yield what may be the target inside the clauses that modify a noun."""
    for k in sentence.dependents[noun]:
        if sentence.words[k].relation in ("acl", "acl:relcl"):
            yield from _around(sentence, k, depth)


def actor_in(sentence: Sentence, k: int) -> int | None:
    """Return the word by which a phrase names an actor: its head, or one that says whose it is.

    "Peru's harbours", "the harbours of Peru", "proposals made by Peru"; but not "aid to Peru".
    """
    if _is_actor(sentence.words[k]):
        return k
    for j in sentence.dependents[k]:
        word = sentence.words[j]
        if word.relation in ("nmod:poss", "compound", "amod"):
            found = j if is_name(word) else None
            if found is None and word.upos == "NOUN" and _is_actor(word):
                found = j
        elif word.relation.startswith("nmod") and preposition(sentence, j) in _WHOSE:
            found = actor_in(sentence, j)
        elif word.relation == "acl":
            agents = subjects(sentence, j) if is_passive(sentence, j) else ()
            found = next((a for a in agents if _is_actor(sentence.words[a])), None)
        else:
            continue
        if found is not None:
            return found
    return None


def _is_actor(word: Word) -> bool:
    lemma = lexeme(word)
    if word.upos == "PRON":
        return lemma in PRONOUNS
    return is_name(word) or (word.upos == "NOUN" and lemma in classes()["actor"])


def phrase(sentence: Sentence, part: Part) -> Participant:
    """Return the noun phrase of a part: all that stands with its head, but no clause."""
    inside = set(_inside(sentence, part.head))
    first = last = part.head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    last = _with_name(sentence, last, part.head)
    words = sentence.words
    while words[first].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ") and first < part.head:
        first += 1
    while words[last].upos in ("PUNCT", "CCONJ") and last > part.head:
        last -= 1
    named = words[part.actor]
    return Participant(words[first].start, words[last].end, (named.start, named.end))


def _with_name(sentence: Sentence, last: int, head: int) -> int:
    """Return the end of a title with the name behind it, which parsers often cut off."""
    words = sentence.words
    if words[head].upos not in ("NOUN", "PROPN") or last != head:
        return last
    while (
        last + 1 < len(words)
        and words[last + 1].upos == "PROPN"
        and not is_calendar(words[last + 1])
    ):
        last += 1
    return last


def _inside(sentence: Sentence, k: int) -> Iterator[int]:
    """Yield a head and what belongs to its phrase."""
    yield k
    for j in sentence.dependents[k]:
        word = sentence.words[j]
        apart = word.relation.startswith("nmod") and preposition(sentence, j) in _APART
        if not (apart or word.relation.startswith(_OUTSIDE) or is_calendar(word)):
            yield from _inside(sentence, j)
