"""Y9: who speaks for whom?  Contradictions of voice inside one party, and blame given or withheld.

Words of principal and agent on opposite sides of one topic weaken the agent's word (Putnam 1988);
how soon the one contradicts the other is part of it.  Not blaming somebody is information too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from demarche.case.proposition import Blames
from demarche.questions import credit
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.questions.voice import Heard, gap, heard, party


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
    changed = tuple(drifted(subject))
    if changed:
        yield Finding(
            "Words that changed on the way",
            ("words", "as quoted elsewhere", "what is lost"),
            changed,
            "A shortened quotation binds nobody: the fuller one counts.",
        )
    yield from credit.finds(subject)


def drifted(subject: Subject) -> Iterator[Row]:
    """Yield quotations of which a fuller one is at hand, with what the shorter one leaves out."""
    said = {one.words.id: one for one in heard(subject)}
    for short in said.values():
        full = said.get(short.words.variant_of or "")
        if full is not None:
            yield Row(
                (full.words.title, short.words.title, lost(full, short)),
                cited(full.said, short.said),
            )


def lost(full: Heard, short: Heard) -> str:
    """Say whether a shorter quotation sounds surer than the fuller one."""
    was, now = full.words.hedge, short.words.hedge
    if was is None or now is None:
        return "how sure each is put is not said"
    if now > was:
        return f"a hedge: {was} became {now}"
    return "no hedge"


QUESTION = Question(
    "Y9",
    "Who speaks for whom?",
    nothing,
    finds,
    "utterances with a topic and a side, statements of when they were said, statements of blame",
)
