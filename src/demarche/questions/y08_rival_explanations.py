"""Y8: why was it done?  Rival explanations, none declared the winner.

The matrix of competing hypotheses (Heuer 1999): who holds which, how strongly, who denies it.
Several can be true at once, and an explanation held by one source says nothing about another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import Explains
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.worlds.account import Said


def finds(subject: Subject) -> Iterator[Finding]:
    """Find, for each act that anybody explains, its rival explanations."""
    told: dict[str, list[tuple[Said, Explains]]] = {}
    for said in subject.said:
        if isinstance(said.proposition, Explains):
            told.setdefault(said.proposition.event, []).append((said, said.proposition))
    for event, group in sorted(told.items(), key=lambda item: -len(item[1])):
        named = dict.fromkeys(explains.hypothesis for _, explains in group)
        rows = [explanation(subject, name, group) for name in named]
        yield Finding(
            f"Why: {subject.case.events[event].title}",
            ("explanation", "held by", "denied by", "sources that hold it"),
            tuple(rows),
            "No winner is declared; several may be true together. Copies of one source count once.",
        )


def explanation(subject: Subject, name: str, group: list[tuple[Said, Explains]]) -> Row:
    """Return one explanation with everybody who holds or denies it, and how strongly."""
    own = [(s, e) for s, e in group if e.hypothesis == name]
    holding = [subject.by(s) for s, e in own if not e.denied]
    denying = [subject.by(s) for s, e in own if e.denied]
    voices = {holder for s, e in own if not e.denied for holder in subject.holders[s.id]}
    return Row(
        (
            subject.case.hypotheses[name].title,
            ", ".join(dict.fromkeys(holding)) or "nobody",
            ", ".join(dict.fromkeys(denying)) or "nobody",
            str(len(voices)),
        ),
        cited(*(s for s, _ in own)),
    )


QUESTION = Question(
    "Y8",
    "Why was it done?",
    nothing,
    finds,
    "hypotheses of an event, and statements such as 'hypothesis(name) explains event(act)'",
)
