"""In which order to exchange what a package trades, from statements alone.

*Definition.* A *concession* is a change of a package that its givers make. Who withholds one at its
turn keeps what was given before for good, and nothing else: what was to follow does not come, and
what can be taken back is. So a giver stays in, if it is patient enough, where it prefers to the
status quo *the package less what was given for good*; this is asked like any other difference of
packages, and answered in every, some or none of its worlds. What is given at the same time counts
as given before. What a go-between holds until all have given does not.

Where nobody says whether a concession can be taken back, any share of it may be. Worth is linear in
the shares, so all of it and none of it are tried, and the answer is that of both.

A giver that gains by its concession taken alone gives it unwatched. Any other would say that it has
given, and has not: its concession must be *seen*.

References
----------
Lockwood, B. and Thomas, J. P. (2002), "Gradualism and irreversibility", *Review of Economic
Studies* 69.
Kydd, A. H. (2005), *Trust and Mistrust in International Relations*, Princeton.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Literal

from demarche.bargaining.packages.ordinal.preference import (
    Holds,
    Preference,
    Vector,
    negative,
)
from demarche.bargaining.packages.ordinal.reasons import Labels
from demarche.bargaining.packages.ordinal.statements import OrdinalCase
from demarche.errors import LimitReached, ScenarioError

Way = Literal["in turn", "together", "held"]
"""One after another; at the same time; held by a go-between until all have given."""

MOST_CONCESSIONS = 8


@dataclass(frozen=True)
class Concession:
    """A change of a package that some parties make.

    Parameters
    ----------
    issue, option : str
        What becomes of what.
    givers : tuple of str
        Whose act it takes; each may withhold it.
    reversible : bool or None
        Whether it can be taken back; None where nobody says.
    """

    issue: str
    option: str
    givers: tuple[str, ...]
    reversible: bool | None = None

    def __post_init__(self) -> None:
        """Refuse what nobody gives."""
        if not self.givers:
            raise ScenarioError(f"nobody gives {self.issue}={self.option}")


@dataclass(frozen=True)
class Turn:
    """Whether a giver of a concession would rather give it than withhold it.

    Attributes
    ----------
    concession : Concession
    giver : str
    holds : {"every", "some", "none"}
        In which of the giver's worlds.
    because : frozenset of str
        Statements that force "every" or "none".
    hangs_on : tuple of Concession
        Where it is open: those of which nobody says whether they can be taken back, if it holds
        in every world where they can.
    """

    concession: Concession
    giver: str
    holds: Holds
    because: Labels
    hangs_on: tuple[Concession, ...]


@dataclass(frozen=True)
class Exchange:
    """A package given in some way.

    Attributes
    ----------
    way : {"in turn", "together", "held"}
    turns : tuple of Turn
        In order of time; one for each giver of each concession.
    """

    way: Way
    turns: tuple[Turn, ...]

    @property
    def holds(self) -> Holds:
        """Whether every turn does: in every world, in some at most, or in none."""
        answers = {turn.holds for turn in self.turns}
        return "none" if "none" in answers else "some" if "some" in answers else "every"

    @property
    def breaks_at(self) -> int | None:
        """The first turn that holds in no world, else the first that is open; None if all hold."""
        answers = [turn.holds for turn in self.turns]
        doubtful: tuple[Holds, ...] = ("none", "some")
        return next((answers.index(doubt) for doubt in doubtful if doubt in answers), None)

    @property
    def first(self) -> tuple[str, ...]:
        """Who moves first."""
        return self.turns[0].concession.givers


@dataclass(frozen=True)
class Alone:
    """Whether a giver gains by a concession taken alone, so that it need not be seen.

    Attributes
    ----------
    concession : Concession
    giver : str
    holds : {"every", "some", "none"}
        In which of the giver's worlds it is better than the status quo.
    because : frozenset of str
        Statements that force "every" or "none".
    """

    concession: Concession
    giver: str
    holds: Holds
    because: Labels


@dataclass(frozen=True)
class Opening:
    """A concession that could be made first, to move the other side.

    Attributes
    ----------
    concession : Concession
    wanted_by : tuple of str
        Parties that surely find it better than the status quo.
    because : frozenset of str
        The statements by which they do.
    smaller : tuple of Concession
        Openings of the same givers that surely cost each of them less, or no more.
    """

    concession: Concession
    wanted_by: tuple[str, ...]
    because: Labels
    smaller: tuple[Concession, ...]


@dataclass(frozen=True)
class _Worlds:
    """What parties prefer, each question asked once."""

    case: OrdinalCase
    preferences: dict[str, Preference] = field(default_factory=dict)
    answers: dict[tuple[str, Vector], tuple[Holds, Labels]] = field(default_factory=dict)

    def better(
        self, party: str, package: Mapping[str, str], less: Mapping[str, str]
    ) -> tuple[Holds, Labels]:
        """Return in which worlds a party finds a package worth more than another, and why."""
        if party not in self.preferences:
            self.preferences[party] = Preference(self.case, party)
        preference = self.preferences[party]
        vector = preference.coordinates.vector
        difference = tuple(p - q for p, q in zip(vector(package), vector(less), strict=True))
        if (party, difference) not in self.answers:
            self.answers[party, difference] = _sorted(preference, difference)
        return self.answers[party, difference]


def _sorted(preference: Preference, difference: Vector) -> tuple[Holds, Labels]:
    """Return in which worlds a difference is good, with the firmest reason."""
    tests: tuple[tuple[Holds, Vector, bool], ...] = (
        ("every", difference, True),
        ("none", negative(difference), False),
    )
    for holds, tested, strict in tests:
        proof = preference.proof(tested, strict=strict)
        if proof is not None:
            return holds, proof.labels
    return "some", frozenset()


def check_exchange(
    case: OrdinalCase, concessions: Sequence[Concession], way: Way = "in turn"
) -> Exchange:
    """Return whether each giver of some concessions would give it at its turn.

    Parameters
    ----------
    case : OrdinalCase
    concessions : sequence of Concession
        All that is exchanged, in order of time.
    way : {"in turn", "together", "held"}
        One after another, at the same time, or held by a go-between until all have given.

    Raises
    ------
    InputError
        If the statements about a giver contradict each other, or a concession does not fit.

    Examples
    --------
    >>> from demarche.bargaining.packages.ordinal.statements import Comparison
    >>> from demarche.bargaining.packages.space import Issue, Space
    >>> space = Space(tuple(Issue(name, ("no", "yes"), "no") for name in ("list", "vow")))
    >>> both = {"list": "yes", "vow": "yes"}
    >>> case = OrdinalCase(space, ("A", "B"), (
    ...     Comparison("A", both, {}, "the vow is worth the list"),
    ...     Comparison("A", {}, {"list": "yes"}, "the list costs A"),
    ...     Comparison("B", both, {}, "the list is worth the vow"),
    ... ))
    >>> list_ = Concession("list", "yes", ("A",), reversible=False)
    >>> vow = Concession("vow", "yes", ("B",), reversible=True)
    >>> [turn.holds for turn in check_exchange(case, [vow, list_]).turns]
    ['every', 'every']
    >>> [turn.holds for turn in check_exchange(case, [list_, vow]).turns]
    ['every', 'some']
    """
    _fitting(case, concessions)
    return _exchange(_Worlds(case), tuple(concessions), way)


def ways_to_exchange(case: OrdinalCase, concessions: Sequence[Concession]) -> tuple[Exchange, ...]:
    """Return the surest order for each who could move first, at the same time, and held.

    The surest order is that with the fewest turns that hold in no world, and of these the fewest
    that hold in some.

    Parameters
    ----------
    case, concessions
        As for `check_exchange`, in any order; at most `MOST_CONCESSIONS`.

    Returns
    -------
    tuple of Exchange
        Orders first, the surest of them first.

    Raises
    ------
    LimitReached
        If there are more concessions.
    """
    _fitting(case, concessions)
    worlds, given = _Worlds(case), tuple(concessions)
    surest: dict[tuple[str, ...], Exchange] = {}
    for first in given:
        order = _surest(worlds, given, first)
        best = surest.get(first.givers)
        if best is None or _doubt(order.turns) < _doubt(best.turns):
            surest[first.givers] = order
    at_once: tuple[Way, ...] = ("together", "held")
    return (
        *sorted(surest.values(), key=lambda found: _doubt(found.turns)),
        *(_exchange(worlds, given, way) for way in at_once),
    )


def longest_exchange(
    case: OrdinalCase,
    concessions: Sequence[Concession],
    *,
    enough: tuple[Holds, ...] = ("every",),
) -> Exchange | None:
    """Return the longest exchange in turn, of some concessions in any order, that enforces itself.

    Parameters
    ----------
    case, concessions
        As for `ways_to_exchange`.
    enough : tuple of {"every", "some", "none"}
        The answers at which a turn is taken to hold.

    Returns
    -------
    Exchange or None
        None if not even one concession holds by itself.
    """
    _fitting(case, concessions)
    worlds = _Worlds(case)
    for count in range(len(concessions), 0, -1):
        for chosen in combinations(concessions, count):
            found = min(
                (_surest(worlds, chosen, first) for first in chosen),
                key=lambda order: _doubt(order.turns),
            )
            if all(turn.holds in enough for turn in found.turns):
                return found
    return None


def alone(case: OrdinalCase, concessions: Sequence[Concession]) -> tuple[Alone, ...]:
    """Return for each giver of each concession whether it gains by it alone."""
    _fitting(case, concessions)
    worlds = _Worlds(case)
    return tuple(
        Alone(made, giver, *worlds.better(giver, _package([made]), {}))
        for made in concessions
        for giver in made.givers
    )


def openings(case: OrdinalCase, menu: Sequence[Concession]) -> tuple[Opening, ...]:
    """Return the concessions that surely move another side, those with none smaller first.

    Parameters
    ----------
    case : OrdinalCase
    menu : sequence of Concession
        What could be given first; any number.

    Examples
    --------
    >>> from demarche.bargaining.packages.ordinal.statements import Comparison
    >>> from demarche.bargaining.packages.space import Issue, Space
    >>> space = Space((Issue("list", ("none", "part", "full"), "none"),))
    >>> case = OrdinalCase(space, ("A", "B"), (
    ...     Comparison("A", {"list": "part"}, {"list": "full"}, "A rather tells a part"),
    ...     Comparison("B", {"list": "part"}, {}, "B wants a part"),
    ...     Comparison("B", {"list": "full"}, {"list": "part"}, "B rather has it all"),
    ... ))
    >>> menu = [Concession("list", option, ("A",)) for option in ("full", "part")]
    >>> for found in openings(case, menu):
    ...     print(found.concession.option, found.wanted_by, [c.option for c in found.smaller])
    part ('B',) []
    full ('B',) ['part']
    """
    worlds = _Worlds(case)
    moving: dict[Concession, dict[str, Labels]] = {}
    for made in menu:
        for party in case.parties:
            holds, because = worlds.better(party, _package([made]), {})
            if party not in made.givers and holds == "every":
                moving.setdefault(made, {})[party] = because
    found = (
        Opening(
            made,
            tuple(wanting),
            frozenset().union(*wanting.values()),
            tuple(other for other in moving if _costs_less(worlds, other, made)),
        )
        for made, wanting in moving.items()
    )
    return tuple(sorted(found, key=lambda opening: len(opening.smaller)))


def _costs_less(worlds: _Worlds, one: Concession, other: Concession) -> bool:
    """Return whether the same givers surely find one concession better than another."""
    return one.givers == other.givers and all(
        worlds.better(giver, _package([one]), _package([other]))[0] == "every"
        for giver in one.givers
    )


def _fitting(case: OrdinalCase, concessions: Sequence[Concession]) -> None:
    """Refuse concessions that are none, too many, of one issue, or by strangers."""
    if not 0 < len(concessions) <= MOST_CONCESSIONS:
        raise LimitReached(f"{len(concessions)} concessions; 1 to {MOST_CONCESSIONS} are ordered")
    if len({made.issue for made in concessions}) < len(concessions):
        raise ScenarioError(f"an issue is conceded twice in {_package(concessions)}")
    case.space.index(_package(concessions))
    for made in concessions:
        if not set(made.givers) <= set(case.parties):
            raise ScenarioError(
                f"{made.issue}={made.option} is given by {list(made.givers)}, "
                f"who must be among {list(case.parties)}"
            )


def _package(concessions: Iterable[Concession]) -> dict[str, str]:
    """Return the changes that concessions make."""
    return {made.issue: made.option for made in concessions}


def _exchange(worlds: _Worlds, given: tuple[Concession, ...], way: Way) -> Exchange:
    """Return the turns of all givers."""
    turns = (
        turn
        for place, made in enumerate(given)
        for turn in _turns(worlds, given, made, _before(given, place, way))
    )
    return Exchange(way, tuple(turns))


def _before(given: tuple[Concession, ...], place: int, way: Way) -> tuple[Concession, ...]:
    """Return what has been given when a concession is due, whoever withholds it."""
    match way:
        case "in turn":
            return given[:place]
        case "together":
            return given[:place] + given[place + 1 :]
        case "held":
            return ()


def _turns(
    worlds: _Worlds,
    given: Sequence[Concession],
    made: Concession,
    before: Sequence[Concession],
) -> Iterator[Turn]:
    """Yield for each giver whether it stays in, after what was given before."""
    whole = _package(given)
    kept = [other for other in before if other.reversible is False]
    unsaid = [other for other in before if other.reversible is None]
    for giver in made.givers:
        ends = [
            worlds.better(giver, whole, _package([*kept, *also]))
            for count in range(len(unsaid) + 1)
            for also in combinations(unsaid, count)
        ]
        taken_back = ends[0][0]
        answers = {holds for holds, _ in ends}
        together = answers.pop() if len(answers) == 1 else "some"
        because: Labels = frozenset().union(*(labels for _, labels in ends))
        yield Turn(
            made,
            giver,
            together,
            frozenset() if together == "some" else because,
            tuple(unsaid) if together == "some" and taken_back == "every" else (),
        )


def _surest(worlds: _Worlds, given: tuple[Concession, ...], first: Concession) -> Exchange:
    """Return the order with the fewest turns in doubt that begins with a concession.

    What holds at a turn hangs on which concessions came before, not on their order.
    """

    @cache
    def rest(before: frozenset[int]) -> tuple[tuple[int, int], tuple[int, ...]]:
        """Return the least doubt of the turns to come, and an order that has it."""
        best: tuple[tuple[int, int], tuple[int, ...]] | None = None
        for n, made in enumerate(given):
            if n in before or (not before and made != first):
                continue
            turns = _turns(worlds, given, made, [given[k] for k in sorted(before)])
            doubt, order = rest(before | {n})
            here = _doubt(tuple(turns))
            found = (here[0] + doubt[0], here[1] + doubt[1]), (n, *order)
            if best is None or found < best:
                best = found
        return best or ((0, 0), ())

    _, order = rest(frozenset())
    return _exchange(worlds, tuple(given[n] for n in order), "in turn")


def _doubt(turns: Sequence[Turn]) -> tuple[int, int]:
    """Return how many turns hold in no world, and how many in some."""
    answers = [turn.holds for turn in turns]
    return answers.count("none"), answers.count("some")
