"""Private values: some trades that both want are lost, whatever the procedure.

A seller's cost and a buyer's value are independent and uniform on [0, 1].  The best that any
procedure without outside money attains is the linear equilibrium of the sealed-bid double
auction: trade only if value exceeds cost by a quarter, 9/64 of gains where 1/6 exist.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Myerson and Satterthwaite (1983), Journal of Economic Theory 29, 265-281; Chatterjee and "
    "Samuelson (1983), Operations Research 31, 835-851"
)


@model(
    result="gains from trade that are realised",
    within="[0, 1]",
    theory="Small gains are lost, because each side shades its claim.",
    source=_SOURCE,
    value=Argument("buyer's value", "[0, 1]", "+"),
    cost=Argument("seller's cost", "[0, 1]", "-"),
)
def sealed_bid_gains(value: Array, cost: Array) -> Outcome:
    """Return ``v - c`` if ``v - c >= 1/4``, else nothing.

    Examples
    --------
    >>> print(sealed_bid_gains([0.9, 0.6], 0.5))
    [0.4 0. ]
    """
    return np.where(value - cost >= 0.25, value - cost, 0.0)
