"""Pronouns: the nearest that fits, subjects first; in quotations, "I" is the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Certainty, Kind
from demarche.reading.actors.description import Meant
from demarche.reading.actors.discourse import Discourse, Spoken
from demarche.reading.actors.register import Known
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence

HE = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset(listed("i me my mine myself we us our ours ourselves"))
SECOND = frozenset({"you", "your", "yours", "yourself"})
RELATIVE = frozenset({"who", "whom", "whose"})
THIRD = frozenset(HE) | IT | THEY
PRONOUNS = THIRD | FIRST | SECOND | RELATIVE
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_BACK = 2
"""So many sentences back a pronoun looks."""

NOBODY: Meant = ((), "nobody fits", Certainty.UNKNOWN)


def third_person(
    sentence: Sentence, index: int, i: int, spoken: Discourse, speaker: Sequence[str]
) -> Meant:
    """Return whom a pronoun of the third person means.

    Parameters
    ----------
    sentence, index, i
        The sentence, its index, and the index of the pronoun in it.
    spoken : Discourse
    speaker : sequence of str
        Identifiers of who speaks the quotation that the pronoun stands in: not whom it means.
    """
    word = sentence.words[i]
    low = word.text.casefold()
    if low == "it" and word.relation == "expl":
        return NOBODY
    clause = word.head if word.relation.startswith(("obj", "iobj", "obl", "nsubj")) else -1
    found = [
        s
        for s in spoken.last(lambda s: index - s.sentence <= _BACK and _fits(low, s))
        if not ({k.id for k in s.known} & set(speaker))
        and not _same_clause(s, index, clause, word.relation, low)
    ]
    if not found:
        return NOBODY
    if low == "it" and not found[0].subject:
        return NOBODY
    best = max(enumerate(found), key=lambda pair: (_nearness(pair[1], index, low), -pair[0]))[1]
    ids = {tuple(k.id for k in s.known) for s in found}
    if low in HE and len(best.known) == 1 and len(ids) == 1:
        best.known[0].gender = best.known[0].gender or HE[low]
    rule = "reflexive" if low in _REFLEXIVE else "nearest subject" if best.subject else "nearest"
    return best.known, rule, Certainty.RESOLVED if len(ids) == 1 else Certainty.GUESSED


def _fits(low: str, spoken: Spoken) -> bool:
    first = spoken.known[0]
    if low in HE:
        people = first.kind in (Kind.PERSON, Kind.OFFICE) and len(spoken.known) == 1
        return people and not spoken.many and first.gender in ("", HE[low])
    if low in IT:
        return (
            first.kind in (Kind.COUNTRY, Kind.ORGANISATION)
            and len(spoken.known) == 1
            and spoken.heads
        )
    if len(spoken.known) > 1:
        return True
    return first.kind in (Kind.GROUP, Kind.ORGANISATION, Kind.COUNTRY) and spoken.heads


def _same_clause(spoken: Spoken, index: int, clause: int, relation: str, low: str) -> bool:
    """Whether a pronoun and a mention are subject and object of one verb: then they are two."""
    if low in _REFLEXIVE or spoken.sentence != index or clause < 0 or spoken.clause != clause:
        return False
    return spoken.subject != relation.startswith("nsubj")


def _nearness(spoken: Spoken, index: int, low: str) -> float:
    away = index - spoken.sentence
    plural = (
        1.0
        if low in THEY and (len(spoken.known) > 1 or spoken.known[0].kind is Kind.GROUP)
        else 0.0
    )
    return 1.5 * spoken.subject - 1.2 * away + plural


def first_person(speakers: Sequence[Known] | None, author: Known) -> Meant:
    """Return whom "I" and "we" mean: `speakers` of the quotation, or the author outside any."""
    if speakers is None:
        return (author,), "the author", Certainty.RESOLVED
    if not speakers:
        return (), "a speaker who is not told", Certainty.UNKNOWN
    return tuple(speakers), "the speaker", Certainty.RESOLVED


def second_person(addressees: Sequence[Known]) -> Meant:
    """Return whom "you" means in a quotation: to whom it is said, if the text tells."""
    return (tuple(addressees), "the addressee", Certainty.RESOLVED) if addressees else NOBODY
