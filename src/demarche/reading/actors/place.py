"""Whether a country, capital or city stands for a place or for those who act there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demarche.reading.actors.name import is_capital
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.actors.name import Name
    from demarche.reading.parse import Sentence

_ALWAYS = frozenset(
    listed("in at near outside inside around across through throughout via off into within")
)
_BY_MOTION = frozenset(listed("to from for towards toward"))
_MOTION = frozenset(
    listed(
        "go come travel fly move return arrive head drive sail walk visit flee ship send deport "
        "march trip flight journey tour arrival ambassador envoy route road bring way depart "
        "leave export import smuggle transfer deploy evacuate invite embassy consulate"
    )
)
_REACHED = frozenset(listed("visit leave reach enter tour cross quit occupy flee"))
_MEETINGS = frozenset(
    listed(
        "summit meeting conference agreement accord declaration protocol treaty statement "
        "communique round venue airport office bureau area region suburb hotel stock exchange"
    )
)


def stands_as_place(sentence: Sentence, name: Name) -> bool:
    """Whether the words around a name make it a place.

    "in Oslo", "a trip to Oslo", "left Oslo" and "the Oslo accord" do; "pressure on Oslo", "talks
    with Oslo", "Oslo said" and "Oslo's offer" do not.
    """
    words = sentence.words
    if name.entry is not None and name.entry.use in (
        "adjective",
        "people",
        "seat",
        "body",
        "world",
    ):
        return False
    behind = words[name.last] if name.last < len(words) else None
    if behind is not None and behind.text in ("'s", "’s", "'", "’"):
        return False
    if behind is not None and behind.text.casefold() in _MEETINGS and not is_capital(behind):
        return (
            name.entry is None
            or name.entry.use == "capital"
            or name.entry.name == words[name.begin].text
        )
    at = name.first - 1
    while (at >= 0 and words[at].upos in ("DET", "ADJ")) or (
        at >= 0
        and words[at].text.casefold() in ("northern", "southern", "eastern", "western", "central")
    ):
        at -= 1
    if at < 0:
        return False
    low = words[at].text.casefold()
    if low in _ALWAYS:
        return True
    if low in _BY_MOTION:
        return _moves(sentence, name, at)
    return words[at].lemma in _REACHED and words[at].upos == "VERB"


def _moves(sentence: Sentence, name: Name, preposition: int) -> bool:
    """Whether what "to" or "from" hangs on is a motion."""
    words = sentence.words
    before = words[preposition - 1] if preposition else None
    governor = next(
        (w.head for w in words[name.first : name.last] if not name.first <= w.head < name.last), -1
    )
    candidates = [w for w in (before, words[governor] if governor >= 0 else None) if w is not None]
    return any(w.lemma in _MOTION or w.text.casefold() in _MOTION for w in candidates)
