"""Y3: who has leverage, and since when?

Ordinal, by account, level apart from change: somebody may be weak and yet stronger than before.
Leverage rests on who loses more by waiting (Rubinstein 1982; "the principle of least interest",
Waller 1938), so the question asks of each party whether what it loses, feels or holds changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from demarche.case.proposition import Comparison, Level, Quantity, levels
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import Subject
from demarche.questions.told import change_told, level_told
from demarche.worlds.goal import Goal

MEASURES = ("waiting cost", "pressure", "position", "weakness", "wish", "firmness")
"""What leverage is told in."""

_WHOSE = {"waiting cost": "of", "pressure": "on", "position": "of"}


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask of each party to a negotiation whether its cost, pressure or position fell."""
    for measure in _WHOSE:
        for quantity in subject.spoken_of(measure):
            for before, now in pairwise(moments(subject, quantity)):
                yield Asked(
                    f"Did the {measure} {_WHOSE[measure]} {subject.names(quantity.of)} fall "
                    f"between {before} and {now}?",
                    Goal(
                        Comparison(Level(quantity, now), "<", Level(quantity, before)),
                        frozenset([quantity]),
                    ),
                )


def moments(subject: Subject, quantity: Quantity) -> list[str]:
    """Return the dated times at which anybody speaks of a quantity, earliest first."""
    propositions = [s.says for s in subject.case.statements.values()]
    propositions += [a.says for a in subject.case.assumptions.values() if a.says is not None]
    spoken = {
        level.at
        for proposition in propositions
        for level in levels(proposition)
        if level.quantity == quantity
    }
    dated = sorted((when, at) for at in spoken if (when := subject.when(at)) is not None)
    return [at for _, at in dated]


def finds(subject: Subject) -> Iterator[Finding]:
    """Find what each account tells of leverage, levels apart from changes."""
    names = {name for measure in MEASURES for name in subject.measuring(measure)}
    rows = []
    for account in subject.accounts.values():
        for said in account.said:
            level, change = level_told(said.proposition), change_told(said.proposition)
            told = level or change
            if told is not None and told.name in names and said.hedge:
                times = " to ".join(sorted({at.at for at in levels(said.proposition) if at.at}))
                rows.append(
                    Row(
                        (
                            subject.name(account.name),
                            str(told),
                            "level" if level else "change",
                            times,
                            str(said.hedge),
                            subject.case.statements[said.id].paraphrase,
                        ),
                        cited(said),
                    )
                )
    if rows:
        yield Finding(
            "What each account tells of leverage",
            ("account", "quantity", "level or change", "when", "as worded", "in our words"),
            tuple(sorted(rows, key=lambda row: (row.cells[1], row.cells[3], row.cells[2]))),
            "A level and a change do not contradict each other, and nothing is averaged.",
        )


QUESTION = Question(
    "Y3",
    "Who has leverage, and since when?",
    asks,
    finds,
    "quantities that measure waiting cost, pressure, position, weakness, wish or firmness, and "
    "statements of their levels or changes",
)
