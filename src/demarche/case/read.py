"""A case file to a case, with every problem of its shape at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from demarche.case.document import Document, KeyPath, Problem, read_document
from demarche.case.nouns import FORMAT, OWN_FAULTS, Case
from demarche.case.suggestion import did_you_mean
from demarche.errors import CaseError

FILE_NAME = "case.yaml"
"""The case file inside a case folder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a case file.

    Attributes
    ----------
    document : Document
    case : Case or None
        ``None`` where the YAML or the shape is wrong.
    sound : Case
        What is left of the case without the entries whose shape is wrong.
    problems : tuple of Problem
        What is wrong with the YAML and with the shape, in order of line.
    """

    document: Document
    case: Case | None
    sound: Case
    problems: tuple[Problem, ...]

    def whole(self) -> Case:
        """Return the case, or raise a CaseError with every problem on a line of its own."""
        if self.case is None:
            raise CaseError("\n".join(str(problem) for problem in self.problems))
        return self.case


def case_path(given: Path) -> Path:
    """Return the case file of a folder, or the file itself."""
    return given / FILE_NAME if given.is_dir() else given


def read(given: Path) -> Reading:
    """Read a case file or the case file of a folder, and keep what is wrong with its shape.

    Raises
    ------
    CaseError
        If the file cannot be read as YAML at all.
    """
    return reading_of(read_document(case_path(given)))


def reading_of(document: Document) -> Reading:
    """Make a case of a document, and keep what is wrong with its shape."""
    try:
        case = Case.model_validate(document.values)
    except ValidationError as error:
        found = [*document.problems, *_problems(document, error)]
        return Reading(document, None, _sound(document, error), tuple(sorted(found)))
    return Reading(document, None if document.problems else case, case, document.problems)


def read_case(given: Path) -> Case:
    """Read a case whose shape is right.

    Raises
    ------
    CaseError
        With every problem on a line of its own, as ``file:line: what; hint``.
    """
    return read(given).whole()


def evidence_path(document: Document, statement: str, number: int) -> KeyPath:
    """Return where evidence of a statement stands: one may be written without a list."""
    path: KeyPath = ("statements", statement, "evidence", number)
    return path if path in document.lines else path[:-1]


def _sound(document: Document, error: ValidationError) -> Case:
    """Return the case without its faulty entries, and without a section that is faulty itself."""
    values: dict[str, Any] = dict(document.values)
    for section, *inside in {fault["loc"][:2] for fault in error.errors(include_url=False)}:
        if inside and isinstance(values.get(str(section)), dict):
            entries = values[str(section)]
            values[str(section)] = {k: v for k, v in entries.items() if k != inside[0]}
        else:
            values.pop(str(section), None)
    if "title" not in (values.get("case") or {}):
        values["case"] = {"title": "untitled"}
    return Case.model_validate({**values, "demarche": FORMAT})


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Turn each fault that the shape has into a problem with its line and a hint."""
    for fault in error.errors(include_url=False):
        path = tuple(part for part in fault["loc"] if part != "[key]")
        what, hint = fault["msg"], ""
        key = str(path[-1]) if path else ""
        if fault["type"] == "extra_forbidden":
            allowed = _keys_at(path[:-1])
            what = f"'{key}' is no key here"
            hint = did_you_mean(key, allowed, f"allowed: {', '.join(sorted(allowed))}")
        elif fault["type"] == "missing":
            what, hint = f"'{key}:' is missing", f"add '{key}:'"
        elif fault["type"] == "string_pattern_mismatch":
            what = f"'{fault['input']}' is no name"
            hint = "use letters, digits, '_' and '-', without spaces"
        elif fault["type"] in OWN_FAULTS:
            what, _, hint = what.partition("; ")
        else:
            what = f"{key}: {what[0].lower()}{what[1:]}, got {_shown(fault['input'])}"
        yield document.problem(path, what, hint=hint)


def _keys_at(path: tuple[Any, ...]) -> frozenset[str]:
    """Return the keys that an entry at a path of the case file may have."""
    model: type[BaseModel] = Case
    for part in path:
        if part in model.model_fields:
            model = _entry_model(model.model_fields[part].annotation) or model
    return frozenset(model.model_fields) - {"id"}


def _entry_model(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside ``dict[Name, Model]``, ``tuple[Model, ...]`` or the model itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = map(_entry_model, getattr(annotation, "__args__", ()))
    return next(filter(None, inside), None)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
