"""Y11: would a meeting at the top help?

It adds something exactly where the principals have a deal that their officials have not: mandates
lie inside acceptance sets (Putnam 1988; Lax and Sebenius 1991).  Whether the risk beats staying put
is a question of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from demarche.bargaining.levels import compare_levels, override_risk
from demarche.case.proposition import (
    And,
    Comparison,
    Constraint,
    Implies,
    Level,
    Number,
    Quantity,
)
from demarche.questions import conditions
from demarche.questions.question import Asked, Finding, Question, Row
from demarche.questions.subject import Subject
from demarche.worlds.goal import Goal

ZERO = Number(Fraction(0))


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether a summit helps, supposing that it takes place, and whether it makes worse."""
    supposing = tuple(above_zero(q) for q in subject.spoken_of("attendance"))
    supposed = ", supposing that it takes place" if supposing else ""
    for name in subject.measuring("help of a summit"):
        for helped in sorted(q for q in subject.mentioned if q.name == name):
            top, below = (
                [Quantity(n, helped.of) for n in subject.measuring(measure)]
                for measure in ("deal at the top", "deal below")
            )
            if top and below:
                yield Asked(
                    f"Would a summit of {subject.names(helped.of)} help{supposed}?",
                    Goal(
                        above_zero(helped),
                        frozenset([top[0], below[0]]),
                        supposing=supposing,
                        defining=(helps_exactly_if(helped, top[0], below[0]),),
                    ),
                    "a summit helps exactly where a deal exists at the top and not below",
                )
    for worth in subject.spoken_of("value of a summit"):
        for name in subject.measuring("value of the status quo"):
            stay = Quantity(name, worth.of)
            yield Asked(
                f"Would a summit of {subject.names(worth.of)} be worse than staying put{supposed}?",
                Goal(
                    Comparison(Level(worth), "<", Level(stay)),
                    frozenset([worth]),
                    supposing=supposing,
                ),
            )


def above_zero(quantity: Quantity) -> Comparison:
    """Return that a quantity is above zero."""
    return Comparison(Level(quantity), ">", ZERO)


def helps_exactly_if(helped: Quantity, top: Quantity, below: Quantity) -> Constraint:
    """Return the lens: help exactly where there is a deal at the top and none below."""
    none_below = Comparison(Level(below), "<=", ZERO)
    only_there = And((above_zero(top), none_below))
    return And((Implies(above_zero(helped), only_there), Implies(only_there, above_zero(helped))))


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what a summit adds at two levels, and when it pays to concede to officials."""
    if any(True for _ in asks(subject)):
        yield Finding(
            "What a summit adds",
            ("deal at the top", "deal below", "a summit"),
            tuple(truth_table()),
            "Officials cannot have a deal that their principals have not.",
        )
    harder = tuple(conditions.of_a_deal(subject))
    if harder:
        yield Finding(
            "What makes a deal or a meeting harder",
            ("what is told", "according to", "because", "so, other things equal"),
            harder,
            "Directions only, as the models declare them.",
        )
    overridden = tuple(reversals(subject))
    if overridden:
        yield Finding(
            "Announcements that were taken back", ("announced", "taken back by"), overridden
        )
        yield Finding(
            "When it pays to concede to officials",
            ("conceded, of what the deal is worth", "pays up to this chance of being overridden"),
            tuple(thresholds()),
            "A computation: what is conceded is lost either way, and the deal only if it is "
            "overridden; so the chance must be at most one less the share conceded.",
        )


def truth_table() -> Iterator[Row]:
    """Yield what a summit adds where one package is, or is not, in the zone of each level."""
    words = {
        "breaks deadlock": "adds the deal",
        "adds nothing": "adds nothing: officials can close it",
        "adds failure cost": "adds only the cost of failing",
    }
    for top, below in ((True, False), (True, True), (False, False)):
        found = compare_levels([[below], [below]], [[top], [top]])
        yield Row((YES[top], YES[below], words[found.verdict]))


def reversals(subject: Subject) -> Iterator[Row]:
    """Yield the events by which an earlier announcement was taken back, with who says so."""
    for act in subject.acts():
        before = subject.case.events.get(act.event.reverses or "")
        if before is not None and set(before.by) & set(act.event.by):
            yield Row((before.title, f"{act.event.title} ({act.when})"), act.told_by)


def thresholds() -> Iterator[Row]:
    """Yield for shares of the deal that are conceded the override risk that is still borne."""
    for share in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)):
        found = override_risk(1.0, float(share), 0.0)
        yield Row((f"{float(share):.0%}", f"{found.threshold:.0%}"))


YES = {True: "yes", False: "no"}


QUESTION = Question(
    "Y11",
    "Would a meeting at the top help?",
    asks,
    finds,
    "quantities that measure the help of a summit, a deal at the top and a deal below, and the "
    "values of a summit and of the status quo; events that reverse announcements",
)
