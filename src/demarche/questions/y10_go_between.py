"""Y10: what can the go-between do?

What is open to it, what each option depends on, and what pulls it two ways (Touval and Zartman
1985; Putnam 1988).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import Coupling, Status, quantities
from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject
from demarche.questions.y13_disagreements import words


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what is open to each go-between, and the couplings that run through it."""
    for party in go_betweens(subject):
        name = subject.name(party)
        rows = [*pledges(subject, party), *events(subject, party), *forecasts(subject, party)]
        if rows:
            yield Finding(
                f"What is open to {name}",
                ("kind", "what", "state", "condition"),
                tuple(rows),
            )
        pulls = [
            Row((str(s.says), words(subject, s)), (s.id,))
            for s in subject.statements
            if s.hedge
            and isinstance(s.says, Coupling)
            and any(party in quantity.of for quantity in quantities(s.says))
        ]
        if pulls:
            yield Finding(f"What pulls {name}", ("coupling", "who says so"), tuple(pulls))


def go_betweens(subject: Subject) -> list[str]:
    """Return the parties with the role of go-between."""
    return list(
        dict.fromkeys(
            party
            for negotiation in subject.case.negotiations.values()
            for party, role in negotiation.roles.items()
            if role == "go-between"
        )
    )


def pledges(subject: Subject, party: str) -> Iterator[Row]:
    """Yield what the go-between has in hand to give."""
    for entry in subject.ledger:
        status = entry.status()
        if entry.by == party and status is not None:
            told = tuple(t.statement for t in status.tellings)
            yield Row(("to give", entry.title, status.word, entry.condition or "none stated"), told)


def events(subject: Subject, party: str) -> Iterator[Row]:
    """Yield what the go-between might do or is to do."""
    for found in subject.timeline:
        if party in (*found.by, *found.to) and found.word in ("hypothetical", "planned"):
            told = tuple(t.statement for t in found.tellings)
            yield Row(("to do", found.title, found.word, "none stated"), told)


def forecasts(subject: Subject, party: str) -> Iterator[Row]:
    """Yield what is expected of the go-between by name."""
    people = [p.name for p in subject.case.people.values() if p.of == party]
    named = {subject.name(party), *people, *(name.split()[0] for name in people)}
    for statement in subject.statements:
        said = statement.says
        if isinstance(said, Status) and said.kind == "forecast":
            forecast = subject.case.forecasts[said.item[0]]
            if any(word in f"{forecast.title} {forecast.condition}" for word in named):
                yield Row(
                    ("forecast", forecast.title, said.word, forecast.condition or "none stated"),
                    (statement.id,),
                )


QUESTION = Question(
    "Y10",
    "What can the go-between do?",
    nothing,
    finds,
    "a party with the role go-between, its pledges, planned or hypothetical events, and couplings "
    "of its quantities",
)
