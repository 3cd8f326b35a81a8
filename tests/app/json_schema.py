"""A checker for the part of JSON Schema (draft 2020-12) that the published schemas use.

It refuses a keyword that it does not know, so that no rule of a schema is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_SILENT = {"$schema", "$defs", "type", "title", "description", "default", "format"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """Return where a value breaks a schema, in words; nothing where it is valid."""
    found = _type(value, schema["type"], at) if "type" in schema else []
    if found:
        return found
    for keyword, rule in schema.items():
        if keyword in _SILENT:
            continue
        if keyword not in _RULES:
            raise AssertionError(f"the checker does not know the keyword {keyword!r}")
        found += _RULES[keyword](value, rule, schema, root, at)
    return found


def _ref(value: Any, rule: str, _: Any, root: dict[str, Any], at: str) -> list[str]:
    return faults(value, root["$defs"][rule.removeprefix("#/$defs/")], root, at)


def _type(value: Any, rule: str | list[str], at: str) -> list[str]:
    names = [rule] if isinstance(rule, str) else rule
    right = any(
        isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
        for name in names
    )
    return [] if right else [f"{at}: {value!r} is no {' or '.join(names)}"]


def _required(value: Any, rule: list[str], *rest: Any) -> list[str]:
    return [f"{rest[-1]}: no {name!r}" for name in rule if name not in value]


def _properties(value: Any, rule: dict[str, Any], _: Any, root: Any, at: str) -> list[str]:
    known = [name for name in rule if isinstance(value, dict) and name in value]
    return [f for name in known for f in faults(value[name], rule[name], root, f"{at}.{name}")]


def _additional(value: Any, rule: Any, schema: Any, root: Any, at: str) -> list[str]:
    patterns = schema.get("patternProperties", {})
    more = [
        name
        for name in value
        if name not in schema.get("properties", {})
        and not any(re.search(pattern, name) for pattern in patterns)
    ]
    if rule is False:
        return [f"{at}: {name!r} is not foreseen" for name in more]
    rule = {} if rule is True else rule
    return [f for name in more for f in faults(value[name], rule, root, f"{at}.{name}")]


def _patterns(value: Any, rule: dict[str, Any], _: Any, root: Any, at: str) -> list[str]:
    return [
        f
        for pattern, of in rule.items()
        for name in value
        if re.search(pattern, name)
        for f in faults(value[name], of, root, f"{at}.{name}")
    ]


def _names(value: Any, rule: Any, _: Any, root: Any, at: str) -> list[str]:
    return [f for name in value for f in faults(name, rule, root, f"{at}.{name}")]


def _prefix(value: Any, rule: list[Any], _: Any, root: Any, at: str) -> list[str]:
    pairs = enumerate(zip(value, rule, strict=False))
    return [f for n, (item, of) in pairs for f in faults(item, of, root, f"{at}[{n}]")]


def _items(value: Any, rule: Any, schema: Any, root: Any, at: str) -> list[str]:
    if not isinstance(value, list):
        return []
    after = len(schema.get("prefixItems", []))
    return [
        f
        for n, item in enumerate(value[after:], after)
        for f in faults(item, rule, root, f"{at}[{n}]")
    ]


def _any(value: Any, rule: list[Any], _: Any, root: Any, at: str) -> list[str]:
    tried = [faults(value, one, root, at) for one in rule]
    return [] if [] in tried else [f"{at}: {value!r} fits none: {tried}"]


def _bounds(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0) or len(value) > schema.get("maxItems", len(value)):
        yield f"{at}: {len(value)} items"


_RULES: dict[str, Any] = {
    "$ref": _ref,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "patternProperties": _patterns,
    "propertyNames": _names,
    "pattern": lambda value, rule, _, __, at: (
        [] if re.search(rule, value) else [f"{at}: {value!r} does not match"]
    ),
    "prefixItems": _prefix,
    "items": _items,
    "anyOf": _any,
    "oneOf": _any,
    "enum": lambda value, rule, _, __, at: (
        [] if value in rule else [f"{at}: {value!r} not allowed"]
    ),
    "const": lambda value, rule, _, __, at: [] if value == rule else [f"{at}: {value!r}"],
    "minItems": lambda value, _, schema, __, at: list(_bounds(value, schema, at)),
    "maxItems": lambda value, _, schema, __, at: list(_bounds(value, schema, at)),
    "discriminator": lambda *_: [],
}
