"""Evidence against rival explanations, in bands that somebody owns.

A band says how likely an item of the record would be if an explanation were true.  Read one by one,
bands tell what fits and what does not (Heuer 1999, ch. 8); taken together, how much likelier the
record is under one explanation than under another.  Explanations may be true together: bands of an
item need not add up, and no chance of an explanation follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from demarche.bargaining.models.explanations import inconsistency
from demarche.case.nouns import Assumption
from demarche.case.proposition import Explains
from demarche.questions.subject import Subject

Band = tuple[float, float]
"""The least and the greatest chance that the owner allows."""

EVEN = 0.5
"""An item fits where it is surely likelier than not, and does not where it surely is not."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that happened, as one owner weighs it.

    Attributes
    ----------
    event, title : str
    box : str
        The assumption that holds the bands.
    told_by : tuple of str
        The statements that say that it happened.
    bands : mapping of str to Band
        How likely it would be under each explanation that the owner weighs.
    """

    event: str
    title: str
    box: str
    told_by: tuple[str, ...]
    bands: Mapping[str, Band]

    def fit(self, hypothesis: str) -> int:
        """Return +1 where the item fits an explanation, -1 where it does not, else 0."""
        low, high = self.bands.get(hypothesis, (0.0, 1.0))
        return (low > EVEN) - (high < EVEN)

    def apart(self) -> tuple[str, str, float]:
        """Return the two explanations that it sets apart most, and by what ratio at least.

        Examples
        --------
        >>> Item("e", "E", "b", (), {"plan": (0.6, 0.8), "pique": (0.1, 0.3)}).apart()
        ('plan', 'pique', 2.0)
        """
        ratios = [
            (low / high if high else np.inf, one, other)
            for one, (low, _) in self.bands.items()
            for other, (_, high) in self.bands.items()
            if one != other
        ]
        best = max(ratios, key=lambda ratio: ratio[0], default=(1.0, "", ""))
        return best[1], best[2], float(best[0])


@dataclass(frozen=True, slots=True)
class Matrix:
    """The items that one owner weighs against the explanations of an act that anybody gives."""

    owner: str
    act: str
    hypotheses: tuple[str, ...]
    items: tuple[Item, ...]

    def against(self) -> dict[str, int]:
        """Return how many items do not fit each explanation."""
        fits = np.array([[i.fit(h) for h in self.hypotheses] for i in self.items], dtype=float)
        scores = inconsistency(np.ones(len(self.items)), fits.reshape(-1, len(self.hypotheses)))
        return {name: int(score) for name, score in zip(self.hypotheses, scores, strict=True)}

    def least_burdened(self) -> frozenset[str]:
        """Return the explanations that the fewest items do not fit."""
        against = self.against()
        return frozenset(h for h, count in against.items() if count == min(against.values()))

    def ratio(self, hypothesis: str, rival: str) -> Band:
        """Return how much likelier the record is under one explanation than under another.

        Items that the owner does not weigh under both are left out.
        """
        shared = [i.bands for i in self.items if {hypothesis, rival} <= i.bands.keys()]
        if any(bands[rival][0] == 0 for bands in shared):
            return 0.0, np.inf
        least = prod(bands[hypothesis][0] / bands[rival][1] for bands in shared)
        return least, prod(bands[hypothesis][1] / bands[rival][0] for bands in shared)

    def without(self, item: Item) -> Matrix:
        """Return the matrix as if an item were false."""
        return replace(self, items=tuple(other for other in self.items if other != item))


def matrices(subject: Subject) -> Iterator[Matrix]:
    """Yield a matrix for each act that is explained and each owner who weighs evidence of it."""
    explained: dict[str, dict[str, None]] = {}
    for said in subject.said:
        if isinstance(said.proposition, Explains) and not said.proposition.denied:
            explained.setdefault(said.proposition.event, {})[said.proposition.hypothesis] = None
    for act, hypotheses in explained.items():
        by_owner: dict[str, list[Item]] = {}
        for owner, item in weighed(subject):
            if item.bands.keys() & hypotheses.keys():
                kept = {name: item.bands[name] for name in hypotheses if name in item.bands}
                by_owner.setdefault(owner, []).append(replace(item, bands=kept))
        for owner, items in by_owner.items():
            yield Matrix(owner, act, tuple(hypotheses), tuple(items))


def weighed(subject: Subject) -> Iterator[tuple[str, Item]]:
    """Yield what happened and somebody weighs without fault, with whose bands they are."""
    happened: dict[str, tuple[str, ...]] = {}
    for found in subject.timeline:
        if found.word in ("realised", "ongoing"):
            told = tuple(telling.statement for telling in found.tellings)
            happened[found.event] = (*happened.get(found.event, ()), *told)
    for box in boxes(subject):
        if box.of in happened and not fault(subject, box.ranges):
            title = subject.case.events[box.of].title
            yield box.owner, Item(box.of, title, box.id, happened[box.of], box.ranges)


def boxes(subject: Subject) -> list[Assumption]:
    """Return the boxes in use that hold bands of an event."""
    return [
        noun
        for name, noun in subject.case.assumptions.items()
        if noun.enabled and noun.kind == "box" and name not in subject.view.withdrawn
        if noun.ranges and noun.of in subject.case.events
    ]


def fault(subject: Subject, bands: Mapping[str, Band]) -> str:
    """Return what is wrong with bands of an event; empty where nothing is."""
    strange = [name for name in bands if name not in subject.case.hypotheses]
    beyond = [
        f"{name} [{low:g}, {high:g}]"
        for name, (low, high) in bands.items()
        if not 0 <= low <= high <= 1
    ]
    faults = {"no hypothesis of this case": strange, "no chances from 0 to 1": beyond}
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in faults.items() if names)


def later(subject: Subject) -> Iterator[tuple[str, Subject, Subject]]:
    """Yield each source that the case switches off, and the case without and with it."""
    case, view = subject.case, subject.view
    for source in case.sources.values():
        if not source.enabled and source.restates is None:
            ids = {source.id, *(s.id for s in case.sources.values() if s.restates == source.id)}
            off = replace(view, enabled=view.enabled - ids)
            on = replace(view, enabled=view.enabled | ids)
            yield source.id, Subject(case, off), Subject(case, on)
