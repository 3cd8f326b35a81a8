"""YAML 1.2 text to plain values, each with the line it stands on.

The tree is composed by libyaml and read by the core schema of YAML 1.2, so ``no`` and ``1:30`` stay
words; so does ``007``, which names things more often than it counts them.  What a case file has no
use for is refused: aliases, tags, duplicate keys, several documents, deep nesting, a file of very
many bytes.  Nothing in the text is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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

_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
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

    ``note`` marks what deserves a look and is no failure; ``path`` is the value that is faulty, if
    one is.
    """

    file: str
    line: int
    what: str
    hint: str = ""
    note: bool = False
    path: KeyPath | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the problem as ``file:line: what; hint: what to do``."""
        head = "note: " if self.note else ""
        tail = f"; hint: {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}: {head}{self.what}{tail}"


class DocumentError(CaseError):
    """The text of a file cannot be read as a case at all; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Make the error of a problem."""
        super().__init__(f"{problem.file}:{problem.line}: {problem.what}", hint=problem.hint)
        self.problem = problem


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
        return Problem(self.file, self.line(path), what, hint, note, path)


def read_document(path: Path) -> Document:
    """Read a YAML file.

    Raises
    ------
    DocumentError
        If its text is not UTF-8 or not YAML.
    CaseError
        If there is no such file, or it is not regular, too large or cannot be opened.
    """
    name = str(path)
    data = _bytes_of(path)
    try:
        return parse_document(data.decode("utf-8").removeprefix("\ufeff"), name)
    except UnicodeDecodeError as error:
        hint = "save the file as UTF-8"
        if data.startswith(_BYTE_ORDER_MARKS):
            hint += "; by its first two bytes it is UTF-16"
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8: byte {error.start} is {data[error.start]:#04x}"
        raise DocumentError(Problem(name, line, what, hint)) from None


def _bytes_of(path: Path) -> bytes:
    name = str(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise CaseError(f"{name}:1: not a regular file", hint="give a case file or its folder")
        if size > MAX_BYTES:
            raise CaseError(
                f"{name}:1: the file has {size} bytes, more than {MAX_BYTES}",
                hint="split the case into several",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise CaseError(
            f"{name}:1: there is no such file", hint="'demarche new FOLDER' writes a first case"
        ) from None
    except OSError as error:
        raise CaseError(f"{name}:1: cannot be read: {error.strerror}") from None


def parse_document(text: str, file: str) -> Document:
    """Read YAML text; `file` is its name in messages.

    Raises
    ------
    DocumentError
        If the text is not YAML or its top level is no mapping.
    """

    def fault(line: int, what: str, hint: str) -> DocumentError:
        return DocumentError(Problem(file, line, what, hint))

    stray = _UNREADABLE.search(text)
    if stray:
        raise fault(
            text.count("\n", 0, stray.start()) + 1,
            f"the character U+{ord(stray[0]):04X} is no text",
            "remove it; many of them mean that the file is not text, or not UTF-8",
        )
    try:
        _refuse(text, fault)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.rstrip("\n").count("\n")) + 1 if mark else 1
        what = f"not YAML: {error.problem or error.context}"
        raise fault(line, what, _hint(text, line)) from None
    except yaml.YAMLError as error:
        what = f"not YAML: {str(error).splitlines()[0]}"
        raise fault(1, what, "save the file as plain text in UTF-8") from None
    except RecursionError:
        raise fault(1, f"nesting is deeper than {MAX_DEPTH}", _CLOSE) from None
    if not isinstance(root, yaml.MappingNode):
        raise fault(
            1,
            "a case is a mapping of sections such as 'parties:' and 'statements:'",
            "'demarche new FOLDER' writes a first case",
        )
    reader = _Reader(file)
    values = reader.value(root, ())
    return Document(file, text, values, reader.lines, tuple(reader.problems))


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CLOSE = "close every bracket; a case needs six levels"


def _hint(text: str, line: int) -> str:
    """Return how to mend a line at which YAML ends to be YAML."""
    written = (text.split("\n")[line - 1 : line] or [""])[0]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "the line is indented with a tab; indent with spaces"
    return "check indentation, colons and quotation marks on this line and the one before"


def _refuse(text: str, fault: Callable[[int, str, str], DocumentError]) -> None:
    """Raise a fault at the first anchor, alias, second document, or nesting that is too deep."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "anchors and aliases ('&', '*') are refused"
            raise fault(line, what, "write the value out, or quote it if it is text")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                hint = "remove the '---', or put the second into a file of its own"
                raise fault(line, "a second document begins here; a case is one", hint)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise fault(line, f"nesting is deeper than {MAX_DEPTH}", _CLOSE)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


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
        tag = node.tag.removeprefix("tag:yaml.org,2002:")
        if tag not in _PLAIN_TAGS:
            what = f"the tag '{tag}' is refused"
            self.problems.append(Problem(self.file, line, what, "write the plain value", path=path))
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
                self.problems.append(
                    Problem(self.file, line, "a key must be a single word", "quote it")
                )
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
