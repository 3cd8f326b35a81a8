"""What moves what, and who says so: stated, supposed, by the nature of a move, or by a model.

Besides couplings, three forms of a proposition carry a change on: a conditional between thresholds
(where coming means bringing something, more coming is more brought), a date that cannot come before
another, and two quantities that are one.  A comparison of a course of action with the one that it
replaces says what the course pushes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from demarche.bargaining.direction import named
from demarche.case.nouns import Case
from demarche.case.proposition import (
    And,
    Comparison,
    Constraint,
    Coupling,
    Effect,
    Implies,
    Level,
    Number,
    Or,
    Proposition,
    Quantity,
)
from demarche.questions.chain import asserted
from demarche.questions.moves.move import Move, Role
from demarche.questions.moves.seats import Seats
from demarche.questions.subject import Subject
from demarche.questions.told import moved
from demarche.worlds.account import Said

CLOCKS = ("resumption date", "meeting date", "settlement date")
"""Measures of dates that can wait for each other."""


EFFECTS: dict[int, Effect] = {1: "raises", -1: "lowers"}
"""The effect of each sign."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an arrow stands.

    Attributes
    ----------
    kind : {"statement", "assumption", "definition", "model"}
    id : str
        The statement, the assumption, the move or the model.
    why : str
        In words: a paraphrase, the analyst's reason, the nature of the move, the theory.
    """

    kind: Literal["statement", "assumption", "definition", "model"]
    id: str
    why: str


Arrows = Mapping[Coupling, tuple[Ground, ...]]
"""Couplings, each with all its grounds."""


@dataclass(frozen=True, slots=True)
class Lens:
    """A model that yields something from measured quantities.

    Attributes
    ----------
    model : str
        Its name in :data:`demarche.bargaining.direction.MODELS`, which declares the signs.
    yields : str
        What comes out for the first of two parties against the second.
    inputs : tuple
        Of each input its measure, whose it is, and the model's argument.
    """

    model: str
    yields: str
    inputs: tuple[tuple[str, tuple[Role, ...], str], ...]


HOLDING_OUT = "gain of holding out"
LENSES = (
    Lens(
        "hold_out_gain",
        HOLDING_OUT,
        (
            ("waiting cost", ("self",), "rate_1"),
            ("waiting cost", ("other",), "rate_2"),
            ("leakage", ("other",), "leak"),
        ),
    ),
    Lens(
        "alternating_offers_limit",
        "share of a deal",
        (("waiting cost", ("self",), "rate_1"), ("waiting cost", ("other",), "rate_2")),
    ),
)
"""What a position is worth, by models; the signs are theirs."""


def joined(*groups: Arrows) -> dict[Coupling, tuple[Ground, ...]]:
    """Return all arrows, with the grounds of each put together."""
    found: dict[Coupling, dict[Ground, None]] = {}
    for group in groups:
        for coupling, grounds in group.items():
            found.setdefault(coupling, {}).update(dict.fromkeys(grounds))
    return {coupling: tuple(grounds) for coupling, grounds in found.items()}


def told(subject: Subject, said: Iterable[Said]) -> Arrows:
    """Return the arrows that statements carry."""
    case = subject.case
    return joined(
        *(
            {coupling: (Ground("statement", one.id, case.statements[one.id].paraphrase),)}
            for one in said
            for coupling in carried(case, one.proposition)
        )
    )


def supposed(subject: Subject) -> Arrows:
    """Return the arrows that only an analyst's bridge carries."""
    return joined(
        *(
            {coupling: (Ground("assumption", noun.id, f"{noun.owner}: {noun.reason}"),)}
            for noun in subject.case.assumptions.values()
            if noun.enabled and noun.says is not None and noun.id not in subject.view.withdrawn
            for coupling in carried(subject.case, noun.says)
        )
    )


def defined(move: Move, seats: Seats) -> Arrows:
    """Return what a move pushes by what it is."""
    node = node_of(move, seats)
    return joined(
        *(
            {
                Coupling(node, EFFECTS[push.sign], quantity): (
                    Ground("definition", move.name, push.why),
                )
            }
            for push in move.pushes
            for quantity in seats.pushed(push)
        )
    )


def modelled(seats: Seats) -> Arrows:
    """Return what models make of the quantities of each two sides, by their declared signs."""
    return joined(
        *(arrow for view in seats.pairs() for lens in LENSES for arrow in read(lens, view))
    )


def read(lens: Lens, seats: Seats) -> Iterator[Arrows]:
    """Yield the arrows of a model of two parties, seen from the mover."""
    model = named(lens.model)
    out = Quantity(lens.yields, (seats.mover, seats.others[0]))
    for measure, roles, argument in lens.inputs:
        sign = model.direction(argument)
        for quantity in seats.measured(measure, roles):
            if sign:
                ground = Ground("model", model.name, model.theory)
                yield {Coupling(quantity, EFFECTS[sign], out): (ground,)}


def node_of(move: Move, seats: Seats) -> Quantity:
    """Return the move itself as a quantity: how far it is made."""
    if move.name in seats.subject.case.courses:
        return Quantity(move.name)
    return Quantity(move.name, (seats.mover, *seats.others))


def carried(case: Case, proposition: Proposition) -> Iterator[Coupling]:
    """Yield the arrows that a proposition carries."""
    yield from asserted(proposition)
    for course in case.courses.values():
        if course.instead_of and (change := moved(proposition, course.instead_of, course.id)):
            yield Coupling(Quantity(course.id), EFFECTS[change[1]], change[0])
    match proposition:
        case Implies(condition, consequence):
            for (cause, a), (effect, b) in product(thresholds(condition), thresholds(consequence)):
                yield Coupling(cause, EFFECTS[a * b], effect)
        case Comparison(Level(a, ""), ">=" | ">" | "=" as sign, Level(b, "")) if clocks(case, a, b):
            yield Coupling(b, "raises", a)
            if sign == "=":
                yield Coupling(a, "raises", b)


def thresholds(condition: Constraint) -> Iterator[tuple[Quantity, int]]:
    """Yield the quantities that a condition holds against a number, +1 where above it."""
    match condition:
        case Comparison(Level(quantity, _), ">" | ">=", Number()):
            yield quantity, 1
        case Comparison(Level(quantity, _), "<" | "<=", Number()):
            yield quantity, -1
        case And(parts) | Or(parts):
            for part in parts:
                yield from thresholds(part)


def clocks(case: Case, *quantities: Quantity) -> bool:
    """Say whether all of some quantities are dates that can wait for each other."""
    return all(case.quantities[q.name].measures in CLOCKS for q in quantities)
