from __future__ import annotations

from pathlib import Path

import pytest

from demarche.app.cli import UNUSABLE, run
from demarche.case.check import check


def test_it_writes_a_case_that_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "deep" / "mine")]) == 0
    case = Path(capsys.readouterr().out.strip())
    assert check(case) == ()


@pytest.mark.parametrize("kind", ["file", "full folder"])
def test_it_overwrites_nothing(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "mine"
    if kind == "full folder":
        taken.mkdir()
    there = taken / "notes.txt" if taken.is_dir() else taken
    there.write_text("mine")
    assert run(["new", str(taken)]) == UNUSABLE
    assert "hint: name a folder" in capsys.readouterr().err
    assert [path.read_text() for path in tmp_path.rglob("*") if path.is_file()] == ["mine"]
