"""Y5, over time: who gives first, where an exchange breaks, and what could open it.

A trade that all prefer still has to be kept.  Who withholds at its turn keeps what was given
before for good (M37); a first step moves the other side only if the other side wants it (M49).
All of it from the same sentences as the trades themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from demarche.bargaining.packages.ordinal.exchange import (
    Concession,
    Exchange,
    Opening,
    Turn,
    alone,
    longest_exchange,
    openings,
    ways_to_exchange,
)
from demarche.bargaining.packages.ordinal.preference import Holds
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.case.nouns import Issue, Negotiation
from demarche.questions.components import Package, restricted, touched
from demarche.questions.question import Finding, Row
from demarche.questions.subject import Subject

MOST_CHANGES = 5
"""Most changes of a package that is put in order; a table of more could not be read."""

SHOWN = 12
"""Most rows of a finding."""

STEPS: dict[Holds, str] = {"every": "holds", "some": "open", "none": "breaks"}


def concessions(
    subject: Subject, negotiation: Negotiation, package: Package
) -> tuple[Concession, ...]:
    """Return the changes of a package with who decides them; where nobody at the table does, all.

    Parameters
    ----------
    subject : Subject
    negotiation : Negotiation
    package : mapping of issue to option
    """
    return tuple(
        Concession(
            name, option, givers(subject.case.issues[name], negotiation),
            subject.case.issues[name].reversible,
        )
        for name, option in package.items()
    )  # fmt: skip


def givers(issue: Issue, negotiation: Negotiation) -> tuple[str, ...]:
    """Return the parties of a negotiation that decide an issue; all, where none does."""
    deciding = tuple(party for party in negotiation.parties if party in issue.decided_by)
    return deciding or negotiation.parties


def in_order(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, packages: list[Package]
) -> Finding:
    """Return for each package who could move first, and where each way breaks, and why."""
    rows = (
        row
        for package in packages
        if len(package) <= MOST_CHANGES
        for row in package_rows(subject, negotiation, case, package)
    )
    return Finding(
        f"In which order to exchange, in: {negotiation.title}",
        ("package", "who moves first", "each step", "where it breaks, and why"),
        tuple(rows),
        "A giver stays in where it prefers the package, less what was given for good, to no deal. "
        "It is taken to be patient enough: no sentence says how fast anybody discounts.",
    )


def package_rows(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, package: Package
) -> Iterator[Row]:
    """Yield each way to exchange a package, and the longest part of it that enforces itself."""
    about = restricted(case, set().union(*touched(case, package)))
    made = concessions(subject, negotiation, package)
    for found in ways_to_exchange(about, made):
        yield way_row(subject, package, found, first(subject, negotiation, found))
    longest = longest_exchange(about, made)
    if longest is not None and len(longest.turns) < sum(len(m.givers) for m in made):
        yield way_row(subject, package, longest, "the most of it that enforces itself")


def way_row(subject: Subject, package: Package, found: Exchange, mover: str) -> Row:
    """Return a way to exchange a package as a row."""
    steps = "; ".join(step(subject, number, turn) for number, turn in enumerate(found.turns, 1))
    footnotes = sorted({label for turn in found.turns for label in turn.because})
    where = broken(subject, found)
    return Row((worded(subject, package), mover, steps, where), tuple(footnotes))


def first(subject: Subject, negotiation: Negotiation, found: Exchange) -> str:
    """Return who moves first, or by what other way."""
    match found.way:
        case "in turn":
            return subject.names(found.first)
        case "together":
            return "nobody: all at the same time"
        case "held":
            carriers = [p for p, role in negotiation.roles.items() if role == "go-between"]
            by = subject.names(tuple(carriers)) if carriers else "a go-between"
            return f"nobody: {by} holds each step until all are made"


def step(subject: Subject, number: int, turn: Turn) -> str:
    """Return a step with whether it holds."""
    made = worded(subject, {turn.concession.issue: turn.concession.option})
    return f"{number}. {subject.name(turn.giver)}, {made}: {STEPS[turn.holds]}"


def broken(subject: Subject, found: Exchange) -> str:
    """Return where an exchange is first in doubt, and why; or that all of it holds."""
    if found.breaks_at is None:
        return "nowhere"
    turn = found.turns[found.breaks_at]
    who = subject.name(turn.giver)
    at = f"at step {found.breaks_at + 1}: "
    if turn.holds == "none":
        return f"{at}{who} would keep what it was given, by {', '.join(sorted(turn.because))}"
    if turn.hangs_on:
        undone = " and ".join(f"'{title(subject, made)}'" for made in turn.hangs_on)
        return f"{at}nobody says whether {undone} can be taken back from {who}; if so, it holds"
    return f"{at}no sentence says whether what is left to come is worth its step to {who}"


def to_be_seen(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, packages: list[Package]
) -> Finding:
    """Return which steps of the packages have to be verified, since their giver loses by them."""
    words: dict[Holds, str] = {
        "every": "no: it gains by the step itself",
        "some": "open: nobody says what the step alone is worth to it",
        "none": "yes: alone it gains nothing by the step, and would only say that it was made",
    }
    changes = {
        made: None for package in packages for made in concessions(subject, negotiation, package)
    }
    rows = (
        Row(
            (
                worded(subject, {made.issue: made.option}),
                subject.name(found.giver),
                words[found.holds],
            ),
            tuple(sorted(found.because)),
        )
        for made in changes
        for found in alone(
            restricted(case, set().union(*touched(case, {made.issue: made.option}))), [made]
        )
    )
    return Finding(
        f"What has to be verified, in: {negotiation.title}",
        ("step", "given by", "has to be verified"),
        tuple(islice(rows, SHOWN)),
        "Verification can be put on the table as an issue with options of its own.",
    )


def first_steps(subject: Subject, negotiation: Negotiation, case: OrdinalCase) -> Finding:
    """Return the smallest steps of each side that the other side surely wants.

    Parameters
    ----------
    case : OrdinalCase
        Over every issue of the case on which a party has a preference, of whatever negotiation:
        a go-between may carry what was given elsewhere.
    """
    menu = [
        Concession(issue.id, option, tuple(deciders), issue.reversible)
        for issue in subject.case.issues.values()
        if issue.id in {i.name for i in case.space.issues}
        and (deciders := [p for p in negotiation.parties if p in issue.decided_by])
        and len(deciders) < len(negotiation.parties)
        for option in issue.options
        if option != issue.status_quo
    ]
    found = [opening for opening in openings(case, menu) if not opening.smaller]
    return Finding(
        f"The smallest first steps, in: {negotiation.title}",
        ("first step", "given by", "moves", "as a sign of intent"),
        tuple(opening_row(subject, opening) for opening in found[:SHOWN]),
        "Steps that the other side surely prefers to nothing, without a smaller one of the same "
        "giver. A go-between who carries one is believed about intent if it leans to neither side.",
    )


def opening_row(subject: Subject, opening: Opening) -> Row:
    """Return a first step as a row."""
    made = opening.concession
    signs = {
        True: "little: it can be taken back, so a giver of bad intent would give it too",
        False: "something: it cannot be taken back",
        None: "nobody says whether it can be taken back",
    }
    return Row(
        (
            worded(subject, {made.issue: made.option}),
            subject.names(made.givers),
            f"{subject.names(opening.wanted_by)} by {', '.join(sorted(opening.because))}",
            signs[made.reversible],
        ),
        tuple(sorted(opening.because)),
    )


def worded(subject: Subject, package: Package) -> str:
    """Return a package in the words of its options."""
    issues = [issue for name, issue in subject.case.issues.items() if name in package]
    return " + ".join(f"{issue.title}: {issue.options[package[issue.id]]}" for issue in issues)


def title(subject: Subject, made: Concession) -> str:
    """Return the option of a concession in words."""
    return subject.case.issues[made.issue].options[made.option]
