"""Bytes to text, with how the encoding was known."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from demarche.errors import SourceError

FALLBACK_ENCODING = "windows-1252"
"""What bytes that say nothing and are not UTF-8 are taken for, with a warning."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS_PER_THOUSAND = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, how that was known, and a warning or nothing."""

    text: str
    encoding: str
    known_by: str
    warning: str = ""


def decode(data: bytes, *, declared: str = "") -> Decoded:
    r"""Return bytes as text: by byte order mark, by declaration, as UTF-8, or by the fallback.

    Parameters
    ----------
    data : bytes
        A whole file.
    declared : str, optional
        The encoding that the file itself names, such as an HTML page in its head.

    Raises
    ------
    SourceError
        The bytes are not text: a NUL or many control characters, or no encoding fits.

    Examples
    --------
    >>> decode("café".encode())
    Decoded(text='café', encoding='utf-8', known_by='valid UTF-8', warning='')
    >>> decode(b"caf\xe9").warning
    'not UTF-8: byte 3, on line 1, is 0xe9; read as windows-1252'
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding, "byte order mark")
    if declared and (text := _as_declared(data, declared)):
        return Decoded(_printing(text), declared, "declared in the file")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at, line = error.start, data.count(b"\n", 0, error.start) + 1
        where = f"byte {at}, on line {line}, is {data[at]:#04x}"
        warning = f"not UTF-8: {where}; read as {FALLBACK_ENCODING}"
        text = _strict(data, FALLBACK_ENCODING)
        return Decoded(text, FALLBACK_ENCODING, "fallback", warning)
    return Decoded(_printing(text), "utf-8", "valid UTF-8")


def _as_declared(data: bytes, encoding: str) -> str:
    """Return the text, or nothing if the declaration cannot be true.

    What could be read in ASCII to find the declaration is not in UTF-16 or UTF-32.
    """
    if encoding.lower().startswith(("utf-16", "utf-32")):
        return ""
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _printing(data.decode(encoding))
    except UnicodeError as error:
        raise SourceError(f"the bytes are not text in {encoding}: {error}") from error


def _printing(text: str) -> str:
    """Return the text itself if it is one, and not the bytes of a program or a picture."""
    if "\0" in text:
        raise SourceError(f"not text: it holds a NUL at offset {text.index(chr(0))}")
    controls = sum(mark < " " and mark not in "\t\n\r\f" for mark in text)
    if controls * 1000 > _CONTROLS_PER_THOUSAND * len(text):
        raise SourceError(f"not text: {controls} of {len(text)} characters are control characters")
    return text
