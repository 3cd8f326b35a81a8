"""The stochastic core: N parties share a pie that changes with the state, by unanimity.

In state ``s`` a party is drawn to propose how to share ``pie[s]``; if all agree, the game ends, if
one refuses, each gets its flow and the next state is drawn.  Party j discounts by ``discount[j]``
and believes in ``transition[j]``.  With ``f_j`` its payoff and ``m`` the proposer's surplus,

    f_j = flow_j + d_j P_j f_j + diag(share_j) m,
    m = max(pie - sum_j (flow_j + d_j P_j f_j), 0).

Eliminating ``f_j`` with ``R_j = (I - d_j P_j)^-1`` leaves a linear complementarity problem in m,

    M m >= q,  m >= 0,  m (M m - q) = 0,
    M = sum_j R_j diag(share_j),  q = pie - sum_j R_j flow_j,

so stationary subgame-perfect payoffs are unique for every pie exactly if M is a P-matrix.  It is
one with two parties, whatever they believe, because the values then are the fixed point of a
contraction; and where all parties share discount factor and beliefs, because M is the inverse of
the M-matrix I - dP.  With three parties or more, equilibria that depend on history pay more kinds
of payoffs (Shaked's example in Sutton 1986), so stationarity is a selection.

References
----------
Merlo, A. and Wilson, C. (1995), A stochastic model of sequential bargaining with complete
information, Econometrica 63.
Merlo, A. and Wilson, C. (1998), Efficient delays in a stochastic model of bargaining, Economic
Theory 11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numba import njit, prange
from numpy.typing import ArrayLike, NDArray

from demarche.bargaining.game import lcp
from demarche.bargaining.game.casegame import Array
from demarche.errors import InputError

Reason = Literal["two parties", "common beliefs", "P-matrix", "not a P-matrix", "not decided"]


@dataclass(frozen=True, eq=False)
class StochasticCore:
    """Unanimity bargaining of N parties in S states.

    Parameters
    ----------
    pie : ndarray, shape (S,)
        What there is to share in each state.
    transition : ndarray, shape (N, S, S)
        Each party's beliefs about the next state; rows are non-negative and sum to at most 1.
    discount : ndarray, shape (N,)
        Discount factors per period, in [0, 1).
    share : ndarray, shape (N, S)
        Probability that each party proposes; columns sum to 1.
    flow : ndarray, shape (N, S)
        Payoff of a period without agreement.

    Raises
    ------
    InputError
        If an argument breaks one of these rules.
    """

    pie: Array
    transition: Array
    discount: Array
    share: Array
    flow: Array

    def __post_init__(self) -> None:
        """Check shapes and ranges."""
        many, size = len(self.discount), len(self.pie)
        wanted = {
            "pie": (size,),
            "transition": (many, size, size),
            "discount": (many,),
            "share": (many, size),
            "flow": (many, size),
        }
        for name, shape in wanted.items():
            found = getattr(self, name)
            if found.shape != shape or not np.all(np.isfinite(found)):
                raise InputError(f"{name} must be finite with shape {shape}, got {found.shape}")
        _check_ranges(self.transition, self.discount, self.share)


def _check_ranges(transition: Array, discount: Array, share: Array) -> None:
    """Check probabilities and discount factors; parties are on the axis before the states'."""
    if not (np.all(discount >= 0) and np.all(discount < 1)):
        raise InputError(f"discount must lie in [0, 1), got up to {discount.max()}")
    sums = transition.sum(-1)
    if transition.min() < 0 or sums.max() > 1 + 1e-9:
        raise InputError(
            "rows of transition must be non-negative and sum to at most 1, got a least entry "
            f"{transition.min()} and a sum {sums.max()}"
        )
    drawn = share.sum(-2)
    if share.min() < 0 or np.abs(drawn - 1).max() > 1e-9:
        raise InputError(
            "share must be non-negative and sum to 1 over parties in each state, got a least entry "
            f"{share.min()} and sums from {drawn.min()} to {drawn.max()}"
        )


@dataclass(frozen=True)
class Certificate:
    """Whether stationary payoffs are unique for every pie and flow, and why.

    ``witness`` names the states of a principal minor that is not positive.
    """

    unique: bool | None
    reason: Reason
    witness: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class CoreEquilibrium:
    """A stationary subgame-perfect equilibrium of the core.

    Parameters
    ----------
    payoff : ndarray, shape (N, S)
        Each party's payoff before the proposer is drawn.
    surplus : ndarray, shape (S,)
        What a proposer gains over waiting.
    agree : ndarray of bool, shape (S,)
        Where agreement is immediate.
    residual : float
        Largest error in the equations of the equilibrium.
    """

    payoff: Array
    surplus: Array
    agree: NDArray[np.bool_]
    residual: float


@dataclass(frozen=True, eq=False)
class CoreBatch:
    """Stationary equilibria of a batch of B cores.

    Parameters
    ----------
    payoff : ndarray, shape (B, N, S)
        Payoffs before the proposer is drawn.
    agree : ndarray of bool, shape (B, S)
        Where agreement is immediate.
    found : ndarray of bool, shape (B,)
        Whether pivoting found an equilibrium; always so with two parties.
    """

    payoff: Array
    agree: NDArray[np.bool_]
    found: NDArray[np.bool_]


def certify(core: StochasticCore) -> Certificate:
    """Say whether stationary payoffs are unique, whatever the pie.

    Examples
    --------
    >>> rows = [[0.5, 0.5], [0.2, 0.8]]
    >>> certify(stochastic_core(pie=[1.0, 1.6], transition=rows, discount=[0.9, 0.9]))
    Certificate(unique=True, reason='two parties', witness=())
    """
    if len(core.discount) <= 2:
        return Certificate(True, "two parties")
    if np.ptp(core.discount) == 0 and np.ptp(core.transition, axis=0).max() == 0:
        return Certificate(True, "common beliefs")
    if len(core.pie) > lcp.LARGEST:
        return Certificate(None, "not decided")
    holds, witness = lcp.is_p_matrix(_problem(core)[0])
    return Certificate(holds, "P-matrix" if holds else "not a P-matrix", witness)


def solve_core(core: StochasticCore) -> CoreEquilibrium:
    """Return a stationary equilibrium: the one there is, if `certify` says so.

    Raises
    ------
    InputError
        If pivoting finds none; `stationary_equilibria` goes through all supports.

    Examples
    --------
    >>> rows = [[0.5, 0.5], [0.2, 0.8]]
    >>> found = solve_core(stochastic_core(pie=[1.0, 1.6], transition=rows, discount=[0.9, 0.9]))
    >>> found.payoff.round(6).tolist(), found.agree.tolist()
    ([[0.654545, 0.8], [0.654545, 0.8]], [False, True])
    """
    matrix, offset = _problem(core)
    surplus, found = lcp.solve(matrix, offset)
    if not found:
        raise InputError(
            f"pivoting found no equilibrium in {len(offset)} states: the matrix is no P-matrix",
            hint="use stationary_equilibria, which goes through all sets of agreeing states",
        )
    return _equilibrium(core, surplus)


def stationary_equilibria(core: StochasticCore) -> tuple[CoreEquilibrium, ...]:
    """Return all stationary equilibria with regular agreement sets, up to 15 states."""
    return tuple(_equilibrium(core, m) for m in lcp.solutions(*_problem(core)))


def stochastic_core(
    *,
    pie: ArrayLike,
    transition: ArrayLike,
    discount: ArrayLike,
    share: ArrayLike | None = None,
    flow: ArrayLike | None = None,
) -> StochasticCore:
    """Return a core in which what is said once holds for all.

    Parameters
    ----------
    pie : array_like, shape (S,)
        What there is to share.
    transition : array_like, shape (S, S) or (N, S, S)
        Beliefs, common or each party's own.
    discount : array_like, shape (N,)
        Discount factors.
    share : array_like, shape (N,) or (N, S), optional
        Probability of proposing; equal if not given.
    flow : array_like, shape (N,) or (N, S), optional
        Payoff of a period without agreement; none if not given.
    """
    size, many = np.size(pie), np.size(discount)

    def each(values: ArrayLike) -> Array:
        said = np.asarray(values, float)
        return np.array(np.broadcast_to(said[:, None] if said.ndim == 1 else said, (many, size)))

    return StochasticCore(
        pie=np.asarray(pie, float),
        transition=np.array(np.broadcast_to(np.asarray(transition, float), (many, size, size))),
        discount=np.asarray(discount, float),
        share=each(share if share is not None else np.full(many, 1 / many)),
        flow=each(flow if flow is not None else np.zeros(many)),
    )


def solve_cores(
    pie: Array, transition: Array, discount: Array, share: Array, flow: Array
) -> CoreBatch:
    """Solve a batch of B cores on all processors.

    Parameters
    ----------
    pie : ndarray, shape (B, S)
    transition : ndarray, shape (B, N, S, S)
    discount : ndarray, shape (B, N)
    share, flow : ndarray, shape (B, N, S)
        As in `StochasticCore`.

    Returns
    -------
    CoreBatch
        One equilibrium of each.
    """
    batch, many, size = flow.shape
    wanted = ((batch, size), (batch, many, size, size), (batch, many), flow.shape, flow.shape)
    given = tuple(a.shape for a in (pie, transition, discount, share, flow))
    if given != wanted:
        raise InputError(f"shapes must be {wanted}, got {given}")
    if not _all_in_range(transition, discount, share):
        _check_ranges(transition, discount, share)
    payoff, surplus = np.empty_like(flow), np.empty_like(pie)
    found: NDArray[np.bool_] = np.empty(batch, np.bool_)
    _solve_batch(pie, transition, discount, share, flow, payoff, surplus, found)
    return CoreBatch(payoff, surplus > 0, found)


def _problem(core: StochasticCore) -> tuple[Array, Array]:
    """Return M and q."""
    matrix, offset = np.empty((len(core.pie),) * 2), np.empty(len(core.pie))
    inverse = np.empty(core.transition.shape)
    _pose(core.pie, core.transition, core.discount, core.share, core.flow, inverse, matrix, offset)
    return matrix, offset


def _equilibrium(core: StochasticCore, surplus: Array) -> CoreEquilibrium:
    identity = np.eye(len(core.pie))
    chain = core.discount[:, None, None] * core.transition
    paid = core.flow + core.share * surplus
    payoff = np.asarray(np.linalg.solve(identity - chain, paid[..., None])[..., 0], float)
    wait = core.flow + np.einsum("nst,nt->ns", chain, payoff)
    residual = np.abs(np.maximum(core.pie - wait.sum(0), 0) - surplus).max()
    return CoreEquilibrium(payoff, surplus, surplus > 0, float(residual))


@njit(cache=True)
def _pose(
    pie: Array,
    transition: Array,
    discount: Array,
    share: Array,
    flow: Array,
    inverse: Array,
    matrix: Array,
    offset: Array,
) -> None:
    """Fill ``inverse`` with every R_j, ``matrix`` with M and ``offset`` with q."""
    size = len(pie)
    matrix[:] = 0.0
    offset[:] = pie
    for j in range(len(discount)):
        r = inverse[j]
        for a in range(size):
            for b in range(size):
                r[a, b] = -discount[j] * transition[j, a, b]
            r[a, a] += 1.0
        _invert(r)
        for a in range(size):
            total = 0.0
            for b in range(size):
                matrix[a, b] += r[a, b] * share[j, b]
                total += r[a, b] * flow[j, b]
            offset[a] -= total


@njit(cache=True)
def _invert(a: Array) -> None:
    """Invert in place an M-matrix with dominant diagonal; such a matrix needs no row exchange."""
    size = len(a)
    for k in range(size):
        scale = 1.0 / a[k, k]
        a[k, k] = 1.0
        for b in range(size):
            a[k, b] *= scale
        for i in range(size):
            if i != k:
                factor = a[i, k]
                a[i, k] = 0.0
                for b in range(size):
                    a[i, b] -= factor * a[k, b]


@njit(cache=True, parallel=True)
def _all_in_range(transition: Array, discount: Array, share: Array) -> bool:
    """Tell whether `_check_ranges` would find nothing, without copies of large arrays."""
    batch, many, size = share.shape
    faults = 0
    for k in prange(batch):
        for j in range(many):
            if not 0 <= discount[k, j] < 1:
                faults += 1
        for a in range(size):
            drawn = 0.0
            for j in range(many):
                total, least = 0.0, share[k, j, a]
                drawn += least
                for b in range(size):
                    total += transition[k, j, a, b]
                    least = min(least, transition[k, j, a, b])
                if not (least >= 0 and total <= 1 + 1e-9):
                    faults += 1
            if not abs(drawn - 1) <= 1e-9:
                faults += 1
    return faults == 0


@njit(cache=True, parallel=True)
def _solve_batch(
    pie: Array,
    transition: Array,
    discount: Array,
    share: Array,
    flow: Array,
    payoff: Array,
    surplus: Array,
    found: NDArray[np.bool_],
) -> None:
    batch, many, size = flow.shape
    for k in prange(batch):
        inverse = np.empty((many, size, size))
        matrix, offset = np.empty((size, size)), np.empty(size)
        _pose(pie[k], transition[k], discount[k], share[k], flow[k], inverse, matrix, offset)
        found[k] = lcp.pivot(matrix, offset, surplus[k], np.empty((size, size + 1)))
        for j in range(many):
            for a in range(size):
                value = 0.0
                for b in range(size):
                    value += inverse[j, a, b] * (flow[k, j, b] + share[k, j, b] * surplus[k, b])
                payoff[k, j, a] = value
