"""The usual parts of a case, and what each becomes in the declarations of a `Negotiation`.

=======================  ==========================================  ==============================
in the case              factor and levels                           moves
=======================  ==========================================  ==============================
the table                ``table``: open, suspended by each party    `suspend`, `come_back`
an exit                  none                                        `quit_talks`
a concession             its name: not made, made                    `concede`, `revoke`
authority of an envoy    ``authority of P``: envoy, principal        `raise_level`
a mediator               ``mediator``: absent, present               `invite`
pressure, linkage, shock its name and levels, moved by `Hazard`      none
=======================  ==========================================  ==============================

A concession that cannot be taken back is one without a `revoke`; what taking it back costs is the
payoff of that move.  Payoffs name the first party first.
"""

from __future__ import annotations

from demarche.bargaining.game.casegame import Stage
from demarche.bargaining.game.frontier import Vertex
from demarche.bargaining.game.negotiation import ANY_STAGE, Factor, Move, While

TURN = (Stage.TURN,)
NOTHING: Vertex = (0.0, 0.0)


def table(parties: tuple[str, str]) -> Factor:
    """Return the table: open, or suspended by one of the parties."""
    return Factor("table", ("open", *(f"suspended by {party}" for party in parties)))


def concession(name: str) -> Factor:
    """Return a line of the concession ledger."""
    return Factor(name, ("not made", "made"))


def authority(party: str) -> Factor:
    """Return the level at which a party talks."""
    return Factor(f"authority of {party}", ("envoy", "principal"))


def mediator() -> Factor:
    """Return whether a mediator is at the table."""
    return Factor("mediator", ("absent", "present"))


def suspend(party: str, *, payoff: Vertex = NOTHING) -> Move:
    """Return a walk-away with the door open, possible at any stage while the table is open."""
    to = {"table": f"suspended by {party}"}
    return Move("suspend", party, ANY_STAGE, payoff, to, when={"table": "open"})


def come_back(party: str, suspended_by: tuple[str, ...], *, payoff: Vertex = NOTHING) -> Move:
    """Return ``party``'s call that opens the table again, whoever of the named suspended it."""
    suspended = tuple(f"suspended by {name}" for name in suspended_by)
    return Move("return", party, TURN, payoff, {"table": "open"}, when={"table": suspended})


def quit_talks(
    party: str, payoffs: Vertex, *, stages: tuple[Stage, ...] = ANY_STAGE, when: While | None = None
) -> Move:
    """Return an exit for good, which pays ``payoffs``; its stages decide what it is worth."""
    return Move("quit", party, stages, payoffs, ends=True, when=when or {})


def concede(party: str, name: str, *, payoff: Vertex = NOTHING) -> Move:
    """Return the making of a concession."""
    return Move(f"concede {name}", party, TURN, payoff, {name: "made"}, when={name: "not made"})


def revoke(party: str, name: str, *, payoff: Vertex = NOTHING) -> Move:
    """Return the taking back of a concession."""
    return Move(f"revoke {name}", party, TURN, payoff, {name: "not made"}, when={name: "made"})


def raise_level(party: str, *, payoff: Vertex = NOTHING) -> Move:
    """Return the replacement of an envoy by the principal."""
    level = f"authority of {party}"
    return Move("raise the level", party, TURN, payoff, {level: "principal"}, when={level: "envoy"})


def invite(party: str, *, payoff: Vertex = NOTHING) -> Move:
    """Return the invitation of a mediator."""
    to = {"mediator": "present"}
    return Move("invite a mediator", party, TURN, payoff, to, when={"mediator": "absent"})
