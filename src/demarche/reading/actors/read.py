"""A text and its sentences to the actors of which it speaks.

Names first, from all their uses in the text; then, sentence by sentence, descriptions and pronouns
from what was spoken of before; last "I" and "you", from who is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from demarche.reading.actors import office
from demarche.reading.actors.actor import AUTHOR, Actors, Certainty, Kind, Mention, Span
from demarche.reading.actors.description import Describer, Description, Meant, descriptions
from demarche.reading.actors.discourse import Discourse, Spoken
from demarche.reading.actors.evidence import evidence
from demarche.reading.actors.identity import Use, identify
from demarche.reading.actors.name import Name, known_names, names
from demarche.reading.actors.place import stands_as_place
from demarche.reading.actors.pronoun import (
    FIRST,
    NOBODY,
    PRONOUNS,
    RELATIVE,
    SECOND,
    first_person,
    second_person,
    third_person,
)
from demarche.reading.actors.register import Known, Register
from demarche.reading.speech import Form
from demarche.reading.speech import quotations as read_quotations
from demarche.reading.wording import listed

if TYPE_CHECKING:
    from demarche.case.nouns import Case
    from demarche.reading.parse import Sentence, Word
    from demarche.reading.speech import Quotation

_FLAT = {ord("’"): "'", ord("\u00a0"): " ", ord("\n"): " ", ord("\t"): " ", ord("\r"): " "}
_MALE = frozenset(
    listed("mr mr. sir lord king prince pope sheikh emir sultan brother son father husband uncle")
)
_FEMALE = frozenset(
    listed(
        "mrs mrs. ms ms. miss lady dame queen princess baroness sister daughter mother wife aunt"
    )
)


def actors(
    text: str,
    sentences: Sequence[Sentence],
    *,
    quotations: Sequence[Quotation] | None = None,
    case: Case | None = None,
) -> Actors:
    """Return the actors of a text and their mentions.

    Parameters
    ----------
    text : str
        The text as stored.
    sentences : sequence of Sentence
        Its parse, as from `demarche.reading.parse.parse`.
    quotations : sequence of Quotation, optional
        Who is quoted where, so that "I" in a quotation is its speaker; read from the text if not
        given.
    case : Case or None
        Its parties and people come first: mentions of them have the case's identifiers.

    Examples
    --------
    >>> from demarche.reading.parse import parse
    >>> text = "Norway's fisheries minister, Kari Dahl, met union leader Ivo Marek. She left early."
    >>> found = actors(text, parse(text))
    >>> [(a.id, a.country, a.sector) for a in found.actors]
    [('NOR', 'NOR', ''), ('kari-dahl', 'NOR', 'GOV'), ('ivo-marek', '', 'LAB')]
    """
    register = Register(case)
    flat = text.translate(_FLAT)
    uses = uses_of(text, sentences)
    identify([use for held in uses for use in held], register)
    quoted = read_quotations(text) if quotations is None else quotations
    return _Reading(flat, sentences, uses, register, quoted).actors()


def uses_of(text: str, sentences: Sequence[Sentence]) -> list[list[Use]]:
    """Return the uses of names of each sentence, with the evidence of what they name."""
    flat, known = text.translate(_FLAT), known_names(sentences)
    found = []
    for i, sentence in enumerate(sentences):
        offices = list(office.office_phrases(sentence.words))
        found.append([_use(flat, sentence, n, offices) for n in names(flat, i, sentence, known)])
    return found


def _use(flat: str, sentence: Sentence, name: Name, offices: list[tuple[int, int, int]]) -> Use:
    words = sentence.words
    first, before = office.before(flat, words, name)
    if before is not None and not before.country:
        before = replace(before, country=office.home(flat, words, name))
    behind = office.behind(flat, words, name)
    ahead = None if before else office.ahead(flat, words, name, offices)
    titled = name.office is not None or before is not None
    told = list(
        evidence(sentence, name, office=titled, role=behind is not None or ahead is not None)
    )
    return Use(
        name, first, [role for role in (ahead, before, behind) if role], told,
        as_place=stands_as_place(sentence, name), owner=office.owner(flat, words, first - 1),
    )  # fmt: skip


class _Reading:
    """One pass over the sentences of a text."""

    def __init__(
        self, flat: str, sentences: Sequence[Sentence], uses: list[list[Use]], register: Register,
        quoted: Sequence[Quotation],
    ) -> None:  # fmt: skip
        """Take the text with its names identified."""
        self._flat = flat
        self._sentences = sentences
        self._uses = uses
        self._register = register
        self._spoken = Discourse()
        self._describer = Describer(register, self._spoken)
        self._speech = _Speech(quoted)
        self._found: list[Mention] = []
        self._later: list[tuple[Word, Quotation | None]] = []

    def actors(self) -> Actors:
        """Return what the pass finds."""
        for known in self._register.known.values():
            _tell_gender(known)
        for index in range(len(self._sentences)):
            self._sentence(index)
        self._first_and_second()
        found = sorted(self._found, key=lambda m: (m.start, -m.end, m.head))
        order = dict.fromkeys(key for mention in found for key in mention.actors)
        return Actors(tuple(found), tuple(self._register.known[key].settled() for key in order))

    def _sentence(self, index: int) -> None:
        sentence = self._sentences[index]
        taken = [False] * len(sentence.words)
        at_word: dict[int, tuple[Known, ...]] = {}
        todo: list[tuple[int, Use | Description | None]] = []
        for use in self._uses[index]:
            if use.name.begin < use.name.stop:
                taken[use.first : use.name.last] = [True] * (use.name.last - use.first)
                todo.append((use.name.begin, use))
        for use in self._uses[index]:
            _take_roles(sentence, use, taken)
        todo += [(d.head, d) for d in descriptions(self._flat, sentence, taken)]
        for i, word in enumerate(sentence.words):
            if word.text.casefold() in PRONOUNS and word.upos in ("PRON", "DET"):
                todo.append((i, None))
        for i, item in sorted(todo, key=lambda entry: entry[0]):
            if isinstance(item, Use):
                self._name(index, item, at_word)
            elif isinstance(item, Description):
                self._description(index, item, at_word)
            else:
                self._pronoun(index, i, at_word)

    def _name(self, index: int, use: Use, at_word: dict[int, tuple[Known, ...]]) -> None:
        if not use.rule:
            return
        sentence, name = self._sentences[index], use.name
        words = sentence.words
        head = _head(sentence, name.begin, name.last)
        known = (use.known,) if use.known is not None else ()
        start = words[use.first].start if use.first < name.begin else name.start
        span = (words[head].start, words[head].end)
        self._add(
            start,
            name.end,
            span,
            use.kind,
            (known, use.rule, use.certainty),
            (name.start, name.end),
        )
        modifies = _modifies(sentence, name, head)
        self._speak(index, head, known, use.kind, heads=not modifies)
        joined = sentence.words[head]
        others = at_word.get(joined.head, ()) if joined.relation == "conj" else ()
        if others and known and not modifies:
            self._speak(index, head, (*others, *known), use.kind, many=True)
        at_word.update(dict.fromkeys(range(use.first, name.last), known))
        for role in use.roles:
            if known and not use.first <= _word_at(words, role.start) < name.last:
                at = _role_head(sentence, role.start, role.end)
                head_span = (words[at].start, words[at].end)
                meant = (known, "apposition", Certainty.STATED)
                self._add(role.start, role.end, head_span, Kind.OFFICE, meant, None)

    def _description(
        self, index: int, told: Description, at_word: dict[int, tuple[Known, ...]]
    ) -> None:
        sentence = self._sentences[index]
        words = sentence.words
        owner = at_word.get(told.owner, ()) if told.owner is not None else ()
        inside = [
            k for i in range(told.first, told.last) for k in at_word.get(i, ()) if i != told.owner
        ]
        meant = self._describer.meant(told, words, owner, inside)
        kind = _kind_of(told, meant)
        start, end = words[told.first].start, words[told.last - 1].end
        head = words[told.head]
        self._add(start, end, (head.start, head.end), kind, meant, None)
        many = told.many and len(meant[0]) < 2
        self._speak(index, told.head, meant[0], meant[0][0].kind if meant[0] else kind, many=many)
        at_word.update({i: meant[0] for i in range(told.first, told.last) if i not in at_word})

    def _pronoun(self, index: int, i: int, at_word: dict[int, tuple[Known, ...]]) -> None:
        sentence = self._sentences[index]
        word = sentence.words[i]
        low = word.text.casefold()
        quotation = self._speech.at(word.start)
        if low in FIRST | SECOND:
            if word.text != "US":
                self._later.append((word, quotation))
            return
        if low in RELATIVE:
            before = i - 2 if i > 1 and sentence.words[i - 1].text == "," else i - 1
            known = at_word.get(before, ())
            meant: Meant = (known, "relative pronoun", Certainty.RESOLVED) if known else NOBODY
            if not known:
                return
        else:
            meant = third_person(sentence, index, i, self._spoken, self._speakers(quotation))
        self._add(word.start, word.end, (word.start, word.end), Kind.PRONOUN, meant, None)
        at_word[i] = meant[0]
        if meant[0] and low not in RELATIVE:
            self._speak(index, i, meant[0], meant[0][0].kind, named=False)

    def _speakers(self, quotation: Quotation | None) -> tuple[str, ...]:
        """Return who speaks a quotation, as far as names say it."""
        said = quotation.attribution if quotation is not None else None
        if said is None or said.speaker is None:
            return ()
        return tuple(key for m in self._overlapping(said.speaker) for key in m.actors)

    def _overlapping(self, span: Span) -> list[Mention]:
        near = [m for m in self._found[-80:] if m.start < span[1] and span[0] < m.end]
        return near[:1]

    def _first_and_second(self) -> None:
        """Resolve "I", "we" and "you", now that all who speak are known."""
        told = Actors(tuple(sorted(self._found, key=lambda m: (m.start, -m.end))), ())
        for word, quotation in self._later:
            low = word.text.casefold()
            said = quotation.attribution if quotation is not None else None
            if low in SECOND:
                meant = second_person(self._of_span(told, said.addressee if said else None))
            elif quotation is None:
                meant = first_person(None, self._author())
            else:
                span = (said.named or said.speaker) if said else None
                spoken = self._of_span(told, said.speaker if said else None) or self._of_span(
                    told, span
                )
                meant = first_person(spoken, self._register.known.get(AUTHOR, _AUTHOR))
            self._add(word.start, word.end, (word.start, word.end), Kind.PRONOUN, meant, None)

    def _author(self) -> Known:
        return self._register.known.setdefault(AUTHOR, Known(AUTHOR, "the author", Kind.PERSON))

    def _of_span(self, told: Actors, span: Span | None) -> tuple[Known, ...]:
        """Return whom the first mention that has an actor in a span means."""
        if span is None:
            return ()
        over = [m for m in told.at(*span) if m.actors and m.kind is not Kind.PLACE]
        best = max(over, key=lambda m: (m.end - m.start, -m.start), default=None)
        return tuple(self._register.known[key] for key in best.actors) if best else ()

    def _add(
        self, start: int, end: int, head: Span, kind: Kind, meant: Meant, name: Span | None
    ) -> None:
        known, rule, certainty = meant
        self._found.append(
            Mention(start, end, head, kind, tuple(k.id for k in known), rule, certainty, name)
        )

    def _speak(
        self,
        index: int,
        head: int,
        known: tuple[Known, ...],
        kind: Kind,
        *,
        heads: bool = True,
        many: bool = False,
        named: bool = True,
    ) -> None:
        if not known:
            return
        sentence = self._sentences[index]
        at = head
        while sentence.words[at].relation == "conj" and sentence.words[at].head >= 0:
            at = sentence.words[at].head
        word = sentence.words[at]
        clause = word.head if word.relation.startswith(("nsubj", "obj", "iobj", "obl")) else -1
        subject = word.relation.startswith("nsubj") and heads
        self._spoken.add(
            Spoken(
                index, sentence.words[head].start, known, kind, subject, heads, clause, many, named
            )
        )


_AUTHOR = Known(AUTHOR, "the author", Kind.PERSON)


class _Speech:
    """Which quotation a place stands in."""

    def __init__(self, quoted: Sequence[Quotation]) -> None:
        """Take the quotations in marks; reported speech has the author's pronouns."""
        spoken = [q for q in quoted if q.form in (Form.DIRECT, Form.FRAGMENT)]
        self._parts = sorted((part, i) for i, q in enumerate(spoken) for part in q.parts)
        self._quoted = spoken
        self._starts = [part[0] for part, _ in self._parts]

    def at(self, place: int) -> Quotation | None:
        """Return the quotation whose words hold a place."""
        i = bisect_right(self._starts, place) - 1
        if i < 0 or self._parts[i][0][1] <= place:
            return None
        return self._quoted[self._parts[i][1]]


def _tell_gender(known: Known) -> None:
    for role in known.roles:
        for word in role.words.casefold().split():
            if word in _MALE or (word.endswith("man") and not word.endswith("woman")):
                known.gender = known.gender or "m"
            elif word in _FEMALE or word.endswith("woman"):
                known.gender = known.gender or "f"


def _head(sentence: Sentence, a: int, b: int) -> int:
    """Return the word of a range that hangs on a word outside it; the last of several."""
    outside = [i for i in range(a, b) if not a <= sentence.words[i].head < b]
    subjects = [
        i for i in outside if sentence.words[i].relation.startswith(("nsubj", "obj", "obl", "nmod"))
    ]
    return (subjects or outside or [b - 1])[-1]


def _modifies(sentence: Sentence, name: Name, head: int) -> bool:
    """Whether a name stands before a noun as its modifier, or is an adjective."""
    if name.entry is not None and name.entry.use == "adjective":
        return True
    behind = sentence.words[name.last] if name.last < len(sentence.words) else None
    return (
        behind is not None
        and sentence.words[head].relation in ("compound", "amod", "nmod:poss")
        and behind.upos == "NOUN"
    )


def _word_at(words: Sequence[Word], start: int) -> int:
    return bisect_right([w.start for w in words], start) - 1


def _role_head(sentence: Sentence, start: int, end: int) -> int:
    inside = [i for i, w in enumerate(sentence.words) if start <= w.start < end]
    return next(iter(_head_candidates(sentence, inside)), inside[-1])


def _head_candidates(sentence: Sentence, inside: Sequence[int]) -> Iterator[int]:
    for i in inside:
        if sentence.words[i].head not in inside:
            yield i


def _take_roles(sentence: Sentence, use: Use, taken: list[bool]) -> None:
    """Mark the words of roles, so that no description is read from them again."""
    for role in use.roles:
        for i, word in enumerate(sentence.words):
            if role.start <= word.start < role.end:
                taken[i] = True


def _kind_of(told: Description, meant: Meant) -> Kind:
    if told.sense is None or told.sense.many or told.sense.kind == "group":
        return Kind.GROUP
    if told.sense.kind == "body":
        return Kind.ORGANISATION
    return Kind.OFFICE
