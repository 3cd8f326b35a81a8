"""Y7: when can talks resume, and who holds the key?

A precondition on another negotiation makes a series system: talks wait for the slower of two
clocks, and the parties to the other negotiation gain a say (Tsebelis 2002).  A stated precondition
can be broken: it binds its speaker's words, not the world.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.account import speakers
from demarche.case.proposition import Comparison, Level, Quantity, levels, quantities
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import Subject
from demarche.worlds.goal import Goal


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether talks or meetings come soon, and whether they wait for another settlement."""
    for date in clocks(subject):
        for bound in subject.spoken_of("date bound"):
            yield Asked(
                f"Will the {plain(date)} of {subject.names(date.of)} come {plain(bound)} "
                f"({bounding(subject, bound)})?",
                Goal(Comparison(Level(date), "<=", Level(bound)), frozenset([date])),
            )
        for other in subject.spoken_of("settlement date"):
            if set(other.of) != set(date.of):
                yield Asked(
                    f"Does the {plain(date)} of {subject.names(date.of)} wait for the settlement "
                    f"between {subject.names(other.of)}?",
                    Goal(Comparison(Level(date), ">=", Level(other)), frozenset([date])),
                )


def clocks(subject: Subject) -> list[Quantity]:
    """Return the dates of resumption and of meetings that anybody speaks of."""
    return [*subject.spoken_of("resumption date"), *subject.spoken_of("meeting date")]


def finds(subject: Subject) -> Iterator[Finding]:
    """Find the stated preconditions and who holds the key to each."""
    mine, others = set(clocks(subject)), set(subject.spoken_of("settlement date"))
    rows = []
    for said in subject.said:
        spoken = {level.quantity for level in levels(said.proposition)}
        keys = sorted((spoken & others) - mine)
        if said.hedge and spoken & mine and keys:
            holders = ", ".join(subject.names(key.of) for key in keys)
            rows.append(Row((subject.quoted(said), holders, "stated, so breakable"), cited(said)))
    if rows:
        yield Finding(
            "Preconditions",
            ("who says so", "who thereby holds the key", "how firm"),
            tuple(rows),
            "With a precondition talks resume at the later of two dates; without it never later.",
        )


def bounding(subject: Subject, bound: Quantity) -> str:
    """Say by whose word a bound is meant: a vague date is its speakers' own."""
    speaking = dict.fromkeys(
        holder
        for statement in subject.case.statements.values()
        if bound in quantities(statement.says)
        for holder in speakers(statement, subject.case)
    )
    whose = subject.names(tuple(speaking)) if speaking else "this case"
    return f"by the '{plain(bound)}' of {whose}"


def plain(quantity: Quantity) -> str:
    """Return a quantity's name as words, less that it is a date."""
    return quantity.name.replace("_", " ").removesuffix(" date")


QUESTION = Question(
    "Y7",
    "When can talks resume?",
    asks,
    finds,
    "quantities that measure a resumption, meeting or settlement date or a date bound, and "
    "statements that compare them",
)
