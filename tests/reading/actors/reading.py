"""What the tests of actors share: a text read, and the same text with its names changed."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from demarche.reading.actors import Actors, actors
from demarche.reading.parse import Sentence, parse

parsed = lru_cache(maxsize=64)(parse)


def read(text: str, **given) -> Actors:
    return actors(text, parsed(text), **given)


def meant(text: str, words: str, **given) -> tuple[str, ...]:
    """Return whom the mention that has these words means; the last, if several have."""
    return next(
        m.actors for m in reversed(read(text, **given).mentions) if text[m.start : m.end] == words
    )


def renamed(
    text: str, sentences: tuple[Sentence, ...], names: Mapping[str, str]
) -> tuple[str, tuple[Sentence, ...]]:
    """Return a text and its trees with each word that is a key put in its value's place."""
    pieces, found, at, moved = [], [], 0, 0
    for sentence in sentences:
        words = []
        for word in sentence.words:
            new = names.get(word.text, word.text)
            pieces += [text[at : word.start], new]
            start = word.start + moved
            moved += len(new) - len(word.text)
            words.append(replace(word, start=start, end=start + len(new), text=new))
            at = word.end
        found.append(Sentence(tuple(words)))
    return "".join([*pieces, text[at:]]), tuple(found)
