"""Hostile pages and files end in a `SourceError` that names the limit, and honest ones in text."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demarche.errors import SourceError
from demarche.sources import Limits
from demarche.sources.extraction import extract
from sources.pdf import document, pdf, printed

PARAGRAPH = (
    "<p>The envoys met at the lake on Monday, and after four hours of talks they agreed to meet"
    " again within {} months. Neither side would say what had been offered &mdash; or why.</p>"
)
CHILD = Path(__file__).parents[2] / "src/demarche/sources/extract_child.py"
ONE_SHOW = b"BT /F 11 Tf (a) Tj ET\n"


def page(body: str, *, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(count: int) -> str:
    return "<article>" + "".join(PARAGRAPH.format(i) for i in range(count)) + "</article>"


def test_html_gives_the_article_a_paragraph_a_line() -> None:
    hostile = "<script>alert(1)</script><style>p {color: red}</style>&lt;script&gt; &#xD800;"
    heading = "<nav>Home</nav><h1>Talks at the lake</h1>"
    body = heading + article(2).replace("or why", f"or why {hostile}", 1)
    found = extract(page(body, head="<title>Talks at the lake</title>"), "html", Limits())
    first, second, third = found.text.split("\n")
    assert first == "Talks at the lake"
    assert second.startswith("The envoys met at the lake on Monday, and")
    assert "<script>" in second  # words of the page, to be escaped by whoever shows them
    assert "alert" not in found.text
    assert "color" not in found.text
    assert "within 1 months" in third
    assert third.endswith("offered — or why.")
    assert found.text.count("Talks at the lake") == 1
    assert found.warnings == ()


def test_a_page_marked_as_paid_is_told() -> None:
    mark = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    found = extract(page(article(3), head=mark), "html", Limits())
    assert found.warnings == ("the page is marked as paid content: the text may be cut",)


def test_entities_are_not_multiplied() -> None:
    nested = "".join(f"<!ENTITY a{i + 1} '{f'&a{i};' * 8}'>" for i in range(12))
    bomb = f"<!DOCTYPE html [<!ENTITY a0 'aaaaaaaa'>{nested}]><html><body>{article(3)}&a12;"
    assert len(extract(bomb.encode(), "html", Limits()).text) < 2000


@pytest.mark.parametrize("depth", [300, 100_000])
def test_nesting_that_no_browser_page_has_is_refused(depth: int) -> None:
    with pytest.raises(SourceError, match="no article text was found"):
        extract(page("<div>" * depth + article(2)), "html", Limits())


def test_pdf_gives_a_paragraph_a_line() -> None:
    shown = printed(
        "The envoys met at the lake on Monday. After four hours they agreed to",
        "meet again. Nobody would say what had been offered, or by whom. A short",
        "line.",
        "Another paragraph begins here and runs on for as long as a line may run",
        "on this page.",
    )
    assert extract(document(shown), "pdf", Limits()).text.split("\n") == [
        "The envoys met at the lake on Monday. After four hours they agreed to meet again. "
        "Nobody would say what had been offered, or by whom. A short line.",
        "Another paragraph begins here and runs on for as long as a line may run on this page.",
    ]


@pytest.mark.parametrize(
    "data, limits, message",
    [
        (document(ONE_SHOW * 2_000_000), Limits(cpu_seconds=1), "limit cpu_seconds=1"),
        (document(ONE_SHOW * 2_000_000), Limits(wall_seconds=1), "limit wall_seconds=1"),
        (
            document(ONE_SHOW * 2_000_000),
            Limits(memory_bytes=120_000_000),
            "limit memory_bytes=120000000",
        ),
        (
            document(printed("word " * 50), kids=b"3 0 R " * 500),
            Limits(text_characters=1000),
            "limit text_characters=1000",
        ),
        (document(printed("x"), kids=b"2 0 R 3 0 R"), Limits(cpu_seconds=3), "cannot be taken"),
        (pdf(b"<</Type/Catalog/Pages " + b"[" * 50_000), Limits(cpu_seconds=3), "cannot be taken"),
        (b"%PDF-1.4\n" + bytes(range(256)), Limits(), "cannot be taken apart"),
        (document(b""), Limits(), "its 1 pages hold no text"),
    ],
    ids=["cpu", "wall", "memory", "output", "cyclic pages", "deep", "garbage", "no text"],
)
def test_a_hostile_pdf_is_refused_by_the_limit_it_hits(
    data: bytes, limits: Limits, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        extract(data, "pdf", limits)


def test_after_a_file_that_broke_its_child_the_next_is_read() -> None:
    for limits in (Limits(cpu_seconds=1), Limits(wall_seconds=1)):
        with pytest.raises(SourceError, match="limit"):
            extract(document(ONE_SHOW * 2_000_000), "pdf", limits)
        assert extract(document(printed("A text.")), "pdf", Limits()).text == "A text."


def test_files_of_several_threads_are_not_mixed() -> None:
    pages = [page(article(i)) for i in range(2, 10)]
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda data: extract(data, "html", Limits()).text, pages))
    assert [text.count("The envoys met") for text in texts] == list(range(2, 10))


def test_a_page_that_gives_too_much_text_is_refused() -> None:
    with pytest.raises(SourceError, match="limit text_characters=300"):
        extract(page(article(5)), "html", Limits(text_characters=300))


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_child_reaches_no_network_and_starts_no_program(attempt: str) -> None:
    program = (
        f"import runpy; child = runpy.run_path({str(CHILD)!r})\n"
        f"child['confine'](5, 1_000_000_000)\n{attempt}"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode != 0
    assert "is denied while a source is read" in done.stderr
