"""What every drawing shares: its title, its table, its marks, and how it becomes a file.

Every text may come from a stranger's file.  It loses what is not printable, which XML could not
hold, and is escaped.  A page loads nothing: its Content-Security-Policy allows its one style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from demarche.app.printable import printable
from demarche.case.writing import write_whole
from demarche.errors import InputError

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9")
"""Told apart with every common colour vision (Okabe and Ito 2008; the fifth darkened)."""

DASHES = ("none", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")
"""What tells lines apart without colour, in the order of `COLOURS`."""

INK, FAINT = "#222222", "#767676"

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse}"
    "caption{text-align:left;font-weight:bold;padding:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;"
    "border-bottom:1px solid #ccc}"
)


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing and its table.

    Attributes
    ----------
    title, description : str
        What it shows, and how to read it.
    svg : str
        The drawing, complete.
    columns : tuple of str
    rows : tuple of tuple of str
        The same facts as a table.
    """

    title: str
    description: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """Return a page with the drawing and its table."""
        head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in row)}</tr>\n"
            for row in self.rows
        )
        digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            f"style-src 'sha256-{digest}'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escaped(self.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f"<h1>{escaped(self.title)}</h1>\n{self.svg}<table>\n"
            f"<caption>{escaped(self.description)}</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</body>\n</html>\n"
        )

    def write(self, path: Path) -> None:
        """Write a drawing to ``*.svg``, or a page with its table to ``*.html``.

        Raises
        ------
        InputError
            If the name has another ending, or the file cannot be written; an old file is untouched.
        """
        check_name(path)
        try:
            write_whole(path, self.svg if path.suffix.lower() == ".svg" else self.html())
        except OSError as error:
            raise InputError(
                f"{path}: cannot be written: {error.strerror}", hint="name another file"
            ) from None


def check_name(path: Path) -> None:
    """Refuse the name of a file that is to hold neither a drawing nor a page."""
    if path.suffix.lower() not in (".svg", ".html"):
        raise InputError(
            f"a plot is an .svg drawing, or an .html page with its table; got '{path.name}'"
        )


def svg(title: str, description: str, width: int, height: int, *marks: str) -> str:
    """Return a drawing with a title and a description for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title description" '
        'font-family="system-ui, sans-serif" font-size="13">\n'
        f'<title id="title">{escaped(title)}</title>\n'
        f'<desc id="description">{escaped(description)}</desc>\n'
        + mark("rect", width=width, height=height, fill="#ffffff")
        + "".join(marks)
        + "</svg>\n"
    )


def mark(element: str, **attributes: float | str) -> str:
    """Return an element without content; ``stroke_width`` is written ``stroke-width``."""
    return f"<{element}{_written(attributes)}/>\n"


def words(x: float, y: float, text: str, **attributes: float | str) -> str:
    """Return a text at a place."""
    placed: dict[str, float | str] = {"x": x, "y": y, "fill": INK}
    return f"<text{_written(placed | attributes)}>{escaped(text)}</text>\n"


def escaped(text: str) -> str:
    """Return a text as it may stand in XML."""
    return escape(printable(text))


def figure(number: float) -> str:
    """Return a number for a table.

    Examples
    --------
    >>> figure(0.123456), figure(2.0), figure(-0.0)
    ('0.1235', '2', '0')
    """
    return f"{number + 0.0:.4g}"


def _written(attributes: Mapping[str, float | str]) -> str:
    """Return attributes; numbers are rounded to a tenth, texts escaped."""
    given = {
        name.replace("_", "-"): escaped(value) if isinstance(value, str) else f"{round(value, 1):g}"
        for name, value in attributes.items()
    }
    return "".join(f' {name}="{value}"' for name, value in given.items())
