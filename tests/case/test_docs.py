"""What the reference says is what the code does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from demarche.app.cli import run
from demarche.case.grammar import parse
from demarche.case.nouns import Case, Evidence
from demarche.case.proposition import STATUS_WORDS
from demarche.case.read import FILE_NAME
from demarche.case.vocabulary import MEASURES

DOCS = Path(__file__).parents[2] / "docs"
CASE_FILE = (DOCS / "reference/case-file.md").read_text("utf-8")
EXPRESSIONS = (DOCS / "reference/expressions.md").read_text("utf-8")
OWN_CASE = (DOCS / "howto/own-case.md").read_text("utf-8")
SECTIONS = {
    name: field.annotation.__args__[1]  # type: ignore[union-attr]
    for name, field in Case.model_fields.items()
    if getattr(field.annotation, "__args__", ()) and name != "demarche"
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_and_key_is_in_the_reference(section: str) -> None:
    assert f"`{section}`" in CASE_FILE
    missing = [k for k in SECTIONS[section].model_fields if f"`{k}`" not in CASE_FILE]
    assert [key for key in missing if key not in ("id", "note")] == []


def test_every_key_of_evidence_and_heading_is_in_the_reference() -> None:
    fields = [*Evidence.model_fields, *Case.model_fields["case"].annotation.model_fields]  # type: ignore[union-attr]
    assert [k for k in fields if f"`{k}`" not in CASE_FILE and k not in ("id", "note")] == []


@pytest.mark.parametrize("word", MEASURES)
def test_every_measure_is_in_the_reference(word: str) -> None:
    assert f"| {word} | {MEASURES[word]} |" in CASE_FILE


def test_every_word_of_a_state_is_in_the_reference() -> None:
    words = [word for several in STATUS_WORDS.values() for word in several]
    assert [word for word in words if f"`{word}`" not in EXPRESSIONS] == []


EXAMPLES = "".join(re.findall(r"```text\n(.*?)```", EXPRESSIONS, re.S)).splitlines()


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_a_proposition(line: str) -> None:
    assert parse(str(parse(line))) == parse(line)


def test_the_steps_of_the_how_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("The title of the article\nTalks go on.\n")
    blocks = re.findall(r"```console\n(.*?)```", OWN_CASE, re.S)
    steps = [step.strip() for block in blocks for step in block.split("$ demarche ")[1:]]
    assert len(steps) == 5
    for step in steps[:4]:
        command, *shown = step.replace("article.html", "article.txt").splitlines()
        assert run(shlex.split(command)) == 0
        told = "".join(capsys.readouterr())
        assert all(line.strip() in told for line in shown), told
    assert (tmp_path / "talks" / FILE_NAME).is_file()
