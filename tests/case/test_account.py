from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from demarche.case.account import known
from demarche.case.read import read_case
from demarche.case.scaffold import write_scaffold


@pytest.mark.parametrize(
    "given, day",
    [
        ("", dt.date(2024, 9, 5)),
        ("known: 2024-10", dt.date(2024, 10, 31)),
        ("known: 2024-10-03", dt.date(2024, 10, 3)),
        ("known: 2024-10-03..", dt.date(2024, 10, 3)),
    ],
)
def test_known_by_the_day_on_which_it_surely_was(tmp_path: Path, given: str, day: dt.date) -> None:
    path = write_scaffold(tmp_path / "mine")
    path.write_text(path.read_text().replace("hedge: certain", f"hedge: certain\n    {given}", 1))
    case = read_case(path)
    assert known(case.statements["left"], case) == day
