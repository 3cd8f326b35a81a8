from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from demarche.app import cli
from demarche.app.cli import COMMANDS, INTERRUPTED, PROBLEMS_FOUND, UNUSABLE, run
from demarche.case.scaffold import write_scaffold

Capture = pytest.CaptureFixture[str]


def test_a_clean_case(tmp_path: Path, capsys: Capture) -> None:
    assert run(["check", str(write_scaffold(tmp_path / "mine"))]) == 0
    assert capsys.readouterr() == ("", "no problems, no notes\n")


def test_problems_go_to_stdout_and_their_count_to_stderr(tmp_path: Path, capsys: Capture) -> None:
    case = write_scaffold(tmp_path / "mine")
    text = case.read_text().replace("holder: brandt", "holder: brant", 1)
    case.write_text(text.replace("measures: pressure", "measures: presure"))
    assert run(["check", str(tmp_path / "mine")]) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert [line.split(": ", 1)[1][:30] for line in out.splitlines()] == [
        "note: no question asks for the",
        "'brant' is unknown among the p",
    ]
    assert all(line.startswith(f"{case}:") for line in out.splitlines())
    assert err == "1 problem, 1 note\n"


def test_what_is_no_yaml_is_a_problem_like_others(tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("a: ]")
    assert run(["check", str(case)]) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert out.startswith(f"{case}:1: not YAML: ")
    assert "; hint: check indentation" in out
    assert err == "1 problem, no notes\n"


def test_what_is_not_there_is_unusable(tmp_path: Path, capsys: Capture) -> None:
    assert run(["check", str(tmp_path)]) == UNUSABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {tmp_path}/case.yaml:1: there is no such file\n\nhint: ")


def test_the_schema_is_json(capsys: Capture) -> None:
    assert run(["check", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Case file of demarche"


@pytest.mark.parametrize("arguments", [["check"], ["chek", "."], ["check", "--hlep"]])
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    assert run(arguments) == UNUSABLE
    assert "Usage: demarche" in capsys.readouterr().err


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("demarche.app.commands.check.check", interrupted)
    assert run(["check", str(tmp_path)]) == INTERRUPTED
    assert capsys.readouterr().out == ""


def test_help_lists_every_command_and_imports_none() -> None:
    script = (
        "import sys; from demarche.app.cli import run; run(['--help']);"
        "heavy = {'yaml', 'pydantic', 'numpy', 'numba', 'z3', 'demarche.case'};"
        "sys.exit(str(heavy & sys.modules.keys()) if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    listed = done.stdout.split("Commands:\n")[1]
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)


def test_interrupted_while_loading() -> None:
    """A library may take the interrupt for an error of its own; the process ends all the same."""
    script = (
        "import os, signal, sys; from demarche.app import cli;"
        "cli.import_module = lambda name: os.kill(os.getpid(), signal.SIGINT);"
        "cli.run(['check', '.'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


def test_every_file_is_a_command() -> None:
    folder = Path(cli.__file__).with_name("commands")
    files = {path.stem.replace("_", "-") for path in folder.glob("[!_]*.py")}
    assert files == set(COMMANDS) >= {"check", "new", "sources"}
    assert all(line[0].isupper() and line.endswith(".") for line in COMMANDS.values())


def test_every_command_says_the_same_in_its_own_help(capsys: Capture) -> None:
    for name in COMMANDS:
        assert run([name, "--help"]) == 0
        assert f"Usage: demarche {name}" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_told_nothing() -> None:
    script = "import sys; from demarche.app.cli import main; main()"
    check = [sys.executable, "-c", script, "check", "--schema"]
    with subprocess.Popen(check, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
