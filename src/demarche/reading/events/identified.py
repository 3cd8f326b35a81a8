"""Participants with the identifiers of the actors that they mean."""

from __future__ import annotations

from dataclasses import replace

from demarche.reading.actors import Actors, Kind, Mention
from demarche.reading.actors.world import lookup
from demarche.reading.events.participant import Part, Participant, phrase
from demarche.reading.parse import Sentence


def identified(
    sentence: Sentence, parts: tuple[Part, ...], actors: Actors | None
) -> tuple[Participant, ...]:
    """Return the phrases of parts, each actor once: "the minister, Ann Lee" is one.

    Parameters
    ----------
    sentence : Sentence
    parts : tuple of Part
    actors : Actors or None
        Without them, participants have no identifiers.
    """
    found: list[Participant] = []
    for part in parts:
        means = _means(sentence, part, actors) if actors else ()
        if not means or all(means != other.actors for other in found):
            found.append(replace(phrase(sentence, part), actors=means))
    return tuple(found)


def _means(sentence: Sentence, part: Part, actors: Actors) -> tuple[str, ...]:
    mention = actors.of(sentence, part.actor)
    if mention is None:
        return ()
    return mention.actors or _host(sentence, mention, actors)


def _host(sentence: Sentence, mention: Mention, actors: Actors) -> tuple[str, ...]:
    """Return the country of a capital that stands as a place: who goes there goes to it."""
    if mention.kind is not Kind.PLACE or mention.name is None:
        return ()
    start, end = mention.name
    entry = lookup(" ".join(w.text for w in sentence.words if start <= w.start < end))
    if entry is None or not entry.country:
        return ()
    known = (
        actor.id
        for actor in actors.actors
        if actor.kind is Kind.COUNTRY and actor.country == entry.country
    )
    return (next(known, entry.country),)
