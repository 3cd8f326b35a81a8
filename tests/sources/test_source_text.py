from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import InputError, SourceError
from demarche.sources import Limits, SourceText, read
from demarche.sources.decoding import decode
from sources.pdf import document, printed


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_plain_text_is_kept_code_point_for_code_point(tmp_path: Path) -> None:
    text = "Talks\u00a0stalled.\r\n\n“No” 🙂\n"
    source = read(written(tmp_path, "a.txt", text.encode()))
    assert source == SourceText(
        name="a.txt",
        text=text,
        media_type="text/plain",
        encoding="utf-8",
        encoding_known_by="valid UTF-8",
        sha256_of_bytes=hashlib.sha256(text.encode()).hexdigest(),
        sha256_of_text=hashlib.sha256(text.encode()).hexdigest(),
        warnings=(),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    source = read(written(tmp_path, "a.txt", "Café.".encode(encoding)))
    assert (source.text, source.encoding_known_by) == ("Café.", "byte order mark")


def test_the_fallback_is_told(tmp_path: Path) -> None:
    source = read(written(tmp_path, "a.txt", b"Caf\xe9."))
    assert source.text == "Café."
    assert source.warnings == ("not UTF-8: byte 3, on line 1, is 0xe9; read as windows-1252",)
    assert source.sha256_of_bytes != source.sha256_of_text


@pytest.mark.parametrize(
    "name, data, message",
    [
        ("a.txt", b"", "a.txt: it holds no text"),
        ("a.txt", b" \n\xc2\xa0", "it holds no text"),
        ("a.txt", b"One\0two", "NUL at offset 3"),
        ("a.txt", b"\x01\x02\x03 some", "3 of 8 characters are control characters"),
        ("a.txt", b"\x81\x8d \xff", "not text in windows-1252"),
        ("a.txt", "cut".encode("utf-16")[:-1], "not text in utf-16-le"),
        ("a.pdf", b"Just words.", "no PDF head"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(written(tmp_path, name, data))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt: it is missing"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        read(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="not a regular file"):
        read(tmp_path / "pipe")


def test_a_file_above_the_cap_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(SourceError, match=r"large\.txt: .* the limit file_bytes=20000000"):
        read(path)


def test_a_text_above_the_cap_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"word " * 10)
    with pytest.raises(SourceError, match="50 characters, above the limit text_characters=49"):
        read(path, limits=Limits(text_characters=49))
    assert len(read(path, limits=Limits(text_characters=50)).text) == 50


def test_a_limit_is_at_least_one() -> None:
    with pytest.raises(InputError, match="cpu_seconds is 0"):
        Limits(cpu_seconds=0)


def test_a_paywall_notice_is_told(tmp_path: Path) -> None:
    data = b"The envoys met. They agreed.\nSubscribe to continue reading\n"
    source = read(written(tmp_path, "a.txt", data))
    assert source.warnings == ("paywall notice: the text may be cut",)


def test_html_is_known_by_its_head_and_read_in_its_declared_encoding(tmp_path: Path) -> None:
    words = "<p>" + "Café talks went on at the lake, and no date was named. " * 9 + "</p>"
    page = f"<!-- x --><html><head><meta charset=iso-8859-1></head><body>{words * 3}</body></html>"
    source = read(written(tmp_path, "page", page.encode("latin-1")))
    assert source.media_type == "text/html"
    assert (source.encoding, source.encoding_known_by) == ("iso-8859-1", "declared in the file")
    assert source.text.startswith("Café talks")
    assert source.sha256_of_text == hashlib.sha256(source.text.encode()).hexdigest()


@pytest.mark.parametrize("declared", ["utf-16", "rot13", "no-such", "ascii"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: str) -> None:
    page = f"<meta charset={declared}>Café".encode()
    decoded = decode(page, declared=declared)
    assert (decoded.text, decoded.known_by) == (page.decode(), "valid UTF-8")


def test_pdf_is_known_by_its_head(tmp_path: Path) -> None:
    source = read(written(tmp_path, "a.txt", document(printed("The envoys met."))))
    assert (source.media_type, source.text) == ("application/pdf", "The envoys met.")
    assert (source.encoding, source.encoding_known_by) == ("", "format")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), "any.txt", data)
    with suppress(SourceError):
        assert read(path).text.strip()


def test_the_articles_are_read_as_they_are_stored(seed: Callable[[str], SourceText]) -> None:
    hashes = {"000": "728cb05b14642d41", "001": "35bbbd406bc8a5ff", "004": "6000fdbf41a23903"}
    for begins, digest in hashes.items():
        source = seed(begins)
        assert source.sha256_of_bytes == source.sha256_of_text
        assert source.sha256_of_bytes.startswith(digest)
        assert bool(source.warnings) == (begins == "000")


def test_importing_the_layer_loads_no_parser() -> None:
    program = (
        "import sys, demarche.sources\n"
        "print(sorted({'trafilatura', 'pypdf', 'lxml', 'numpy', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
