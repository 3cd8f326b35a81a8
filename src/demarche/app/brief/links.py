"""What is said, or supposed, to raise and lower what; and where that runs in circles."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.app.brief.record import Circle, Influence
from demarche.app.words import Words
from demarche.case.nouns import Case, Statement
from demarche.case.proposition import Coupling, couplings
from demarche.worlds.influence import loops

MAX_CIRCLES = 12
"""Most loops that a brief holds, shortest first."""


def influences(case: Case, statements: Iterable[Statement], words: Words) -> tuple[Influence, ...]:
    """Return the couplings that are stated, then those that are only supposed."""
    return tuple(_grounded(case, statements, words).values())


def circles(case: Case, statements: Iterable[Statement], words: Words) -> tuple[Circle, ...]:
    """Return the loops of couplings, and whether an assumption closes them."""
    arrows = _grounded(case, statements, words)
    found = []
    for loop in loops(list(arrows), limit=MAX_CIRCLES):
        around = tuple(arrows[coupling] for coupling in loop.couplings)
        assumed = not all(arrow.statements for arrow in around)
        found.append(Circle("reinforcing" if loop.sign > 0 else "balancing", around, assumed))
    return tuple(found)


def _grounded(
    case: Case, statements: Iterable[Statement], words: Words
) -> dict[Coupling, Influence]:
    """Return each coupling as an influence, those that are stated first."""
    stated, supposed = _stated(statements), _supposed(case)
    return {
        arrow: Influence(
            words.quantity(arrow.source),
            arrow.effect,
            words.quantity(arrow.target),
            tuple(stated.get(arrow, ())),
            tuple(supposed.get(arrow, ())),
        )
        for arrow in dict.fromkeys([*stated, *supposed])
    }


def _stated(statements: Iterable[Statement]) -> dict[Coupling, list[str]]:
    found: dict[Coupling, list[str]] = {}
    for statement in statements:
        if statement.hedge:
            for arrow in couplings(statement.says):
                found.setdefault(arrow, []).append(statement.id)
    return found


def _supposed(case: Case) -> dict[Coupling, list[str]]:
    found: dict[Coupling, list[str]] = {}
    for name, noun in case.assumptions.items():
        if noun.enabled and noun.says is not None:
            for arrow in couplings(noun.says):
                found.setdefault(arrow, []).append(name)
    return found
