"""Which frame of the lexicon a predicate fills."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.reading.events.clause import (
    clauses,
    is_infinitive,
    objects,
    particles,
    preposition,
    prepositional,
    subjects,
)
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.lexicon import Frame, Lexicon, Place, Slot, demand, lexicon
from demarche.reading.parse import Sentence, Word

_REQUIRED = frozenset({"must", "should", "ought", "need"})
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate and the frame that it fills.

    Parameters
    ----------
    at : int
        Index of the predicate.
    frame : Frame
    fillers : tuple of int
        Indices of the words that fill its slots, in the frame's order.
    """

    at: int
    frame: Frame
    fillers: tuple[int, ...]


def told(sentence: Sentence, i: int, frames: Lexicon | None = None) -> Told | None:
    """Return the frame that word `i` fills, the one with most slots; None if it fills none.

    Parameters
    ----------
    sentence : Sentence
    i : int
    frames : Lexicon, optional
        By default the project's own.
    """
    word = sentence.words[i]
    part = _PARTS.get(word.upos)
    if part is None:
        return None
    known = lexicon() if frames is None else frames
    best: tuple[tuple[int, int], Told] | None = None
    for lemma in _lemmas(sentence, i, part):
        for frame in known.get((part, lemma), ()):
            filled = _filled(sentence, i, frame)
            if filled is None:
                continue
            fillers, distance = filled
            rank = (demand(frame) + lemma.count("_"), -distance)
            if best is None or rank > best[0]:
                best = rank, Told(i, frame, fillers)
    return best[1] if best else None


def _lemmas(sentence: Sentence, i: int, part: str) -> list[str]:
    """Return the lemmas to look up: with its particle or first noun, then alone."""
    word = sentence.words[i]
    lemma = lexeme(word)
    if part == "verb":
        return [*(f"{lemma}_{particle}" for particle in particles(sentence, i)), lemma]
    first = [
        sentence.words[k].lemma.lower()
        for k in sentence.dependents[i]
        if sentence.words[k].relation in ("compound", "amod")
    ]
    return [*(f"{noun}_{lemma}" for noun in first), word.text.lower(), lemma]


def _filled(sentence: Sentence, i: int, frame: Frame) -> tuple[tuple[int, ...], int] | None:
    """Return the words that fill a frame, and how far they lie from the heads of their phrases."""
    found, distance = [], 0
    for slot in frame.slots:
        candidates = _candidates(sentence, i, slot)
        fits = (n for n, k in enumerate(candidates) if _fits(sentence.words[k], slot))
        rank = next(fits, None)
        if rank is None:
            return None
        found.append(candidates[rank])
        distance += rank
    return tuple(found), distance


def _fits(word: Word, slot: Slot) -> bool:
    names = "^" in slot.heads and word.upos == "PROPN"
    return not slot.heads or lexeme(word) in slot.heads or names


def _candidates(sentence: Sentence, i: int, slot: Slot) -> list[int]:
    """Return the words that may fill a slot of predicate `i`, heads of phrases first."""
    match slot.place:
        case Place.SUBJECT:
            return [o for k in subjects(sentence, i) for o in _with_parts(sentence, k)]
        case Place.OBJECT:
            things = objects(sentence, i) or _after_particle(sentence, i)
            return [o for k in things for o in _with_parts(sentence, k)]
        case Place.PREPOSITION:
            under = [i, *objects(sentence, i)]
            return [k for at in under for k in prepositional(sentence, at, slot.word)]
        case Place.CLAUSE:
            return [k for k in clauses(sentence, i) if _is(sentence, k, slot.word)]
        case Place.ADVERB:
            return [k for k in sentence.dependents[i] if sentence.words[k].lemma == slot.word]


def _after_particle(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the object of "call off the walkout", where "off" was taken for a preposition."""
    after = sentence.words[i + 1].lemma.lower() if i + 1 < len(sentence.words) else ""
    return tuple(prepositional(sentence, i, after)) if after else ()


def _with_parts(sentence: Sentence, k: int) -> list[int]:
    """Return a noun, those coordinated with it, what it is a part of, and what is joined to it.

    "Two rounds of talks", "a series of attacks", "a mediation effort".
    """
    found = [k]
    for j in sentence.dependents[k]:
        word = sentence.words[j]
        part_of = word.relation.startswith("nmod") and preposition(sentence, j) in ("of", "in")
        joined = word.relation == "compound" and word.upos == "NOUN"
        if word.relation == "conj" or part_of or joined:
            found += _with_parts(sentence, j)
    return found


def _is(sentence: Sentence, k: int, kind: str) -> bool:
    """Whether a complement is an infinitive, a finite clause, or one that says what must be."""
    below = [sentence.words[j] for j in sentence.dependents[k]]
    if kind in ("to", "not"):
        negated = any(word.lemma == "not" for word in below)
        return is_infinitive(sentence, k) and (kind == "to" or negated)
    if kind == "that":
        return not is_infinitive(sentence, k)
    words = [sentence.words[k], *(word for word in below if word.relation == "aux")]
    has_to = words[0].lemma == "have" and any(word.relation == "xcomp" for word in below)
    return has_to or any(word.lemma.lower() in _REQUIRED for word in words)
