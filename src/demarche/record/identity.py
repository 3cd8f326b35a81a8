"""Who is who across texts: one article's "Dahl" is another's "Kari Dahl", if nobody else can be.

Within a text the reader says who is meant; here actors of several texts are held together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from demarche.reading.item import Item, Json


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an identifier means in the whole record.

    Parameters
    ----------
    id : str
        Of the actor under the fullest name.
    name : str
    country : str
        The one that most texts give; empty where none does.
    """

    id: str
    name: str
    country: str


def identities(actors: Iterable[Item]) -> dict[str, Identity]:
    """Return who each identifier of a record means.

    A person of one name is the person in full who alone bears it as a family name; where two do,
    or none, the name stays on its own.

    Parameters
    ----------
    actors : iterable of Item
        The actors of every text.

    Examples
    --------
    >>> from demarche.reading.item import Kind
    >>> def person(id, name, country=""):
    ...     details = {"name": name, "country": country}
    ...     return Item(Kind.ACTOR, ((0, 1),), "person", (id,), details=details)
    >>> people = [person("dahl", "Dahl"), person("kari-dahl", "Kari Dahl", "NOR")]
    >>> identities(people)["dahl"]
    Identity(id='kari-dahl', name='Kari Dahl', country='NOR')
    """
    names: dict[str, str] = {}
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    people: set[str] = set()
    for item in actors:
        (actor,) = item.by
        names[actor] = max(names.get(actor, ""), str(item.details["name"]), key=len)
        countries[actor][str(item.details["country"])] += 1
        if item.type == "person":
            people.add(actor)
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in people:
        _first, *others = names[actor].casefold().split()
        if others:
            bearers[others[-1]].add(actor)
    meant = {}
    for actor, name in names.items():
        bears = bearers.get(name.casefold(), set()) if actor in people else set()
        meant[actor] = next(iter(bears)) if len(bears) == 1 else actor
        if meant[actor] != actor:
            countries[meant[actor]] += countries[actor]
    return {
        actor: Identity(one, names[one], _likeliest(countries[one])) for actor, one in meant.items()
    }


def _likeliest(told: Counter[str]) -> str:
    return next((country for country, _ in told.most_common() if country), "")


def identified(item: Item, known: Mapping[str, Identity]) -> Item:
    """Return an item with the identifiers that its actors have in the whole record."""
    details = {
        key: _told(value, known) if key in ("source", "target") else value
        for key, value in item.details.items()
    }
    by, to = (
        tuple(known[one].id if one in known else one for one in side) for side in (item.by, item.to)
    )
    return replace(item, by=by, to=to, details=details)


def _told(side: Json, known: Mapping[str, Identity]) -> Json:
    """Return the actors of one side of an event as the whole record knows them."""
    if not isinstance(side, list):
        return side
    found: list[Json] = []
    for one in side:
        who = known.get(str(one["id"])) if isinstance(one, dict) else None
        if who is None or not isinstance(one, dict):
            found.append(one)
        else:
            country = one["country"] or who.country
            found.append({**one, "id": who.id, "name": who.name, "country": country})
    return found
