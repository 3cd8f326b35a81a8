"""Whether an exchange holds, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.app.cli import UNUSABLE, run

Capture = pytest.CaptureFixture[str]

SWAP = """\
name: A swap
discounts: {North: 0.9, South: 0.9}
steps:
  - {name: freeze, giver: North, time: 0, cost: 1, benefit: 3}
  - {name: relief, giver: South, time: 1, cost: 1, benefit: [2, 3]}
"""


@pytest.fixture
def swap(tmp_path: Path) -> Path:
    """Write a swap in which the last to give has nothing to lose."""
    path = tmp_path / "swap.yaml"
    path.write_text(SWAP)
    return path


def test_steps_reach_and_ways_are_told(swap: Path, capsys: Capture) -> None:
    assert run(["ladder", str(swap)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "1. freeze, by North at 0: holds withholding saves 1 and loses 1.8 to 2.7" in text
    assert "2. relief, by South at 1: breaks" in text
    assert "first in doubt at step 2" in text
    assert "not even one step holds" in text
    assert text.endswith("both at once: “freeze” breaks and “relief” breaks")
    assert "held by a go-between: “freeze” holds and “relief” holds" in text


def test_a_relation_that_follows_holds_the_last_step(swap: Path, capsys: Capture) -> None:
    swap.write_text(SWAP.replace("steps:", "afterwards: {South: 2}\nsteps:"))
    assert run(["ladder", str(swap)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Every step holds" in text
    assert "2 of 2: “freeze” by North, then “relief” by South" in text


def test_it_is_drawn(swap: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["ladder", str(swap), "--plot", str(tmp_path / "swap.svg")]) == 0
    assert "freeze" in (tmp_path / "swap.svg").read_text()


def test_a_broken_file_is_told(swap: Path, capsys: Capture) -> None:
    swap.write_text(SWAP.replace("cost: 1", "cost: dear", 1))
    assert run(["ladder", str(swap)]) == UNUSABLE
    assert "swap.yaml:4: expected a number, found 'dear'" in capsys.readouterr().err
