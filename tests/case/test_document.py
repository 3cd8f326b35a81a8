from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.case.document import parse_document, read_document
from demarche.errors import CaseError


@pytest.mark.parametrize(
    "written, value",
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("1:30", "1:30"),
        ("2018-05-24", "2018-05-24"),
        ("007", "007"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e400", 1e400),
        ("1" * 30, "1" * 30),
        ("true", True),
        ("null", None),
        ("~", None),
        ("-3", -3),
        (".5", 0.5),
        ("'12'", "12"),
        ("<<", "<<"),
        ("=", "="),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_scalars_are_of_yaml_1_2(written: str, value: Any) -> None:
    found = parse_document(f"key: {written}\n", "f").values["key"]
    assert found == value
    assert type(found) is type(value)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_document(path).values == {"a": 1}


def test_duplicates_and_tags_are_told_at_their_lines() -> None:
    document = parse_document("a: 1\nb: !!python/object:os.system x\na: 2\n? [c]\n: 3\n", "f")
    assert [str(problem) for problem in document.problems] == [
        "f:2: the tag 'python/object:os.system' is refused; hint: write the plain value",
        "f:3: 'a' stands twice; first on line 1; hint: rename or remove one",
        "f:4: a key must be a single word; hint: quote it",
    ]
    assert document.values["a"] == 1


def test_a_merge_key_is_a_key_like_others() -> None:
    assert parse_document("x: {<<: {a: 1}}\n", "f").values == {"x": {"<<": {"a": 1}}}


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_what_is_no_file_is_not_read(path: str) -> None:
    with pytest.raises(CaseError, match="not a regular file"):
        read_document(Path(path))


def test_lines_of_values() -> None:
    document = parse_document("a:\n  b:\n    - x\n    - y\n", "f")
    assert document.line(("a", "b", 1)) == 4
    assert document.line(("a", "b", 1, "nothing")) == 4
    assert document.line(("nothing",)) == 1
