"""When: time expressions, each with the days that it may mean."""

from __future__ import annotations

from demarche.reading.when.meaning import Basis, TimeKind
from demarche.reading.when.point import Unit
from demarche.reading.when.times import (
    Bound,
    Certainty,
    TimeExpression,
    possible_publication,
    times,
)

__all__ = [
    "Basis",
    "Bound",
    "Certainty",
    "TimeExpression",
    "TimeKind",
    "Unit",
    "possible_publication",
    "times",
]
