"""The page of the trace table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.questions.trace.check import Checked

_HEAD = """# Mechanisms

What the sources of the bundled case describe, one by one, and whether it works here. Written by
`python -m demarche.questions.trace examples/us-north-korea-2018` and tested to be up to date.

A row *works* if withdrawing its statements changes every display that it names, in one coding at
least, footnotes apart, and a test holds the direction that theory predicts. All else is *not yet*,
with what is missing. The words are ours.
"""


def page(rows: Sequence[Checked]) -> str:
    """Return the page, a section a mechanism, after a table of all."""
    return "\n".join(_lines(rows)) + "\n"


def _lines(rows: Sequence[Checked]) -> Iterator[str]:
    working = sum(row.works for row in rows)
    yield _HEAD
    yield f"{working} of {len(rows)} work."
    yield ""
    yield "| | mechanism | where it shows | works |"
    yield "|---|---|---|---|"
    for row in rows:
        shown = ", ".join(row.mechanism.shown) or "–"
        word = "yes" if row.works else "not yet"
        yield f"| {row.mechanism.id} | {row.mechanism.title} | {shown} | {word} |"
    for row in rows:
        yield from ("", f"## {row.mechanism.id}. {row.mechanism.title}", "", *_section(row))


def _section(row: Checked) -> Iterator[str]:
    mechanism = row.mechanism
    yield f"- *described at* {', '.join(mechanism.at)}"
    yield f"- *predicts* {mechanism.predicts}"
    yield f"- *statements* {_code(row.statements)}"
    yield f"- *functions* {_code(mechanism.does)}"
    yield f"- *tests* {_code(mechanism.tests)}"
    yield f"- *shown in* {', '.join(mechanism.shown) or 'nothing'}"
    yield f"- **{'works' if row.works else 'not yet'}**{_because(row)}"


def _because(row: Checked) -> str:
    return "" if row.works else f": {'; '.join(row.missing)}"


def _code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
