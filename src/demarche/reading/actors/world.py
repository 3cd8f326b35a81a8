"""Countries, their capitals and people, seats of government, and international organisations.

The table is ``world.tsv``: facts, kept by hand. It holds no people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from demarche.reading.actors.lexicon import plural


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the table means.

    Parameters
    ----------
    use : str
        ``country``, ``part``, ``seat``, ``body``, ``world`` or ``place``, or for a country
        ``capital``, ``adjective``, ``people``.
    id : str
        Of a country, its code; of an organisation, the one in the table.
    name : str
        The name shown.
    sector : str
        PLOVER sector; ``IGO`` for an international organisation.
    country : str
        Code of the country that it is or is of; else empty.
    """

    use: str
    id: str
    name: str
    sector: str
    country: str


_NO_PLURAL = ("s", "sh", "ch", "ese", "x", "z", "men", "man", "ic", "Thai", "Lao")


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, Entry]]:
    """Return the entries by the first word of a name, then by name."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)

    def put(name: str, entry: Entry) -> None:
        first = name.replace("-", " ").split()[0]
        found[first].setdefault(name, entry)

    table = (files(__package__) / "world.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        use, key, sector, names, capitals, people = line.split("\t")
        shown = names.split("|")[0]
        country = "" if use in ("world", "place") else key
        key = shown if use == "body" else key
        for name in names.split("|"):
            put(name, Entry(use, key, shown, sector, country))
        for name in filter(None, capitals.split("|")):
            put(name, Entry("capital", key, shown, sector, country))
        adjective = "place" if use == "place" else "adjective"
        for name in filter(None, people.split("|")):
            put(name, Entry(adjective, key, shown, sector, country))
            if not name.endswith(_NO_PLURAL):
                put(
                    plural(name),
                    Entry("place" if use == "place" else "people", key, shown, sector, country),
                )
    return {
        first: dict(sorted(held.items(), key=lambda item: -len(item[0])))
        for first, held in found.items()
    }


@lru_cache(maxsize=1)
def _seats() -> dict[str, Entry]:
    """Return the organisations by the city that may stand for them."""
    held = {id(entry): entry for names in _names().values() for entry in names.values()}
    return {city: e for e in held.values() for city in _SEATS.get(e.id, ()) if e.use == "world"}


_SEATS = {"EU": ("Brussels",)}


def seat_of(city: str) -> Entry | None:
    """Return the organisation that a city may stand for.

    Examples
    --------
    >>> seat_of("Brussels").id
    'EU'
    """
    return _seats().get(city)


def by_code(code: str) -> Entry | None:
    """Return the country with an ISO 3166-1 alpha-3 code.

    Examples
    --------
    >>> by_code("NOR").name
    'Norway'
    """
    return _countries().get(code)


@lru_cache(maxsize=1)
def _countries() -> dict[str, Entry]:
    held = (entry for names in _names().values() for entry in names.values())
    return {entry.id: entry for entry in held if entry.use == "country"}


def lookup(name: str) -> Entry | None:
    """Return what a whole name means.

    Examples
    --------
    >>> lookup("Norway").id, lookup("Oslo").use, lookup("Norwegians").use
    ('NOR', 'capital', 'people')
    """
    words = name.replace("-", " ").split()
    return _names().get(words[0], {}).get(name) if words else None


def longest(text: str, start: int) -> tuple[int, Entry] | None:
    """Return the end and the meaning of the longest name that starts at `start` in `text`.

    `text` has straight apostrophes and no white space but spaces.

    Examples
    --------
    >>> longest("the South Korean envoy", 4)[0]
    16
    """
    stop = start
    while stop < len(text) and text[stop] not in " -,;:?!)\"'”’":
        stop += 1
    for first in {text[start:stop], text[start:stop].rstrip(".")}:
        for name, entry in _names().get(first, {}).items():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                return end, entry
    return None
