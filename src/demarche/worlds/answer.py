"""Answers: what an account says to a goal, every minimal reason, and the price in assumptions."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from demarche.case.hedge import LEVELS, Hedge
from demarche.case.proposition import Quantity
from demarche.errors import LimitReached
from demarche.worlds.account import Account, Said
from demarche.worlds.oracle import bits
from demarche.worlds.price import SEARCH_STOPPED, Price, sides
from demarche.worlds.reason import Conflict, Forced, Reason, cheapest_first, split
from demarche.worlds.reasons import explore
from demarche.worlds.theory import Theory

__all__ = [
    "Answer",
    "Conflict",
    "Forced",
    "Reason",
    "Word",
    "by_level",
    "consistent_subsets",
    "judge",
]

MAX_READINGS = 8
"""Most maximal consistent readings of an account for which assumptions are bought."""

Word = Literal["silent", "entailed", "excluded", "undetermined", "contradictory", "undecided"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an account says to a goal.

    Attributes
    ----------
    account : str
    word : Word
        The verdict of statements and lens alone.
    given : Word
        The verdict where assumptions may be bought; equal to `word` where they change nothing.
    reasons : tuple of Reason
        All minimal ones found, fewest assumptions first.
    conflicts : tuple of Conflict
        Minimal conflicts among the statements that bear on the goal.
    refuted : tuple of Conflict
        Assumptions that the account refutes, each with the sentences that refute it.
    speaking : tuple of Said
        What the account says of the pivotal quantities: an open answer rests on it.
    missing : tuple of str
        Pivotal quantities of which no statement of the account speaks.
    caveats : tuple of str
        What was not searched, and why.
    """

    account: str
    word: Word
    given: Word
    reasons: tuple[Reason, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refuted: tuple[Conflict, ...] = ()
    speaking: tuple[Said, ...] = ()
    missing: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons for the answer as given, sentences alone first."""
        return tuple(r for r in self.reasons if r.forces == self.given)

    @property
    def price(self) -> int | None:
        """Fewest assumptions that the answer takes; nothing where no reason forces it."""
        return min((len(r.assumptions) for r in self.deciding), default=None)

    @property
    def level(self) -> Hedge | None:
        """The best, over the reasons, of the weakest member.

        Of an answer that sentences settle, over the reasons made of sentences; that an assumption
        would raise it shows in the reasons.  Of one that assumptions alone force, nothing.
        """
        if self.assumed:
            return None
        settled = self.word == self.given
        reasons = [r for r in self.deciding if not (settled and r.assumptions)]
        return max((r.level for r in reasons if r.level is not None), default=None)

    @property
    def stated(self) -> bool:
        """Whether one statement alone is the answer."""
        return any(len(r.statements) == 1 and not r.assumptions for r in self.deciding)

    @property
    def assumed(self) -> bool:
        """Whether the answer takes assumptions, and some of them force it without any sentence."""
        return self.word != self.given and any(not r.statements for r in self.deciding)


def judge(theory: Theory, account: Account, *, withdrawn: frozenset[str] = frozenset()) -> Answer:
    """Answer a goal from an account.

    Parameters
    ----------
    theory : Theory
        The goal with all that could bear on it.
    account : Account
    withdrawn : frozenset of str
        Ids of assumptions that may not be used.

    Returns
    -------
    Answer
        *undecided*, with the limit in `caveats`, where a limit was reached.
    """
    judgement = _Judgement(theory, account, withdrawn)
    known = theory.answers.get(judgement.key)
    if known is None:
        try:
            known = judgement.answer()
        except LimitReached as limit:
            known = Answer(account.name, "undecided", "undecided", caveats=(limit.what,))
        theory.answers[judgement.key] = known
    return replace(known, account=account.name)


def by_level(theory: Theory, account: Account) -> dict[Hedge, Answer]:
    """Answer a goal from an account at its hedge level and every one above.

    To leave weak sentences out can win an answer as well as lose one: a weak sentence may beat a
    strong one that needs an assumption, and a closure covers more where less is stated.

    Parameters
    ----------
    theory : Theory
    account : Account

    Returns
    -------
    dict of Hedge to Answer
        Weakest level first.
    """
    return {
        hedge: judge(theory, account.at_hedge(hedge)) for hedge in LEVELS if hedge >= account.hedge
    }


def consistent_subsets(theory: Theory, account: Account) -> tuple[tuple[Said, ...], ...]:
    """Return the maximal sets of an account's statements that bear on a goal and can all hold.

    Parameters
    ----------
    theory : Theory
    account : Account

    Returns
    -------
    tuple of tuple of Said
        Larger sets first; one where the statements are consistent.

    Raises
    ------
    LimitReached
        If the solver gives up.
    """
    said = {s.id: s for s in account.constraining if s.id in theory.statements}
    bearing = theory.mask(theory.bearing(said))
    kept = [bearing & ~fix for fix in explore(theory.oracle, bearing).corrections]
    subsets = [split(theory, said, mask)[0] for mask in kept or [bearing]]
    return tuple(sorted(subsets, key=lambda subset: (-len(subset), [s.id for s in subset])))


class _Judgement:
    """One goal, one account: what its statements force, and what assumptions would."""

    def __init__(self, theory: Theory, account: Account, withdrawn: frozenset[str]) -> None:
        self.theory = theory
        self.account = account
        self.withdrawn = withdrawn & theory.case.assumptions.keys()
        self.said = {s.id: s for s in account.constraining if s.id in theory.statements}
        self.caveats: list[str] = []

    @property
    def key(self) -> Hashable:
        """All that the answer depends on: accounts that agree in it share one answer."""
        return self.depends_on(self.said)

    def depends_on(self, said: Mapping[str, Said]) -> Hashable:
        """Return all that matters to the goal where only some of what is said constrains."""
        bearing = self.bearing
        heard = frozenset((s, s.id in said) for s in self.account.said if s.id in bearing)
        withdrawn = (a for a in self.withdrawn if a in bearing or a not in self.theory.bridges)
        return heard, frozenset(withdrawn)

    @cached_property
    def alone(self) -> list[str]:
        """What constrains and bears on the goal without any bridge."""
        return self.theory.bearing(self.said)

    @cached_property
    def bearing(self) -> frozenset[str]:
        """The statements, of any hedge, and bridges that bear on the goal with all bridges."""
        theory = self.theory
        names = [s.id for s in self.account.said if s.id in theory.statements]
        return frozenset(theory.bearing([*names, *theory.bridges]))

    def answer(self) -> Answer:
        theory = self.theory
        bearing = theory.mask(self.alone)
        consistent = theory.oracle.satisfiable(bearing)
        conflicts = self.conflicts(bearing)
        reasons = self.reasons(bearing, consistent=consistent)
        word = self.word(reasons, bearing, consistent=consistent)
        buying = self.may_buy(reasons)
        prices = [self.price(said, buying=buying) for said in self.readings()]
        bought = {(r.forces, r.members): r for price in prices for r in price.reasons}
        refuted = {c.members: c for price in prices for c in price.refuted}
        settled = {(r.forces, r.members) for r in reasons}
        more = [r for key, r in bought.items() if key not in settled]
        return Answer(
            self.account.name,
            word,
            self.given(word, prices),
            tuple(sorted([*reasons, *more], key=cheapest_first)),
            conflicts,
            tuple(sorted(refuted.values(), key=cheapest_first)),
            self.speaking(theory.goal.pivotal),
            self.missing(),
            tuple(dict.fromkeys(self.caveats)),
        )

    def word(self, reasons: list[Reason], bearing: int, *, consistent: bool) -> Word:
        """Return the verdict of statements and lens alone."""
        forced = {r.forces for r in reasons}
        if not any(r.statements for r in reasons) and not self.speaking(self.theory.goal.pivotal):
            return "silent"
        if forced and not consistent:
            forced = self.agreed(bearing)
            if len(forced) != 1:
                return "contradictory"
        if forced:
            return forced.pop()
        return "undetermined" if self.speaking(self.theory.goal.pivotal) else "silent"

    def reasons(self, statements: int, *, consistent: bool) -> list[Reason]:
        """Return every minimal set of statements that forces either answer and is consistent."""
        oracle = self.theory.oracle
        found = []
        for forces, against in sides(self.theory.goal):
            hard = self.theory.bit(against)
            if oracle.satisfiable(statements | hard):
                continue
            explored = explore(oracle, statements, hard)
            if not explored.complete:
                self.caveats.append(SEARCH_STOPPED)
            found += [
                Reason(forces, *split(self.theory, self.said, core))
                for core in explored.cores
                if consistent or oracle.satisfiable(core)
            ]
        return sorted(found, key=cheapest_first)

    def agreed(self, bearing: int) -> set[Forced]:
        """Return the answer on which all maximal consistent subsets agree, or nothing."""
        oracle = self.theory.oracle
        explored = explore(oracle, bearing)
        answers = {
            frozenset(
                forces
                for forces, against in sides(self.theory.goal)
                if not oracle.satisfiable(bearing & ~correction | self.theory.bit(against))
            )
            for correction in explored.corrections
        }
        if len(answers) > 1:
            return set()
        if not explored.complete:
            raise LimitReached("more conflicts than could be searched for an answer they all leave")
        return set(answers.pop())

    def conflicts(self, bearing: int) -> tuple[Conflict, ...]:
        """Return the minimal conflicts among statements."""
        if self.theory.oracle.satisfiable(bearing):
            return ()
        explored = explore(self.theory.oracle, bearing)
        if not explored.complete:
            self.caveats.append("the search for conflicts stopped at its limit")
        found = (Conflict(*split(self.theory, self.said, core)) for core in explored.cores)
        return tuple(sorted(found, key=cheapest_first))

    def readings(self) -> list[dict[str, Said]]:
        """Return the maximal consistent sets of what is said, with all that any bridge brings in.

        Where there are more than :data:`MAX_READINGS`, one: what is in no conflict.
        """
        theory = self.theory
        bearing = theory.bearing([*self.said, *theory.bridges])
        mask = theory.mask(i for i in bearing if i in self.said)
        if theory.oracle.satisfiable(mask):
            return [self.said]
        explored = explore(theory.oracle, mask)
        removed = explored.corrections
        if not explored.complete or len(removed) > MAX_READINGS:
            self.caveats.append("assumptions were bought only for sentences in no conflict")
            removed = (sum({bit for core in explored.cores for bit in bits(core)}),)
        return [
            {i: s for i, s in self.said.items() if not theory.oracle.bit(i) & gone}
            for gone in removed
        ]

    def may_buy(self, reasons: list[Reason]) -> bool:
        """Say whether assumptions could win an answer, or a higher level for one that is won."""
        levels = [r.level for r in reasons if r.level is not None]
        best = max((s.hedge for i, s in self.said.items() if i in self.bearing), default=None)
        return not levels or best is None or max(levels) < best

    def price(self, said: dict[str, Said], *, buying: bool) -> Price:
        """Return what assumptions buy for one consistent reading, found once for all accounts.

        Where they could win nothing, only which of them it refutes.
        """
        key = buying, self.depends_on(said)
        price: Price | None = self.theory.prices.get(key)
        if price is None:
            price = self.theory.prices[key] = Price(self.theory, self.account, said, self.withdrawn)
            if buying:
                price.search()
            else:
                price.refute()
        self.caveats += price.caveats
        return price

    def given(self, word: Word, prices: list[Price]) -> Word:
        """Return the verdict where assumptions may be bought, over all consistent readings."""
        if word not in ("silent", "undetermined"):
            return word
        verdicts = {_given(word, price.reasons) for price in prices}
        if len(verdicts) == 1:
            return verdicts.pop()
        return "contradictory" if {"entailed", "excluded"} <= verdicts else word

    def speaking(self, wanted: frozenset[Quantity]) -> tuple[Said, ...]:
        """Return what the account says of some quantities that bears on the goal by itself."""
        return tuple(self.said[i] for i in self.alone if self.theory.speaks_of(i, wanted))

    def missing(self) -> tuple[str, ...]:
        """Return the pivotal quantities of which the account says nothing."""
        pivotal = sorted(self.theory.goal.pivotal)
        return tuple(str(q) for q in pivotal if not self.speaking(frozenset([q])))


def _given(word: Word, bought: list[Reason]) -> Word:
    """Return the verdict where assumptions may be bought.

    Where both answers can be bought, which one turns on what is assumed.  Assumptions alone do not
    make a silent account speak.
    """
    sided = {r.forces for r in bought if r.statements}
    if not sided and word != "silent":
        sided = {r.forces for r in bought}
    if not sided:
        return word
    return sided.pop() if len(sided) == 1 else "undetermined"
