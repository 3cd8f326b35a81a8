"""Which uses of names name the same actor.

A name in full stands for itself; a family name for somebody named in full; an acronym or the end
of an organisation's name for the organisation. Where several people bear a family name, a title
decides, then seniority, then who is named in full at least twice as often, then who came last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Certainty, Kind, Role
from demarche.reading.actors.evidence import ORGANISATION, PERSON, PLACE, kind_of
from demarche.reading.actors.lexicon import senses
from demarche.reading.actors.name import Name
from demarche.reading.actors.register import Known, Register, bare, initials, office_of
from demarche.reading.actors.world import Entry, seat_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})
_INITIAL = re.compile(r"^\w\.?$")


@dataclass
class Use:
    """A use of a name with what stands around it."""

    name: Name
    first: int
    roles: list[Role]
    evidence: list[str]
    as_place: bool = False
    owner: str = ""
    known: Known | None = field(default=None)
    kind: Kind = Kind.PLACE
    rule: str = ""
    certainty: Certainty = Certainty.STATED


def parts(name: Name) -> tuple[str, ...]:
    """Return the words of a person's name in lower case, without initials and "Jr."."""
    words = bare(" ".join(name.words)).split()
    kept = tuple(w for w in words if w not in _SUFFIXES and not _INITIAL.match(w))
    return kept or tuple(words)


def identify(uses: Sequence[Use], register: Register) -> None:
    """Give each use the actor that it names, if any."""
    named = [use for use in uses if use.name.begin < use.name.stop]
    kinds = _kinds(named)
    people = _people(named, kinds, register)
    sides = _sides(named)
    for use in named:
        if _of_case(use, register) or _of_person(use, kinds, people) or _of_world(use, register):
            continue
        if not _of_side(use, sides, register):
            _by_kind(use, kinds[use.name.key], people, register)
    _organisations([u for u in named if u.kind is Kind.ORGANISATION and u.known is None], register)
    for use in named:
        _tell(use)


def evidence_of(named: Sequence[Use]) -> dict[str, Counter[str]]:
    """Return how often each piece of evidence was found by name, short ones with long ones."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    longer: dict[str, set[str]] = defaultdict(set)
    for use in named:
        if use.name.entry is not None:
            continue
        found[use.name.key].update(use.evidence)
        if len(words := parts(use.name)) > 1 and "body word" not in use.evidence:
            longer[words[-1]].add(use.name.key)
            longer[words[0]].add(use.name.key)
    shared = {key: Counter(counts) for key, counts in found.items()}
    for key in longer.keys() & found.keys():
        for one in longer[key]:
            shared[key].update(found[one])
            shared[one].update(found[key])
    return shared


def _kinds(named: Sequence[Use]) -> dict[str, str]:
    """Return what each name names."""
    told = {key: kind_of(found) for key, found in evidence_of(named).items()}
    return {use.name.key: told.get(use.name.key, PLACE) for use in named}


@dataclass
class _People:
    """Who is named in full and how often, and who by one name only."""

    full: dict[tuple[str, ...], Known] = field(default_factory=dict)
    holders: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    one: dict[str, Known] = field(default_factory=dict)
    often: Counter[str] = field(default_factory=Counter)
    last: dict[str, int] = field(default_factory=dict)
    count: int = 0


def _people(named: Sequence[Use], kinds: dict[str, str], register: Register) -> _People:
    """Return the people whom the text names in full, with all the roles that it gives them."""
    people = _People()
    for known in list(register.known.values()):
        if known.kind is Kind.PERSON:
            _enter(people, tuple(bare(known.name).split()), known)
    for use in named:
        words = parts(use.name)
        if use.name.entry is not None or kinds[use.name.key] != PERSON or len(words) < 2:
            continue
        person = people.full.get(words) or people.full.get((words[0], words[-1]))
        if person is None:
            person = register.new(use.name.text, Kind.PERSON)
            _enter(people, words, person)
        people.often[person.id] += 1
        person.take(use.roles)
    return people


def _enter(people: _People, words: tuple[str, ...], person: Known) -> None:
    people.full[words] = person
    if len(words) > 1:
        people.full.setdefault((words[0], words[-1]), person)
        for i in range(1, len(words)):
            people.holders[" ".join(words[i:])].append(person)
        for i in range(1, len(words)):
            held = people.holders[" ".join(words[:i])]
            if person not in held:
                held.append(person)


def _of_case(use: Use, register: Register) -> bool:
    """Whether a use is a name of a party or person of the case."""
    key = register.of_case.get(bare(use.name.text))
    if key is None:
        return False
    use.known = register.known[key]
    use.kind, use.rule = use.known.kind, "name in the case"
    return True


def _of_person(use: Use, kinds: dict[str, str], people: _People) -> bool:
    """Whether a use names a person who is named in full in the text."""
    words = parts(use.name)
    person = people.full.get(words) or (
        people.full.get((words[0], words[-1])) if len(words) > 1 else None
    )
    if person is not None and (use.name.entry is None or len(words) > 1):
        use.known, use.kind, use.rule = person, Kind.PERSON, "name in full"
        people.count += 1
        people.last[person.id] = people.count
        return True
    held = people.holders.get(" ".join(words), [])
    if (
        not held
        or (use.name.entry is not None and not _is_title(use))
        or (kinds[use.name.key] == ORGANISATION and "body word" in use.evidence)
    ):
        return False
    use.known, use.rule, use.certainty = _holder(use, held, people)
    use.kind = Kind.PERSON
    return True


def _is_title(use: Use) -> bool:
    return use.name.office is not None


def _holder(use: Use, held: list[Known], people: _People) -> tuple[Known, str, Certainty]:
    """Return who of several bears a short name here, and why."""
    if len(held) == 1:
        return held[0], "short name", Certainty.RESOLVED
    offices = {office_of(role) for role in use.roles}
    titled = [p for p in held if offices & p.offices.keys()]
    if len(titled) == 1:
        return titled[0], "short name, by title", Certainty.RESOLVED
    held = titled or held
    top = max(p.rank for p in held)
    senior = [p for p in held if p.rank == top]
    if len(senior) == 1 and top >= 2:
        return senior[0], "short name, most senior", Certainty.GUESSED
    most = max(senior, key=lambda p: people.often[p.id])
    if all(people.often[most.id] >= 2 * people.often[p.id] for p in senior if p is not most):
        return most, "short name, most often named", Certainty.GUESSED
    last = max(senior, key=lambda p: people.last.get(p.id, 0))
    return last, "short name, last named", Certainty.GUESSED


def _of_world(use: Use, register: Register) -> bool:
    """Whether the gazetteer knows a name, and as what."""
    entry = use.name.entry
    if entry is None:
        return False
    if entry.use == "place" or (use.as_place and entry.use in ("country", "part", "capital")):
        use.kind, use.rule = Kind.PLACE, "stands as a place"
        if entry.use != "place":
            use.certainty = Certainty.RESOLVED
        return True
    seated = seat_of(use.name.text) if entry.use == "capital" else None
    if seated is not None and seated.id in register.known:
        entry = seated
    use.known = register.world(entry)
    use.kind = use.known.kind
    use.rule = _WORLD_RULES[entry.use] if entry is use.name.entry else "seat of an organisation"
    by_seat = entry is not use.name.entry or entry.use in ("capital", "seat")
    use.certainty = Certainty.RESOLVED if by_seat else Certainty.STATED
    return True


def _sides(named: Sequence[Use]) -> dict[str, Entry]:
    """Return the one country of the text that "the North" or "the South" can mean."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for use in named:
        entry = use.name.entry
        if entry is not None and entry.use in ("country", "adjective"):
            found[entry.name.split()[0].casefold()][entry.id] = entry
    return {
        word: next(iter(entries.values()))
        for word, entries in found.items()
        if word in ("north", "south", "east", "west") and len(entries) == 1
    }


def _of_side(use: Use, sides: dict[str, Entry], register: Register) -> bool:
    """Whether a use is "the North" of a country that the text names in full."""
    entry = sides.get(use.name.key)
    if entry is None or "article" not in use.evidence:
        return False
    use.known, use.kind = register.world(entry), Kind.COUNTRY
    use.rule, use.certainty = "side of a named country", Certainty.RESOLVED
    return True


_WORLD_RULES = {
    "country": "name of a country",
    "part": "part of a country",
    "capital": "capital for government",
    "seat": "seat for government",
    "adjective": "adjective of a country",
    "people": "people of a country",
    "body": "body of a country",
    "world": "international organisation",
}


def _by_kind(use: Use, kind: str, people: _People, register: Register) -> None:
    """Give a use the kind of its name, and a person named by one word an actor."""
    if kind == PERSON:
        use.kind, use.rule = Kind.PERSON, "one name only"
        if use.name.key not in people.one:
            people.one[use.name.key] = register.new(use.name.text, Kind.PERSON)
        use.known = people.one[use.name.key]
    elif kind == ORGANISATION:
        use.kind = Kind.ORGANISATION
    elif kind == PLACE:
        use.kind, use.rule = Kind.PLACE, "named as a place"
    else:
        use.rule = ""


def _organisations(uses: Sequence[Use], register: Register) -> None:
    """Give organisations their actors: longest names first, so that short ones find them."""
    held: dict[tuple[str, str], Known] = {}
    whole: list[tuple[tuple[str, ...], Known]] = []
    for use in sorted(uses, key=lambda u: -len(u.name.words)):
        key = bare(use.name.key)
        country = use.owner or use.name.country
        known = held.get((key, country)) or (held.get((key, "")) if country else _only(held, key))
        use.rule = "name of an organisation"
        if known is None:
            known = _longer(use, whole, country)
            use.rule, use.certainty = "short name", Certainty.RESOLVED
        if known is None:
            known = register.new(use.name.text, Kind.ORGANISATION, country=country)
            whole.append((tuple(key.split()), known))
            use.rule, use.certainty = "name of an organisation", Certainty.STATED
        held[key, country] = known
        held.setdefault((key, ""), known)
        known.country = known.country or country
        known.sector = known.sector or _sector(use)
        use.known = known


def _only(held: dict[tuple[str, str], Known], key: str) -> Known | None:
    found = {id(k): k for (name, _), k in held.items() if name == key}
    return next(iter(found.values())) if len(found) == 1 else None


def _longer(use: Use, whole: list[tuple[tuple[str, ...], Known]], country: str) -> Known | None:
    """Return the one organisation that a part of its name, or its initials, can mean."""
    words = tuple(bare(use.name.key).split())
    acronym = use.name.words[0].replace(".", "") if len(words) == 1 else ""
    found = [
        known
        for full, known in whole
        if (
            len(full) > len(words) and (full[-len(words) :] == words or full[: len(words)] == words)
        )
        or (
            acronym.isupper()
            and len(acronym) > 1
            and initials(tuple(known.name.split())) == acronym
        )
    ]
    fitting = [k for k in found if not (country and k.country and k.country != country)]
    return fitting[-1] if len({k.id for k in fitting}) == 1 else None


def _sector(use: Use) -> str:
    for word in reversed(use.name.words):
        told = senses().get(word.casefold())
        if told and told.kind == "body" and told.sector:
            return told.sector
    return ""


def _tell(use: Use) -> None:
    """Add name, roles, country and sector of a use to its actor."""
    known = use.known
    if known is None:
        return
    entry = use.name.entry
    if entry is None or entry.use not in ("adjective", "people"):
        known.names[use.name.text] = None
    known.take(use.roles)
    if known.kind is Kind.PERSON:
        for role in use.roles:
            known.country = known.country or role.country
            known.sector = known.sector or role.sector
