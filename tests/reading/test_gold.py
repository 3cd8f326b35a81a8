"""The annotated articles, where they are at hand."""

from pathlib import Path

import pytest

from benchmarks.reading import gold

FOLDER = Path(__file__).parents[2].parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="annotated articles are not at hand")


def test_quotations_and_their_speakers() -> None:
    words, spoken = gold.quotes(gold.Gold(FOLDER))
    assert words.f1 == 1
    assert spoken.recall >= 0.85


def test_figures_and_traps() -> None:
    amounts, traps = gold.amounts(gold.Gold(FOLDER))
    assert amounts.recall >= 0.9
    assert traps.right == traps.gold


def test_dates_of_events() -> None:
    found = gold.dates(gold.Gold(FOLDER))
    assert found.gold >= 10
    assert found.right == found.gold
