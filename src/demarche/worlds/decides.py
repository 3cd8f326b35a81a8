"""What would decide an open question: single comparisons, quantities and assumptions.

Each candidate is settled in every way that the account leaves open, and the goal asked again.  What
settles it whichever way it turns out comes first; then what settles it one way; assumptions, which
nobody observes, last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from demarche.case.proposition import (
    Comparator,
    Comparison,
    Constraint,
    Level,
    Number,
    Quantity,
    levels,
    walk,
)
from demarche.worlds.account import Account
from demarche.worlds.answer import Forced, judge
from demarche.worlds.theory import DENIAL, GOAL, Theory
from demarche.worlds.witness import Twins

MAX_COMPARISONS = 200
"""Most comparisons that are tried, those of pivotal quantities first."""

_OUTCOMES: tuple[Comparator, ...] = ("<", "=", ">")


@dataclass(frozen=True, slots=True)
class Decider:
    """Something single whose settling bears on a goal.

    Attributes
    ----------
    kind : {"comparison", "quantity", "assumption"}
    what : str
        The two sides of the comparison, the quantity, or the assumption, in words.
    settles : bool
        Whether the goal is settled whichever way it turns out; for an assumption, whether it
        settles the goal by itself.
    outcomes : tuple of (str, Forced or None)
        For each way that a comparison may turn out, what it forces; for an assumption, each answer
        that it helps to; empty for a quantity, whose level may be any.
    pivotal : bool
        Whether it is about a pivotal quantity.
    """

    kind: Literal["comparison", "quantity", "assumption"]
    what: str
    settles: bool
    outcomes: tuple[tuple[str, Forced | None], ...]
    pivotal: bool


def deciders(theory: Theory, account: Account) -> tuple[Decider, ...]:
    """Return what would decide a goal that an account leaves open, most decisive first.

    Parameters
    ----------
    theory : Theory
    account : Account

    Returns
    -------
    tuple of Decider
        None where the statements settle the goal or contradict each other.

    Raises
    ------
    LimitReached
        If the solver gives up.
    """
    if judge(theory, account).word not in ("silent", "undetermined"):
        return ()
    said = [s.id for s in account.constraining if s.id in theory.statements]
    mask = theory.mask(theory.bearing(said))
    found = [
        *_comparisons(theory, mask),
        *_quantities(theory, account),
        *_assumptions(theory, account),
    ]
    return tuple(sorted(found, key=_most_decisive))


def _most_decisive(decider: Decider) -> tuple[bool, bool, bool, int, str]:
    forced = sum(outcome is not None for _, outcome in decider.outcomes)
    assumed = decider.kind == "assumption"
    return assumed, not decider.settles, not decider.pivotal, -forced, decider.what


def _comparisons(theory: Theory, mask: int) -> Iterator[Decider]:
    """Yield the comparisons of two levels, or of a level and a number, that settle the goal."""
    asked = set(levels(theory.goal.proposition))
    for left, right in _compared(theory, mask):
        if asked.issubset(_levels(left, right)):
            continue
        outcomes = tuple(
            (f"{left} {sign} {right}", _forced(theory, mask, Comparison(left, sign, right)))
            for sign in _OUTCOMES
            if theory.oracle.satisfiable(mask | theory.bit(Comparison(left, sign, right)))
        )
        if len(outcomes) > 1 and any(forced for _, forced in outcomes):
            yield Decider(
                "comparison",
                f"{left} against {right}",
                all(forced for _, forced in outcomes),
                outcomes,
                not theory.goal.pivotal.isdisjoint(q.quantity for q in _levels(left, right)),
            )


def _compared(theory: Theory, mask: int) -> list[tuple[Level, Level | Number]]:
    """Return the comparisons worth asking: of one quantity at two times, and those spoken of."""
    constraints = [theory.goal.proposition, *theory.goal.given]
    constraints += [theory.statements[i] for i in theory.oracle.members(mask) if isinstance(i, str)]
    constraints += [theory.bridges[b] for b in theory.bearing(theory.bridges)]
    spoken = dict.fromkeys(x for constraint in constraints for x in levels(constraint))
    pairs = dict.fromkeys(_spoken(constraints))
    by_quantity = combinations(sorted(spoken), 2)
    pairs |= dict.fromkeys((a, b) for a, b in by_quantity if a.quantity == b.quantity)
    pivotal = theory.goal.pivotal
    ranked = sorted(pairs, key=lambda pair: pivotal.isdisjoint(x.quantity for x in _levels(*pair)))
    return ranked[:MAX_COMPARISONS]


def _spoken(constraints: Iterable[Constraint]) -> Iterator[tuple[Level, Level | Number]]:
    """Yield the two sides of every plain comparison in some constraints."""
    for constraint in constraints:
        for node in walk(constraint):
            match node:
                case Comparison(Level() as left, _, Level() | Number() as right):
                    if isinstance(right, Number) or left < right:
                        yield left, right
                    elif right < left:
                        yield right, left
                case _:
                    pass


def _levels(*terms: Level | Number) -> list[Level]:
    return [term for term in terms if isinstance(term, Level)]


def _forced(theory: Theory, mask: int, supposed: Comparison) -> Forced | None:
    """Return what a supposition makes the account force, through the lens."""
    mask |= theory.bit(supposed)
    lens = theory.goal.lens
    if lens != "necessary" and not theory.oracle.satisfiable(mask | theory.bit(DENIAL)):
        return "entailed"
    if lens != "sufficient" and not theory.oracle.satisfiable(mask | theory.bit(GOAL)):
        return "excluded"
    return None


def _quantities(theory: Theory, account: Account) -> Iterator[Decider]:
    """Yield the quantities whose levels settle the goal, or which can flip it alone."""
    twins = Twins(theory, account)
    if not twins.oracle.satisfiable(0):
        return
    asked = {level.quantity for level in levels(theory.goal.proposition)}
    by_quantity: dict[Quantity, int] = {}
    for level in twins.oracle.members(twins.inputs):
        if isinstance(level, Level) and asked != {level.quantity}:
            bit = twins.oracle.bit(level)
            by_quantity[level.quantity] = by_quantity.get(level.quantity, 0) | bit
    for quantity, own in by_quantity.items():
        settles = not twins.oracle.satisfiable(own)
        if settles or twins.oracle.satisfiable(twins.inputs & ~own):
            yield Decider("quantity", str(quantity), settles, (), quantity in theory.goal.pivotal)


def _assumptions(theory: Theory, account: Account) -> Iterator[Decider]:
    """Yield the assumptions that take part in a reason, with the answers that they help to."""
    reasons = [r for r in judge(theory, account).reasons if r.assumptions]
    for name in sorted({a.name for r in reasons for a in r.assumptions}):
        using = [r for r in reasons if name in r.members]
        sides = sorted({r.forces for r in using})
        about = {a.quantity for r in using for a in r.assumptions if a.name == name}
        yield Decider(
            "assumption",
            name,
            len(sides) == 1 and any(len(r.assumptions) == 1 for r in using),
            tuple((name, side) for side in sides),
            not theory.goal.pivotal.isdisjoint(q for q in about if q),
        )
