"""Stability in the graph model for conflict resolution.

Read ``form`` (states and moves), ``preference`` (rankings), ``concepts`` (the five definitions),
then the answers.
"""

from demarche.bargaining.stability.concepts import CONCEPTS, Concept, Stability, stability
from demarche.bargaining.stability.conflict import Conflict
from demarche.bargaining.stability.form import Option, OptionForm
from demarche.bargaining.stability.preference import (
    PartialOrder,
    TotalOrder,
    compared,
    prioritized,
    ranked,
    total_order,
)

__all__ = [
    "CONCEPTS",
    "Concept",
    "Conflict",
    "Option",
    "OptionForm",
    "PartialOrder",
    "Stability",
    "TotalOrder",
    "compared",
    "prioritized",
    "ranked",
    "stability",
    "total_order",
]
