from __future__ import annotations

import json
from pathlib import Path

from demarche.case.nouns import Case
from demarche.case.schema import schema, schema_text

PUBLISHED = Path(__file__).parents[2] / "docs/reference/case.schema.json"


def test_the_published_schema_is_up_to_date() -> None:
    """To renew: demarche check --schema > docs/reference/case.schema.json."""
    assert PUBLISHED.read_text("utf-8") == schema_text()


def test_every_section_is_in_it_and_no_entry_has_an_id() -> None:
    found = json.loads(json.dumps(schema()))
    assert set(found["properties"]) == set(Case.model_fields)
    nouns = [noun["properties"] for noun in found["$defs"].values() if "properties" in noun]
    assert len(nouns) >= 15
    assert not any("id" in properties for properties in nouns)


def test_it_allows_what_the_reader_allows() -> None:
    """Years are numbers to YAML, and one piece of evidence needs no list."""
    definitions = schema()["$defs"]
    published = definitions["Source"]["properties"]["published"]
    assert published["type"] == ["string", "integer"]
    evidence = definitions["Statement"]["properties"]["evidence"]["anyOf"]
    assert {form.get("type", "one") for form in evidence} == {"one", "array"}
