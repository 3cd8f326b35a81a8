"""The JSON Schema of what ``demarche record --format json`` prints, an item's fields by its kind.

``python -m demarche.app.record_schema`` prints it, as it is published.
"""

from __future__ import annotations

import sys
from typing import Literal

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from demarche.app import schema


class Days(TypedDict):
    """First and last day; null where open or unknown."""

    start: str | None
    end: str | None


class Evidence(TypedDict):
    """Words of a file that say it."""

    file: str
    start: int
    end: int
    quote: str


class Who(TypedDict):
    """Who takes part in an event, and the words that name them."""

    id: str
    name: str
    country: str
    words: str


class Stage(TypedDict):
    """How far a pledge has come, and the word that says so."""

    status: str
    start: int
    end: int
    words: str


class Judged(TypedDict):
    """What a pledge is judged to be, and the word that says so."""

    quality: str
    start: int
    end: int
    words: str


class OfActor(TypedDict):
    """What only an actor has."""

    name: str
    country: str
    sector: str
    names: list[str]
    roles: list[str]
    rules: list[str]


OfEvent = TypedDict(
    "OfEvent",
    {
        "mode": str,
        "context": list[str],
        "source": list[Who],
        "target": list[Who],
        "told": str,
        "lemma": str,
        "said by": str | None,
        "date words": str | None,
        "date certainty": str | None,
        "sentence": list[int],
    },
)


class OfQuotation(TypedDict, total=False):
    """What only a quotation has; without a speaker, only whether it is unbalanced."""

    unbalanced: bool
    verb: str
    speaker: str | None
    medium: str | None
    floating: bool


OfFigure = TypedDict(
    "OfFigure",
    {
        "value": int | float,
        "high": int | float,
        "unit": str,
        "comparison": str,
        "direction": int,
        "measures": str | None,
        "compared with": str | None,
    },
)


class OfTime(TypedDict):
    """What only an expression of time has."""

    value: str
    precision: str
    basis: str
    bound: str


OfPledge = TypedDict(
    "OfPledge",
    {
        "object": str,
        "condition": str | None,
        "party words": str | None,
        "addressee words": str | None,
        "history": list[Stage],
        "qualities": list[Judged],
    },
)
OfClaim = TypedDict("OfClaim", {"hedge level": int, "hedge words": list[str], "conditional": bool})


class _Item(TypedDict):
    """What every item has."""

    id: str
    type: str
    source: list[str]
    target: list[str]
    date: Days
    status: str
    certainty: str
    rule: str
    evidence: list[Evidence]
    origin: str


class ActorItem(_Item):
    """Somebody who acts."""

    kind: Literal["actor"]
    details: OfActor


class EventItem(_Item):
    """Who did what to whom."""

    kind: Literal["event"]
    details: OfEvent


class QuotationItem(_Item):
    """What was said."""

    kind: Literal["quotation"]
    details: OfQuotation


class FigureItem(_Item):
    """How much."""

    kind: Literal["figure"]
    details: OfFigure


class TimeItem(_Item):
    """When."""

    kind: Literal["time"]
    details: OfTime


class PledgeItem(_Item):
    """What is promised."""

    kind: Literal["pledge"]
    details: OfPledge


class ClaimItem(_Item):
    """What is held to be so."""

    kind: Literal["claim"]
    details: OfClaim


Item = ActorItem | EventItem | QuotationItem | FigureItem | TimeItem | PledgeItem | ClaimItem


def schema_text() -> str:
    """Return the schema, as it is published."""
    return schema.schema_text(TypeAdapter(list[Item]), "Record of demarche")


if __name__ == "__main__":
    sys.stdout.write(schema_text())
