"""Hand-made trees: what is tested on them does not depend on a parser."""

from __future__ import annotations

from demarche.reading.parse import Sentence, Word


def tree(*rows: str) -> Sentence:
    """Return a sentence from rows "text lemma UPOS XPOS head relation [Feature=Value ...]".

    Heads count from 1; 0 is the root.
    """
    words, start = [], 0
    for row in rows:
        text, lemma, upos, xpos, head, relation, *features = row.split()
        told = dict(pair.split("=") for pair in features)
        words.append(
            Word(start, start + len(text), text, lemma, upos, xpos, told, int(head) - 1, relation)
        )
        start += len(text) + 1
    return Sentence(tuple(words))


def text_of(sentence: Sentence) -> str:
    """Return the text that the offsets of a hand-made tree count in."""
    return " ".join(word.text for word in sentence.words)
