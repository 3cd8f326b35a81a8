"""The influence graph of a case: which quantity raises or lowers which.

Qualitative probabilistic networks give the signs (Wellman 1990), confluences the reading of a
coupling as a signed contribution to a change (de Kleer and Brown 1984).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.case.proposition import Coupling, Effect, Quantity

SIGNS: dict[Effect, int] = {"raises": 1, "lowers": -1, "does not reach": 0}
"""The sign of a contribution for each effect."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A cycle of couplings; its sign is the product of theirs."""

    couplings: tuple[Coupling, ...]

    @property
    def sign(self) -> int:
        """+1 where a change feeds itself, -1 where it dampens itself."""
        sign = 1
        for coupling in self.couplings:
            sign *= SIGNS[coupling.effect]
        return sign


def upstream(
    goal: Iterable[Quantity], into: Mapping[Quantity, Iterable[Quantity]]
) -> set[Quantity]:
    """Return the quantities of a goal and all that leads into them."""
    found: set[Quantity] = set()
    frontier = list(goal)
    while frontier:
        quantity = frontier.pop()
        if quantity not in found:
            found.add(quantity)
            frontier.extend(into.get(quantity, ()))
    return found


def paths(
    source: Quantity, target: Quantity, couplings: Iterable[Coupling], *, limit: int = 1000
) -> Iterator[tuple[Coupling, ...]]:
    """Yield the simple directed paths from one quantity to another, shortest first.

    Couplings that do not reach break a path.  At most `limit` paths are yielded.
    """
    out: dict[Quantity, list[Coupling]] = {}
    for coupling in couplings:
        if SIGNS[coupling.effect]:
            out.setdefault(coupling.source, []).append(coupling)
    frontier: list[tuple[Coupling, ...]] = [()]
    while frontier and limit:
        longer = []
        for path in frontier:
            here = path[-1].target if path else source
            visited = {source, *(coupling.target for coupling in path)}
            for coupling in out.get(here, ()):
                if coupling.target == target and limit:
                    limit -= 1
                    yield (*path, coupling)
                elif coupling.target not in visited:
                    longer.append((*path, coupling))
        frontier = longer


def loops(couplings: Iterable[Coupling], *, limit: int = 1000) -> list[Loop]:
    """Return the elementary cycles of the couplings, each once, shortest first."""
    known = tuple(dict.fromkeys(couplings))
    order = {quantity: i for i, quantity in enumerate(sorted({c.source for c in known}))}
    found: list[Loop] = []
    for start, rank in order.items():
        later = [c for c in known if min(order[c.source], order.get(c.target, -1)) >= rank]
        found += [Loop(path) for path in paths(start, start, later, limit=limit - len(found))]
    return sorted(found, key=lambda loop: len(loop.couplings))
