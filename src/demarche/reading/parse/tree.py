"""The best tree of scored arcs: one root, and no word above itself.

References
----------
Chu and Liu 1965, "On the Shortest Arborescence of a Directed Graph"; Edmonds 1967, "Optimum
Branchings". Zmigrod, Vieira and Cotterell 2020, "Please Mind the Root" (why one root is its own
constraint).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]


def best_heads(scores: Array) -> Ints:
    """Return the head of each word in the best tree with one root.

    Parameters
    ----------
    scores : array of float, shape (words, words + 1)
        Logarithmic score of each head for each word; head 0 is the root mark, head j word j - 1.

    Returns
    -------
    array of int, shape (words,)
        0 for the root, else 1 + the index of the head.

    Examples
    --------
    >>> scores = np.log(np.array([[0.6, 0.0, 0.4], [0.5, 0.5, 0.0]]) + 1e-9)
    >>> best_heads(scores)
    array([0, 1])
    """
    heads: Ints = scores.argmax(axis=1)
    if is_tree(heads[None])[0]:
        return heads
    square = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    square[1:, 0] -= _more_than_all(square)
    found: Ints = _arborescence(square)[1:]
    return found


def _more_than_all(square: Array) -> float:
    """Return more than trees can differ by, so that a second root never pays."""
    finite = square[np.isfinite(square)]
    return float(len(square) * (finite.max() - finite.min() + 1))


def is_tree(heads: Ints) -> npt.NDArray[np.bool_]:
    """Return for each row of heads, shape (sentences, words), whether it is a tree with one root.

    Examples
    --------
    >>> is_tree(np.array([[2, 0], [2, 1], [0, 0]]))
    array([ True, False, False])
    """
    above = np.concatenate((np.zeros((len(heads), 1), dtype=heads.dtype), heads), axis=1)
    for _ in range(heads.shape[1].bit_length()):
        above = np.take_along_axis(above, above, axis=1)
    tree: npt.NDArray[np.bool_] = (above == 0).all(axis=1) & ((heads == 0).sum(axis=1) == 1)
    return tree


def _arborescence(scores: Array) -> Ints:
    """Return the best head of each node but 0; ``scores[i, j]`` is that of head j for node i."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    n = len(outside)
    broken = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    smaller = np.full((n + 1, n + 1), -np.inf)
    smaller[:n, :n] = scores[np.ix_(outside, outside)]
    smaller[:n, n] = scores[np.ix_(outside, cycle)].max(axis=1)
    smaller[n, :n] = broken.max(axis=0)
    found = _arborescence(smaller)
    entered = cycle[broken[:, found[n]].argmax()]
    for place, i in enumerate(outside[1:], start=1):
        above = found[place]
        heads[i] = outside[above] if above < n else cycle[scores[i, cycle].argmax()]
    heads[entered] = outside[found[n]]
    return heads


def _cycle(heads: Ints) -> Ints | None:
    """Return the nodes of one cycle, if there is one."""
    seen = np.zeros(len(heads), dtype=np.intp)
    seen[0] = -1
    for start in range(1, len(heads)):
        i = start
        while seen[i] == 0:
            seen[i] = start
            i = heads[i]
        if seen[i] == start:
            nodes = [i]
            while heads[nodes[-1]] != i:
                nodes.append(heads[nodes[-1]])
            return np.array(nodes)
    return None
