"""What a question is, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from demarche.errors import LimitReached
from demarche.questions.subject import Subject
from demarche.worlds.account import Said
from demarche.worlds.answer import Answer, judge
from demarche.worlds.goal import Goal


@dataclass(frozen=True, slots=True)
class Asked:
    """One goal that a question puts to every account.

    Attributes
    ----------
    text : str
        The question in words, with the names of this case.
    goal : Goal
    lens : str
        In words: the rule or model through which it is asked, and whose it is; empty for none.
    footnotes : tuple of str
        Statements that the asking itself rests on: the rule, the act.
    """

    text: str
    goal: Goal
    lens: str = ""
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a finding, with the statements and assumptions that it rests on."""

    cells: tuple[str, ...]
    footnotes: tuple[str, ...] = ()


def cited(*said: Said) -> tuple[str, ...]:
    """Return the statements behind what is said, copies included: the footnotes of a row."""
    return tuple(dict.fromkeys(name for one in said for name in (one.id, *one.also)))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in the record, as a table.

    Attributes
    ----------
    title : str
    columns : tuple of str
    rows : tuple of Row
    note : str
        What the table does not show or must not be taken for.
    box : str
        Whose ranges its numbers come from; empty where they come from the record.
    gist : str
        What it comes to, in a few words; empty where a count of its rows says as much.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    box: str = ""
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be put to any case.

    Attributes
    ----------
    id : str
        Y1 to Y15.
    title : str
    asks : callable
        Subject to the goals to put; none where the case lacks what it takes.
    finds : callable
        Subject to findings from the record.
    wants : str
        What to add to a case that leaves the question silent.
    """

    id: str
    title: str
    asks: Callable[[Subject], Iterable[Asked]]
    finds: Callable[[Subject], Iterable[Finding]]
    wants: str


@dataclass(frozen=True, slots=True)
class Response:
    """What came of one goal: an answer by account and pooled."""

    asked: Asked
    answers: tuple[Answer, ...]
    pooled: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a question returns for a case in a view."""

    question: Question
    responses: tuple[Response, ...]
    findings: tuple[Finding, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing in the case bears on the question."""
        spoken = any(
            answer.word != "silent" or answer.given != "silent"
            for response in self.responses
            for answer in (*response.answers, *response.pooled)
        )
        return not spoken and not any(finding.rows for finding in self.findings)

    @property
    def assumed_share(self) -> float:
        """The share of forced answers that take an assumption; 0 where none is forced."""
        forced = [
            answer
            for response in self.responses
            for answer in response.answers
            if answer.given in ("entailed", "excluded")
        ]
        bought = sum(answer.price != 0 for answer in forced)
        return bought / len(forced) if forced else 0.0


def put(question: Question, subject: Subject) -> Result:
    """Put a question to a case in a view.

    Parameters
    ----------
    question : Question
    subject : Subject

    Returns
    -------
    Result
    """
    withdrawn = subject.view.withdrawn
    responses = []
    for asked in question.asks(subject):
        theory = subject.theory(asked.goal)
        singles, pooled = (
            tuple(judge(theory, account, withdrawn=withdrawn) for account in group.values())
            for group in (subject.accounts, subject.pools)
        )
        responses.append(Response(asked, singles, pooled))
    return Result(question, tuple(responses), found(question, subject))


def found(question: Question, subject: Subject) -> tuple[Finding, ...]:
    """Return the findings of a question; where a limit was reached, one that says which."""
    try:
        return tuple(question.finds(subject))
    except LimitReached as limit:
        return (Finding(question.title, (), (), f"Undecided: {limit.what}"),)


def nothing(_: Subject) -> tuple[()]:
    """Ask, or find, nothing."""
    return ()
