"""The shape of a case file as JSON Schema, for editors that complete and check as you type."""

from __future__ import annotations

import json
from typing import Any

from demarche.case.nouns import Case


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file (draft 2020-12).

    It tells the shape only; what a case means is for :mod:`demarche.case.check` to judge.
    """
    found = Case.model_json_schema()
    for noun in found["$defs"].values():
        noun.get("properties", {}).pop("id", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **found,
        "title": "Case file of demarche",
    }


def schema_text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
