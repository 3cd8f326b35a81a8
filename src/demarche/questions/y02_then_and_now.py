"""Y2: why did the same move work before and not now?

Structured, focused comparison of two episodes (George 1979): the same quantities at both times,
each difference with the sentence that tells it and the sign of its effect on what the move
achieves.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.proposition import Comparison, Coupling, Level, Quantity, couplings
from demarche.questions.question import Asked, Finding, Question, Row
from demarche.questions.subject import Subject
from demarche.questions.y01_walking_away import repeated
from demarche.worlds.goal import Goal
from demarche.worlds.influence import SIGNS, paths


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether a walk-out achieved less than the one before it."""
    for before, now in repeated(subject):
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
    for before, now in repeated(subject):
        rows = []
        targets = [
            Quantity(name, (now.event.by[0], now.event.to[0]))
            for name in subject.measuring("potency")
        ]
        targets += [Quantity(name, now.event.to[:1]) for name in subject.measuring("waiting cost")]
        arrows = stated_couplings(subject)
        for statement in subject.statements:
            change = told_change(statement.says, before.at, now.at)
            if change is None or not statement.hedge:
                continue
            quantity, sign = change
            effects = [
                f"{'raises' if path_sign(path) * sign > 0 else 'lowers'} {target}"
                for target in targets
                for path in paths(quantity, target, arrows)
            ]
            moved = "rose" if sign > 0 else "fell"
            rows.append(
                Row(
                    (f"{quantity} {moved}", str(statement.hedge), "; ".join(effects) or "not said"),
                    (statement.id,),
                )
            )
        yield Finding(
            f"Differences told between {before.at} and {now.at}",
            ("difference", "as worded", "so, by stated couplings, it"),
            tuple(rows),
            "A difference that no sentence couples to the move explains nothing by itself.",
        )


def stated_couplings(subject: Subject) -> list[Coupling]:
    """Return every coupling that a statement of the view asserts."""
    return [c for s in subject.statements if s.hedge for c in couplings(s.says)]


def path_sign(path: tuple[Coupling, ...]) -> int:
    """Return the product of the signs along a path."""
    sign = 1
    for coupling in path:
        sign *= SIGNS[coupling.effect]
    return sign


def told_change(proposition: object, before: str, now: str) -> tuple[Quantity, int] | None:
    """Return the quantity that a comparison says to have moved between two times, and which way."""
    match proposition:
        case Comparison(Level(a, s), "<" | ">" as sign, Level(b, t)) if a == b:
            if (s, t) == (before, now):
                return a, 1 if sign == "<" else -1
            if (s, t) == (now, before):
                return a, 1 if sign == ">" else -1
    return None


QUESTION = Question(
    "Y2",
    "Why did it work then and not now?",
    asks,
    finds,
    "two realised events of kind walk_out by the same party, and a quantity that measures potency",
)
