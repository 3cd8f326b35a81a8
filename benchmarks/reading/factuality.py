"""Score standing on UDS factuality: whether predicates of web English are so, as judged by readers.

Predicates are numbered in version 1.2 of the treebank; where the stored version has a sentence
more or less, the numbers behind it are shifted so that they fall on verbs.
"""

import json
import lzma
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.reading.score import Count
from demarche.case.hedge import Hedge
from demarche.reading.events import SO, Standing, Status, standing
from demarche.reading.events.likelihood import likelihood
from demarche.reading.parse import Sentence
from training.treebank import _sentences, _word

Row = tuple[str, str, str, str, str]
Judged = tuple[Sentence, int, float]
SO_FROM = 0.6
"""Likelihood from which on a predicate counts as factual; chosen on the development split."""
PUBLISHED = "60 lines of rules: .748, Pearson .541"


def rows(data: Path) -> Iterator[Row]:
    archive = data / "factuality" / "uds_factuality_normalized.zip"
    if not archive.is_file():
        yield "UDS factuality", "", "not at hand", "", PUBLISHED
        return
    judged = [one for split in ("dev", "test") for one in read(data, split)]
    gold = np.array([told for *_, told in judged])
    rules = np.array([value(standing(tree, i)) for tree, i, _ in judged])
    model = np.array([likelihood(tree, i) - SO_FROM for tree, i, _ in judged])
    least = _not_factual(np.full(len(gold), -1.0), gold)
    name = f"UDS factuality, dev and test, {len(judged)}, gold trees"
    for told, ours in (("standing, by rules", rules), ("likelihood, trained", model)):
        count = _not_factual(ours, gold)
        yield f"{name}: {told}", "not factual, F1", f"{count.f1:.3f}", f"{least.f1:.3f}", PUBLISHED
        pearson = np.corrcoef(ours, gold)[0, 1]
        yield f"{name}: {told}", "Pearson", f"{pearson:.3f}", "0", PUBLISHED


def _not_factual(ours: np.ndarray, gold: np.ndarray) -> Count:
    both = int(((ours < 0) & (gold < 0)).sum())
    return Count(int((ours < 0).sum()), int((gold < 0).sum()), right=both)


def value(told: Standing) -> float:
    """Return a standing as a number from -1 (not so) to 1 (so)."""
    if told.status in SO:
        return 1.0
    if told.status is Status.HYPOTHETICAL and told.hedge is Hedge.MODERATE:
        return 0.4
    return -0.6 if told.status is Status.PLANNED else -1.0


def read(data: Path, split: str) -> list[Judged]:
    """Return sentence, predicate and judged value of a split of the treebank."""
    with zipfile.ZipFile(data / "factuality" / "uds_factuality_normalized.zip") as archive:
        judged = json.loads(archive.read(archive.namelist()[0]))["data"]
    trees = list(_trees(data / "ud" / f"en_ewt-ud-{split}.conllu.xz"))
    found = []
    for name, predicates in judged.items():
        _, of, number = name.split("-")
        if of == split:
            for predicate, told in predicates.items():
                at = int(re.search(r"\d+$", predicate)[0]) - 1
                found.append((int(number) - 1, at, told["factuality"]["factual"]["value"]))
    found.sort()
    return _aligned(trees, found)


def _aligned(trees: list[Sentence], found: list[tuple[int, int, float]]) -> list[Judged]:
    """Shift sentence numbers by -1, 0 or 1 from some place on, so that most fall on verbs."""

    def on_verb(shift: int) -> np.ndarray:
        return np.array([_is_verb(trees, number + shift, at) for number, at, _ in found])

    still = on_verb(0)
    best, cut, step = int(still.sum()), len(found), 0
    for shift in (-1, 1):
        moved = on_verb(shift)
        score = np.r_[0, np.cumsum(still)] + moved.sum() - np.r_[0, np.cumsum(moved)]
        if score.max() > best:
            best, cut, step = int(score.max()), int(score.argmax()), shift
    shifted = [(n + (step if k >= cut else 0), at, v) for k, (n, at, v) in enumerate(found)]
    return [
        (trees[n], at, v)
        for n, at, v in shifted
        if 0 <= n < len(trees) and at < len(trees[n].words)
    ]


def _is_verb(trees: list[Sentence], number: int, at: int) -> bool:
    inside = 0 <= number < len(trees) and at < len(trees[number].words)
    return inside and trees[number].words[at].upos == "VERB"


def _trees(file: Path) -> Iterator[Sentence]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for _, numbered in _sentences(lines):
            yield Sentence(tuple(_word(row, 0) for row in numbered if row[0].isdigit()))
