"""Y13: where do the sources disagree, and in what way?

A level is no change, a report no assertion, and a difference of strength no contradiction: each
relation between two statements has its type.  Conflicts are minimal sets of sentences that admit no
world together; disagreement is never averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from demarche.case.nouns import Statement
from demarche.case.proposition import (
    Comparison,
    Coupling,
    Explains,
    Level,
    Number,
    Quantity,
    Status,
    couplings,
    is_constraint,
    levels,
)
from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject
from demarche.questions.y01_walking_away import holder
from demarche.record.contradiction import contradictions
from demarche.worlds.oracle import Oracle
from demarche.worlds.reasons import explore


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every relation of disagreement between statements, by type."""
    rows = [
        *conflicts(subject),
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


def conflicts(subject: Subject) -> Iterator[Row]:
    """Yield each minimal set of constraints that no world satisfies."""
    oracle: Oracle[str] = Oracle()
    soft = 0
    for statement in subject.statements:
        proposition = statement.says
        if statement.hedge and is_constraint(proposition) and not any(couplings(proposition)):
            soft |= oracle.add(statement.id, proposition)  # type: ignore[arg-type]
    for core in explore(oracle, soft).cores:
        ids = tuple(oracle.members(core))
        first, *others = (words(subject, subject.case.statements[i]) for i in ids)
        yield Row(("contradiction", first, "; ".join(others)), ids)


def opposite_influences(subject: Subject) -> Iterator[Row]:
    """Yield pairs of couplings that give one influence different effects."""
    said = [s for s in subject.statements if isinstance(s.says, Coupling) and s.hedge]
    for one, other in combinations(said, 2):
        a, b = one.says, other.says
        assert isinstance(a, Coupling)
        assert isinstance(b, Coupling)
        if (a.source, a.target) == (b.source, b.target) and a.effect != b.effect:
            yield pair(subject, "contradiction", one, other)


def rejected(subject: Subject) -> Iterator[Row]:
    """Yield what a source carries only to reject it."""
    for statement in subject.statements:
        for evidence in statement.evidence:
            if evidence.stance == "rejected" and evidence.source in subject.accounts:
                carrier = f"{subject.name(evidence.source)} rejects it"
                yield Row(
                    ("explicit rebuttal", words(subject, statement), carrier), (statement.id,)
                )


def record(subject: Subject) -> Iterator[Row]:
    """Yield tellings of an event or pledge that exclude each other."""
    for found in contradictions(subject.case, subject.statements):
        one, other = (subject.case.statements[t.statement] for t in (found.left, found.right))
        yield pair(subject, f"contradiction of {found.of}", one, other)


def voices(subject: Subject) -> Iterator[Row]:
    """Yield utterances on opposite sides of one topic."""
    said: list[tuple[Statement, str]] = [
        (s, s.says.item[0])
        for s in subject.statements
        if isinstance(s.says, Status) and s.says.kind == "utterance"
    ]
    utterances = subject.case.utterances
    for (one, a), (other, b) in combinations(said, 2):
        left, right = utterances[a], utterances[b]
        if (
            left.topic
            and left.topic == right.topic
            and {left.side, right.side} == {"for", "against"}
        ):
            kind = "change over time" if left.by == right.by else "contradiction of voice"
            yield pair(subject, kind, one, other)


def levels_and_changes(subject: Subject) -> Iterator[Row]:
    """Yield a level and a change of one quantity, told by different holders."""
    said = [s for s in subject.statements if isinstance(s.says, Comparison) and s.hedge]
    for one in said:
        for other in said:
            level, change = level_of(one), change_of(other)
            if level is not None and level == change and _differ(subject, one, other):
                yield pair(subject, "level against change", one, other)


def strengths(subject: Subject) -> Iterator[Row]:
    """Yield one proposition worded with different strength."""
    by_text: dict[str, list[Statement]] = {}
    for statement in subject.statements:
        by_text.setdefault(str(statement.says), []).append(statement)
    for group in by_text.values():
        for one, other in combinations(group, 2):
            if one.hedge != other.hedge:
                yield pair(subject, "strength mismatch", one, other)


def rivals(subject: Subject) -> Iterator[Row]:
    """Yield different explanations of one event by different holders."""
    said = [s for s in subject.statements if isinstance(s.says, Explains) and s.hedge]
    for one, other in combinations(said, 2):
        a, b = one.says, other.says
        assert isinstance(a, Explains)
        assert isinstance(b, Explains)
        if a.event == b.event and a.hypothesis != b.hypothesis and _differ(subject, one, other):
            yield pair(subject, "rival explanations", one, other)


def level_of(statement: Statement) -> Quantity | None:
    """Return the quantity of which a statement tells a level: a comparison with a number."""
    match statement.says:
        case Comparison(Level(quantity, _), _, Number()):
            return quantity
    return None


def change_of(statement: Statement) -> Quantity | None:
    """Return the quantity of which a statement tells a change."""
    spoken = list(levels(statement.says))
    if len(spoken) == 2 and spoken[0].quantity == spoken[1].quantity and spoken[0] != spoken[1]:
        return spoken[0].quantity
    return None


def pair(subject: Subject, kind: str, one: Statement, other: Statement) -> Row:
    """Return a relation of two statements as a row."""
    return Row((kind, words(subject, one), words(subject, other)), (one.id, other.id))


def words(subject: Subject, statement: Statement) -> str:
    """Return a statement with its holder and strength."""
    name = subject.name(holder(subject, statement.id))
    return f"{name} ({statement.hedge}): {statement.paraphrase}"


def _differ(subject: Subject, one: Statement, other: Statement) -> bool:
    return holder(subject, one.id) != holder(subject, other.id)


QUESTION = Question(
    "Y13",
    "Where do the sources disagree?",
    nothing,
    finds,
    "statements of more than one holder about the same quantities, events or topics",
)
