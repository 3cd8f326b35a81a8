"""Levels of a flow as recorded: how it went from one period to the next, and what that can test.

Recorded trade shows no smuggling, and a flow is not what its loss costs anybody.  So a level tests
a told loosening only as far as that would show in the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from demarche.case.period import Period
from demarche.case.proposition import Comparison, Level, Number, Quantity, levels
from demarche.questions.question import Finding, Row, cited
from demarche.questions.subject import Subject
from demarche.questions.told import moved
from demarche.worlds.account import Said

TESTED = ("pressure", "firmness")
"""What a flow can speak for or against: where it loosens, more flows."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A level of a flow in a period, with who tells it."""

    amount: Fraction
    when: Period
    said: Said


def recorded(subject: Subject) -> dict[Quantity, list[Recorded]]:
    """Return the levels told of each flow, earliest first."""
    flows = set(subject.measuring("flow"))
    found: dict[Quantity, list[Recorded]] = {}
    for said in subject.said:
        match said.proposition:
            case Comparison(Level(quantity, at), "=", Number(amount)) if quantity.name in flows:
                when = subject.when(at)
                if when is not None and said.hedge:
                    found.setdefault(quantity, []).append(Recorded(amount, when, said))
    return {flow: sorted(told, key=lambda one: one.when) for flow, told in found.items()}


def findings(subject: Subject) -> Iterator[Finding]:
    """Find how each recorded flow went, and which told changes that speaks for or against."""
    told = recorded(subject)
    rows = [row for flow, levels in told.items() for row in course(subject, flow, levels)]
    if rows:
        yield Finding(
            "Levels of a flow, from period to period",
            ("flow", "from", "to", "change"),
            tuple(rows),
            "These are recorded flows only: what goes unrecorded, and what anybody feels of it, "
            "they do not tell. A few periods do not tell a season from a trend.",
        )
    tests = [row for flow, levels in told.items() for row in tested(subject, flow, levels)]
    if tests:
        yield Finding(
            "What the levels of a flow can test",
            ("change told", "flow in between", "speaks"),
            tuple(tests),
            "A loosening that shows in the record would raise the flow, a tightening lower it. "
            "What goes unrecorded stays untested.",
        )


def course(subject: Subject, flow: Quantity, told: list[Recorded]) -> Iterator[Row]:
    """Yield the change from each period to the next, and over all of them."""
    spans = list(pairwise(told))
    if len(spans) > 1:
        spans.append((told[0], told[-1]))
    unit = subject.case.quantities[flow.name].unit
    for before, now in spans:
        cells = (f"{float(one.amount):g} {unit} in {one.when}" for one in (before, now))
        yield Row((str(flow), *cells, change(before, now)), cited(before.said, now.said))


def tested(subject: Subject, flow: Quantity, told: list[Recorded]) -> Iterator[Row]:
    """Yield the told changes between two periods for which the flow of that party is known."""
    names = {name for measure in TESTED for name in subject.measuring(measure)}
    for said in subject.said if names else ():
        times = {subject.when(level.at): level.at for level in levels(said.proposition)}
        for before, now in combinations(told, 2):
            ends = [times[one.when] for one in (before, now) if one.when in times]
            went = moved(said.proposition, *ends) if len(ends) == 2 and said.hedge else None
            if went and went[0].name in names and set(went[0].of) & set(flow.of):
                yield Row(
                    (
                        subject.quoted(said),
                        f"{flow} {change(before, now)} from {before.when} to {now.when}",
                        verdict(went[1], before, now),
                    ),
                    cited(said, before.said, now.said),
                )


def verdict(sign: int, before: Recorded, now: Recorded) -> str:
    """Say for or against which side a recorded flow speaks, where pressure rose or fell."""
    grew = (now.amount > before.amount) - (now.amount < before.amount)
    if grew == -sign:
        return "for it: the record moved as it would"
    return "against it, as far as it would show in the record"


def change(before: Recorded, now: Recorded) -> str:
    """Return the change of a flow in words, in percent of its earlier level."""
    if now.amount == before.amount:
        return "did not change"
    way = "rose" if now.amount > before.amount else "fell"
    if not before.amount:
        return f"{way} from nothing"
    return f"{way} by {float(abs(now.amount / before.amount - 1)):.1%}"
