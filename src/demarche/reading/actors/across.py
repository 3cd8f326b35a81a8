"""One actor in several texts: the same identifier for all of them.

Countries, parties of a case and organisations of the gazetteer have it from the start. People are
one where they are named alike in full and no country tells them apart; a text that has only a
family name means the one person of the other texts who bears it, or the most senior.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from demarche.reading.actors.actor import Actor, Actors, Kind
from demarche.reading.actors.register import bare, slug

Place = tuple[int, str]
"""Index of a text, and identifier of an actor in it."""


def across(found: Sequence[Actors]) -> dict[Place, str]:
    """Return for each actor of each text an identifier that holds for all texts.

    Parameters
    ----------
    found : sequence of Actors
        As `actors` gives them, one for each text.

    Returns
    -------
    dict
        From (index of the text, identifier in it) to the common identifier.

    Examples
    --------
    >>> from demarche.reading.actors import actors
    >>> from demarche.reading.parse import parse
    >>> texts = ["The envoy Ann Lee arrived in Oslo.", "Envoy Lee said that the talks had failed."]
    >>> held = across([actors(text, parse(text)) for text in texts])
    >>> held[0, "ann-lee"], held[1, "lee"]
    ('ann-lee', 'ann-lee')
    """
    common: dict[Place, str] = {}
    full: dict[tuple[Kind, str], list[tuple[Actor, str]]] = defaultdict(list)
    short: list[tuple[Place, Actor]] = []
    for i, told in enumerate(found):
        for actor in told.actors:
            if not _is_named_person_or_body(actor):
                common[i, actor.id] = actor.id
            elif actor.kind is Kind.PERSON and len(bare(actor.name).split()) == 1:
                short.append(((i, actor.id), actor))
            else:
                common[i, actor.id] = _same(actor, full[actor.kind, bare(actor.name)])
    for place, actor in short:
        common[place] = _bearer(actor, full) or slug(actor.name)
    return common


def _is_named_person_or_body(actor: Actor) -> bool:
    return bool(actor.names) and actor.kind in (Kind.PERSON, Kind.ORGANISATION)


def _same(actor: Actor, held: list[tuple[Actor, str]]) -> str:
    """Return the identifier of who is named alike and not told apart; else a new one."""
    for other, key in held:
        if not (actor.country and other.country and actor.country != other.country):
            return key
    key = (
        actor.id if not held else f"{slug(actor.name)}-{actor.country.casefold() or len(held) + 1}"
    )
    held.append((actor, key))
    return key


def _bearer(actor: Actor, full: dict[tuple[Kind, str], list[tuple[Actor, str]]]) -> str | None:
    """Return who bears a single name in the other texts: the one, or the most senior."""
    word = bare(actor.name)
    fitting = {
        key: max((role.rank for role in other.roles), default=0)
        for (kind, name), held in full.items()
        if kind is Kind.PERSON and word in (name.split()[-1], name.split()[0])
        for other, key in held
        if not (actor.country and other.country and actor.country != other.country)
    }
    top = [key for key, rank in fitting.items() if rank == max(fitting.values())]
    return top[0] if len(top) == 1 else None
