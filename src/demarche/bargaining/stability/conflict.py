"""A conflict in the graph model: an option form and what each party prefers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.stability.form import Moves, OptionForm, Pattern
from demarche.bargaining.stability.preference import PartialOrder, Preference, TotalOrder
from demarche.errors import ScenarioError

State = int | Pattern


@dataclass(frozen=True, eq=False)
class Conflict:
    """Parties, options, feasible states and preferences.

    Parameters
    ----------
    form : OptionForm
    preferences : mapping of str to Preference
        One for each party.
    name, source : str
        What the conflict is called, and where it is published.
    status_quo : Pattern, optional
        The state that the conflict is in.
    published : mapping of str to tuple of Pattern
        The equilibria that the source prints, by concept.

    Raises
    ------
    ScenarioError
        A party has no preference, or a preference ranks another number of states.

    Examples
    --------
    >>> from demarche.bargaining.stability import Option, ranked
    >>> form = OptionForm(("A", "B"), (Option("a", "A"), Option("b", "B")))
    >>> dilemma = Conflict(form, {
    ...     "A": ranked(form, ["NY", "YY", "NN", "YN"]),
    ...     "B": ranked(form, ["YN", "YY", "NN", "NY"]),
    ... })
    >>> dilemma.total
    True
    """

    form: OptionForm
    preferences: Mapping[str, Preference]
    name: str = field(default="", kw_only=True)
    source: str = field(default="", kw_only=True)
    status_quo: Pattern | None = field(default=None, kw_only=True)
    published: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict, kw_only=True)

    def __post_init__(self) -> None:
        """Check that each party ranks the states of the form."""
        if set(self.preferences) != set(self.form.parties):
            raise ScenarioError(
                f"preferences are given for {sorted(self.preferences)}; "
                f"the parties are {sorted(self.form.parties)}"
            )
        for party, preference in self.preferences.items():
            length = len(
                preference.levels if isinstance(preference, TotalOrder) else preference.surely
            )
            if length != self.form.size:
                raise ScenarioError(
                    f"the preference of {party!r} is about {length} states; "
                    f"{self.form.size} are feasible"
                )

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, in their order."""
        return self.form.parties

    @property
    def moves(self) -> Moves:
        """The reachable lists of all parties."""
        return self.form.moves

    @property
    def total(self) -> bool:
        """Whether every preference is a total order."""
        return not any(isinstance(p, PartialOrder) for p in self.preferences.values())

    @cached_property
    def levels(self) -> NDArray[np.int32]:
        """Levels of all parties, shape (parties, states); every preference must be total."""
        rows = [self.preferences[party] for party in self.parties]
        return np.array([row.levels for row in rows if isinstance(row, TotalOrder)])

    @cached_property
    def surely(self) -> NDArray[np.bool_]:
        """``surely[i, x, y]``: party i finds x better than y in every admitted ranking."""
        return np.array([self.preferences[party].surely for party in self.parties])

    @cached_property
    def possibly(self) -> NDArray[np.bool_]:
        """``possibly[i, x, y]``: party i finds x better than y in some admitted ranking."""
        return np.array([self.preferences[party].possibly for party in self.parties])

    def state(self, state: State | None = None) -> int:
        """Return the number of a state given by number or pattern; by default the status quo."""
        given = self.status_quo if state is None else state
        if given is None:
            raise ScenarioError(
                "no state is named and the conflict has no status quo",
                hint="name a state by its options, such as 'YN-'",
            )
        if not isinstance(given, (int, np.integer)):
            return self.form.state(given)
        self.form.label(int(given))
        return int(given)
