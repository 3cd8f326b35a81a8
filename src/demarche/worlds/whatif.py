"""What if: a statement added, withdrawn, denied or hedged otherwise; a source or a day switched.

A change is a function from a case or a view to another; neither is modified.  :func:`again`
asks the goals again and keeps every theory that the change does not touch, with all it has learned,
so that only what depends on the change is worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.case.proposition import Constraint, Not
from demarche.errors import InputError
from demarche.worlds.account import Account, View, accounts, pools
from demarche.worlds.answer import Answer, judge
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that a change of the case or the view alters.

    Attributes
    ----------
    goal, account : str
    before, after : Answer or None
        Nothing where the account says nothing at all before, or after.
    """

    goal: str
    account: str
    before: Answer | None
    after: Answer | None

    @property
    def turned(self) -> bool:
        """Whether the verdict differs, and not its reasons alone."""
        words = [(a.word, a.given) if a else None for a in (self.before, self.after)]
        return words[0] != words[1]


def added(case: Case, statement: Statement) -> Case:
    """Return the case with one more statement.

    Raises
    ------
    InputError
        If the case has a statement of that name, or lacks a source of its evidence.
    """
    if statement.id in case.statements:
        raise InputError(f"the case already has a statement '{statement.id}'")
    for evidence in statement.evidence:
        if evidence.source not in case.sources:
            raise InputError(
                f"the case has no source '{evidence.source}', which '{statement.id}' cites"
            )
    return _with(case, statement)


def denied(case: Case, name: str) -> Case:
    """Return the case in which a statement says the opposite.

    Raises
    ------
    InputError
        If there is no such statement, or it constrains no world.
    """
    statement = _statement(case, name)
    says = statement.proposition
    if not isinstance(says, Constraint):
        raise InputError(f"'{name}' adds to the record and has no opposite: {says}")
    opposite = says.part if isinstance(says, Not) else Not(says)
    return _with(case, statement.model_copy(update={"says": opposite}))


def hedged(case: Case, name: str, hedge: Hedge) -> Case:
    """Return the case in which a statement is hedged otherwise.

    Raises
    ------
    InputError
        If there is no such statement.
    """
    return _with(case, _statement(case, name).model_copy(update={"hedge": hedge}))


def held_by(case: Case, name: str, holder: str) -> Case:
    """Return the case in which a statement is somebody else's.

    Raises
    ------
    InputError
        If there is no such statement, or the case knows no such holder.
    """
    if holder not in {"author", *case.people, *case.parties, *case.sources}:
        raise InputError(f"'{holder}' is neither 'author' nor a person, party or source here")
    return _with(case, _statement(case, name).model_copy(update={"holder": holder}))


def switched(view: View, name: str) -> View:
    """Return the view with a source, holder, statement or assumption left out, or back in."""
    return replace(view, withdrawn=view.withdrawn ^ {name})


@dataclass(frozen=True)
class Asked:
    """Goals put to every account and standing pool of a case in a view.

    Attributes
    ----------
    case : Case
    view : View
    theories : dict of str to Theory
    accounts : dict of str to Account
    """

    case: Case
    view: View
    theories: Mapping[str, Theory]
    accounts: Mapping[str, Account]

    @property
    def answers(self) -> dict[tuple[str, str], Answer]:
        """Every answer, by goal and account."""
        return {
            (goal, name): judge(theory, account, withdrawn=self.view.withdrawn)
            for goal, theory in self.theories.items()
            for name, account in self.accounts.items()
        }


def ask(case: Case, view: View, goals: Mapping[str, Goal]) -> Asked:
    """Put goals to a case in a view."""
    theories = {name: Theory(case, view.coding, goal) for name, goal in goals.items()}
    return Asked(case, view, theories, _accounts(case, view))


def again(asked: Asked, *, case: Case | None = None, view: View | None = None) -> Asked:
    """Put the same goals to a changed case or view.

    Parameters
    ----------
    asked : Asked
    case : Case, optional
    view : View, optional

    Returns
    -------
    Asked
        It shares every theory on which the change has no bearing.
    """
    case, view = case or asked.case, view or asked.view
    same = view.coding == asked.view.coding
    theories = {
        name: theory
        if same and not _touched(theory, case)
        else Theory(case, view.coding, theory.goal)
        for name, theory in asked.theories.items()
    }
    return Asked(case, view, theories, _accounts(case, view))


def changes(before: Asked, after: Asked) -> tuple[Change, ...]:
    """Return the answers that differ, in order of the goals and accounts."""
    old, new = before.answers, after.answers
    return tuple(
        Change(goal, account, old.get((goal, account)), new.get((goal, account)))
        for goal, account in dict.fromkeys([*old, *new])
        if old.get((goal, account)) != new.get((goal, account))
    )


def _accounts(case: Case, view: View) -> dict[str, Account]:
    singles = accounts(case, view)
    return {**singles, **pools(case, singles)}


def _touched(theory: Theory, case: Case) -> bool:
    """Say whether a changed case changes what could bear on a theory's goal."""
    old = theory.case
    if old is case:
        return False
    if any(
        getattr(old, section) != getattr(case, section)
        for section in ("quantities", "times", "courses", "assumptions")
    ):
        return True
    pairs = (
        (old.statements.get(name), case.statements.get(name))
        for name in old.statements.keys() | case.statements.keys()
    )
    return any(
        statement is not None and theory.could_bear(statement)
        for pair in pairs
        if not _say_the_same(*pair)
        for statement in pair
    )


def _say_the_same(one: Statement | None, other: Statement | None) -> bool:
    """Say whether two statements agree in all but who holds them how firmly, and where."""
    if one is None or other is None:
        return one is other
    return one is other or (one.says, one.coding) == (other.says, other.coding)


def _statement(case: Case, name: str) -> Statement:
    if name not in case.statements:
        raise InputError(f"the case has no statement '{name}'")
    return case.statements[name]


def _with(case: Case, statement: Statement) -> Case:
    return case.model_copy(update={"statements": {**case.statements, statement.id: statement}})
