"""The reference page runs, and states the limits and figures that hold."""

from __future__ import annotations

import doctest
import lzma
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from demarche.sources import Kind, Limits, sentences

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reference/sources.md"
TREEBANKS = ROOT / ".." / "shared/data/events/ud"


def test_the_page_runs() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 8) == (0, True)


def test_the_page_lists_every_limit_and_kind() -> None:
    page = PAGE.read_text("utf-8")
    for field in fields(Limits):
        assert f"| `{field.name}` | {getattr(Limits(), field.name):,} |" in page
    for kind in Kind:
        assert f"\n| {kind.value} |" in page


@pytest.mark.parametrize(
    "treebank, stated",
    [
        ("en_pud-ud-test", "English PUD"),
        ("en_gum-ud-dev", "English GUM"),
        ("en_ewt-ud-dev", "English EWT"),
    ],
)
def test_ends_of_sentences_agree_with_a_treebank(treebank: str, stated: str) -> None:
    path = TREEBANKS / f"{treebank}.conllu.xz"
    if not path.exists():
        pytest.skip(f"the treebank {treebank} is not beside the repository")
    right = found = true = 0
    for paragraph in paragraphs(path):
        text = " ".join(paragraph)
        ends = {len(" ".join(paragraph[:i])) for i in range(1, len(paragraph))}
        ours = {sentence.end for sentence in sentences(text)} - {len(text)}
        right, found, true = right + len(ends & ours), found + len(ours), true + len(ends)
    figures = f"| {true} | {right / found:.3f} | {right / true:.3f} |"
    row = next(line for line in PAGE.read_text("utf-8").splitlines() if stated in line)
    assert row.endswith(figures)


def paragraphs(path: Path) -> Iterator[list[str]]:
    """Yield the sentences of each paragraph of a treebank in CoNLL-U."""
    held: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith(("# newpar", "# newdoc")) and held:
                yield held
                held = []
            if sentence := re.match("# text = (.*)", line):
                held.append(sentence[1])
    yield held
