"""Check the declarations of a negotiation before anything is built from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from demarche.bargaining.game.negotiation import Negotiation
from demarche.bargaining.game.space import ORDER
from demarche.errors import InputError


def check(negotiation: Negotiation) -> None:
    """Raise `InputError` at the first declaration that names or says something impossible."""
    _check_factors(negotiation)
    _check_names(negotiation)
    _check_numbers(negotiation)


def _check_factors(negotiation: Negotiation) -> None:
    names = [f.name for f in negotiation.factors]
    if len(set(names)) != len(names) or ORDER in names:
        raise InputError(f"factors must have names that differ, none {ORDER!r}; got {names}")
    for factor in negotiation.factors:
        if not factor.levels or len(set(factor.levels)) != len(factor.levels):
            raise InputError(f"factor {factor.name!r} needs levels that differ: {factor.levels}")
    if negotiation.parties[0] == negotiation.parties[1]:
        raise InputError(f"the two parties must differ, got {negotiation.parties}")


def _check_names(negotiation: Negotiation) -> None:
    levels = {f.name: f.levels for f in negotiation.factors}
    if negotiation.alternating:
        levels[ORDER] = negotiation.parties
    named: list[tuple[str, tuple[str, ...]]] = []
    named += [(h.factor, (h.start, h.end)) for h in negotiation.hazards]
    named += [(factor, (level,)) for m in negotiation.moves for factor, level in m.to.items()]
    for declared in _conditional(negotiation):
        for factor, said in declared.when.items():
            named.append((factor, (said,) if isinstance(said, str) else said))
    for factor, asked in named:
        _known("factor", factor, levels)
        for level in asked:
            _known(f"level of {factor!r}", level, levels[factor])
    believers = [h.believer for h in negotiation.hazards if h.believer is not None]
    owners = [f.party for f in negotiation.flows] + [m.party for m in negotiation.moves]
    for party in (*believers, *owners):
        _known("party", party, negotiation.parties)


def _check_numbers(negotiation: Negotiation) -> None:
    rules = [("dt", negotiation.dt, negotiation.dt > 0)]
    rules += [("a discount rate", r, r > 0) for r in negotiation.rates]
    rules += [("the rate of a hazard", h.rate, h.rate >= 0) for h in negotiation.hazards]
    rules += [("the rate of a breakdown", b.rate, b.rate >= 0) for b in negotiation.breakdowns]
    for what, value, holds in rules:
        if not holds:
            raise InputError(f"{what} must be positive, got {value}")
    shares = [(c.probability, "confirmation") for c in negotiation.confirmations]
    shares += [(i.probability, "initiative") for i in negotiation.initiatives]
    for share, what in shares:
        if not 0 <= share <= 1:
            raise InputError(f"the probability of an {what} must lie in [0, 1], got {share}")


def _conditional(negotiation: Negotiation) -> tuple[Any, ...]:
    return (
        *negotiation.hazards,
        *negotiation.flows,
        *negotiation.deals,
        *negotiation.confirmations,
        *negotiation.breakdowns,
        *negotiation.initiatives,
        *negotiation.moves,
    )


def _known(what: str, name: str, allowed: Iterable[str]) -> None:
    if name not in allowed:
        raise InputError(f"no {what} {name!r}", hint=f"use one of: {', '.join(allowed) or 'none'}")
