"""What is left of a case whose shape is wrong: faulty values dropped, or others in their place.

An optional value that is faulty is dropped.  For a required one another stands in, which claims
nothing, so that the rest of its entry can still be looked at.  What stands in is named among the
faulty paths: nothing more is to be said of it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from demarche.case.document import KeyPath
from demarche.case.nouns import FORMAT, Case
from demarche.case.proposition import And

Location = tuple[Any, ...]
"""Where a validation error stands, as pydantic gives it."""

_UNTITLED = {"title": "untitled"}
_STAND_INS: dict[str, Any] = {
    "evidence": [{"source": "unknown", "at": "unknown"}],
    "hedge": "open",
    "kind": "box",
    "options": {"unknown": "", "other": ""},
    "parties": ["unknown", "other"],
    "published": "..",
    "says": And(()),
}
"""What stands in for a required value, by its key; for any other the word 'unknown'."""


def repaired(values: dict[str, Any], error: ValidationError) -> tuple[Case, frozenset[KeyPath]]:
    """Return what is left of a case, and the locations of all that was dropped or replaced.

    Parameters
    ----------
    values : dict
        The values of a case file; they are left as they are.
    error : ValidationError
        What its shape has wrong.
    """
    kept = copy.deepcopy(values)
    for statement in _entries(kept.get("statements")):
        if isinstance(statement.get("evidence"), dict):
            statement["evidence"] = [statement["evidence"]]
    tried: set[Location] = set()
    found: ValidationError | None = error
    while found is not None:
        for location in sorted(_locations(found), key=_last_first, reverse=True):
            while location in tried and location:
                location = location[:-1]
            tried.add(location)
            _repair(kept, location)
        kept = {**kept, "demarche": FORMAT, "case": kept.get("case") or dict(_UNTITLED)}
        try:
            case, found = Case.model_validate(kept), None
        except ValidationError as again:
            found = again
    return case, frozenset(tried)


def _entries(section: Any) -> list[dict[str, Any]]:
    values = section.values() if isinstance(section, dict) else ()
    return [entry for entry in values if isinstance(entry, dict)]


def _locations(error: ValidationError) -> Iterable[Location]:
    """Return what is to be repaired; an assumption that lacks what its kind needs has no kind."""
    for fault in error.errors(include_url=False):
        location = tuple(part for part in fault["loc"] if part != "[key]")
        yield (*location, "kind") if fault["type"] == "kind" else location


def _last_first(location: Location) -> tuple[tuple[str, int], ...]:
    """Order locations so that of a list the last item comes last, and is dropped first."""
    return tuple((str(p), -1) if isinstance(p, str) else ("", p) for p in location)


def _repair(values: dict[str, Any], location: Location) -> None:
    """Put a stand-in at a location, or drop what is there."""
    if not location:
        values.clear()
        return
    *way, key = location
    holder: Any = values
    for part in way:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(holder, list) and way[-1] == "evidence":
        holder[key : key + 1] = copy.deepcopy(_STAND_INS["evidence"])
    elif isinstance(holder, list):
        del holder[key : key + 1]
    elif isinstance(holder, dict) and _is_required(tuple(way), key):
        holder[key] = copy.deepcopy(_STAND_INS.get(key, "unknown"))
        if key == "kind":
            holder["range"] = [0, 1]
    elif isinstance(holder, dict):
        holder.pop(key, None)


def _is_required(way: Location, key: str) -> bool:
    """Say whether a key is one that the noun at a path must have."""
    is_noun = way == ("case",) or (way[:1] != ("case",) and len(way) in (2, 4))
    field = noun_at(way).model_fields.get(key) if is_noun else None
    return field is not None and field.is_required()


def noun_at(path: Location) -> type[BaseModel]:
    """Return the noun of which the value at a path of the case file is one, or lies in."""
    noun: type[BaseModel] = Case
    for depth, part in enumerate(path):
        is_name = depth == 1 and path[0] != "case"
        if not is_name and part in noun.model_fields:
            noun = _noun_in(noun.model_fields[part].annotation) or noun
    return noun


def _noun_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside ``dict[Name, Model]``, ``tuple[Model, ...]`` or the model itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = map(_noun_in, getattr(annotation, "__args__", ()))
    return next(filter(None, inside), None)
