"""Events of a text: each predicate that fills a frame, with who, whom, whether and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.case.period import Period
from demarche.reading.actors import AUTHOR, Actors
from demarche.reading.events.clause import clauses, prepositional, subjects
from demarche.reading.events.context import contexts
from demarche.reading.events.event import Event
from demarche.reading.events.identified import identified
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.lexicon import Place, classes
from demarche.reading.events.likelihood import likelihood
from demarche.reading.events.moment import moment
from demarche.reading.events.ontology import COOPERATIVE, EventType, mode_over
from demarche.reading.events.participant import VAGUE, Part, phrase, sources, targets
from demarche.reading.events.reversal import settled
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.events.standing import SO, Status, standing
from demarche.reading.events.told import Told, told
from demarche.reading.parse import Sentence
from demarche.reading.when import TimeExpression, times

_DEEDS = frozenset(
    {EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE}
)
_VOWS = frozenset({"vow", "swear", "promise", "pledge"})
_MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE})
_MEETINGS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})
_OVERRULED = frozenset({Signature.HAPPENS, Signature.KNOWN})
_OWN_ACT = frozenset(
    {Signature.HAPPENS, Signature.FAILS, Signature.MEANT, Signature.UNDONE, Signature.PUT_OFF}
)
"""What one does to an act of one's own: "A plans, holds, cancels a summit"."""


def events(
    text: str,
    sentences: Sequence[Sentence],
    *,
    publication: Period | None = None,
    actors: Actors | None = None,
    expressions: Sequence[TimeExpression] | None = None,
) -> tuple[Event, ...]:
    """Return the events that a text tells, in the order of their predicates.

    Parameters
    ----------
    text : str
        As stored.
    sentences : sequence of Sentence
        Its parse.
    publication : Period, optional
        When it was published; without it, "on Friday" has no days.
    actors : Actors, optional
        Who is meant by which words; without them, participants have no identifiers.
    expressions : sequence of TimeExpression, optional
        Its time expressions in order, where they are read already.

    Examples
    --------
    >>> from demarche.reading.parse import parse
    >>> told = "The minister cancelled his visit to Norway."
    >>> for event in events(told, parse(told)):
    ...     print(event.type.value, event.mode, event.status.value, event.words(told))
    SANCTION discontinue realised cancelled … visit
    CONSULT visit cancelled visit
    """
    if expressions is None:
        expressions = times(text, publication=publication)
    starts = [t.start for t in expressions]
    found: list[Event] = []
    for sentence in sentences:
        span = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        inside = list(expressions[span])
        found += (
            _dated(event, publication)
            for event in _in_sentence(sentence, inside, actors)
            if _has_actor(text, event)
        )
    return settled(found)


def _has_actor(text: str, event: Event) -> bool:
    """Whether somebody but the author, "it" or an unresolved pronoun takes part."""
    return any(
        part.actors != (AUTHOR,) and (part.actors or text[slice(*part.head)].lower() not in VAGUE)
        for part in (*event.source, *event.target)
    )


def _dated(event: Event, publication: Period | None) -> Event:
    """Return an event at a time yet to come as planned: "is visiting next week"."""
    days = event.when.span if event.when else None
    if event.told not in SO or days is None or publication is None:
        return event
    ahead = days.start > publication.end
    return replace(event, told=Status.PLANNED, status=Status.PLANNED) if ahead else event


def _in_sentence(
    sentence: Sentence, inside: list[TimeExpression], actors: Actors | None
) -> Iterator[Event]:
    known = {
        i: one
        for i in range(len(sentence.words))
        if not _is_predicated(sentence, i) and (one := told(sentence, i)) is not None
    }
    used = {k for one in known.values() for k in one.fillers if _is_light(sentence, one, k, known)}
    about = contexts(sentence) if known else ()
    for i, one in known.items():
        if i in used:
            continue
        event = _event(sentence, one, known, inside, actors)
        if event is not None:
            yield replace(event, contexts=about)
            yield from _intended(sentence, event, i, inside, actors)


def _is_predicated(sentence: Sentence, i: int) -> bool:
    """Whether a noun says what something is: in "it is a threat", nobody threatens."""
    relations = {sentence.words[k].relation for k in sentence.dependents[i]}
    return sentence.words[i].upos == "NOUN" and "cop" in relations and "case" not in relations


def _is_light(sentence: Sentence, one: Told, k: int, known: dict[int, Told]) -> bool:
    """Whether a noun only fills a frame: "talks" of "held talks", not of "cancelled talks"."""
    if sentence.words[k].upos != "NOUN":
        return False
    if k in known and known[k].frame.type is one.frame.type:
        return True
    lemma = lexeme(sentence.words[one.at])
    return signatures().get(lemma, Signature.HAPPENS) in _OVERRULED


def _event(
    sentence: Sentence,
    one: Told,
    known: dict[int, Told],
    inside: list[TimeExpression],
    actors: Actors | None,
) -> Event | None:
    doers = _doers(sentence, one)
    others = targets(
        sentence,
        one.at,
        named=_named(sentence, one),
        barred=doers,
        material=one.frame.type in _MATERIAL,
        places=one.frame.type not in _MEETINGS,
    )
    if not _is_told(sentence, one, doers, others, inside):
        return None
    so = standing(sentence, one.at)
    kind, mode = _kind(sentence, one, known)
    words = sentence.words
    return Event(
        type=kind,
        mode=mode,
        source=identified(sentence, doers, actors),
        target=identified(sentence, others, actors),
        status=so.status,
        told=so.status,
        hedge=so.hedge,
        likelihood=likelihood(sentence, one.at),
        spans=tuple((words[k].start, words[k].end) for k in dict.fromkeys((one.at, *one.fillers))),
        sentence=(sentence.start, sentence.end),
        rule=one.frame.rule,
        lemma=lexeme(words[one.at]),
        holder=_holder(sentence, one.at),
        when=moment(sentence, one.at, inside),
    )


def _kind(sentence: Sentence, one: Told, known: dict[int, Told]) -> tuple[EventType, str]:
    """Return type and mode, heeding the act that a verbal event is about.

    Whoever vows a harmful deed threatens.
    """
    kind, mode = one.frame.type, one.frame.mode
    act = next((known[k].frame for k in clauses(sentence, one.at) if k in known), None)
    if act is None or mode:
        return kind, mode
    if lexeme(sentence.words[one.at]) in _VOWS and act.type in _DEEDS:
        kind = EventType.THREATEN
    return kind, mode_over(kind, act.type, act.mode)


def _is_told(
    sentence: Sentence,
    one: Told,
    doers: tuple[Part, ...],
    others: tuple[Part, ...],
    inside: list[TimeExpression],
) -> bool:
    """Whether somebody does it; what is only named, as "trade talks" in passing, is not told."""
    parts = (*doers, *others)
    noun = sentence.words[one.at]
    if len(parts) != 1 or noun.upos != "NOUN" or one.frame.type in _DEEDS:
        return bool(parts)
    named = sentence.words[parts[0].actor]
    in_passing = named.head == one.at and named.relation in ("compound", "amod")
    return not in_passing or moment(sentence, one.at, inside) is not None


def _named(sentence: Sentence, one: Told) -> Iterator[int]:
    """Yield the words that the frame itself names as the target: "meet: with:*"."""
    for slot, filler in zip(one.frame.slots, one.fillers, strict=True):
        if slot.place is Place.PREPOSITION and slot.heads <= {"^"}:
            yield filler
        if slot.word == "not":  # "asked her not to go to Peru" is done to Peru
            yield from prepositional(sentence, filler, "to", "with")


def _doers(sentence: Sentence, one: Told) -> tuple[Part, ...]:
    """Return the sources; of "the talks between A and B failed", those who talked."""
    for slot, filler in zip(one.frame.slots, one.fillers, strict=True):
        if slot.place is Place.SUBJECT and slot.heads == classes()["talks"]:
            return sources(sentence, filler)
    return sources(sentence, one.at) or _above(sentence, one.at)


def _above(sentence: Sentence, i: int) -> tuple[Part, ...]:
    """Return who does what governs an event noun without an owner: "A cancelled the talks"."""
    word = sentence.words[i]
    if word.upos != "NOUN" or word.head < 0 or word.relation not in ("obj", "obl"):
        return ()
    if signatures().get(lexeme(sentence.words[word.head])) not in _OWN_ACT:
        return ()
    return sources(sentence, word.head)


def _holder(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """Return the phrase of whoever says so, where the author only reports it."""
    at = i
    while (head := sentence.words[at].head) >= 0:
        reports = signatures().get(lexeme(sentence.words[head])) in (
            Signature.TOLD,
            Signature.HELD,
            Signature.DOUBTED,
        )
        if reports and sentence.words[at].relation in ("ccomp", "parataxis"):
            speakers = subjects(sentence, head)
            if speakers:
                one = phrase(sentence, Part(speakers[0], speakers[0]))
                return one.start, one.end
        at = head
    return None


def _intended(
    sentence: Sentence, event: Event, i: int, inside: list[TimeExpression], actors: Actors | None
) -> Iterator[Event]:
    """Yield the promise or threat of "A said it would go": whoever announces an act of their own.

    PLOVER codes a stated intention by what it says of the relation: a promise or a threat.
    """
    word = sentence.words[i]
    if event.told is not Status.PLANNED or word.relation != "ccomp" or word.head < 0:
        return
    head = word.head
    if signatures().get(lexeme(sentence.words[head])) is not Signature.TOLD:
        return
    speakers, doers = subjects(sentence, head), subjects(sentence, i)
    own = {sentence.words[k].lemma.lower() for k in doers}
    same = own & {"it", "they", "he", "she", "i", "we"} or own & {
        sentence.words[k].lemma.lower() for k in speakers
    }
    outer = standing(sentence, head)
    if not speakers or not same or outer.status not in SO:
        return
    verb = sentence.words[head]
    promise = event.type in COOPERATIVE
    kind = EventType.AGREE if promise else EventType.THREATEN
    yield replace(
        event,
        type=kind,
        mode=mode_over(kind, event.type, event.mode),
        source=identified(sentence, sources(sentence, head), actors),
        when=moment(sentence, head, inside),
        status=outer.status,
        told=outer.status,
        hedge=outer.hedge,
        likelihood=likelihood(sentence, head),
        spans=((verb.start, verb.end), *event.spans),
        rule=f"intent: {verb.lemma} + will {event.rule}",
        lemma=verb.lemma.lower(),
        holder=None,
    )
