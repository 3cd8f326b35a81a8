"""Y5: which trade could break the deadlock?

Packages over every option that the case mentions, from comparisons alone: what a sentence or an
owned assumption says a party prefers, other things equal (Sebenius 1983, "Negotiation arithmetic").
A package is a trade where every party whose consent it takes prefers it to the status quo.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from demarche.bargaining.packages.ordinal.answers import Changes, explain_package
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.space import Issue, Space
from demarche.case.nouns import Negotiation
from demarche.case.proposition import Prefers
from demarche.errors import DemarcheError
from demarche.questions.components import (
    Component,
    Package,
    components,
    counts,
    restricted,
    small,
    touched,
    undominated,
)
from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject
from demarche.questions.y05_exchange import (
    concessions,
    first_steps,
    in_order,
    to_be_seen,
    worded,
)

SHOWN = 12
"""Most rows of a finding."""

ORDERED = 3
"""Most packages whose ways to exchange are told."""


def finds(subject: Subject) -> Iterator[Finding]:
    """Find the trades of each negotiation, who gains by which comparison, and how to exchange."""
    for negotiation in subject.case.negotiations.values():
        comparisons = preferences(subject, negotiation)
        if comparisons:
            case = ordinal_case(subject, negotiation, comparisons)
            try:
                parts = components(case)
            except DemarcheError as error:
                yield Finding(
                    f"Trades in: {negotiation.title}", ("package",), (), f"Undecided: {error.what}"
                )
            else:
                open_ = list(islice(hanging(parts), SHOWN))
                yield trades(subject, negotiation, case, parts)
                yield undecided(subject, negotiation, case, open_)
                yield from over_time(
                    subject, negotiation, case, swaps(subject, negotiation, parts, open_)
                )


def to_exchange(subject: Subject, negotiation: Negotiation, case: OrdinalCase) -> list[Package]:
    """Return the packages of a negotiation to put in order."""
    parts = components(case)
    return swaps(subject, negotiation, parts, list(islice(hanging(parts), SHOWN)))


def over_time(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, packages: list[Package]
) -> Iterator[Finding]:
    """Yield in which order to exchange, what has to be verified, and what could open."""
    if packages:
        yield in_order(subject, negotiation, case, packages)
        yield to_be_seen(subject, negotiation, case, packages)
    everywhere = preferences(subject, negotiation, anywhere=True)
    try:
        found = first_steps(subject, negotiation, ordinal_case(subject, negotiation, everywhere))
    except DemarcheError as error:
        found = Finding("The smallest first steps", ("step",), (), f"Undecided: {error.what}")
    if found.rows or found.note.startswith("Undecided"):
        yield found


def hanging(parts: list[Component]) -> Iterator[Package]:
    """Yield the small packages that one side surely prefers, and nobody surely does not."""
    return (package for package, holds in small(parts) if {"every", "some"} == set(holds))


def swaps(
    subject: Subject, negotiation: Negotiation, parts: list[Component], open_: list[Package]
) -> list[Package]:
    """Return the packages to put in order, in which several give: trades first, then open ones."""
    blocks = [block for part in parts for block in part.blocks]
    return [
        package
        for package in (*blocks, *open_)
        if len({made.givers for made in concessions(subject, negotiation, package)}) > 1
    ][:ORDERED]


def trades(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, parts: list[Component]
) -> Finding:
    """Return the packages that all sides prefer to no deal in every world."""
    blocks = [block for part in parts for block in part.blocks]
    best = [package for package in islice(undominated(parts), SHOWN) if package not in blocks]
    number = counts(case, parts)
    return Finding(
        f"Trades in: {negotiation.title}",
        ("package", "which is", "why each side gains"),
        (
            *(gain(subject, case, package, "undominated") for package in best),
            *(gain(subject, case, block, "no smaller trade inside it") for block in blocks),
        ),
        f"{number['every']} of {case.space.size} packages "
        f"{'is' if number['every'] == 1 else 'are'} better for all in every admitted world, "
        f"{number['some']} in some, {number['none']} in none. At most {SHOWN} undominated ones are "
        "shown. "
        "A vow is no deed: no trade enforces itself in one step.",
        gist=f"{number['every'] or 'none'} of {case.space.size} packages better for all whatever "
        "is left open",
    )


def undecided(
    subject: Subject, negotiation: Negotiation, case: OrdinalCase, open_: list[Package]
) -> Finding:
    """Return the small packages that a comparison decides."""
    nearest = (*swaps(subject, negotiation, [], open_), *open_)[:1]
    return Finding(
        f"Trades that a comparison decides, in: {negotiation.title}",
        ("package", "decided by"),
        tuple(decided(subject, case, package) for package in open_),
        f"Packages of at most two changes that one side surely prefers; at most {SHOWN} shown."
        if open_
        else "None: no package of at most two changes is surely preferred by one side and open to "
        "another.",
        gist="".join(f"one comparison away: {briefly(subject, package)}" for package in nearest),
    )


def briefly(subject: Subject, package: Package) -> str:
    """Return the issues that a package changes, in the words of their titles."""
    return " with ".join(f"“{subject.case.issues[issue].title}”" for issue in package)


def gain(subject: Subject, case: OrdinalCase, package: Package, which: str) -> Row:
    """Return a trade with the comparisons by which each side prefers it."""
    labels: dict[str, list[str]] = {party: [] for party in case.parties}
    for group in touched(case, package):
        part = {issue: option for issue, option in package.items() if issue in group}
        for answer in explain_package(restricted(case, group), part):
            labels[answer.party] += sorted(answer.reasons[0].labels)
    why = "; ".join(f"{subject.name(party)} by {', '.join(by)}" for party, by in labels.items())
    footnotes = sorted({label for by in labels.values() for label in by})
    return Row((worded(subject, package), which, why), tuple(footnotes))


def decided(subject: Subject, case: OrdinalCase, package: Package) -> Row:
    """Return a package that one side surely prefers, with what would settle it for the others."""
    issues = set().union(*touched(case, package))
    answers = explain_package(restricted(case, issues), package)
    asked = "; ".join(
        f"Is {exchanged(subject, package, a.deciding)} worth it to {subject.name(a.party)}?"
        for a in answers
        if a.deciding is not None
    )
    labels = sorted({label for a in answers for r in a.reasons[:1] for label in r.labels})
    return Row((worded(subject, package), asked), tuple(labels))


def exchanged(subject: Subject, package: Package, deciding: Changes) -> str:
    """Return what a party has to weigh: the exchange as a whole, or a part of it in words."""
    weighed = {**deciding.gets, **deciding.gives, **deciding.unclear}
    return "the exchange" if weighed == package else f"'{worded(subject, weighed)}'"


def ordinal_case(
    subject: Subject, negotiation: Negotiation, comparisons: tuple[Comparison, ...]
) -> OrdinalCase:
    """Return the issues of a negotiation on which a party of it has a stated preference."""
    spoken = {i for c in comparisons for i in (*c.better, *c.worse)}
    issues = tuple(
        Issue(issue.id, tuple(issue.options), issue.status_quo)
        for issue in subject.case.issues.values()
        if issue.id in spoken
    )
    return OrdinalCase(Space(issues), negotiation.parties, comparisons)


def preferences(
    subject: Subject, negotiation: Negotiation, *, anywhere: bool = False
) -> tuple[Comparison, ...]:
    """Return what is said or assumed of what the parties to a negotiation prefer in it.

    With ``anywhere``, also on issues that belong to another negotiation or to none.
    """
    declared = {
        i.id for i in subject.case.issues.values() if anywhere or i.negotiation == negotiation.id
    }
    found = []
    for label, said, hedge in preferred(subject):
        better, worse = dict(said.better), dict(said.worse)
        if said.party in negotiation.parties and {*better, *worse} <= declared and better != worse:
            found.append(Comparison(said.party, better, worse, label, hedge))
    return tuple(found)


def preferred(subject: Subject) -> Iterator[tuple[str, Prefers, int]]:
    """Yield every preference stated or assumed in the view, with its hedge."""
    for said in subject.said:
        if isinstance(said.proposition, Prefers) and said.hedge >= max(1, subject.view.hedge):
            yield said.id, said.proposition, said.hedge
    for assumption in subject.case.assumptions.values():
        if (
            isinstance(assumption.says, Prefers)
            and assumption.enabled
            and assumption.id not in subject.view.withdrawn
        ):
            yield assumption.id, assumption.says, 0


QUESTION = Question(
    "Y5",
    "Which trade could break the deadlock?",
    nothing,
    finds,
    "issues of a negotiation with options and a status quo, and statements or owned bridges such "
    "as 'a prefers issue=option to status quo'; for the order of exchange, 'decided_by' and "
    "'reversible' of an issue",
)
