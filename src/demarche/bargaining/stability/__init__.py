"""Stability in the graph model for conflict resolution.

Read ``form`` (states and moves), ``preference`` (rankings), ``concepts`` (the five definitions),
then the answers.
"""

from demarche.bargaining.stability.admitted import Admitted, Decisive, admitted
from demarche.bargaining.stability.changes import Remedy, remedies
from demarche.bargaining.stability.coalitions import (
    COALITION_CONCEPTS,
    CoalitionStability,
    coalition_stability,
    upsetting_coalitions,
)
from demarche.bargaining.stability.concepts import CONCEPTS, Concept, Stability, stability
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import Option, OptionForm
from demarche.bargaining.stability.option_file import load_conflict
from demarche.bargaining.stability.paths import Path, better_equilibria
from demarche.bargaining.stability.preference import (
    PartialOrder,
    TotalOrder,
    compared,
    prioritized,
    ranked,
    total_order,
)
from demarche.bargaining.stability.standing import Deviation, Standing, Step, standing
from demarche.bargaining.stability.verdict import Comparison

__all__ = [
    "COALITION_CONCEPTS",
    "CONCEPTS",
    "Admitted",
    "CoalitionStability",
    "Comparison",
    "Concept",
    "Conflict",
    "Decisive",
    "Deviation",
    "Option",
    "OptionForm",
    "PartialOrder",
    "Path",
    "Remedy",
    "Stability",
    "Standing",
    "Step",
    "TotalOrder",
    "admitted",
    "better_equilibria",
    "coalition_stability",
    "compared",
    "load_conflict",
    "prioritized",
    "ranked",
    "remedies",
    "stability",
    "standing",
    "total_order",
    "upsetting_coalitions",
]
