"""What can be agreed by utilities, as data and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from demarche.app.plots.drawing import figure
from demarche.app.terminal import titled, wrapped
from demarche.app.words import counted, listed
from demarche.bargaining.packages.agreement import (
    Rule,
    agreed,
    nearest_agreed,
    side_payment,
    who_must_move,
)
from demarche.bargaining.packages.explanation import IssueEffect, by_issue, dominators
from demarche.bargaining.packages.negotiation import Negotiation
from demarche.bargaining.packages.points import CALLED_KALAI, Point, Points, find_points
from demarche.bargaining.packages.utility import Array
from demarche.errors import InputError

SHOWN = 5
"""Most packages of a list in words; data has all."""

Package = dict[str, str]


@dataclass(frozen=True)
class Side:
    """A party: what no agreement is worth to it, and the most it can have where all accept."""

    name: str
    reservation: float
    ideal: float | None


@dataclass(frozen=True)
class Named:
    """A point with its package in words.

    ``gains`` are beyond the reservation values; ``equals`` are as good by the same definition.
    """

    name: str
    definition: str
    package: Package
    utilities: tuple[float, ...]
    gains: tuple[float, ...]
    value: float
    equals: tuple[Package, ...]


@dataclass(frozen=True)
class Worth:
    """A package with what it is worth to each party."""

    package: Package
    utilities: tuple[float, ...]


@dataclass(frozen=True)
class Judged:
    """A proposal: who accepts it, what it lacks, what beats it, and what each issue does.

    Attributes
    ----------
    package : dict of issue to option
    utilities, gains : tuple of float
    agreed : bool
        Whether enough accept, those with a veto among them.
    accepts : dict of str to bool
    must_move : tuple of tuple of str
        The minimal sets of parties whose consent would make it agreed.
    changes_needed : int or None
        Fewest issues to change until a package is agreed; None where none is.
    nearest : tuple of Worth
        The agreed packages so near.
    pays : dict of str to float
        The smallest side payment that buys the consent that is lacking: what each gets.
    payable : bool
        Whether those who accept anyway can pay it.
    compared_with : str
        The point against which issues are explained; empty where there is none.
    by_issue : tuple of IssueEffect
        What the proposal gives each party on each issue, beyond that point.
    beaten_by : tuple of Worth
        Packages that are worse for nobody and better for somebody, greatest total gain first.
    """

    package: Package
    utilities: tuple[float, ...]
    gains: tuple[float, ...]
    agreed: bool
    accepts: dict[str, bool]
    must_move: tuple[tuple[str, ...], ...]
    changes_needed: int | None
    nearest: tuple[Worth, ...]
    pays: dict[str, float]
    payable: bool
    compared_with: str
    by_issue: tuple[IssueEffect, ...]
    beaten_by: tuple[Worth, ...]


@dataclass(frozen=True)
class Agreeable:
    """What can be agreed by utilities: the record that ``--json`` prints.

    Attributes
    ----------
    packages : int
        How many there are.
    parties : tuple of Side
    needed : int
        How many must accept.
    vetoes : tuple of str
    agreed : int
        Packages that enough accept.
    points : tuple of Named
    called_kalai : dict of str to str
        Which of the points other programs return under a name with "Kalai" in it.
    frontier : tuple of Worth
        Every undominated package, ascending in the first party's utility.
    proposal : Judged or None
    """

    packages: int
    parties: tuple[Side, ...]
    needed: int
    vetoes: tuple[str, ...]
    agreed: int
    points: tuple[Named, ...]
    called_kalai: dict[str, str]
    frontier: tuple[Worth, ...]
    proposal: Judged | None


@dataclass(frozen=True)
class Question:
    """What is asked of a negotiation.

    Attributes
    ----------
    negotiation : Negotiation
    rule : Rule
    weights : mapping of str to float
        Bargaining weights; 1 for who has none; empty asks for no weighted point.
    proposal : mapping of issue to option, or None
    """

    negotiation: Negotiation
    rule: Rule
    weights: Mapping[str, float]
    proposal: Mapping[str, str] | None

    @property
    def names(self) -> list[str]:
        """The parties."""
        return [party.name for party in self.negotiation.parties]

    def points(self, worth: Array) -> Points:
        """Return the frontier and its points."""
        weights = [self.weights.get(name, 1.0) for name in self.names] if self.weights else None
        return find_points(worth, self.negotiation.reservations, weights=weights)

    def answer(self, worth: Array, points: Points) -> Agreeable:
        """Return everything that can be told."""
        space, floor = self.negotiation.space, self.negotiation.reservations
        ideal = points.ideal or (None,) * len(self.names)
        sides = zip(self.names, points.reservations, ideal, strict=True)
        front = zip(points.frontier.tolist(), points.on_frontier.T.tolist(), strict=True)
        return Agreeable(
            space.size,
            tuple(Side(*side) for side in sides),
            self.rule.needed,
            tuple(self.names[party] for party in self.rule.vetoes),
            int(agreed(worth, floor, self.rule).sum()),
            tuple(self._named(point) for point in points.points.values()),
            dict(CALLED_KALAI),
            tuple(Worth(space.package(n), tuple(utilities)) for n, utilities in front),
            None if self.proposal is None else self._judged(self.proposal, worth, points),
        )

    def _named(self, point: Point) -> Named:
        package = self.negotiation.space.package
        return Named(
            point.name,
            point.definition,
            package(point.package),
            point.utilities,
            self._gains(point.utilities),
            point.value,
            tuple(package(number) for number in point.equals),
        )

    def _gains(self, utilities: Sequence[float]) -> tuple[float, ...]:
        floor = self.negotiation.reservations.tolist()
        return tuple(u - r for u, r in zip(utilities, floor, strict=True))

    def _judged(self, proposal: Mapping[str, str], worth: Array, points: Points) -> Judged:
        space, floor, names = self.negotiation.space, self.negotiation.reservations, self.names
        number = space.index(proposal)
        settled = space.package(number)
        utilities = tuple(worth[:, number].tolist())
        short = who_must_move(worth, floor, self.rule, number)
        paid = side_payment(worth, floor, self.rule, number)
        changes, near = self._nearest(worth, number)
        against = next(iter(points.points.values())) if points.ideal is None else points["nash"]

        def of(packages: Sequence[int]) -> tuple[Worth, ...]:
            return tuple(Worth(space.package(n), tuple(worth[:, n].tolist())) for n in packages)

        return Judged(
            settled,
            utilities,
            self._gains(utilities),
            not short.must_move,
            dict(zip(names, short.accepts, strict=True)),
            tuple(tuple(names[party] for party in group) for group in short.must_move),
            changes,
            of(near),
            dict(zip(names, paid.receives, strict=True)),
            paid.possible,
            against.name,
            by_issue(self.negotiation, settled, space.package(against.package)),
            of([rival.package for rival in dominators(worth, number)]),
        )

    def _nearest(self, worth: Array, number: int) -> tuple[int | None, list[int]]:
        """Return the fewest issues to change until a package is agreed, and all so near."""
        negotiation = self.negotiation
        floor = negotiation.reservations
        if not agreed(worth, floor, self.rule).any():
            return None, []
        changes, near = nearest_agreed(negotiation.space, worth, floor, self.rule, number)
        return changes, near.tolist()


def parsed(text: str) -> Package:
    """Return a package written ``issue=option, issue=option``.

    Raises
    ------
    InputError
        If a part is written otherwise.
    """
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for issue, equals, option in pairs:
        if not (issue.strip() and equals and option.strip()):
            raise InputError(
                f"'{text}' is no package", hint="write it 'issue=option, issue=option'"
            )
    return {issue.strip(): option.strip() for issue, _, option in pairs}


def with_reservations(
    negotiation: Negotiation, values: Mapping[str, float], status_quo: Mapping[str, str] | None
) -> Negotiation:
    """Return a negotiation with other reservation values: those of a status quo, or as given."""
    quo = {p.name: p.utility.of(status_quo) for p in negotiation.parties} if status_quo else {}
    return replace(
        negotiation,
        parties=tuple(
            replace(p, reservation=values.get(p.name, quo.get(p.name, p.reservation)))
            for p in negotiation.parties
        ),
    )


# -- in words -----------------------------------------------------------------------------------


def told(title: str, found: Agreeable) -> Iterator[str]:
    """Yield the lines of the answer."""
    issues = len(found.frontier[0].package)
    everyone = found.needed == len(found.parties)
    yield from titled(title)
    yield from wrapped(
        f"{found.packages:,} packages over {counted(issues, 'issue')}, "
        f"{len(found.frontier):,} of them undominated. {found.agreed:,} packages are at or above "
        f"{'every reservation value' if everyone else _enough(found)}, {_near(found):,} of them "
        "undominated."
    )
    if found.vetoes and not everyone:
        yield from wrapped(f"Nothing is agreed without {listed(list(found.vetoes))}.")
    values = [f"{figure(side.reservation)} to {side.name}" for side in found.parties]
    yield from wrapped(f"No agreement is worth {listed(values)}.")
    if found.parties[0].ideal is None:
        yield from wrapped("Nothing can be agreed: every package leaves some party worse off.")
    packages = [point.package for point in found.points]
    for place, package in enumerate(packages):
        if package not in packages[:place]:
            yield from _picked(found, package)
    if found.parties[0].ideal is not None:
        yield from ("", *titled("Who gains"))
        for number in range(len(found.parties)):
            yield from wrapped(_share(found, number))
    if found.proposal is not None:
        yield from _proposed(found, found.proposal)
    yield from ("", *titled("What others call Kalai"))
    for program, name in found.called_kalai.items():
        yield from wrapped(f"{program}: {_spaced(name)}")


def _enough(found: Agreeable) -> str:
    return f"the reservation values of {found.needed} of {len(found.parties)} parties"


def _near(found: Agreeable) -> int:
    """Return how many undominated packages enough accept."""
    floors = {side.name: side.reservation for side in found.parties}
    total = 0
    for one in found.frontier:
        accepting = {
            name
            for (name, floor), u in zip(floors.items(), one.utilities, strict=True)
            if u >= floor
        }
        total += len(accepting) >= found.needed and set(found.vetoes) <= accepting
    return total


def _picked(found: Agreeable, package: Package) -> Iterator[str]:
    """Yield a package that some definition picks, what it is worth, and the definitions."""
    picking = [point for point in found.points if point.package == package]
    yield from ("", *wrapped(_settled(package)))
    yield from wrapped(f"worth {_worth(found, picking[0].utilities)}", indent=2)
    for point in picking:
        others = f"; {counted(len(point.equals), 'other package')} as good" * bool(point.equals)
        yield from wrapped(
            f"{_spaced(point.name):<18}  {point.definition}{others}", indent=2, hang=22
        )


def _settled(package: Package) -> str:
    return ", ".join(f"{issue}: {option}" for issue, option in package.items())


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _worth(found: Agreeable, utilities: Sequence[float]) -> str:
    """Return what a package is worth to each party, and what that gains or loses."""
    parts = []
    for side, utility in zip(found.parties, utilities, strict=True):
        gain = utility - side.reservation
        verb = "gains" if gain >= 0 else "loses"
        parts.append(f"{side.name} {figure(utility)} ({verb} {figure(abs(gain))})")
    return "; ".join(parts)


def _share(found: Agreeable, number: int) -> str:
    """Return at which points a party gains most and least, and how much it could have at best."""
    side = found.parties[number]
    within = [point for point in found.points if point.name != "least_difference"]

    def gain(point: Named) -> float:
        return point.gains[number]

    least, most = min(within, key=gain), max(within, key=gain)
    assert side.ideal is not None
    best = figure(side.ideal - side.reservation)
    if gain(least) == gain(most):
        return f"{side.name} gains {figure(gain(most))} at every point; at best {best}."
    return (
        f"{side.name} gains most at {_spaced(most.name)}, {figure(gain(most))}, and least at "
        f"{_spaced(least.name)}, {figure(gain(least))}; at best {best}."
    )


def _proposed(found: Agreeable, judged: Judged) -> Iterator[str]:
    """Yield how a proposal stands."""
    yield from ("", *titled("The proposal"))
    yield from wrapped(_settled(judged.package))
    yield from wrapped(f"worth {_worth(found, judged.utilities)}", indent=2)
    if judged.agreed:
        yield from wrapped("It is agreed: enough accept it.")
    else:
        groups = [listed(list(group)) for group in judged.must_move]
        yield from wrapped(f"It is not agreed. Who must move: {listed(groups, 'or')}.")
        yield from _mended(judged)
    for effect in judged.by_issue:
        change = listed(
            [
                f"{issue}: {after}, not {before}"
                for issue, before, after in zip(
                    effect.issues, effect.before, effect.after, strict=True
                )
            ]
        )
        gains = "; ".join(
            f"{side.name} {gain:+.4g}"
            for side, gain in zip(found.parties, effect.gains, strict=True)
        )
        than = f"against {_spaced(judged.compared_with)}"
        yield from wrapped(f"{than}, {change}: {gains}", indent=2, hang=4)
    if not judged.beaten_by:
        yield from wrapped("No package dominates it.")
    for rival in judged.beaten_by[:SHOWN]:
        yield from wrapped(
            f"dominated by {_settled(rival.package)}, worth {_worth(found, rival.utilities)}",
            indent=2,
            hang=4,
        )
    if len(judged.beaten_by) > SHOWN:
        yield f"  and by {len(judged.beaten_by) - SHOWN:,} more"


def _mended(judged: Judged) -> Iterator[str]:
    """Yield what would make a proposal agreed: other options, or payments."""
    if judged.changes_needed is None:
        yield from wrapped("No package is agreed under these values.")
    else:
        yield from wrapped(
            f"The nearest that is agreed changes {counted(judged.changes_needed, 'issue')}:"
        )
        for near in judged.nearest[:SHOWN]:
            yield from wrapped(_settled(near.package), indent=2, hang=4)
    gets = [f"{figure(paid)} to {name}" for name, paid in judged.pays.items() if paid > 0]
    payers = [f"{figure(-paid)} from {name}" for name, paid in judged.pays.items() if paid < 0]
    if judged.payable:
        yield from wrapped(f"The smallest side payment: {listed(gets)}, {listed(payers)}.")
    else:
        yield from wrapped(
            f"The smallest side payment, {listed(gets)}, is more than those who accept gain."
        )
