"""Offices and roles that a text gives a name: before it, behind it in apposition, by "is"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.reading.actors.actor import Role
from demarche.reading.actors.lexicon import FORMER, SECTOR_WORDS, Sense
from demarche.reading.actors.name import Name, is_capital, sense
from demarche.reading.actors.world import longest
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.parse import Word

_HANGS_ON = frozenset(listed("of for at in to on from with &"))
_ENDS = frozenset(',.;:)—–!?"”')
_MOST = 16
_ALWAYS_HEADS_STATE = frozenset({"prime", "supreme"})


def role(flat: str, words: Sequence[Word], a: int, b: int, *, country: str = "") -> Role | None:
    """Return the role that the words ``a:b`` tell; None if no office heads them.

    The last office before the first "of" or "to" heads them.
    """
    head = _head(words, a, b)
    told = sense(words[head]) if head is not None else None
    if head is None or told is None or (told.kind == "title" and not told.sector):
        return None
    low = [w.text.casefold() for w in words[a:b]]
    before = low[: head - a]
    found = country or _country(flat, words, a, b)
    former = any(w in FORMER or w.startswith("ex-") for w in before)
    sector, rank = _sector(before, low[head - a + 1 :], told), told.rank
    if (_ALWAYS_HEADS_STATE & set(before) and told.lemma in ("minister", "leader")) or (
        told.lemma in ("leader", "ruler") and found and sector in ("", "GOV")
    ):
        rank, sector = 3, "GOV"
    elif rank == 3 and sector != "GOV":
        rank = 2
    if {"deputy", "vice", "assistant"} & set(before):
        rank = min(rank, 2)
    if former:
        sector, rank = ("ELI" if sector == "GOV" else sector), min(rank, 1)
    start, end = words[a].start, words[b - 1].end
    return Role(flat[start:end], start, end, found, sector, rank)


def _head(words: Sequence[Word], a: int, b: int) -> int | None:
    """Return the index of the office that heads a phrase."""
    stop = next((i for i in range(a + 1, b) if words[i].text.casefold() in _HANGS_ON), b)
    offices = [i for i in range(a, stop) if _is_office(words[i])]
    if not offices:
        return None
    last = offices[-1]
    joined = last - 2 >= a and words[last - 1].text == "-" and _is_office(words[last - 2])
    return last - 2 if joined else last


def _is_office(word: Word) -> bool:
    told = sense(word)
    return told is not None and told.kind in ("office", "title")


_OF_ANYTHING = frozenset({"president", "secretary", "representative", "commissioner", "delegate"})
"""Offices that a state has, and other bodies too."""


def _sector(before: Sequence[str], behind: Sequence[str], told: Sense) -> str:
    if told.sector == "GOV" and told.rank > 1 and told.lemma not in _OF_ANYTHING:
        return "GOV"
    for word in reversed(before):
        if word in SECTOR_WORDS and not (SECTOR_WORDS[word] == "GOV" and told.sector):
            return SECTOR_WORDS[word]
    if told.sector and told.lemma not in _OF_ANYTHING:
        return told.sector
    for word in behind:
        if word in SECTOR_WORDS:
            return SECTOR_WORDS[word]
    return told.sector


def _country(flat: str, words: Sequence[Word], a: int, b: int) -> str:
    for word in words[a:b]:
        if is_capital(word) and (found := longest(flat, word.start)) and found[1].country:
            to_somebody = word is not words[a] and words[a].text and _sent_to(words, a, word)
            if not to_somebody:
                return found[1].country
    return ""


def _sent_to(words: Sequence[Word], a: int, word: Word) -> bool:
    """Whether a country is where an ambassador is sent, and not whose he is."""
    i = next(i for i in range(a, len(words)) if words[i] is word)
    before = [w.text.casefold() for w in words[max(a, i - 2) : i]]
    return "to" in before or "for" in before


def before(flat: str, words: Sequence[Word], name: Name) -> tuple[int, Role | None]:
    """Return where the phrase of a name begins, and the role that the words before it tell."""
    office_end = name.begin
    begin = name.first
    at = begin - 1
    lowers = at >= 0 and not is_capital(words[at]) and _is_plain_office(words, at)
    joined = name.office is not None or name.country != "" or lowers
    if not joined:
        return begin, None
    if lowers or name.office is not None:
        while at >= 0 and _may_stand_before(words, at, begin):
            at -= 1
    first = at + 1
    country = owner(flat, words, at) or name.country
    told = role(flat, words, first, office_end, country=country) if first < office_end else None
    if at >= 0 and (words[at].upos == "DET" or words[at].xpos == "PRP$"):
        first = at
    return first, told


def home(flat: str, words: Sequence[Word], name: Name) -> str:
    """Return the country of "of Norway" behind a name; empty if there is none."""
    at = name.last + 1
    if at >= len(words) or words[name.last].text != "of":
        return ""
    found = longest(flat, words[at + (words[at].text == "the" and at + 1 < len(words))].start)
    return found[1].country if found else ""


def _is_plain_office(words: Sequence[Word], at: int) -> bool:
    told = sense(words[at])
    return (
        told is not None
        and told.kind == "office"
        and words[at].upos in ("NOUN", "PROPN", "ADJ", "X")
    )


def _may_stand_before(words: Sequence[Word], at: int, begin: int) -> bool:
    word = words[at]
    if begin - at > 8:
        return False
    if word.text == "-":
        return at > 0 and words[at - 1].end == word.start
    return word.upos in ("NOUN", "ADJ", "PROPN") and word.xpos != "PRP$"


def owner(flat: str, words: Sequence[Word], at: int) -> str:
    """Return the country of "Norway's" that ends at a word; empty if another owner or none."""
    if at < 1 or words[at].text not in ("'s", "’s", "'", "’"):
        return ""
    for back in (1, 2, 3, 4):
        if at - back < 0 or not is_capital(words[at - back]):
            return ""
        found = longest(flat, words[at - back].start)
        if found and found[0] == words[at - 1].end:
            return found[1].country
    return ""


def behind(flat: str, words: Sequence[Word], name: Name) -> Role | None:
    """Return the role that an apposition or "is" behind a name tells."""
    at = name.last
    if at >= len(words):
        return None
    if words[at].text == ",":
        at += 1
        if at + 1 < len(words) and words[at].text.casefold() == "who":
            return _is_called(flat, words, at + 1)
        return _apposed(flat, words, at, needs_end=True)
    if words[at].text in ("(", "–", "—"):
        return _apposed(flat, words, at + 1, needs_end=True)
    return _is_called(flat, words, at)


def _is_called(flat: str, words: Sequence[Word], at: int) -> Role | None:
    """Return the role behind "is", "was", "became", "serves as"."""
    low = [w.text.casefold() for w in words[at : at + 6]]
    if not low or low[0] not in (
        "is",
        "was",
        "became",
        "becomes",
        "serves",
        "served",
        "remains",
        "will",
    ):
        return None
    if "as" in low[1:4] and low[0] in ("is", "was", "serves", "served"):
        return _apposed(flat, words, at + low.index("as") + 1, needs_end=False)
    if len(low) > 1 and low[0] not in ("serves", "served", "will"):
        return (
            _apposed(flat, words, at + 1, needs_end=False)
            if low[1] in ("the", "a", "an", "head", "leader", "president")
            else None
        )
    return None


def _apposed(flat: str, words: Sequence[Word], at: int, *, needs_end: bool) -> Role | None:
    """Return the role of the noun phrase that begins at a word, if an office heads it."""
    first = at
    country = ""
    head = None
    i = at
    while i < min(len(words), at + _MOST):
        word = words[i]
        if word.text in ("'s", "’s", "'", "’") and i > at:
            country = owner(flat, words, i) or country
            head = None
        elif _is_office(word) and word.upos in ("NOUN", "PROPN", "ADJ", "X"):
            head = i
        elif (
            word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PART")
            or word.text == "-"
            or word.xpos in ("VBN", "VBG", "RB")
        ):
            if head is not None and not (
                word.upos == "NOUN" or is_capital(word) or word.text == "-"
            ):
                break
            if head is not None and is_capital(word):
                return None
            if head is not None and word.upos == "NOUN":
                head = None
        else:
            break
        i += 1
    if head is None or i <= head:
        return None
    end = _tail(words, head + 1)
    closed = (
        end >= len(words)
        or words[end].text in _ENDS
        or words[end].text.casefold() in ("who", "and", "whose", "since", "said")
    )
    told = sense(words[head])
    if (needs_end and not closed) or (told is not None and told.many):
        return None
    while first < head and (words[first].upos == "DET" or words[first].xpos == "PRP$"):
        first += 1
    return role(flat, words, first, end, country=country)


def _tail(words: Sequence[Word], at: int) -> int:
    """Return where "of the Lake Institute in Oslo" behind an office ends."""
    while at < len(words) and words[at].text.casefold() in _HANGS_ON:
        at += 1
        begun = at
        while at < len(words) and (
            words[at].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
            or words[at].text in ("-", "'s", "’s")
            or (
                words[at].text == "and"
                and at + 1 < len(words)
                and is_capital(words[at + 1])
                and is_capital(words[at - 1])
            )
        ):
            at += 1
        if at == begun:
            return at - 1
    return at


def ahead(
    flat: str, words: Sequence[Word], name: Name, offices: Sequence[tuple[int, int, int]]
) -> Role | None:
    """Return the role of an office that a name explains: "the minister, Ann Lee,"."""
    comma = name.first - 1
    if comma < 1 or words[comma].text not in (",", ":", "–", "—"):
        return None
    behind = words[name.last] if name.last < len(words) else None
    closed = behind is None or behind.text in _ENDS or behind.upos in ("VERB", "AUX")
    for first, _, tail in offices:
        if tail == comma and closed:
            found = role(flat, words, first, tail, country=owner(flat, words, first - 1))
            belongs = first > 0 and words[first - 1].xpos == "PRP$"
            return _of_a_body(found) if found is not None and belongs else found
    return None


def _of_a_body(found: Role) -> Role:
    """Return "its president" as the head of a body, not of a state."""
    return replace(found, sector="", rank=2) if found.rank == 3 else found


def office_phrases(words: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """Yield first word, head and end of each phrase that an office heads, names aside."""
    for head, word in enumerate(words):
        if _is_office(word) and word.upos in ("NOUN", "PROPN", "ADJ") and not is_capital(word):
            first = head
            while first > 0 and _may_stand_before(words, first - 1, head):
                first -= 1
            yield first, head, _tail(words, head + 1)
