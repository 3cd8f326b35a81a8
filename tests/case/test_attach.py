from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from demarche.case.attach import attach
from demarche.case.check import check
from demarche.case.document import Problem
from demarche.case.read import read_case
from demarche.case.scaffold import write_scaffold
from demarche.errors import CaseError


def case_without_its_text(folder: Path) -> tuple[Path, Path]:
    """Write the scaffold, take its text out of the case, and return both."""
    case = write_scaffold(folder / "mine")
    case.write_text(case.read_text().replace("    file: sources/gazette.txt\n", ""))
    elsewhere = folder / "gazette.txt"
    (folder / "mine/sources/gazette.txt").rename(elsewhere)
    return case, elsewhere


def faults(case: Path) -> list[Problem]:
    return [problem for problem in check(case) if not problem.note]


def test_a_text_is_attached_and_its_evidence_found(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    before = case.read_bytes()
    done = attach(case, text, source="gazette")
    assert (len(done.found), done.moved, done.lost, done.new) == (11, (), (), False)
    assert (case.parent / "attached/gazette.txt").read_text() == text.read_text()
    assert case.read_bytes() == before


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_sees_no_attached_text(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    attach(case, text, source="gazette")
    git = ["git", "-C", str(case.parent)]
    subprocess.run([*git, "init", "-q"], check=True)
    seen = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard"], capture_output=True, text=True
    )
    assert seen.stdout.split() == ["case.yaml"]


def test_a_text_is_known_by_its_hash(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    new = attach(case, text, source="second", published="2024-09-05")
    assert new.new
    again = attach(case, text)
    assert (again.source, again.new) == ("second", False)


def test_words_that_moved_are_rewritten_on_demand(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    text.write_text("A line that was not there.\n\n" + text.read_text())
    told = attach(case, text, source="gazette")
    assert (len(told.found), len(told.moved), told.lost) == (0, 11, ())
    assert not told.attached
    assert not (case.parent / "attached").exists()
    before = case.read_text()
    attach(case, text, source="gazette", update=True)
    assert faults(case) == []
    old, new = before.splitlines(), case.read_text().splitlines()
    assert len(old) == len(new)
    assert [a for a, b in zip(old, new, strict=True) if a != b and "at: " not in a] == []


def test_words_that_are_gone_are_lost(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    text.write_text(text.read_text().replace("it is nine", "it is ten"))
    done = attach(case, text, source="gazette")
    assert [name for name, _ in done.lost] == ["ships-now"]


def test_a_changed_text_is_noticed_and_its_hash_renewed(tmp_path: Path) -> None:
    case, text = case_without_its_text(tmp_path)
    case.write_text(case.read_text().replace("kind: news", f"kind: news\n    sha256: {'0' * 64}"))
    done = attach(case, text, source="gazette")
    assert (done.changed, done.attached) == (True, False)
    assert not (case.parent / "attached").exists()
    assert attach(case, text, source="gazette", update=True).attached
    assert faults(case) == []


def test_a_new_source_needs_its_date_and_keeps_every_remark(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    before = case.read_text()
    other = tmp_path / "other.txt"
    other.write_text('A "second" report: talks\n<script>alert(1)</script>\n')
    with pytest.raises(CaseError, match="no source that"):
        attach(case, other)
    assert (case.read_text(), sorted(p.name for p in case.parent.iterdir())) == (
        before,
        ["case.yaml", "sources"],
    )
    done = attach(case, other, published="2024-09-06")
    entry = read_case(case).sources[done.source]
    assert (done.source, entry.title) == ("a-second-report-talks", 'A "second" report: talks')
    added = case.read_text()
    start = added.index("  a-second-report-talks:") + 2
    assert added[:start] + added[added.index("gazette:", start) :] == before
    assert faults(case) == []


@pytest.mark.parametrize(
    "title, name",
    [
        ("Één café: 3 things, and more than five words", "een-cafe-3-things-and"),
        ("Мир", "source"),
        ("tab\there \x07 bell", "tab-here-bell"),
    ],
)
def test_a_new_source_is_named_by_its_title(tmp_path: Path, title: str, name: str) -> None:
    case = write_scaffold(tmp_path / "mine")
    text = tmp_path / "text.txt"
    text.write_text("Words of no matter to anybody.")
    assert attach(case, text, title=title, published="2024").source == name
    assert read_case(case).sources[name].title == title


@pytest.mark.parametrize("name", ["../../out", "a/b", "a b", ""])
def test_a_name_that_is_none_writes_nothing(tmp_path: Path, name: str) -> None:
    case = write_scaffold(tmp_path / "mine")
    before = sorted(tmp_path.rglob("*")), case.read_bytes()
    other = tmp_path / "mine/sources/gazette.txt"
    with pytest.raises(CaseError):
        attach(case, other, source=name, published="2024" if name else "")
    assert (sorted(tmp_path.rglob("*")), case.read_bytes()) == before


def test_a_source_with_a_file_takes_no_other_text(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    other = tmp_path / "other.txt"
    other.write_text("Another text.")
    with pytest.raises(CaseError, match="is another file"):
        attach(case, other, source="gazette")
