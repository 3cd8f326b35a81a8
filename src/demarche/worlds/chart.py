"""One account of very many orders, laid out once and asked often.

Where an account says only who is above whom, a goal that compares two levels is settled by a way up
from one to the other, and a shortest way is a minimal reason.  A :class:`Chart` finds it by search
in time proportional to what is reached, for accounts too large to hold every reason.  It climbs by
the most strongly hedged statements first, so that the reason has the level of the answer: the best,
over the ways, of the weakest step (possibilistic logic).  It sets assumptions aside, and says where
the account holds more than it reads.

:func:`settle` asks the chart where that is enough, and :func:`~demarche.worlds.answer.judge`, which
reads all, where it is not.
"""

from __future__ import annotations

from collections import deque

from demarche.case.hedge import LEVELS, Hedge
from demarche.case.nouns import Case, Coding
from demarche.case.proposition import Constraint, Level, Quantity, quantities
from demarche.worlds.account import Account, Said
from demarche.worlds.answer import Answer, Word, judge
from demarche.worlds.bounds import bounds
from demarche.worlds.goal import Goal
from demarche.worlds.graph import Graph
from demarche.worlds.order import Clause, Literal, NotOrdinal, Points
from demarche.worlds.price import sides
from demarche.worlds.reason import Reason
from demarche.worlds.theory import Theory

Way = tuple[Said, ...]
"""The statements along a way up."""


def settle(case: Case, coding: Coding, account: Account, goal: Goal, chart: Chart) -> Answer:
    """Answer a goal from an account, by its chart where that reads all that bears on the answer.

    Parameters
    ----------
    case : Case
    coding : {"strict", "generous"}
    account : Account
    goal : Goal
    chart : Chart
        The account's, laid out once for many goals.

    Returns
    -------
    Answer
        With one reason, or none, where the chart sufficed; else with all that
        :func:`~demarche.worlds.answer.judge` finds.
    """
    bounded = any(bounds(case, map(Level, map(Quantity, case.quantities))))
    if not chart.passed_over and not bounded:
        answer = chart.ask(goal)
        if answer.word in ("entailed", "excluded") or not (
            case.assumptions or answer.word == "undecided"
        ):
            return answer
    return judge(Theory(case, coding, goal), account)


class Chart:
    """The steps of an account.

    Parameters
    ----------
    account : Account

    Attributes
    ----------
    passed_over : int
        How many statements are no plain orders and were not read.
    consistent : bool
        Whether the steps can all hold.
    """

    def __init__(self, account: Account) -> None:
        """Lay out every statement that puts one level above another, or at it."""
        self.account = account
        self.passed_over = 0
        self._points = Points()
        self._leaving: dict[int, list[tuple[int, bool, Said | None]]] = {}
        self._spoken = {q for said in account.constraining for q in quantities(said.proposition)}
        for said in account.constraining:
            clauses = self._steps(said)
            if clauses is None:
                self.passed_over += 1
            for clause in clauses or ():
                self._lay(clause[0], said)
        self._lay_numbers()
        laid = [((u, *step[:2]), 0) for u, steps in self._leaving.items() for step in steps]
        self.consistent = Graph([((literal,), tag) for literal, tag in laid]).failing() is None

    def ask(self, goal: Goal) -> Answer:
        """Answer a goal by the steps alone, with one shortest reason.

        Parameters
        ----------
        goal : Goal
            A comparison of two levels, or of a level and a number, without premises.

        Returns
        -------
        Answer
            *undecided*, with what is in the way in `caveats`, where the steps do not suffice.
        """
        caveat = self._in_the_way(goal)
        if caveat:
            return Answer(self.account.name, "undecided", "undecided", caveats=(caveat,))
        silent = self._spoken.isdisjoint(goal.pivotal)
        for forces, _ in sides(goal):
            way = self._surest(goal.proposition, denied=forces == "excluded")
            if way or (way is not None and not silent):
                return self._answer(forces, (Reason(forces, way),))
        if self.passed_over:
            left = f"{self.passed_over} statements are no plain orders and were not read"
            return Answer(self.account.name, "undecided", "undecided", caveats=(left,))
        return self._answer("silent" if silent else "undetermined")

    def _answer(self, word: Word, reasons: tuple[Reason, ...] = ()) -> Answer:
        return Answer(self.account.name, word, word, reasons)

    def _in_the_way(self, goal: Goal) -> str:
        """Return why the chart cannot answer a goal, or nothing."""
        if not self.consistent:
            return "the account contradicts itself"
        if goal.given:
            return "the goal has premises"
        try:
            self._points.unfold(goal.proposition)
            self._lay_numbers()
        except NotOrdinal:
            return "the goal does arithmetic"
        return ""

    def _steps(self, said: Said) -> list[Clause] | None:
        """Return the steps that a statement amounts to, or nothing where it leaves a choice."""
        if not isinstance(said.proposition, Constraint):
            return []
        try:
            clauses = self._points.unfold(said.proposition)
        except (NotOrdinal, TypeError):
            return None
        return clauses if all(len(clause) == 1 for clause in clauses) else None

    def _lay_numbers(self) -> None:
        """Lay out the order of the numbers met since the last time."""
        for clause in self._points.clauses:
            self._lay(clause[0], None)
        self._points.clauses.clear()

    def _lay(self, literal: Literal, said: Said | None) -> None:
        lower, upper, strict = literal
        self._leaving.setdefault(lower, []).append((upper, strict, said))

    def _surest(self, proposition: Constraint, *, denied: bool) -> Way | None:
        """Return statements that force a proposition or its denial, by the strongest that do."""
        if self._forcing(proposition, self.account.hedge, denied=denied) is None:
            return None
        levels = (hedge for hedge in reversed(LEVELS) if hedge >= self.account.hedge)
        ways = (self._forcing(proposition, hedge, denied=denied) for hedge in levels)
        return next(way for way in ways if way is not None)

    def _forcing(self, proposition: Constraint, floor: Hedge, *, denied: bool) -> Way | None:
        """Return statements from a hedge level up that force it, every clause by one way."""
        found: dict[str, Said] = {}
        for clause in self._points.unfold(proposition, denied=denied):
            ways = (self._way(literal, floor) for literal in clause)
            way = next((way for way in ways if way is not None), None)
            if way is None:
                return None
            found |= {said.id: said for said in way}
        return tuple(found.values())

    def _way(self, literal: Literal, floor: Hedge) -> Way | None:
        """Return a shortest way up, by statements from a hedge level up, that shows a literal."""
        lower, upper, strict = literal
        start, end = (lower, not strict), (upper, True)
        came: dict[tuple[int, bool], tuple[tuple[int, bool], Said | None]] = {}
        seen = {start}
        frontier = deque([start])
        while frontier and end not in seen:
            here = frontier.popleft()
            for point, firm, said in self._leaving.get(here[0], ()):
                there = point, firm or here[1]
                if there not in seen and (said is None or said.hedge >= floor):
                    seen.add(there)
                    came[there] = here, said
                    frontier.append(there)
        if end not in seen:
            return None
        way = []
        while end != start:
            end, said = came[end]
            way.append(said)
        return tuple(said for said in reversed(way) if said is not None)
