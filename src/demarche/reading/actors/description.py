"""Descriptions: "the president", "his boss", "the ministry", "the two countries"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Certainty, Kind
from demarche.reading.actors.discourse import Discourse
from demarche.reading.actors.lexicon import SECTOR_WORDS, Sense
from demarche.reading.actors.name import OFFICES_OF, is_capital, sense
from demarche.reading.actors.register import Known, Register
from demarche.reading.actors.world import by_code, longest
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence, Word

Meant = tuple[tuple[Known, ...], str, Certainty]

_GOVERNMENT = frozenset(
    listed("government administration regime cabinet leadership dictatorship presidency junta")
)
_ONLY_IN_NAMES = frozenset(
    listed(
        "business front house press news post times office service centre center fund band mission"
        " channel network club trust journal campaign party industries co herald guardian"
        " star general major captain anchor chair host father mother people man men woman women"
        " person child children girl boy justice partner"
    )
)
_SUPERIOR = frozenset({"boss", "superior"})
_STATES = frozenset(
    listed(
        "country countries nation nations state states government governments neighbour "
        "neighbours neighbor neighbors capitals powers koreas republics economies"
    )
)
_SIDES = frozenset(
    listed("side sides parties rivals foes adversaries allies partners enemies negotiators")
)
_PAIRS = frozenset({"two", "both"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_VAGUE = frozenset({"", "CVL"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name of its own, for those who act.

    Parameters
    ----------
    first, head, last
        First word, head, and end of the words.
    sense : Sense or None
        Of the head; None for "country" and "side".
    owner : int or None
        Index of the word that owns: a possessive pronoun, or the last word before "'s".
    country : str
        Code, where the words tell it.
    """

    first: int
    head: int
    last: int
    sense: Sense | None
    owner: int | None
    country: str
    determiner: str
    words: str

    @property
    def many(self) -> bool:
        """Whether it tells of several."""
        return self.sense is None or self.sense.many


def descriptions(flat: str, sentence: Sentence, taken: Sequence[bool]) -> Iterator[Description]:
    """Yield the descriptions of a sentence whose heads stand in no name (`taken`)."""
    words = sentence.words
    for head, word in enumerate(words):
        if taken[head] or word.upos not in ("NOUN", "PROPN"):
            continue
        told = sense(word)
        low = word.text.casefold()
        pair = low in _STATES | _SIDES
        acts = (
            told is not None
            and told.kind in ("office", "body", "group")
            and low not in _ONLY_IN_NAMES
        )
        if not pair and not acts:
            continue
        if (
            head + 1 < len(words)
            and not taken[head + 1]
            and words[head + 1].upos in ("NOUN", "PROPN")
            and words[head + 1].start == word.end + 1
        ):
            continue
        if (
            head + 1 < len(words)
            and words[head + 1].text in ("-", "–")
            and words[head + 1].start == word.end
        ):
            continue
        yield _described(
            flat,
            words,
            head,
            None
            if pair
            and low not in ("government", "parties", "negotiators", "allies", "partners", "rivals")
            else told,
        )


def _described(flat: str, words: Sequence[Word], head: int, told: Sense | None) -> Description:
    first = head
    while first > 0 and head - first < 6 and _modifies(words, first - 1):
        first -= 1
    determiner, owner, country = "", None, _country_in(flat, words, first, head)
    inner = first
    if first > 0:
        left = words[first - 1]
        if left.upos == "DET" or left.text.casefold() in _DEFINITE:
            determiner, first = left.text.casefold(), first - 1
        elif left.xpos == "PRP$":
            determiner, owner, first = "his", first - 1, first - 1
        elif left.text in ("'s", "’s", "'", "’") and first > 1:
            determiner, owner = "'s", first - 2
            country = country or _country_of_owner(flat, words, owner)
    last = head + 1
    if (
        last + 1 < len(words)
        and words[last].text == "of"
        and words[last + 1].text.casefold() in OFFICES_OF
    ):
        last += 2
    if last + 1 < len(words) and words[last].text.casefold() in ("of", "in", "for"):
        at = last + 1 + (words[last + 1].text.casefold() == "the")
        if at < len(words) and is_capital(words[at]) and (found := longest(flat, words[at].start)):
            country = country or found[1].country
            if words[last].text.casefold() == "of":
                while at < len(words) and words[at].start < found[0]:
                    at += 1
                last = at
    covered = max(
        (
            found[0]
            for w in words[inner:head]
            if is_capital(w) and (found := longest(flat, w.start))
        ),
        default=0,
    )
    kept = [
        w
        for w in words[inner : head + 1]
        if w.upos != "NUM" and w.start >= covered and w.text != "own"
    ]
    shown = " ".join(
        w.text.casefold()
        if w is not words[head] or told is None
        else (told.lemma if not told.many else w.text.casefold())
        for w in kept
    )
    return Description(first, head, last, told, owner, country, determiner, shown)


def _modifies(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return (word.upos in ("NOUN", "ADJ", "PROPN", "NUM") and word.xpos != "PRP$") or (
        word.text == "-" and at > 0 and words[at - 1].end == word.start
    )


def _country_in(flat: str, words: Sequence[Word], first: int, head: int) -> str:
    for word in words[first:head]:
        if is_capital(word) and (found := longest(flat, word.start)) and found[1].country:
            return found[1].country
    return ""


def _country_of_owner(flat: str, words: Sequence[Word], owner: int) -> str:
    for at in range(owner, max(-1, owner - 4), -1):
        if not is_capital(words[at]):
            return ""
        found = longest(flat, words[at].start)
        if found and found[0] == words[owner].end:
            return found[1].country
    return ""


class Describer:
    """Says whom a description means, given the actors and what was spoken of."""

    def __init__(self, register: Register, discourse: Discourse) -> None:
        """Take people by the heads of their roles, and organisations by their words."""
        self._register = register
        self._discourse = discourse
        self._holders: dict[str, list[Known]] = {}
        self._bodies: dict[str, list[Known]] = {}
        for known in register.known.values():
            for office in known.offices:
                self._holders.setdefault(office, []).append(known)
            if known.kind is Kind.ORGANISATION:
                for word in {w.casefold() for w in known.name.split()}:
                    self._bodies.setdefault(word, []).append(known)

    def meant(
        self,
        told: Description,
        words: Sequence[Word],
        owner: Sequence[Known],
        inside: Sequence[Known],
    ) -> Meant:
        """Return whom a description means, by which rule, and how surely.

        `owner` is who owns it ("his" boss), `inside` whom a name in it means ("the Lee cabinet").
        """
        low = words[told.head].text.casefold()
        modifiers = {w.text.casefold() for w in words[told.first : told.head]}
        if low in _STATES | _SIDES and (modifiers & _PAIRS or told.determiner == "both"):
            return self._two(low)
        if low in ("country", "nation") and told.determiner in _DEFINITE:
            return self._last_country("the last country named")
        if told.sense is None:
            return (), "nobody fits", Certainty.UNKNOWN
        if told.sense.many and modifiers & _PAIRS and told.sense.kind == "office":
            return self._two_people(told)
        if low in _GOVERNMENT:
            return self._government(told, owner, inside)
        if told.sense.many or told.sense.kind == "group":
            return self._group(told, owner)
        if told.sense.kind == "body":
            return self._body(told, owner)
        return self._office(told, modifiers, owner)

    def _two(self, low: str) -> Meant:
        kinds = {Kind.COUNTRY} if low in _STATES else {Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP}
        pair = self._discourse.last_two(
            lambda s: s.named and s.heads and s.kind in kinds and len(s.known) == 1
        )
        return (
            (pair, "the last two named", Certainty.GUESSED)
            if pair
            else ((), "nobody fits", Certainty.UNKNOWN)
        )

    def _two_people(self, told: Description) -> Meant:
        assert told.sense is not None
        pair = self._discourse.last_two(
            lambda s: s.named and s.kind is Kind.PERSON and len(s.known) == 1
        )
        return (pair, "the last two named", Certainty.GUESSED) if pair else self._group(told, ())

    def _last_country(self, rule: str) -> Meant:
        for spoken in self._discourse.last(
            lambda s: s.heads and s.known[0].kind is Kind.COUNTRY and len(s.known) == 1
        ):
            return spoken.known, rule, Certainty.GUESSED
        return (), "nobody fits", Certainty.UNKNOWN

    def _government(
        self, told: Description, owner: Sequence[Known], inside: Sequence[Known]
    ) -> Meant:
        entry = by_code(told.country) if told.country else None
        if entry is not None:
            return (self._register.world(entry),), "government for country", Certainty.RESOLVED
        for known in owner:
            if known.kind is Kind.PERSON and (entry := by_code(known.country)):
                return (
                    (self._register.world(entry),),
                    "government of its head's country",
                    Certainty.RESOLVED,
                )
        people = [k for k in (*inside, *owner) if k.kind is Kind.PERSON]
        if people:
            return (people[-1],), "administration of its head", Certainty.RESOLVED
        if owner and owner[0].kind is Kind.COUNTRY:
            return (owner[0],), "government for country", Certainty.RESOLVED
        if told.determiner in _DEFINITE:
            found = self._last_country("government of the last country named")
            if found[0]:
                return found
        return self._own(told, Kind.ORGANISATION)

    def _group(self, told: Description, owner: Sequence[Known]) -> Meant:
        assert told.sense is not None
        settled = told.country or told.sense.sector not in _VAGUE or told.determiner in _DEFINITE
        if not settled:
            return (), "nobody fits", Certainty.UNKNOWN
        return self._own(told, Kind.GROUP)

    def _own(self, told: Description, kind: Kind) -> Meant:
        """Return an actor of its own, told by these words alone."""
        assert told.sense is not None
        sector = next(
            (
                SECTOR_WORDS[w]
                for w in reversed(told.words.split()[:-1])
                if w in SECTOR_WORDS and SECTOR_WORDS[w] != "GOV"
            ),
            told.sense.sector,
        )
        known = self._register.unnamed(told.words, kind, country=told.country, sector=sector)
        return (known,), "told by these words only", Certainty.STATED

    def _body(self, told: Description, owner: Sequence[Known]) -> Meant:
        assert told.sense is not None
        if told.determiner in ("the", "this", "that", "'s", "his"):
            found = _fitting(self._bodies.get(told.sense.lemma.split()[-1], ()), told.country)
            if found:
                return self._last_of(found, "the organisation of that name")
        return self._own(told, Kind.ORGANISATION)

    def _office(self, told: Description, modifiers: set[str], owner: Sequence[Known]) -> Meant:
        assert told.sense is not None
        if told.sense.lemma in _SUPERIOR:
            return self._superior(owner)
        country = told.country or (
            owner[0].country if owner and owner[0].kind is Kind.COUNTRY else ""
        )
        if told.determiner in ("the", "this", "that", "'s") or told.country:
            found = _fitting(self._holders.get(told.sense.lemma, ()), country)
            found = [k for k in found if _same_office(k, told, modifiers)]
            if found and told.determiner not in ("a", "an", "another"):
                return self._last_of(found, "the holder of the office")
            if told.sense.sector not in _VAGUE or told.country or told.sense.rank > 1:
                return self._own(told, Kind.OFFICE)
        if told.sense.sector not in _VAGUE:
            return self._own(told, Kind.OFFICE)
        return (), "nobody fits", Certainty.UNKNOWN

    def _superior(self, owner: Sequence[Known]) -> Meant:
        """Return who stands above a person: of higher rank, and of the same country if known."""
        if owner:
            of = owner[0]
            above = [
                k
                for k in _fitting(self._register.known.values(), of.country)
                if k.kind is Kind.PERSON and k.rank > of.rank
            ]
            if above:
                top = max(k.rank for k in above)
                return self._last_of([k for k in above if k.rank == top], "the superior")
        return (), "nobody fits", Certainty.UNKNOWN

    def _last_of(self, found: Iterable[Known], rule: str) -> Meant:
        """Return the only one, or the one spoken of last, or the one that comes first."""
        held = list({k.id: k for k in found}.values())
        if len(held) == 1:
            return (held[0],), rule, Certainty.RESOLVED
        ids = {k.id for k in held}
        for spoken in self._discourse.last(lambda s: s.known[0].id in ids and len(s.known) == 1):
            return spoken.known, f"{rule}, last named", Certainty.GUESSED
        return (held[0],), f"{rule}, first to come", Certainty.GUESSED


def _fitting(found: Iterable[Known], country: str) -> list[Known]:
    """Return those of a country; if there are none, those of whom no country is known."""
    held = list(found)
    same = [k for k in held if k.country == country]
    return (same or [k for k in held if not k.country]) if country else held


def _same_office(known: Known, told: Description, modifiers: set[str]) -> bool:
    """Whether a person's role is not told apart from the description by another word."""
    assert told.sense is not None
    wanted = modifiers & _TELL_APART
    held = known.offices[told.sense.lemma] & _TELL_APART
    return not wanted or not held or bool(wanted & held)


_TELL_APART = frozenset(
    listed(
        "foreign prime defence defense finance interior trade justice health economy energy "
        "fisheries agriculture transport environment deputy vice former opposition union"
    )
)
