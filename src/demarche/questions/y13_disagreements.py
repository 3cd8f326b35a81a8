"""Y13: where do the sources disagree, and in what way?

A level is no change, a report no assertion, and a difference of strength no contradiction: each
relation between two statements has its type.  Conflicts are minimal sets of sentences that admit no
world together; disagreement is never averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from demarche.case.proposition import Coupling, Explains, Status
from demarche.questions.conflict import conflicts
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.questions.told import change_told, level_told
from demarche.record.contradiction import contradictions
from demarche.worlds.account import Said


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every relation of disagreement between statements, by type."""
    rows = [
        *contradicting(subject),
        *opposite_influences(subject),
        *rejected(subject),
        *record(subject),
        *voices(subject),
        *levels_and_changes(subject),
        *strengths(subject),
        *rivals(subject),
    ]
    if rows:
        yield Finding(
            "Where statements disagree",
            ("kind", "one", "the other"),
            tuple(rows),
            "Only a contradiction means that both cannot hold. A level and a change of one "
            "quantity never contradict each other.",
        )


def contradicting(subject: Subject) -> Iterator[Row]:
    """Yield each minimal set of statements that no world satisfies."""
    for clash in conflicts(subject, subject.said):
        first, *others = map(subject.quoted, clash)
        yield Row(("contradiction", first, "; ".join(others)), cited(*clash))


def opposite_influences(subject: Subject) -> Iterator[Row]:
    """Yield pairs of couplings that give one influence different effects."""
    told = [
        (s, s.proposition) for s in subject.said if isinstance(s.proposition, Coupling) and s.hedge
    ]
    for (one, a), (other, b) in combinations(told, 2):
        if (a.source, a.target) == (b.source, b.target) and a.effect != b.effect:
            yield pair(subject, "contradiction", one, other)


def rejected(subject: Subject) -> Iterator[Row]:
    """Yield what a source carries only to reject it."""
    for said in subject.said:
        statement = subject.case.statements[said.id]
        carriers = {
            evidence.source
            for evidence in statement.evidence
            if evidence.stance == "rejected"
            and evidence.coding in ("both", subject.view.coding)
            and evidence.source in subject.accounts
        }
        for carrier in sorted(carriers):
            rebuttal = f"{subject.name(carrier)} rejects it"
            yield Row(("explicit rebuttal", subject.quoted(said), rebuttal), cited(said))


def record(subject: Subject) -> Iterator[Row]:
    """Yield tellings of an event or pledge that exclude each other."""
    by_id = {name: said for said in subject.said for name in (said.id, *said.also)}
    for found in contradictions(subject.case, subject.statements):
        one, other = by_id[found.left.statement], by_id[found.right.statement]
        yield pair(subject, f"contradiction of {found.of}", one, other)


def voices(subject: Subject) -> Iterator[Row]:
    """Yield utterances on opposite sides of one topic."""
    told = [
        (said, subject.case.utterances[said.proposition.item[0]])
        for said in subject.said
        if isinstance(said.proposition, Status) and said.proposition.kind == "utterance"
    ]
    for (one, a), (other, b) in combinations(told, 2):
        if a.topic and a.topic == b.topic and {a.side, b.side} == {"for", "against"}:
            kind = "change over time" if a.by == b.by else "contradiction of voice"
            yield pair(subject, kind, one, other)


def levels_and_changes(subject: Subject) -> Iterator[Row]:
    """Yield a level and a change of one quantity, told by different holders."""
    told = [said for said in subject.said if said.hedge]
    levels = [(s, quantity) for s in told if (quantity := level_told(s.proposition))]
    changes = [(s, quantity) for s in told if (quantity := change_told(s.proposition))]
    for (one, level), (other, change) in product(levels, changes):
        if level == change and apart(subject, one, other):
            yield pair(subject, "level against change", one, other)


def strengths(subject: Subject) -> Iterator[Row]:
    """Yield one proposition worded with different strength."""
    by_text: dict[str, list[Said]] = {}
    for said in subject.said:
        by_text.setdefault(str(said.proposition), []).append(said)
    for group in by_text.values():
        for one, other in combinations(group, 2):
            if one.hedge != other.hedge:
                yield pair(subject, "strength mismatch", one, other)


def rivals(subject: Subject) -> Iterator[Row]:
    """Yield different explanations of one event by different holders."""
    told = [
        (s, s.proposition) for s in subject.said if isinstance(s.proposition, Explains) and s.hedge
    ]
    for (one, a), (other, b) in combinations(told, 2):
        if a.event == b.event and a.hypothesis != b.hypothesis and apart(subject, one, other):
            yield pair(subject, "rival explanations", one, other)


def apart(subject: Subject, one: Said, other: Said) -> bool:
    """Say whether nobody holds both."""
    return not set(subject.holders[one.id]) & set(subject.holders[other.id])


def pair(subject: Subject, kind: str, one: Said, other: Said) -> Row:
    """Return a relation of two statements as a row."""
    return Row((kind, subject.quoted(one), subject.quoted(other)), cited(one, other))


QUESTION = Question(
    "Y13",
    "Where do the sources disagree?",
    nothing,
    finds,
    "statements of more than one holder about the same quantities, events or topics",
)
