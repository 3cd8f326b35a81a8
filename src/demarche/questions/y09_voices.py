"""Y9: who speaks for whom?  Contradictions of voice inside one party, and blame given or withheld.

Words of principal and agent on opposite sides of one topic weaken the agent's word (Putnam 1988);
how soon the one contradicts the other is part of it.  Not blaming somebody is information too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from demarche.case.period import Period
from demarche.case.proposition import Blames
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.questions.voice import heard


def finds(subject: Subject) -> Iterator[Finding]:
    """Find contradictions of voice, by party, and the matrix of blame."""
    rows = []
    for one, other in combinations(heard(subject), 2):
        a, b = one.words, other.words
        if one.opposes(other) and party(subject, a.by) == party(subject, b.by):
            rows.append(
                Row(
                    (
                        subject.name(party(subject, a.by)),
                        a.topic,
                        f"{subject.name(a.by)}: {a.title} ({one.when or 'undated'})",
                        f"{subject.name(b.by)}: {b.title} ({other.when or 'undated'})",
                        gap(one.when, other.when),
                    ),
                    cited(one.said, other.said),
                )
            )
    if rows:
        yield Finding(
            "One party, two voices",
            ("party", "topic", "first", "then", "apart"),
            tuple(rows),
        )
    blame = [
        Row(
            (
                subject.name(s.proposition.speaker),
                subject.name(s.proposition.blamed),
                subject.case.outcomes[s.proposition.outcome].title,
                "expressly not" if s.proposition.denied else "yes",
                subject.by(s),
            ),
            cited(s),
        )
        for s in subject.said
        if isinstance(s.proposition, Blames)
    ]
    if blame:
        yield Finding(
            "Who blames whom",
            ("speaker", "blamed", "for", "blames", "according to"),
            tuple(blame),
            "An empty cell says that nobody was heard; 'expressly not' is a finding of its own.",
        )


def party(subject: Subject, speaker: str) -> str:
    """Return the party for which somebody speaks."""
    person = subject.case.people.get(speaker)
    return (person.of if person is not None else None) or speaker


def gap(then: Period | None, later: Period | None) -> str:
    """Return how far apart two utterances are, as exactly as their dates allow."""
    if then is None or later is None:
        return "unknown"
    days = sorted(
        (
            max((later.start - then.end).days, (then.start - later.end).days, 0),
            max(abs((later.end - then.start).days), abs((then.end - later.start).days)),
        )
    )
    low, high = days
    if low == high:
        return f"{low} day{'' if low == 1 else 's'}"
    return f"{low} to {high} days" if high < 3660 else f"{low} days or more"


QUESTION = Question(
    "Y9",
    "Who speaks for whom?",
    nothing,
    finds,
    "utterances with a topic and a side, statements of when they were said, statements of blame",
)
