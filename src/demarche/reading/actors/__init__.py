"""Actors: who acts in a text, and which words speak of whom.

`actors` reads one text; `demarche.record.identity` makes the actors of several texts one.
"""

from __future__ import annotations

from demarche.reading.actors.actor import (
    AUTHOR,
    Actor,
    Actors,
    Certainty,
    Kind,
    Mention,
    Role,
)
from demarche.reading.actors.read import actors

__all__ = [
    "AUTHOR",
    "Actor",
    "Actors",
    "Certainty",
    "Kind",
    "Mention",
    "Role",
    "actors",
]
