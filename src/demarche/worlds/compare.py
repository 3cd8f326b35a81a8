"""Where accounts part, where pools gain or lose answers, and what one sentence turns round.

A *contrast* sets the reasons of one side against those of the other.  Contrasts are ranked by
surprise, a fixed order:

1. a pool gains an answer by sentences of several accounts, without any assumption;
2. two accounts give opposed answers, without any assumption;
3. one stated coupling turns an answer into its opposite;
4. two accounts give opposed answers that take assumptions;
5. one bridge turns an answer into its opposite;
6. a pool loses an answer that a member has;
7. a pool gains an answer that takes assumptions;
8. the strict and the generous coding differ.

Within a rank, fewer assumptions come first, then fewer statements, then names in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from demarche.case.proposition import couplings
from demarche.worlds.account import Account, Said
from demarche.worlds.answer import Answer, Forced, Reason, judge
from demarche.worlds.theory import Theory

Kind = Literal["pool gains", "opposed", "reversed", "pool loses", "coding differs"]

OPPOSITE: dict[Forced, Forced] = {"entailed": "excluded", "excluded": "entailed"}
"""Each forced answer with the one that it rules out."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides that differ on one goal, each with its reasons.

    Attributes
    ----------
    kind : Kind
    goal : str
        The goal's name.
    accounts : tuple of str
        Whose answers differ; for a pool, the pool first and then the members that matter.
    answers : tuple of Answer
        The two answers that are set against each other.
    reasons, against : tuple of Reason
        The cheapest reasons of each side; empty where that side forces nothing.
    turns_on : tuple of str
        The single statement or bridge that reverses the answer, or the statements that take it
        from a pool.
    rank : int
        Its place in the order of surprise, 1 the most surprising.
    """

    kind: Kind
    goal: str
    accounts: tuple[str, ...]
    answers: tuple[Answer, Answer]
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    rank: int
    turns_on: tuple[str, ...] = ()


def contrasts(
    theories: Mapping[str, Theory], accounts: Mapping[str, Account]
) -> tuple[Contrast, ...]:
    """Return how the answers of some accounts and pools to some goals differ.

    Parameters
    ----------
    theories : mapping of str to Theory
        The goals by name, all in one coding.
    accounts : mapping of str to Account
        Single accounts and pools of them, by name.

    Returns
    -------
    tuple of Contrast
        Most surprising first.  What several pools gain by the same reasons is given for the
        smallest of them.
    """
    found: list[Contrast] = []
    for goal, theory in theories.items():
        answers = {name: judge(theory, account) for name, account in accounts.items()}
        singles = [name for name, account in accounts.items() if len(account.members) == 1]
        found += _opposed(goal, [answers[name] for name in singles])
        for name in singles:
            found += _reversed(goal, theory, accounts[name], answers[name])
        pools = [account for account in accounts.values() if len(account.members) > 1]
        gains: dict[frozenset[frozenset[str]], Contrast] = {}
        for pooled in sorted(pools, key=lambda pool: len(pool.members)):
            members = {m: answers[m] for m in pooled.members if m in answers}
            for gain in _gained(goal, pooled, answers[pooled.name], members):
                gains.setdefault(frozenset(r.members for r in gain.reasons), gain)
            found += _lost(goal, theory, pooled, answers[pooled.name], members)
        found += gains.values()
    return tuple(sorted(found, key=_surprise))


def codings(
    strict: Mapping[str, Mapping[str, Answer]], generous: Mapping[str, Mapping[str, Answer]]
) -> tuple[Contrast, ...]:
    """Return where two codings of the same texts give different answers.

    Parameters
    ----------
    strict, generous : mapping of goal to mapping of account to Answer

    Returns
    -------
    tuple of Contrast
        Most surprising first; the strict side's reasons are ``reasons``.
    """
    found = [
        _contrast("coding differs", goal, (name,), (answer, generous[goal][name]))
        for goal, answers in strict.items()
        for name, answer in answers.items()
        if name in generous.get(goal, ()) and answer.given != generous[goal][name].given
    ]
    return tuple(sorted(found, key=_surprise))


def forced(answer: Answer) -> Forced | None:
    """Return what an answer forces, with or without assumptions."""
    if answer.given == "entailed" or answer.given == "excluded":
        return answer.given
    return None


def cheapest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons that take fewest assumptions."""
    reasons = tuple(reasons)
    least = min((len(r.assumptions) for r in reasons), default=0)
    return tuple(r for r in reasons if len(r.assumptions) == least)


def _contrast(
    kind: Kind,
    goal: str,
    accounts: tuple[str, ...],
    answers: tuple[Answer, Answer],
    *,
    reasons: Iterable[Reason] | None = None,
    turns_on: tuple[str, ...] = (),
) -> Contrast:
    """Return a contrast with its place in the order of surprise."""
    own = cheapest(answers[0].deciding if reasons is None else reasons)
    against = () if kind == "pool gains" else cheapest(answers[1].deciding)
    assumed = any(r.assumptions for r in (*own, *against))
    rank = {
        "pool gains": 7 if assumed else 1,
        "opposed": 4 if assumed else 2,
        "reversed": 3,
        "pool loses": 6,
        "coding differs": 8,
    }[kind]
    return Contrast(kind, goal, accounts, answers, own, against, rank, turns_on)


def _surprise(contrast: Contrast) -> tuple[int, int, int, str, tuple[str, ...], tuple[str, ...]]:
    shown = [*contrast.reasons[:1], *contrast.against[:1]]
    return (
        contrast.rank,
        sum(len(r.assumptions) for r in shown),
        sum(len(r.statements) for r in shown),
        contrast.goal,
        contrast.accounts,
        contrast.turns_on,
    )


def _opposed(goal: str, answers: list[Answer]) -> Iterator[Contrast]:
    """Yield the pairs of answers of which one entails what the other excludes."""
    for one, other in combinations(answers, 2):
        side = forced(one)
        if side and forced(other) == OPPOSITE[side]:
            yield _contrast("opposed", goal, (one.account, other.account), (one, other))


def _reversed(goal: str, theory: Theory, account: Account, answer: Answer) -> Iterator[Contrast]:
    """Yield each single coupling, stated or bridged, without which the answer is the opposite."""
    side = forced(answer)
    if side is None:
        return
    reasons = cheapest(answer.deciding)
    stated = {s: None for r in reasons for s in r.statements if any(couplings(s.proposition))}
    for said in stated:
        without = judge(theory, _without(account, said))
        if _leans(without) == OPPOSITE[side]:
            yield _contrast(
                "reversed", goal, (account.name,), (answer, _leaning(without)), turns_on=(said.id,)
            )
    bridges = {a.id: None for r in reasons for a in r.assumptions if a.kind == "bridge"}
    for bridge in bridges:
        without = judge(theory, account, withdrawn=frozenset([bridge]))
        if _leans(without) == OPPOSITE[side]:
            turned = _contrast(
                "reversed", goal, (account.name,), (answer, _leaning(without)), turns_on=(bridge,)
            )
            yield replace(turned, rank=5)


def _leans(answer: Answer) -> Forced | None:
    """Return what an answer forces, or what assumptions alone would for a silent one."""
    sides = {r.forces for r in answer.reasons}
    return forced(answer) or (sides.pop() if len(sides) == 1 else None)


def _leaning(answer: Answer) -> Answer:
    return replace(answer, given=_leans(answer) or answer.given)


def _without(account: Account, said: Said) -> Account:
    """Return an account that does not say something."""
    return replace(account, said=tuple(s for s in account.said if s != said))


def _gained(
    goal: str, pooled: Account, answer: Answer, members: Mapping[str, Answer]
) -> Iterator[Contrast]:
    """Yield that a pool forces what no member of it does, at the same price or none."""
    side = forced(answer)
    if side is None or not members:
        return
    alone = answer.word == side
    if any((m.word if alone else m.given) == side for m in members.values()):
        return
    joined = [r for r in answer.deciding if not (alone and r.assumptions)]
    voices = dict.fromkeys(name for r in cheapest(joined) for name in _voices(r, members))
    other = members[next(iter(voices), next(iter(members)))]
    yield _contrast("pool gains", goal, (pooled.name, *voices), (answer, other), reasons=joined)


def _voices(reason: Reason, members: Iterable[str]) -> list[str]:
    """Return the members whose sentences a reason uses."""
    spoken = {name for said in reason.statements for name in (said.holder, *said.carriers)}
    return [name for name in members if name in spoken]


def _lost(
    goal: str, theory: Theory, pooled: Account, answer: Answer, members: Mapping[str, Answer]
) -> Iterator[Contrast]:
    """Yield each member whose answer the pool does not give, with what takes it away."""
    for name, member in members.items():
        side = forced(member)
        if side is not None and forced(answer) != side:
            takers = tuple(dict.fromkeys(_takers(theory, pooled, answer, member, name)))
            yield _contrast(
                "pool loses", goal, (pooled.name, name), (member, answer), turns_on=takers
            )


def _takers(
    theory: Theory, pooled: Account, answer: Answer, member: Answer, name: str
) -> Iterator[str]:
    """Yield the statements of others that refute an assumption of a member, or narrow it."""
    assumptions = {a.name: a for r in cheapest(member.deciding) for a in r.assumptions}
    for conflict in answer.refuted:
        if any(a.name in assumptions for a in conflict.assumptions):
            yield from (s.id for s in conflict.statements if not _says(s, name))
    closed = {a.quantity for a in assumptions.values() if a.kind == "closure"}
    for said in pooled.said:
        moved = {c.target for c in couplings(said.proposition)}
        if not _says(said, name) and moved & closed:
            yield said.id


def _says(said: Said, name: str) -> bool:
    return name == said.holder or name in said.carriers
