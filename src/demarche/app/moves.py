"""Moves in words: what an arrow of theirs joins, and who closes a loop."""

from __future__ import annotations

from demarche.app.words import Words, counted, listed
from demarche.case.proposition import Quantity
from demarche.questions.moves.loop import Feedback


def named(quantity: Quantity, words: Words) -> str:
    """Return a quantity in words; a move, which is none of the case, by its name."""
    known = quantity.name in words.case.quantities or " " in quantity.name
    return words.quantity(quantity) if known else f"'{quantity.name}'"


def closed_by(loop: Feedback, words: Words) -> str:
    """Return whose sentences and how many assumptions a loop takes."""
    whose = listed([words.name(author) for author in loop.authors])
    if len(loop.authors) == 1 and not loop.around.assumptions:
        return f"{whose} closes it"
    taken = [f"sentences of {whose}" if whose else "no sentence"]
    if loop.around.assumptions:
        taken.append(counted(len(loop.around.assumptions), "assumption"))
    return f"no author closes it: it takes {', and '.join(taken)}"
