"""The desk: a draft statement held against the record before anybody says it.

It notices what rules can notice: words of the same side on the other side of a topic, propositions
that no world allows together with what was said, stated preconditions, gifts without condition, and
options that the speaker cannot give.  What it has no ground to judge it lists as *abstained*.  It
understands no language: the draft says in a few fields what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from demarche.case.document import Document
from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Name, Says, When
from demarche.case.period import Period
from demarche.case.proposition import (
    Prefers,
    Status,
    is_constraint,
    levels,
    quantities,
)
from demarche.case.suggestion import did_you_mean
from demarche.errors import CaseError
from demarche.questions.conflict import conflicts
from demarche.questions.moves.arrows import CLOCKS
from demarche.questions.question import cited
from demarche.questions.subject import Subject
from demarche.questions.voice import gap, party
from demarche.questions.y05_exchange import worded
from demarche.questions.y05_trades import preferred
from demarche.worlds.account import Said

Kind = Literal["voice", "own words", "precondition", "other words", "gift", "mandate"]


class Draft(BaseModel):
    """A draft statement, as its writer puts it down.

    ``says`` are propositions of the expression language, ``gives`` and ``asks`` options by issue,
    ``condition`` the words that tie what is given to something.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    speaker: Name
    to: Name | None = None
    on: When | None = None
    topic: str = ""
    side: Literal["for", "against", ""] = ""
    says: tuple[Says, ...] = ()
    gives: dict[Name, Name] = {}
    asks: dict[Name, Name] = {}
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at before the draft goes out.

    Attributes
    ----------
    kind : Kind
    what : str
    footnotes : tuple of str
        The statements and assumptions on which it rests.
    """

    kind: Kind
    what: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the desk notices in a draft.

    Attributes
    ----------
    draft : Draft
    notices : tuple of Notice
    abstained : tuple of str
        What was not judged, and why.
    """

    draft: Draft
    notices: tuple[Notice, ...]
    abstained: tuple[str, ...]


def draft_of(document: Document, case: Case) -> Draft:
    """Return the draft that a document holds.

    Raises
    ------
    CaseError
        If a key or value is wrong, or a name is not one of the case.
    """
    try:
        draft = Draft.model_validate(document.values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        line = document.line(tuple(p for p in first["loc"] if p != "[key]"))
        raise CaseError(f"{document.file}:{line}: {where}: {first['msg']}") from None
    for name, known, what in named(draft, case):
        if name not in known:
            raise CaseError(
                f"{document.file}: '{name}' is no {what} of this case",
                hint=did_you_mean(name, known, f"one of: {', '.join(sorted(known))}"),
            )
    return draft


def named(draft: Draft, case: Case) -> Iterator[tuple[str, frozenset[str], str]]:
    """Yield every name that a draft uses, the names there are, and what they name."""
    actors = frozenset({*case.parties, *case.people})
    yield draft.speaker, actors, "party or person"
    if draft.to is not None:
        yield draft.to, actors, "party or person"
    for package in (draft.gives, draft.asks):
        for issue, option in package.items():
            yield issue, frozenset(case.issues), "issue"
            yield option, frozenset(case.issues[issue].options), f"option of '{issue}'"
    for quantity in (q for said in draft.says for q in quantities(said)):
        yield quantity.name, frozenset(case.quantities), "quantity"
        for of in quantity.of:
            yield of, actors, "party or person"


def read_draft(draft: Draft, subject: Subject) -> Reading:
    """Hold a draft against the record.

    Parameters
    ----------
    draft : Draft
    subject : Subject

    Returns
    -------
    Reading

    Raises
    ------
    LimitReached
        If the search for contradictions reaches a limit.
    """
    notices = (
        *voices(draft, subject),
        *contradictions(draft, subject),
        *gifts(draft, subject),
        *mandates(draft, subject),
    )
    return Reading(draft, notices, tuple(abstained(draft, subject)))


def voices(draft: Draft, subject: Subject) -> Iterator[Notice]:
    """Yield words of the same side on the other side of the draft's topic."""
    own = party(subject, draft.speaker)
    for said in subject.said:
        told = said.proposition
        if not isinstance(told, Status) or told.kind != "utterance":
            continue
        utterance = subject.case.utterances[told.item[0]]
        opposed = {utterance.side, draft.side} == {"for", "against"}
        if opposed and utterance.topic == draft.topic and party(subject, utterance.by) == own:
            when = subject.when(told.when)
            yield Notice(
                "voice",
                f"{subject.name(utterance.by)} said: {utterance.title} "
                f"({when or 'undated'}{apart(draft, when)})",
                cited(said),
            )


def apart(draft: Draft, when: Period | None) -> str:
    """Return how far the draft's day lies from words, where it has one."""
    return f"; {gap(when, draft.on)} apart" if draft.on is not None else ""


def contradictions(draft: Draft, subject: Subject) -> Iterator[Notice]:
    """Yield each minimal set of statements that no world allows together with the draft."""
    planned = [
        Said(f"draft {number}", told, draft.speaker, Hedge.CERTAIN, frozenset())
        for number, told in enumerate(draft.says, start=1)
        if is_constraint(told)
    ]
    if not planned:
        return
    for clash in conflicts(subject, (*subject.said, *planned)):
        others = [said for said in clash if said not in planned]
        if len(others) < len(clash):
            quoted = "; ".join(map(subject.quoted, others)) or "itself alone"
            yield Notice(kind_of(others, draft, subject), quoted, cited(*others))


def kind_of(others: Iterable[Said], draft: Draft, subject: Subject) -> Kind:
    """Return what a draft contradicts: a precondition, the side's own words, or another's."""
    others = list(others)
    if any(is_precondition(said, subject) for said in others):
        return "precondition"
    own = party(subject, draft.speaker)
    return "own words" if all(party(subject, s.holder) == own for s in others) else "other words"


def is_precondition(said: Said, subject: Subject) -> bool:
    """Say whether something said makes one date wait for another between other parties."""
    clocks = {
        frozenset(level.quantity.of)
        for level in levels(said.proposition)
        if subject.case.quantities[level.quantity.name].measures in CLOCKS
    }
    return len(clocks) > 1


def gifts(draft: Draft, subject: Subject) -> Iterator[Notice]:
    """Yield what is given without a condition and without anything asked, and who wants it."""
    if draft.condition or draft.asks:
        return
    for issue, option in draft.gives.items():
        if subject.case.issues[issue].status_quo != option:
            wanted, footnotes = wishes(draft, subject, issue, option)
            yield Notice("gift", f"{wanted} is given without a condition", footnotes)


def wishes(draft: Draft, subject: Subject, issue: str, option: str) -> tuple[str, tuple[str, ...]]:
    """Return an option in words with who is said to want it, and by what."""
    own = party(subject, draft.speaker)
    found = [
        (label, said)
        for label, said, _ in preferred(subject)
        if said.party != own and wants(subject, said, (issue, option))
    ]
    text = worded(subject, {issue: option})
    parties = tuple(dict.fromkeys(said.party for _, said in found))
    wanted = f", which {subject.names(parties)} would have," if parties else ""
    return f"{text}{wanted}", tuple(label for label, _ in found)


def wants(subject: Subject, said: Prefers, given: tuple[str, str]) -> bool:
    """Say whether a preference is for an option, by itself, over the status quo."""
    issue, _ = given
    stays = ((), ((issue, subject.case.issues[issue].status_quo),))
    return said.better == (given,) and said.worse in stays


def mandates(draft: Draft, subject: Subject) -> Iterator[Notice]:
    """Yield options that the speaker cannot give, or the other side cannot."""
    own = party(subject, draft.speaker)
    person = subject.case.people.get(draft.speaker)
    principal = person.agent_of if person is not None else None
    for issue, option in draft.gives.items():
        deciders = subject.case.issues[issue].decided_by
        text = worded(subject, {issue: option})
        if draft.speaker in deciders or not deciders:
            continue
        if principal is not None and principal in deciders:
            yield Notice("mandate", f"{text}: {subject.name(principal)} decides it")
        others = tuple(d for d in deciders if party(subject, d) != own)
        if others:
            sides = "too" if len(others) < len(deciders) else "and not the speaker"
            yield Notice("mandate", f"{text}: {subject.names(others)} decides it {sides}")
    if draft.to is not None:
        other = party(subject, draft.to)
        for issue, option in draft.asks.items():
            deciders = subject.case.issues[issue].decided_by
            if deciders and other not in {party(subject, d) for d in deciders}:
                text = worded(subject, {issue: option})
                yield Notice(
                    "mandate",
                    f"{text}: asked of {subject.name(draft.to)}, decided by "
                    f"{subject.names(deciders)}",
                )


def abstained(draft: Draft, subject: Subject) -> Iterator[str]:
    """Yield what cannot be judged."""
    topics = {utterance.topic for utterance in subject.case.utterances.values()}
    if not draft.topic or not draft.side:
        yield "earlier words: the draft names no topic and side"
    elif draft.topic not in topics:
        yield f"earlier words: nobody was heard on '{draft.topic}'"
    if not any(map(is_constraint, draft.says)):
        yield "contradictions and preconditions: the draft says nothing that excludes a world"
    if not draft.gives:
        yield "gifts and mandate: the draft gives nothing"
    person = subject.case.people.get(draft.speaker)
    for issue in draft.gives:
        deciders = subject.case.issues[issue].decided_by
        title = subject.case.issues[issue].title
        if not deciders:
            yield f"mandate: nobody is told to decide '{title}'"
        elif person is not None and person.role == "agent" and person.of in deciders:
            yield (
                f"mandate: {subject.name(person.of)} decides '{title}'; whether "
                f"{person.name} may give it is not told"
            )
    if draft.condition:
        yield f"whether the condition holds anybody: '{draft.condition}' is not read"
