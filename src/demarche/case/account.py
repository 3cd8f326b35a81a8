"""When a statement was known, and who says it in the end."""

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


def origin(case: Case, source: str) -> str:
    """Return the source that a source restates in the end; itself if none.

    Sources of one origin are one: a reprint, a copy or a paraphrase corroborates nothing.
    """
    seen = {source}
    while (found := case.sources.get(source)) is not None and found.restates is not None:
        if found.restates in seen:
            break
        source = found.restates
        seen.add(source)
    return source


def origins(statement: Statement, case: Case) -> tuple[str, ...]:
    """Return the sources that say a statement, each once, reprints as what they reprint."""
    return tuple(dict.fromkeys(origin(case, found.source) for found in statement.evidence))


def speakers(statement: Statement, case: Case) -> tuple[str, ...]:
    """Return whose statement it is: its holder's, or the sources' in whose own voice it stands."""
    return origins(statement, case) if statement.holder == "author" else (statement.holder,)


def _surely(period: Period) -> dt.date:
    return period.start if period.end == dt.date.max else period.end
