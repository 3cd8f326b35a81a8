"""Y15: what does this case lack?

The same questions on any case: this one says which inputs are missing, so that an analyst knows
what to look for next.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what the case declares and nobody speaks of."""
    mentioned = {quantity.name for quantity in subject.mentioned}
    rows = [
        Row(("quantity", name, kind.meaning))
        for name, kind in subject.case.quantities.items()
        if name not in mentioned
    ]
    told = {entry.pledge for entry in subject.ledger if entry.history}
    rows += [
        Row(("pledge", name, pledge.title))
        for name, pledge in subject.case.pledges.items()
        if name not in told
    ]
    happened = {found.event for found in subject.timeline}
    rows += [
        Row(("event", name, event.title))
        for name, event in subject.case.events.items()
        if name not in happened
    ]
    if rows:
        yield Finding(
            "Declared, and nobody speaks of it in this view",
            ("what", "name", "meaning"),
            tuple(rows),
        )


QUESTION = Question(
    "Y15",
    "What does this case lack?",
    nothing,
    finds,
    "parties, quantities, sources and statements: 'demarche new FOLDER' writes a first case",
)
