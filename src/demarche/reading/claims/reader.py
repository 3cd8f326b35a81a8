"""Clauses that claim: by whom, how sure, and bearing on what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from demarche.case.hedge import Hedge
from demarche.reading.actors import AUTHOR, Actors, Kind
from demarche.reading.claims.claim import Bearing, Claim, Span, Stance
from demarche.reading.claims.wordlist import matches, under_headings
from demarche.reading.events.clause import subjects
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.events.standing import Status, standing
from demarche.reading.parse import Sentence, Word
from demarche.reading.speech import Form, Quotation
from demarche.reading.wording import listed

_MODALS = frozenset(listed("may might could must should ought would can"))
_AHEAD = frozenset(listed("will shall"))
_FIRST = frozenset(listed("i we"))
_GENERIC = frozenset(listed("you one anyone anybody everyone whoever"))
_CONDITIONS = frozenset(listed("if unless provided providing"))
_CONCESSIONS = frozenset(listed("although though while whereas"))
_CONCEDED = frozenset(("it is true", "it’s true", "it's true", "to be sure", "admittedly"))
_VIEWS = frozenset(
    listed(
        "claim view argument idea belief notion assertion contention assumption charge suggestion"
        " theory opinion conviction assessment"
    )
)
_HOLDING = frozenset({Signature.TOLD, Signature.HELD, Signature.DOUBTED, Signature.DENIED})
_OWN_CLAUSE = frozenset({"conj", "parataxis"})
_SPINE = frozenset(
    listed("aux cop advmod xcomp ccomp csubj conj parataxis mark compound fixed advcl expl")
)
"""Relations that lead from the head of a clause to words that say what it claims."""
_DOERS = frozenset({Kind.PERSON, Kind.OFFICE, Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP})


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence: its head and the indices of its words, in order."""

    sentence: Sentence
    head: int
    words: tuple[int, ...]

    @property
    def span(self) -> Span:
        held = [self.sentence.words[i] for i in self.words]
        while len(held) > 1 and held[-1].upos == "PUNCT":
            held.pop()
        while len(held) > 1 and (held[0].upos in ("PUNCT", "CCONJ")):
            held.pop(0)
        return held[0].start, held[-1].end


def claims(
    sentences: Sequence[Sentence], actors: Actors, quotations: Sequence[Quotation]
) -> tuple[Claim, ...]:
    """Return the claims of a text, in order.

    A clause claims something if its words say how sure it is, what is better, larger, cause,
    coming or to be done, or judge. A plain report of an act is an event, and no claim.

    Parameters
    ----------
    sentences : sequence of Sentence
        The parsed body of a text.
    actors : Actors
        Of the same text.
    quotations : sequence of Quotation
        Of the same text: what is quoted is claimed by its speaker.

    References
    ----------
    S. Kent, "Words of estimative probability", Studies in Intelligence 8, 1964; K. Hyland,
    "Hedging in scientific research articles", 1998, on the forms of hedges.
    """
    found = (
        _claim(clause, actors, quotations)
        for sentence in sentences
        for clause in _clauses(sentence)
    )
    return tuple(claim for claim in found if claim is not None)


def _clauses(sentence: Sentence) -> Iterator[_Clause]:
    """Yield the clauses of a sentence that can claim something, each without the others."""
    heads = sorted({sentence.root, *_heads(sentence)})
    owner: dict[int, int] = {}
    for head in sorted(heads, key=lambda i: _depth(sentence, i)):
        owner |= dict.fromkeys(sentence.subtree(head), head)
    for head in heads:
        words = tuple(sorted(i for i, own in owner.items() if own == head))
        if words:
            yield _Clause(sentence, head, words)


def _heads(sentence: Sentence) -> Iterator[int]:
    """Yield the words that head clauses of their own below the root."""
    for i, word in enumerate(sentence.words):
        if word.head < 0 or word.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        has_subject = any(
            sentence.words[k].relation.startswith("nsubj") for k in sentence.dependents[i]
        )
        head = sentence.words[word.head]
        if (
            (word.relation in _OWN_CLAUSE and has_subject)
            or (word.relation == "ccomp" and _signature(head) in _HOLDING)
            or (word.relation.startswith("acl") and head.lemma in _VIEWS and has_subject)
        ):
            yield i


def _depth(sentence: Sentence, i: int) -> int:
    depth = 0
    while sentence.words[i].head >= 0:
        i = sentence.words[i].head
        depth += 1
    return depth


def _claim(clause: _Clause, actors: Actors, quotations: Sequence[Quotation]) -> Claim | None:
    sentence = clause.sentence
    markers = list(_hedges(clause))
    conditional = _is_conditional(clause)
    known = _bearing(clause, actors, hedged=bool(markers), conditional=conditional)
    if known is None:
        return None
    bearing, cue = known
    levels = [level for level, _ in markers]
    if conditional:
        levels.append(Hedge.MODERATE)
    if bearing is Bearing.FORECAST:
        levels.append(Hedge.STRONG)
    start, end = clause.span
    holder = _holder(clause, actors, quotations)
    return Claim(
        start,
        end,
        holder=holder,
        hedge=min(levels, default=Hedge.CERTAIN),
        markers=tuple(span for _, span in markers),
        bearing=bearing,
        stance=_stance(sentence, clause, holder),
        conditional=conditional,
        cue=cue,
    )


def _hedges(clause: _Clause) -> Iterator[tuple[Hedge, Span]]:
    """Yield the level and the span of each word or phrase that says how sure a clause is.

    What governs it counts too if it is the author's: "I think", "it seems".
    """
    governing = _governing(clause)
    words = governing + [clause.sentence.words[i] for i in clause.words]
    forms = [_form(word) for word in words]
    spine = {id(clause.sentence.words[i]) for i in _spine(clause)}
    spine |= {id(word) for word in governing}
    for start, end, level in matches(under_headings("hedges.txt"), forms):
        found = words[start:end]
        if level != "plain" and spine & set(map(id, found)) and not _is_no_hedge(clause, found):
            yield Hedge[level.upper()], (found[0].start, found[-1].end)


def _is_no_hedge(clause: _Clause, found: Sequence[Word]) -> bool:
    """Whether a single word is a modal's namesake, a "will" of the past, or part of a compound."""
    word, lemma = found[0], found[0].lemma.lower()
    if len(found) > 1:
        return False
    if lemma in _MODALS and (word.upos != "AUX" or (lemma == "would" and _is_told(clause))):
        return True
    return any(
        other.text == "-" and (other.end == word.start or other.start == word.end)
        for other in clause.sentence.words
    )


def _spine(clause: _Clause) -> Iterator[int]:
    """Yield the words of a clause that say what it claims: its predicate and what modifies that.

    A noun's adjectives, a relative clause or the clause of a condition say something else.
    """
    sentence, held = clause.sentence, set(clause.words)
    waiting = [clause.head]
    while waiting:
        at = waiting.pop()
        yield at
        for k in sentence.dependents[at]:
            relation = sentence.words[k].relation.split(":")[0]
            apart = relation == "advcl" and _marked(sentence, k, _CONDITIONS)
            if k in held and relation in _SPINE and not apart:
                waiting.append(k)


def _marked(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """Whether a clause opens with one of these conjunctions."""
    around = (sentence.words[k] for k in sentence.dependents[i])
    return any(word.relation == "mark" and word.lemma.lower() in words for word in around)


def _is_told(clause: _Clause) -> bool:
    """Whether a clause is what somebody said or meant, whose "would" is a "will" of the past."""
    word = clause.sentence.words[clause.head]
    told = (Signature.TOLD, Signature.MEANT)
    return word.relation == "ccomp" and _signature(clause.sentence.words[word.head]) in told


def _governing(clause: _Clause) -> list[Word]:
    """Return the verb that governs a clause, with its negation: "do not believe that …"."""
    sentence, word = clause.sentence, clause.sentence.words[clause.head]
    if word.relation != "ccomp":
        return []
    near = (k for k in sentence.dependents[word.head] if sentence.words[k].relation == "advmod")
    return [sentence.words[k] for k in sorted((word.head, *near))]


def _is_conditional(clause: _Clause) -> bool:
    sentence = clause.sentence
    return any(
        sentence.words[k].relation == "advcl" and _marked(sentence, k, _CONDITIONS)
        for at in _spine(clause)
        for k in sentence.dependents[at]
    )


def _bearing(
    clause: _Clause, actors: Actors, *, hedged: bool, conditional: bool
) -> tuple[Bearing, Span] | None:
    """Return what a clause bears on, with the words that say so; None if it claims nothing."""
    sentence, head = clause.sentence, clause.sentence.words[clause.head]
    whole = (head.start, head.end)
    if conditional and _is_generic(clause, actors):
        return Bearing.RULE, whole
    for bearing, cue in _cues(clause):
        acts = bearing in (Bearing.EFFECT, Bearing.CHANGE) and _is_done_by(clause, actors)
        if not acts or hedged:
            return bearing, cue
    ahead = [
        sentence.words[k]
        for k in sentence.dependents[clause.head]
        if sentence.words[k].lemma.lower() in _AHEAD and sentence.words[k].relation == "aux"
    ]
    if ahead:
        return Bearing.FORECAST, (ahead[0].start, ahead[0].end)
    return (Bearing.JUDGEMENT, whole) if hedged or _judges(clause, actors) else None


def _judges(clause: _Clause, actors: Actors) -> bool:
    """Whether a clause says of something what it is like, or of a thing what it is."""
    sentence, head = clause.sentence, clause.sentence.words[clause.head]
    is_said = any(sentence.words[k].relation == "cop" for k in sentence.dependents[clause.head])
    if head.upos == "ADJ":
        return head.relation != "amod"
    return is_said and head.upos == "NOUN" and not _is_done_by(clause, actors)


def _cues(clause: _Clause) -> Iterator[tuple[Bearing, Span]]:
    """Yield the words that tell what a clause bears on, in the order of their headings."""
    listing = under_headings("bearings.txt")
    words = [clause.sentence.words[i] for i in clause.words]
    spine = {id(clause.sentence.words[i]) for i in _spine(clause)}
    found = matches(listing, [_form(word) for word in words])
    order = list(dict.fromkeys(listing.values()))
    for start, end, told in sorted(found, key=lambda one: order.index(one[2])):
        first, last = words[start], words[end - 1]
        heading, _, noun = told.partition(" ")
        if noun and first.upos != "NOUN":
            continue
        joins = first.upos in ("ADP", "SCONJ") and heading == Bearing.EXPLANATION
        if joins or (id(first) in spine and first.upos not in ("PROPN", "DET", "ADP")):
            yield Bearing(heading), (first.start, last.end)


def _form(word: Word) -> str:
    """Return a word as the lists have it: its lemma, but a comparative as written."""
    written = word.features.get("Degree") in ("Cmp", "Sup")
    return (word.text if written else word.lemma).lower()


def _is_generic(clause: _Clause, actors: Actors) -> bool:
    """Whether a clause is about whoever it may be: "you", "one", "a party"."""
    sentence = clause.sentence
    of_condition = [
        sentence.words[i].head for i in clause.words if sentence.words[i].relation == "mark"
    ]
    for head in (clause.head, *of_condition):
        for k in subjects(sentence, head):
            word = sentence.words[k]
            if word.lemma.lower() in _GENERIC:
                return True
            articles = {sentence.words[j].lemma for j in sentence.dependents[k]}
            if word.upos == "NOUN" and articles & {"a", "any", "every"}:
                return actors.of(sentence, k) is None
    return False


def _is_done_by(clause: _Clause, actors: Actors) -> bool:
    """Whether an actor does what a clause tells: then it is an event."""
    mentions = (actors.of(clause.sentence, k) for k in subjects(clause.sentence, clause.head))
    return any(mention is not None and mention.kind in _DOERS for mention in mentions)


def _holder(clause: _Clause, actors: Actors, quotations: Iterable[Quotation]) -> str:
    sentence, word = clause.sentence, clause.sentence.words[clause.head]
    told = _quoted(word, quotations)
    if told is not None:
        span = told.attribution and (told.attribution.named or told.attribution.speaker)
        return _actor(actors, span) if span else ""
    if word.head < 0 or word.relation in _OWN_CLAUSE:
        return AUTHOR
    of_view = word.relation.startswith("acl")
    if not of_view and _signature(sentence.words[word.head]) not in _HOLDING:
        return AUTHOR
    for k in subjects(sentence, word.head):
        owner = sentence.words[k]
        if owner.lemma.lower() in _FIRST or owner.lemma.lower() == "it":
            return AUTHOR
        return _actor(actors, (owner.start, owner.end))
    return ""


def _quoted(word: Word, quotations: Iterable[Quotation]) -> Quotation | None:
    """Return the quotation in which a word stands, if it is one of speech."""
    for told in quotations:
        if told.form is not Form.MENTION and any(a <= word.start < b for a, b in told.parts):
            return told
    return None


def _actor(actors: Actors, span: Span) -> str:
    for mention in actors.at(*span):
        if mention.actor is not None:
            return mention.actor
    return ""


def _stance(sentence: Sentence, clause: _Clause, holder: str) -> Stance:
    words = [sentence.words[i] for i in clause.words]
    opening = " ".join(word.text.lower() for word in words[:6]).replace(" ’", "’")
    if sentence.words[-1].text == "?":
        return Stance.ASKED
    if any(told in opening for told in _CONCEDED) or any(
        word.relation == "mark" and word.lemma.lower() in _CONCESSIONS and word.head == clause.head
        for word in words
    ):
        return Stance.CONCEDED
    if not holder:
        return Stance.REPORTED
    denied = standing(sentence, clause.head).status is Status.DENIED
    return Stance.DENIED if denied else Stance.ASSERTED


def _signature(word: Word) -> Signature | None:
    return signatures().get(word.lemma.lower())
