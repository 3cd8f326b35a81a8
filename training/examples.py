"""Treebank sentences as numbers, and the names of their classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from demarche.reading.parse.lemma import rule_of
from demarche.reading.parse.pieces import look, pieces, shape
from demarche.reading.parse.sentence import Sentence, Word

Ints = npt.NDArray[np.int64]
TASKS = ("relation", "xpos", "features", "lemma")
_RAREST = {"relation": 1, "xpos": 1, "features": 3, "lemma": 3}


@dataclass(frozen=True)
class Example:
    """A sentence: pieces of each word, look of each word, head of each word, classes by task."""

    pieces: tuple[tuple[int, ...], ...]
    looks: Ints
    heads: Ints
    classes: Mapping[str, Ints]


def class_name(word: Word, task: str) -> str:
    """Return what a word is called in a task."""
    if task == "relation":
        return word.relation
    if task == "xpos":
        return word.xpos
    if task == "features":
        return "|".join((word.upos, *(f"{a}={b}" for a, b in sorted(word.features.items()))))
    return rule_of(word.text.lower(), word.lemma.lower())


def inventory(sentences: Iterable[Sentence]) -> dict[str, list[str]]:
    """Return the classes of each task, most frequent first, without the rarest."""
    counts: dict[str, Counter[str]] = {task: Counter() for task in TASKS}
    for sentence in sentences:
        for word in sentence.words:
            for task in TASKS:
                counts[task][class_name(word, task)] += 1
    return {
        task: [name for name, n in sorted(counts[task].items(), key=lambda c: (-c[1], c[0]))
               if n >= _RAREST[task]]
        for task in TASKS
    }  # fmt: skip


def lexicon(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Return, by part of speech, the usual lemma of each word that stands twice or more.

    Both in lower case, and no proper nouns: for words that a rule gets wrong ("paid").
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.upos != "PROPN":
                key = word.upos, word.text.lower()
                counts.setdefault(key, Counter())[word.lemma.lower()] += 1
    found: dict[str, dict[str, str]] = {}
    for (upos, text), lemmas in sorted(counts.items()):
        if lemmas.total() >= 2:
            found.setdefault(upos, {})[text] = lemmas.most_common(1)[0][0]
    return found


def example(
    spaced: Iterable[bool],
    gold: Sentence,
    *,
    vocabulary: Mapping[str, int],
    numbers: Mapping[str, Mapping[str, int]],
) -> Example:
    """Return a sentence as numbers; a class that is not in the inventory is -1: not learnt.

    `spaced` tells of each word whether white space stands before it.
    """
    return Example(
        tuple(pieces(word.text, vocabulary) for word in gold.words),
        np.array([look(shape(w.text), spaced=s) for w, s in zip(gold.words, spaced, strict=True)]),
        np.array([word.head + 1 for word in gold.words]),
        {
            task: np.array([numbers[task].get(class_name(word, task), -1) for word in gold.words])
            for task in TASKS
        },
    )
