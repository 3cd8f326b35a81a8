"""Summit as a gamble: when the leaders should meet although they may fail."""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = (
    "Break-even of a gamble against the status quo; Downs and Rocke (1994), American Journal of "
    "Political Science 38, 362-380"
)


@model(
    result="least chance of success at which to go",
    within="[0, inf)",
    theory="The worse the stalemate and the cheaper a failure, the lower the bar.",
    source=_SOURCE,
    gain=Argument("value of success", "(0, inf)", "-", unit="pies"),
    loss=Argument("cost of failure", "[0, inf)", "?", unit="pies"),
    cost=Argument("cost of going", "[0, inf)", "+", unit="pies"),
    stalemate=Argument("value of not going", "(-inf, inf)", "+", unit="pies"),
)
def summit_threshold(gain: Array, loss: Array, cost: Array, stalemate: Array) -> Outcome:
    """Return the break-even chance of success: ``max(0, (S + L + K) / (G + L))``.

    Above 1 it is never worth going.  A cost ``C`` of calling off is a stalemate of ``-C``.

    Examples
    --------
    >>> print(summit_threshold(0.4, 0.2, 0.02, [0.0, -0.1]).round(4))
    [0.3667 0.2   ]
    """
    return np.maximum(0, (stalemate + loss + cost) / (gain + loss))


@model(
    result="1 if the leaders can agree on what their envoys cannot, else 0",
    within="[0, 1]",
    theory="A summit helps exactly where the leaders have room that the envoys lack.",
    source="Putnam (1988), International Organization 42, 427-460 (win-sets of two levels)",
    overlap_envoys=Argument("overlap of the envoys' mandates", "[-1, 1]", "-", unit="pies"),
    overlap_leaders=Argument("overlap of the leaders' win-sets", "[-1, 1]", "+", unit="pies"),
)
def summit_breaks_logjam(overlap_envoys: Array, overlap_leaders: Array) -> Outcome:
    """Tell whether a meeting of leaders opens a deal that envoys cannot reach.

    Examples
    --------
    >>> print(summit_breaks_logjam([-0.1, 0.1, -0.1], [0.1, 0.1, -0.05]))
    [1. 0. 0.]
    """
    return (overlap_envoys < 0) & (overlap_leaders >= 0)
