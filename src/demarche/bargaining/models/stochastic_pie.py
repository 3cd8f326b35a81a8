"""Stochastic pie: what there is to share changes by chance while no deal is made.

The pie is ``c(s)`` in state ``s`` and states follow a Markov chain.  With transferable
utility and one discount factor the parties stop when stopping is jointly best, so delay is
efficient: ``W = max(c, d P W)``.  The proposer of the day keeps the surplus of stopping.
"""

from __future__ import annotations

import numpy as np

from demarche.bargaining.direction import Argument, Array, Outcome, model

_SOURCE = "Merlo and Wilson (1995), Econometrica 63, 371-399; (1998), Economic Theory 11, 39-55"


def _joint_value(pie: Array, transition: Array, discount: Array) -> Outcome:
    """Solve the stopping problem by policy iteration from agreement everywhere."""
    batch = np.broadcast_shapes(pie.shape[:-1], transition.shape[:-2], discount.shape)
    states = pie.shape[-1]
    ahead = discount[..., None, None] * transition
    value = np.broadcast_to(pie, (*batch, states)).astype(float)
    for _ in range(states + 1):
        agree = pie >= (ahead @ value[..., None])[..., 0] - 1e-12
        system = np.eye(states) - np.where(agree[..., None], 0.0, ahead)
        value = np.linalg.solve(system, np.where(agree, pie, 0.0)[..., None])[..., 0]
    return value


@model(
    result="joint value in each state",
    within="[0, inf)",
    theory="Delay needs a reason: here, that the pie is expected to grow faster than it is "
    "discounted.",
    source=_SOURCE,
    pie=Argument("what there is to share in each state", "[0, inf)", "+", axes=("state",)),
    transition=Argument(
        "chance of each next state", "[0, 1]", "?", axes=("state", "state"), sums_to_one=True
    ),
    discount=Argument("discount factor of all", "[0, 1)", "+", unit="per period"),
)
def stochastic_pie(pie: Array, transition: Array, discount: Array) -> Outcome:
    """Return the joint value of bargaining over a pie that changes by chance.

    Examples
    --------
    >>> print(stochastic_pie([1.0, 1.6], [[0.5, 0.5], [0.2, 0.8]], 0.9).round(4))
    [1.3091 1.6   ]
    """
    return _joint_value(pie, transition, discount)


@model(
    result="1 in each state in which a deal is made, else 0",
    within="[0, 1]",
    theory="A deal waits while waiting is jointly worth more.",
    source=_SOURCE,
    pie=Argument("what there is to share in each state", "[0, inf)", "?", axes=("state",)),
    transition=Argument(
        "chance of each next state", "[0, 1]", "?", axes=("state", "state"), sums_to_one=True
    ),
    discount=Argument("discount factor of all", "[0, 1)", "-", unit="per period"),
)
def stochastic_pie_agreement(pie: Array, transition: Array, discount: Array) -> Outcome:
    """Tell in which states agreement is reached: where ``c >= d P W``.

    Examples
    --------
    >>> print(stochastic_pie_agreement([1.0, 1.6], [[0.5, 0.5], [0.2, 0.8]], 0.9))
    [0. 1.]
    """
    return pie >= _joint_value(pie, transition, discount) - 1e-9


@model(
    result="value to one party in each state, before the proposer is drawn",
    within="[0, inf)",
    theory="The proposer of the day keeps what stopping now is worth over waiting.",
    source=_SOURCE,
    pie=Argument("what there is to share in each state", "[0, inf)", "?", axes=("state",)),
    transition=Argument(
        "chance of each next state", "[0, 1]", "?", axes=("state", "state"), sums_to_one=True
    ),
    discount=Argument("discount factor of all", "[0, 1)", "?", unit="per period"),
    recognised=Argument("party's chance to propose, in each state", "[0, 1]", "+", axes=("state",)),
)
def stochastic_pie_value(
    pie: Array, transition: Array, discount: Array, recognised: Array
) -> Outcome:
    """Return one party's value: ``f = (I - d P)^-1 [pi max(c - d P W, 0)]``.

    Examples
    --------
    >>> print(stochastic_pie_value([1.0, 1.6], [[0.5, 0.5], [0.2, 0.8]], 0.9, [0.5, 0.5]).round(4))
    [0.6545 0.8   ]
    """
    ahead = discount[..., None, None] * transition
    joint = _joint_value(pie, transition, discount)
    surplus = np.maximum(0, pie - (ahead @ joint[..., None])[..., 0])
    system = np.eye(pie.shape[-1]) - ahead
    value: Array = np.linalg.solve(system, (recognised * surplus)[..., None])[..., 0]
    return value
