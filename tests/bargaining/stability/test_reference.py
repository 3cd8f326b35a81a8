"""The reference page: every example on it runs."""

from __future__ import annotations

import doctest
from pathlib import Path

from demarche.bargaining.stability import load_conflict

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "stability.md"


def test_examples_of_the_reference_page() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 15
    assert failed == 0


def test_the_file_on_the_reference_page_loads(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "dismissal.yaml"
    path.write_text(text, encoding="utf-8")
    conflict = load_conflict(path)
    assert conflict.parties == ("Union", "Firm")
    assert conflict.form.label(conflict.state()) == "N N none"
