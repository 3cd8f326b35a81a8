"""Gradualism: concessions that cannot be taken back are made in shrinking steps.

A unit of concession costs the giver ``g`` and is worth ``b`` to the receiver.  Each step is
held back by the next ones, so steps shrink by ``g / (d b)``.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Lockwood and Thomas (2002), Review of Economic Studies 69, 339-356, linear payoffs"
_PATIENCE = {
    "cost < discount benefit": (lambda cost, benefit, discount, **_: cost < discount * benefit)
}


@model(
    result="sum of all concessions in the end",
    within="(0, inf)",
    theory="Patience makes later steps larger; a first step sets the scale of the whole.",
    source=_SOURCE,
    rules=_PATIENCE,
    first_step=Argument("size of the first concession", "(0, inf)", "+"),
    cost=Argument("cost of a unit to the giver", "(0, inf)", "+"),
    benefit=Argument("benefit of a unit to the receiver", "(0, inf)", "-"),
    discount=Argument("discount factor of both", "(0, 1)", "-", unit="per period"),
)
def gradual_limit(first_step: Array, cost: Array, benefit: Array, discount: Array) -> Outcome:
    """Return where a binding schedule of concessions ends: ``c1 / (1 - g / (d b))``.

    Examples
    --------
    >>> print(gradual_limit(0.1, 1.0, 2.0, 0.9).round(3))
    0.225
    """
    return first_step / (1 - cost / (discount * benefit))


@model(
    result="patience in excess of what gradual exchange needs",
    within="(-inf, 1)",
    theory="Step-by-step exchange enforces itself only among the patient.",
    source=_SOURCE,
    cost=Argument("cost of a unit to the giver", "(0, inf)", "-"),
    benefit=Argument("benefit of a unit to the receiver", "(0, inf)", "+"),
    discount=Argument("discount factor of both", "(0, 1)", "+", unit="per period"),
)
def gradual_margin(cost: Array, benefit: Array, discount: Array) -> Outcome:
    """Return ``d - g / b``; gradual exchange is possible where it is positive.

    Examples
    --------
    >>> print(gradual_margin(1.0, 2.0, [0.4, 0.9]).round(1))
    [-0.1  0.4]
    """
    return discount - cost / benefit


@model(
    result="least slack of any step: what its giver would lose by stopping there",
    within="(-inf, inf)",
    theory="The last step of a schedule never enforces itself; the chance to roll back helps.",
    source="Osgood (1962), An Alternative to War or Surrender; incentive constraints of repeated "
    "exchange, with roll-back (this project)",
    rules={"cost < benefit": lambda cost, benefit, **_: cost < benefit},
    steps=Argument("size of each step, both sides alike", "[0, inf)", "?", axes=("step",)),
    cost=Argument("cost of a unit to the giver", "(0, inf)", "-"),
    benefit=Argument("benefit of a unit to the receiver", "(0, inf)", "+"),
    discount=Argument("discount factor of both", "(0, 1)", "+", unit="per period"),
    rollback=Argument("share of past steps that can be undone", "[0, 1]", "+"),
)
def schedule_slack(
    steps: Array, cost: Array, benefit: Array, discount: Array, rollback: Array
) -> Outcome:
    """Return the smallest margin by which a schedule of simultaneous steps enforces itself.

    Step t holds if ``(b - c) [sum_{s>t} d^(s-t) x_s + rho sum_{s<t} x_s] >= c x_t``.

    Examples
    --------
    One step unravels; so does any finite schedule without roll-back:

    >>> print(schedule_slack([1.0], 1.0, 2.0, 0.9, 0.0), schedule_slack([2, 1], 1, 2, 0.9, 0))
    -1.0 -1.1
    >>> print(schedule_slack([1.0, 1.0], 1.0, 3.0, 0.9, 1.0).round(1))
    0.8
    """
    count = steps.shape[-1]
    lag = np.arange(count)[None, :] - np.arange(count)[:, None]
    weight = np.where(
        lag > 0,
        discount[..., None, None] ** np.maximum(lag, 0),
        np.where(lag < 0, rollback[..., None, None], 0.0),
    )
    lost = (weight @ steps[..., None])[..., 0]
    margin = (benefit - cost)[..., None] * lost - cost[..., None] * steps
    return margin.min(axis=-1)
