"""Log-rolling: each party yields on the issue that it values less.

Two divisible issues; each party's weights add up to one.  Settled one at a time, equal
strength halves each issue and both get one half.  Settled together, equal strength picks the
Nash point of the joint frontier.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Tollison and Willett (1979), International Organization 33, 425-449; Sebenius (1983), "
    "International Organization 37, 281-316; Nash (1950), Econometrica 18, 155-162"
)


@model(
    result="utility of party 1 at the linked settlement",
    within="[0.5, 1]",
    theory="The linked deal is worth more than one half to both unless both weigh alike.",
    source=_SOURCE,
    weight_1=Argument("weight of the first issue to party 1", "(0, 1)", "?"),
    weight_2=Argument("weight of the first issue to party 2", "(0, 1)", "?"),
)
def log_rolling(weight_1: Array, weight_2: Array) -> Outcome:
    """Return what party 1 gets when two issues are settled together.

    Call A the issue that party 1 values relatively more, ``a`` and ``b`` its weights to the
    parties (``a >= b``).  Party 1 takes ``min(1, 1 / (2 b))`` of A, and of the other issue
    ``max(0, (1 - 2 a) / (2 (1 - a)))``.

    Examples
    --------
    >>> print(log_rolling([0.8, 0.5], [0.2, 0.5]))
    [0.8 0.5]
    """
    first = weight_1 >= weight_2
    own = np.where(first, weight_1, 1 - weight_1)
    other = np.where(first, weight_2, 1 - weight_2)
    of_favoured = np.minimum(1, 1 / (2 * other))
    of_second = np.maximum(0, (1 - 2 * own) / (2 * (1 - own)))
    return own * of_favoured + (1 - own) * of_second
