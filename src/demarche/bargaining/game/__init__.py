"""The case game: complete information, two parties, and the stochastic core of many."""

from demarche.bargaining.game.bounds import (
    Payoff,
    PayoffBounds,
    Point,
    Range,
    bounds,
    bounds_many,
)
from demarche.bargaining.game.build import build
from demarche.bargaining.game.casegame import END, Action, CaseGame, Stage
from demarche.bargaining.game.negotiation import (
    AFTER_REFUSAL,
    ANY_STAGE,
    Breakdown,
    Confirmation,
    Deal,
    Factor,
    Flow,
    Hazard,
    Initiative,
    Move,
    Negotiation,
    pie,
)

__all__ = [
    "AFTER_REFUSAL",
    "ANY_STAGE",
    "END",
    "Action",
    "Breakdown",
    "CaseGame",
    "Confirmation",
    "Deal",
    "Factor",
    "Flow",
    "Hazard",
    "Initiative",
    "Move",
    "Negotiation",
    "Payoff",
    "PayoffBounds",
    "Point",
    "Range",
    "Stage",
    "bounds",
    "bounds_many",
    "build",
    "pie",
]
