"""Quantities are used as they are declared: of how many parties, and read when."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.case.document import KeyPath, Problem
from demarche.case.period import Period, period
from demarche.case.proposition import Level, Quantity, RuleOf, levels, quantities
from demarche.case.rules.draft import Draft
from demarche.case.rules.names import is_period
from demarche.case.suggestion import did_you_mean
from demarche.case.vocabulary import MEASURES


def numbers_of_parties(draft: Draft) -> Iterator[Problem]:
    """Report quantities with more or fewer parties than declared."""
    for path, proposition in draft.propositions():
        for quantity in dict.fromkeys(quantities(proposition)):
            kind = draft.case.quantities.get(quantity.name)
            if kind is None or draft.faulty("quantities", quantity.name, "of"):
                continue
            if len(quantity.of) != kind.of:
                yield draft.problem(
                    path,
                    f"'{quantity}' names {_counted(len(quantity.of))}, "
                    f"'{quantity.name}' is declared with 'of: {kind.of}'",
                    hint=f"name {_counted(kind.of)}, or change 'of:'",
                )


def times_of_levels(draft: Draft) -> Iterator[Problem]:
    """Report levels without the time or course they vary by, and constants with one.

    In a rule a level may go without: it is read at the time of the act.
    """
    for path, proposition in draft.propositions():
        for level in dict.fromkeys(levels(proposition)):
            fault = _fault(draft, level, inside_rule=isinstance(proposition, RuleOf))
            if fault:
                yield draft.problem(path, fault[0], hint=fault[1])


def _fault(draft: Draft, level: Level, *, inside_rule: bool) -> tuple[str, str] | None:
    kind = draft.case.quantities.get(level.quantity.name)
    if kind is None or draft.faulty("quantities", level.quantity.name, "varies"):
        return None
    if kind.varies == "not" and level.at:
        return (
            f"'{level}' has a time, but '{level.quantity.name}' does not vary",
            f"write '{level.quantity}', or say 'varies: by time'",
        )
    if kind.varies != "not" and not level.at and not inside_rule:
        example = "2018-05" if kind.varies == "by time" else "NAME-OF-A-COURSE"
        return (
            f"'{level}' varies {kind.varies} and says not which",
            f"write '{level} at {example}', or say 'varies: not'",
        )
    return None


def _counted(parties: int) -> str:
    return "no party" if parties == 0 else "one party" if parties == 1 else f"{parties} parties"


def bounds_in_order(draft: Draft) -> Iterator[Problem]:
    """Report a quantity whose lower bound lies above its upper bound."""
    for name, kind in draft.case.quantities.items():
        if kind.at_least is not None and kind.at_most is not None and kind.at_least > kind.at_most:
            what = f"'{name}' is at least {kind.at_least:g} and at most {kind.at_most:g}"
            yield draft.problem(("quantities", name, "at_least"), what, hint="swap the two")


def measures_known(draft: Draft) -> Iterator[Problem]:
    """Note a quantity that measures nothing that a question asks for."""
    for name, kind in draft.case.quantities.items():
        if kind.measures and kind.measures not in MEASURES:
            hint = did_you_mean(
                kind.measures, frozenset(MEASURES), "the reference of the case file has the list"
            )
            what = f"no question asks for the measure '{kind.measures}'"
            yield draft.note(("quantities", name, "measures"), what, hint=hint)


def overlapping_times(draft: Draft) -> Iterator[Problem]:
    """Note two times of one quantity that share a day: they are two levels, not one."""
    for quantity, times in _times(draft).items():
        seen: list[tuple[str, Period]] = []
        for at, (when, path) in times.items():
            for earlier, other in seen:
                if when.overlaps(other):
                    yield draft.note(
                        path,
                        f"'{quantity} at {at}' and '{quantity} at {earlier}' share days "
                        "and are different levels",
                        hint="write the same time, or compare the two in a bridge",
                    )
                    break
            seen.append((at, when))


def _times(draft: Draft) -> dict[Quantity, dict[str, tuple[Period, KeyPath]]]:
    """Return, by quantity, each time it is read at, with the first path that does so."""
    found: dict[Quantity, dict[str, tuple[Period, KeyPath]]] = {}
    for path, proposition in draft.propositions():
        for level in levels(proposition):
            when = _calendar(draft, level.at)
            if when is not None:
                found.setdefault(level.quantity, {}).setdefault(level.at, (when, path))
    return found


def _calendar(draft: Draft, at: str) -> Period | None:
    named = draft.case.times.get(at)
    if named is not None:
        return named.period
    return period(at) if at and is_period(at) else None
