"""Y10: what can the go-between do?

What is open to it, what each option depends on, and what pulls it two ways (Touval and Zartman
1985; Putnam 1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.case.proposition import Coupling, Status, quantities
from demarche.errors import DemarcheError
from demarche.questions import conditions
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.questions.y05_exchange import first_steps
from demarche.questions.y05_trades import ordinal_case, preferences

BELIEVED = (
    "Steps that one side could make and the other surely wants. Of intent, a go-between is "
    "believed if it leans to neither side too far; of resolve, only if it leans to whom it "
    "tells (Kydd 2003, 2006)."
)


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what is open to each go-between, and the couplings that run through it."""
    for party in subject.in_role("go-between"):
        name = subject.name(party)
        rows = [
            *choices(subject, party),
            *pledges(subject, party),
            *events(subject, party),
            *forecasts(subject, party),
        ]
        if rows:
            yield Finding(
                f"What is open to {name}",
                ("kind", "what", "state", "condition"),
                tuple(rows),
            )
        yield from carried(subject, party)
        pulls = [
            Row((str(said.proposition), subject.quoted(said)), cited(said))
            for said in subject.said
            if said.hedge
            and isinstance(said.proposition, Coupling)
            and any(party in quantity.of for quantity in quantities(said.proposition))
        ]
        if pulls:
            yield Finding(f"What pulls {name}", ("coupling", "who says so"), tuple(pulls))
        narrower = tuple(conditions.of_a_channel(subject, party))
        if narrower:
            yield Finding(
                f"What narrows the course of {name}",
                ("what is told", "because", "so, other things equal"),
                narrower,
            )
        promised = tuple(conditions.of_promises(subject, party))
        if promised:
            yield Finding(
                f"What the promises of {name} buy",
                ("promise", "incentive for the other side"),
                promised,
                "A gift without condition gives no incentive, however large (Baldwin 1971).",
            )


def carried(subject: Subject, party: str) -> Iterator[Finding]:
    """Yield the smallest first steps that a go-between could carry between two sides."""
    for negotiation in subject.case.negotiations.values():
        if negotiation.roles.get(party) != "go-between":
            continue
        wishes = preferences(subject, negotiation, anywhere=True)
        try:
            found = first_steps(subject, negotiation, ordinal_case(subject, negotiation, wishes))
        except DemarcheError:
            continue
        if found.rows:
            yield replace(
                found, title=f"Small steps that {subject.name(party)} could carry", note=BELIEVED
            )


def choices(subject: Subject, party: str) -> Iterator[Row]:
    """Yield the options that it can take by itself."""
    for issue in subject.case.issues.values():
        if issue.decided_by == (party,):
            for option, meaning in issue.options.items():
                state = "as things stand" if option == issue.status_quo else "open"
                yield Row(("to choose", f"{issue.title}: {meaning}", state, "none stated"))


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
    """Yield the forecasts whose words name the go-between or somebody who stands for it."""
    people = [p.name for p in subject.case.people.values() if p.of == party]
    names = [subject.name(party), *people, *(name.split()[0] for name in people)]
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    for said in subject.said:
        told = said.proposition
        if isinstance(told, Status) and told.kind == "forecast":
            forecast = subject.case.forecasts[told.item[0]]
            if named.search(f"{forecast.title} {forecast.condition}"):
                yield Row(
                    ("forecast", forecast.title, told.word, forecast.condition or "none stated"),
                    cited(said),
                )


QUESTION = Question(
    "Y10",
    "What can the go-between do?",
    nothing,
    finds,
    "a party with the role go-between, issues that it decides, its pledges, planned or "
    "hypothetical events, and couplings of its quantities",
)
