"""Moves that a case defines: its courses of action.

A course pushes what statements and bridges say is higher or lower under it than under the course
that it replaces: ``hostility(a, c) at cancel > hostility(a, c) at go``.
"""

from __future__ import annotations

from difflib import get_close_matches

from demarche.case.nouns import Case
from demarche.errors import InputError
from demarche.questions.moves.catalogue import MOVES
from demarche.questions.moves.move import Move
from demarche.questions.subject import WALK_OUT


def courses(case: Case) -> dict[str, Move]:
    """Return the courses of a case that replace another, as moves."""
    return {
        course.id: Move(
            course.id,
            course.meaning,
            walks_away=course.act is not None
            and course.act in case.events
            and case.events[course.act].kind == WALK_OUT,
        )
        for course in case.courses.values()
        if course.instead_of
    }


def find(case: Case, name: str) -> Move:
    """Return a move by its name; a course of the case goes before a move of the catalogue.

    Raises
    ------
    InputError
        If there is none.
    """
    known = {**MOVES, **courses(case)}
    if name not in known:
        close = get_close_matches(name, known, n=1)
        raise InputError(
            f"'{name}' is no move",
            hint=f"did you mean '{close[0]}'?" if close else f"one of: {', '.join(known)}",
        )
    return known[name]
