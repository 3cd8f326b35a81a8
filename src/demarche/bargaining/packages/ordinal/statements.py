"""What is said about preferences: comparisons and ranges, each with the label that says it.

*Reading.* A comparison holds other things equal, and utilities add over issues: "this option rather
than that one" has one worth, whatever the rest of the package. An issue that a side of a comparison
leaves out is at its status quo there. A party's *worlds* are the utilities that none of its
statements excludes; parties' worlds are independent of each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from demarche.bargaining.packages.space import Space
from demarche.errors import ScenarioError


@dataclass(frozen=True)
class Comparison:
    """One partial package is better than another for a party, other things equal.

    Parameters
    ----------
    party : str
        Whose preference it is.
    better, worse : mapping of issue name to option
        The partial packages; issues left out are at their status quo.
    label : str
        The statement or assumption that says so.
    hedge : int
        How firmly it is said; larger is firmer.
    strict : bool
        Better, or only at least as good.
    """

    party: str
    better: Mapping[str, str]
    worse: Mapping[str, str]
    label: str
    hedge: int = 0
    strict: bool = True


@dataclass(frozen=True)
class Range:
    """What an option is worth to a party beyond the status quo, in the party's own unit.

    Parameters
    ----------
    party, issue, option : str
        Whose worth of what.
    low, high : Fraction
        Bounds, both included.
    label : str
        The statement or assumption that says so.
    hedge : int
        How firmly it is said; larger is firmer.
    """

    party: str
    issue: str
    option: str
    low: Fraction
    high: Fraction
    label: str
    hedge: int = 0

    def __post_init__(self) -> None:
        """Refuse a range that holds nothing."""
        if self.low > self.high:
            raise ScenarioError(f"range {self.label!r} runs from {self.low} to {self.high}")


@dataclass(frozen=True)
class OrdinalCase:
    """Issues, parties and what is said about their preferences.

    Parameters
    ----------
    space : Space
        Every issue has a status quo.
    parties : tuple of str
        Whose consent a package needs.
    comparisons : tuple of Comparison
        In any order.
    ranges : tuple of Range
        In any order.
    """

    space: Space
    parties: tuple[str, ...]
    comparisons: tuple[Comparison, ...] = ()
    ranges: tuple[Range, ...] = ()

    def __post_init__(self) -> None:
        """Refuse statements about what is not there."""
        if not self.parties or len(set(self.parties)) < len(self.parties):
            raise ScenarioError(f"parties need distinct names, got {list(self.parties)}")
        self.space.index({})
        for said in self.comparisons:
            self.space.index(said.better)
            self.space.index(said.worse)
        for span in self.ranges:
            self.space.index({span.issue: span.option})
        for statement in self.statements:
            if statement.party not in self.parties:
                raise ScenarioError(
                    f"statement {statement.label!r} is about {statement.party!r}, "
                    f"who is none of {list(self.parties)}"
                )

    @property
    def statements(self) -> tuple[Comparison | Range, ...]:
        """All that is said."""
        return (*self.comparisons, *self.ranges)

    def without(self, *labels: str) -> OrdinalCase:
        """Return the case with some statements withdrawn."""
        return replace(
            self,
            comparisons=tuple(said for said in self.comparisons if said.label not in labels),
            ranges=tuple(span for span in self.ranges if span.label not in labels),
        )

    def at_least(self, hedge: int) -> OrdinalCase:
        """Return the case with only the statements made at least so firmly."""
        return replace(
            self,
            comparisons=tuple(said for said in self.comparisons if said.hedge >= hedge),
            ranges=tuple(span for span in self.ranges if span.hedge >= hedge),
        )
