"""A strike at a port: a union, its port, an arbitrator, and a carrier that takes the freight."""

from __future__ import annotations

from typing import Any

from demarche.case.nouns import Case
from demarche.questions.moves.seats import Seats, seats
from demarche.questions.subject import Subject
from demarche.worlds.account import View

MEASURES = {
    "cost": ("waiting cost", 1),
    "felt": ("pressure", 1),
    "kept": ("firmness", 1),
    "talks_with": ("engagement", 1),
    "done": ("progress", 2),
    "works": ("potency", 2),
    "goes_on": ("resumption date", 2),
    "settled": ("settlement date", 2),
    "brings": ("offer", 1),
    "comes": ("attendance", 1),
    "standing": ("position", 1),
}

LOOP = {
    "fills": "done(union, port) lowers talks_with(carrier)",
    "eases": "talks_with(carrier) lowers kept(port)",
    "presses": "kept(port) raises felt(port)",
    "hurts": "felt(port) raises cost(port)",
}
"""Walking away, stall, a third party fills the gap, waiting gets cheaper: no author says it all."""


def case_of(said: dict[str, str | dict[str, Any]], **sections: Any) -> Case:
    """Make a case whose statements say the given propositions, by default one paper's."""
    statements = {}
    for name, given in said.items():
        statement = {"says": given} if isinstance(given, str) else dict(given)
        statements[name] = {
            "hedge": "strong",
            "paraphrase": f"words of {name}",
            "evidence": {"source": statement.pop("source", "paper"), "at": "L1.1"},
            **statement,
        }
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "Strike"},
            "parties": {p: {"name": p.title()} for p in ("union", "port", "carrier", "court")},
            "negotiations": {
                "wages": {
                    "title": "Wages",
                    "parties": ["union", "port"],
                    "roles": {"court": "go-between", "carrier": "enforcer"},
                },
                "freight": {"title": "Freight", "parties": ["union", "carrier"]},
            },
            "quantities": {
                name: {"meaning": name, "measures": measure, "of": of}
                for name, (measure, of) in MEASURES.items()
            },
            "sources": {
                "paper": {"title": "Paper", "published": "2024-09-05"},
                "other": {"title": "Other", "published": "2024-09-07"},
            },
            "statements": statements,
            **sections,
        }
    )


def bridge(says: str) -> dict[str, str]:
    """Return an analyst's bridge."""
    return {"kind": "bridge", "owner": "Ann", "reason": "to see", "says": says}


def seated(case: Case, mover: str = "union", **view: Any) -> Seats:
    """Return a view of a case seen from a party."""
    return seats(Subject(case, View(**view)), mover=mover)
