"""What the reference and the tutorial say of the brief is what it does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from demarche.app.cli import run
from demarche.app.commands.brief import command
from demarche.app.verdicts import KINDS

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference/brief.md").read_text("utf-8")
TUTORIAL = (DOCS / "tutorial/first-brief.md").read_text("utf-8")


def test_every_option_is_in_the_reference() -> None:
    options = [option for parameter in command.params for option in parameter.opts]
    assert [o for o in options if o.startswith("--") and f"`{o}" not in REFERENCE] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_is_in_the_reference(kind: str) -> None:
    assert f"| `{kind}` | {KINDS[kind]} |" in REFERENCE  # type: ignore[index]


def test_the_tutorial_runs_and_shows_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    outputs = []
    for line in re.findall(r"^\$ demarche (.*)$", TUTORIAL, re.MULTILINE):
        assert run(shlex.split(line)) == 0, line
        outputs.append(capsys.readouterr().out)
    made, summary, written, doubted, early = outputs
    assert made == "talks/case.yaml\n"
    assert summary == written
    assert (tmp_path / "brief.html").exists()
    assert "WHAT MUST YOU ASSUME?" in summary
    assert "Every account is silent on it." in doubted
    assert "Every account is silent on it." not in summary
    assert "Left out: The Norhaven Gazette (later than 4 September 2024)." in early
