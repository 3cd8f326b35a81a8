"""The clause around a predicate: who does it, to what, with whom, whatever form it has.

Universal Dependencies name the parts of a clause; this undoes what hides them: the passive, a
relative clause, an infinitive or participle without a subject, a conjunct that shares one, and the
noun that stands for a verb ("A's cancellation of the trip").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.reading.parse import Sentence, Word
from demarche.reading.wording import listed

_OBJECT_CONTROL = frozenset(
    listed(
        "ask urge tell order force press pressure allow permit enable help persuade convince invite"
        " compel require instruct direct lobby push encourage advise warn beg implore cause lead"
        " prompt let make want expect command get call appeal forbid accuse suspect blame prevent"
        " stop block bar dissuade discourage condemn criticize criticise praise thank"
    )
)
"""Verbs whose object is the subject of the infinitive below them."""


_OF_A_PEOPLE = re.compile(
    r"[A-Z][\w-]*(?:an|ish|ese|i|ch|ks?|ot|ab|rb|oat|iss|lamic|rdic|ltic|sh)$"
)
"""How adjectives of countries and peoples end; other capitals begin a sentence."""
_CALENDAR = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may"
        " june july august september october november december today yesterday tomorrow day week"
        " month year spring summer autumn fall winter morning evening night decade century"
    )
)


def subjects(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the heads of those who do what predicate `i` tells; none if the text does not say."""
    word = sentence.words[i]
    if word.upos == "NOUN":
        return _owners(sentence, i) or tuple(_children(sentence, i, "nsubj"))
    if is_passive(sentence, i):
        return _agents(sentence, i)
    own = _before(_own_subjects(sentence, i), i)
    if own:
        return tuple(_antecedent(sentence, k, i) for k in own)
    return _inherited(sentence, i, frozenset())


def objects(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the heads of what predicate `i` is done to."""
    word = sentence.words[i]
    if word.upos == "NOUN":
        return tuple(prepositional(sentence, i, "of"))
    if is_passive(sentence, i):
        own = _children(sentence, i, "nsubj:pass") or _children(sentence, i, "nsubj")
        if own:
            return tuple(_antecedent(sentence, k, i) for k in own)
        return _inherited(sentence, i, frozenset())
    taken = _children(sentence, i, "nsubj")
    behind = [k for k in taken if k not in _before(taken, i)]
    found = [_antecedent(sentence, k, i) for k in [*_children(sentence, i, "obj", "iobj"), *behind]]
    if not found and word.relation == "acl:relcl" and _gap(sentence, i):
        found = [word.head]
    return tuple(found)


def prepositional(sentence: Sentence, i: int, *wanted: str) -> Iterator[int]:
    """Yield the heads of phrases under `i` with one of these prepositions, or any if none."""
    for k in sentence.dependents[i]:
        word = sentence.words[k]
        if word.relation.split(":")[0] not in ("obl", "nmod") or is_calendar(word):
            continue
        cases = prepositions(sentence, k)
        if cases and (not wanted or any(case in wanted for case in cases)):
            yield k


def is_calendar(word: Word) -> bool:
    """Whether a word is a day, month or other stretch of time: "on Tuesday" is no target."""
    return word.lemma.lower() in _CALENDAR


def preposition(sentence: Sentence, k: int) -> str:
    """Return the preposition of a phrase, the first of several; empty if it has none."""
    return next(iter(prepositions(sentence, k)), "")


def prepositions(sentence: Sentence, k: int) -> tuple[str, ...]:
    """Return the prepositions of a phrase: both of "out of the talks"."""
    words = (sentence.words[j] for j in sentence.dependents[k])
    return tuple(w.lemma.lower() for w in words if w.relation == "case" and w.xpos != "POS")


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether predicate `i` is a passive, with its auxiliary or as a bare participle."""
    word = sentence.words[i]
    if word.upos not in ("VERB", "AUX"):
        return False
    relations = {sentence.words[k].relation for k in sentence.dependents[i]}
    if relations & {"nsubj:pass", "aux:pass", "obl:agent"}:
        return True
    if word.relation == "conj" and word.xpos == "VBN" and "nsubj" not in relations:
        return is_passive(sentence, word.head)
    bare = word.xpos == "VBN" and word.relation in ("acl", "advcl", "amod")
    return bare and not relations & {"aux", "obj"}


def particles(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return the particle of a verb, "off" in "call off", or the word behind it, which may be one.

    Parsers often hang a particle on the object behind it.
    """
    own = tuple(
        sentence.words[k].lemma.lower()
        for k in sentence.dependents[i]
        if sentence.words[k].relation == "compound:prt"
    )
    behind = sentence.words[i + 1 : i + 2]
    return own or tuple(word.lemma.lower() for word in behind)


def is_infinitive(sentence: Sentence, i: int) -> bool:
    """Whether a verb is marked by "to"."""
    words = (sentence.words[k] for k in sentence.dependents[i])
    return any(w.relation == "mark" and w.lemma == "to" for w in words)


def conjuncts(sentence: Sentence, k: int) -> Iterator[int]:
    """Yield a head and those coordinated with it."""
    yield k
    for j in sentence.dependents[k]:
        if sentence.words[j].relation == "conj":
            yield from conjuncts(sentence, j)


def clauses(sentence: Sentence, i: int) -> Iterator[int]:
    """Yield the clauses that predicate `i` takes as its complement.

    A parser often takes the infinitive of "ask A to go" for an adverbial clause of purpose.
    """
    controls = sentence.words[i].lemma in _OBJECT_CONTROL
    for k in sentence.dependents[i]:
        relation = sentence.words[k].relation
        if relation in ("ccomp", "xcomp") or (
            relation == "advcl" and controls and is_infinitive(sentence, k)
        ):
            yield from conjuncts(sentence, k)


def _children(sentence: Sentence, i: int, *relations: str) -> list[int]:
    return [k for k in sentence.dependents[i] if sentence.words[k].relation in relations]


def _own_subjects(sentence: Sentence, i: int) -> list[int]:
    """Return the subjects of a verb, also those that hang on its auxiliary by mistake."""
    auxiliaries = _children(sentence, i, "aux")
    found = _children(sentence, i, "nsubj", "csubj")
    return found or [k for aux in auxiliaries for k in _children(sentence, aux, "nsubj")]


def _before(subjects: list[int], i: int) -> list[int]:
    """Return the subjects before a verb; a second one behind it is its object, misread."""
    return [k for k in subjects if k < i] or subjects


def _agents(sentence: Sentence, i: int) -> tuple[int, ...]:
    marked = _children(sentence, i, "obl:agent")
    return tuple(marked) or tuple(prepositional(sentence, i, "by"))


def _antecedent(sentence: Sentence, k: int, i: int) -> int:
    """Return the noun that a relative pronoun stands for."""
    word = sentence.words[k]
    relative = word.features.get("PronType") == "Rel" or word.lemma in ("who", "which", "that")
    if not relative or word.upos not in ("PRON", "DET"):
        return k
    at = i
    while at >= 0 and sentence.words[at].relation != "acl:relcl":
        at = sentence.words[at].head
    return sentence.words[at].head if at >= 0 else k


def _gap(sentence: Sentence, i: int) -> bool:
    """Whether a relative clause leaves its object out: "the trip they cancelled"."""
    subject = _children(sentence, i, "nsubj")
    return bool(subject) and all(
        sentence.words[k].features.get("PronType") != "Rel" for k in subject
    )


def _inherited(sentence: Sentence, i: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Return the subject that a predicate without one takes from the words above it."""
    word = sentence.words[i]
    head = word.head
    if head < 0 or i in seen:
        return ()
    seen |= {i}
    governor = sentence.words[head]
    relation = word.relation
    if relation == "acl:relcl":
        return (head,)
    if relation == "acl":
        marked = any(sentence.words[k].relation in ("mark", "case") for k in sentence.dependents[i])
        if not marked and (word.xpos == "VBG" or is_passive(sentence, i)):
            return (head,)
        return _owners(sentence, head) or _doer_above(sentence, head, seen)
    complement = relation == "xcomp" or (relation == "advcl" and _is_complement(sentence, i))
    if complement and governor.lemma in _OBJECT_CONTROL:
        controlled = _children(sentence, head, "obj", "iobj") or list(
            prepositional(sentence, head, "on", "to")
        )
        if controlled:
            return tuple(controlled)
        if is_passive(sentence, head):
            return tuple(_children(sentence, head, "nsubj:pass"))
    if relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
        if governor.upos == "NOUN" and not _children(sentence, head, "nsubj"):
            return _owners(sentence, head) or _doer_above(sentence, head, seen)
        own = _children(sentence, head, "nsubj", "nsubj:pass")
        return (
            tuple(_antecedent(sentence, k, head) for k in own)
            if own
            else _inherited(sentence, head, seen)
        )
    return ()


def _is_complement(sentence: Sentence, i: int) -> bool:
    """Whether a clause taken for adverbial completes the verb: "asked A to go", "of going"."""
    marks = {sentence.words[k].lemma for k in sentence.dependents[i]}
    return is_infinitive(sentence, i) or bool(marks & {"of", "from", "for"})


def _doer_above(sentence: Sentence, noun: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Return who does what governs a noun: "A took a decision to leave" has A leave."""
    word = sentence.words[noun]
    if word.head < 0 or noun in seen:
        return ()
    head = sentence.words[word.head]
    if head.upos in ("VERB", "AUX") and word.relation in ("obj", "obl", "nmod"):
        own = _children(sentence, word.head, "nsubj")
        return tuple(_antecedent(sentence, k, word.head) for k in own) or _inherited(
            sentence, word.head, seen | {noun}
        )
    if head.upos == "NOUN":
        return _owners(sentence, word.head) or _doer_above(sentence, word.head, seen | {noun})
    return ()


def _owners(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return whose act a noun names: "A's visit", "the visit by A", "a French offer", "A talks".

    "Its" in the object is the subject's: in "the union called off its strike", the union's.
    """
    for relations in (("nmod:poss",), ("compound", "amod")):
        found = [k for k in _children(sentence, i, *relations) if _says_whose(sentence.words[k])]
        pronoun = found and sentence.words[found[0]].upos == "PRON"
        bound = _doer_above(sentence, i, frozenset()) if pronoun else ()
        if found:
            return bound or tuple(found)
    by = tuple(prepositional(sentence, i, "by"))
    return by or tuple(prepositional(sentence, i, "between", "among"))


def _says_whose(word: Word) -> bool:
    return word.relation == "nmod:poss" or is_name(word)


def is_name(word: Word) -> bool:
    """Whether a word names an actor: a name, "her", an adjective of a people; no day or month."""
    if is_calendar(word):
        return False
    if word.upos == "PRON":
        return word.relation == "nmod:poss"
    of_a_people = word.upos == "ADJ" and _OF_A_PEOPLE.match(word.text) is not None
    return word.upos == "PROPN" or of_a_people


def depth(sentence: Sentence, i: int) -> int:
    """Return how many words stand above word `i`; above the root, none."""
    steps = 0
    while (i := sentence.words[i].head) >= 0:
        steps += 1
    return steps
