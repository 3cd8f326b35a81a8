"""A case file to a case, with every problem of its shape at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from demarche.case.document import Document, KeyPath, Problem, read_document
from demarche.case.nouns import FORMAT, OWN_FAULTS, Case
from demarche.case.repair import noun_at, repaired
from demarche.case.suggestion import did_you_mean, nearest
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
        What is left of the case without the values whose shape is wrong.
    problems : tuple of Problem
        What is wrong with the YAML and with the shape, in order of line.
    faulty : frozenset of tuple
        Paths of the values that are wrong, and for which others may stand in `sound`.
    """

    document: Document
    case: Case | None
    sound: Case
    problems: tuple[Problem, ...]
    faulty: frozenset[KeyPath]

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
    told = frozenset(fault.path for fault in document.problems if fault.path is not None)
    try:
        case = Case.model_validate(document.values)
    except ValidationError as error:
        shape = [fault for fault in _problems(document, error) if not within(fault.path, told)]
        problems = tuple(sorted([*document.problems, *shape]))
        sound, replaced = repaired(document.values, error)
        faulty = {_path(document, location) for location in replaced} | _misspelt(shape)
        return Reading(document, None, sound, problems, told | faulty)
    whole = None if document.problems else case
    return Reading(document, whole, case, document.problems, told)


def within(path: KeyPath | None, places: frozenset[KeyPath]) -> bool:
    """Say whether a path is one of some places, or lies inside one."""
    return path is not None and any(path[:n] in places for n in range(1, len(path) + 1))


def _misspelt(problems: list[Problem]) -> set[KeyPath]:
    """Return the sections whose names are unknown, as they stand under a misspelt key."""
    sections = frozenset(Case.model_fields)
    unknown = {str(fault.path[0]) for fault in problems if fault.path and len(fault.path) == 1}
    meant = {nearest(key, sections) for key in unknown - sections}
    return {(section,) for section in meant if section}


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
    return _path(document, ("statements", statement, "evidence", number))


def _path(document: Document, location: tuple[Any, ...]) -> KeyPath:
    """Return the path in the file of what the shape has at a location."""
    path = tuple(part for part in location if part != "[key]")
    if path[2:4] == ("evidence", 0) and path[:4] not in document.lines:
        return (*path[:3], *path[4:])
    return path


_NEEDED: dict[str, tuple[str, str]] = {
    "bool": ("true or false is", "write 'true' or 'false'"),
    "int": ("a whole number is", "write it in digits"),
    "float": ("a number is", "write it in digits"),
    "finite": ("a finite number is", "write it in digits"),
    "string": ("text is", "write words; put them in quotation marks if they look like a number"),
    "dict": ("a mapping is", "write 'key: value' under it, one a line"),
    "model": ("a mapping is", "write 'key: value' under it, one a line"),
    "tuple": ("a list is", "write [one, two], or one a line, each after '- '"),
}
"""What a value of the wrong type should have been, and how to write it, by the kind of fault."""


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Turn each fault that the shape has into a problem with its line and a hint."""
    for fault in error.errors(include_url=False):
        path = _path(document, fault["loc"])
        what, hint = _told(path, fault)
        yield document.problem(path, what, hint=hint)


def _told(path: KeyPath, fault: Any) -> tuple[str, str]:
    """Return what is wrong at a path, and how to mend it."""
    key, given = str(path[-1]) if path else "", fault["input"]
    match fault["type"]:
        case kind if kind in OWN_FAULTS:
            what, _, hint = fault["msg"].partition("; ")
            return what, hint
        case "extra_forbidden":
            allowed = frozenset(noun_at(path[:-1]).model_fields) - {"id"}
            hint = did_you_mean(key, allowed, f"allowed: {', '.join(sorted(allowed))}")
            return f"'{key}' is no key here", hint
        case "missing" if isinstance(path[-1], int):
            return f"{path[-2]}: item {path[-1] + 1} is missing", "add it"
        case "missing":
            return f"'{key}:' is missing", f"add '{key}:'"
        case "string_pattern_mismatch":
            hint = "use letters, digits, '_' and '-', without spaces"
            return f"'{given}' is no name", hint
        case "literal_error" if key == "demarche":
            return f"{_shown(given)} is no version of the format", f"write 'demarche: {FORMAT}'"
        case "literal_error":
            allowed_words = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            field = key if isinstance(path[-1], str) else str(path[-2])
            return f"{_shown(given)} is no {field}", f"one of: {allowed_words}"
        case "too_short":
            least = fault["ctx"]["min_length"]
            found = fault["ctx"]["actual_length"]
            return f"{key}: {least} at least are needed, found {found}", f"write {least} or more"
        case kind if kind.split("_")[0] in _NEEDED:
            needed, hint = _NEEDED[kind.split("_")[0]]
            return f"{key}: {needed} needed, got {_shown(given)}", hint
        case _:
            what = fault["msg"][0].lower() + fault["msg"][1:]
            return f"{key}: {what}, got {_shown(given)}", "see the reference of the case file"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
