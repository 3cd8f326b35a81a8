"""Which statements of a case could bear on a goal: an index by quantity, made once for a case.

What bears is followed along a coupling against its arrow only, from what is moved to what moves it,
and along all else both ways.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.case.nouns import Case
from demarche.case.proposition import Constraint, Coupling, Quantity, couplings, levels


@dataclass(frozen=True, slots=True)
class Link:
    """How one proposition connects quantities.

    Attributes
    ----------
    together : frozenset of Quantity
        What it compares: each bears on each.
    arrows : tuple of Coupling
        What moves what: the source bears on the target.
    """

    together: frozenset[Quantity]
    arrows: tuple[Coupling, ...]

    @classmethod
    def of(cls, proposition: Constraint) -> Link:
        """Return how a proposition connects quantities."""
        together = frozenset(level.quantity for level in levels(proposition))
        return cls(together, tuple(couplings(proposition)))

    def beyond(self, quantity: Quantity) -> Iterator[Quantity]:
        """Yield what bears on a quantity by this link."""
        if quantity in self.together:
            yield from self.together
        for arrow in self.arrows:
            if arrow.target == quantity:
                yield arrow.source

    @property
    def heads(self) -> frozenset[Quantity]:
        """The quantities on which the proposition says something."""
        return self.together | {arrow.target for arrow in self.arrows}


class Index:
    """The constraints of a case by the quantities on which they bear.

    Parameters
    ----------
    propositions : mapping of str to Constraint

    Attributes
    ----------
    links : dict of str to Link
    """

    def __init__(self, propositions: Mapping[str, Constraint]) -> None:
        """Enter every proposition under the quantities on which it says something."""
        self.links = {name: Link.of(said) for name, said in propositions.items()}
        self._entered: dict[Quantity, list[str]] = {}
        for name, link in self.links.items():
            for quantity in link.heads:
                self._entered.setdefault(quantity, []).append(name)

    def reach(
        self, asked: Iterable[Quantity], among: set[str] | None, given: Iterable[Link] = ()
    ) -> tuple[set[Quantity], set[str]]:
        """Return the quantities that bear on some, and the propositions that say so.

        Parameters
        ----------
        asked : iterable of Quantity
        among : set of str or None
            The propositions that count; ``None`` for all.
        given : iterable of Link
            Links that count besides.
        """
        given = tuple(given)
        reached: set[Quantity] = set()
        names: set[str] = set()
        frontier = list(asked)
        while frontier:
            quantity = frontier.pop()
            if quantity in reached:
                continue
            reached.add(quantity)
            for link in given:
                frontier.extend(link.beyond(quantity))
            for name in self._entered.get(quantity, ()):
                if among is None or name in among:
                    names.add(name)
                    frontier.extend(self.links[name].beyond(quantity))
        return reached, names


_INDICES: dict[int, Index] = {}


def index_of(case: Case) -> Index:
    """Return the index of a case's statements and bridges, made when it is first asked for."""
    key = id(case)
    if key not in _INDICES:
        said = {s.id: s.says for s in case.statements.values() if isinstance(s.says, Constraint)}
        bridged = {a.id: a.says for a in case.assumptions.values() if a.kind == "bridge"}
        supposed = {i: says for i, says in bridged.items() if isinstance(says, Constraint)}
        _INDICES[key] = Index({**said, **supposed})
        weakref.finalize(case, _INDICES.pop, key, None)
    return _INDICES[key]
