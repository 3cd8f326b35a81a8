"""The actors of one text as they become known: identifiers, names, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Actor, Kind, Role
from demarche.reading.actors.lexicon import senses
from demarche.reading.actors.world import Entry, lookup

if TYPE_CHECKING:
    from demarche.case.nouns import Case

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_HANGS_ON = re.compile(r"\s(?:of|for|to|at|in)\s")
_WORD = re.compile(r"[^\s-]+")
_NOT_IN_SLUG = re.compile(r"[\W_]+")


def slug(words: str) -> str:
    """Return words as an identifier.

    Examples
    --------
    >>> slug("Ministry of Trade"), slug("Ann O'Neil")
    ('ministry-of-trade', 'ann-o-neil')
    """
    return _NOT_IN_SLUG.sub("-", words.casefold()).strip("-") or "unnamed"


def bare(name: str) -> str:
    """Return a name in lower case without the article, as names are compared."""
    return _ARTICLE.sub("", name).replace("’", "'").replace("-", " ").casefold().strip()


def office_of(role: Role) -> str:
    """Return the head of a role in the singular, in lower case."""
    head = _WORD.findall(_HANGS_ON.split(role.words.casefold())[0])[-1]
    told = senses().get(head)
    return told.lemma if told else head


@dataclass
class Known:
    """An actor in the making: `offices` are the heads of its roles, with all their words."""

    id: str
    name: str
    kind: Kind
    country: str = ""
    sector: str = ""
    roles: dict[Role, None] = field(default_factory=dict)
    offices: dict[str, set[str]] = field(default_factory=dict)
    rank: int = 0
    names: dict[str, None] = field(default_factory=dict)
    gender: str = ""

    def settled(self) -> Actor:
        """Return it as a record."""
        return Actor(
            self.id,
            self.name,
            self.kind,
            self.country,
            self.sector,
            tuple(self.roles),
            tuple(self.names),
        )

    def take(self, roles: Iterable[Role]) -> None:
        """Take roles that the text gives it."""
        for role in roles:
            self.roles[role] = None
            self.offices.setdefault(office_of(role), set()).update(
                _WORD.findall(role.words.casefold())
            )
            self.rank = max(self.rank, role.rank)


class Register:
    """The actors known so far; those of the case first."""

    def __init__(self, case: Case | None) -> None:
        """Enter the parties and people of a case under their names."""
        self.known: dict[str, Known] = {}
        self.of_case: dict[str, str] = {}
        self._of_world: dict[str, str] = {}
        if case is None:
            return
        for key, party in case.parties.items():
            entry = lookup(_ARTICLE.sub("", party.name)) or lookup(_ARTICLE.sub("", party.called))
            kind = Kind.COUNTRY if entry and entry.use == "country" else Kind.ORGANISATION
            country = entry.country if entry else ""
            self.known[key] = Known(key, party.name, kind, country)
            for name in filter(None, (party.name, party.called)):
                self.of_case[bare(name)] = key
            if entry:
                self._of_world[entry.id] = key
        for key, person in case.people.items():
            country = self.known[person.of].country if person.of in self.known else ""
            self.known[key] = Known(key, person.name, Kind.PERSON, country)
            self.of_case[bare(person.name)] = key

    def world(self, entry: Entry) -> Known:
        """Return the country or organisation of an entry."""
        key = self._of_world.get(entry.id) or (slug(entry.id) if entry.use == "body" else entry.id)
        if key not in self.known:
            kind = Kind.ORGANISATION if entry.use in ("world", "body") else Kind.COUNTRY
            sector = entry.sector if kind is Kind.ORGANISATION else ""
            self.known[key] = Known(key, entry.name, kind, entry.country, sector)
        return self.known[key]

    def new(
        self, name: str, kind: Kind, *, key: str = "", country: str = "", sector: str = ""
    ) -> Known:
        """Return a new actor under an identifier that no other has."""
        base = key or slug(name)
        found, count = base, 1
        while found in self.known:
            count += 1
            found = f"{base}-{count}"
        self.known[found] = Known(found, name, kind, country, sector)
        return self.known[found]

    def unnamed(self, words: str, kind: Kind, *, country: str = "", sector: str = "") -> Known:
        """Return the actor without a name that the same words told before, or a new one."""
        key = f"{country.casefold()}-{slug(words)}" if country else f"the-{slug(words)}"
        if key not in self.known:
            return self.new(words, kind, key=key, country=country, sector=sector)
        return self.known[key]


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of the capitalised words of a name.

    Examples
    --------
    >>> initials(("Lake", "Workers", "of", "the", "North"))
    'LWN'
    """
    return "".join(w[0] for w in words if w[0].isupper())
