"""The pledges of a text: each promise once, with all that the text tells of what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from demarche.reading.actors import AUTHOR, Actors
from demarche.reading.events import SO, Event, EventType, Participant, Status, reversals
from demarche.reading.events.clause import subjects
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.participant import Part, actor_in, phrase
from demarche.reading.parse import Sentence
from demarche.reading.pledges.heading import heading
from demarche.reading.pledges.phrase import span
from demarche.reading.pledges.pledge import Pledge, Progress, Span, Stage
from demarche.reading.pledges.progress import acted, move
from demarche.reading.pledges.quality import is_gift, judged
from demarche.reading.pledges.told import Told, told
from demarche.reading.speech import Form, Quotation

_STEM = 5
"""Letters by which an act and its noun are one: "withdraw", "withdrawal"."""
_NEAR = 2
"""Sentences behind a promise in which "the gesture" is still that one."""
_OFFER = "offer"
_NOUNS_OF_GIVING = ("pledged", "proposed", "given", "gift")
_GIVING = (Progress.PROPOSED, Progress.PLEDGED)
_HARM = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.THREATEN,
        EventType.REJECT,
        EventType.ACCUSE,
    }
)
_REVERSED = {
    Status.CANCELLED: Progress.ABANDONED,
    Status.SUSPENDED: Progress.SUSPENDED,
    Status.PLANNED: Progress.PLEDGED,
}


@dataclass
class _Promise:
    """A promise as the text has told it so far."""

    first: Told
    party: tuple[str, ...]
    party_words: Span | None
    addressee: tuple[str, ...]
    addressee_words: Span | None
    act: str
    things: frozenset[str]
    sentence: int
    sides: frozenset[str]
    stages: list[Stage] = field(default_factory=list)
    qualities: list[tuple[str, Span]] = field(default_factory=list)

    def told(self, stage: Stage) -> None:
        """Add a stage; telling again that it was given adds none, once it has gone further."""
        known = {one.progress for one in self.stages}
        again = stage.progress in _GIVING and known - {Progress.PROPOSED}
        if not again and (not self.stages or self.stages[-1].progress is not stage.progress):
            self.stages.append(stage)


def pledges(
    text: str,
    sentences: Sequence[Sentence],
    events: Sequence[Event],
    actors: Actors,
    quotations: Sequence[Quotation],
) -> tuple[Pledge, ...]:
    """Return the pledges of a text, in the order in which it first tells them.

    A promise has a party that the text names. What somebody else puts forward, or may promise one
    day, is a proposal, and stays one until words say that the party gave its word.

    Parameters
    ----------
    text : str
        As stored.
    sentences : sequence of Sentence
        Its parse.
    events : sequence of Event
        Of the same text: they tell threats from promises, and what is called off.
    actors : Actors
        Of the same text.
    quotations : sequence of Quotation
        Of the same text: "we will" in speech is a promise of the speaker.

    Examples
    --------
    >>> from demarche.reading.actors import actors
    >>> from demarche.reading.events import events
    >>> from demarche.reading.parse import parse
    >>> said = "Norway pledged to cut its quota. In May it suspended the cut."
    >>> trees = parse(said)
    >>> who = actors(said, trees)
    >>> for one in pledges(said, trees, events(said, trees, actors=who), who, ()):
    ...     print(one.party, said[slice(*one.object)], one.progress.value)
    ('NOR',) cut its quota suspended
    """
    found: list[_Promise] = []
    acts = {event.start: event for event in events}
    for number, sentence in enumerate(sentences):
        before = len(found)
        promised: set[int] = set()
        for one in told(sentence, _in_speech(sentence, quotations), _acts(sentence, acts)):
            promise = _promise(one, number, actors)
            if promise is None or _is_threat_only(one, acts):
                continue
            promised |= {one.cue, *one.object}
            _add(found, promise, one)
        _followed(sentence, found[:before], promised, actors)
        _judge(found, number, sentence, actors)
    _reversed(found, events)
    _called_off(text, found, events, actors)
    return tuple(_pledge(one, acts) for one in found)


def _in_speech(sentence: Sentence, quotations: Sequence[Quotation]) -> Callable[[int], bool]:
    spoken = [
        part for one in quotations if one.form is not Form.MENTION for part in one.parts
    ]  # fmt: skip
    return lambda i: any(start <= sentence.words[i].start < end for start, end in spoken)


def _acts(sentence: Sentence, acts: dict[int, Event]) -> Callable[[int], Event | None]:
    return lambda i: acts.get(sentence.words[i].start)


def _promise(one: Told, number: int, actors: Actors) -> _Promise | None:
    """Return a promise with its party; None where the text names nobody who could keep it."""
    party, words = _who(one.sentence, one.party, actors)
    if not words or AUTHOR in party:
        return None
    addressee, addressed = _who(one.sentence, one.addressee, actors)
    head = one.sentence.words[one.head]
    things = frozenset(
        _stem(lexeme(one.sentence.words[i]))
        for i in one.object
        if i != one.head and one.sentence.words[i].upos in ("NOUN", "PROPN", "VERB")
    )
    return _Promise(one, party, words, addressee, addressed, _stem(lexeme(head)), things, number,
                    _sides(party, actors))  # fmt: skip


def _who(
    sentence: Sentence, heads: Iterable[int], actors: Actors
) -> tuple[tuple[str, ...], Span | None]:
    """Return the actors whom phrases mean, and the words of the first; nothing for a thing."""
    ids: list[str] = []
    words: Span | None = None
    for k in heads:
        named = actor_in(sentence, k)
        at = k if named is None else named
        mention = actors.of(sentence, at)
        known = mention.actors if mention else ()
        if not known and not _may_act(sentence, k, named):
            continue
        ids += known or (sentence.words[k].text.casefold(),)
        if words is None:
            one = phrase(sentence, Part(k, at))
            words = one.start, one.end
    return tuple(dict.fromkeys(ids)), words


def _may_act(sentence: Sentence, k: int, named: int | None) -> bool:
    """Whether words that mean no known actor may name one: "the port"; not "it", "the deal"."""
    if sentence.words[k].upos == "PRON":
        return False
    return named is not None or heading(sentence, k) not in ("thing", *_NOUNS_OF_GIVING)


def _stem(lemma: str) -> str:
    return lemma.lower()[:_STEM]


def _is_threat_only(one: Told, acts: dict[int, Event]) -> bool:
    """Whether somebody only says to be about to do harm: an event tells that, and no promise."""
    said = one.rule.split(":")[0] in ("announced", "spoken")
    return said and _harms(one, acts)


def _harms(one: Told, acts: dict[int, Event]) -> bool:
    act = acts.get(one.sentence.words[one.head].start)
    return act is not None and act.type in _HARM and act.mode != "discontinue"


def _add(found: list[_Promise], promise: _Promise, one: Told) -> None:
    """Add a promise, or what is told anew to the one that it is."""
    same = next((known for known in reversed(found) if _is_same(known, promise)), None)
    if same is None:
        found.append(promise)
    for progress, i in one.stages:
        (same or promise).told(Stage(progress, _word(one.sentence, i)))


def _is_same(known: _Promise, other: _Promise) -> bool:
    alike = known.act == other.act and (
        bool(known.things & other.things) or not known.things or not other.things
    )
    return alike and _agree(known.sides, other.sides)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _sides(ids: Iterable[str], actors: Actors) -> frozenset[str]:
    """Return identifiers with the countries of those whose country is known."""
    held = tuple(ids)
    known = (actors.by_id[one].country for one in held if one in actors.by_id)
    return frozenset((*held, *filter(None, known)))


def _word(sentence: Sentence, i: int) -> Span:
    return sentence.words[i].start, sentence.words[i].end


def _followed(
    sentence: Sentence, known: Sequence[_Promise], promised: set[int], actors: Actors
) -> None:
    """Add what a later sentence tells of promises: the act itself, or "the pledge"."""
    for i, word in enumerate(sentence.words):
        if not known or i in promised or word.upos not in ("VERB", "NOUN"):
            continue
        by_name = word.upos == "NOUN" and heading(sentence, i) == "pledged"
        means = _is_named if by_name else _is_act_of
        meant = [one for one in reversed(known) if means(one, sentence, i)]
        far = (move if by_name else acted)(sentence, i) if meant else None
        if far is not None:
            doers = subjects(sentence, i) or subjects(sentence, far[1])
            by = _sides(_who(sentence, doers, actors)[0], actors)
            for one in islice((one for one in meant if _agree(one.sides, by)), 1):
                one.told(Stage(_by_all(one, far[0], by), _word(sentence, far[1])))


def _by_all(one: _Promise, progress: Progress, by: frozenset[str]) -> Progress:
    """Return a part for the whole where only some of several parties have done it."""
    few = len(one.first.party) > 1 and bool(by) and by < one.sides
    return Progress.PARTIAL if few and progress is Progress.DONE else progress


def _is_named(one: _Promise, sentence: Sentence, i: int) -> bool:
    """Whether "the pledge", "the offer" may name a promise: an offer is no vow."""
    cue = one.first.sentence.words[one.first.cue]
    return (lexeme(sentence.words[i]) == _OFFER) == (lexeme(cue) == _OFFER)


def _is_act_of(one: _Promise, sentence: Sentence, i: int) -> bool:
    """Whether a word tells the act of a promise, of the same thing or of none."""
    if _stem(lexeme(sentence.words[i])) != one.act:
        return False
    things = {
        _stem(lexeme(sentence.words[k]))
        for k in sentence.subtree(i)
        if k != i and sentence.words[k].upos in ("NOUN", "PROPN")
    }
    return bool(things & one.things) or (sentence.words[i].upos == "NOUN" and not things)


def _judge(found: Sequence[_Promise], number: int, sentence: Sentence, actors: Actors) -> None:
    """Give promises the qualities that a sentence says of them, or of "the step" just told."""
    for of, named, words in judged(sentence):
        whole = of
        while sentence.words[whole].relation == "nmod":  # "a number of modest things"
            whole = sentence.words[whole].head
        here = [
            one
            for one in found
            if one.first.sentence is sentence
            and (
                of in {one.first.cue, *one.first.object}
                or sentence.words[whole].head == one.first.cue
            )
        ]
        if not here and is_gift(sentence, of):
            by = _sides(_who(sentence, subjects(sentence, of), actors)[0], actors)
            near = (one for one in reversed(found) if number - one.sentence <= _NEAR)
            here = [next((one for one in near if _agree(one.sides, by)), None)]  # type: ignore
        for one in here:
            if one:
                one.qualities.append((named, words))


def _reversed(found: Sequence[_Promise], events: Sequence[Event]) -> None:
    """Add what later sentences say of the events that were promised: called off, on again."""
    for change in reversals(events):
        of, by = events[change.of], events[change.by]
        for one in found:
            start, end = span(one.first.sentence, one.first.object)
            if start <= of.start < end:
                one.told(Stage(_REVERSED[change.status], by.spans[0]))


def _called_off(
    text: str, found: Sequence[_Promise], events: Sequence[Event], actors: Actors
) -> None:
    """Add that a promised meeting is called off, told later or told as the later."""
    ended = [one for one in events if one.mode == "discontinue" and one.told in SO]
    meetings = {one.start: one for one in events if one.type is EventType.CONSULT}
    for one in found:
        start = one.first.sentence.words[one.first.head].start
        meeting = meetings.get(start)
        if meeting is None or one.stages[0].progress is Progress.PROPOSED:
            continue
        for end in ended:
            later = end.start > start or _is_before(one.first)
            if later and _ends(text, end, one, meeting, actors):
                one.told(Stage(Progress.ABANDONED, end.spans[0]))


def _ends(text: str, end: Event, one: _Promise, meeting: Event, actors: Actors) -> bool:
    """Whether what is called off may be a meeting: of one name, with one side, or by one party."""
    by, to, whom = (_of(side, actors) for side in (end.source, end.target, meeting.target))
    named = any(_stem(text[slice(*words)]) == one.act for words in end.spans[1:])
    return named or bool(to & whom) or (bool(by & one.sides) and _agree(to, whom | one.sides))


def _of(side: Iterable[Participant], actors: Actors) -> frozenset[str]:
    return _sides((name for part in side for name in part.actors), actors)


def _is_before(one: Told) -> bool:
    """Whether a promise is told in the pluperfect: what was told before it came later."""
    words = one.sentence.words
    return any(words[k].text.lower() == "had" for k in one.sentence.dependents[one.cue])


def _pledge(one: _Promise, acts: dict[int, Event]) -> Pledge:
    first = one.first
    known = {stage.progress for stage in one.stages}
    given = Progress.PROPOSED not in known or Progress.PLEDGED in known
    kind: Literal["pledge", "proposal", "threat"] = "pledge" if given else "proposal"
    return Pledge(
        "threat" if given and _harms(first, acts) else kind,
        one.party,
        one.party_words,
        one.addressee,
        one.addressee_words,
        span(first.sentence, first.object),
        span(first.sentence, first.condition) if first.condition else None,
        tuple(sorted(one.stages, key=lambda stage: stage.progress not in _GIVING)),
        tuple(dict.fromkeys(one.qualities)),
        _word(first.sentence, first.cue),
        first.rule,
    )
