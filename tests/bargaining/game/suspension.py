"""A case in which each side can suspend the talks, for tests."""

from __future__ import annotations

from demarche.bargaining.game import Factor, Flow, Hazard, Initiative, Negotiation, pie
from demarche.bargaining.game.moves import come_back, quit_talks, suspend, table

PARTIES = ("A", "B")


def suspension(
    *, outside: float, rates: tuple[float, float] = (0.1, 0.1), call: float = 0.05
) -> Negotiation:
    """B is under pressure that leaks; each may suspend, call back at a price, and quit."""
    prices = {"A": (-call, call), "B": (call, -call)}
    moves = [suspend(p) for p in PARTIES]
    moves += [come_back(p, PARTIES, payoff=prices[p]) for p in PARTIES]
    moves.append(quit_talks("B", (0.0, outside)))
    return Negotiation(
        PARTIES,
        rates,
        dt=1 / 12,
        deals=(pie(1.0, when={"table": "open"}),),
        factors=(
            Factor("pressure", ("high", "low", "none")),
            Factor("linkage", ("open", "settled")),
            table(PARTIES),
        ),
        hazards=(
            Hazard("pressure", "high", "low", 0.6, {"table": "open"}),
            Hazard("pressure", "low", "none", 0.6, {"table": "open"}),
            Hazard("pressure", "none", "high", 0.5, {"linkage": "settled"}),
            Hazard("linkage", "open", "settled", 0.5),
        ),
        flows=(
            Flow("B", -0.06, {"pressure": "high"}),
            Flow("B", -0.03, {"pressure": "low"}),
        ),
        moves=tuple(moves),
        initiatives=(Initiative(0.5),),
    )
