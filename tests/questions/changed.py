"""Changes of a case that leave its answers alone, or change them in a way known beforehand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.case.period import Period, period
from demarche.case.proposition import Comparator, Comparison

_POINT = r"\d{4}(?:-(?:H[12]|Q[1-4]|\d{2}(?:-\d{2})?))?"
_WHEN = re.compile(rf"(?<![\w.-])(?:{_POINT}(?:\.\.(?:{_POINT})?)?|\.\.{_POINT})(?![\w/-])")

OPPOSITES: dict[Comparator, Comparator] = {
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "=": "!=",
    "!=": "=",
}


def reworded(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text in a value, keys of mappings included."""
    match value:
        case str():
            return change(value)
        case dict():
            return {reworded(k, change): reworded(v, change) for k, v in value.items()}
        case list() | tuple() | frozenset():
            return type(value)(reworded(part, change) for part in value)
        case _ if is_dataclass(value):
            return tuple(reworded(getattr(value, f.name), change) for f in fields(value))
        case _:
            return value


def rewritten(case: Case, change: Callable[[str], str]) -> Case:
    """Change every text in a case, names of its entries included."""
    return Case.model_validate(reworded(case.model_dump(mode="json"), change))


def renaming(case: Case) -> Callable[[str], str]:
    """Return a change that gives every party and person another name, in another order."""
    identifiers = [*case.parties, *case.people]
    named = [p.name for p in case.parties.values()] + [p.name for p in case.people.values()]
    words = sorted({word for name in named for word in re.findall(r"\b[A-Z]\w+\b", name)})
    new = {old: f"q{number:02}" for number, old in enumerate(reversed(identifiers))}
    new |= {word: f"{word[::-1].title()}{number}" for number, word in enumerate(words)}
    old = re.compile("|".join(rf"(?<![A-Za-z0-9-]){re.escape(name)}(?![\w-])" for name in new))
    return lambda text: old.sub(lambda found: new[found[0]], text)


def shifting(weeks: int) -> Callable[[str], str]:
    """Return a change that moves every written period by whole weeks."""

    def later(day: dt.date) -> dt.date:
        return day if day in (dt.date.min, dt.date.max) else day + dt.timedelta(weeks=weeks)

    def moved(found: re.Match[str]) -> str:
        when = period(found[0])
        return str(Period(later(when.start), later(when.end)))

    return lambda text: _WHEN.sub(moved, text)


def with_statements(case: Case, statements: Iterable[Statement]) -> Case:
    """Return a case with some statements added, or put in the place of those of their name."""
    return case.model_copy(
        update={"statements": {**case.statements, **{s.id: s for s in statements}}}
    )


def copied(case: Case, source: str, *, restates: bool, apart: bool) -> Case:
    """Return a case with a source twice; its statements coded once more, or cited twice."""
    twin = case.sources[source].model_copy(
        update={"id": "copy", "restates": source if restates else None}
    )
    both = case.model_copy(update={"sources": {**case.sources, "copy": twin}})
    again = []
    for statement in case.statements.values():
        evidence = tuple(
            e.model_copy(update={"source": "copy"})
            for e in statement.evidence
            if e.source == source
        )
        if evidence and apart:
            name = f"{statement.id}-in-copy"
            again.append(statement.model_copy(update={"id": name, "evidence": evidence}))
        elif evidence:
            cited = (*statement.evidence, *evidence)
            again.append(statement.model_copy(update={"evidence": cited}))
    return with_statements(both, again)


def denied(statement: Statement) -> Statement:
    """Return a statement that says the opposite of a comparison."""
    said = statement.says
    assert isinstance(said, Comparison)
    opposite = Comparison(said.left, OPPOSITES[said.comparator], said.right)
    return statement.model_copy(update={"says": opposite})


def hedged(statement: Statement, hedge: Hedge) -> Statement:
    """Return a statement worded with another strength."""
    return statement.model_copy(update={"hedge": hedge})
