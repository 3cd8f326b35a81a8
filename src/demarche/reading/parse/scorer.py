"""Vectors of words to heads and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from demarche.reading.parse.encoder import gelu
from demarche.reading.parse.tree import best_heads, is_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demarche.reading.parse.encoder import Run

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

TAGS = ("xpos", "features", "lemma")
_IMPOSSIBLE = np.float32(-1e9)


class Scorer:
    """The parts of the network above the encoder, with their weights."""

    def __init__(self, weights: Mapping[str, Array], *, root: int) -> None:
        """Take the weights by name; `root` is the number of the relation that only a root has."""
        self._root = root
        self._hidden = {
            name: (weights[f"{name}.weight"].T, weights[f"{name}.bias"])
            for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
        }
        self._arc, self._relation = weights["arc"], weights["relation"]
        self._tags = [(weights[f"tags.{t}.weight"].T, weights[f"tags.{t}.bias"]) for t in TAGS]

    def __call__(self, vectors: Array, word_runs: Sequence[Run]) -> list[list[int]]:
        """Return five columns: head, relation, and the class of each of `TAGS`.

        Parameters
        ----------
        vectors : array of float32, shape (words, width)
            Of roots and words; `word_runs` says which belong to one sentence.

        Returns
        -------
        list of five lists, each as long as `vectors`
            A head is counted in its sentence from the root, 0; the rows of roots mean nothing.
        """
        heads, above = self._heads(vectors, word_runs)
        columns = [heads, self._relations(vectors, heads, above)]
        columns += [(vectors @ weight + bias).argmax(axis=1) for weight, bias in self._tags]
        return [column.tolist() for column in columns]

    def _heads(self, vectors: Array, word_runs: Sequence[Run]) -> tuple[Ints, Ints]:
        """Return the head of each row, in its sentence and among all rows."""
        dependent = self._seen_as("arc_dependent", vectors)
        dependent = dependent @ self._arc[:-1] + self._arc[-1]
        head = self._seen_as("arc_head", vectors)
        heads = np.zeros(len(vectors), dtype=np.intp)
        first = np.zeros(len(vectors), dtype=np.intp)
        for run in word_runs:
            rows = slice(run.start, run.start + run.count * run.length)
            shape = (run.count, run.length, -1)
            scores = dependent[rows].reshape(shape) @ head[rows].reshape(shape).swapaxes(1, 2)
            heads[rows].reshape(run.count, run.length)[:, 1:] = _best(scores[:, 1:])
            first[rows] = np.repeat(run.start + run.length * np.arange(run.count), run.length)
        return heads, first + heads

    def _relations(self, vectors: Array, heads: Ints, above: Ints) -> Ints:
        dependent = _with_one(self._seen_as("relation_dependent", vectors))
        head = _with_one(self._seen_as("relation_head", vectors))[above]
        forms = (dependent @ self._relation).reshape(len(vectors), -1, head.shape[1])
        scores = np.einsum("nrh,nh->nr", forms, head)
        scores[heads > 0, self._root] = _IMPOSSIBLE
        found: Ints = scores.argmax(axis=1)
        found[heads == 0] = self._root
        return found

    def _seen_as(self, name: str, vectors: Array) -> Array:
        weight, bias = self._hidden[name]
        return gelu(vectors @ weight + bias)


def _best(scores: Array) -> Ints:
    """Return heads (sentences, words) by scores (sentences, words, words + 1)."""
    words = scores.shape[1]
    scores[:, np.arange(words), np.arange(1, words + 1)] = _IMPOSSIBLE
    heads: Ints = scores.argmax(axis=2)
    for i in np.flatnonzero(~is_tree(heads)):
        top = scores[i].max(axis=1, keepdims=True)
        heads[i] = best_heads(
            scores[i] - top - np.log(np.exp(scores[i] - top).sum(1, keepdims=True))
        )
    return heads


def _with_one(x: Array) -> Array:
    return np.concatenate((x, np.ones((len(x), 1), dtype=x.dtype)), axis=1)
