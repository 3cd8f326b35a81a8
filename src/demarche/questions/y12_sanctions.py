"""Y12: is the pressure biting?

Partial leakage is neither none nor all; an effect is no success; and figures have to cohere before
they prove anything.  A weighted mean of the changes of two flows lies between them, so a total says
something about the weights.  A figure for a span cannot test a change inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from demarche.case.grammar import parse
from demarche.case.nouns import Statement
from demarche.case.proposition import (
    Comparison,
    Constraint,
    Level,
    couplings,
    is_constraint,
    levels,
)
from demarche.questions.question import Asked, Finding, Question, Row
from demarche.questions.subject import Subject
from demarche.questions.y13_disagreements import change_of, words
from demarche.worlds.evaluate import value
from demarche.worlds.goal import Goal
from demarche.worlds.oracle import Oracle
from demarche.worlds.reasons import explore

FIGURES = ("change of a flow", "trade share", "leakage")
"""What figures measure."""

_TESTED = ("pressure", "firmness")


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether pressure is felt at all, and whether leakage is some but not all."""
    for measure, text in (
        ("pressure", "under pressure"),
        ("leakage", "able to evade some of it"),
    ):
        for quantity in subject.spoken_of(measure):
            for at in sorted(spoken_at(subject, quantity.name, quantity.of)):
                level = Level(quantity, at)
                yield Asked(
                    f"Is {subject.names(quantity.of)} {text} in {at}?",
                    Goal(above(level, 0), frozenset([quantity])),
                )
                if measure == "leakage":
                    yield Asked(
                        f"Can {subject.names(quantity.of)} evade all of it in {at}?",
                        Goal(at_least_one(level), frozenset([quantity])),
                    )


def spoken_at(subject: Subject, name: str, of: tuple[str, ...]) -> set[str]:
    """Return the dated times at which a statement of the case speaks of a quantity."""
    return {
        level.at
        for statement in subject.case.statements.values()
        for level in levels(statement.says)
        if (level.quantity.name, level.quantity.of) == (name, of) and subject.when(level.at)
    }


def above(level: Level, bound: int) -> Constraint:
    """Return that a level is above a whole number."""
    shape = parse(f"x > {bound}")
    assert isinstance(shape, Comparison)
    return Comparison(level, ">", shape.right)


def at_least_one(level: Level) -> Constraint:
    """Return that a share is the whole."""
    shape = parse("x >= 1")
    assert isinstance(shape, Comparison)
    return Comparison(level, ">=", shape.right)


def finds(subject: Subject) -> Iterator[Finding]:
    """Find whether the figures cohere, what they imply, and what they cannot test."""
    names = {name for measure in FIGURES for name in subject.measuring(measure)}
    figures = [
        s
        for s in subject.statements
        if s.hedge
        and is_constraint(s.says)
        and not any(couplings(s.says))
        and any(level.quantity.name in names for level in levels(s.says))
    ]
    if figures:
        yield Finding(
            "The figures, and whether they cohere",
            ("figure", "in our words", "implies"),
            tuple(Row((str(s.says), words(subject, s), implied(s)), (s.id,)) for s in figures),
            coherence(subject, figures),
        )
    untested = list(untestable(subject, figures))
    if untested:
        yield Finding(
            "What the figures cannot test",
            ("change told", "figure for", "why"),
            tuple(untested),
        )


def coherence(subject: Subject, figures: list[Statement]) -> str:
    """Say whether all figures can hold together, and if not which cannot."""
    oracle: Oracle[str] = Oracle(subject.bounds(figures))
    soft = 0
    for statement in figures:
        soft |= oracle.add(statement.id, statement.says)  # type: ignore[arg-type]
    cores = explore(oracle, soft).cores
    if not cores:
        return "All these figures can hold together."
    clashes = ("; ".join(oracle.members(core)) for core in cores)
    return f"Impossible together: {' | '.join(clashes)}."


def implied(statement: Statement) -> str:
    """Return the bound that a linear figure sets on the one quantity that it mentions."""
    match statement.says:
        case Comparison(left, sign, right) if len(set(levels(statement.says))) == 1:
            (level,) = set(levels(statement.says))
            at_zero, at_one, at_two = (
                value(left, {level: Fraction(x)}) - value(right, {level: Fraction(x)})
                for x in (0, 1, 2)
            )
            slope = at_one - at_zero
            if slope == 0 or at_two - at_one != slope or isinstance(left, Level):
                return "–"
            bound = -at_zero / slope
            turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(sign, sign)
            return f"{level} {sign if slope > 0 else turned} {bound} = {float(bound):.2%}"
    return "–"


def untestable(subject: Subject, figures: list[Statement]) -> Iterator[Row]:
    """Yield told changes that fall within, or after, the span of a figure."""
    names = {name for measure in _TESTED for name in subject.measuring(measure)}
    spans = {
        level.at: s.id
        for s in figures
        for level in levels(s.says)
        if level.at and subject.when(level.at)
    }
    for statement in subject.statements:
        changed = change_of(statement)
        if changed is None or changed.name not in names or not statement.hedge:
            continue
        times = [subject.when(level.at) for level in levels(statement.says)]
        dated = sorted(when for when in times if when is not None)
        for span, figure in spans.items():
            whole = subject.when(span)
            if len(dated) == 2 and whole is not None and whole.days > dated[0].days:
                inside = dated[0] in whole
                why = "one level for the span says nothing of a change " + (
                    "that begins inside it" if inside else "outside it"
                )
                yield Row((words(subject, statement), span, why), (statement.id, figure))


QUESTION = Question(
    "Y12",
    "Is the pressure biting?",
    asks,
    finds,
    "quantities that measure pressure, leakage, a trade share or the change of a flow, and "
    "statements with their figures",
)
