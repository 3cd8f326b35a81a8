"""The process that takes HTML or PDF apart, a child for each file.

Run as a script by `demarche.sources.extraction`, with the kind of its files as its only argument.
It loads its parser and waits. A task is a line of JSON on standard input, with the limits and the
number of bytes that follow; a child of this process gives up what it does not need (memory,
processor time, the network, other programs), and only then reads the hostile bytes. The answer is a
line of JSON with the child's exit code and the number of bytes that follow. Where a system cannot
fork, this process does one task itself and ends. It imports nothing of demarche.

The bytes of an answer are one JSON object: ``text``, and ``warnings``; or ``refused``, a reason.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, NoReturn

_MARKED_AS_PAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_FULL_LINE = 0.7
_DENIED = (
    *("socket.", "subprocess.", "pty.", "os.system", "os.exec", "os.fork", "os.posix_spawn"),
    *("os.spawn", "os.remove", "os.rename", "os.rmdir", "os.kill"),
)


class RefusalError(Exception):
    """The bytes give no text, or more than is allowed."""


def main() -> None:
    """Do the tasks on standard input until it ends."""
    extract = html_extractor() if sys.argv[1] == "html" else pdf_extractor()
    for line in iter(sys.stdin.buffer.readline, b""):
        task = json.loads(line)
        data = sys.stdin.buffer.read(task["bytes"])
        if not hasattr(os, "fork"):
            say(0, answer(extract, task, data))
            return
        say(*by_a_child(extract, task, data))


def say(returncode: int, written: bytes) -> None:
    """Write one answer to standard output."""
    head = {"returncode": returncode, "bytes": len(written)}
    sys.stdout.buffer.write(json.dumps(head).encode("ascii") + b"\n" + written)
    sys.stdout.buffer.flush()


def by_a_child(extract: Extractor, task: dict[str, Any], data: bytes) -> tuple[int, bytes]:
    """Return the exit code of a child that takes the bytes apart, and its answer."""
    end, beginning = os.pipe()
    child = os.fork()
    if not child:
        be_the_child(extract, task, data, beginning)
    os.close(beginning)
    with os.fdopen(end, "rb") as pipe:
        written = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written


def be_the_child(extract: Extractor, task: dict[str, Any], data: bytes, beginning: int) -> NoReturn:
    """Give up standard input and output, answer into a pipe, and end."""
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        with os.fdopen(beginning, "wb") as pipe:
            pipe.write(answer(extract, task, data))
        code = 0
    finally:
        os._exit(code)


def answer(extract: Extractor, task: dict[str, Any], data: bytes) -> bytes:
    """Return the answer to one task; from here on this process is confined."""
    confine(task["cpu_seconds"], task["memory_bytes"])
    try:
        text, warnings = extract(data, task["text_characters"])
        told: dict[str, object] = {"text": printing(text), "warnings": warnings}
    except RefusalError as refusal:
        told = {"refused": str(refusal)}
    except MemoryError:
        told = {"refused": f"it needs more than the limit memory_bytes={task['memory_bytes']}"}
    except Exception as error:  # a parser may fail on hostile bytes in any way
        told = {"refused": f"it cannot be taken apart ({type(error).__name__}: {error})"}
    return json.dumps(told).encode("ascii")


def printing(text: str) -> str:
    """Return the text with a question mark for each NUL and each half of a surrogate pair."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")


def confine(cpu_seconds: int, memory_bytes: int) -> None:
    """Keep this process to its processor time and memory, off the network, and alone."""
    spent = math.ceil(time.process_time())
    with suppress(ImportError):  # on Windows the parent's clock is the only limit
        lower("RLIMIT_CPU", spent + cpu_seconds)
        lower("RLIMIT_AS", memory_bytes)
        lower("RLIMIT_CORE", 0)
    sys.addaudithook(_deny)


def lower(name: str, most: int) -> None:
    """Lower a limit of this process, as far as the system lets it be set."""
    import resource

    which = getattr(resource, name)
    hard = resource.getrlimit(which)[1]
    with suppress(ValueError):  # macOS refuses some values
        resource.setrlimit(
            which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )


def _deny(event: str, _arguments: object) -> None:
    if event.startswith(_DENIED):
        raise PermissionError(f"{event} is denied while a source is read")


Extractor = Callable[[bytes, int], tuple[str, list[str]]]


def html_extractor() -> Extractor:
    """Return the function that takes an HTML page (UTF-8) to the text of its article."""
    import trafilatura

    def extract(data: bytes, most: int) -> tuple[str, list[str]]:
        page = data.decode("utf-8")
        text = trafilatura.extract(page, include_comments=False, favor_recall=True)
        if not text:
            raise RefusalError(
                "no article text was found in the page; save the text itself as a .txt file"
            )
        title = _title(trafilatura.extract_metadata(page))
        if title and title not in text[: len(title) + 200]:
            text = f"{title}\n{text}"
        paid = _MARKED_AS_PAID.search(page)
        warnings = ["the page is marked as paid content: the text may be cut"] if paid else []
        if len(text) > most:
            raise too_long(most)
        return text, warnings

    return extract


def _title(metadata: object) -> str:
    return " ".join((getattr(metadata, "title", None) or "").split())


def pdf_extractor() -> Extractor:
    """Return the function that takes a PDF file to text, a paragraph a line."""
    import pypdf

    def extract(data: bytes, most: int) -> tuple[str, list[str]]:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusalError("it is locked with a password")
        pages: list[str] = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > most:
                raise too_long(most)
        text = "\n\n".join(paragraphs(page) for page in pages).strip()
        if not text:
            raise RefusalError(f"its {len(pages)} pages hold no text, only pictures perhaps")
        return text, []

    return extract


def too_long(most: int) -> RefusalError:
    """Return the refusal of more text than is allowed."""
    return RefusalError(f"it gives more text than the limit text_characters={most}")


def paragraphs(page: str) -> str:
    """Return a page's printed lines joined to paragraphs, one a line.

    A line goes on in the next if it is about as long as the page's lines are. A hyphen that ends a
    line stays, since only a dictionary knows whether the word has one.
    """
    return "\n".join(_joined([line.rstrip() for line in page.splitlines()]))


def _joined(printed: list[str]) -> Iterator[str]:
    widths = sorted(len(line) for line in printed if line)
    full = _FULL_LINE * widths[len(widths) * 9 // 10] if widths else 0
    paragraph = ""
    for line in printed:
        joint = "" if not paragraph or paragraph.endswith("-") else " "
        paragraph += joint + line.strip()
        if len(line) < full or not line:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


if __name__ == "__main__":
    main()
