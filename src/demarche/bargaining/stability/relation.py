"""Relations between states as Boolean matrices, ``relation[x, y]``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Relation = NDArray[np.bool_]


def product(a: Relation, b: Relation) -> Relation:
    """Return the product: x is related to z if some y has ``a[x, y]`` and ``b[y, z]``."""
    return np.asarray(a.astype(np.float32) @ b.astype(np.float32) > 0)


def closure(relation: Relation) -> Relation:
    """Return the transitive closure.

    Examples
    --------
    >>> chain = np.eye(3, k=1, dtype=bool)
    >>> closure(chain).astype(int).tolist()
    [[0, 1, 1], [0, 0, 1], [0, 0, 0]]
    """
    while True:
        further = relation | product(relation, relation)
        if (further == relation).all():
            return relation
        relation = further
