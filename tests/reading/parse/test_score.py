"""The score on raw text of another treebank, where it is at hand."""

import pytest

from benchmarks.reading import parse
from demarche.reading.parse import load
from training.treebank import paragraphs

FILE = parse.TREEBANKS / "en_pud-ud-test.conllu.xz"
FLOOR = {"words": 0.995, "sentences": 0.989, "UPOS": 0.967, "UAS": 0.891, "LAS": 0.869}


@pytest.mark.skipif(not FILE.is_file(), reason="the treebank is not at hand")
def test_parallel_treebank_from_raw_text() -> None:
    gold = list(paragraphs(FILE))
    counts = parse.score(gold, parse.parsed(gold, load()))
    assert {name: counts[name].f1 for name in FLOOR if counts[name].f1 < FLOOR[name]} == {}
