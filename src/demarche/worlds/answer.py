"""Answers: what an account says to a goal, every minimal reason, and the price in assumptions."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from demarche.case.hedge import LEVELS, Hedge
from demarche.case.proposition import couplings
from demarche.errors import LimitReached
from demarche.worlds.account import Account, Said
from demarche.worlds.reasons import explore
from demarche.worlds.theory import DENIAL, GOAL, Assumed, Label, Theory

Forced = Literal["entailed", "excluded"]
Word = Literal["silent", "entailed", "excluded", "undetermined", "contradictory", "undecided"]

MAX_BRIDGE_SETS = 512
"""Most sets of coupling bridges that are put in play before the search says that it stopped."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A minimal set of statements and assumptions that forces an answer.

    Attributes
    ----------
    forces : {"entailed", "excluded"}
    statements : tuple of Said
    assumptions : tuple of Assumed
    """

    forces: Forced
    statements: tuple[Said, ...]
    assumptions: tuple[Assumed, ...] = ()

    @property
    def level(self) -> Hedge | None:
        """The weakest hedge among the statements; nothing where there is none."""
        return min((said.hedge for said in self.statements), default=None)

    @property
    def members(self) -> frozenset[str]:
        """Ids of statements and names of assumptions: what the reason is made of."""
        return frozenset(
            [*(said.id for said in self.statements), *(a.name for a in self.assumptions)]
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """A minimal set of statements, or of statements and assumptions, that admits no world."""

    statements: tuple[Said, ...]
    assumptions: tuple[Assumed, ...] = ()


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
        """The best, over the reasons, of the weakest member."""
        levels = [r.level for r in self.deciding if r.level is not None]
        return max(levels, default=None)

    @property
    def stated(self) -> bool:
        """Whether one statement alone is the answer."""
        return any(len(r.statements) == 1 and not r.assumptions for r in self.deciding)

    @property
    def assumed(self) -> bool:
        """Whether every reason is made of assumptions only."""
        return bool(self.deciding) and all(not r.statements for r in self.deciding)


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


class _Judgement:
    """One goal, one account: the sets of labels in play and what they force."""

    def __init__(self, theory: Theory, account: Account, withdrawn: frozenset[str]) -> None:
        self.theory = theory
        self.account = account
        self.withdrawn = withdrawn
        self.said = {s.id: s for s in account.constraining if s.id in theory.statements}
        bridges = [b for b in theory.bridges if b not in withdrawn]
        self.arrows = [b for b in bridges if any(couplings(theory.bridges[b]))]
        self.plain = [b for b in bridges if b not in self.arrows]
        self.caveats: list[str] = []

    @property
    def key(self) -> Hashable:
        """All that the answer depends on: accounts that agree in it share one answer."""
        theory = self.theory
        names = [s.id for s in self.account.said if s.id in theory.statements]
        bearing = set(theory.bearing([*names, *self.plain, *self.arrows]))
        said = frozenset((s, s.id in self.said) for s in self.account.said if s.id in bearing)
        return said, self.withdrawn

    # -- the verdict ------------------------------------------------------------------------

    def answer(self) -> Answer:
        theory = self.theory
        bearing = theory.mask(theory.bearing(self.said))
        consistent = theory.oracle.satisfiable(bearing)
        conflicts = () if consistent else self.conflicts(bearing)
        reasons = self.reasons(bearing, 0, 0)
        word = self.word(reasons, bearing, consistent)
        refuted: tuple[Conflict, ...] = ()
        given = word
        if word in ("silent", "undetermined"):
            bought, refuted = self.bought()
            reasons = sorted(reasons + bought, key=_cheapest)
            given = self.given(word, bought)
        return Answer(
            self.account.name,
            word,
            given,
            tuple(reasons),
            conflicts,
            refuted,
            self.missing(),
            tuple(dict.fromkeys(self.caveats)),
        )

    def word(self, reasons: list[Reason], bearing: int, consistent: bool) -> Word:
        """Return the verdict of statements and lens alone."""
        forced = {r.forces for r in reasons}
        if forced and not consistent:
            forced = self.agreed(bearing)
            if len(forced) != 1:
                return "contradictory"
        if forced:
            return forced.pop()
        speaks = any(self.theory.speaks_of(i, self.theory.goal.pivotal) for i in self.said)
        return "undetermined" if speaks else "silent"

    def given(self, word: Word, bought: list[Reason]) -> Word:
        """Return the verdict where assumptions may be bought.

        Where both answers can be bought, which one turns on what is assumed.  Assumptions alone do
        not make a silent account speak.
        """
        sided = {r.forces for r in bought if r.statements}
        if not sided and word != "silent":
            sided = {r.forces for r in bought}
        if not sided:
            return word
        return sided.pop() if len(sided) == 1 else "undetermined"

    def missing(self) -> tuple[str, ...]:
        """Return the pivotal quantities of which the account says nothing."""
        pivotal = self.theory.goal.pivotal
        return tuple(
            str(quantity)
            for quantity in sorted(pivotal)
            if not any(self.theory.speaks_of(i, frozenset([quantity])) for i in self.said)
        )

    # -- reasons ----------------------------------------------------------------------------

    def reasons(self, statements: int, assumptions: int, required: int) -> list[Reason]:
        """Return every valid minimal reason that uses all of `required`, for either answer."""
        oracle = self.theory.oracle
        found = []
        for forces, against in self.sides():
            hard = required | self.theory.bit(against)
            soft = (statements | assumptions) & ~required
            if oracle.satisfiable(soft | hard):
                continue
            explored = explore(oracle, soft, hard)
            if not explored.complete:
                self.caveats.append("the search for reasons stopped at its limit")
            for core in explored.cores:
                if self.valid(core | required, statements):
                    found.append(Reason(forces, *self.split(core | required)))
        return found

    def sides(self) -> Iterator[tuple[Forced, str]]:
        """Yield what may be forced through the lens, with the side that it must rule out."""
        if self.theory.goal.lens != "necessary":
            yield "entailed", DENIAL
        if self.theory.goal.lens != "sufficient":
            yield "excluded", GOAL

    def valid(self, reason: int, statements: int) -> bool:
        """Say whether a reason is consistent, with all that the account says if that is."""
        oracle = self.theory.oracle
        if oracle.satisfiable(statements):
            return oracle.satisfiable(reason | statements)
        return oracle.satisfiable(reason)

    def split(self, mask: int) -> tuple[tuple[Said, ...], tuple[Assumed, ...]]:
        """Return a set of labels as statements and assumptions."""
        labels: list[Label] = list(self.theory.oracle.members(mask))
        said = tuple(self.said[i] for i in labels if isinstance(i, str))
        return said, tuple(sorted((a for a in labels if isinstance(a, Assumed)), key=_by_name))

    # -- conflicts --------------------------------------------------------------------------

    def agreed(self, bearing: int) -> set[Forced]:
        """Return the answer on which all maximal consistent subsets agree, or nothing."""
        oracle = self.theory.oracle
        answers = {
            frozenset(
                forces
                for forces, against in self.sides()
                if not oracle.satisfiable(bearing & ~correction | self.theory.bit(against))
            )
            for correction in explore(oracle, bearing).corrections
        }
        return set(answers.pop()) if len(answers) == 1 else set()

    def conflicts(self, bearing: int) -> tuple[Conflict, ...]:
        """Return the minimal conflicts among statements."""
        explored = explore(self.theory.oracle, bearing)
        return tuple(Conflict(*self.split(core)) for core in explored.cores)

    # -- assumptions ------------------------------------------------------------------------

    def bought(self) -> tuple[list[Reason], tuple[Conflict, ...]]:
        """Return the reasons that need assumptions, over every set of bridges in play."""
        theory = self.theory
        if self.nothing_to_buy():
            return [], ()
        found: list[Reason] = []
        refuted: dict[tuple[str, ...], Conflict] = {}
        for played in self.bridge_sets():
            bridges = [*self.plain, *played]
            said = [i for i in theory.bearing([*self.said, *bridges]) if i in self.said]
            statements = theory.mask(said)
            offered = theory.offered(self.account, said, bridges)
            bought = [a for a in offered if a.id not in self.withdrawn]
            everything = [*map(self.bridge, bridges), *bought]
            required = theory.mask(map(self.bridge, played))
            if self.contested(statements, everything):
                for conflict in self.refuted(statements, everything):
                    refuted.setdefault(tuple(a.name for a in conflict.assumptions), conflict)
            for reason in self.reasons(statements, theory.mask(everything), required):
                if not any(old.members <= reason.members for old in found):
                    found.append(reason)
        return found, tuple(refuted.values())

    def nothing_to_buy(self) -> bool:
        """Say whether even every bridge with closures that ease them all forces nothing.

        Nothing is refuted either, then: all of it stands together with either side of the goal.
        """
        theory = self.theory
        bridges = [*self.plain, *self.arrows]
        said = [i for i in theory.bearing([*self.said, *bridges]) if i in self.said]
        offered = theory.offered(self.account, said, self.plain, eased=self.arrows)
        everything = theory.mask([*said, *map(self.bridge, bridges), *offered])
        return all(
            theory.oracle.satisfiable(everything | theory.bit(side)) for side in (GOAL, DENIAL)
        )

    def bridge_sets(self) -> Iterator[tuple[str, ...]]:
        """Yield the sets of coupling bridges that all bear on the goal, smaller sets first."""
        tried = 0
        for size in range(len(self.arrows) + 1):
            fitting = [p for p in combinations(self.arrows, size) if self.bear(p)]
            for played in fitting:
                tried += 1
                if tried > MAX_BRIDGE_SETS:
                    self.caveats.append(
                        f"the search over bridges stopped after {MAX_BRIDGE_SETS} sets of them"
                    )
                    return
                yield played
            if not fitting:
                return

    def bear(self, played: tuple[str, ...]) -> bool:
        """Say whether every bridge in play leads to something that bears on the goal."""
        bearing = self.theory.bearing([*self.said, *self.plain, *played])
        return not set(played) - set(bearing)

    def bridge(self, name: str) -> Assumed:
        """Return a bridge as an assumption."""
        return Assumed(name, "bridge", self.theory.case.assumptions[name].owner)

    def contested(self, statements: int, assumptions: list[Assumed]) -> bool:
        """Say whether consistent statements cannot stand with all of some assumptions."""
        oracle = self.theory.oracle
        return oracle.satisfiable(statements) and not oracle.satisfiable(
            statements | self.theory.mask(assumptions)
        )

    def refuted(self, statements: int, assumptions: list[Assumed]) -> Iterator[Conflict]:
        """Yield each single assumption that the account refutes, with a minimal conflict."""
        oracle = self.theory.oracle
        for assumption in assumptions:
            bit = self.theory.bit(assumption)
            if not oracle.satisfiable(statements | bit):
                yield Conflict(*self.split(oracle.core(statements | bit, keep=bit)))


def _cheapest(reason: Reason) -> tuple[int, int, list[str]]:
    return len(reason.assumptions), len(reason.statements), sorted(reason.members)


def _by_name(assumption: Assumed) -> str:
    return assumption.name
