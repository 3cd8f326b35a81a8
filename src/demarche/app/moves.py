"""Moves in words: what an arrow of theirs joins, and who closes a loop."""

from __future__ import annotations

from demarche.app.words import Words, listed
from demarche.case.proposition import Quantity
from demarche.questions.moves.loop import Feedback


def named(quantity: Quantity, words: Words) -> str:
    """Return a quantity in words; a move, which is none of the case, by its name."""
    known = quantity.name in words.case.quantities or " " in quantity.name
    return words.quantity(quantity) if known else f"'{quantity.name}'"


def closed_by(loop: Feedback, words: Words) -> str:
    """Return whose sentences and which assumptions a loop takes."""
    whose = listed([words.name(author) for author in loop.authors])
    if len(loop.authors) == 1 and not loop.around.assumptions:
        return f"{whose} closes it"
    priced = f", and assumptions ({', '.join(loop.around.assumptions)})"
    closers = f"sentences of {whose}" if whose else "no sentence"
    return f"no author closes it: it takes {closers}{priced if loop.around.assumptions else ''}"
