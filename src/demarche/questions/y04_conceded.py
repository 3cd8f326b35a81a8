"""Y4: what has each side really given?

The ledger of pledges and deeds: how far each has come and since when, and who judges it to be what.
A vow is no deed, and a judgement stays with its holder.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject
from demarche.questions.theory import moves
from demarche.record.ledger import Entry, Step

GIVEN = frozenset({"begun", "partial", "stalled", "suspended", "done", "abandoned"})
"""Statuses that a pledge reaches only once something was done."""


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what each party has given, and what it has only promised or been asked for."""
    lower = moves("vow_value", "delivery", -1)
    for party in subject.case.parties:
        entries = [e for e in subject.ledger if e.by == party and e.history]
        if entries:
            rows = [row(subject, entry) for entry in sorted(entries, key=advanced, reverse=True)]
            yield Finding(
                f"Given by {subject.name(party)}",
                ("item", "now", "history", "judged"),
                tuple(rows),
                "Begun, partial and done are deeds; pledged is a word; proposed comes from others.",
            )
            words = tuple(vow(subject, e) for e in entries if not advanced(e))
            if words:
                yield Finding(
                    f"Words of {subject.name(party)}, and words asked of it",
                    ("item", "now", "would it be seen to be kept"),
                    words,
                    "What is vague is easy to sign, hard to call broken, and never called done. "
                    f"With each doubt of delivery, {lower} than the deed.",
                )


def vow(subject: Subject, entry: Entry) -> Row:
    """Return an item that is no deed as yet, with what theory makes of a word."""
    status = entry.status()
    judged = [q for q in entry.qualities if q.word in ("vague", "precise")]
    speakers = ", ".join(f"{q.word} ({subject.names(q.speakers)})" for q in judged)
    vague = any(quality.word == "vague" for quality in judged)
    seen = "nothing named would show it kept or broken" if vague else "as far as it is worded"
    told = [t.statement for step in entry.history for t in step.tellings]
    return Row(
        (
            entry.title,
            status.word if status else "unknown",
            f"{seen}: {speakers}" if speakers else seen,
        ),
        tuple(dict.fromkeys((*told, *(q.statement for q in judged)))),
    )


def row(subject: Subject, entry: Entry) -> Row:
    """Return an item of the ledger as a row."""
    status = entry.status()
    judged = dict.fromkeys(f"{q.word} ({subject.names(q.speakers)})" for q in entry.qualities)
    told = [t.statement for step in entry.history for t in step.tellings]
    told += [q.statement for q in entry.qualities]
    return Row(
        (
            entry.title,
            status.word if status else "unknown",
            " → ".join(map(dated, entry.history)),
            ", ".join(judged) or "by nobody",
        ),
        tuple(dict.fromkeys(told)),
    )


def dated(step: Step) -> str:
    """Return a step with its date as vague as it is: 'by' a day leaves open when before it."""
    relation = "at some time up to" if step.relation == "by" else step.relation
    return f"{step.word} {relation} {step.when}".strip() if step.when else step.word


def advanced(entry: Entry) -> bool:
    """Say whether anything was done, rather than said."""
    status = entry.status()
    return status is not None and status.word in GIVEN


QUESTION = Question(
    "Y4",
    "What has each side really given?",
    nothing,
    finds,
    "pledges, and statements such as 'pledge(party, item) is stalled since 2018-08'",
)
