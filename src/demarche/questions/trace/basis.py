"""The statements of a case that stand behind a mechanism: those of its lines, of its subject."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.nouns import Case, Statement
from demarche.case.proposition import (
    QUALITIES,
    Blames,
    Explains,
    Prefers,
    Proposition,
    RuleOf,
    Status,
    quantities,
)
from demarche.questions.chain import asserted
from demarche.questions.trace.mechanism import Mechanism
from demarche.sources.anchor import Anchor


def basis(mechanism: Mechanism, case: Case) -> tuple[str, ...]:
    """Return the statements that a source makes on a line of a mechanism, on what it is about.

    Parameters
    ----------
    mechanism : Mechanism
    case : Case
    """
    return tuple(
        statement.id
        for statement in case.statements.values()
        if set(lines(statement)) & set(mechanism.at)
        and set(subjects(statement.says, case)) & set(mechanism.about)
    )


def lines(statement: Statement) -> Iterator[str]:
    """Yield where a statement stands, as ``source Lline``."""
    for evidence in statement.evidence:
        yield f"{evidence.source} L{Anchor.parse(evidence.at).line}"


def subjects(proposition: Proposition, case: Case) -> Iterator[str]:
    """Yield what a proposition is about: its kind, and the measures and names of its quantities."""
    match proposition:
        case Status(kind, _, word):
            yield "quality" if word in QUALITIES else kind
        case Explains():
            yield "explanation"
        case Blames():
            yield "blame"
        case Prefers():
            yield "preference"
        case RuleOf():
            yield "rule"
        case _ if any(asserted(proposition)):
            yield "coupling"
    for quantity in quantities(proposition):
        yield quantity.name
        yield case.quantities[quantity.name].measures
