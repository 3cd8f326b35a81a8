"""The reference page says what the code does."""

from __future__ import annotations

import doctest
import pathlib

from demarche.bargaining.packages.points import DEFINITIONS

PAGE = pathlib.Path(__file__).parents[3] / "docs" / "reference" / "packages.md"


def test_examples_of_the_page_run() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 10
    assert found.failed == 0


def test_every_point_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in DEFINITIONS)
