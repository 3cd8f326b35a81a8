"""The parser that comes with the package: a small network, in NumPy alone.

An encoder gives each word a vector; a biaffine form scores every pair of words as head and
dependent, and the best tree is taken (Dozat and Manning 2017). Relation, part of speech, features
and the rule of the lemma are each read off the vector. How it was trained, on what, and how well it
does: ``docs/reference/parser-model.md``.

References
----------
Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from demarche.reading.parse import lemma, tokens
from demarche.reading.parse.encoder import Encoder, Numbered, Run, runs
from demarche.reading.parse.pieces import LOOKS, START, look, pieces, shape
from demarche.reading.parse.scorer import Scorer
from demarche.reading.parse.sentence import Sentence, Word
from demarche.reading.parse.stored import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.reading.parse.parser import Span

WEIGHTS = Path(__file__).parent / "weights.npz"
AT_A_TIME = 256
"""Sentences that are read together; those of like length go through the network side by side."""

_WORDS_IN_A_BATCH = 1500


class _Cut(NamedTuple):
    """A sentence cut into words: their spans, as written, their looks and their pieces."""

    spans: list[tuple[int, int]]
    words: list[str]
    looks: list[int]
    pieces: list[tuple[int, ...]]

    @property
    def lengths(self) -> tuple[int, int]:
        """In words, and in pieces."""
        return len(self.words), sum(map(len, self.pieces))


class OwnParser:
    """A parser with the weights of a file."""

    def __init__(self, file: Path) -> None:
        """Read the weights."""
        weights, names = stored(file)
        self.name = f"demarche {names['version']}"
        self._encoder = Encoder(weights)
        self._scorer = Scorer(weights, root=names["relation"].index("root"))
        self._relations, self._xpos, self._lemmas = (
            names[task] for task in ("relation", "xpos", "lemma")
        )
        self._lexicon: dict[str, dict[str, str]] = names["lexicon"]
        self._features = [_upos_and_features(name) for name in names["features"]]
        vocabulary = {piece: i for i, piece in enumerate(names["pieces"])}
        self._start = vocabulary[START]
        self._seen = lru_cache(maxsize=1 << 16)(
            lambda word: (shape(word), pieces(word, vocabulary))
        )

    def __call__(self, spans: Iterable[Span]) -> Iterator[Sentence]:
        """Yield the tree of each span, in order."""
        waiting = iter(spans)
        while taken := [self._cut(*span) for span in islice(waiting, AT_A_TIME)]:
            order = sorted(range(len(taken)), key=lambda i: taken[i].lengths)
            trees: dict[int, Sentence] = {}
            for batch in _batches(order, taken):
                trees.update(zip(batch, self._parsed([taken[i] for i in batch]), strict=True))
            yield from (trees[i] for i in range(len(taken)))

    def _cut(self, text: str, start: int, end: int) -> _Cut:
        spans = tokens.words(text, start, end)
        written = [text[a:b] for a, b in spans]
        before = [start - 1, *(b for _, b in spans)]
        seen = [self._seen(word) for word in written]
        return _Cut(
            spans,
            written,
            [
                look(kind, spaced=ended < begun)
                for (kind, _), ended, (begun, _) in zip(seen, before, spans, strict=False)
            ],
            [found for _, found in seen],
        )

    def _parsed(self, batch: list[_Cut]) -> Iterator[Sentence]:
        word_runs = runs([len(cut.spans) + 1 for cut in batch])
        vectors = self._encoder(self._numbered(batch, word_runs))
        found = self._scorer(vectors, word_runs)
        at = 0
        for cut in batch:
            rows = slice(at + 1, at + 1 + len(cut.spans))
            yield Sentence(tuple(self._words(cut, *(column[rows] for column in found))))
            at = rows.stop

    def _numbered(self, batch: list[_Cut], word_runs: list[Run]) -> Numbered:
        sizes = [[1, *map(len, cut.pieces)] for cut in batch]
        lengths = [sum(each) for each in sizes]
        flat = np.array([size for each in sizes for size in each])
        looks = np.array([a for cut in batch for a in (LOOKS, *cut.looks)])
        return Numbered(
            np.array([p for cut in batch for p in (self._start, *chain(*cut.pieces))]),
            np.repeat(looks, flat),
            np.concatenate([np.arange(length) for length in lengths]),
            np.concatenate(([0], flat.cumsum()[:-1])),
            runs(lengths),
            word_runs,
        )

    def _words(
        self,
        cut: _Cut,
        heads: list[int],
        relations: list[int],
        xpos: list[int],
        features: list[int],
        lemmas: list[int],
    ) -> Iterator[Word]:
        for (start, end), text, head, relation, tag, kind, rule in zip(
            cut.spans, cut.words, heads, relations, xpos, features, lemmas, strict=True
        ):
            upos, features_of = self._features[kind]
            yield Word(
                start,
                end,
                text,
                self._lexicon.get(upos, {}).get(text.lower())
                or lemma.lemma(text, upos, self._lemmas[rule]),
                upos,
                self._xpos[tag],
                features_of,
                head - 1,
                self._relations[relation],
            )


def _batches(order: list[int], cut: list[_Cut]) -> Iterator[list[int]]:
    """Yield the sentences in the order given, so many that a batch has about enough words."""
    batch: list[int] = []
    words = 0
    for i in order:
        batch.append(i)
        words += len(cut[i].spans)
        if words >= _WORDS_IN_A_BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _upos_and_features(name: str) -> tuple[str, dict[str, str]]:
    upos, *features = name.split("|")
    return upos, dict(feature.split("=") for feature in features)


@lru_cache(maxsize=1)
def own_parser() -> OwnParser:
    """Return the parser with the weights that the package carries."""
    return OwnParser(WEIGHTS)
