"""Answers in words: what kind of answer it is, how it reads, and the bottom line of many.

No account is called right, and nothing is summed into a winner: a bottom line says how many
accounts say what, and at which price in assumptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from demarche.app.words import Words, capital, counted, figure, listed
from demarche.worlds.answer import Answer, Word

Kind = Literal[
    "stated",
    "sentences",
    "priced",
    "assumed",
    "undetermined",
    "silent",
    "contradictory",
    "undecided",
]

KINDS: dict[Kind, str] = {
    "stated": "forced by one sentence alone",
    "sentences": "forced by several sentences together",
    "priced": "forced once assumptions are added",
    "assumed": "forced by assumptions alone",
    "undetermined": "left open by the sentences",
    "silent": "nothing that is said bears on it",
    "contradictory": "its sentences contradict each other on it",
    "undecided": "a limit was reached before an answer was found",
}
"""Every kind of answer, most firmly rooted in sentences first, with what it means."""

SHORT: dict[Word, str] = {
    "entailed": "Yes",
    "excluded": "No",
    "undetermined": "Open",
    "silent": "Silent",
    "contradictory": "Contradictory",
    "undecided": "Undecided",
}
"""Each verdict as the answer to a question that asks whether."""

NAMED = 3
"""Most accounts that a bottom line names; more are counted."""


def kind_of(answer: Answer) -> Kind:
    """Return what kind of answer it is."""
    if answer.given not in ("entailed", "excluded"):
        return answer.given  # type: ignore[return-value]
    if answer.assumed:
        return "assumed"
    if answer.price:
        return "priced"
    return "stated" if answer.stated else "sentences"


def phrase(answer: Answer, words: Words) -> str:
    """Return an answer in the words of a verdict, with its price or what it lacks."""
    match kind_of(answer):
        case "stated":
            return f"{answer.given} by one sentence"
        case "sentences":
            return f"{answer.given} by its sentences alone"
        case "priced":
            return f"{answer.given}, given {counted(answer.price or 0, 'assumption')}"
        case "assumed":
            return f"{answer.given} by assumptions alone"
        case "undetermined" if answer.missing:
            lacking = listed([words.readable(quantity) for quantity in answer.missing])
            return f"undetermined: nothing said of {lacking}"
        case "undecided":
            return f"undecided: {'; '.join(answer.caveats)}"
        case kind:
            return kind


def bottom_line(answers: Sequence[Answer], words: Words) -> str:
    """Return in a sentence or two what accounts say to a question, sentences before assumptions.

    Parameters
    ----------
    answers : sequence of Answer
        Of single accounts.
    """
    of: dict[Kind, list[Answer]] = {kind: [] for kind in KINDS}
    for answer in answers:
        of[kind_of(answer)].append(answer)
    if len(of["silent"]) == len(answers):
        return "Every account is silent on it."
    firm = of["stated"] + of["sentences"]
    lead = [f"by sentences alone it is {_by(firm, words)}"] if firm else [_UNSETTLED]
    if of["priced"]:
        lead.append(f"with assumptions it is {_by(of['priced'], words, priced=True)}")
    rest = [told.format(_who(of[kind], words)) for kind, told in _REST.items() if of[kind]]
    if of["silent"]:
        silent = counted(len(of["silent"]), "account is", "accounts are")
        rest.append(f"{silent} silent")
    sentences = ["; ".join(lead), *(["; ".join(rest)] if rest else [])]
    return " ".join(f"{capital(sentence)}." for sentence in sentences)


def gist(answers: Sequence[Answer], words: Words) -> str:
    """Return in a few words who says yes, who no, and for whom it stays open.

    Parameters
    ----------
    answers : sequence of Answer
        Of single accounts.
    """
    sides = []
    for word, short in SHORT.items():
        of = sorted((a for a in answers if a.given == word), key=lambda a: a.price or 0)
        if of and word != "silent":
            sides.append(f"{short}: {_each(of, words)}")
    return "; ".join(sides) or "every account is silent"


def _each(answers: list[Answer], words: Words) -> str:
    """Return accounts, each that takes assumptions with their number, or how many there are."""
    if len(answers) > NAMED:
        return counted(len(answers), "account")
    return listed([f"{words.short(a.account)}{f' +{a.price}' * bool(a.price)}" for a in answers])


_UNSETTLED = "no account settles it by its sentences alone"

_REST: dict[Kind, str] = {
    "assumed": "for {} it is answered by assumptions alone",
    "undetermined": "it stays open for {}",
    "contradictory": "the sentences of {} contradict each other on it",
    "undecided": "for {} it could not be decided",
}


def _by(answers: list[Answer], words: Words, *, priced: bool = False) -> str:
    """Return who entails and who excludes, cheapest first, with the price where there is one."""
    sides = []
    for word in ("entailed", "excluded"):
        of = sorted((a for a in answers if a.given == word), key=lambda a: a.price or 0)
        if of:
            sides.append(f"{word} by {_priced(of, words) if priced else _who(of, words)}")
    return listed(sides)


def _priced(answers: list[Answer], words: Words) -> str:
    """Return accounts with their prices, or how many there are with the range of prices."""
    if len(answers) > NAMED:
        least, most = (figure(answers[i].price or 0) for i in (0, -1))
        prices = least if least == most else f"{least} to {most}"
        return f"{counted(len(answers), 'account')} ({prices})"
    return listed([f"{words.short(a.account)} ({figure(a.price or 0)})" for a in answers])


def _who(answers: list[Answer], words: Words) -> str:
    if len(answers) > NAMED:
        return counted(len(answers), "account")
    return words.joined(answer.account for answer in answers)
