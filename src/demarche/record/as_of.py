"""What was known by a day."""

from __future__ import annotations

import datetime as dt

from demarche.case.account import known
from demarche.case.nouns import Case, Coding, Evidence, Statement


def as_of(
    case: Case, day: dt.date | None = None, *, coding: Coding | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a case that count, in the order of its file.

    Those count that are enabled, were known by the day, and have evidence in a source that is
    enabled, all in the coding.

    Parameters
    ----------
    case : Case
    day : datetime.date, optional
        Nothing that was known only later is seen; by default all is.
    coding : {'strict', 'generous'}, optional
        Only what stands in this coding; by default both.
    """
    return tuple(
        statement
        for statement in case.statements.values()
        if statement.enabled
        and (coding is None or statement.coding in (coding, "both"))
        and (day is None or known(statement, case) <= day)
        and any(_counts(found, case, coding) for found in statement.evidence)
    )


def _counts(evidence: Evidence, case: Case, coding: Coding | None) -> bool:
    stands = coding is None or evidence.coding in (coding, "both")
    return stands and case.sources[evidence.source].enabled
