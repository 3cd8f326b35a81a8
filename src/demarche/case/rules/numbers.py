"""No number without a reason: a sentence's, or an assumption with an owner and a range."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from demarche.case.document import Problem
from demarche.case.figures import figures
from demarche.case.nouns import Statement
from demarche.case.proposition import numbers
from demarche.case.rules.draft import Draft

FREE = frozenset(map(Fraction, (0, 1, 100)))
"""Numbers that need no reason: none, the whole, and the whole as a percentage."""


def numbers_of_statements(draft: Draft) -> Iterator[Problem]:
    """Report a number that does not stand in the words of the statement's evidence.

    It is judged by the texts that are at hand; where none is, that is noted.
    """
    for name, statement in draft.case.statements.items():
        wanted = {abs(number.value) for number in numbers(statement.says)} - FREE
        path = ("statements", name, "says")
        if wanted and draft.texts.at_hand.keys().isdisjoint(e.source for e in statement.evidence):
            listed = ", ".join(map(str, sorted(wanted)))
            yield draft.note(path, f"not judged, as no text of its evidence is at hand: {listed}")
            continue
        said = _figures(draft, statement)
        for value in sorted(wanted - said) if said is not None else ():
            yield draft.problem(
                path,
                f"the number {value} stands nowhere in the words of the evidence",
                hint="point the evidence at the words that say it, or put it into a box",
            )


def _figures(draft: Draft, statement: Statement) -> frozenset[Fraction] | None:
    """Return the numbers in the words at hand of a statement, or nothing if none are."""
    words = [draft.texts.words(evidence) for evidence in statement.evidence]
    found = [figures(text) for text in words if text is not None]
    return frozenset().union(*found) if found else None


def numbers_of_assumptions(draft: Draft) -> Iterator[Problem]:
    """Report a number in an assumption that is no box."""
    for name, assumption in draft.case.assumptions.items():
        path = ("assumptions", name)
        if assumption.says is not None and not draft.faulty(*path, "kind"):
            held = {abs(number.value) for number in numbers(assumption.says)} - FREE
            for value in sorted(held):
                yield draft.problem(
                    (*path, "says"),
                    f"a {assumption.kind} holds the number {value}; only a box may hold one",
                    hint="make it an assumption of kind 'box' with a range",
                )
        for key in ("range", "ranges") if assumption.kind != "box" else ():
            if getattr(assumption, key):
                what = f"a {assumption.kind} has a {key[:5]}; only a box has one"
                yield draft.problem((*path, key), what, hint=f"remove '{key}:', or say 'kind: box'")


def numbers_of_bounds(draft: Draft) -> Iterator[Problem]:
    """Report a bound of a quantity, other than 0, 1 and 100, without a note that says why."""
    for name, kind in draft.case.quantities.items():
        for key in ("at_least", "at_most"):
            bound = getattr(kind, key)
            if bound is not None and Fraction(bound) not in FREE and not kind.note:
                yield draft.problem(
                    ("quantities", name, key),
                    f"the bound {bound:g} of '{name}' has no reason",
                    hint="add a 'note:' that says why",
                )
