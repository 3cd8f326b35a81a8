"""Y2: why did the same move work before and not now?

Structured, focused comparison of two episodes (George 1979): the same quantities at both times,
each difference with the sentence that tells it and the sign of its effect on what the move
achieves.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import Comparison, Level, Quantity
from demarche.questions.chain import chains
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import WALK_OUT, Subject
from demarche.questions.told import moved
from demarche.worlds.account import Said
from demarche.worlds.goal import Goal


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether a walk-out achieved less than the one before it."""
    for before, now in subject.repeated(WALK_OUT):
        for name in subject.measuring("potency"):
            potency = Quantity(name, (now.event.by[0], now.event.to[0]))
            yield Asked(
                f"Did walking away achieve less for {subject.names(now.event.by)} in {now.at} "
                f"than in {before.at}?",
                Goal(
                    Comparison(Level(potency, now.at), "<", Level(potency, before.at)),
                    frozenset([potency]),
                ),
                footnotes=(*before.told_by, *now.told_by),
            )


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every told difference between the two times, and how it bears on the move."""
    for before, now in subject.repeated(WALK_OUT):
        targets = [
            Quantity(name, (now.event.by[0], now.event.to[0]))
            for name in subject.measuring("potency")
        ]
        targets += [Quantity(name, now.event.to[:1]) for name in subject.measuring("waiting cost")]
        rows = [
            difference(subject, said, change, targets)
            for said in subject.said
            if said.hedge and (change := moved(said.proposition, before.at, now.at))
        ]
        yield Finding(
            f"Differences told between {before.at} and {now.at}",
            ("difference", "according to", "so, by stated couplings, it"),
            tuple(rows),
            "A difference that no sentence couples to the move explains nothing by itself.",
        )


def difference(
    subject: Subject, said: Said, change: tuple[Quantity, int], targets: list[Quantity]
) -> Row:
    """Return a told difference with what stated couplings make of it."""
    quantity, sign = change
    found = [(target, c) for target in targets for c in chains(subject, target, quantity)]
    effects = [
        f"{'raises' if chain.sign * sign > 0 else 'lowers'} {target} by {chain}"
        for target, chain in found
    ]
    told_by = [name for _, chain in found for name in chain.told_by]
    return Row(
        (
            f"{quantity} {'rose' if sign > 0 else 'fell'}",
            subject.by(said),
            "; ".join(effects) or "not said",
        ),
        tuple(dict.fromkeys((*cited(said), *told_by))),
    )


QUESTION = Question(
    "Y2",
    "Why did it work then and not now?",
    asks,
    finds,
    "two realised events of kind walk_out by the same party, and a quantity that measures potency",
)
