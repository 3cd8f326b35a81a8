"""Textbook negotiations, declared as a case declares them."""

from __future__ import annotations

import math
from typing import Any

from demarche.bargaining.game import (
    AFTER_REFUSAL,
    Flow,
    Move,
    Negotiation,
    PayoffBounds,
    Stage,
    bounds,
    build,
    pie,
)


def alternating(first: float, second: float, **declared: Any) -> Negotiation:
    """Alternating offers over a pie of 1 with these discount factors per period."""
    rates = (-math.log(first), -math.log(second))
    return Negotiation(("A", "B"), rates, dt=1.0, deals=(pie(1.0),), alternating=True, **declared)


def responder_exit(discount: float, outside: float) -> Negotiation:
    """B may leave for an outside option after refusing an offer."""
    leave = Move("leave", "B", (Stage.REPLY,), (0.0, outside), ends=True)
    return alternating(discount, discount, moves=(leave,))


def rebuffed_exit(discount: float, outside: float) -> Negotiation:
    """B may leave for an outside option only after its own offer was refused."""
    leave = Move("leave", "B", (Stage.REBUFF,), (0.0, outside), ends=True)
    return alternating(discount, discount, moves=(leave,))


def either_exit(discount: float, outside: float) -> Negotiation:
    """Both may leave after any refusal, for the same outside option each."""
    leave = [Move("leave", p, AFTER_REFUSAL, (outside, outside), ends=True) for p in "AB"]
    return alternating(discount, discount, moves=tuple(leave))


def strike(discount: float, wage: float) -> Negotiation:
    """A works at the old wage while there is no deal, or strikes for a period after a refusal."""
    period = 1 - discount
    lost = (-wage * period, -(1 - wage) * period)
    rate = -math.log(discount)
    return alternating(
        discount,
        discount,
        flows=(Flow("A", wage * rate), Flow("B", (1 - wage) * rate)),
        moves=(Move("strike", "A", AFTER_REFUSAL, lost),),
    )


def first_mover(negotiation: Negotiation) -> tuple[float, float, PayoffBounds]:
    """Return the bounds of A's payoff where A moves first."""
    found = bounds(build(negotiation))
    return found.lower[0, 0], found.upper[0, 0], found
