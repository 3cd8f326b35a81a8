"""Ladder files: what they say, and errors with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.bargaining.ladder import Ladder, Span, Step, exactly
from demarche.bargaining.ladder_file import load_ladder
from demarche.errors import ScenarioError

GOOD = """\
name: A swap
discounts: {North: 0.9, South: 0.8}
afterwards: {South: [0, 1]}
steps:
  - {name: freeze, giver: North, time: 0, cost: 1, benefit: [2, 3], reversible: 0.5}
  - {name: relief, giver: South, time: 1, cost: 1, benefit: 3, escrow: yes}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "swap.yaml"
    path.write_text(text)
    return path


def test_a_file_is_the_ladder_it_says(tmp_path: Path) -> None:
    steps = (
        Step("freeze", "North", 0, exactly(1), Span(2, 3), reversible=0.5),
        Step("relief", "South", 1, exactly(1), exactly(3), escrow=True),
    )
    ladder = Ladder(steps, {"North": 0.9, "South": 0.8}, {"South": Span(0, 1)})
    assert load_ladder(write(tmp_path, GOOD)) == ("A swap", ladder)


def test_without_name_and_relation_the_file_gives_the_name(tmp_path: Path) -> None:
    _, discounts, _, *steps = GOOD.splitlines()
    name, ladder = load_ladder(write(tmp_path, "\n".join([discounts, *steps])))
    assert (name, ladder.afterwards) == ("swap", {})


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("cost: 1, benefit: [2, 3]", "cost: much, benefit: 3", 5, "expected a number"),
        ("benefit: [2, 3]", "benefit: [3, 2]", 5, "cannot run from 3.0 to 2.0"),
        ("benefit: [2, 3]", "benefit: [1, 2, 3]", 5, "got 3 numbers"),
        ("benefit: [2, 3]", "benefit: .inf", 5, "expected a number"),
        ("reversible: 0.5", "reversible: 2", 5, "the share in [0, 1]"),
        ("escrow: yes", "escrow: perhaps", 6, "expected yes or no"),
        ("time: 1", "time: -1", 5, "in order of time"),
        ("South: 0.8", "South: 1.8", 5, "'South' needs a discount factor"),
        ("afterwards: {South", "afterwards: {West", 3, "unknown field 'West'"),
        ("giver: North, ", "", 5, "'giver' is missing"),
    ],
)
def test_errors_tell_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ScenarioError) as caught:
        load_ladder(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)
