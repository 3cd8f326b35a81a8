"""A mechanism that sources describe, and where it is said to work."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from demarche.case.document import read_document
from demarche.errors import CaseError

FILE_NAME = "mechanisms.yaml"
"""The table's name, beside the case file."""


@dataclass(frozen=True)
class Mechanism:
    """A row of the table.

    Attributes
    ----------
    id, title : str
    at : tuple of str
        Where the sources describe it: ``paper L3`` is line 3 of the source *paper*.
    about : tuple of str
        What its statements are about: a kind of proposition, a measure, or a quantity.
    does : tuple of str
        Functions and models that work it out, as dotted names below ``demarche``.
    shown : tuple of str
        Displays that tell of it: ``Y3``, or a move as ``what-if suspend``, with who makes it.
    predicts : str
        The direction that theory gives.
    tests : tuple of str
        Tests of that direction, as ``file::name`` below ``tests``; none where there is none.
    lacks : str
        What is known to be missing.
    """

    id: str
    title: str
    at: tuple[str, ...]
    predicts: str
    about: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    lacks: str = ""


def read_table(path: Path) -> tuple[Mechanism, ...]:
    """Read the table of mechanisms.

    Raises
    ------
    CaseError
        If a row lacks a key, has an unknown one, or the wrong kind of value.
    """
    given = read_document(path).values.get("mechanisms")
    try:
        return TypeAdapter(tuple[Mechanism, ...]).validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CaseError(f"{path}: mechanisms.{where}: {first['msg']}") from None
