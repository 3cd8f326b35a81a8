"""What a case says of a negotiation, as declarations from which a `CaseGame` is built.

A state of the negotiation gives each *factor* one of its levels: pressure, a linked negotiation, a
shock at home; the table, a concession, the authority of an envoy, a mediator.  *Hazards* move
factors whatever the parties do; *moves* are what the parties do.  All else is said by short
declarations that hold *while* some factors are at given levels; several that hold at once add up
(flows, breakdowns, hazards), multiply (confirmations) or join (deals).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from demarche.bargaining.game.casegame import Stage
from demarche.bargaining.game.frontier import Vertex

While: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""Levels of factors at which a declaration holds; empty: always."""

ANY_STAGE = (Stage.TURN, Stage.REPLY, Stage.REBUFF)
AFTER_REFUSAL = (Stage.REPLY, Stage.REBUFF)


@dataclass(frozen=True)
class Factor:
    """A named part of the state and its levels; the first is where the case starts."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Hazard:
    """A factor goes from one level to another at ``rate`` per year.

    ``believer`` names the one party that holds this belief; without it, both do.
    """

    factor: str
    start: str
    end: str
    rate: float
    when: While = field(default_factory=dict)
    believer: str | None = None


@dataclass(frozen=True)
class Flow:
    """While there is no deal, ``party`` gets ``rate`` per year."""

    party: str
    rate: float
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Deal:
    """Deals, and lotteries over them, that can be offered: payoffs of both parties in each."""

    packages: tuple[Vertex, ...]
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Confirmation:
    """An accepted offer is confirmed with this probability; several multiply."""

    probability: float
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Breakdown:
    """Talks break down at ``rate`` per year, which pays ``payoffs``."""

    rate: float
    payoffs: Vertex
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Initiative:
    """The first party moves with this probability; the last declaration that holds counts."""

    probability: float
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """What ``party`` may do at the given stages: set factors (``to``), or end the game.

    ``payoff`` goes to both parties at once; a move that ends the game pays nothing else.
    """

    name: str
    party: str
    stages: tuple[Stage, ...]
    payoff: Vertex = (0.0, 0.0)
    to: Mapping[str, str] = field(default_factory=dict)
    ends: bool = False
    when: While = field(default_factory=dict)


@dataclass(frozen=True)
class Negotiation:
    """Two parties, their discount rates per year, and everything declared of their talks.

    ``alternating`` makes the parties move in turn, the first one first; otherwise each period's
    mover is drawn as `Initiative` says, evenly if nothing is said.
    """

    parties: tuple[str, str]
    rates: tuple[float, float]
    dt: float
    deals: tuple[Deal, ...]
    factors: tuple[Factor, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    flows: tuple[Flow, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    moves: tuple[Move, ...] = ()
    alternating: bool = False


def pie(size: float, *, when: While | None = None) -> Deal:
    """Return the deals that share out a pie of this size."""
    return Deal(((0.0, size), (size, 0.0)), when or {})
