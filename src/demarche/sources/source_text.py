"""A source as one unchanging text, with what is known of where it came from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import SourceError
from demarche.sources.decoding import Decoded, decode
from demarche.sources.extraction import extract
from demarche.sources.furniture import Kind
from demarche.sources.limits import Limits
from demarche.sources.segment import segments

DEFAULT_LIMITS = Limits()

_PDF_HEAD = b"%PDF-"
_PDF_HEAD_WITHIN = 1024
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_HTML_CHARSET_WITHIN = 2048


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as stored: what every offset, line number and hash of the project refers to.

    Parameters
    ----------
    name : str
        The file's own name, without its folder.
    text : str
        The text; offsets count its code points. Line breaks are as in the file.
    media_type : str
        ``text/plain``, ``text/html`` or ``application/pdf``.
    encoding : str
        How the bytes were read; empty for PDF, which says so itself.
    encoding_known_by : str
        ``byte order mark``, ``declared in the file``, ``valid UTF-8``, ``fallback`` or ``format``.
    sha256_of_bytes, sha256_of_text : str
        Of the file, and of the text in UTF-8; hexadecimal.
    warnings : tuple of str
        What a reader should know, such as that the text may be cut.
    """

    name: str
    text: str
    media_type: str
    encoding: str
    encoding_known_by: str
    sha256_of_bytes: str
    sha256_of_text: str
    warnings: tuple[str, ...]


def read(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Read a file of text, HTML or PDF.

    Parameters
    ----------
    path : Path
        The file. Its first bytes say what it is, then its suffix.
    limits : Limits, optional
        What the reading may cost.

    Raises
    ------
    SourceError
        The file is missing, not a regular file, over a limit, empty, or not text; the message
        begins with its name.

    Notes
    -----
    Plain text is kept code point for code point, but for a byte order mark. The text of HTML and
    PDF is what the child process makes of it: see `demarche.sources.extraction`. Nothing is ever
    fetched from a network.
    """
    try:
        return _from_bytes(path, _bytes_of(path, limits.file_bytes), limits)
    except SourceError as error:
        raise SourceError(f"{path.name}: {error.what}", hint=error.hint) from error


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise SourceError("it is missing, or not a regular file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise SourceError(f"it cannot be opened: {error.strerror}") from error
    if len(data) > most:
        raise SourceError(
            f"it has more bytes than the limit file_bytes={most}",
            hint="store the text alone, or raise the limit",
        )
    return data


def _from_bytes(path: Path, data: bytes, limits: Limits) -> SourceText:
    media_type = _media_type(path, data)
    decoded, warnings = _to_text(media_type, data, limits)
    if not decoded.text.strip():
        raise SourceError("it holds no text")
    if len(decoded.text) > limits.text_characters:
        raise SourceError(
            f"its text has {len(decoded.text)} characters, "
            f"above the limit text_characters={limits.text_characters}"
        )
    if any(segment.kind is Kind.PAYWALL for segment in segments(decoded.text)):
        warnings = (*warnings, "paywall notice: the text may be cut")
    return SourceText(
        name=path.name,
        text=decoded.text,
        media_type=media_type,
        encoding=decoded.encoding,
        encoding_known_by=decoded.known_by,
        sha256_of_bytes=hashlib.sha256(data).hexdigest(),
        sha256_of_text=hashlib.sha256(decoded.text.encode()).hexdigest(),
        warnings=warnings,
    )


def _media_type(path: Path, data: bytes) -> str:
    suffix = path.suffix.lower()
    if data.startswith(_PDF_HEAD):
        return "application/pdf"
    if suffix == ".pdf":
        if _PDF_HEAD in data[:_PDF_HEAD_WITHIN]:
            return "application/pdf"
        raise SourceError("it is named .pdf but has no PDF head")
    if suffix in (".html", ".htm", ".xhtml") or _HTML_HEAD.match(
        data.removeprefix(b"\xef\xbb\xbf")
    ):
        return "text/html"
    return "text/plain"


def _to_text(media_type: str, data: bytes, limits: Limits) -> tuple[Decoded, tuple[str, ...]]:
    if media_type == "application/pdf":
        extracted = extract(data, "pdf", limits)
        return Decoded(extracted.text, "", "format"), extracted.warnings
    if media_type == "text/plain":
        decoded = decode(data)
        return decoded, _told(decoded)
    declared = _HTML_CHARSET.search(data[:_HTML_CHARSET_WITHIN])
    page = decode(data, declared=declared[1].decode("ascii") if declared else "")
    extracted = extract(page.text.encode(), "html", limits)
    return Decoded(extracted.text, page.encoding, page.known_by), _told(page) + extracted.warnings


def _told(decoded: Decoded) -> tuple[str, ...]:
    return (decoded.warning,) if decoded.warning else ()
