"""The three articles, read where they lie beside the repository; no test has a deadline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from demarche.sources import SourceText, read

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

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
