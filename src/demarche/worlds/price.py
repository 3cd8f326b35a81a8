"""The price of an answer: what assumptions an account needs before it forces one.

Closures are not monotone: the more couplings are in play, the fewer influences "nothing else"
covers.  So the search runs over the sets of coupling bridges in play.  In each it takes the
*environments*, the maximal sets of assumptions that the account does not refute (de Kleer 1986),
and finds in each the minimal reasons that use every bridge in play.

Two bounds keep the search short.  With every bridge in play and closures that all bridges ease and
none narrows, everything is at least as strong as with any set of bridges: where even that forces
nothing, nothing can be bought, and only sets of bridges that hold what it needs are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from demarche.case.proposition import couplings
from demarche.worlds.account import Account, Said
from demarche.worlds.goal import Goal
from demarche.worlds.reason import Conflict, Forced, Reason, split
from demarche.worlds.reasons import explore
from demarche.worlds.theory import DENIAL, GOAL, Assumed, Label, Theory

MAX_BRIDGE_SETS = 512
"""Most sets of coupling bridges that are put in play before the search says that it stopped."""

SEARCH_STOPPED = "the search for reasons stopped at its limit"


class Price:
    """What assumptions can buy for an account that does not settle a goal by itself.

    Parameters
    ----------
    theory : Theory
    account : Account
    said : mapping of str to Said
        What constrains, by id; consistent as far as it bears on the goal.
    withdrawn : frozenset of str
        Ids of assumptions that may not be used.

    Attributes
    ----------
    reasons : list of Reason
        Those that take assumptions.
    refuted : list of Conflict
        Minimal sets of assumptions that the account refutes, with the sentences that do.
    caveats : list of str
    """

    def __init__(
        self, theory: Theory, account: Account, said: Mapping[str, Said], withdrawn: frozenset[str]
    ) -> None:
        """Sort the bridges; the search begins with :meth:`search`."""
        self.theory = theory
        self.account = account
        self.said = said
        self.withdrawn = withdrawn
        bridges = [b for b in theory.bridges if b not in withdrawn]
        self.arrows = [b for b in bridges if any(couplings(theory.bridges[b]))]
        self.plain = [b for b in bridges if b not in self.arrows]
        self.reasons: list[Reason] = []
        self.refuted: list[Conflict] = []
        self.caveats: list[str] = []

    def search(self) -> None:
        """Find every reason, over every set of bridges that can matter."""
        needed = list(self.needed())
        for played in self.bridge_sets():
            if any(need <= set(played) for need in needed):
                self.play(played)

    def refute(self) -> None:
        """Find only what the account refutes, of what needs no coupling bridge."""
        self.environments(*self.in_play(self.plain))

    # -- one set of bridges in play ---------------------------------------------------------

    def play(self, played: tuple[str, ...]) -> None:
        """Find the reasons that use every one of some coupling bridges."""
        required = self.theory.mask(map(self.bridge, played))
        statements, bought = self.in_play([*self.plain, *played])
        for environment in self.environments(statements, bought | required):
            if not required & ~environment:
                self.take(statements, environment, required)

    def in_play(self, bridges: list[str]) -> tuple[int, int]:
        """Return what is said that bears with some bridges, and what may be assumed besides."""
        theory = self.theory
        said = [i for i in theory.bearing([*self.said, *bridges]) if i in self.said]
        plain = [self.bridge(b) for b in self.plain]
        return theory.mask(said), theory.mask([*plain, *self.offered(said, bridges)])

    def environments(self, statements: int, assumptions: int) -> list[int]:
        """Return the maximal sets of assumptions that stand with what is said; note the rest."""
        oracle = self.theory.oracle
        if oracle.satisfiable(statements | assumptions):
            return [assumptions]
        explored = explore(oracle, assumptions, statements)
        if not explored.complete:
            self.caveats.append(SEARCH_STOPPED)
        for core in explored.cores:
            whole = oracle.core(statements | core, keep=core)
            conflict = Conflict(*split(self.theory, self.said, whole))
            if not any(old.members <= conflict.members for old in self.refuted):
                self.refuted.append(conflict)
        return [assumptions & ~correction for correction in explored.corrections]

    def take(self, statements: int, environment: int, required: int) -> None:
        """Add the minimal reasons of an environment that use all that is required."""
        oracle = self.theory.oracle
        soft = (statements | environment) & ~required
        named = {_name(x): oracle.bit(x) for x in oracle.members(statements | environment)}
        for forces, against in sides(self.theory.goal):
            hard = required | self.theory.bit(against)
            if oracle.satisfiable(soft | hard):
                continue
            known = [r.members for r in self.reasons if r.members <= named.keys()]
            besides = [sum(named[name] for name in members) & soft for members in known]
            if 0 in besides:
                continue
            explored = explore(oracle, soft, hard, besides=besides)
            if not explored.complete:
                self.caveats.append(SEARCH_STOPPED)
            for core in explored.cores:
                reason = Reason(forces, *split(self.theory, self.said, core | required))
                self.reasons.append(reason)

    # -- which sets of bridges can matter ---------------------------------------------------

    def needed(self) -> Iterator[frozenset[str]]:
        """Yield sets of bridges one of which every reason must use; none if nothing is for sale.

        What assumptions without arrows are refuted by statements alone is so in every play.  A
        bridge that tells a change itself alters what is offered, and leaves no such bound.
        """
        theory = self.theory
        if theory.told(self.arrows):
            yield frozenset()
            return
        bridges = [*self.plain, *self.arrows]
        said = [i for i in theory.bearing([*self.said, *bridges]) if i in self.said]
        statements = theory.mask(said)
        offered = self.offered(said, self.plain, eased=self.arrows)
        frames = [a for a in offered if a.kind == "frame"]
        closures = theory.mask(a for a in offered if a.kind == "closure")
        lasting = theory.mask([*map(self.bridge, self.plain), *frames])
        arrows = theory.mask(map(self.bridge, self.arrows))
        for environment in self.environments(statements, lasting):
            hard = statements | environment | closures
            for _, against in sides(theory.goal):
                known = hard | theory.bit(against)
                if not theory.oracle.satisfiable(known | arrows):
                    explored = explore(theory.oracle, arrows, known)
                    cores = explored.cores if explored.complete else (0,)
                    yield from (frozenset(self.names(core)) for core in cores)

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

    # -- assumptions --------------------------------------------------------------------------

    def offered(
        self, said: Iterable[str], bridges: Iterable[str], *, eased: Iterable[str] = ()
    ) -> list[Assumed]:
        """Return the closures and frames that are allowed and not withdrawn."""
        offered = self.theory.offered(self.account, said, bridges, eased=eased)
        return [a for a in offered if a.id not in self.withdrawn]

    def bridge(self, name: str) -> Assumed:
        """Return a bridge as an assumption."""
        return Assumed(name, "bridge", self.theory.case.assumptions[name].owner)

    def names(self, mask: int) -> Iterator[str]:
        """Yield the ids of the assumptions in a set."""
        for label in self.theory.oracle.members(mask):
            if isinstance(label, Assumed):
                yield label.id


def _name(label: Label) -> str:
    return label.name if isinstance(label, Assumed) else str(label)


def sides(goal: Goal) -> Iterator[tuple[Forced, str]]:
    """Yield what may be forced through the lens, with the side that it must rule out."""
    if goal.lens != "necessary":
        yield "entailed", DENIAL
    if goal.lens != "sufficient":
        yield "excluded", GOAL
