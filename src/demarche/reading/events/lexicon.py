"""The verb frames: which words, with which words around them, tell which PLOVER event.

The frames stand in ``lexicon.txt``, which says how they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from demarche.errors import InputError
from demarche.reading.events.ontology import EventType

_CLASS = re.compile(r"class (?P<name>\w+) = (?P<words>.+)")
_HEADING = re.compile(r"\[(?P<type>[A-Z]+)(?: (?P<mode>[a-z-]+))?\]")


class Place(Enum):
    """Where in the sentence a slot is filled."""

    SUBJECT = "subj"
    OBJECT = "obj"
    PREPOSITION = "prep"
    CLAUSE = "clause"
    ADVERB = "adv"


@dataclass(frozen=True, slots=True)
class Slot:
    """What must stand beside a verb.

    Parameters
    ----------
    place : Place
    word : str
        The preposition, or the kind of clause: ``to``, ``that``, ``must``, ``not``; else empty.
    heads : frozenset of str
        Lemmas, one of which must head what fills it; empty for any; ``^`` is any proper name.
    """

    place: Place
    word: str
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what it tells, and what must stand beside its word.

    Parameters
    ----------
    type, mode
        PLOVER type and mode; the mode may be empty.
    part : str
        Part of speech: ``verb``, ``noun`` or ``adj``.
    slots : tuple of Slot
        All must be filled.
    rule : str
        The entry as the file has it, with its line.
    """

    type: EventType
    mode: str
    part: str
    slots: tuple[Slot, ...]
    rule: str


Lexicon = dict[tuple[str, str], tuple[Frame, ...]]
"""By part of speech and lemma: the frames, those with most slots first."""


@cache
def lexicon() -> Lexicon:
    """Return the project's own verb frames.

    Examples
    --------
    >>> frame = lexicon()["verb", "visit"][0]
    >>> frame.type.value, frame.mode
    ('CONSULT', 'visit')
    """
    return read(files(__package__).joinpath("lexicon.txt").read_text("utf-8"))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the classes of head words by name."""
    return _classes(files(__package__).joinpath("lexicon.txt").read_text("utf-8"))


def read(text: str) -> Lexicon:
    """Return the frames of a lexicon written as ``lexicon.txt`` is.

    Raises
    ------
    InputError
        A line is neither a heading, a class nor an entry.

    Examples
    --------
    >>> frames = read('''[CONSULT visit]
    ... pay: visit|call
    ... noun visit''')
    >>> sorted(frames)
    [('noun', 'visit'), ('verb', 'pay')]
    """
    named = _classes(text)
    found: dict[tuple[str, str], list[Frame]] = {}
    heading: tuple[EventType, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        told = line.split("#", 1)[0].strip()
        if not told or _CLASS.fullmatch(told):
            continue
        if match := _HEADING.fullmatch(told):
            heading = EventType(match["type"]), match["mode"] or ""
            continue
        if heading is None:
            raise InputError(f"line {number} of the lexicon stands before any [TYPE]: {told}")
        part, lemmas, slots = _entry(told, named, number)
        frame = Frame(*heading, part, slots, f"{number}: {told}")
        for lemma in lemmas:
            found.setdefault((part, lemma), []).append(frame)
    return {key: tuple(sorted(frames, key=lambda f: -demand(f))) for key, frames in found.items()}


def demand(frame: Frame) -> int:
    """Return how much a frame asks for: two for a slot with words of its own, one for another."""
    return sum(2 if slot.heads - {"^"} else 1 for slot in frame.slots)


def _classes(text: str) -> dict[str, frozenset[str]]:
    return {m["name"]: frozenset(m["words"].split()) for m in _CLASS.finditer(text)}


def _entry(
    told: str, named: dict[str, frozenset[str]], number: int
) -> tuple[str, list[str], tuple[Slot, ...]]:
    """Return part of speech, lemmas and slots of one line."""
    words, _, slots = told.partition(": ")
    part, lemmas = "verb", words.split()
    if lemmas[0] in ("noun", "adj"):
        part, *lemmas = lemmas
    return part, lemmas, tuple(_slot(slot, named, number) for slot in slots.split())


def _slot(told: str, named: dict[str, frozenset[str]], number: int) -> Slot:
    if told in ("to", "that", "must"):
        return Slot(Place.CLAUSE, told, frozenset())
    if told in ("together", "jointly"):
        return Slot(Place.ADVERB, told, frozenset())
    before, _, heads = told.rpartition(":")
    found: set[str] = set()
    for head in heads.split("|"):
        if head.startswith("{"):
            if head.strip("{}") not in named:
                raise InputError(f"line {number} of the lexicon names no class: {head}")
            found |= named[head.strip("{}")]
        elif head != "*":
            found.add(head)
    places = {"": Place.OBJECT, "subj": Place.SUBJECT, "not": Place.CLAUSE}
    place = places.get(before, Place.PREPOSITION)
    return Slot(place, "" if before == "subj" else before, frozenset(found))
