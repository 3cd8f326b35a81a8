"""Exchange over time: who gives what when, and whether each step is in its giver's interest.

*Definition.* A ladder is a list of steps. At its time, a step costs its giver and benefits the
others. A giver that withholds a step saves its cost and ends the exchange: it loses what it would
still gain from later steps and from the relation after the last one, and both sides take back the
reversible share of what they gave. A step is *self-enforcing* if what its giver would lose is at
least what it would save. A ladder is self-enforcing if all its steps are.

Reversibility has two effects, which work against each other: a step that can be taken back is a
safer trade (rollback punishes) and a weaker signal (a giver of bad intent gives it too).

*Theorem* (checked in the tests). If both sides give one unit at cost ``c`` and benefit ``b`` in
each round, scaled by ``q`` from round to round without end, the ladder is self-enforcing iff
``δ q ≥ c / b``. Every finite ladder without a relation after it, and without rollback, unravels
from its last step.

References
----------
Lockwood, B. and Thomas, J. P. (2002), "Gradualism and irreversibility", *Review of Economic
Studies* 69.
Compte, O. and Jehiel, P. (2004), "Gradualism in bargaining and contribution games", *Review of
Economic Studies* 71.
Kydd, A. H. (2005), *Trust and Mistrust in International Relations*, Princeton.
Kydd, A. H. (2003), "Which side are you on? Bias, credibility, and mediation", *American Journal of
Political Science* 47.
Kydd, A. H. (2006), "When can mediators build trust?", *American Political Science Review* 100.
Watson, J. (1999), "Starting small and renegotiation", *Journal of Economic Theory* 85.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from demarche.errors import LimitReached, ScenarioError

Holds = Literal["every", "some", "none"]

MOST_STEPS = 8


@dataclass(frozen=True)
class Span:
    """A number known to lie between two bounds, both included."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a span that holds no number."""
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low <= self.high):
            raise ScenarioError(f"a span cannot run from {self.low} to {self.high}")

    def __add__(self, other: Span) -> Span:
        """Return all sums."""
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        """Return all differences."""
        return Span(self.low - other.high, self.high - other.low)

    def times(self, factor: float) -> Span:
        """Return all multiples by a factor of at least 0."""
        return Span(self.low * factor, self.high * factor)


NOTHING = Span(0.0, 0.0)


def exactly(value: float) -> Span:
    """Return the span of one number."""
    return Span(value, value)


@dataclass(frozen=True)
class Step:
    """One concession.

    Parameters
    ----------
    name : str
        What is given.
    giver : str
        Who gives it.
    time : float
        When; steps of one time are simultaneous.
    cost : Span
        To the giver, at least 0.
    benefit : Span
        To each other party.
    reversible : float
        Share of cost and benefit that is undone if the exchange ends, in [0, 1].
    escrow : bool
        Whether a go-between holds it until the other steps of its time have been made; who
        withholds then gets nothing of them.
    """

    name: str
    giver: str
    time: float
    cost: Span
    benefit: Span
    reversible: float = 0.0
    escrow: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no concession."""
        if self.cost.low < 0 or not 0 <= self.reversible <= 1 or not math.isfinite(self.time):
            raise ScenarioError(
                f"step {self.name!r} has cost {self.cost.low}, reversible share {self.reversible}, "
                f"time {self.time}; cost must be at least 0, the share in [0, 1]"
            )


@dataclass(frozen=True)
class Ladder:
    """A sequence of steps.

    Parameters
    ----------
    steps : tuple of Step
        In order of time.
    discounts : mapping of str to float
        Discount factor of each party per unit of time, in (0, 1].
    afterwards : mapping of str to Span
        Worth of the relation after the last step, at its time; nothing if left out.
    """

    steps: tuple[Step, ...]
    discounts: Mapping[str, float]
    afterwards: Mapping[str, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse steps out of order and parties without discount factor."""
        times = [step.time for step in self.steps]
        if times != sorted(times):
            raise ScenarioError(f"steps must be in order of time, got times {times}")
        for step in self.steps:
            if not 0 < self.discounts.get(step.giver, 0.0) <= 1:
                raise ScenarioError(f"{step.giver!r} needs a discount factor in (0, 1]")

    def cut(self, count: int) -> Ladder:
        """Return the ladder of the first steps only."""
        return replace(self, steps=self.steps[:count])


@dataclass(frozen=True)
class StepCheck:
    """Whether the giver of a step would rather withhold it.

    Attributes
    ----------
    step : Step
        Which.
    saved : Span
        What withholding saves.
    future, rolled_back, foregone : Span
        What it loses: later steps and the relation after them; net rollback; steps held in escrow.
    margin : Span
        Lost less saved.
    holds : Holds
        Whether the margin is at least 0 in every, some or none of the cases left open.
    detection : float or None
        Least chance of being found out that still deters, at the worst case; None if none does.
    signal : Span
        What of the cost could not be taken back: the step's strength as a signal.
    """

    step: Step
    saved: Span
    future: Span
    rolled_back: Span
    foregone: Span
    margin: Span
    holds: Holds
    detection: float | None
    signal: Span


@dataclass(frozen=True)
class LadderCheck:
    """Where a ladder holds and where it breaks.

    Attributes
    ----------
    checks : tuple of StepCheck
        Every step of the whole ladder.
    breaks_at : int or None
        First step that is not self-enforcing in every case; None if all are.
    longest : int
        Most first steps that are a self-enforcing ladder by themselves, in every case.
    longest_possible : int
        The same in some case.
    """

    checks: tuple[StepCheck, ...]
    breaks_at: int | None
    longest: int
    longest_possible: int


def check_ladder(ladder: Ladder) -> LadderCheck:
    """Return which steps are self-enforcing, and how far the exchange can go.

    Parameters
    ----------
    ladder : Ladder
        Steps, discount factors and the relation after them.

    Notes
    -----
    Each shorter ladder is taken with the relation after it, if it is to have one: the question is
    where to stop, not what happens when somebody stops.

    Examples
    --------
    >>> freeze = Step("freeze", "A", 0, exactly(1), exactly(3))
    >>> relief = Step("relief", "B", 1, exactly(1), exactly(3))
    >>> found = check_ladder(Ladder((freeze, relief), {"A": 0.9, "B": 0.9}))
    >>> found.checks[0].holds, found.breaks_at, found.longest
    ('every', 1, 0)
    """
    checks = tuple(_check(ladder, number) for number in range(len(ladder.steps)))
    weak = (number for number, check in enumerate(checks) if check.holds != "every")
    return LadderCheck(
        checks,
        next(weak, None),
        _longest(ladder, ("every",)),
        _longest(ladder, ("every", "some")),
    )


def _longest(ladder: Ladder, enough: Sequence[Holds]) -> int:
    """Return the most first steps that hold by themselves."""
    for count in range(len(ladder.steps), 0, -1):
        shorter = ladder.cut(count)
        if all(_check(shorter, number).holds in enough for number in range(count)):
            return count
    return 0


def _check(ladder: Ladder, number: int) -> StepCheck:
    """Return whether the giver of one step would rather withhold it."""
    step = ladder.steps[number]
    party, factor = step.giver, ladder.discounts[step.giver]

    def worth_now(item: Span, time: float) -> Span:
        return item.times(factor ** (time - step.time))

    def to_party(other: Step) -> Span:
        return NOTHING - other.cost if other.giver == party else other.benefit

    future, rolled_back, foregone = NOTHING, NOTHING, NOTHING
    for other in ladder.steps:
        if other.time > step.time:
            future += worth_now(to_party(other), other.time)
        elif other.time < step.time:
            rolled_back += to_party(other).times(other.reversible)
        elif other.giver != party:
            foregone += other.benefit.times(1.0 if other.escrow else other.reversible)
    future += worth_now(ladder.afterwards.get(party, NOTHING), ladder.steps[-1].time)
    lost = future + rolled_back + foregone
    margin = lost - step.cost
    return StepCheck(
        step,
        step.cost,
        future,
        rolled_back,
        foregone,
        margin,
        "every" if margin.low >= 0 else "some" if margin.high >= 0 else "none",
        _detection(step.cost.high, lost.low),
        step.cost.times(1 - step.reversible),
    )


def _detection(saved: float, lost: float) -> float | None:
    """Return the least chance of being found out that deters: ``v · lost ≥ saved``."""
    if saved == 0:
        return 0.0
    return saved / lost if lost >= saved else None


def longest_order(
    steps: Sequence[Step],
    *,
    discounts: Mapping[str, float],
    afterwards: Mapping[str, Span],
    gap: float = 1.0,
) -> Ladder | None:
    """Return the longest self-enforcing sequence of some steps, one at a time, in any order.

    Parameters
    ----------
    steps : sequence of Step
        At most `MOST_STEPS`; their times are ignored.
    discounts, afterwards
        As in `Ladder`.
    gap : float
        Time from one step to the next, > 0.

    Returns
    -------
    Ladder or None
        A ladder all of whose steps hold in every case left open; None if not even one step does.

    Raises
    ------
    LimitReached
        If there are too many steps to try all orders.

    Examples
    --------
    >>> list_ = Step("list", "A", 0, exactly(2), exactly(3))
    >>> vow = Step("vow", "B", 0, exactly(1), exactly(3))
    >>> found = longest_order(
    ...     [vow, list_], discounts={"A": 0.9, "B": 0.9}, afterwards={"B": exactly(1)}
    ... )
    >>> [step.name for step in found.steps]
    ['list', 'vow']
    """
    if len(steps) > MOST_STEPS:
        raise LimitReached(f"{len(steps)} steps have too many orders; the limit is {MOST_STEPS}")
    if not gap > 0:
        raise ScenarioError(f"the time from one step to the next must be positive, got {gap}")

    def timed(order: Sequence[Step]) -> Ladder:
        spaced = (replace(step, time=place * gap) for place, step in enumerate(order))
        return Ladder(tuple(spaced), discounts, afterwards)

    def completed(left: tuple[Step, ...], end: tuple[Step, ...]) -> tuple[Step, ...] | None:
        """Put the steps left before an end that holds; what holds does not hang on their order."""
        if not left:
            return end
        for place, step in enumerate(left):
            before = left[:place] + left[place + 1 :]
            if _check(timed((*before, step, *end)), len(before)).holds == "every":
                order = completed(before, (step, *end))
                if order is not None:
                    return order
        return None

    for count in range(len(steps), 0, -1):
        for chosen in combinations(steps, count):
            order = completed(chosen, ())
            if order is not None:
                return timed(order)
    return None


def slices_needed(cost: float, worth: float, discount: float) -> int:
    """Return into how many equal slices a swap must be cut to be self-enforcing.

    Parameters
    ----------
    cost : float
        Of the whole concession to its giver, > 0.
    worth : float
        Of the relation that follows, lost by whoever withholds a slice, > 0.
    discount : float
        Factor from one slice to the next, in (0, 1].

    Notes
    -----
    ``n* = ceil(cost / (δ · worth))``: a slice must cost no more than what it puts at risk.

    Examples
    --------
    >>> slices_needed(0.9, 0.25, 1.0)
    4
    """
    if not (cost > 0 and worth > 0 and 0 < discount <= 1):
        raise ScenarioError(
            f"cost {cost} and worth {worth} must be positive, discount {discount} in (0, 1]"
        )
    return math.ceil(cost / (discount * worth) - 1e-12)


def endless_ladder_holds(*, cost: float, benefit: float, discount: float, ratio: float) -> bool:
    """Return whether an endless ladder of geometric rounds is self-enforcing.

    Parameters
    ----------
    cost, benefit : float
        Of one unit, to its giver and to the other; ``0 < cost < benefit``.
    discount : float
        Factor from one round to the next, in (0, 1).
    ratio : float
        Size of each round over the one before, in (0, 1].

    Examples
    --------
    >>> [endless_ladder_holds(cost=1, benefit=2, discount=0.9, ratio=q) for q in (0.55, 0.56)]
    [False, True]
    """
    if not (0 < cost < benefit and 0 < discount < 1 and 0 < ratio <= 1):
        raise ScenarioError(
            f"need 0 < cost {cost} < benefit {benefit}, discount {discount} in (0, 1), "
            f"ratio {ratio} in (0, 1]"
        )
    return discount * ratio * benefit >= cost


@dataclass(frozen=True)
class FirstMove:
    """One way to order a swap.

    Attributes
    ----------
    order : str
        Who goes first, ``"together"`` or ``"escrow"``.
    check : LadderCheck
        Whether each step holds.
    exposure : mapping of str to Span
        What each party has at risk: the cost of its step, less what it could take back, if it
        moves before the other has.
    """

    order: str
    check: LadderCheck
    exposure: Mapping[str, Span]


def who_moves_first(
    first: Step,
    second: Step,
    *,
    discounts: Mapping[str, float],
    afterwards: Mapping[str, Span],
    delay: float = 1.0,
) -> tuple[FirstMove, ...]:
    """Return a swap in each order, at once, and through a go-between that holds both.

    Parameters
    ----------
    first, second : Step
        Of different givers; their times are ignored.
    discounts, afterwards
        As in `Ladder`.
    delay : float
        Time between the two steps when they are in turn, > 0.

    Returns
    -------
    tuple of FirstMove
        Self-enforcing orders first.
    """
    if first.giver == second.giver or not delay > 0:
        raise ScenarioError(
            f"a swap needs two givers and a positive delay, got {first.giver!r}, "
            f"{second.giver!r} and {delay}"
        )

    def arranged(order: str, one: Step, other: Step, gap: float, escrow: bool) -> FirstMove:
        steps = (
            replace(one, time=0.0, escrow=escrow),
            replace(other, time=gap, escrow=escrow),
        )
        at_risk = one.cost.times(1 - one.reversible) if gap else NOTHING
        return FirstMove(
            order,
            check_ladder(Ladder(steps, discounts, afterwards)),
            {one.giver: at_risk, other.giver: NOTHING},
        )

    ways = (
        arranged(first.giver, first, second, delay, False),
        arranged(second.giver, second, first, delay, False),
        arranged("together", first, second, 0.0, False),
        arranged("escrow", first, second, 0.0, True),
    )
    return tuple(sorted(ways, key=lambda way: -way.check.longest))


@dataclass(frozen=True)
class Signal:
    """What a step tells about its giver.

    Attributes
    ----------
    step : Step
        Which.
    separates : bool
        Whether only a giver of good intent would give it.
    posterior : float
        Belief in good intent after it.
    """

    step: Step
    separates: bool
    posterior: float


def smallest_first_step(
    menu: Sequence[Step],
    *,
    prior: float,
    needed: float,
    temptation: float,
    stake: float,
) -> Signal | None:
    """Return the cheapest step that moves the other side to answer it.

    Parameters
    ----------
    menu : sequence of Step
        What could be given first.
    prior : float
        The other side's belief that the giver means well, in [0, 1].
    needed : float
        Belief from which the other side answers, in [0, 1].
    temptation : float
        What a giver of bad intent gains from being answered, ≥ 0.
    stake : float
        What a giver of good intent gains from being answered, ≥ 0.

    Returns
    -------
    Signal or None
        None if no step on the menu moves the other side.

    Notes
    -----
    A step separates iff what of it cannot be taken back costs more than the temptation and no more
    than the stake, in every case left open. Otherwise both give it, or neither, and belief stays
    at the prior: a fully reversible step has no weight.

    Examples
    --------
    >>> stand = Step("stand", "A", 0, exactly(2), exactly(1), reversible=1.0)
    >>> list_ = Step("list", "A", 0, exactly(3), exactly(2))
    >>> smallest_first_step([stand, list_], prior=0.3, needed=0.6, temptation=1, stake=4).step.name
    'list'
    """
    if not (0 <= prior <= 1 and 0 <= needed <= 1 and temptation >= 0 and stake >= 0):
        raise ScenarioError(
            f"beliefs {prior} and {needed} must be in [0, 1], temptation {temptation} and stake "
            f"{stake} at least 0"
        )
    for step in sorted(menu, key=lambda step: (step.cost.high, step.name)):
        signal = _signal(step, prior, temptation, stake)
        if signal.posterior >= needed and step.cost.high <= stake:
            return signal
    return None


def _signal(step: Step, prior: float, temptation: float, stake: float) -> Signal:
    """Return what a step tells."""
    sunk = step.cost.times(1 - step.reversible)
    separates = sunk.low > temptation and sunk.high <= stake
    return Signal(step, separates, 1.0 if separates and prior > 0 else prior)


def go_between_believed(
    message: Literal["resolve", "intent"], *, bias: float, limit: float
) -> bool:
    """Return whether the other side believes what a go-between carries to it.

    Parameters
    ----------
    message : {"resolve", "intent"}
        That the sender will not give way, or that the sender means well.
    bias : float
        How far the go-between leans to the receiver (positive) or the sender (negative).
    limit : float
        From the model of mediation, ≥ 0: the bias needed, or the bias that is still borne.

    Notes
    -----
    About resolve, a go-between is believed only if it leans to the receiver far enough: one that
    only wants peace would always counsel concession (Kydd 2003). About intent, it must not lean
    too far either way (Kydd 2006).

    Examples
    --------
    >>> [go_between_believed("resolve", bias=b, limit=0.2) for b in (-0.5, 0, 0.5)]
    [False, False, True]
    >>> [go_between_believed("intent", bias=b, limit=0.2) for b in (-0.5, 0, 0.5)]
    [False, True, False]
    """
    if not limit >= 0:
        raise ScenarioError(f"the limit of bias must be at least 0, got {limit}")
    return bias >= limit if message == "resolve" else abs(bias) <= limit
