"""Under which heading of the word lists a word of a sentence stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from demarche.reading.claims.wordlist import under_headings
from demarche.reading.events.lexeme import lexeme
from demarche.reading.parse import Sentence, Word

_REACH = 4
"""Words that a phrase may run over behind its verb."""
_STOPS = frozenset(":;.")
_NOUNS = ("NOUN", "PROPN")


def heading(sentence: Sentence, i: int) -> str:
    """Return the heading of a word among the verbs or among the nouns; empty if it has none.

    A phrase beats the verb in it: "call off" is no "call".
    """
    word = sentence.words[i]
    if word.upos in _NOUNS:
        return _first("nouns.txt", _singles(word))
    if word.upos not in ("VERB", "AUX", "ADJ"):
        return ""
    singles = _singles(word)
    phrases = _phrases(sentence, i, singles) if not _phrasal().isdisjoint(singles) else ()
    return _first("verbs.txt", (*phrases, *singles))


def quality(word: Word) -> str:
    """Return which word of the case file an adjective means; empty if none.

    ``partly`` is what makes a part of what is done.
    """
    return _first("qualities.txt", _singles(word))


def _first(listing: str, forms: Iterator[str] | tuple[str, ...]) -> str:
    known = under_headings(listing, package=__package__)
    return next((known[form] for form in forms if form in known), "")


def _singles(word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word.text.lower(), lexeme(word), word.lemma.lower())))


@cache
def _phrasal() -> frozenset[str]:
    """Return the verbs with which a phrase of the list begins."""
    known = under_headings("verbs.txt", package=__package__)
    return frozenset(form.split("_")[0] for form in known if "_" in form)


def _phrases(sentence: Sentence, i: int, singles: tuple[str, ...]) -> Iterator[str]:
    """Yield a verb with the words behind it, the longest first, then with its particle."""
    behind = [other.text.lower() for other in sentence.words[i + 1 : i + 1 + _REACH]]
    particles = (
        sentence.words[k].text.lower()
        for k in sentence.dependents[i]
        if sentence.words[k].relation == "compound:prt"
    )
    tabled = ["on_the_table"] if "on the table" in _until_stop(sentence, i) else []
    tails = [*tabled, *("_".join(behind[:n]) for n in range(len(behind), 0, -1)), *particles]
    yield from (f"{single}_{tail}" for tail in tails for single in singles)


def _until_stop(sentence: Sentence, i: int) -> str:
    """Return the words behind a verb up to the next stop."""
    behind = (word.text.lower() for word in sentence.words[i + 1 :])
    return " ".join(takewhile(lambda form: form not in _STOPS, behind))
