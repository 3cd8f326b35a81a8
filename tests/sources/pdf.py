"""Small PDF files, written object by object, honest and hostile."""

from __future__ import annotations

import zlib


def pdf(*objects: bytes) -> bytes:
    """Return a PDF file of the given objects, numbered from 1, the first being the catalogue."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


def document(content: bytes, *, kids: bytes = b"3 0 R") -> bytes:
    """Return a document whose pages, the object 3 as often as named, show a content stream."""
    packed = zlib.compress(content, 9)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(kids.split(b"R")) - 1),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def printed(*lines: str) -> bytes:
    """Return the content stream that prints lines one under the other."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode("ascii") for line in lines)
    return b"BT /F 11 Tf 50 750 Td 14 TL " + shown + b" ET"
