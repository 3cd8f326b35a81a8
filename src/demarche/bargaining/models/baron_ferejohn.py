"""Legislative bargaining: chance names a proposer, and a quota of votes decides."""

from __future__ import annotations

from demarche.bargaining.direction import Argument, Array, Outcome, model


@model(
    result="share of the proposer",
    within="[0, 1]",
    theory="A larger quota takes power from the proposer; unanimity leaves the least.",
    source="Baron and Ferejohn (1989), American Political Science Review 83, 1181-1206; "
    "stationary equilibrium, others exist for three or more",
    rules={"quota <= parties": lambda parties, quota, **_: quota <= parties},
    parties=Argument("number of parties", "[2, 1e6]", "+", whole=True),
    quota=Argument("votes that carry a proposal", "[1, 1e6]", "-", whole=True),
    discount=Argument("discount factor of all", "[0, 1]", "-", unit="per period"),
)
def proposer_share(parties: Array, quota: Array, discount: Array) -> Outcome:
    """Return the stationary share of the proposer under a closed rule: ``1 - d (q - 1) / n``.

    Examples
    --------
    >>> print(proposer_share([3, 6], [2, 6], [1.0, 0.9]).round(4))
    [0.6667 0.25  ]
    """
    return 1 - discount * (quota - 1) / parties
