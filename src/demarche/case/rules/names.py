"""Every name that is used is declared, and every name declared can be written and is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demarche.case.document import KeyPath, Problem
from demarche.case.grammar import readable_name
from demarche.case.nouns import Case
from demarche.case.period import period
from demarche.case.proposition import (
    Blames,
    Explains,
    Prefers,
    Proposition,
    RuleOf,
    Status,
    levels,
    quantities,
)
from demarche.case.read import evidence_path
from demarche.case.rules.draft import Draft
from demarche.case.suggestion import did_you_mean
from demarche.errors import InputError

ACTORS = ("parties", "people")
TIMES = ("times", "courses")

_RECORD = {
    "event": "events",
    "pledge": "pledges",
    "forecast": "forecasts",
    "utterance": "utterances",
}

_FIELDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("people", "of", ("parties",)),
    ("people", "agent_of", ACTORS),
    ("negotiations", "parties", ACTORS),
    ("negotiations", "roles", ACTORS),
    ("issues", "negotiation", ("negotiations",)),
    ("issues", "decided_by", ACTORS),
    ("courses", "act", ("events",)),
    ("courses", "instead_of", ("courses",)),
    ("sources", "restates", ("sources",)),
    ("events", "by", ACTORS),
    ("events", "to", ACTORS),
    ("events", "negotiation", ("negotiations",)),
    ("events", "reverses", ("events",)),
    ("pledges", "by", ACTORS),
    ("pledges", "to", ACTORS),
    ("pledges", "negotiation", ("negotiations",)),
    ("hypotheses", "of", ("events",)),
    ("hypotheses", "presses", ACTORS),
    ("forecasts", "comes_with", ("events",)),
    ("forecasts", "fails_with", ("events",)),
    ("forecasts", "after", ("events",)),
    ("forecasts", "given", ("events",)),
    ("forecasts", "helped_by", ("events",)),
    ("utterances", "by", ACTORS),
    ("games", "negotiation", ("negotiations",)),
    ("games", "pressure", ("quantities",)),
    ("games", "linked", ("negotiations",)),
    ("games", "shock", ("quantities",)),
    ("games", "concessions", ("issues",)),
    ("games", "envoys", ("people",)),
    ("games", "mediator", ACTORS),
    ("utterances", "variant_of", ("utterances",)),
)
"""Section, field, and the sections that declare what the field names."""

_MENTIONED = (*ACTORS, "quantities", *TIMES, "issues", "hypotheses", "outcomes", *_RECORD.values())
"""Sections whose names stand in propositions."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name used at a path, and the sections in which it may be declared."""

    path: KeyPath
    name: str
    sections: tuple[str, ...]


def unknown_names(draft: Draft) -> Iterator[Problem]:
    """Report every name that no section declares."""
    declared = {
        sections: draft.names(*sections) for sections in {use.sections for use in uses(draft)}
    }
    for use in uses(draft):
        known = declared[use.sections]
        if use.name not in known and not any(map(draft.faulty, use.sections)):
            what = f"'{use.name}' is unknown among the {' and '.join(use.sections)}"
            hint = did_you_mean(use.name, known, f"declare it under '{use.sections[0]}:'")
            yield draft.problem(use.path, what, hint=hint)


def unused_names(draft: Draft) -> Iterator[Problem]:
    """Note what is declared and never used, unless it cannot be known for a faulty section."""
    if draft.faulty("statements"):
        return
    used = {(section, use.name) for use in uses(draft) for section in use.sections}
    for section in ("parties", "quantities", "times", "courses", "hypotheses", "outcomes"):
        for name in getattr(draft.case, section):
            if (section, name) not in used:
                yield draft.note((section, name), f"'{name}' is declared and never used")


def unwritable_names(draft: Draft) -> Iterator[Problem]:
    """Report names that propositions could not mention."""
    for section in _MENTIONED:
        for name in getattr(draft.case, section):
            if not readable_name(name):
                yield draft.problem(
                    (section, name),
                    f"'{name}' is a word of the expression language, or begins with no letter",
                    hint="choose another name",
                )


def ambiguous_names(draft: Draft) -> Iterator[Problem]:
    """Report names that two sections declare where either may be meant."""
    for family in ((*ACTORS, "sources"), TIMES):
        first: dict[str, str] = {"author": "holders, for a source's own voice"}
        for section in family:
            for name in getattr(draft.case, section):
                if first.setdefault(name, section) != section:
                    what = f"'{name}' is declared among the {first[name]} already"
                    yield draft.problem((section, name), what, hint="choose another name")


def uses(draft: Draft) -> Iterator[Use]:
    """Yield every use of a name in a case."""
    yield from _of_fields(draft.case)
    yield from _of_statements(draft)
    for path, proposition in draft.propositions():
        yield from _of_proposition(path, proposition)
    for name, assumption in draft.case.assumptions.items():
        if assumption.kind in ("closure", "frame") and assumption.of not in (None, "each"):
            yield Use(
                ("assumptions", name, "of"), str(assumption.of).split("(")[0], ("quantities",)
            )


def _of_fields(case: Case) -> Iterator[Use]:
    for section, key, sections in _FIELDS:
        for entry in getattr(case, section).values():
            for name in _names_in(getattr(entry, key)):
                yield Use((section, entry.id, key), name, sections)


def _names_in(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _of_statements(draft: Draft) -> Iterator[Use]:
    for name, statement in draft.case.statements.items():
        if statement.holder != "author":
            yield Use(("statements", name, "holder"), statement.holder, (*ACTORS, "sources"))
        for number, evidence in enumerate(statement.evidence):
            path = evidence_path(draft.document, name, number)
            yield Use((*path, "source"), evidence.source, ("sources",))


def _of_proposition(path: KeyPath, proposition: Proposition) -> Iterator[Use]:
    match proposition:
        case Status(kind, item, _, _, when):
            yield Use(path, item[-1], (_RECORD[kind],))
            yield from (Use(path, name, ACTORS) for name in item[:-1])
            yield from _of_time(path, when, ("times",))
        case Explains(hypothesis, event):
            yield Use(path, hypothesis, ("hypotheses",))
            yield Use(path, event, ("events",))
        case Blames(speaker, blamed, outcome):
            yield Use(path, speaker, (*ACTORS, "sources"))
            yield Use(path, blamed, ACTORS)
            yield Use(path, outcome, ("outcomes",))
        case Prefers(party, better, worse):
            yield Use(path, party, ACTORS)
            yield from (Use(path, issue, ("issues",)) for issue, _ in (*better, *worse))
        case _:
            yield from _of_quantities(path, proposition)


def _of_quantities(path: KeyPath, proposition: Proposition) -> Iterator[Use]:
    variables = _variables(proposition)
    for quantity in dict.fromkeys(quantities(proposition)):
        yield Use(path, quantity.name, ("quantities",))
        yield from (Use(path, name, ACTORS) for name in quantity.of if name not in variables)
    for level in dict.fromkeys(levels(proposition)):
        yield from _of_time(path, level.at, TIMES)


def _variables(proposition: Proposition) -> frozenset[str]:
    """Return the names that stand for any party: those of a rule's head."""
    if not isinstance(proposition, RuleOf):
        return frozenset()
    return frozenset((proposition.verdict.actor, proposition.verdict.target))


def _of_time(path: KeyPath, at: str, sections: tuple[str, ...]) -> Iterator[Use]:
    """Yield the use of a named time or course; a calendar period names nothing."""
    if at and not is_period(at):
        yield Use(path, at, sections)


def is_period(at: str) -> bool:
    """Say whether a time is written as a calendar period."""
    try:
        period(at)
    except InputError:
        return False
    return True
