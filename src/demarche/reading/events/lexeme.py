"""The lemma of a word as the word lists of this package have it.

A statistical lemmatiser may cut "banned" to "bann"; a word that the lists know in its base form is
looked up by that form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from demarche.reading.events.lexicon import classes, lexicon
from demarche.reading.events.signature import signatures
from demarche.reading.parse import Word

_IRREGULAR = {
    form: base
    for base, *forms in map(
        str.split,
        """beat beaten
        begin began begun
        blow blew blown
        break broke broken
        bring brought
        build built
        buy bought
        come came
        cut
        draw drew drawn
        fall fell fallen
        fight fought
        fly flew flown
        forbid forbade forbidden
        forget forgot forgotten
        forgive forgave forgiven
        freeze froze frozen
        get got gotten
        give gave given
        go went gone
        hold held
        keep kept
        lay laid
        lead led
        leave left
        lend lent
        make made
        meet met
        overthrow overthrew overthrown
        pay paid
        put
        retake retook retaken
        rise rose risen
        seek sought
        sell sold
        send sent
        shoot shot
        sit sat
        speak spoke spoken
        stand stood
        strike struck stricken
        swear swore sworn
        take took taken
        tear tore torn
        tell told
        throw threw thrown
        undertake undertook undertaken
        withdraw withdrew withdrawn
        withhold withheld
        write wrote written""".splitlines(),
    )
    for form in forms
}


def lexeme(word: Word) -> str:
    """Return the lemma by which a word is looked up, in lower case."""
    return _lexeme(word.text.lower(), word.lemma.lower())


@cache
def _known() -> frozenset[str]:
    listed = (
        {lemma for _, lemma in lexicon()} | set(signatures()) | set().union(*classes().values())
    )
    return frozenset(part for lemma in listed for part in (lemma, lemma.split("_")[0]))


@cache
def _lexeme(text: str, lemma: str) -> str:
    if text in _IRREGULAR:
        return _IRREGULAR[text]
    if lemma in _known() and lemma != text:
        return lemma
    return next((base for base in _bases(text) if base in _known()), lemma)


def _bases(text: str) -> Iterator[str]:
    """Yield what an inflected form may come from, the likeliest first."""
    for ending, restored in _ENDINGS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            stem = text.removesuffix(ending)
            yield stem + restored
            if not restored and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


_ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("es", ""),
    ("s", ""),
)
