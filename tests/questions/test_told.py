"""What propositions tell of a quantity."""

from __future__ import annotations

import pytest

from demarche.case.grammar import parse
from demarche.questions.told import change_told, level_told, moved


@pytest.mark.parametrize(
    ("text", "level", "change"),
    [
        ("rent at 2020 > 0", "rent", None),
        ("rent at 2020 > rent at 2019", None, "rent"),
        ("rent at cancel > rent at go", None, "rent"),
        ("rent at 2020 > pay at 2019", None, None),
        ("rent at 2020 > rent at 2020", None, None),
        ("rent raises pay", None, None),
        ("not (rent at 2020 > 0)", None, None),
    ],
)
def test_levels_and_changes(text: str, level: str | None, change: str | None) -> None:
    said = parse(text)
    assert (str(level_told(said)) if level else level_told(said)) == level
    assert (str(change_told(said)) if change else change_told(said)) == change


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("rent at 2020 > rent at 2019", 1),
        ("rent at 2019 > rent at 2020", -1),
        ("rent at 2019 < rent at 2020", 1),
        ("rent at 2020 < rent at 2019", -1),
        ("rent at 2020 = rent at 2019", 0),
        ("rent at 2020 > rent at 2018", 0),
        ("rent at 2020 > pay at 2019", 0),
    ],
)
def test_which_way_it_moved(text: str, sign: int) -> None:
    told = moved(parse(text), "2019", "2020")
    assert (told[1] if told else 0) == sign
