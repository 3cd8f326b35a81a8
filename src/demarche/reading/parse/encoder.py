"""Sentences to vectors, one a word: a small BERT that goes over from pieces to words.

The first layer reads pieces of words; the mean of its pieces is a word, and the layers above read
words alone. Rows of all sentences lie in one matrix, without padding; sentences of the same length
lie beside each other, so that attention takes them together.

References
----------
Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

ATTENTION_HEADS = 12
_ROWS_AT_A_TIME = 256
_EPSILON = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Run:
    """Rows ``start`` to ``start + count * length``: `count` sentences of `length` rows each."""

    start: int
    count: int
    length: int


def runs(lengths: Sequence[int]) -> list[Run]:
    """Return the runs of sentences whose lengths in rows are given.

    Examples
    --------
    >>> runs([3, 3, 5])
    [Run(start=0, count=2, length=3), Run(start=6, count=1, length=5)]
    """
    found, start = [], 0
    for length, same in groupby(lengths):
        count = sum(1 for _ in same)
        found.append(Run(start, count, length))
        start += count * length
    return found


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sentences as numbers, one after the other, those of one length beside each other.

    Parameters
    ----------
    pieces, looks : array of int, shape (pieces,)
        Pieces of the vocabulary, and the look of the word that each belongs to; each sentence
        begins with the start mark, which becomes its root.
    places : array of int, shape (pieces,)
        Of each piece in its sentence.
    starts : array of int, shape (words,)
        Where each word, or root, starts among the pieces.
    piece_runs, word_runs : list of Run
        The sentences, counted in pieces and in words, each with its root.
    """

    pieces: Ints
    looks: Ints
    places: Ints
    starts: Ints
    piece_runs: list[Run]
    word_runs: list[Run]


class Encoder:
    """The encoder with its weights; see the module."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        """Take the weights by name."""
        self._piece, self._position, self._look = (
            weights[f"{name}.weight"] for name in ("piece", "position", "look")
        )
        self._norm = weights["norm.weight"], weights["norm.bias"]
        depth = sum(name.endswith("qkv.weight") for name in weights)
        self._layers = [_Layer(weights, f"layers.{i}.") for i in range(depth)]

    def __call__(self, numbered: Numbered) -> Array:
        """Return the vectors of the words and roots, shape (words, width)."""
        x = self._piece[numbered.pieces]
        x += self._position[np.minimum(numbered.places, len(self._position) - 1)]
        x += self._look[numbered.looks]
        x = _normed(x, *self._norm)
        first, *later = self._layers
        x = first(x, numbered.piece_runs)
        sizes = np.diff(numbered.starts, append=len(x)).astype(np.float32)
        x = np.add.reduceat(x, numbered.starts, axis=0)
        x /= sizes[:, None]
        for layer in later:
            x = layer(x, numbered.word_runs)
        return x


class _Layer:
    """Attention, then two dense layers, each with its sum and norm."""

    def __init__(self, weights: Mapping[str, Array], prefix: str) -> None:
        def dense(name: str) -> tuple[Array, Array]:
            weight = np.ascontiguousarray(weights[f"{prefix}{name}.weight"].T)
            return weight, weights[f"{prefix}{name}.bias"]

        self._qkv, self._joined, self._up, self._down = map(dense, ("qkv", "joined", "up", "down"))
        self._norms = [
            (weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"])
            for name in ("norm1", "norm2")
        ]

    def __call__(self, x: Array, runs: Sequence[Run]) -> Array:
        seen = _attended(_dense(x, self._qkv), runs)
        seen = _dense(seen, self._joined)
        seen += x
        x = _normed(seen, *self._norms[0])
        for at in range(0, len(x), _ROWS_AT_A_TIME):
            rows = x[at : at + _ROWS_AT_A_TIME]
            rows += _dense(gelu(_dense(rows, self._up)), self._down)
        return _normed(x, *self._norms[1])


def _attended(qkv: Array, runs: Sequence[Run]) -> Array:
    """Return what each row takes from the rows of its own sentence, shape (rows, width)."""
    width = qkv.shape[1] // 3
    each = width // ATTENTION_HEADS
    seen = np.empty((len(qkv), width), dtype=np.float32)
    for run in runs:
        rows = slice(run.start, run.start + run.count * run.length)
        shape = (run.count, run.length, 3, ATTENTION_HEADS, each)
        q, k, v = qkv[rows].reshape(shape).transpose(2, 0, 3, 1, 4)
        scores = np.matmul(q, k.swapaxes(2, 3))
        scores *= np.float32(each**-0.5)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        there = seen[rows].reshape(run.count, run.length, ATTENTION_HEADS, each)
        np.matmul(scores, v, out=there.transpose(0, 2, 1, 3))
    return seen


def _dense(x: Array, layer: tuple[Array, Array]) -> Array:
    y: Array = x @ layer[0]
    y += layer[1]
    return y


def _normed(x: Array, weight: Array, bias: Array) -> Array:
    """Return rows with mean 0 and variance 1, times `weight`, plus `bias`; `x` is used up."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("nd,nd->n", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(variance + _EPSILON))[:, None]
    x *= weight
    x += bias
    return x


def gelu(x: Array) -> Array:
    """Return the Gaussian error linear unit by its tanh form (Hendrycks and Gimpel 2016)."""
    y = x * x
    y *= np.float32(0.044715)
    y += 1
    y *= x
    y *= np.float32(math.sqrt(2 / math.pi))
    np.tanh(y, out=y)
    y += 1
    y *= x
    y *= np.float32(0.5)
    return y
