"""A case in a view, with all that questions look up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from demarche.case.nouns import Case, Event, Statement
from demarche.case.period import Period
from demarche.case.proposition import (
    Constraint,
    Quantity,
    levels,
    quantities,
)
from demarche.record.ledger import Entry, ledger
from demarche.record.timeline import Occurrence, timeline
from demarche.worlds.account import Account, Said, View, accounts, pools
from demarche.worlds.bounds import bounds
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory

WALK_OUT = "walk_out"
"""The kind of event by which a party leaves the table."""


@dataclass(frozen=True, slots=True)
class Act:
    """An event that happened, with its date.

    Attributes
    ----------
    event : Event
    when : Period
    at : str
        The time at which statements speak of quantities then: the narrowest that they use.
    told_by : tuple of str
        The statements that say that it happened.
    """

    event: Event
    when: Period
    at: str
    told_by: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """A case in a view.

    Parameters
    ----------
    case : Case
    view : View
    """

    case: Case
    view: View
    _theories: dict[Goal, Theory] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that the view sees, of every hedge."""
        seen = {i for a in self.accounts.values() for s in a.said for i in (s.id, *s.also)}
        return tuple(s for s in self.case.statements.values() if s.id in seen)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What is said in the view, in order of the case.

        Each statement stands once, however many hold it, and with it all that repeat it.
        """
        found: dict[str, Said] = {}
        for said in (s for account in self.accounts.values() for s in account.said):
            first = found.setdefault(said.id, said)
            also = tuple(dict.fromkeys((*first.also, *said.also)))
            found[said.id] = replace(first, hedge=max(first.hedge, said.hedge), also=also)
        return tuple(found[name] for name in self.case.statements if name in found)

    @cached_property
    def holders(self) -> dict[str, tuple[str, ...]]:
        """Whose each thing said is, by its statement: several sources may say one in their own."""
        found: dict[str, dict[str, None]] = {}
        for said in (s for account in self.accounts.values() for s in account.said):
            found.setdefault(said.id, {})[said.holder] = None
        return {name: tuple(holders) for name, holders in found.items()}

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Every single account that says anything."""
        return accounts(self.case, self.view)

    @cached_property
    def pools(self) -> dict[str, Account]:
        """The standing pools of accounts."""
        return pools(self.case, self.accounts)

    @cached_property
    def timeline(self) -> tuple[Occurrence, ...]:
        """Events with what is said of them, in order of time."""
        return timeline(self.case, self.statements)

    @cached_property
    def ledger(self) -> tuple[Entry, ...]:
        """Pledges with their histories."""
        return ledger(self.case, self.statements)

    def theory(self, goal: Goal) -> Theory:
        """Return what could bear on a goal, made once."""
        if goal not in self._theories:
            self._theories[goal] = Theory(self.case, self.view.coding, goal)
        return self._theories[goal]

    # -- finding things by what they are -----------------------------------------------------

    def acts(self, kind: str = "") -> list[Act]:
        """Return what happened and is dated, earliest first; of one kind where given."""
        found = [
            Act(
                self.case.events[o.event],
                o.when,
                self.time_of(o.when),
                tuple(telling.statement for telling in o.tellings),
            )
            for o in self.timeline
            if o.word == "realised" and o.when is not None
        ]
        return [act for act in found if act.event.kind and kind in ("", act.event.kind)]

    def repeated(self, kind: str) -> Iterator[tuple[Act, Act]]:
        """Yield consecutive acts of a kind by the same party towards the same, at two times."""
        by_pair: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Act]] = {}
        for act in self.acts(kind):
            if act.event.by and act.event.to:
                by_pair.setdefault((act.event.by, act.event.to), []).append(act)
        for acts in by_pair.values():
            yield from ((a, b) for a, b in pairwise(acts) if a.at != b.at)

    def in_role(self, role: str) -> list[str]:
        """Return the parties with a role in any negotiation."""
        roles = (negotiation.roles for negotiation in self.case.negotiations.values())
        return list(dict.fromkeys(p for of in roles for p, played in of.items() if played == role))

    def measuring(self, measure: str) -> list[str]:
        """Return the names of quantities that measure something."""
        return [name for name, kind in self.case.quantities.items() if kind.measures == measure]

    def spoken_of(self, measure: str) -> list[Quantity]:
        """Return the quantities of a measure that any statement of the case mentions."""
        names = set(self.measuring(measure))
        return sorted({q for q in self.mentioned if q.name in names})

    @cached_property
    def mentioned(self) -> frozenset[Quantity]:
        """Every quantity that a statement or bridge of the case mentions, in whatever view."""
        said = [s.says for s in self.case.statements.values()]
        said += [a.says for a in self.case.assumptions.values() if a.says is not None]
        return frozenset(q for proposition in said for q in quantities(proposition))

    @cached_property
    def times(self) -> tuple[tuple[Period, str], ...]:
        """The periods at which statements speak of quantities, shortest first."""
        found = {}
        for statement in self.case.statements.values():
            for level in levels(statement.says):
                when = self.when(level.at)
                if when is not None:
                    found[level.at] = when
        return tuple(sorted(((when, at) for at, when in found.items()), key=lambda t: t[0].days))

    def when(self, at: str) -> Period | None:
        """Return the period of a written or named time."""
        return self.case.when(at)

    def time_of(self, when: Period) -> str:
        """Return the narrowest time in use that holds a period, else the period itself."""
        return next((at for span, at in self.times if when in span), str(when))

    def bounds(self, said: Iterable[Said]) -> Iterator[Constraint]:
        """Return the natural bounds of every level that something said mentions."""
        return bounds(self.case, (level for s in said for level in levels(s.proposition)))

    # -- words ------------------------------------------------------------------------------

    def name(self, identifier: str) -> str:
        """Return the name of a party, person or source, or a pool as it is called."""
        case = self.case
        if identifier in case.parties:
            return case.parties[identifier].in_a_sentence
        if identifier in case.people:
            return case.people[identifier].name
        if identifier in case.sources:
            source = case.sources[identifier]
            return source.publisher or source.title
        return {"sources": "all sources pooled", "everyone": "everybody pooled"}.get(
            identifier, identifier
        )

    def names(self, identifiers: tuple[str, ...]) -> str:
        """Return several names, joined; a quantity of nobody's is of the situation."""
        *others, last = map(self.name, identifiers or ("the situation",))
        return f"{', '.join(others)} and {last}" if others else last

    def by(self, said: Said) -> str:
        """Return who says something, and how strongly."""
        return f"{self.names(self.holders[said.id])} ({said.hedge})"

    def quoted(self, said: Said) -> str:
        """Return what somebody says in our words, with who says it and how strongly."""
        return f"{self.by(said)}: {self.case.statements[said.id].paraphrase}"
