"""Issues that no comparison ties: what can be searched apart and put together again.

Worth adds over issues, and each comparison is strict.  So where no comparison ties two sets of
issues, a party prefers a package in every world exactly where it does so in each set that the
package touches, and in none exactly where it does so in none of them.  A search over each set
replaces one over all their combinations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from demarche.bargaining.packages.ordinal.preference import Holds
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.bargaining.packages.ordinal.trades import Trades, find_trades
from demarche.bargaining.packages.space import Space

Package = Mapping[str, str]
"""Where a deal departs from the status quo: issues with their options."""


@dataclass(frozen=True)
class Component:
    """Issues tied by comparisons, with every package over them sorted.

    Attributes
    ----------
    case : OrdinalCase
    trades : Trades
    """

    case: OrdinalCase
    trades: Trades

    @property
    def sure(self) -> list[Package]:
        """The packages that every party prefers in every world."""
        return [self.package(number) for number in self.trades.every]

    @property
    def blocks(self) -> list[Package]:
        """The sure packages without a smaller one inside."""
        sure = self.sure
        return [p for p in sure if not any(q.items() < p.items() for q in sure)]

    @property
    def best(self) -> list[Package]:
        """The sure packages that no other package dominates."""
        every = set(self.trades.every)
        return [self.package(number) for number in self.trades.undominated if number in every]

    def refused(self, parties: Iterable[str]) -> int:
        """Return how many packages but the status quo each of some parties prefers in no world."""
        answers = zip(*(self.trades.by_party[party] for party in parties), strict=True)
        return sum(set(holds) == {"none"} for holds in answers) - 1

    def package(self, number: int) -> Package:
        """Return where a package departs from the status quo."""
        stays = {issue.name: issue.status_quo for issue in self.case.space.issues}
        return {i: o for i, o in self.case.space.package(number).items() if stays[i] != o}

    def sorted(self) -> Iterator[tuple[Package, tuple[Holds, ...]]]:
        """Yield every package but the status quo, with how it holds for each party."""
        for number, holds in enumerate(zip(*self.trades.by_party.values(), strict=True)):
            if package := self.package(number):
                yield package, holds


def components(case: OrdinalCase) -> list[Component]:
    """Split a case into sets of issues that no comparison ties, and sort the packages of each.

    Parameters
    ----------
    case : OrdinalCase
        Of comparisons only, each strict.

    Raises
    ------
    LimitReached
        If one set has too many packages.
    InputError
        If the statements about a party contradict each other.
    """
    found = [restricted(case, group) for group in tied(case)]
    return [Component(part, find_trades(part)) for part in found]


def tied(case: OrdinalCase) -> list[set[str]]:
    """Return the sets of issues that comparisons tie together."""
    groups: list[set[str]] = []
    for comparison in case.comparisons:
        together = {*comparison.better, *comparison.worse}
        together.update(*(group for group in groups if group & together))
        groups = [*(group for group in groups if not group & together), together]
    return groups


def touched(case: OrdinalCase, package: Package) -> list[set[str]]:
    """Return the sets of tied issues that a package changes."""
    return [group for group in tied(case) if group & set(package)]


def restricted(case: OrdinalCase, issues: set[str]) -> OrdinalCase:
    """Return a case over some of its issues, with all that is said of them alone."""
    return OrdinalCase(
        Space(tuple(issue for issue in case.space.issues if issue.name in issues)),
        case.parties,
        tuple(said for said in case.comparisons if {*said.better, *said.worse} <= issues),
    )


def counts(case: OrdinalCase, parts: list[Component]) -> dict[Holds, int]:
    """Return how many packages but the status quo all prefer in every world, in some, in none.

    A package is preferred in none where somebody refuses each part of it: counted by inclusion and
    exclusion over who refuses.
    """
    every = prod(1 + len(part.sure) for part in parts) - 1
    none = sum(
        (-1) ** (size + 1) * (prod(1 + part.refused(group) for part in parts) - 1)
        for size in range(1, len(case.parties) + 1)
        for group in combinations(case.parties, size)
    )
    return {"every": every, "some": case.space.size - 1 - every - none, "none": none}


def undominated(parts: list[Component]) -> Iterator[Package]:
    """Yield the packages that are sure and that no other package dominates: the best of each."""
    best = [part.best for part in parts if part.best]
    for chosen in product(*best) if best else ():
        yield {issue: option for package in chosen for issue, option in package.items()}


def small(parts: list[Component]) -> Iterator[tuple[Package, tuple[Holds, ...]]]:
    """Yield the packages of at most two changes, the single ones first, with how they hold."""
    within = [list(part.sorted()) for part in parts]
    single = [[(p, h) for p, h in found if len(p) == 1] for found in within]
    for alone in single:
        yield from alone
    for found in within:
        yield from ((p, h) for p, h in found if len(p) == 2)
    for one, other in combinations(single, 2):
        for (p, a), (q, b) in product(one, other):
            yield {**p, **q}, tuple(x if x == y else "some" for x, y in zip(a, b, strict=True))
