"""YAML 1.2 text to plain values, each with the line it stands on.

The tree is composed by libyaml and read by the core schema of YAML 1.2, so ``no`` and ``1:30`` stay
words; so does ``007``, which names things more often than it counts them.  What a case file has no
use for is refused: aliases, tags, duplicate keys, several documents, deep nesting, a file of very
many bytes.  Nothing in the text is ever executed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from demarche.errors import CaseError

MAX_BYTES = 64_000_000
"""Largest case file that is read."""

MAX_DEPTH = 12
"""Deepest nesting that is read; a case needs six."""

KeyPath = tuple[str | int, ...]
"""Where a value stands: the keys and indices that lead to it."""

_PLAIN_TAGS = frozenset(
    ["null", "bool", "int", "float", "str", "timestamp", "merge", "value", "map", "seq"]
)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a file: where, what, and what to do.

    ``note`` marks what deserves a look and is no failure.
    """

    file: str
    line: int
    what: str
    hint: str = ""
    note: bool = False

    def __str__(self) -> str:
        """Return the problem as ``file:line: what; hint: what to do``."""
        head = "note: " if self.note else ""
        tail = f"; hint: {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}: {head}{self.what}{tail}"


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a YAML file and the lines of its keys.

    Attributes
    ----------
    file : str
        The name used in messages.
    text : str
    values : dict
        Mappings, lists and scalars.
    lines : dict
        Path of keys and indices → 1-based line.
    problems : tuple of Problem
        What the YAML itself has wrong; the values hold the rest.
    """

    file: str
    text: str
    values: dict[str, Any]
    lines: dict[KeyPath, int]
    problems: tuple[Problem, ...]

    def line(self, path: KeyPath) -> int:
        """Return the line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: KeyPath, what: str, *, hint: str = "", note: bool = False) -> Problem:
        """Make a problem that stands at a path."""
        return Problem(self.file, self.line(path), what, hint, note)


def read_document(path: Path) -> Document:
    """Read a YAML file.

    Raises
    ------
    CaseError
        If there is no such file, or it is not regular, too large, not UTF-8, or not YAML.
    """
    name = str(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise CaseError(f"{name}:1: not a regular file")
        if size > MAX_BYTES:
            raise CaseError(
                f"{name}:1: the file has {size} bytes, more than {MAX_BYTES}",
                hint="split the case into several",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise CaseError(
            f"{name}:1: there is no such file", hint="'demarche new FOLDER' writes a first case"
        ) from None
    except OSError as error:
        raise CaseError(f"{name}:1: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{name}:1: not UTF-8: byte {error.start} is {error.object[error.start]:#04x}",
            hint="save the file as UTF-8",
        ) from None
    return parse_document(text, name)


def parse_document(text: str, file: str) -> Document:
    """Read YAML text; `file` is its name in messages.

    Raises
    ------
    CaseError
        If the text is not YAML or its top level is no mapping.
    """
    try:
        root = yaml.compose(_unaliased(text, file), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise CaseError(
            f"{file}:{line}: not YAML: {error.problem or error.context}",
            hint="check indentation, colons and quotation marks on this line and the one before",
        ) from None
    except yaml.YAMLError as error:
        raise CaseError(f"{file}:1: not YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise CaseError(f"{file}:1: nesting is deeper than {MAX_DEPTH}") from None
    if not isinstance(root, yaml.MappingNode):
        raise CaseError(
            f"{file}:1: a case is a mapping of sections such as 'parties:' and 'statements:'",
            hint="'demarche new FOLDER' writes a first case",
        )
    reader = _Reader(file)
    values = reader.value(root, ())
    return Document(file, text, values, reader.lines, tuple(reader.problems))


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _unaliased(text: str, file: str) -> str:
    """Return the text, refused if an event of it is an anchor, alias, or too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CaseError(
                f"{file}:{line}: anchors and aliases ('&', '*') are refused",
                hint="write the value out, or quote it if it is text",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise CaseError(f"{file}:{line}: nesting is deeper than {MAX_DEPTH}")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return text


def _line(part: Any) -> int:
    """Return the 1-based line on which a node or event of YAML starts."""
    return int(part.start_mark.line) + 1


class _Reader:
    """Collects values, lines and problems from a composed tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        line = _line(node)
        self.lines.setdefault(path, line)
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
            self.problems.append(
                Problem(self.file, line, f"tag '{node.tag}' is refused", "write the plain value")
            )
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        quoted = isinstance(node, yaml.ScalarNode) and node.style
        return node.value if quoted else _scalar(node.value)

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = _line(key)
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(Problem(self.file, line, "a key must be a single word"))
                continue
            name = key.value
            if name in found:
                first = self.lines[(*path, name)]
                self.problems.append(
                    Problem(
                        self.file,
                        line,
                        f"'{name}' stands twice; first on line {first}",
                        "rename or remove one",
                    )
                )
                continue
            self.lines[(*path, name)] = line
            found[name] = self.value(value, (*path, name))
        return found


def _scalar(text: str) -> Any:
    """Read a plain scalar by the core schema of YAML 1.2, keeping other words as text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) < 19 else text
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
