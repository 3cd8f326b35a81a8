"""Standing: whether what a predicate tells is so, by the words that govern it.

A predicate is read inside out. Its own auxiliaries, negation and marker give it a first standing;
each word that governs it, by its `Signature`, changes that; up to the root of the sentence.
"They may refuse to meet": *meet* alone is so, under *refuse* it is not, and under *may* nobody
knows.

References
----------
R. Saurí and J. Pustejovsky (2009), FactBank: a corpus annotated with event factuality.
M.-C. de Marneffe, C. D. Manning and C. Potts (2012), Did it happen? The pragmatic complexity of
veridicality assessment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from demarche.case.hedge import Hedge
from demarche.reading.events.clause import clauses, is_infinitive, particles
from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.lexicon import classes
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.parse import Sentence, Word
from demarche.reading.wording import listed


class Status(StrEnum):
    """Whether an event is so: words that a case file may say of an event."""

    REALISED = "realised"
    ONGOING = "ongoing"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


SO = frozenset({Status.REALISED, Status.ONGOING})
"""What has begun, at least."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an event is so, how sure the text is, and by which words.

    Parameters
    ----------
    status : Status
    hedge : Hedge
        Certain where the author says it flatly; weaker where the words weaken it. A speculation
        is a hypothetical event that is hedged but not made conditional.
    by : tuple of int
        Indices of the words that decide it, from the inside out.
    """

    status: Status
    hedge: Hedge = Hedge.CERTAIN
    by: tuple[int, ...] = ()


_NEVER = frozenset(listed("not n't n’t never neither nor hardly scarcely barely nowhere"))
_NO = frozenset(listed("no neither none"))
_POSSIBLE = frozenset(listed("may might could can"))
_PERHAPS = frozenset(listed("may might"))
"""Under these a negation leaves open what happens: "may not" is no "cannot"."""
_REQUIRED = frozenset(listed("must should ought"))
_AHEAD = frozenset(listed("will shall 'll ’ll wo ll"))
_CONDITIONS = frozenset(listed("if unless whether lest until till provided providing assuming"))
_MAYBE = frozenset(listed("perhaps maybe possibly presumably conceivably potentially"))
_LIKELY = frozenset(listed("probably likely apparently seemingly reportedly allegedly supposedly"))
_ALMOST = frozenset(listed("almost nearly"))
_NOUN_STATUS = {
    **dict.fromkeys(
        listed("planned scheduled upcoming forthcoming next future coming promised pledged"),
        Status.PLANNED,
    ),
    **dict.fromkeys(
        listed("possible potential hypothetical proposed threatened any imminent feared would-be"),
        Status.HYPOTHETICAL,
    ),
    **dict.fromkeys(listed("canceled cancelled scrapped aborted abandoned"), Status.CANCELLED),
    **dict.fromkeys(
        listed("postponed delayed suspended stalled frozen deferred"), Status.SUSPENDED
    ),
    **dict.fromkeys(listed("ongoing continuing continued current"), Status.ONGOING),
    **dict.fromkeys(listed("failed attempted unsuccessful abortive"), Status.DENIED),
}
_OCCURS = frozenset(
    listed(
        "begin start happen occur continue resume proceed end take go fail stall hold likely due"
    )
    + listed("unlikely possible impossible uncertain unclear off upcoming planned expected")
)
"""Words whose subject is the act itself: "the talks began"."""

_TAKES_TO = frozenset({Signature.FAILS, Signature.MEANT, Signature.WISHED})
_WERE = frozenset(listed("had were should"))
_BOTH_WAYS = frozenset(listed("fail forget neglect omit avoid miss hesitate"))
"""Who does not fail to pay pays; who does not refuse to pay need not."""
_OF_THINGS = frozenset({Signature.UNDONE, Signature.PUT_OFF})
_ANNOUNCES = frozenset(listed("announce unveil schedule"))
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
_NOMINAL = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "nmod", "obl", "compound", "appos"})


def standing(sentence: Sentence, i: int) -> Standing:
    """Return the standing of the predicate at word `i`.

    Parameters
    ----------
    sentence : Sentence
    i : int
        Index of a verb, of a noun that names an act, or of an adjective.
    """
    return _in_context(sentence, i, _own(sentence, i), frozenset())


def _in_context(sentence: Sentence, i: int, own: Standing, seen: frozenset[int]) -> Standing:
    """Return a standing as the words above word `i` leave it."""
    word = sentence.words[i]
    head = word.head
    if head < 0 or i in seen:
        return own
    seen |= {i}
    relation = word.relation.split(":")[0]
    if word.relation == "acl:relcl" or relation == "parataxis":
        return own
    if relation == "conj":
        return _in_context(sentence, head, own, seen)
    if relation == "advcl" and i not in clauses(sentence, head) and not _is_object(sentence, i):
        return _beside(sentence, i, own, seen)
    if relation in _CLAUSAL or relation in _NOMINAL or relation == "advcl":
        return _under(sentence, i, own, seen)
    return own


def _is_object(sentence: Sentence, i: int) -> bool:
    """Whether a clause taken for adverbial is what the verb above is about.

    "Accused of lying", "kept from going", "forgot to go"; not "went there to pay".
    """
    if any(w.lemma.lower() in ("of", "from") for w in _with(sentence, i, "mark")):
        return True
    head = sentence.words[i].head
    takes = _signature(sentence, head, i) in _TAKES_TO and not _with(sentence, head, "obj")
    return takes and is_infinitive(sentence, i)


def _under(sentence: Sentence, i: int, own: Standing, seen: frozenset[int]) -> Standing:
    """Return a standing under the word that governs it."""
    head = sentence.words[i].head
    signature = _signature(sentence, head, i)
    word = sentence.words[i]
    if word.relation == "nsubj" and lexeme(sentence.words[head]) not in _OCCURS:
        signature = None  # "the visit managed to please" says nothing of the visit
    if signature in _OF_THINGS and word.relation.split(":")[0] not in _NOMINAL:
        signature = None  # "a pause to move tanks" puts off the war, not the tanks
    if signature is None:
        return _under_unknown(sentence, i, own, seen)
    if word.relation == "obj" and lexeme(sentence.words[head]) in _ANNOUNCES:
        signature = Signature.MEANT if _is_meeting(word) else signature
    outer = _in_context(sentence, head, _own(sentence, head), seen)
    return replace(
        _composed(signature, outer, own, both_ways=lexeme(sentence.words[head]) in _BOTH_WAYS),
        by=(*own.by, head, *outer.by),
    )


def _under_unknown(sentence: Sentence, i: int, own: Standing, seen: frozenset[int]) -> Standing:
    word = sentence.words[i]
    governor = sentence.words[word.head]
    if word.xpos == "VBG" and governor.upos == "NOUN" and _is_topic(sentence, i):
        return Standing(Status.HYPOTHETICAL, Hedge.WEAK, own.by)
    if word.relation == "xcomp" or (
        word.relation == "acl" and word.features.get("VerbForm") == "Inf"
    ):
        return Standing(Status.HYPOTHETICAL, Hedge.WEAK, own.by)
    if word.relation == "acl":
        return own
    if governor.upos in ("NOUN", "PROPN", "ADJ", "ADV") and word.upos in ("NOUN", "PROPN"):
        return _in_context(sentence, word.head, own, seen)
    outer = _in_context(sentence, word.head, _own(sentence, word.head), seen)
    if word.upos in ("NOUN", "PROPN") and outer.status in (
        Status.HYPOTHETICAL,
        Status.PLANNED,
        Status.DENIED,
    ):
        return own if _definite(sentence, i) else _weaker(own, outer)
    if outer.status is Status.HYPOTHETICAL and own.status in SO and not _finite(sentence, i):
        return _weaker(own, outer)
    return own


def _is_topic(sentence: Sentence, i: int) -> bool:
    """Whether a gerund says what a noun is about: "a statement on ending the war"."""
    small = {w.lemma.lower() for w in _with(sentence, i, "mark") + _with(sentence, i, "case")}
    return bool(small & {"on", "about", "for", "to", "towards", "toward"})


def _is_meeting(word: Word) -> bool:
    """Whether a noun is a meeting or visit: announced, it is yet to come."""
    return lexeme(word) in classes()["talks"] | classes()["visit"]


def _weaker(own: Standing, outer: Standing) -> Standing:
    if own.status not in SO:
        return own
    return Standing(outer.status, min(own.hedge, outer.hedge), (*own.by, *outer.by))


def _beside(sentence: Sentence, i: int, own: Standing, seen: frozenset[int]) -> Standing:
    """Return the standing of an adverbial clause: "if they meet", "after meeting", "to meet"."""
    marks = {m.lemma.lower() for m in _with(sentence, i, "mark")}
    if marks & _CONDITIONS and not (marks & {"until", "till"} and own.status in SO):
        return Standing(Status.HYPOTHETICAL, Hedge.WEAK, own.by)
    if "without" in marks:
        return Standing(Status.DENIED, own.hedge, own.by)
    if "before" in marks and not _finite(sentence, i):
        return replace(own, hedge=min(own.hedge, Hedge.STRONG))
    if is_infinitive(sentence, i):
        return Standing(Status.HYPOTHETICAL, Hedge.WEAK, own.by)
    word, head = sentence.words[i], sentence.words[i].head
    past = word.xpos in ("VBD", "VBN") or marks & {"since", "despite", "as", "because"}
    if _finite(sentence, i) and (past or not marks & {"when", "once", "after", "before"}):
        return own
    return _weaker(own, _in_context(sentence, head, _own(sentence, head), seen))


def _composed(signature: Signature, outer: Standing, own: Standing, *, both_ways: bool) -> Standing:
    """Return the standing of an act under a governor of a known signature."""
    so, denied = outer.status in SO, outer.status is Status.DENIED
    hedge = min(outer.hedge, own.hedge)
    match signature:
        case Signature.KNOWN | Signature.TOLD:
            if signature is Signature.TOLD and denied:
                return Standing(Status.HYPOTHETICAL, Hedge.WEAK)
            return own
        case Signature.HAPPENS:
            if so or own.status is Status.DENIED:
                status = outer.status if own.status in SO else own.status
                return Standing(status, hedge)
            return Standing(outer.status, hedge)
        case Signature.FAILS:
            if so:
                return Standing(_opposite(own.status), hedge)
            if denied and not both_ways:
                return Standing(Status.HYPOTHETICAL, min(hedge, Hedge.WEAK))
            return Standing(own.status if denied else _opposite_if_planned(outer.status), hedge)
        case Signature.HELD:
            status = Status.HYPOTHETICAL if own.status in SO else own.status
            return Standing(status, min(hedge, Hedge.MODERATE))
        case Signature.DOUBTED:
            return Standing(
                Status.HYPOTHETICAL if denied else Status.DENIED, min(hedge, Hedge.MODERATE)
            )
        case Signature.MEANT:
            if own.status is Status.DENIED:
                return own
            told = {True: Status.PLANNED, False: Status.HYPOTHETICAL}[so]
            return Standing(Status.DENIED if denied else told, hedge)
        case Signature.ASKED | Signature.WISHED:
            return Standing(Status.HYPOTHETICAL, min(hedge, Hedge.WEAK))
        case Signature.UNDONE:
            return Standing(_if_done(outer, Status.CANCELLED), hedge)
        case Signature.PUT_OFF:
            return Standing(_if_done(outer, Status.SUSPENDED), hedge)
        case Signature.DENIED:
            return Standing(own.status if denied else Status.DENIED, hedge)


def _opposite(status: Status) -> Status:
    return Status.REALISED if status is Status.DENIED else Status.DENIED


def _opposite_if_planned(outer: Status) -> Status:
    return Status.DENIED if outer is Status.PLANNED else Status.HYPOTHETICAL


def _if_done(outer: Standing, done: Status) -> Status:
    """Return what a cancellation makes of an act: nothing if it is not made."""
    if outer.status is Status.HYPOTHETICAL:
        return outer.status
    return Status.PLANNED if outer.status is Status.DENIED else done


def _own(sentence: Sentence, i: int) -> Standing:
    """Return the standing that a predicate's own words give it."""
    word = sentence.words[i]
    bearer = _bearer(sentence, i)
    around = [sentence.words[k] for k in sentence.dependents[bearer]]
    lemmas = {w.lemma.lower() for w in around if w.relation.startswith(("aux", "advmod"))}
    hedge = _hedge(sentence, i)
    by = tuple(
        k
        for k in sentence.dependents[bearer]
        if sentence.words[k].relation.startswith("aux") or sentence.words[k].lemma.lower() in _NEVER
    )
    if _negated(sentence, i, bearer) and not lemmas & _PERHAPS:
        return Standing(Status.DENIED, hedge, by)
    if word.upos in ("NOUN", "PROPN"):
        return Standing(_noun_status(sentence, i), hedge, by)
    if lemmas & _AHEAD or _is_to_be(sentence, i):
        return Standing(Status.PLANNED, hedge, by)
    if "would" in lemmas:
        told = _reported(sentence, i) and "have" not in lemmas
        return Standing(Status.PLANNED if told else Status.HYPOTHETICAL, min(hedge, Hedge.WEAK), by)
    if lemmas & _POSSIBLE:
        return Standing(Status.HYPOTHETICAL, min(hedge, Hedge.WEAK), by)
    if lemmas & _REQUIRED or word.features.get("Mood") == "Imp" or _asks(sentence, i):
        return Standing(Status.HYPOTHETICAL, min(hedge, Hedge.WEAK), by)
    if _is_inverted(sentence, bearer):
        return Standing(Status.HYPOTHETICAL, min(hedge, Hedge.WEAK), by)
    if lemmas & _ALMOST:
        return Standing(Status.DENIED, hedge, by)
    if word.xpos == "VBG" and any(w.relation == "aux" and w.lemma == "be" for w in around):
        return Standing(Status.ONGOING, hedge, by)
    return Standing(Status.REALISED, hedge, by)


def _bearer(sentence: Sentence, i: int) -> int:
    """Return the word that bears the auxiliaries: for a second conjunct, the first.

    "They will meet and sign" plans both; "they met and will sign" only the second.
    """
    word = sentence.words[i]
    if word.relation != "conj" or word.upos not in ("VERB", "AUX", "ADJ"):
        return i
    shares = any(
        sentence.words[k].relation.startswith(("aux", "nsubj", "cop"))
        for k in sentence.dependents[i]
    )
    head = sentence.words[word.head]
    if shares or head.upos != word.upos or head.xpos not in _SAME_FORM.get(word.xpos, ()):
        return i
    return _bearer(sentence, word.head)


_SAME_FORM = {
    "VB": ("VB",),
    "VBN": ("VBN",),
    "VBG": ("VBG",),
    "VBP": ("VB", "VBP"),
}


def _negated(sentence: Sentence, i: int, bearer: int) -> bool:
    """Whether a predicate is under a negation of its own: "no", "not", "never", "no longer"."""
    for at in {i, bearer}:
        for k in sentence.dependents[at]:
            word = sentence.words[k]
            lemma = word.lemma.lower()
            if lemma in _NEVER and word.relation.startswith(("advmod", "aux", "cc")):
                return not _only(sentence, k)
            if lemma in _NO and word.relation.startswith(("det", "advmod")):
                return not _only(sentence, k)
            if lemma == "longer" and any(
                sentence.words[j].lemma == "no" for j in sentence.dependents[k]
            ):
                return True
            if (
                word.relation.startswith(("nsubj", "obj"))
                and lemma != "doubt"
                and (
                    lemma in ("nobody", "nothing", "none", "no-one")
                    or any(sentence.words[j].lemma.lower() in _NO for j in sentence.dependents[k])
                )
            ):
                return True
    return False


def _only(sentence: Sentence, k: int) -> bool:
    """Whether "not" belongs to "not only", "not until", "no doubt" and the like."""
    after = sentence.words[k + 1].lemma.lower() if k + 1 < len(sentence.words) else ""
    return after in ("only", "just", "merely", "simply", "until", "doubt")


def _hedge(sentence: Sentence, i: int) -> Hedge:
    lemmas = {w.lemma.lower() for w in _with(sentence, i, "advmod")}
    if lemmas & _MAYBE:
        return Hedge.WEAK
    return Hedge.MODERATE if lemmas & _LIKELY else Hedge.CERTAIN


def _noun_status(sentence: Sentence, i: int) -> Status:
    """Return what the adjectives of an event noun say: "a planned visit", "the failed talks"."""
    for k in sentence.dependents[i]:
        word = sentence.words[k]
        if word.relation.split(":")[0] in ("amod", "det", "acl"):
            found = _NOUN_STATUS.get(word.text.lower())
            if found is not None:
                return found
    return Status.REALISED


def _is_to_be(sentence: Sentence, i: int) -> bool:
    """Whether it is "are to meet", "is about to meet", "are going to meet"."""
    word = sentence.words[i]
    if word.features.get("VerbForm") != "Inf" and word.xpos != "VB":
        return False
    if word.relation == "xcomp" and sentence.words[word.head].lemma in ("go", "about"):
        return True
    return word.relation != "xcomp" and any(
        w.lemma == "be" and w.relation in ("cop", "aux") for w in _with(sentence, i, "")
    )


def _finite(sentence: Sentence, i: int) -> bool:
    """Whether a clause has a tense of its own."""
    word = sentence.words[i]
    words = [word, *_with(sentence, i, "aux"), *_with(sentence, i, "cop")]
    return any(w.features.get("VerbForm") == "Fin" or w.xpos in ("VBD", "VBZ", "MD") for w in words)


def _definite(sentence: Sentence, i: int) -> bool:
    """Whether a noun is taken as known: "the talks", "their visit"."""
    return any(
        w.lemma.lower() in ("the", "this", "that", "these", "those")
        or w.features.get("Poss") == "Yes"
        for w in _with(sentence, i, "")
    )


def _reported(sentence: Sentence, i: int) -> bool:
    """Whether a clause is what somebody said: "said that they would meet" plans it."""
    word = sentence.words[i]
    if word.relation == "conj":
        return _reported(sentence, word.head)
    if word.relation not in ("ccomp", "parataxis") or word.head < 0:
        return False
    told = (Signature.TOLD, Signature.MEANT, Signature.KNOWN)
    return signatures().get(lexeme(sentence.words[word.head])) in told


def _is_inverted(sentence: Sentence, i: int) -> bool:
    """Whether it is a condition without "if": "had they met", "were they to meet"."""
    words, around = sentence.words, sentence.dependents[i]
    subject = next((k for k in around if words[k].relation.startswith("nsubj")), 0)
    return any(
        k < subject < i and words[k].relation.startswith("aux") and words[k].text.lower() in _WERE
        for k in around
    )


def _asks(sentence: Sentence, i: int) -> bool:
    """Whether it is the main clause of a question for yes or no; "why did they go?" grants it."""
    if sentence.words[i].head >= 0 or sentence.words[-1].text != "?":
        return False
    around = sentence.dependents[i]
    words = sentence.words
    verbs = [k for k in around if words[k].relation.startswith(("aux", "cop"))]
    subjects = [k for k in around if words[k].relation.startswith("nsubj")]
    granted = any(words[k].features.get("PronType") == "Int" for k in around)
    return bool(verbs and subjects) and verbs[0] < subjects[0] and not granted


def _with(sentence: Sentence, i: int, relation: str) -> list[Word]:
    words = (sentence.words[k] for k in sentence.dependents[i])
    return [word for word in words if word.relation.startswith(relation)]


def _signature(sentence: Sentence, governor: int, i: int) -> Signature | None:
    """Return the signature of a governor, its particle or preposition heeded."""
    word = sentence.words[governor]
    lemma = lexeme(word)
    known = signatures()
    if lemma == "have" and sentence.words[i].relation == "xcomp" and is_infinitive(sentence, i):
        return Signature.ASKED
    if lemma == "expect" and is_infinitive(sentence, i):
        return Signature.MEANT
    if lemma in ("forget", "remember") and not is_infinitive(sentence, i):
        return Signature.KNOWN  # "forgot that they met" grants it, "forgot to meet" does not
    small = list(particles(sentence, governor)) if word.upos == "VERB" else []
    small += [w.lemma.lower() for w in _with(sentence, i, "case")]
    if word.upos == "NOUN":
        small += [w.lemma.lower() for w in _with(sentence, governor, "case")]
    for particle in small:
        if f"{lemma}_{particle}" in known:
            return known[f"{lemma}_{particle}"]
    return known.get(lemma)
