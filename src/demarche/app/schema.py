"""The JSON Schema of what a command prints with ``--json``."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter


def schema_text(record: TypeAdapter[Any], title: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a record, as it is published.

    Parameters
    ----------
    record : TypeAdapter
    title : str
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **record.json_schema(mode="serialization"),
        "title": title,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
