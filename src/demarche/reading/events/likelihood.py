"""How likely readers are to take what a predicate tells as so: a small trained model.

A logistic model on the words around a predicate and above it: auxiliaries, negation, marks, the
relations and signatures on the way to the root. Its weights are trained by
``training/event_likelihood.py`` on judgements of factuality (UDS: White et al. 2016, CC BY-SA 4.0).
The standing decides what an event's status is; the likelihood says how far readers would agree.

References
----------
A. S. White et al. (2016), Universal Decompositional Semantics on Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from demarche.reading.events.clause import is_infinitive
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.signature import signatures
from demarche.reading.events.standing import standing
from demarche.reading.parse import Sentence, Word

WEIGHTS = "likelihood.npz"
_STEPS = 3


def likelihood(sentence: Sentence, i: int) -> float:
    """Return the probability that readers take the predicate at word `i` as so.

    Parameters
    ----------
    sentence : Sentence
    i : int

    Returns
    -------
    float
        From 0 to 1.
    """
    known = _weights()
    total = known["bias"] + sum(known.get(feature, 0.0) for feature in features(sentence, i))
    return float(1 / (1 + np.exp(-total)))


@cache
def _weights() -> dict[str, float]:
    with (
        as_file(files(__package__).joinpath(WEIGHTS)) as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return dict(zip(kept["features"].tolist(), kept["weights"].tolist(), strict=True))


def features(sentence: Sentence, i: int) -> Iterator[str]:
    """Yield the features of a predicate, each once."""
    so = standing(sentence, i)
    yield f"standing {so.status} {so.hedge}"
    yield f"standing {so.status}"
    yield from dict.fromkeys(_own(sentence, i))
    yield from dict.fromkeys(_above(sentence, i))


def _own(sentence: Sentence, i: int) -> Iterator[str]:
    word = sentence.words[i]
    yield f"lemma {lexeme(word)}"
    yield f"tag {word.xpos}"
    yield f"relation {word.relation}"
    yield f"ends {sentence.words[-1].text}"
    for k in sentence.dependents[i]:
        below = sentence.words[k]
        if below.relation.startswith(("aux", "mark", "advmod", "cop", "discourse")):
            yield f"{below.relation} {below.lemma.lower()}"
            yield f"{below.relation} {below.lemma.lower()} {word.xpos}"
        elif below.relation.startswith(("nsubj", "obj")):
            yield f"{below.relation} {_class(below)}"
        else:
            yield f"has {below.relation}"


def _class(word: Word) -> str:
    """Return a pronoun as it is; of other words their part of speech: names are no evidence."""
    return word.lemma.lower() if word.upos in ("PRON", "DET") else word.upos


def _above(sentence: Sentence, i: int) -> Iterator[str]:
    at = i
    for step in range(_STEPS):
        relation, head = sentence.words[at].relation, sentence.words[at].head
        if head < 0:
            yield f"root at {step}"
            return
        governor = sentence.words[head]
        infinitive = " to" if is_infinitive(sentence, at) else ""
        signature = signatures().get(lexeme(governor), "none")
        yield f"{step} {relation}{infinitive} under {signature}"
        yield f"{step} {relation}{infinitive} under {governor.xpos}"
        if step == 0:
            yield f"under {lexeme(governor)}{infinitive}"
        for k in sentence.dependents[head]:
            below = sentence.words[k]
            if below.relation.startswith(("aux", "mark")) or below.lemma in ("not", "never", "no"):
                yield f"{step} beside {below.lemma.lower()}"
        at = head
