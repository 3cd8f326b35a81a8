"""What a party prefers: total orders, statements by priority, partial orders.

A *total order* ranks all states, with ties.  *Statements* are conditions on the options, the most
important first: of two states the better is the one that makes the first statement true on which
they differ (option prioritising).  They amount to a total order.

A *partial order* holds comparisons: one state better than another, or as good.  Every other pair of
states is open.  Its *admitted rankings* are the total orders, ties allowed, that agree with every
comparison held.  So an open pair may turn out either way, or as a tie.

References
----------
Fang, L., Hipel, K. W., Kilgour, D. M. and Peng, X. (2003). A decision support system for
interactive decision making, part I: model formulation. IEEE Transactions on Systems, Man, and
Cybernetics C 33(1), 42–55 (option prioritising).
Li, K. W., Hipel, K. W., Kilgour, D. M. and Fang, L. (2004). Preference uncertainty in the graph
model for conflict resolution. IEEE Transactions on Systems, Man, and Cybernetics A 34(4), 507–520
(an open pair: better, worse or as good).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.bargaining.stability.form import OptionForm, Pattern
from demarche.bargaining.stability.relation import Relation, closure, product
from demarche.errors import LimitReached, ScenarioError

MAX_PARTIAL = 2048


@dataclass(frozen=True, eq=False)
class TotalOrder:
    """All states ranked.

    Parameters
    ----------
    levels : ndarray of int32, shape (states,)
        A higher level is better; equal levels are ties.  Levels are 0, 1, … without gaps.
    """

    levels: NDArray[np.int32]

    @property
    def surely(self) -> Relation:
        """``surely[x, y]``: x is better than y in every admitted ranking."""
        return np.asarray(self.levels[:, None] > self.levels[None, :])

    @property
    def possibly(self) -> Relation:
        """``possibly[x, y]``: x is better than y in some admitted ranking."""
        return self.surely

    def prefers(self, x: int, y: int) -> bool | None:
        """Return whether x is better than y."""
        return bool(self.levels[x] > self.levels[y])


@dataclass(frozen=True, eq=False)
class PartialOrder:
    """Some states compared, closed under transitivity.

    Parameters
    ----------
    surely : ndarray of bool, shape (states, states)
        ``surely[x, y]``: x is better than y in every admitted ranking.
    equal : ndarray of bool, shape (states, states)
        ``equal[x, y]``: x is as good as y in every admitted ranking.
    """

    surely: Relation
    equal: Relation

    @property
    def possibly(self) -> Relation:
        """``possibly[x, y]``: x is better than y in some admitted ranking."""
        return ~(self.surely.T | self.equal)

    def prefers(self, x: int, y: int) -> bool | None:
        """Return whether x is better than y; None where the comparison is open."""
        if self.surely[x, y]:
            return True
        return False if self.surely[y, x] or self.equal[x, y] else None


Preference = TotalOrder | PartialOrder


def total_order(scores: Sequence[float] | NDArray[np.generic]) -> TotalOrder:
    """Return the total order in which a higher score is better.

    Parameters
    ----------
    scores : array of float, shape (states,)
        Finite; only their order counts.

    Examples
    --------
    >>> total_order([2.5, 1.0, 2.5]).levels.tolist()
    [1, 0, 1]
    """
    values = np.asarray(scores)
    if values.ndim != 1 or not np.isfinite(values).all():
        raise ScenarioError(f"scores must be one finite number a state; got shape {values.shape}")
    _, levels = np.unique(values, return_inverse=True)
    return TotalOrder(levels.astype(np.int32))


def ranked(form: OptionForm, places: Sequence[Pattern | Sequence[Pattern]]) -> TotalOrder:
    """Return the total order that lists the states, best first.

    Parameters
    ----------
    form : OptionForm
    places : sequence of Pattern or of sequences of Pattern
        Each place holds the states that agree with its pattern, or with one of its patterns, as a
        tie.  Together they hold each feasible state once.

    Raises
    ------
    ScenarioError
        A state is placed twice or not at all, or a pattern agrees with no state.

    Examples
    --------
    >>> from demarche.bargaining.stability.form import Option
    >>> form = OptionForm(("A", "B"), (Option("stop", "A"), Option("pay", "B")))
    >>> ranked(form, ["NY", "Y-", "NN"]).levels.tolist()
    [0, 1, 2, 1]
    """
    levels = np.full(form.size, -1, dtype=np.int32)
    for k, place in enumerate(places):
        for pattern in _patterns(place):
            states = form.matching(pattern)
            if not states.any():
                raise ScenarioError(f"no feasible state agrees with {pattern!r}")
            if (levels[states] >= 0).any():
                twice = form.label(int(np.flatnonzero(states & (levels >= 0))[0]))
                raise ScenarioError(f"state {twice} is placed twice, again by {pattern!r}")
            levels[states] = len(places) - 1 - k
    if (levels < 0).any():
        missing = form.label(int(np.argmax(levels < 0)))
        raise ScenarioError(f"state {missing} has no place in the order")
    return TotalOrder(levels)


def prioritized(form: OptionForm, statements: Sequence[Pattern | Sequence[Pattern]]) -> TotalOrder:
    """Return the total order made by statements, the most important first.

    Parameters
    ----------
    form : OptionForm
    statements : sequence of Pattern or of sequences of Pattern
        A statement is true of the states that agree with its pattern, or with one of its patterns.

    Examples
    --------
    >>> from demarche.bargaining.stability.form import Option
    >>> form = OptionForm(("A", "B"), (Option("stop", "A"), Option("pay", "B")))
    >>> prioritized(form, ["-Y", "N-"]).levels.tolist()
    [1, 0, 3, 2]
    """
    levels = np.zeros(form.size, dtype=np.int64)
    for statement in statements:
        true = np.any([form.matching(pattern) for pattern in _patterns(statement)], axis=0)
        _, levels = np.unique(2 * levels + true, return_inverse=True)
    return TotalOrder(levels.astype(np.int32))


def compared(
    form: OptionForm,
    better: Sequence[tuple[Pattern, Pattern]],
    *,
    equal: Sequence[tuple[Pattern, Pattern]] = (),
) -> PartialOrder:
    """Return the partial order that holds the given comparisons and what follows from them.

    Parameters
    ----------
    form : OptionForm
    better : sequence of (Pattern, Pattern)
        Every state that agrees with the first is better than every state that agrees with the
        second.
    equal : sequence of (Pattern, Pattern)
        All states that agree with either are as good as each other.

    Raises
    ------
    ScenarioError
        The comparisons make a state better than itself.
    LimitReached
        More than 2,048 states.
    """
    if form.size > MAX_PARTIAL:
        raise LimitReached(
            f"{form.size:,} states; a partial order is held for at most {MAX_PARTIAL:,}"
        )
    strict = np.zeros((form.size, form.size), dtype=bool)
    ties = np.eye(form.size, dtype=bool)
    for first, second in better:
        strict |= np.outer(form.matching(first), form.matching(second))
    for first, second in equal:
        tied = form.matching(first) | form.matching(second)
        ties |= np.outer(tied, tied)
    return partial_order(strict, ties, named=form.label)


def partial_order(
    strict: Relation,
    ties: Relation | None = None,
    *,
    named: Callable[[int], str] = "state number {}".format,
) -> PartialOrder:
    """Return the partial order generated by strict comparisons and ties, both (states, states)."""
    ties = np.eye(len(strict), dtype=bool) if ties is None else ties | ties.T
    weak = closure(strict | ties | np.eye(len(strict), dtype=bool))
    surely = product(product(weak, strict), weak)
    if surely.diagonal().any():
        state = int(np.argmax(surely.diagonal()))
        raise ScenarioError(f"the comparisons make {named(state)} better than itself")
    return PartialOrder(surely, weak & weak.T)


def _patterns(place: Pattern | Sequence[Pattern]) -> Sequence[Pattern]:
    return place if isinstance(place, (list, tuple)) else [place]  # type: ignore[list-item]
