"""Y8: why was it done?  Rival explanations, none declared the winner.

The matrix of competing hypotheses (Heuer 1999): who holds which, how strongly, who denies it.
Several can be true at once, and an explanation held by one source says nothing about another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.nouns import Statement
from demarche.case.proposition import Explains
from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject
from demarche.questions.y01_walking_away import holder


def finds(subject: Subject) -> Iterator[Finding]:
    """Find, for each act that anybody explains, its rival explanations."""
    said: dict[str, list[tuple[Statement, Explains]]] = {}
    for statement in subject.statements:
        if isinstance(statement.says, Explains):
            said.setdefault(statement.says.event, []).append((statement, statement.says))
    for event, group in sorted(said.items(), key=lambda item: -len(item[1])):
        named = dict.fromkeys(explains.hypothesis for _, explains in group)
        rows = [explanation(subject, name, group) for name in named]
        yield Finding(
            f"Why: {subject.case.events[event].title}",
            ("explanation", "held by", "denied by", "sources that hold it"),
            tuple(rows),
            "No winner is declared; several may be true together. Copies of one source count once.",
        )


def explanation(subject: Subject, name: str, group: list[tuple[Statement, Explains]]) -> Row:
    """Return one explanation with everybody who holds or denies it, and how strongly."""
    own = [(s, e) for s, e in group if e.hypothesis == name]
    holding = [f"{subject.name(holder(subject, s.id))} ({s.hedge})" for s, e in own if not e.denied]
    denying = [f"{subject.name(holder(subject, s.id))} ({s.hedge})" for s, e in own if e.denied]
    voices = {holder(subject, s.id) for s, e in own if not e.denied}
    return Row(
        (
            subject.case.hypotheses[name].title,
            ", ".join(dict.fromkeys(holding)) or "nobody",
            ", ".join(dict.fromkeys(denying)) or "nobody",
            str(len(voices)),
        ),
        tuple(s.id for s, _ in own),
    )


QUESTION = Question(
    "Y8",
    "Why was it done?",
    nothing,
    finds,
    "hypotheses of an event, and statements such as 'hypothesis(name) explains event(act)'",
)
