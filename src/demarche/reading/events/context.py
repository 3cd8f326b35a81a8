"""PLOVER contexts: what an event is about, by the words of its sentence."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from demarche.reading.parse import Sentence


@cache
def _told_by() -> dict[str, str]:
    lines = files(__package__).joinpath("contexts.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":") for line in lines if not line.startswith("#"))
    return {word: context for context, words in pairs for word in words.split()}


def contexts(sentence: Sentence) -> tuple[str, ...]:
    """Return the contexts that the words of a sentence name, in their order."""
    known = _told_by()
    lemmas = (word.lemma.lower() for word in sentence.words)
    return tuple(dict.fromkeys(known[lemma] for lemma in lemmas if lemma in known))
