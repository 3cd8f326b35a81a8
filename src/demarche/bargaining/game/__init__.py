"""The case game: complete information, two parties; and the stochastic core of many parties.

Say what a case has in a `Negotiation` (`demarche.bargaining.game.moves` has the usual parts),
`build` its `CaseGame`, and ask for `bounds` on all subgame-perfect payoffs; `uniqueness` says
whether they are unique, and shows two equilibria if not; `equilibria` gives named selections.
"""

from demarche.bargaining.game.bounds import Payoff, PayoffBounds, Point, Range, bounds, bounds_many
from demarche.bargaining.game.build import build
from demarche.bargaining.game.casegame import END, Action, CaseGame, Stage
from demarche.bargaining.game.core import (
    Certificate,
    CoreBatch,
    CoreEquilibrium,
    StochasticCore,
    certify,
    solve_core,
    solve_cores,
    stationary_equilibria,
    stochastic_core,
)
from demarche.bargaining.game.markov import Selection, Selections, corners, equilibria
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
from demarche.bargaining.game.uniqueness import Uniqueness, uniqueness

__all__ = [
    "AFTER_REFUSAL",
    "ANY_STAGE",
    "END",
    "Action",
    "Breakdown",
    "CaseGame",
    "Certificate",
    "Confirmation",
    "CoreBatch",
    "CoreEquilibrium",
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
    "Selection",
    "Selections",
    "Stage",
    "StochasticCore",
    "Uniqueness",
    "bounds",
    "bounds_many",
    "build",
    "certify",
    "corners",
    "equilibria",
    "pie",
    "solve_core",
    "solve_cores",
    "stationary_equilibria",
    "stochastic_core",
    "uniqueness",
]
