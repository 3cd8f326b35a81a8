"""The price of an answer: what assumptions an account needs before it forces one.

Closures are not monotone: the more couplings are in play, the fewer influences "nothing else"
covers.  So the search ranges over the sets of coupling bridges in play, and over all at once: every
closure counts the influences of all bridges, and beside each bridge stands its *absence*, that its
influence has no share.  A closure with the absences of the bridges that are out of play says just
what it says with the others alone.  So one search for minimal sets finds the reasons of every set
of bridges, and the absences in a reason tell which bridges must stay out.

Where one reason for an answer adds to what another is made of, only the other is kept; a closure
goes by its name in that, whatever it covers.  But what assumptions alone force is no answer.  Such
a reason stands in the way of one with sentences only where it forces the answer with closures that
cover no more than theirs.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from demarche.case.proposition import Coupling, Quantity, couplings
from demarche.worlds.account import Account, Said
from demarche.worlds.goal import Goal
from demarche.worlds.reason import Conflict, Forced, Reason, split
from demarche.worlds.reasons import MAX_CORES, SearchStopped, cores, explore
from demarche.worlds.theory import DENIAL, GOAL, Assumed, Theory

MAX_TRIED = 512
"""Most minimal sets that are looked at before the search says that it stopped."""

SEARCH_STOPPED = "the search for reasons stopped at its limit"


@dataclass(frozen=True, slots=True)
class Play:
    """Some coupling bridges in play and the others out of it.

    Attributes
    ----------
    bridges : frozenset of str
        Those in play.
    assumed : mapping of str to Assumed
        What may be assumed, by name; each closure counts the bridges in play.
    statements : int
        What is said that bears on the goal.
    absent : int
        The absences of the bridges that are out of play.
    """

    bridges: frozenset[str]
    assumed: Mapping[str, Assumed]
    statements: int
    absent: int


@dataclass(frozen=True, slots=True)
class Found:
    """A reason, with the labels that it is made of and the play that it belongs to."""

    reason: Reason
    labels: int
    play: Play


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
        Minimal sets of assumptions that the account refutes, with sentences that do: whatever
        coupling bridges are in play, or with none in play.
    caveats : list of str
    """

    def __init__(
        self, theory: Theory, account: Account, said: Mapping[str, Said], withdrawn: frozenset[str]
    ) -> None:
        """Label all that may be assumed; the search begins with :meth:`search`."""
        self.theory = theory
        self.account = account
        self.said = said
        self.withdrawn = withdrawn
        self.reasons: list[Reason] = []
        self.refuted: list[Conflict] = []
        self.caveats: list[str] = []
        bridges = [b for b in theory.bridges if b not in withdrawn]
        bearing = theory.bearing([*said, *bridges])
        supposed = [i for i in bearing if i not in said]
        self.arrows = [b for b in supposed if any(couplings(theory.bridges[b]))]
        self.plain = [b for b in supposed if b not in self.arrows]
        self.heard = [i for i in bearing if i in said]
        self.statements = theory.mask(self.heard)
        offered = self.offered(self.heard, self.plain, counting=self.arrows)
        self.named = {a.name: theory.bit(a) for a in (*map(self.bridge, supposed), *offered)}
        self.bought = sum(self.named.values())
        closed = {a.quantity for a in offered if a.kind == "closure"}
        closed |= {arrow.target for arrow in theory.goal.model}
        self.absence = {arrow: self.absences(arrow, closed) for arrow in self.arrows}
        self._plays: dict[frozenset[str], Play] = {}

    def search(self) -> None:
        """Find every reason, and what the account refutes."""
        refuted = self.refutations(self.bought, self.statements)
        self.refute()
        for forces, against in sides(self.theory.goal):
            hard = self.theory.bit(against)
            found = {f.reason.members: f for f in self.forcing(forces, hard, [*refuted])}
            self.reasons += [
                one.reason
                for one in found.values()
                if not any(self.adds(one, other, hard) for other in found.values())
            ]

    def refute(self) -> None:
        """Find what the account refutes with no coupling bridge in play."""
        play = self.play(frozenset())
        bought = sum(self.named[name] for name in play.assumed)
        self.refutations(bought, play.statements | play.absent)

    def refutations(self, bought: int, hard: int) -> list[int]:
        """Return the minimal sets of assumptions that cannot hold; note what refutes them.

        Of sets that by name are the same, or add to one another, the first found is noted.
        """
        oracle = self.theory.oracle
        if oracle.satisfiable(bought | hard):
            return []
        explored = explore(oracle, bought, hard)
        if not explored.complete:
            self.caveats.append(SEARCH_STOPPED)
        for core in explored.cores:
            whole = oracle.core(core | hard, keep=core)
            conflict = Conflict(*self.parts(whole, self.play(self.played(core))))
            if not any(old.members <= conflict.members for old in self.refuted):
                self.refuted.append(conflict)
        return list(explored.cores)

    # -- reasons ------------------------------------------------------------------------------

    def forcing(self, forces: Forced, against: int, besides: list[int]) -> Iterator[Found]:
        """Yield the reasons for an answer that hold none of some sets, minimal in their play.

        Of each core found, the last to be avoided, only the part that decides stays to be avoided.
        """
        absent = self.play(frozenset()).absent
        everything = self.statements | self.bought | absent
        if self.theory.oracle.satisfiable(everything | against):
            return
        found = 0
        searched = cores(self.theory.oracle, everything, against, besides=besides)
        try:
            for tried, core in enumerate(searched):
                if found >= MAX_CORES or tried >= MAX_TRIED:
                    self.caveats.append(SEARCH_STOPPED)
                    return
                unusable = self.unusable(core)
                if unusable:
                    besides[-1] = unusable
                    continue
                for play in self.plays(core):
                    found += 1
                    one = Found(Reason(forces, *self.parts(core, play)), core & ~absent, play)
                    if one.reason.statements and play.bridges == self.played(core):
                        besides[-1] = one.labels
                    yield one
        except SearchStopped:
            self.caveats.append(SEARCH_STOPPED)

    def adds(self, one: Found, other: Found, against: int) -> bool:
        """Say whether a reason adds to what another is made of."""
        if not other.reason.members < one.reason.members:
            return False
        if other.reason.statements or not one.reason.statements:
            return True
        return not self.theory.oracle.satisfiable(other.labels | one.play.absent | against)

    def parts(self, core: int, play: Play) -> tuple[tuple[Said, ...], tuple[Assumed, ...]]:
        """Return the statements and assumptions of a set, those of a play that it needs besides."""
        statements, labels = split(self.theory, self.said, core)
        assumed = {a.name: a for a in (*labels, *map(self.bridge, play.bridges))}
        return statements, tuple(play.assumed.get(name, assumed[name]) for name in sorted(assumed))

    # -- which bridges are in play ------------------------------------------------------------

    def plays(self, core: int) -> Iterator[Play]:
        """Yield the plays, none within another, in which some labels may be used together."""
        own = self.played(core)
        free = [a for a in self.arrows if a not in own and not self.absence[a] & core]
        found: list[frozenset[str]] = []
        for size in range(len(free) + 1):
            for more in combinations(free, size):
                played = own.union(more)
                if not any(less <= played for less in found) and self.stands(core, played):
                    found.append(played)
                    yield self.play(played)
            if found and not size:
                return

    def stands(self, core: int, played: frozenset[str]) -> bool:
        """Say whether a set may be assumed, with all that is said, with some bridges in play."""
        play = self.play(played)
        bought = sum(self.named[name] for name in play.assumed)
        used = core & self.bought | sum(self.named[arrow] for arrow in played - self.played(core))
        if core & self.statements & ~play.statements or used & ~bought:
            return False
        return self.theory.oracle.satisfiable(play.statements | used | play.absent)

    def play(self, played: frozenset[str]) -> Play:
        """Return what some coupling bridges in play make of the rest, found once."""
        if played not in self._plays:
            theory = self.theory
            bridges = [b for b in (*self.plain, *self.arrows) if b in self.plain or b in played]
            bearing = theory.bearing([*self.said, *bridges])
            heard = [i for i in bearing if i in self.said]
            supposed = map(self.bridge, (b for b in bridges if b in bearing))
            absent = taken = 0
            for arrow, absence in self.absence.items():
                absent |= absence
                taken |= absence if arrow in played else 0
            self._plays[played] = Play(
                played,
                {a.name: a for a in (*supposed, *self.offered(heard, bridges))},
                theory.mask(heard),
                absent & ~taken,
            )
        return self._plays[played]

    def played(self, core: int) -> frozenset[str]:
        """Return the coupling bridges in a set."""
        return frozenset(arrow for arrow in self.arrows if self.named[arrow] & core)

    def unusable(self, core: int) -> int:
        """Return what in a set no reason holds: a bridge with its absence, or what is refuted."""
        for arrow, absence in self.absence.items():
            if self.named[arrow] & core and absence & core:
                return self.named[arrow] | absence & core
        return 0 if self.theory.oracle.satisfiable(core) else core & ~self.statements

    def absences(self, arrow: str, closed: Container[Quantity | None]) -> int:
        """Return the labels of a bridge's absence: each influence that nobody else states.

        Where no closure counts influences, in play or not is all the same, and there is none.
        """
        stated = self.theory.influences(self.theory.stated(self.account))
        return self.theory.mask(
            Coupling(source, "does not reach", target)
            for target, sources in self.theory.influences([arrow]).items()
            if target in closed
            for source in sources
            if source not in stated.get(target, ())
        )

    # -- assumptions --------------------------------------------------------------------------

    def offered(
        self, said: Iterable[str], bridges: Iterable[str], *, counting: Iterable[str] = ()
    ) -> list[Assumed]:
        """Return the closures and frames that are allowed and not withdrawn."""
        offered = self.theory.offered(self.account, said, bridges, counting=counting)
        return [a for a in offered if a.id not in self.withdrawn]

    def bridge(self, name: str) -> Assumed:
        """Return a bridge as an assumption."""
        return Assumed(name, "bridge", self.theory.case.assumptions[name].owner)


def sides(goal: Goal) -> Iterator[tuple[Forced, str]]:
    """Yield what may be forced through the lens, with the side that it must rule out."""
    if goal.lens != "necessary":
        yield "entailed", DENIAL
    if goal.lens != "sufficient":
        yield "excluded", GOAL
