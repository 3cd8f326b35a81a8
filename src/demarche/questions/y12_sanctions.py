"""Y12: is the pressure biting?

Partial leakage is neither none nor all; an effect is no success; and figures have to cohere before
they prove anything.  A weighted mean of the changes of two flows lies between them, so a total says
something about the weights.  A figure for a span cannot test a change inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

import numpy as np

from demarche.bargaining.models.trade_share import cover_change
from demarche.case.proposition import (
    Comparison,
    Level,
    Number,
    Proposition,
    Quantity,
    couplings,
    is_constraint,
    levels,
)
from demarche.questions import flow
from demarche.questions.conflict import conflicts
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import Subject
from demarche.questions.theory import moves
from demarche.questions.told import change_told
from demarche.worlds.account import Said
from demarche.worlds.evaluate import value
from demarche.worlds.goal import Goal

FIGURES = ("flow", "change of a flow", "trade share", "leakage")
"""What figures measure."""

NONE, WHOLE = Number(Fraction(0)), Number(Fraction(1))
HALF = Fraction(1, 2)


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
                    Goal(Comparison(level, ">", NONE), frozenset([quantity])),
                )
                if measure == "leakage":
                    yield Asked(
                        f"Can {subject.names(quantity.of)} evade all of it in {at}?",
                        Goal(Comparison(level, ">=", WHOLE), frozenset([quantity])),
                    )


def spoken_at(subject: Subject, name: str, of: tuple[str, ...]) -> set[str]:
    """Return the dated times at which a statement of the case speaks of a quantity."""
    return {
        level.at
        for statement in subject.case.statements.values()
        for level in levels(statement.says)
        if (level.quantity.name, level.quantity.of) == (name, of) and subject.when(level.at)
    }


def finds(subject: Subject) -> Iterator[Finding]:
    """Find whether the figures cohere, what they imply, and what they cannot test."""
    names = {name for measure in FIGURES for name in subject.measuring(measure)}
    figures = [
        s
        for s in subject.said
        if s.hedge
        and is_constraint(s.proposition)
        and not any(couplings(s.proposition))
        and any(level.quantity.name in names for level in levels(s.proposition))
    ]
    if figures:
        yield Finding(
            "The figures, and whether they cohere",
            ("figure", "in our words", "implies"),
            tuple(
                Row((str(s.proposition), subject.quoted(s), implied(s.proposition)), cited(s))
                for s in figures
            ),
            coherence(subject, figures),
        )
    covers = tuple(covered(subject, figures))
    if covers:
        yield Finding(
            "What one flow still covers of another",
            ("flow", "against", "its cover is, of what it was"),
            covers,
        )
    yield from flow.findings(subject)
    pivots = tuple(pivotal(subject, figures))
    if pivots:
        yield Finding(
            "On whom enforcement hangs",
            ("partner", "according to", "because", "so, other things equal"),
            pivots,
        )
    untested = list(untestable(subject, figures))
    if untested:
        yield Finding(
            "What the figures cannot test",
            ("change told", "figure for", "why"),
            tuple(untested),
        )


def covered(subject: Subject, figures: list[Said]) -> Iterator[Row]:
    """Yield how far the cover of a flow by another that fell more has changed, between two."""
    changes = [
        (said, change.left, change.right.value)
        for said in figures
        if isinstance(change := said.proposition, Comparison)
        and change.comparator == "="
        and isinstance(change.left, Level)
        and isinstance(change.right, Number)
        and change.right.value > -1
        and subject.case.quantities[change.left.quantity.name].measures == "change of a flow"
    ]
    for (one, first, fell), (other, second, less) in permutations(changes, 2):
        same = (first.quantity.of, first.at) == (second.quantity.of, second.at)
        if same and first.quantity != second.quantity and fell < less:
            cover = float(cover_change(np.float64(fell), np.float64(less)))
            yield Row(
                (str(one.proposition), str(other.proposition), f"{cover:.1%}"),
                cited(one, other),
            )


def pivotal(subject: Subject, figures: list[Said]) -> Iterator[Row]:
    """Yield the partners with more than half of somebody's trade: they outweigh all others."""
    for said in figures:
        match said.proposition:
            case Comparison(Level(Quantity(name, (party, partner)), _), sign, Number(share)) if (
                subject.case.quantities[name].measures == "trade share"
                and (share > HALF or (share == HALF and sign == ">"))
                and sign in (">", ">=", "=")
            ):
                yield Row(
                    (
                        subject.name(partner),
                        subject.by(said),
                        f"most of what {subject.name(party)} trades is with it, so it outweighs "
                        "all others together",
                        f"the larger its share, {moves('partner_pressure', 'share', 1)}",
                    ),
                    cited(said),
                )


def coherence(subject: Subject, figures: list[Said]) -> str:
    """Say whether all figures can hold together, and if not which cannot."""
    clashes = conflicts(subject, figures)
    if not clashes:
        return "All these figures can hold together."
    return f"Impossible together: {' | '.join('; '.join(cited(*clash)) for clash in clashes)}."


def implied(figure: Proposition) -> str:
    """Return the bound that a linear figure sets on the one quantity that it mentions.

    Examples
    --------
    >>> from demarche.case.grammar import parse
    >>> implied(parse("88 * share + 39 * (1 - share) > 50"))
    'share > 11/49 = 22.45%'
    """
    match figure:
        case Comparison(left, sign, right) if len(set(levels(figure))) == 1:
            (level,) = set(levels(figure))
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


def untestable(subject: Subject, figures: list[Said]) -> Iterator[Row]:
    """Yield told changes that a figure for a span cannot test: they begin inside or after it."""
    names = {name for measure in flow.TESTED for name in subject.measuring(measure)}
    spans: dict[str, list[Said]] = {}
    for figure in figures:
        for at in {level.at for level in levels(figure.proposition) if subject.when(level.at)}:
            spans.setdefault(at, []).append(figure)
    for said in subject.said:
        changed = change_told(said.proposition)
        if changed is None or changed.name not in names or not said.hedge:
            continue
        times = (subject.when(level.at) for level in levels(said.proposition))
        dated = sorted(when for when in times if when is not None)
        for at, told in spans.items():
            whole = subject.when(at)
            if len(dated) == 2 and whole is not None and whole.days > dated[0].days:
                inside = dated[0] in whole
                why = "one level for the span says nothing of a change " + (
                    "that begins inside it" if inside else "outside it"
                )
                yield Row((subject.quoted(said), at, why), cited(said, *told))


QUESTION = Question(
    "Y12",
    "Is the pressure biting?",
    asks,
    finds,
    "quantities that measure pressure, leakage, a trade share, a flow or its change, and "
    "statements with their figures",
)
