"""Y6: does the act press the third party that it is meant to press?

Coercion needs a mechanism (Schelling 1966): a chain of couplings from the act to a cost of its
target.  Where no sentence states one, the finding says so, and what stated couplings imply instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.nouns import Course
from demarche.case.proposition import Comparison, Level, Quantity
from demarche.questions.question import Asked, Finding, Question, Row
from demarche.questions.subject import Subject
from demarche.questions.y02_then_and_now import path_sign, stated_couplings
from demarche.worlds.goal import Goal
from demarche.worlds.influence import paths


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask of each course, for each enforcer, whether it presses it and whether it costs help."""
    for course in courses(subject):
        for party in enforcers(subject):
            for measure, sign, effect in (
                ("pressure", ">", "raise the pressure on"),
                ("help", "<", "cost the help of"),
            ):
                for name in subject.measuring(measure):
                    quantity = Quantity(name, (party,))
                    if quantity in subject.mentioned:
                        yield Asked(
                            f"Does it {effect} {subject.name(party)}? ({course.meaning})",
                            Goal(
                                Comparison(
                                    Level(quantity, course.id),
                                    sign,  # type: ignore[arg-type]
                                    Level(quantity, course.instead_of or ""),
                                ),
                                frozenset([quantity]),
                            ),
                        )


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every chain of stated couplings that ends in an enforcer's cost or help."""
    arrows = stated_couplings(subject)
    sources = sorted({arrow.source for arrow in arrows})
    rows = []
    for party in enforcers(subject):
        for measure in ("pressure", "help"):
            for name in subject.measuring(measure):
                target = Quantity(name, (party,))
                if target not in subject.mentioned:
                    continue
                found = [p for source in sources for p in paths(source, target, arrows)]
                for path in found:
                    effect = "raises" if path_sign(path) > 0 else "lowers"
                    chain = " → ".join([str(path[0].source), *(str(c.target) for c in path)])
                    rows.append(Row((str(target), chain, effect), said(subject, path)))
                if not found:
                    rows.append(Row((str(target), "no stated chain leads to it", "–")))
    if courses(subject) and rows:
        yield Finding(
            "Stated chains to what the enforcer bears or gives",
            ("what", "chain", "effect"),
            tuple(rows),
        )


def said(subject: Subject, path: tuple[object, ...]) -> tuple[str, ...]:
    """Return the statements that assert the couplings of a path."""
    return tuple(s.id for s in subject.statements if s.says in path and s.hedge)


def courses(subject: Subject) -> list[Course]:
    """Return the courses of action that stand instead of another."""
    return [course for course in subject.case.courses.values() if course.instead_of]


def enforcers(subject: Subject) -> list[str]:
    """Return the parties on which others rely to enforce."""
    return list(
        dict.fromkeys(
            party
            for negotiation in subject.case.negotiations.values()
            for party, role in negotiation.roles.items()
            if role == "enforcer"
        )
    )


QUESTION = Question(
    "Y6",
    "Does the act press the third party?",
    asks,
    finds,
    "a course of action with 'instead_of', a party with the role enforcer, and quantities that "
    "measure its pressure or help",
)
