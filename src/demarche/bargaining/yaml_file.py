"""Small YAML files as nodes that know their lines, so that an error names file and line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from demarche.errors import ScenarioError

Node = Any  # a node of PyYAML, which is imported only where a file is read

MAX_BYTES = 1_000_000
MAX_DEPTH = 8


class YamlFile:
    """A YAML file as nodes that know their lines; everything in it is text."""

    def __init__(self, path: Path) -> None:
        """Read a file, or say with its line what is wrong."""
        import yaml

        self.path = path
        try:
            raw = path.read_bytes()
            if len(raw) > MAX_BYTES:
                raise ScenarioError(f"{path}: {len(raw):,} bytes; at most {MAX_BYTES:,} are read")
            self.root = yaml.compose(raw.decode("utf-8"), Loader=yaml.SafeLoader)
        except (OSError, UnicodeDecodeError) as error:
            raise ScenarioError(f"{path}: cannot be read: {error}") from error
        except RecursionError as error:
            raise ScenarioError(f"{path}: nested more than {MAX_DEPTH} deep") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            problem = getattr(error, "problem", None) or "cannot be read"
            raise ScenarioError(f"{path}:{line}: not YAML: {problem}") from error
        if self.root is None:
            raise ScenarioError(f"{path}:1: the file is empty")
        self._check(self.root, set(), 0)

    def _check(self, node: Node, seen: set[int], depth: int) -> None:
        if id(node) in seen:
            raise self.error(node, "an alias; write the value out")
        if depth > MAX_DEPTH:
            raise self.error(node, f"nested more than {MAX_DEPTH} deep")
        seen.add(id(node))
        if self.kind(node) != "scalar":
            for item in node.value:
                for child in item if isinstance(item, tuple) else (item,):
                    self._check(child, seen, depth + 1)

    def error(self, node: Node, what: str, *, hint: str = "") -> ScenarioError:
        """Return an error at the line of a node."""
        return ScenarioError(f"{self.path}:{node.start_mark.line + 1}: {what}", hint=hint)

    @contextmanager
    def at(self, node: Node) -> Iterator[None]:
        """Give an error raised inside the line of a node, unless it has one."""
        try:
            yield
        except ScenarioError as error:
            if error.what.startswith(f"{self.path}:"):
                raise
            raise self.error(node, error.what, hint=error.hint) from error

    def kind(self, node: Node) -> str:
        """Return "scalar", "sequence" or "mapping"."""
        return cast(str, node.id)

    def text(self, node: Node) -> str:
        """Return the text of a scalar."""
        if self.kind(node) != "scalar":
            raise self.error(node, f"expected a word, found a {self.kind(node)}")
        return cast(str, node.value)

    def sequence(self, node: Node) -> list[Node]:
        """Return the items of a list."""
        if self.kind(node) != "sequence":
            raise self.error(node, f"expected a list, found a {self.kind(node)}")
        return cast("list[Node]", node.value)

    def mapping(
        self, node: Node, *, needed: tuple[str, ...] = (), allowed: tuple[str, ...] | None = None
    ) -> dict[str, Node]:
        """Return the fields of a mapping, none twice, none unknown, none missing."""
        if self.kind(node) != "mapping":
            raise self.error(node, f"expected fields, found a {self.kind(node)}")
        fields: dict[str, Node] = {}
        for key, value in node.value:
            name = self.text(key)
            if name in fields:
                raise self.error(key, f"{name!r} is given twice")
            if allowed is not None and name not in allowed:
                raise self.error(key, f"unknown field {name!r}; allowed: {', '.join(allowed)}")
            fields[name] = value
        for name in needed:
            if name not in fields:
                raise self.error(node, f"field {name!r} is missing")
        return fields
