"""Small cases for the worlds, made of propositions."""

from __future__ import annotations

from typing import Any

from demarche.case.grammar import parse
from demarche.case.nouns import Case
from demarche.case.proposition import Constraint, Quantity, quantities
from demarche.worlds.account import Account, View, accounts
from demarche.worlds.answer import Answer, judge
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory


def case_of(
    said: dict[str, str | dict[str, Any]],
    assumed: dict[str, str | dict[str, Any]] | None = None,
    **sections: Any,
) -> Case:
    """Make a case whose statements say the given propositions, by default one paper's."""
    statements = {}
    for name, given in said.items():
        statement = {"says": given} if isinstance(given, str) else dict(given)
        source = statement.pop("source", "paper")
        stance = statement.pop("stance", "asserted")
        statements[name] = {
            "hedge": "strong",
            "paraphrase": "words",
            "evidence": [{"source": source, "at": "L1.1", "stance": stance}],
            **statement,
        }
    assumptions = {}
    for name, supposed in (assumed or {}).items():
        entry = {"kind": "bridge", "says": supposed} if isinstance(supposed, str) else supposed
        assumptions[name] = {"owner": "an analyst", "reason": "to see", **entry}
    return Case.model_validate(
        {
            "demarche": 1,
            "case": {"title": "Small"},
            "parties": {"union": {"name": "Union"}, "port": {"name": "Port"}},
            "people": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
            "sources": {
                "paper": {"title": "Paper", "published": "2024-09-05"},
                "other": {"title": "Other", "published": "2024-09-07"},
                "reprint": {"title": "Reprint", "published": "2024-09-08", "restates": "paper"},
            },
            "statements": statements,
            "assumptions": assumptions,
            **sections,
        }
    )


CLOSED = {"kind": "closure", "of": "each"}
STILL = {"kind": "frame", "of": "each"}


def goal_of(text: str, *pivotal: str, **given: Any) -> Goal:
    """Make a goal; without names every quantity of the text is pivotal."""
    proposition = constraint(text)
    named = frozenset(Quantity(name) for name in pivotal)
    return Goal(proposition, named or frozenset(quantities_of(proposition)), **given)


def constraint(text: str) -> Constraint:
    """Read a constraint."""
    found = parse(text)
    assert isinstance(found, Constraint)
    return found


def quantities_of(proposition: Constraint) -> set[Quantity]:
    """Return the quantities of a constraint."""
    return set(quantities(proposition))


def account_of(case: Case, name: str = "paper", **view: Any) -> Account:
    """Return one account of a case, in the strict coding unless told."""
    return accounts(case, View(**view))[name]


def ask(case: Case, text: str, *pivotal: str, of: str = "paper", **given: Any) -> Answer:
    """Put a goal to one account of a case."""
    theory = Theory(case, "strict", goal_of(text, *pivotal, **given))
    return judge(theory, account_of(case, of))


def members(answer: Answer) -> list[list[str]]:
    """Return what the reasons of an answer are made of, in order."""
    return [sorted(reason.members) for reason in answer.reasons]
