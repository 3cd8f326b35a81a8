"""What a case settles, a line each: where accounts part, and what takes least."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.app.brief.record import Surprise
from demarche.app.words import Words, capital, counted
from demarche.errors import LimitReached
from demarche.questions.subject import Subject
from demarche.worlds.answer import Answer, judge
from demarche.worlds.compare import Contrast, contrasts, forced
from demarche.worlds.goal import Goal
from demarche.worlds.theory import Theory

MAX_SURPRISES = 7
"""Most lines that a brief opens with, most surprising first."""

MAX_CONTRASTS = 4
"""Most of them that set two answers against each other."""


def surprises(subject: Subject, goals: Mapping[str, Goal], words: Words) -> tuple[Surprise, ...]:
    """Return the contrasts between answers, most surprising first, then the cheapest answers.

    No question has more than one line.

    Parameters
    ----------
    subject : Subject
    goals : mapping of str to Goal
        The goals that were asked, by id.
    words : Words
    """
    theories = {name: subject.theory(goal) for name, goal in goals.items()}
    try:
        found = contrasts(theories, {**subject.accounts, **subject.pools})
    except LimitReached:
        found = ()
    parted: dict[str, Surprise] = {}
    for c in found:
        text = _text(c, subject, words)
        parted.setdefault(c.goal, Surprise(c.kind, c.goal, _speaker(c), text, c.turns_on))
    first = list(parted.values())[:MAX_CONTRASTS]
    rest = [s for s in _cheapest(subject, theories, words) if s.asking not in parted]
    return tuple([*first, *rest][:MAX_SURPRISES])


def _speaker(contrast: Contrast) -> str:
    """Return whose card a contrast leads to: the member's where a pool loses its answer."""
    return contrast.accounts[1 if contrast.kind == "pool loses" else 0]


def _cheapest(subject: Subject, theories: Mapping[str, Theory], words: Words) -> Iterator[Surprise]:
    """Yield for each goal the answer of a single account that takes least, cheapest goals first."""
    found = []
    for goal, theory in theories.items():
        answers = [
            judge(theory, a, withdrawn=subject.view.withdrawn) for a in subject.accounts.values()
        ]
        priced = [a for a in answers if forced(a) and not a.assumed]
        if priced:
            found.append((goal, min(priced, key=_cost)))
    for goal, answer in sorted(found, key=lambda pair: _cost(pair[1])):
        text = f"{words.short(answer.account)}: {_side(answer)}, by " + (
            f"{counted(len(answer.deciding[0].statements), 'sentence')}."
        )
        yield Surprise("cheapest", goal, answer.account, text, ())


def _cost(answer: Answer) -> tuple[int, int]:
    """Return how many assumptions, then sentences, an answer takes."""
    return answer.price or 0, len(answer.deciding[0].statements)


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
