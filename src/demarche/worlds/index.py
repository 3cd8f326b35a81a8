"""Which statements of a case could bear on a goal: an index by quantity, made once for a case.

What bears is followed along a coupling against its arrow only, from what is moved to what moves it,
and along all else both ways.
"""

from __future__ import annotations

import weakref
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.case.nouns import Case
from demarche.case.proposition import Constraint, Coupling, Level, Quantity, couplings, levels


@dataclass(frozen=True, slots=True)
class Link:
    """How one proposition connects quantities.

    Attributes
    ----------
    together : frozenset of Quantity
        What it compares: each bears on each.
    arrows : tuple of Coupling
        What moves what: the source bears on the target.
    levels : tuple of Level
        What it mentions, each once.
    """

    together: frozenset[Quantity]
    arrows: tuple[Coupling, ...]
    levels: tuple[Level, ...]

    @classmethod
    def of(cls, proposition: Constraint) -> Link:
        """Return how a proposition connects quantities."""
        mentioned = tuple(dict.fromkeys(levels(proposition)))
        together = frozenset(level.quantity for level in mentioned)
        return cls(together, tuple(couplings(proposition)), mentioned)

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
        self._places: dict[Quantity, int] = {}
        self._entered: dict[int, list[tuple[str, int]]] = {}
        for name, link in self.links.items():
            for place, bearing in self._bearing(link):
                self._entered.setdefault(place, []).append((name, bearing))

    def reach(
        self, asked: Iterable[Quantity], among: Container[str], given: Iterable[Link] = ()
    ) -> tuple[list[Quantity], set[str]]:
        """Return the quantities that bear on some, in order, and the propositions that say so.

        Parameters
        ----------
        asked : iterable of Quantity
        among : container of str
            The propositions that count.
        given : iterable of Link
            Links that count besides.
        """
        besides = [entry for link in given for entry in self._bearing(link)]
        reached = frontier = self._set(asked)
        names: set[str] = set()
        while frontier:
            place = frontier.bit_length() - 1
            frontier ^= 1 << place
            found = 0
            for there, bearing in besides:
                if there == place:
                    found |= bearing
            for name, bearing in self._entered.get(place, ()):
                if name in among:
                    names.add(name)
                    found |= bearing
            frontier |= found & ~reached
            reached |= found
        return sorted(q for q, place in self._places.items() if reached >> place & 1), names

    def _bearing(self, link: Link) -> Iterator[tuple[int, int]]:
        """Yield each quantity on which a link says something, with what bears on it thereby."""
        together = self._set(link.together)
        for quantity in sorted(link.heads):
            moving = self._set(arrow.source for arrow in link.arrows if arrow.target == quantity)
            yield self._place(quantity), moving | (together if quantity in link.together else 0)

    def _set(self, quantities: Iterable[Quantity]) -> int:
        found = 0
        for quantity in quantities:
            found |= 1 << self._place(quantity)
        return found

    def _place(self, quantity: Quantity) -> int:
        return self._places.setdefault(quantity, len(self._places))


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
