"""Proper names in a sentence: runs of capitalised words, parted into country, office and name.

A run is made of words, not of what a recogniser thinks they are: "Ministry of Trade", "Ann Lee",
"Norwegian Prime Minister Ann Lee". What it names is decided later, from all its uses in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.reading.actors.lexicon import Sense, senses
from demarche.reading.actors.world import Entry, longest
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.reading.parse import Sentence, Word

_PARTICLES = frozenset(
    listed("de van von der den bin bint ibn al da dos das del della la le di du el ul ben ter")
)
_JOINS = frozenset({"of", "for", "on"})
_BETWEEN = frozenset({"the", "and", "&"})
_NOT_NAMES = frozenset(listed("PRON DET AUX ADP SCONJ CCONJ PART PUNCT SYM INTJ"))
_OPENS = frozenset("“\"‘'«([:;—–•*…")
_MODIFIERS = frozenset(
    listed(
        "foreign prime deputy vice first second chief defence defense interior home finance trade "
        "economy economic energy environment agriculture fisheries health education transport "
        "justice labour labor culture security national senior special acting associate general "
        "executive managing state public press assistant joint permanent lead federal former "
        "commerce treasury maritime naval supreme high crown grand housing industry immigration "
        "intelligence"
    )
)
_NOT_GIVEN = frozenset(listed("led based born run made like time held owned era style only wide"))
OFFICES_OF = frozenset(listed("state staff defence defense justice war finance"))


@dataclass(frozen=True, slots=True)
class Name:
    """A use of a proper name.

    Parameters
    ----------
    sentence : int
        Index of the sentence.
    first, last
        Half-open range of the words of the whole phrase, title and country included.
    begin, stop
        Half-open range of the words of the name itself; empty for a title alone.
    start, end
        Half-open span of the name in the text (a part of a word for "UN-backed").
    text : str
        The name as it stands, with straight apostrophes.
    words : tuple of str
        Its words.
    entry : Entry or None
        What the gazetteer knows it as.
    office : tuple of int or None
        Half-open range of the words of an office before the name.
    country : str
        Code of the country that a word before the name tells.
    """

    sentence: int
    first: int
    last: int
    begin: int
    stop: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    entry: Entry | None = None
    office: tuple[int, int] | None = None
    country: str = ""

    @property
    def key(self) -> str:
        """The name in lower case, without marks between its words."""
        return " ".join(self.words).casefold()


def sense(word: Word) -> Sense | None:
    """Return the sense of a word by its form."""
    return senses().get(word.text.casefold())


def is_capital(word: Word) -> bool:
    """Whether a word begins with a capital letter."""
    return word.text[0].isupper()


def opens_sentence(words: Sequence[Word], i: int) -> bool:
    """Whether a word stands where any word has a capital letter."""
    return i == 0 or words[i - 1].text[-1] in _OPENS


def known_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that have a capital letter inside sentences, and never go without."""
    inside, lower = set(), set()
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if not is_capital(word):
                lower.add(word.text)
            elif not opens_sentence(sentence.words, i) and word.upos not in _NOT_NAMES:
                inside.add(word.text)
    return frozenset(w for w in inside if w.casefold() not in lower)


def names(flat: str, index: int, sentence: Sentence, known: frozenset[str]) -> Iterator[Name]:
    """Yield the names of a sentence, from left to right.

    Parameters
    ----------
    flat : str
        The text with straight apostrophes and no white space but spaces, of the same length.
    index : int
        Index of the sentence.
    sentence : Sentence
    known : frozenset of str
        The words that are names elsewhere in the text.
    """
    words = sentence.words
    i = len(words) if _shouts(words) else 0
    while i < len(words):
        if not _may_begin(flat, words, i, known):
            i += 1
            continue
        end = _run(flat, words, i, known)
        yield from _parts(flat, index, words, i, end, known)
        i = end


def _shouts(words: Sequence[Word]) -> bool:
    """Whether a sentence is written in capitals: then they say nothing."""
    longer = [w.text for w in words if len(w.text) > 1 and w.text[0].isalpha()]
    return len(longer) > 3 and 2 * sum(w.isupper() for w in longer) > len(longer)


def _may_begin(flat: str, words: Sequence[Word], i: int, known: frozenset[str]) -> bool:
    word = words[i]
    if word.text == "al" and _hyphened(words, i):
        return True
    if not is_capital(word) or (len(word.text) == 1 and word.text in "IA"):
        return False
    if opens_sentence(words, i):
        if word.upos == "PROPN" or word.text in known or longest(flat, word.start):
            return word.upos not in ("PRON", "DET", "AUX") or word.text in known
        following = words[i + 1] if i + 1 < len(words) else None
        joined = following is not None and is_capital(following) and following.upos == "PROPN"
        return joined and word.upos in ("NOUN", "ADJ")
    return word.upos not in _NOT_NAMES or longest(flat, word.start) is not None


def _run(flat: str, words: Sequence[Word], i: int, known: frozenset[str]) -> int:
    """Return where the run of a name that begins with word `i` ends."""
    at = i + 2 * (not is_capital(words[i]))
    while True:
        found = longest(flat, words[at].start)
        end = at + 1
        if found:
            while end < len(words) and words[end].start < found[0]:
                end += 1
        first, last = sense(words[i]), sense(words[end - 1])
        heads_body = any(s is not None and s.kind in ("body", "thing") for s in (first, last)) or (
            last is not None and last.kind == "office"
        )
        following = _joined(words, end, heads_body)
        if following is None:
            return end
        at = following


def _joined(words: Sequence[Word], end: int, heads_body: bool) -> int | None:
    """Return the next word of a run that so far ends at `end`; None where the run ends."""
    if end >= len(words):
        return None
    word = words[end]
    following = words[end + 1] if end + 1 < len(words) else None
    if is_capital(word) and word.upos not in ("PRON", "DET", "AUX", "ADP", "CCONJ", "SCONJ"):
        return end
    if following is None:
        return None
    low = word.text.casefold()
    if low in _PARTICLES and _hyphened(words, end):
        return end + 2
    if (
        word.text in ("-", "–", "‑")
        and word.start == words[end - 1].end
        and following.start == word.end
    ):
        return _behind_hyphen(words, end)
    if low in _PARTICLES and is_capital(following) and words[end - 1].upos == "PROPN":
        return end + 1
    if _is_plural_owner(words, end) and (told := sense(following)) and told.kind == "body":
        return end + 1 if is_capital(following) else None
    if word.text == "&" and is_capital(following):
        return end + 1
    if heads_body and low in _JOINS:
        at = end + 1
        if words[at].text.casefold() == "the" and at + 1 < len(words):
            at += 1
        return at if is_capital(words[at]) and words[at].upos != "PRON" else None
    if heads_body and low == "and" and is_capital(following) and _lists_subjects(words, end):
        return end + 1
    return None


def _is_plural_owner(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the "'" of "Workers' Union" or the "'s" of "Fishermen's Union"."""
    before = words[i - 1].text
    plural = words[i].text in ("'", "’") and before.endswith("s")
    return plural or (words[i].text in ("'s", "’s") and before.endswith("men"))


def _hyphened(words: Sequence[Word], i: int) -> bool:
    """Whether a particle is joined to a name by a hyphen: "al-Nasser"."""
    return i + 2 < len(words) and words[i + 1].text == "-" and is_capital(words[i + 2])


def _behind_hyphen(words: Sequence[Word], hyphen: int) -> int | None:
    """Return the word behind a hyphen if it is part of the name: "Jean-luc", not "Lee-led"."""
    following = words[hyphen + 1]
    if is_capital(following):
        return hyphen + 1
    given = hyphen > 1 and is_capital(words[hyphen - 1]) and is_capital(words[hyphen - 2])
    short = following.text.isalpha() and len(following.text) <= 5
    return hyphen + 1 if given and short and following.text not in _NOT_GIVEN else None


def _lists_subjects(words: Sequence[Word], conjunction: int) -> bool:
    """Whether "and" goes on with what a ministry or agency is for."""
    at = conjunction - 1
    while at > 0 and (is_capital(words[at]) or words[at].text in (",", "the")):
        at -= 1
    told = sense(words[at - 1]) if at > 0 else None
    following = sense(words[conjunction + 1])
    return (
        words[at].text in ("of", "for")
        and told is not None
        and told.kind == "body"
        and following is None
        and longest(words[conjunction + 1].text, 0) is None
    )


def _parts(
    flat: str, index: int, words: Sequence[Word], a: int, b: int, known: frozenset[str]
) -> Iterator[Name]:
    """Yield the names in a run: a hyphen may join two; a country before others is one too."""
    hyphens = [k for k in range(a + 1, b - 1) if words[k].text in ("-", "–", "‑")]
    if len(hyphens) == 1:
        k = hyphens[0]
        if _stands_alone(flat, words, a, k, known) and _stands_alone(flat, words, k + 1, b, known):
            yield from _parts(flat, index, words, a, k, known)
            yield from _parts(flat, index, words, k + 1, b, known)
            return
    found = longest(flat, words[a].start)
    if found is None:
        yield _titled(flat, index, words, a, b)
        return
    end, entry = found
    k = a
    while k < b and words[k].start < end:
        k += 1
    bare = Name(
        index,
        a,
        k,
        a,
        k,
        words[a].start,
        end,
        flat[words[a].start : end],
        _texts(words, a, k),
        entry,
    )
    if k >= b:
        yield bare
        return
    if end < words[k - 1].end:
        yield bare
        yield from _parts(flat, index, words, k, b, known)
        return
    rest = _titled(flat, index, words, k, b)
    of_country = entry.country and entry.use in (
        "country",
        "part",
        "adjective",
        "people",
        "capital",
    )
    if of_country and (rest.office is not None or _is_person_behind(entry, rest, words)):
        yield bare
        yield replace(rest, first=a, country=entry.country)
    elif entry.use in ("world", "body", "seat") and rest.office is not None:
        yield bare
        yield replace(rest, first=a)
    else:
        whole = _titled(flat, index, words, a, b)
        yield replace(whole, country=whole.country or entry.country)


def _stands_alone(flat: str, words: Sequence[Word], a: int, b: int, known: frozenset[str]) -> bool:
    found = longest(flat, words[a].start)
    if found and found[0] == words[b - 1].end:
        return True
    return b - a == 1 and words[a].text in known and len(words[a].text) > 2


def _is_person_behind(entry: Entry, rest: Name, words: Sequence[Word]) -> bool:
    plain = all(sense(words[i]) is None for i in range(rest.begin, rest.stop))
    return entry.use == "adjective" and len(rest.words) >= 2 and plain


def _texts(words: Sequence[Word], a: int, b: int) -> tuple[str, ...]:
    return tuple(w.text.replace("’", "'") for w in words[a:b] if w.text not in ("-", "–", "‑"))


def _titled(flat: str, index: int, words: Sequence[Word], a: int, b: int) -> Name:
    """Return the name of a run, with the office that stands before it."""
    begin = _behind_office(words, a, b)
    entry = None
    if begin < b:
        found = longest(flat, words[begin].start)
        entry = found[1] if found and found[0] == words[b - 1].end else None
    start, end = words[min(begin, b - 1)].start, words[b - 1].end
    return Name(
        index, a, b, begin, b, start, end, flat[start:end],
        _texts(words, begin, b), entry, (a, begin) if begin > a else None,
    )  # fmt: skip


def _behind_office(words: Sequence[Word], a: int, b: int) -> int:
    """Return where the name begins behind the words of an office; `b` where no name follows."""
    if any((s := sense(w)) and s.kind == "body" for w in words[a:b]) and not _is_office_of_body(
        words, a, b
    ):
        return a
    offices = [i for i in range(a, b) if (s := sense(words[i])) and s.kind in ("office", "title")]
    before = [i for i in offices if i < b - 1 and _leads(words, a, i)]
    if not before:
        alone = offices and offices[-1] == b - 1 and _leads(words, a, b - 1)
        return b if alone else a
    k = before[-1]
    if words[k + 1].text.casefold() not in ("of", "for"):
        return b if offices[-1] == b - 1 and k + 1 == b - 1 and _leads(words, a, b - 1) else k + 1
    at = k + 2 + (words[k + 2].text.casefold() == "the")
    if words[at].text.casefold() in OFFICES_OF:
        return at + 1
    return b - 2 if b - at >= 3 else b


def _is_office_of_body(words: Sequence[Word], a: int, b: int) -> bool:
    """Whether a run is "Union Secretary X", with an office behind the body, not "Bank of X"."""
    bodies = [i for i in range(a, b) if (s := sense(words[i])) and s.kind == "body"]
    offices = [i for i in range(a, b) if (s := sense(words[i])) and s.kind in ("office", "title")]
    joined = any(w.text in ("of", "for") for w in words[bodies[-1] : b])
    return bool(offices) and (
        (offices[-1] > bodies[-1] and not joined)
        or (offices[0] < bodies[0] and b - bodies[-1] > 2 and offices[0] == a)
    )


def _leads(words: Sequence[Word], a: int, i: int) -> bool:
    """Whether the words before an office are such as stand before offices, or there are none."""
    return all(
        w.text.casefold() in _MODIFIERS or sense(w) is not None or w.text in ("-", "of")
        for w in words[a:i]
    ) or (
        i - a == 1
        and sense(words[i]) is not None
        and words[i].text.casefold()
        in ("mayor", "governor", "secretary", "minister", "president", "senator")
    )
