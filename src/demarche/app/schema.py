"""The JSON of a record, and the JSON Schema that is published of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click
from pydantic import TypeAdapter

Command = TypeVar("Command", bound=Callable[..., Any])


def to_json(of: TypeAdapter[Any], record: object) -> str:
    """Return a record as JSON, in its own order."""
    return of.dump_json(record, indent=2).decode() + "\n"


def schema_text(of: TypeAdapter[Any], title: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a record, as it is published.

    Of what a part is described by, the first paragraph stands.

    Parameters
    ----------
    of : TypeAdapter
        Of the type of the record.
    title : str
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_brief(of.json_schema(mode="serialization")),
        "title": title,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _brief(schema: Any) -> Any:
    """Return a schema with descriptions of one paragraph."""
    if isinstance(schema, list):
        return [_brief(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    short = {name: _brief(part) for name, part in schema.items()}
    if isinstance(short.get("description"), str):
        short["description"] = short["description"].split("\n\n")[0]
    return short


def schema_option(text: Callable[[], str]) -> Callable[[Command], Command]:
    """Return an option that prints a schema and ends, whatever else is or is not given.

    Parameters
    ----------
    text : callable
        Returns the schema of what ``--json`` prints.
    """

    def tell(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(text(), nl=False)
            ctx.exit()

    return click.option(
        "--schema",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=tell,
        help="Print the JSON Schema of --json instead.",
    )
