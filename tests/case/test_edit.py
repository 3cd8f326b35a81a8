from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.case import writing
from demarche.case.document import parse_document, read_document
from demarche.case.edit import save, with_entry, with_values
from demarche.case.scaffold import write_scaffold
from demarche.errors import CaseError

ODD = """\
# über alles: ein Vermerk — with ümlauts before the place 😀
demarche: 1   # one
case: {title: Odd,   note: 'it''s'}   # two
parties:

    union:   {name: "U\\u00fcnion"}  # three

    # four
    port:
        name: >-
            Port of
            many words
"""


def test_a_change_leaves_every_other_character() -> None:
    document = parse_document(ODD, "odd.yaml")
    changed = with_values(
        document, {("parties", "union", "name"): "Neu: {x}", ("case", "note"): "#"}
    )
    assert changed.text == ODD.replace('"U\\u00fcnion"', '"Neu: {x}"').replace("'it''s'", '"#"')
    assert changed.values["parties"]["union"]["name"] == "Neu: {x}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_as_itself(value: str) -> None:
    changed = with_values(parse_document(ODD, "odd.yaml"), {("case", "title"): value})
    assert changed.values["case"]["title"] == value


@pytest.mark.parametrize(
    "before, after",
    [
        ("a: 1\nsources:\n  # first\n  x: {t: 1}\nb: 2\n", ["# first\n  new:\n    t: ", "b: 2\n"]),
        ("a: 1\nsources: {x: {t: 1}}\n", ['{new: {t: "v"}, x: {t: 1}}']),
        ("a: 1\nsources: {}\nb: 2", ["sources: \n  new:", "\nb: 2"]),
        ("a: 1\nsources:\nb: 2", ["sources:", "\nb: 2"]),
        ("a: 1 # one", ["a: 1 # one\n\nsources:\n  new:\n"]),
    ],
)
def test_an_entry_goes_to_the_head_of_its_section(before: str, after: list[str]) -> None:
    document = parse_document(before, "case.yaml")
    changed = with_entry(document, "sources", "new", {"t": "v"})
    assert all(piece in changed.text for piece in after), changed.text
    old = document.values.get("sources") or {}
    assert changed.values == {**document.values, "sources": {"new": {"t": "v"}, **old}}


def test_line_breaks_of_other_systems_stay(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    case.write_bytes(case.read_bytes().replace(b"\n", b"\r\n"))
    document = read_document(case)
    save(with_values(document, {("case", "title"): "New"}), instead_of=document)
    assert case.read_bytes().count(b"\r\n") == case.read_bytes().count(b"\n") > 100


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    document = read_document(case)
    case.write_text(case.read_text() + "# meanwhile\n")
    with pytest.raises(CaseError, match="has changed since it was read"):
        save(with_values(document, {("case", "title"): "New"}), instead_of=document)
    assert case.read_text().endswith("# meanwhile\n")


def test_a_change_that_makes_it_no_case_is_refused(tmp_path: Path) -> None:
    case = write_scaffold(tmp_path / "mine")
    document = read_document(case)
    with pytest.raises(CaseError, match="no name"):
        save(with_entry(document, "parties", '"a b"', {"name": "x"}), instead_of=document)
    assert case.read_text() == document.text


def test_killed_between_writing_and_replacing_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a child process, so that nothing after the kill can tidy up."""
    case = write_scaffold(tmp_path / "mine")
    old = case.read_bytes()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(Path, "replace", lambda *_: os._exit(9))
        writing.write_whole(case, "new")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert case.read_bytes() == old


def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    case = write_scaffold(tmp_path / "mine")
    before = sorted((tmp_path / "mine").iterdir()), case.read_bytes()
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        writing.write_whole(case, "new")
    assert (sorted((tmp_path / "mine").iterdir()), case.read_bytes()) == before


def test_a_link_is_followed_and_the_mode_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    writing.write_whole(link, "new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)
