"""Changes to a case file that leave every other character of it as it is.

A change replaces one value or inserts one entry at the place that the YAML composer gives; remarks,
blank lines, quotation marks and wrapping are the hand's that wrote them and stay.  What was changed
is read again before it is saved.  This is the one place that writes case files.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from demarche.case.document import LOADER, Document, KeyPath, parse_document
from demarche.case.read import reading_of
from demarche.case.writing import write_whole
from demarche.errors import CaseError


def with_values(document: Document, values: Mapping[KeyPath, str]) -> Document:
    """Return the document with the scalars at some paths replaced.

    Raises
    ------
    KeyError
        If there is no scalar at a path.
    """
    nodes = _scalars(yaml.compose(document.text, Loader=LOADER), ())
    text = document.text
    for path in sorted(values, key=lambda path: nodes[path].start_mark.index, reverse=True):
        node = nodes[path]
        text = text[: node.start_mark.index] + _written(values[path]) + text[node.end_mark.index :]
    return _again(document, text)


def with_entry(document: Document, section: str, name: str, fields: Mapping[str, str]) -> Document:
    """Return the document with a new entry at the head of a section."""
    root: Any = yaml.compose(document.text, Loader=LOADER)
    node = next((value for key, value in root.value if key.value == section), None)
    lines = [f"{name}:", *(f"  {key}: {_written(value)}" for key, value in fields.items())]
    text = document.text
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return _with_section(document, section, lines, node)
    at = node.value[0][0].start_mark
    if node.flow_style:
        inside = ", ".join(line.strip() for line in lines[1:])
        return _again(document, f"{text[: at.index]}{name}: {{{inside}}}, {text[at.index :]}")
    margin = "\n" + " " * at.column
    return _again(document, text[: at.index] + margin.join([*lines, ""]) + text[at.index :])


def save(document: Document, *, instead_of: Document) -> None:
    """Write a changed document in place of the one that was read.

    Raises
    ------
    CaseError
        If the change would make it no case, if the file is no longer what was read, or if it
        cannot be written; it is then left alone.
    """
    reading_of(document).whole()
    path = Path(document.file)
    try:
        if path.read_bytes().decode("utf-8-sig", "replace") != instead_of.text:
            raise CaseError(
                f"{path}:1: the file has changed since it was read",
                hint="run the command again",
            )
        write_whole(path, document.text)
    except OSError as error:
        raise CaseError(f"{path}:1: cannot be written: {error.strerror}") from error


def _with_section(document: Document, section: str, lines: list[str], node: Any) -> Document:
    """Return the document with a section of one entry, in place of an empty one or at the end."""
    inside = "".join(f"\n  {line}" for line in lines)
    text = document.text
    if node is None:
        return _again(document, f"{text.rstrip()}\n\n{section}:{inside}\n")
    return _again(document, text[: node.start_mark.index] + inside + text[node.end_mark.index :])


def _scalars(node: Any, path: KeyPath) -> dict[KeyPath, Any]:
    """Return the scalar nodes of a composed tree by path."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        pairs = list(enumerate(node.value))
    else:
        return {path: node}
    found: dict[KeyPath, Any] = {}
    for key, value in pairs:
        found.update(_scalars(value, (*path, key)))
    return found


def _written(value: str) -> str:
    """Return a value as a scalar on one line that every YAML reader takes for text."""
    written: str = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=math.inf)
    return written.rstrip("\n")


def _again(document: Document, text: str) -> Document:
    return parse_document(text, document.file)
