"""The command that tries moves."""

from __future__ import annotations

import json

import pytest

from demarche.app.cli import UNUSABLE, run
from tests.questions.asking import EXAMPLES

CASE = str(EXAMPLES / "us-north-korea-2018")


def test_moves_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["what-if", CASE]) == 0
    shown = capsys.readouterr().out
    assert "suspend        leave the table and leave the door open" in shown
    assert "cancel         The president calls the trip off" in shown


def test_two_moves_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["what-if", CASE, "cancel", "more-pressure"]) == 0
    shown = capsys.readouterr().out
    assert "CANCEL AGAINST MORE-PRESSURE" in shown
    assert "no author closes it" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_json_holds_paths_and_grounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["what-if", CASE, "cancel", "--coding", "strict", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    effect = told["effects"][0]
    assert effect["account"] == "trump"
    assert effect["paths"][0]["grounds"][1][0]["id"] == "trump-stance-costs-help"


def test_what_was_not_known_yet_is_not_seen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["what-if", CASE, "cancel", "--as-of", "2018-05-01"]) == 0
    assert "no statement of any account carries it further" in capsys.readouterr().out


def test_an_unknown_move_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["what-if", CASE, "suspent"]) == UNUSABLE
    assert "did you mean 'suspend'?" in capsys.readouterr().err
