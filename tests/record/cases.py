"""Small cases for the record, made of propositions."""

from __future__ import annotations

from typing import Any

from demarche.case.nouns import Case, Statement


def case_of(*said: str | dict[str, Any]) -> Case:
    """Make a case whose statements ``s0``, ``s1`` … say the given propositions."""
    statements = {}
    for number, given in enumerate(said):
        statement = {"says": given} if isinstance(given, str) else dict(given)
        source = statement.pop("source", "paper")
        statements[f"s{number}"] = {
            "hedge": "strong",
            "paraphrase": "words",
            "evidence": [{"source": source, "at": "L1.1"}],
            **statement,
        }
    sources = {
        "paper": {"title": "Paper", "published": "2024-09-05"},
        "reprint": {"title": "Reprint", "published": "2024-09-07", "restates": "paper"},
        "other": {"title": "Other", "published": "2024-09"},
        "off": {"title": "Off", "published": "2024-01-01", "enabled": False},
    }
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "Small"},
            "parties": {"union": {"name": "Union"}, "port": {"name": "Port"}},
            "people": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
            "times": {"spring": {"meaning": "spring", "period": "2024-03..2024-05"}},
            "sources": sources,
            "events": {
                "strike": {"title": "Strike", "by": ["union"], "to": ["port"]},
                "talks": {"title": "Talks"},
            },
            "pledges": {"canteen": {"title": "Canteen", "by": "port", "to": ["union"]}},
            "statements": statements,
        }
    )


def everything(case: Case) -> tuple[Statement, ...]:
    """Return all statements."""
    return tuple(case.statements.values())
