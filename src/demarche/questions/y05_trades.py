"""Y5: which trade could break the deadlock?

Packages over every option that the case mentions, from comparisons alone: what a sentence or an
owned assumption says a party prefers, other things equal (Sebenius 1983, "Negotiation arithmetic").
A package is a trade where every party whose consent it takes prefers it to the status quo.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.bargaining.packages.ordinal.answers import explain_package
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.bargaining.packages.space import Issue, Space
from demarche.case.nouns import Negotiation
from demarche.case.proposition import Prefers
from demarche.errors import DemarcheError
from demarche.questions.question import Finding, Question, Row, nothing
from demarche.questions.subject import Subject

SMALL, SHOWN = 2, 12
"""Most changes of an undecided package, and most such packages, that a finding shows."""


def finds(subject: Subject) -> Iterator[Finding]:
    """Find the trades of each negotiation, with who gains by which comparison."""
    for negotiation in subject.case.negotiations.values():
        case = ordinal_case(subject, negotiation)
        if case.space.issues and case.comparisons:
            try:
                yield from trades(subject, negotiation, case)
            except DemarcheError as error:
                yield Finding(
                    f"Trades in: {negotiation.title}", ("package",), (), f"Undecided: {error.what}"
                )


def trades(subject: Subject, negotiation: Negotiation, case: OrdinalCase) -> Iterator[Finding]:
    """Yield the packages that all sides prefer to no deal, and those that hang on a comparison."""
    found = find_trades(case)
    counts = (
        f"{len(found.every)} of {case.space.size} packages are better for all in every admitted "
        f"world, {len(found.some)} in some. "
    )
    sure = {n: changes(case.space, case.space.package(n)) for n in found.every}
    blocks = [n for n, p in sure.items() if not any(q.items() < p.items() for q in sure.values())]
    best = [n for n in found.undominated if n in sure]
    rows = [
        gain(subject, case, sure[n], "no smaller trade inside it" if n in blocks else "undominated")
        for n in dict.fromkeys((*blocks, *best))
    ]
    yield Finding(
        f"Trades in: {negotiation.title}",
        ("package", "which is", "why each side gains"),
        tuple(rows),
        counts + "A vow is no deed: no trade enforces itself in one step.",
    )
    small = (changes(case.space, case.space.package(n)) for n in found.some)
    open_ = sorted((p for p in small if len(p) <= SMALL), key=len)[:SHOWN]
    yield Finding(
        f"Trades that a comparison decides, in: {negotiation.title}",
        ("package", "decided by"),
        tuple(row for package in open_ if (row := decided(subject, case, package))),
        f"Packages of at most {SMALL} changes that one side surely prefers; at most {SHOWN} shown.",
    )


def gain(subject: Subject, case: OrdinalCase, package: Mapping[str, str], which: str) -> Row:
    """Return a trade with the comparisons by which each side prefers it."""
    reasons = {a.party: a.reasons[0].labels for a in explain_package(case, package) if a.reasons}
    why = "; ".join(
        f"{subject.name(party)} by {', '.join(sorted(labels))}" for party, labels in reasons.items()
    )
    labels = sorted({label for group in reasons.values() for label in group})
    return Row((worded(subject, package), which, why), tuple(labels))


def decided(subject: Subject, case: OrdinalCase, package: Mapping[str, str]) -> Row | None:
    """Return a package that one side surely prefers, with what would settle it for the others."""
    answers = explain_package(case, package)
    if not any(a.holds == "every" for a in answers):
        return None
    asked = "; ".join(
        f"is {worded(subject, {**a.deciding.gets, **a.deciding.gives, **a.deciding.unclear})} "
        f"better than the status quo for {subject.name(a.party)}?"
        for a in answers
        if a.deciding is not None
    )
    labels = sorted({label for a in answers for r in a.reasons[:1] for label in r.labels})
    return Row((worded(subject, package), asked), tuple(labels))


def worded(subject: Subject, package: Mapping[str, str]) -> str:
    """Return a package in the words of its options."""
    issues = subject.case.issues
    return " + ".join(f"{issues[i].title}: {issues[i].options[o]}" for i, o in package.items())


def ordinal_case(subject: Subject, negotiation: Negotiation) -> OrdinalCase:
    """Return the issues of a negotiation on which a party of it has a stated preference."""
    comparisons = [
        Comparison(said.party, dict(said.better), dict(said.worse), label, int(hedge))
        for label, said, hedge in preferences(subject)
        if said.party in negotiation.parties
        and issues_of(said) <= declared(subject, negotiation.id)
    ]
    spoken = {i for c in comparisons for i in (*c.better, *c.worse)}
    issues = tuple(
        Issue(issue.id, tuple(issue.options), issue.status_quo)
        for issue in subject.case.issues.values()
        if issue.id in spoken
    )
    return OrdinalCase(Space(issues), negotiation.parties, tuple(comparisons))


def preferences(subject: Subject) -> Iterator[tuple[str, Prefers, int]]:
    """Yield what statements and bridges say that parties prefer, with its hedge."""
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


def issues_of(said: Prefers) -> set[str]:
    """Return the issues that a preference mentions."""
    return {issue for issue, _ in (*said.better, *said.worse)}


def declared(subject: Subject, negotiation: str) -> set[str]:
    """Return the issues of a negotiation."""
    return {i.id for i in subject.case.issues.values() if i.negotiation == negotiation}


def changes(space: Space, package: Mapping[str, str]) -> dict[str, str]:
    """Return where a package departs from the status quo."""
    stays = {issue.name: issue.status_quo for issue in space.issues}
    return {issue: option for issue, option in package.items() if stays[issue] != option}


QUESTION = Question(
    "Y5",
    "Which trade could break the deadlock?",
    nothing,
    finds,
    "issues of a negotiation with options and a status quo, and statements or owned bridges such "
    "as 'a prefers issue=option to status quo'",
)
