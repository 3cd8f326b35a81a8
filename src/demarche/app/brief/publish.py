"""A brief as JSON, and the schema that it follows."""

from __future__ import annotations

from functools import lru_cache

from pydantic import TypeAdapter

from demarche.app import schema
from demarche.app.brief.record import Brief


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Brief]:
    return TypeAdapter(Brief)


def to_json(brief: Brief) -> str:
    """Return a brief as JSON, in the order of the record."""
    return schema.to_json(_adapter(), brief)


def schema_text() -> str:
    """Return the JSON Schema of a brief, as it is published."""
    return schema.schema_text(_adapter(), "Brief of demarche")
