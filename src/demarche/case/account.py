"""When a statement was known, and of whom it is."""

from __future__ import annotations

import datetime as dt

from demarche.case.nouns import Case, Statement
from demarche.case.period import Period


def known(statement: Statement, case: Case) -> dt.date:
    """Return the day by which a statement was surely known.

    That is the last day of its ``known:`` period, or else of the earliest publication among the
    sources of its evidence; of a period that is open at its end, the first day.

    Raises
    ------
    KeyError
        If a source of its evidence is not declared; :mod:`demarche.case.check` reports those.
    """
    if statement.known is not None:
        return _surely(statement.known)
    return min(_surely(case.sources[found.source].published) for found in statement.evidence)


def _surely(period: Period) -> dt.date:
    return period.start if period.end == dt.date.max else period.end
