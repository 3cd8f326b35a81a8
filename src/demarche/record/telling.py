"""One telling of a state of the record: who says it, how surely, of when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.case.account import origins, speakers
from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.case.period import Period
from demarche.case.proposition import Status


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement about an item of the record.

    Attributes
    ----------
    statement : str
    speakers : tuple of str
        Whose it is: a person, a party, or the sources in whose own voice it stands.
    sources : tuple of str
        The sources that carry it, each origin once.
    hedge : Hedge
    item : str
        The event, pledge, forecast or utterance.
    word : str
        The state that it is said to be in.
    relation : str
        ``on``, ``since``, ``by``, ``during``, or empty.
    when : Period or None
        The period as stated; ``None`` where nothing is said, or for a named time without days.
    """

    statement: str
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    hedge: Hedge
    item: str
    word: str
    relation: str
    when: Period | None

    @property
    def onset(self) -> Period:
        """The days on which the state may have begun, as far as the telling says."""
        if self.when is None:
            return ALWAYS
        return Period(dt.date.min, self.when.end) if self.relation == "by" else self.when

    @property
    def extent(self) -> Period:
        """The days that the telling speaks of; ``since`` goes on, ``by`` leaves its start open."""
        if self.when is not None and self.relation == "since":
            return Period(self.when.start, dt.date.max)
        return self.onset


ALWAYS = Period(dt.date.min, dt.date.max)
"""All days: what is said where nothing is said of when."""


def tellings(case: Case, statements: Iterable[Statement], kind: str) -> Iterator[Telling]:
    """Yield what statements tell of one kind of item: events, pledges, forecasts, utterances."""
    for statement in statements:
        said = statement.says
        if isinstance(said, Status) and said.kind == kind:
            yield Telling(
                statement=statement.id,
                speakers=speakers(statement, case),
                sources=origins(statement, case),
                hedge=statement.hedge,
                item=said.item[-1],
                word=said.word,
                relation=said.relation,
                when=case.when(said.when),
            )


def common(tellings: Iterable[Telling]) -> Period | None:
    """Return the days that all the tellings speak of, or nothing where no day is left."""
    start, end = dt.date.min, dt.date.max
    for telling in tellings:
        start, end = max(start, telling.extent.start), min(end, telling.extent.end)
    return Period(start, end) if start <= end else None
