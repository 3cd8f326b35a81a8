from __future__ import annotations

from pathlib import Path

import pytest

from demarche.app.cli import PROBLEMS_FOUND, UNUSABLE, run
from demarche.case.scaffold import write_scaffold

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case whose text is elsewhere, at ``gazette.txt``."""
    case = write_scaffold(tmp_path / "mine")
    case.write_text(case.read_text().replace("    file: sources/gazette.txt\n", ""))
    (tmp_path / "mine/sources/gazette.txt").rename(tmp_path / "gazette.txt")
    return case


def test_add_tells_what_it_found(case: Path, tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "gazette.txt"
    assert run(["sources", "add", str(case), str(text), "--as", "gazette"]) == 0
    assert capsys.readouterr().out == (
        "gazette.txt: 'gazette'; evidence: 11 found, 0 moved, 0 lost\n"
    )


def test_moved_words_are_a_problem_until_updated(
    case: Path, tmp_path: Path, capsys: Capture
) -> None:
    text = tmp_path / "gazette.txt"
    text.write_text("New.\n" + text.read_text())
    add = ["sources", "add", str(case), str(text), "--as", "gazette"]
    assert run(add) == PROBLEMS_FOUND
    out, err = capsys.readouterr()
    assert "0 found, 11 moved, 0 lost" in out
    assert out.count("moved to") == 10
    assert "  and 1 more\n" in out
    assert f"'demarche sources add {case} {text} --as gazette --update' attaches it" in err
    assert not (case.parent / "attached").exists()
    assert run([*add, "--update"]) == 0
    capsys.readouterr()
    assert run(add) == 0
    assert "11 found, 0 moved" in capsys.readouterr().out


def test_lost_words_are_a_problem(case: Path, tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "gazette.txt"
    text.write_text("Something else altogether.")
    assert run(["sources", "add", str(case), str(text), "--as", "gazette", "--update"]) == (
        PROBLEMS_FOUND
    )
    assert "  ships-now: lost: the 3 words stand nowhere" in capsys.readouterr().out


def test_an_unknown_file_needs_a_date(case: Path, tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "gazette.txt"
    assert run(["sources", "add", str(case), str(text)]) == UNUSABLE
    assert "give --published" in capsys.readouterr().err
    assert run(["sources", "add", str(case), str(text), "--published", "sometime"]) == UNUSABLE
    assert "is not a period" in capsys.readouterr().err
    assert not (case.parent / "attached").exists()


def test_as_is_for_one_file(case: Path, tmp_path: Path, capsys: Capture) -> None:
    text = str(tmp_path / "gazette.txt")
    assert run(["sources", "add", str(case), text, text, "--as", "gazette"]) == UNUSABLE
    assert "one file only" in capsys.readouterr().err


def test_cite_prints_an_anchor_of_the_case(case: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["sources", "cite", str(case), "gazette", "it is nine"]) == UNUSABLE
    assert "not at hand" in capsys.readouterr().err
    run(["sources", "add", str(case), str(tmp_path / "gazette.txt"), "--as", "gazette"])
    capsys.readouterr()
    assert run(["sources", "cite", str(case), "gazette", "it is nine"]) == 0
    assert capsys.readouterr().out.strip() in case.read_text()
    assert run(["sources", "cite", str(case), "gazete", "it is nine"]) == UNUSABLE
