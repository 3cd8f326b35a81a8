"""The documentation says what is so: its examples run, and it leaves nothing out."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import demarche.errors
from demarche.app.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, kind: str) -> list[tuple[int, str]]:
    """Return the fenced blocks of a kind with the lines on which they start."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, m.start()) + 1, m[2]) for m in BLOCK.finditer(text) if m[1] == kind
    ]


def having(kind: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, kind)]


@pytest.mark.parametrize("page", having("python"), ids=lambda p: str(p.relative_to(ROOT)))
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=flags)
    parser = doctest.DocTestParser()
    for line, block in blocks(page, "python"):
        if ">>>" in block:
            example = parser.get_doctest(block, names, page.name, str(page), line)
            runner.run(example, clear_globs=False)
            names = example.globs
        else:
            exec(compile(block, str(page), "exec"), names)
    assert not runner.failures


@pytest.mark.parametrize("page", having("console"), ids=lambda p: str(p.relative_to(ROOT)))
def test_console_examples_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    """Run each ``$ demarche …`` in a folder that has the examples; ``...`` stands for any lines."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    checker = doctest.OutputChecker()
    for line, block in blocks(page, "console"):
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", block, re.MULTILINE):
            words = shlex.split(command)
            if words[0] != "demarche":
                continue
            done = subprocess.run(
                [sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True
            )
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            printed = (done.stdout, done.stdout + done.stderr)
            assert not shown.strip() or any(
                checker.check_output(shown, each, flags) for each in printed
            ), f"{page}:{line}: {command}\n--- shown\n{shown}\n--- printed\n{printed[1]}"


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert [c for c in COMMANDS if f"demarche {c}" not in page] == []


def test_every_error_is_documented() -> None:
    page = (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")
    errors = [
        name
        for name, value in vars(demarche.errors).items()
        if isinstance(value, type) and issubclass(value, demarche.errors.DemarcheError)
    ]
    assert [e for e in errors if f"`{e}`" not in page] == []
    assert [e for e in errors if e not in (demarche.errors.__doc__ or "")] == []
