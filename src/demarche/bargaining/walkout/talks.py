"""From what a case has to its game: which states, moves and inputs each part brings.

==============  ============================  ==========================  =======================
part            states                        moved by                    inputs
==============  ============================  ==========================  =======================
the table       open, suspended by either     suspend, return, quit       toll, call, exits
pressure        on, gone                      leaks                       pressure, two leaks
linked talks    open, settled                 a hazard                    hazard, growth
a shock         present, past                 a hazard                    passing, benefit
a concession    not made, made                concede, and revoke if it   its cost, gain, and the
                                              is reversible               price of revoking it
an envoy        envoy, principal              raise the level             confirmation, price
a go-between    absent, present               invite                      mediation, invitation
==============  ============================  ==========================  =======================

Nothing here has a value: every number is an input, named and typed, for somebody to answer for.
Inputs that the walk-out has too (see :data:`INPUTS`) are the same inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from demarche.bargaining.direction import Argument
from demarche.bargaining.game import (
    Confirmation,
    Deal,
    Factor,
    Flow,
    Hazard,
    Initiative,
    Move,
    Negotiation,
    Stage,
    pie,
)
from demarche.bargaining.game import moves as usual
from demarche.bargaining.game.moves import suspend
from demarche.bargaining.game.negotiation import While
from demarche.bargaining.walkout.inputs import INPUTS

Values = Mapping[str, float]

_YEARLY, _FLOW, _PIES = "per year", "pies per year", "pies"
_ALWAYS = ("rate_1", "rate_2", "cost_1", "pain_2", "benefit", "exit_1", "exit_2", "toll")


@dataclass(frozen=True)
class Concession:
    """A line of the ledger: what it is, which party makes it, and whether it can be taken back."""

    name: str
    party: int
    reversible: bool


@dataclass(frozen=True)
class Envoy:
    """Somebody who talks for a party and whose deals a principal may not confirm."""

    name: str
    party: int


@dataclass(frozen=True)
class Talks:
    """Two parties, the one that may walk out first, and the parts of their game.

    Parameters
    ----------
    parties : tuple of str
    pressure, linked, shock, mediator : bool
        Whether the game has this part.
    concessions : tuple of Concession
    envoys : tuple of Envoy
        One for a party at most.

    Examples
    --------
    >>> plain = Talks(("firm", "union"))
    >>> list(plain.inputs)[-3:]
    ['period', 'initiative', 'call']
    >>> values = dict.fromkeys(plain.inputs, 0.0) | dict(
    ...     rate_1=0.1, rate_2=0.2, period=1 / 12, initiative=0.5)
    >>> plain.negotiation(values).factors[0].levels
    ('open', 'suspended by firm', 'suspended by union')
    """

    parties: tuple[str, str]
    pressure: bool = False
    linked: bool = False
    shock: bool = False
    concessions: tuple[Concession, ...] = ()
    envoys: tuple[Envoy, ...] = ()
    mediator: bool = False

    @cached_property
    def inputs(self) -> dict[str, Argument]:
        """Every number that the game needs, by name: what it means, its range and unit."""
        shared = [INPUTS[name] for name in (*_ALWAYS, *self._shared())]
        return {argument.name: argument for argument in (*shared, *self._own())}

    def _shared(self) -> Iterator[str]:
        yield from ("pressure", "leak") if self.pressure else ()
        yield from ("hazard", "growth") if self.linked else ()

    def _own(self) -> Iterator[Argument]:
        yield _input("period", "length of a period of talks", "(0, inf)", "years")
        yield _input("initiative", "chance that the walker makes the next move", "[0, 1]")
        yield _input("call", "what calling back costs the caller and pays the other", unit=_PIES)
        if self.pressure:
            meaning = "rate at which pressure leaks while the table is open"
            yield _input("leak_at_table", meaning, unit=_YEARLY)
        if self.shock:
            yield _input("passing", "rate at which the shock passes", unit=_YEARLY)
        for c in self.concessions:
            yield _input(f"cost_of_{c.name}", "its cost to who makes it, while made", unit=_FLOW)
            yield _input(f"gain_from_{c.name}", "its gain to the other, while made", unit=_FLOW)
            if c.reversible:
                yield _input(f"price_of_revoking_{c.name}", "what taking it back costs", unit=_PIES)
        for e in self.envoys:
            yield _input(
                f"confirmation_of_{e.name}", "chance that a deal of theirs stands", "(0, 1]"
            )
            meaning = "what it costs their side to send the principal instead"
            yield _input(f"price_of_replacing_{e.name}", meaning, unit=_PIES)
        if self.mediator:
            yield _input("mediation", "what a go-between at the table adds to share", unit=_PIES)
            yield _input("invitation", "what inviting a go-between costs", unit=_PIES)

    def negotiation(self, values: Values) -> Negotiation:
        """Return the declarations of the game at given values of its inputs."""
        return Negotiation(
            self.parties,
            (values["rate_1"], values["rate_2"]),
            values["period"],
            tuple(self._deals(values)),
            factors=tuple(self._factors()),
            hazards=tuple(self._hazards(values)),
            flows=tuple(self._flows(values)),
            confirmations=tuple(self._confirmations(values)),
            initiatives=(Initiative(values["initiative"]),),
            moves=tuple(self._moves(values)),
        )

    def _factors(self) -> Iterator[Factor]:
        yield usual.table(self.parties)
        if self.pressure:
            yield Factor("pressure", ("on", "gone"))
        if self.linked:
            yield Factor("linked talks", ("open", "settled"))
        if self.shock:
            yield Factor("shock", ("present", "past"))
        yield from (usual.concession(c.name) for c in self.concessions)
        yield from (usual.authority(self.parties[e.party]) for e in self.envoys)
        if self.mediator:
            yield usual.mediator()

    def _deals(self, values: Values) -> Iterator[Deal]:
        """Yield a pie for each combination of what makes it grow; deals need an open table."""
        settled = (("open", 0.0), ("settled", values["growth"])) if self.linked else (("", 0.0),)
        helped = (
            (("absent", 0.0), ("present", values["mediation"])) if self.mediator else (("", 0.0),)
        )
        for (link, more), (third, added) in product(settled, helped):
            levels = {"table": "open", "linked talks": link, "mediator": third}
            yield pie(1 + more + added, when={k: level for k, level in levels.items() if level})

    def _hazards(self, values: Values) -> Iterator[Hazard]:
        if self.pressure:
            away = {"table": tuple(f"suspended by {p}" for p in self.parties)}
            yield Hazard("pressure", "on", "gone", values["leak"], away)
            yield Hazard("pressure", "on", "gone", values["leak_at_table"], {"table": "open"})
        if self.linked:
            yield Hazard("linked talks", "open", "settled", values["hazard"])
        if self.shock:
            yield Hazard("shock", "present", "past", values["passing"])

    def _flows(self, values: Values) -> Iterator[Flow]:
        walker, other = self.parties
        walked: While = {"table": f"suspended by {walker}"}
        yield Flow(walker, -values["cost_1"])
        yield Flow(
            walker, values["benefit"], {**walked, **({"shock": "present"} if self.shock else {})}
        )
        yield Flow(other, -values["pain_2"])
        if self.pressure:
            yield Flow(other, -values["pressure"], {"pressure": "on"})
        for c in self.concessions:
            maker, taker = self.parties[c.party], self.parties[1 - c.party]
            yield Flow(maker, -values[f"cost_of_{c.name}"], {c.name: "made"})
            yield Flow(taker, values[f"gain_from_{c.name}"], {c.name: "made"})

    def _confirmations(self, values: Values) -> Iterator[Confirmation]:
        for e in self.envoys:
            at_level = {f"authority of {self.parties[e.party]}": "envoy"}
            yield Confirmation(values[f"confirmation_of_{e.name}"], at_level)

    def _moves(self, values: Values) -> Iterator[Move]:
        leaving = (Stage.TURN, Stage.REPLY)
        for i, party in enumerate(self.parties):
            yield suspend(party, payoff=_paid(i, values["toll"]) if i == 0 else (0.0, 0.0))
            call = values["call"]
            yield usual.come_back(
                party, self.parties, payoff=(-call, call) if i == 0 else (call, -call)
            )
            yield usual.quit_talks(party, (values["exit_1"], values["exit_2"]), stages=leaving)
            if self.mediator:
                yield usual.invite(party, payoff=_paid(i, values["invitation"]))
        for c in self.concessions:
            yield usual.concede(self.parties[c.party], c.name)
            if c.reversible:
                price = _paid(c.party, values[f"price_of_revoking_{c.name}"])
                yield usual.revoke(self.parties[c.party], c.name, payoff=price)
        for e in self.envoys:
            price = _paid(e.party, values[f"price_of_replacing_{e.name}"])
            yield usual.raise_level(self.parties[e.party], payoff=price)


def _input(name: str, meaning: str, within: str = "[0, inf)", unit: str = "") -> Argument:
    return Argument(meaning, within, "?", unit, name=name)


def _paid(party: int, price: float) -> tuple[float, float]:
    """Return what a price paid by one party does to both."""
    return (-price, 0.0) if party == 0 else (0.0, -price)
