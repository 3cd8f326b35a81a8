from __future__ import annotations

from pathlib import Path

import pytest

from demarche.errors import SourceError
from demarche.sources import resolve_inside


@pytest.mark.parametrize(
    "name, fault",
    [
        ("", "is empty"),
        (" ", "is empty"),
        ("/etc/passwd", "is not relative"),
        ("~/x", "is not relative"),
        ("C:/x", "is not relative"),
        ("C:x", "is not relative"),
        ("..", "holds '..'"),
        ("a/../../b", "holds '..'"),
        ("a/../b", "holds '..'"),
        ("a\\..\\b", "backslash"),
        ("a\0b", "NUL"),
    ],
)
def test_names_that_are_refused(tmp_path: Path, name: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        resolve_inside(tmp_path, name)


@pytest.mark.parametrize("name", ["a.txt", "press/a.txt", "./a.txt", "a..b.txt", "..a"])
def test_names_inside(tmp_path: Path, name: str) -> None:
    assert resolve_inside(tmp_path, name) == tmp_path.resolve() / name


def test_a_link_that_leads_out_is_refused_and_one_that_stays_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.txt").touch()
    (folder / "inside.txt").touch()
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to("..")
    (folder / "stays.txt").symlink_to("inside.txt")
    (folder / "loop").symlink_to("loop")
    for name in ("out.txt", "up/secret.txt"):
        with pytest.raises(SourceError, match="leads out of its folder"):
            resolve_inside(folder, name)
    with pytest.raises(SourceError, match="cannot be followed"):
        resolve_inside(folder, "loop")
    assert resolve_inside(folder, "stays.txt") == (folder / "inside.txt").resolve()


def test_a_folder_with_a_like_name_is_outside(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case-two").mkdir()
    (tmp_path / "case" / "link").symlink_to(tmp_path / "case-two")
    with pytest.raises(SourceError, match="leads out"):
        resolve_inside(tmp_path / "case", "link/a.txt")


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert resolve_inside(tmp_path / "link", "a.txt") == tmp_path.resolve() / "real/a.txt"
