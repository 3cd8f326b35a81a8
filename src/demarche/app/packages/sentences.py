"""What can be agreed from sentences alone, as data and in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.app.plots.drawing import Plot
from demarche.app.plots.exchange import exchange_plot
from demarche.app.terminal import titled, wrapped
from demarche.bargaining.packages.ordinal.answers import PartyAnswer, explain_package
from demarche.bargaining.packages.ordinal.exchange import Exchange, ways_to_exchange
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.case.nouns import Case, Coding, Negotiation, Noun
from demarche.case.proposition import Prefers
from demarche.errors import InputError, ScenarioError
from demarche.questions import y05_trades
from demarche.questions.components import restricted, touched
from demarche.questions.question import Finding, Row
from demarche.questions.subject import Subject
from demarche.questions.y05_exchange import concessions, worded
from demarche.worlds.account import View, accounts


@dataclass(frozen=True)
class Told:
    """What can be agreed from sentences: the record that ``--json`` prints.

    Attributes
    ----------
    coding : {"strict", "generous"}
    as_of : str
        Nothing known later is seen; empty sees all.
    accounts : tuple of str
        Whose statements count; empty for everybody's.
    findings : tuple of Finding
        Tables in the order of the negotiations.
    """

    coding: Coding
    as_of: str
    accounts: tuple[str, ...]
    findings: tuple[Finding, ...]


def subject_of(
    case: Case,
    *,
    coding: Coding,
    as_of: dt.date | None,
    without: Iterable[str],
    of: Iterable[str],
) -> Subject:
    """Return a case in a view, of some accounts alone where they are named.

    Raises
    ------
    InputError
        If somebody named says nothing in the view, or there is nothing of a name to withdraw.
    """
    without = frozenset(without)
    for name in sorted(without):
        if not any(name in entries for entries in (case.statements, case.sources, case.assumptions,
                                                   case.people, case.parties)):  # fmt: skip
            raise InputError(
                f"'{name}' is no statement, source, holder or assumption of this case",
                hint="ids are the keys of its entries",
            )
    view = View(coding=coding, as_of=as_of, withdrawn=without)
    named = tuple(of)
    if named:
        speaking = accounts(case, view)
        for name in named:
            if name not in speaking:
                raise InputError(
                    f"'{name}' has no account in this view", hint=f"these do: {', '.join(speaking)}"
                )
        theirs = {
            i for name in named for said in speaking[name].said for i in (said.id, *said.also)
        }
        view = view.without(*(set(case.statements) - theirs))
    return Subject(case, view)


def rebased(case: Case, status_quo: Mapping[str, str]) -> Case:
    """Return a case with another status quo, in which every preference means what it meant.

    A comparison that leaves an issue out means its old status quo there; this is written out.

    Raises
    ------
    InputError
        If an issue or option is unknown.
    """
    for name, option in status_quo.items():
        if name not in case.issues:
            raise InputError(
                f"there is no issue '{name}'", hint=f"the issues are {', '.join(case.issues)}"
            )
        if option not in case.issues[name].options:
            allowed = ", ".join(case.issues[name].options)
            raise InputError(f"issue '{name}' has no option '{option}'", hint=f"one of: {allowed}")
    old = {name: case.issues[name].status_quo for name in status_quo}

    def meaning(entry: Noun, says: object) -> Noun:
        if not isinstance(says, Prefers):
            return entry
        sides = [dict(says.better), dict(says.worse)]
        for name in old.keys() & (sides[0].keys() | sides[1].keys()):
            for side in sides:
                side.setdefault(name, old[name])
        better, worse = (tuple(side.items()) for side in sides)
        return entry.model_copy(update={"says": Prefers(says.party, better, worse)})

    issues = {
        name: issue.model_copy(update={"status_quo": status_quo.get(name, issue.status_quo)})
        for name, issue in case.issues.items()
    }
    return case.model_copy(
        update={
            "issues": issues,
            "statements": {n: meaning(s, s.says) for n, s in case.statements.items()},
            "assumptions": {n: meaning(a, a.says) for n, a in case.assumptions.items()},
        }
    )


def answer(subject: Subject, accounts: tuple[str, ...], proposal: Mapping[str, str] | None) -> Told:
    """Return the trades of a case, and how a proposal stands.

    Raises
    ------
    ScenarioError
        If nothing is said about preferences, or nobody negotiates over the proposal.
    """
    findings = list(y05_trades.finds(subject))
    if proposal is not None:
        findings.insert(0, proposed(subject, proposal))
    if not findings:
        raise ScenarioError(
            "no negotiation has issues on which a party's preference is stated in this view",
            hint=f"it takes {y05_trades.QUESTION.wants}",
        )
    view = subject.view
    as_of = "" if view.as_of is None else str(view.as_of)
    return Told(view.coding, as_of, accounts, tuple(findings))


def proposed(subject: Subject, proposal: Mapping[str, str]) -> Finding:
    """Return what each party is said to think of a proposal, and what would decide it."""
    _, case = _table(subject, proposal)
    about = restricted(case, set().union(*touched(case, proposal)))
    rows = (
        Row(
            (subject.name(found.party), WORDS[found.holds], _because(subject, proposal, found)),
            tuple(sorted({label for reason in found.reasons[:1] for label in reason.labels})),
        )
        for found in explain_package(about, proposal)
    )
    return Finding(
        f"The proposal: {worded(subject, proposal)}",
        ("party", "prefers it to the status quo", "because"),
        tuple(rows),
    )


WORDS = {"every": "yes, in every world", "some": "open", "none": "no, in no world"}


def _because(subject: Subject, proposal: Mapping[str, str], found: PartyAnswer) -> str:
    if found.deciding is not None:
        weighed = y05_trades.exchanged(subject, proposal, found.deciding)
        return f"it would decide: is {weighed} worth it?"
    return ", ".join(sorted(found.reasons[0].labels))


def drawn(subject: Subject, package: Mapping[str, str] | None) -> Plot:
    """Draw the surest way to exchange a package, by default the first that is put in order.

    Raises
    ------
    ScenarioError
        If there is no exchange to draw.
    """
    for negotiation in subject.case.negotiations.values():
        for found in _ways(subject, negotiation, package):
            steps = {
                (t.concession.issue, t.concession.option): worded(
                    subject, {t.concession.issue: t.concession.option}
                )
                for t in found.turns
            }
            names = {party: subject.name(party) for party in negotiation.parties}
            return exchange_plot(found, names=names, steps=steps)
    raise ScenarioError("there is no exchange to draw in this view")


def _ways(
    subject: Subject, negotiation: Negotiation, package: Mapping[str, str] | None
) -> tuple[Exchange, ...]:
    """Return the ways to exchange a package of a negotiation, the surest first."""
    comparisons = y05_trades.preferences(subject, negotiation)
    if not comparisons:
        return ()
    case = y05_trades.ordinal_case(subject, negotiation, comparisons)
    if package is None:
        found = y05_trades.to_exchange(subject, negotiation, case)
        package = found[0] if found else None
    if package is None or not set(package) <= {issue.name for issue in case.space.issues}:
        return ()
    about = restricted(case, set().union(*touched(case, package)))
    return ways_to_exchange(about, concessions(subject, negotiation, package))


def _table(subject: Subject, proposal: Mapping[str, str]) -> tuple[Negotiation, OrdinalCase]:
    """Return the negotiation over a proposal, with what its parties prefer."""
    for negotiation in subject.case.negotiations.values():
        comparisons = y05_trades.preferences(subject, negotiation)
        if comparisons:
            case = y05_trades.ordinal_case(subject, negotiation, comparisons)
            if set(proposal) <= {issue.name for issue in case.space.issues}:
                case.space.index(proposal)
                return negotiation, case
    raise ScenarioError(
        f"no negotiation has stated preferences over all of {', '.join(proposal)}",
        hint="a proposal names issues of one negotiation",
    )


# -- in words -----------------------------------------------------------------------------------


def told(case: Case, found: Told) -> Iterator[str]:
    """Yield the lines of the answer."""
    for number, finding in enumerate(found.findings):
        yield from [""] * bool(number)
        yield from _finding(finding)
    yield from _cited(case, found.findings)


def _finding(finding: Finding) -> Iterator[str]:
    """Yield the lines of a finding, the first cell of each row with the others under it."""
    yield from titled(finding.title)
    yield from wrapped(finding.note)
    above = ""
    for row in finding.rows:
        if row.cells[0] != above:
            yield from ("", *wrapped(row.cells[0], indent=2, hang=4))
        above = row.cells[0]
        for number, (column, cell) in enumerate(
            zip(finding.columns[1:], row.cells[1:], strict=True)
        ):
            indent = 4 if number == 0 or len(finding.columns) < 4 else 6
            yield from wrapped(f"{column}: {cell}", indent=indent, hang=indent + 2)


def _cited(case: Case, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what the statements and assumptions behind some findings say."""
    names = sorted({name for f in findings for row in f.rows for name in row.footnotes})
    if names:
        yield from ("", *titled("Cited"))
    for name in names:
        said = case.statements.get(name)
        words = said.paraphrase if said else f"assumed: {case.assumptions[name].reason}"
        yield from wrapped(f"{name}: {words}", indent=2, hang=4)
