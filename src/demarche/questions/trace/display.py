"""What is shown of a question or a move, reduced to its content: footnotes apart."""

from __future__ import annotations

from collections.abc import Hashable

from demarche.errors import InputError
from demarche.questions.catalogue import QUESTIONS
from demarche.questions.moves.consequence import what_if
from demarche.questions.moves.own import find
from demarche.questions.moves.seats import seats
from demarche.questions.question import put
from demarche.questions.subject import Subject

_QUESTIONS = {question.id: question for question in QUESTIONS}


def content(display: str, subject: Subject) -> Hashable:
    """Return what a display tells in a view.

    Parameters
    ----------
    display : str
        The id of a question, or ``what-if`` with a move and, optionally, who makes it.
    subject : Subject

    Raises
    ------
    InputError
        If there is no such display.
    """
    words = display.split()
    if words[0] == "what-if" and len(words) in (2, 3):
        return moved(subject, words[1], "".join(words[2:]))
    if display not in _QUESTIONS:
        known = f"{', '.join(_QUESTIONS)}, or 'what-if MOVE [PARTY]'"
        raise InputError(f"'{display}' is no display", hint=f"one of: {known}")
    return asked(subject, display)


def asked(subject: Subject, question: str) -> Hashable:
    """Return the answers and findings of a question."""
    result = put(_QUESTIONS[question], subject)
    return (
        tuple(
            (response.asked.text, response.asked.lens, a.account, a.word, a.given, a.price)
            for response in result.responses
            for a in (*response.answers, *response.pooled)
        ),
        tuple((f.title, f.note, tuple(row.cells for row in f.rows)) for f in result.findings),
    )


def moved(subject: Subject, move: str, mover: str) -> Hashable:
    """Return what comes of a move."""
    found = what_if(find(subject.case, move), seats(subject, mover=mover))
    return (
        tuple((e.account, e.target, e.stated, e.sign) for e in found.effects),
        tuple((r.account, r.what, r.standing, r.best) for r in found.replies),
        tuple((p.act.event.id, p.softened, len(p.before), len(p.after)) for p in found.precedents),
        tuple((loop.around.couplings, loop.authors) for loop in found.loops),
        tuple(r.cells for r in (*found.taken_back, *found.pledges, *found.preconditions)),
    )
