"""Y6: does the act press the third party that it is meant to press?

Coercion needs a mechanism (Schelling 1966): a chain of couplings from the act to a cost of its
target.  Where no sentence states one, the finding says so, and what stated couplings imply instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.nouns import Course
from demarche.case.proposition import Comparator, Comparison, Level, Quantity
from demarche.questions.chain import chains
from demarche.questions.question import Asked, Finding, Question, Row
from demarche.questions.subject import Subject
from demarche.worlds.goal import Goal

_EFFECTS: tuple[tuple[str, Comparator, str], ...] = (
    ("pressure", ">", "press"),
    ("help", "<", "cost the help of"),
)


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask of each course, for each enforcer, whether it presses it and whether it costs help."""
    for course in courses(subject):
        for party in subject.in_role("enforcer"):
            for measure, sign, effect in _EFFECTS:
                for name in subject.measuring(measure):
                    quantity = Quantity(name, (party,))
                    if quantity in subject.mentioned:
                        yield Asked(
                            f"If {in_a_sentence(course)}, does that {effect} "
                            f"{subject.name(party)}?",
                            Goal(
                                Comparison(
                                    Level(quantity, course.id),
                                    sign,
                                    Level(quantity, course.instead_of or ""),
                                ),
                                frozenset([quantity]),
                            ),
                        )


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every chain of stated couplings that ends in an enforcer's cost or help."""
    rows = []
    for party in subject.in_role("enforcer"):
        for measure, *_ in _EFFECTS:
            for name in subject.measuring(measure):
                target = Quantity(name, (party,))
                if target not in subject.mentioned:
                    continue
                found = chains(subject, target)
                for chain in found:
                    effect = "raises" if chain.sign > 0 else "lowers"
                    rows.append(Row((str(target), str(chain), effect), chain.told_by))
                if not found:
                    rows.append(Row((str(target), "no stated chain leads to it", "–")))
    if courses(subject) and rows:
        yield Finding(
            "Stated chains to what the enforcer bears or gives",
            ("what", "chain", "effect"),
            tuple(rows),
        )


def in_a_sentence(course: Course) -> str:
    """Return what a course means, its opening article in lower case; names keep their capital."""
    first, _, rest = course.meaning.partition(" ")
    return f"{first.lower() if first in ('The', 'A', 'An') else first} {rest}".strip()


def courses(subject: Subject) -> list[Course]:
    """Return the courses of action that stand instead of another."""
    return [course for course in subject.case.courses.values() if course.instead_of]


QUESTION = Question(
    "Y6",
    "Does the act press the third party?",
    asks,
    finds,
    "a course of action with 'instead_of', a party with the role enforcer, and quantities that "
    "measure its pressure or help",
)
