"""Issues, options and the packages that they span.

A *package* settles every issue: one option each. Packages are numbered in the order of an odometer
whose last issue turns fastest, so that an array with one axis per issue, flattened, is an array
over packages.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from demarche.errors import ScenarioError


@dataclass(frozen=True)
class Issue:
    """One thing to settle.

    Parameters
    ----------
    name : str
        What it is called; unique in its space.
    options : tuple of str
        The ways to settle it; distinct, at least one.
    status_quo : str, optional
        The option that holds if nothing is agreed.
    """

    name: str
    options: tuple[str, ...]
    status_quo: str | None = None

    def __post_init__(self) -> None:
        """Refuse an issue that cannot be settled in distinct ways."""
        if not self.options or len(set(self.options)) < len(self.options):
            raise ScenarioError(
                f"issue {self.name!r} has options {list(self.options)}; "
                "at least one is needed and each only once"
            )
        if self.status_quo is not None and self.status_quo not in self.options:
            raise ScenarioError(
                f"issue {self.name!r} has status quo {self.status_quo!r}, "
                f"which is none of its options {list(self.options)}"
            )

    def position(self, option: str) -> int:
        """Return the 0-based place of an option.

        Raises
        ------
        ScenarioError
            If the issue has no such option.
        """
        if option not in self.options:
            raise ScenarioError(
                f"issue {self.name!r} has no option {option!r}; it has {list(self.options)}"
            )
        return self.options.index(option)


@dataclass(frozen=True)
class Space:
    """All packages over some issues.

    Parameters
    ----------
    issues : tuple of Issue
        At least one, with distinct names.

    Examples
    --------
    >>> space = Space((Issue("price", ("low", "high"), "low"), Issue("date", ("now", "later"))))
    >>> space.size, space.package(2)
    (4, {'price': 'high', 'date': 'now'})
    >>> space.index({"date": "later", "price": "high"})
    3
    """

    issues: tuple[Issue, ...]

    def __post_init__(self) -> None:
        """Refuse a space without issues or with two of one name."""
        names = [issue.name for issue in self.issues]
        if not names or len(set(names)) < len(names):
            raise ScenarioError(f"a space needs at least one issue and distinct names, got {names}")

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def size(self) -> int:
        """Number of packages, exact however large."""
        return math.prod(self.shape)

    def axis(self, name: str) -> int:
        """Return the place of the issue with this name.

        Raises
        ------
        ScenarioError
            If there is none.
        """
        names = [issue.name for issue in self.issues]
        if name not in names:
            raise ScenarioError(f"there is no issue {name!r}; the issues are {names}")
        return names.index(name)

    def choices(self, index: int) -> tuple[int, ...]:
        """Return the option number of each issue in a package.

        Raises
        ------
        ScenarioError
            If the number is not in 0..size-1.
        """
        if not 0 <= index < self.size:
            raise ScenarioError(f"there is no package {index}; packages are 0..{self.size - 1}")
        return tuple(int(choice) for choice in np.unravel_index(index, self.shape))

    def package(self, index: int) -> dict[str, str]:
        """Return a package as issue name → option."""
        return {
            issue.name: issue.options[choice]
            for issue, choice in zip(self.issues, self.choices(index), strict=True)
        }

    def settled(self, package: Mapping[str, str]) -> tuple[int, ...]:
        """Return the option number of each issue; issues left out are at their status quo.

        Raises
        ------
        ScenarioError
            If an issue or option is unknown, or an issue left out has no status quo.
        """
        for name in package:
            self.axis(name)
        chosen = []
        for issue in self.issues:
            option = package.get(issue.name, issue.status_quo)
            if option is None:
                raise ScenarioError(
                    f"the package leaves issue {issue.name!r} open and it has no status quo",
                    hint="name an option for it, or give the issue a status quo",
                )
            chosen.append(issue.position(option))
        return tuple(chosen)

    def index(self, package: Mapping[str, str]) -> int:
        """Return the number of a package; `settled` says what is refused."""
        place = 0
        for choice, options in zip(self.settled(package), self.shape, strict=True):
            place = place * options + choice
        return place

    @property
    def status_quo(self) -> int:
        """Number of the package that holds if nothing is agreed."""
        return self.index({})
