"""Accounts: whose statements are taken together, in which reading, as of when.

A source's account is what it says in its own voice and what it endorses or concedes; somebody whom
it quotes has an account of their own.  Accounts can be pooled.  A source that restates another
speaks with the other's voice, so copies add nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from demarche.case.account import known, origin
from demarche.case.hedge import Hedge
from demarche.case.nouns import OWN_STANCES, Case, Coding, Evidence, Statement
from demarche.case.proposition import Comparison, Proposition
from demarche.errors import InputError


@dataclass(frozen=True, slots=True)
class View:
    """How a case is read: one coding, as of a date, from a hedge level up, parts withdrawn.

    Attributes
    ----------
    coding : {"strict", "generous"}
    as_of : datetime.date or None
        Statements known later are not seen; ``None`` sees all.
    hedge : Hedge
        Statements hedged lower than this constrain nothing.
    withdrawn : frozenset of str
        Ids of statements, sources, holders or assumptions left out.
    enabled : frozenset of str
        Ids of sources that the case switches off and this view switches on.
    """

    coding: Coding = "strict"
    as_of: dt.date | None = None
    hedge: Hedge = Hedge.WEAK
    withdrawn: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()

    def without(self, *ids: str) -> View:
        """Return the view with more withdrawn."""
        return replace(self, withdrawn=self.withdrawn | set(ids))

    def at_hedge(self, hedge: Hedge) -> View:
        """Return the view from another hedge level up."""
        return replace(self, hedge=hedge)


@dataclass(frozen=True, slots=True)
class Said:
    """A proposition as held by somebody in a view: all statements that say it, as one.

    Attributes
    ----------
    id : str
        The first of the statements that say it.
    also : tuple of str
        The other statements of the same holder with the same proposition.
    holder : str
        A person, a party, or the source whose author says it.
    carriers : frozenset of str
        The sources that make it their own.
    hedge : Hedge
        The strongest wording among them.
    """

    id: str
    proposition: Proposition
    holder: str
    hedge: Hedge
    carriers: frozenset[str]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Account:
    """Somebody's statements, or several people's together.

    Attributes
    ----------
    name : str
        The source, person or pool.
    members : tuple of str
        The accounts that are pooled; the account itself where it is single.
    said : tuple of Said
        Every statement that the view sees, open and weakly hedged ones included.
    hedge : Hedge
        The level from which statements constrain.
    """

    name: str
    members: tuple[str, ...]
    said: tuple[Said, ...]
    hedge: Hedge = field(default=Hedge.WEAK, kw_only=True)

    @cached_property
    def constraining(self) -> tuple[Said, ...]:
        """What excludes worlds: all that is hedged at the account's level or above."""
        floor = max(self.hedge, Hedge.WEAK)
        return tuple(said for said in self.said if said.hedge >= floor)

    def at_hedge(self, hedge: Hedge) -> Account:
        """Return the account read from another hedge level up."""
        return replace(self, hedge=hedge)


def accounts(case: Case, view: View) -> dict[str, Account]:
    """Return every single account of a case in a view, sources first, then people.

    Parameters
    ----------
    case : Case
    view : View

    Returns
    -------
    dict of str to Account
        Those that say anything in the view.
    """
    said: dict[str, list[Said]] = defaultdict(list)
    for one in _said(case, view):
        for name in {one.holder, *one.carriers}:
            said[name].append(one)
    order = [*case.sources, *case.people, *case.parties, *sorted(said)]
    return {
        name: Account(name, (name,), tuple(said[name]), hedge=view.hedge)
        for name in dict.fromkeys(order)
        if name in said
    }


def pool(name: str, members: Iterable[Account]) -> Account:
    """Return several accounts taken together; what two of them share counts once.

    Raises
    ------
    InputError
        If there is no account to pool.
    """
    members = tuple(members)
    if not members:
        raise InputError(f"the pool '{name}' has no members; it takes at least one account")
    said = {one.id: one for account in members for one in account.said}
    hedge = min(account.hedge for account in members)
    return Account(
        name, tuple(account.name for account in members), tuple(said.values()), hedge=hedge
    )


def pools(case: Case, singles: Mapping[str, Account]) -> dict[str, Account]:
    """Return the standing pools: all sources together, and everybody."""
    sources = [account for name, account in singles.items() if name in case.sources]
    found = {}
    if len(sources) > 1:
        found["sources"] = pool("sources", sources)
    if len(singles) > max(1, len(sources)):
        found["everyone"] = pool("everyone", singles.values())
    return found


def _said(case: Case, view: View) -> list[Said]:
    """Return what is held in a view, each proposition of a holder once, in order of the case."""
    merged: dict[tuple[str, str], Said] = {}
    for statement in case.statements.values():
        evidence = [e for e in statement.evidence if _seen(case, view, e)]
        if not evidence or not _admitted(case, view, statement):
            continue
        for holder, carriers in _voices(case, statement, evidence):
            if holder in view.withdrawn:
                continue
            key = (holder, str(turned(statement.proposition)))
            one = Said(
                statement.id, statement.proposition, holder, statement.hedge, frozenset(carriers)
            )
            copied = all(case.sources[e.source].restates for e in evidence)
            merged[key] = one if key not in merged else _merged(merged[key], one, copied=copied)
    return list(merged.values())


def turned(proposition: Proposition) -> Proposition:
    """Return a comparison the way round in which the larger side stands first."""
    match proposition:
        case Comparison(left, "<" | "<=" as sign, right):
            return Comparison(right, ">" if sign == "<" else ">=", left)
        case Comparison(left, "=" | "!=" as sign, right) if str(right) < str(left):
            return Comparison(right, sign, left)
        case _:
            return proposition


def _merged(first: Said, other: Said, *, copied: bool) -> Said:
    """Return two statements of one holder as one; a copy words it no more surely."""
    return replace(
        first,
        hedge=first.hedge if copied else max(first.hedge, other.hedge),
        carriers=first.carriers | other.carriers,
        also=(*first.also, other.id),
    )


def _seen(case: Case, view: View, evidence: Evidence) -> bool:
    first = origin(case, evidence.source)
    return evidence.coding in ("both", view.coding) and all(
        (case.sources[source].enabled or source in view.enabled) and source not in view.withdrawn
        for source in {evidence.source, first}
    )


def _admitted(case: Case, view: View, statement: Statement) -> bool:
    return (
        statement.enabled
        and statement.id not in view.withdrawn
        and statement.coding in ("both", view.coding)
        and (view.as_of is None or known(statement, case) <= view.as_of)
    )


def _voices(
    case: Case, statement: Statement, evidence: list[Evidence]
) -> Iterable[tuple[str, set[str]]]:
    """Yield each holder of a statement with the sources that make it their own."""
    own = {origin(case, e.source) for e in evidence if e.stance in OWN_STANCES}
    if statement.holder != "author":
        yield statement.holder, own
        return
    for source in sorted({origin(case, e.source) for e in evidence}):
        yield source, {source}
