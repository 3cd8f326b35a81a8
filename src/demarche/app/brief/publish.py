"""A brief as JSON, and the schema that it follows."""

from __future__ import annotations

import json
from functools import lru_cache

from pydantic import TypeAdapter

from demarche.app.brief.record import Brief


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Brief]:
    return TypeAdapter(Brief)


def to_json(brief: Brief) -> str:
    """Return a brief as JSON, in the order of the record."""
    return _adapter().dump_json(brief, indent=2).decode() + "\n"


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of a brief, as it is published."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(mode="serialization"),
        "title": "Brief of demarche",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
