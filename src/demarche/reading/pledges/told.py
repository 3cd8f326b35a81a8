"""What one sentence says of a pledge: the words by which it is known, and who is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from demarche.reading.events.clause import (
    clauses,
    conjuncts,
    depth,
    is_infinitive,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from demarche.reading.events.event import Event
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.ontology import COOPERATIVE, EventType
from demarche.reading.events.participant import actor_in
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.events.standing import SO, Status, standing
from demarche.reading.parse import Sentence
from demarche.reading.pledges.heading import heading
from demarche.reading.pledges.phrase import condition, content
from demarche.reading.pledges.pledge import Progress
from demarche.reading.pledges.progress import acted, given, move
from demarche.reading.wording import listed

_GIVING = ("pledged", "proposed")
_AHEAD = frozenset(listed("will shall would 'll ’ll"))
_SHOULD = frozenset(listed("should must ought"))
_FIRST = frozenset(listed("i we"))
_SELF = frozenset(listed("it they he she we i"))
_STATES = frozenset(
    listed("be have need want like face lose see expect know remain depend seem become hope take")
)
"""Verbs that tell no act by which somebody could keep a promise."""
_INTO = ("to", "on", "of", "for", "over")


@dataclass(frozen=True, slots=True)
class Told:
    """A promise in a sentence, by indices of its words.

    ``head`` is the act or thing promised, ``object`` all words of it; `stages` say how far it has
    come, each with the word that says so.
    """

    sentence: Sentence
    cue: int
    rule: str
    head: int
    object: tuple[int, ...]
    condition: frozenset[int]
    party: tuple[int, ...]
    addressee: tuple[int, ...]
    stages: tuple[tuple[Progress, int], ...]


def told(
    sentence: Sentence, is_spoken: Callable[[int], bool], act_at: Callable[[int], Event | None]
) -> Iterator[Told]:
    """Yield the promises of a sentence, the outermost first; none inside another.

    Parameters
    ----------
    sentence : Sentence
    is_spoken : callable
        Whether the word of an index stands in a quotation of speech.
    act_at : callable
        The event whose predicate is the word of an index, if it is one.
    """
    taken: set[int] = set()
    for i in sorted(range(len(sentence.words)), key=lambda i: depth(sentence, i)):
        if i in taken:
            continue
        for one in _at(sentence, i, is_spoken, act_at(i)):
            taken |= {i, *one.object}
            yield one


def _at(
    sentence: Sentence, i: int, is_spoken: Callable[[int], bool], act: Event | None
) -> Iterator[Told]:
    word, kind = sentence.words[i], heading(sentence, i)
    if kind in _GIVING and word.upos == "NOUN":
        yield from _by_noun(sentence, i, kind)
    elif kind in _GIVING:
        yield from _by_verb(sentence, i, kind)
    elif _tells_of_own(sentence, i):
        yield from _announced(sentence, i)
    elif is_spoken(i) and _is_first(sentence, i):
        yield _one(sentence, i, i, "spoken", subjects(sentence, i), (), ((Progress.PLEDGED, i),))
    elif kind == "given" and word.upos == "NOUN":
        yield from _itself(sentence, i)
    elif act is not None and act.type in COOPERATIVE and _is_arranged(sentence, i, act):
        doers = subjects(sentence, i) or _above(sentence, i)
        others = _addressee(sentence, i, doers)
        yield _one(sentence, i, i, "planned", doers, others, ((Progress.PLEDGED, i),))
    elif _is_required(sentence, i) and _gives(sentence, i, act):
        stages = ((Progress.PROPOSED, i),)
        yield _one(sentence, i, i, "required", subjects(sentence, i), (), stages)


def _itself(sentence: Sentence, i: int) -> Iterator[Told]:
    """Yield a concession that is named as such: "a concession from Peru"."""
    party = tuple(prepositional(sentence, i, "from", "by")) or subjects(sentence, i)
    progress = _noun_given(sentence, i)
    if party and progress is not None:
        yield _one(sentence, i, i, "given", party, (), ((progress, i),))


def _is_arranged(sentence: Sentence, i: int, act: Event) -> bool:
    """Whether an act is announced, and more than foreseen: dated, meant, or a meeting."""
    meets = act.type is EventType.CONSULT
    if act.told is not Status.PLANNED or not (meets or sentence.words[i].upos == "VERB"):
        return False
    governors = (lexeme(sentence.words[k]) for k in standing(sentence, i).by)
    meant = any(signatures().get(lemma) is Signature.MEANT for lemma in governors)
    return meant or meets or act.when is not None


def _is_required(sentence: Sentence, i: int) -> bool:
    """Whether somebody says of others that they should, must or would have to do it."""
    word = sentence.words[i]
    around = {
        sentence.words[k].lemma.lower()
        for k in sentence.dependents[i]
        if sentence.words[k].relation.startswith("aux")
    }
    if word.upos != "VERB" or "have" in around:
        return False
    needs = word.relation == "xcomp" and is_infinitive(sentence, i)
    return bool(around & _SHOULD) or (needs and sentence.words[word.head].lemma in ("have", "need"))


def _gives(sentence: Sentence, i: int, act: Event | None) -> bool:
    """Whether an act would give something: it helps, or is about a concession."""
    top = sentence.words[i].head if sentence.words[i].relation == "xcomp" else i
    about = any(heading(sentence, k) == "given" for k in sentence.subtree(top))
    return about or (act is not None and act.type in COOPERATIVE)


def _by_verb(sentence: Sentence, i: int, kind: str) -> Iterator[Told]:
    """Yield what a verb of promising promises; "as it promised" promises what it stands beside."""
    status = standing(sentence, i).status
    progress = given(status) if kind == "pledged" else _put_forward(status)
    if progress is None:
        return
    beside = _beside(sentence, i)
    if beside is not None:
        done = acted(sentence, beside)
        stages = ((progress, i), *((done,) if done else ()))
        yield _one(sentence, i, beside, kind, subjects(sentence, i), (), stages)
        return
    for head in _complements(sentence, i):
        party = subjects(sentence, i) if kind == "pledged" else _asked(sentence, i, head)
        moved = move(sentence, head) if sentence.words[i].relation == "acl:relcl" else None
        stages = ((progress, i), *((moved,) if moved else ()))
        yield _one(sentence, i, head, kind, party, _addressee(sentence, i, party), stages)


def _asked(sentence: Sentence, i: int, head: int) -> tuple[int, ...]:
    """Return who is to do what a verb puts forward: not who puts it forward."""
    if sentence.words[head].upos == "NOUN":
        return tuple(prepositional(sentence, i, "from", "of"))
    doers = subjects(sentence, head)
    own = set(subjects(sentence, i))
    objects_of = [k for k in sentence.dependents[i] if sentence.words[k].relation == "obj"]
    return tuple(objects_of) if objects_of and set(doers) <= own else doers


def _put_forward(status: Status) -> Progress | None:
    return None if status is Status.DENIED else Progress.PROPOSED


def _beside(sentence: Sentence, i: int) -> int | None:
    """Return the act that was done "as it promised", if that is how a verb stands."""
    word = sentence.words[i]
    marks = {
        sentence.words[k].text.lower()
        for k in sentence.dependents[i]
        if sentence.words[k].relation in ("mark", "advmod")
    }
    if word.relation not in ("advcl", "parataxis") or not marks & {"as", "like"}:
        return None
    governs = next(clauses(sentence, word.head), None)
    return word.head if governs is None or governs == i else governs


def _complements(sentence: Sentence, i: int) -> Iterator[int]:
    """Yield the heads of what a verb promises: clauses that look ahead, else things."""
    things = [
        k
        for k in ([] if is_passive(sentence, i) else objects(sentence, i))
        if sentence.words[k].relation != "iobj"
    ]
    if any(_is_noun_of_giving(sentence, k) for k in things):
        return
    acts = [
        k
        for k in clauses(sentence, i)
        if sentence.words[k].upos != "PRON" and _looks_ahead(sentence, k)
    ]
    if not acts:
        acts = [
            k
            for k in sentence.dependents[i]
            if sentence.words[k].relation == "advcl" and _is_bare_infinitive(sentence, k)
        ]
    if acts:
        yield from acts
        return
    if any(sentence.words[k].relation == "ccomp" for k in sentence.dependents[i]):
        return
    items = list(_listed(sentence, i))
    if items:
        yield from items
        return
    given_to = things[-1:] or list(prepositional(sentence, i, "to", "on"))
    yield from (k for k in given_to if sentence.words[k].upos in ("NOUN", "VERB"))


def _listed(sentence: Sentence, i: int) -> Iterator[int]:
    """Yield the heads of what a colon lists: "put two things on the table: a truce; talks"."""
    words = sentence.words
    colon = next((k for k in range(i + 1, len(words)) if words[k].text == ":"), len(words))
    item = range(colon + 1, colon + 1)
    for k in range(colon + 1, len(words)):
        item = range(k + 1, k + 1) if words[k].text == ";" else range(item.start, k + 1)
        last = k + 1 == len(words) or words[k + 1].text == ";"
        heads = (j for j in item if last and words[j].upos in ("NOUN", "VERB"))
        yield from islice((j for j in heads if words[j].head not in item), 1)


def _is_noun_of_giving(sentence: Sentence, k: int) -> bool:
    """Whether a noun promises by itself: "a pledge to stop", of whoever asks for it."""
    gives = sentence.words[k].upos == "NOUN" and heading(sentence, k) in _GIVING
    return gives and _content_of(sentence, k) is not None


def _is_bare_infinitive(sentence: Sentence, k: int) -> bool:
    """Whether a clause is "to do it", and no "in order to"."""
    marks = [j for j in sentence.dependents[k] if sentence.words[j].relation == "mark"]
    return len(marks) == 1 and is_infinitive(sentence, k)


def _looks_ahead(sentence: Sentence, k: int) -> bool:
    """Whether a clause tells what is to be done: "to go", "that it would go", "that he go"."""
    word = sentence.words[k]
    auxiliaries = {
        sentence.words[j].lemma.lower()
        for j in sentence.dependents[k]
        if sentence.words[j].relation.startswith("aux")
    }
    if is_infinitive(sentence, k) or auxiliaries & (_AHEAD | {"should"}):
        return True
    singular = any(
        sentence.words[j].xpos in ("NN", "NNP") and sentence.words[j].relation == "nsubj"
        for j in sentence.dependents[k]
    )
    base = word.text.lower() == lexeme(word)  # "that he go", whatever the tagger takes it for
    bare = word.xpos in ("VB", "VBG") or (word.upos == "VERB" and singular and base)
    return bare and word.relation != "parataxis" and "be" not in auxiliaries


def _addressee(sentence: Sentence, i: int, party: tuple[int, ...]) -> tuple[int, ...]:
    """Return to whom a verb promises: its object beside a clause, or "to", "with" somebody."""
    found = [
        k for k in sentence.dependents[i] if sentence.words[k].relation in ("iobj", "nsubj:pass")
    ]
    found += [k for k in sentence.dependents[i] if sentence.words[k].relation == "obj"]
    found += list(prepositional(sentence, i, "to", "with"))
    return tuple(
        k for k in found if k not in party and actor_in(sentence, k) == k
    )[:1]  # fmt: skip


def _by_noun(sentence: Sentence, i: int, kind: str) -> Iterator[Told]:
    """Yield what a noun of promising promises: "its pledge to go", "an offer of talks"."""
    head = _content_of(sentence, i)
    if head is None:
        return
    moved = move(sentence, i)
    giving = Progress.PROPOSED if kind == "proposed" else _noun_given(sentence, i)
    if giving is None:
        return
    owners = subjects(sentence, i) or _above(sentence, i)
    party = owners if kind == "pledged" else subjects(sentence, head)
    addressee = tuple(k for k in prepositional(sentence, i, "to") if k != head)
    yield _one(
        sentence, i, head, kind, party, addressee, ((giving, i), *((moved,) if moved else ()))
    )


def _content_of(sentence: Sentence, i: int) -> int | None:
    """Return the head of what a noun of promising is about."""
    for relation in ("acl", "ccomp"):
        for k in sentence.dependents[i]:
            if sentence.words[k].relation == relation and _looks_ahead(sentence, k):
                return k
    for k in range(i + 1, min(i + 3, len(sentence.words))):  # however the parser hangs "to lower"
        if sentence.words[k].xpos == "VB" and sentence.words[i + 1].text.lower() == "to":
            return k
    return next((k for k in prepositional(sentence, i, *_INTO) if actor_in(sentence, k) != k), None)


def _noun_given(sentence: Sentence, i: int) -> Progress | None:
    """Return whether a promise that a noun names is given; one that has an owner is."""
    owned = any(
        sentence.words[k].relation == "nmod:poss" or sentence.words[k].lemma.lower() == "the"
        for k in sentence.dependents[i]
    )
    return Progress.PLEDGED if owned else given(standing(sentence, i).status)


def _above(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return who does what governs a noun of promising: "A made a promise"."""
    head = sentence.words[i].head
    if head < 0 or sentence.words[i].relation not in ("obj", "obl", "nsubj:pass"):
        return ()
    if signatures().get(lexeme(sentence.words[head])) is Signature.ASKED:
        return tuple(prepositional(sentence, head, "from"))
    return subjects(sentence, head)


def _tells_of_own(sentence: Sentence, i: int) -> bool:
    told_of = signatures().get(lexeme(sentence.words[i])) is Signature.TOLD
    return sentence.words[i].upos == "VERB" and told_of and standing(sentence, i).status in SO


def _announced(sentence: Sentence, i: int) -> Iterator[Told]:
    """Yield what somebody says to be about to do: "A said it would go"."""
    speakers = subjects(sentence, i)
    names = {sentence.words[k].lemma.lower() for k in speakers}
    for head in clauses(sentence, i):
        doers = {sentence.words[k].lemma.lower() for k in subjects(sentence, head)}
        same = doers & (_SELF | names)
        ahead = standing(sentence, head).status is Status.PLANNED
        if speakers and same and ahead and _is_act(sentence, head):
            stages = ((Progress.PLEDGED, i),)
            yield _one(sentence, i, head, "announced", speakers, (), stages)


def _is_first(sentence: Sentence, i: int) -> bool:
    """Whether it is "we will", "I shall" do something."""
    doers = {sentence.words[k].lemma.lower() for k in subjects(sentence, i)}
    ahead = bool(doers) and doers <= _FIRST and _is_act(sentence, i)
    return ahead and standing(sentence, i).status is Status.PLANNED


def _is_act(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    return word.upos == "VERB" and lexeme(word) not in _STATES


def _one(
    sentence: Sentence,
    cue: int,
    head: int,
    rule: str,
    party: tuple[int, ...],
    addressee: tuple[int, ...],
    stages: tuple[tuple[Progress, int], ...],
) -> Told:
    hangs = condition(sentence, cue, head) - {cue, head}
    return Told(
        sentence,
        cue,
        f"{rule}: {sentence.words[cue].text.lower()}",
        head,
        content(sentence, head, hangs | _outside(sentence, cue, head)),
        hangs,
        tuple(j for k in party for j in conjuncts(sentence, k)),
        addressee,
        stages,
    )


def _outside(sentence: Sentence, cue: int, head: int) -> frozenset[int]:
    """Return the words below a promised act that are not of it: the cue's own, "that it will"."""
    inside = set(sentence.subtree(head))
    words = set(sentence.subtree(cue)) if cue in inside and cue != head else set()
    return frozenset(words | {k for k in sentence.dependents[head] if _opens(sentence, k, head)})


def _opens(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a word only leads up to a promised verb: "that", "it", "would"."""
    word = sentence.words[k]
    if k > head or sentence.words[head].upos != "VERB":
        return False
    own = word.relation.startswith("nsubj") and word.lemma.lower() in _SELF
    ahead = word.relation.startswith("aux") and word.lemma.lower() in _AHEAD
    return own or ahead or word.relation in ("mark", "punct")
