"""The three articles that ship beside the repository, read where they are present."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from demarche.sources import SourceText, read

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"


@pytest.fixture
def seed() -> Callable[[str], SourceText]:
    """Return a function that reads the article whose file name begins so."""

    def read_seed(begins: str) -> SourceText:
        found = sorted(SEEDS.glob(f"{begins}_*.txt"))
        if not found:
            pytest.skip(f"the article {begins} is not beside the repository")
        return read(found[0])

    return read_seed
