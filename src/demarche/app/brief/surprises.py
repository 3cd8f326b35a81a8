"""Where accounts part, and where one link turns an answer round, in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.app.brief.record import Surprise
from demarche.app.words import Words, capital, counted
from demarche.errors import LimitReached
from demarche.questions.subject import Subject
from demarche.worlds.answer import Answer
from demarche.worlds.compare import Contrast, contrasts, forced
from demarche.worlds.goal import Goal

MAX_SURPRISES = 6
"""Most contrasts that a brief holds, most surprising first."""


def surprises(
    subject: Subject, goals: Mapping[str, Goal], texts: Mapping[str, str], words: Words
) -> tuple[Surprise, ...]:
    """Return the contrasts between answers, most surprising first.

    Parameters
    ----------
    subject : Subject
    goals, texts : mapping of str to Goal, to str
        The goals that were asked, and their wording, by id.
    words : Words
    """
    theories = {name: subject.theory(goal) for name, goal in goals.items()}
    try:
        found = contrasts(theories, {**subject.accounts, **subject.pools})
    except LimitReached:
        return ()
    return tuple(
        Surprise(c.kind, c.goal, _text(c, subject, words), c.turns_on)
        for c in found[:MAX_SURPRISES]
    )


def _text(contrast: Contrast, subject: Subject, words: Words) -> str:
    first = words.short(contrast.accounts[0])
    one, other = contrast.answers
    match contrast.kind:
        case "opposed":
            second = words.short(contrast.accounts[1])
            return f"{first} says {_side(one)}; {second} says {_side(other)}."
        case "reversed":
            link = _said(contrast.turns_on[0], subject, words)
            return f"Without “{link}” the answer of {first} turns from {_side(one)} to " + (
                f"{_side(other)}."
            )
        case "pool gains":
            members = words.joined(contrast.accounts[1:]) or "its members"
            return (
                f"{first}: {_side(one)}, which nobody says alone; it takes sentences of {members}."
            )
        case "pool loses":
            member = words.short(contrast.accounts[1])
            return f"{member} alone: {_side(one)}. {capital(first)}: {_side(other)}."
        case "coding differs":
            return f"{first}: strictly {_side(one)}, generously {_side(other)}."


def _side(answer: Answer) -> str:
    side = forced(answer)
    if side is None:
        return "nothing firm"
    word = "yes" if side == "entailed" else "no"
    price = answer.price
    return f"{word} ({counted(price, 'assumption')})" if price else word


def _said(name: str, subject: Subject, words: Words) -> str:
    case = subject.case
    if name in case.statements:
        return case.statements[name].paraphrase.rstrip(".")
    says = case.assumptions[name].says
    return capital(words.clause(says)) if says is not None else name
