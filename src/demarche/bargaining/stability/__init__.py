"""Stability in the graph model for conflict resolution.

Read ``form`` (states and moves), ``preference`` (rankings), ``concepts`` (the five definitions),
then the answers.
"""

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

__all__ = [
    "CONCEPTS",
    "Concept",
    "Conflict",
    "Deviation",
    "Option",
    "OptionForm",
    "PartialOrder",
    "Path",
    "Stability",
    "Standing",
    "Step",
    "TotalOrder",
    "better_equilibria",
    "compared",
    "load_conflict",
    "prioritized",
    "ranked",
    "stability",
    "standing",
    "total_order",
]
