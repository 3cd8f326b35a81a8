"""Who has leverage over time: what each account tells of it, and what its answers come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from demarche.app.brief.record import Tendency
from demarche.app.words import Words, bounded, spelled
from demarche.case.period import Period
from demarche.case.proposition import Comparator, Comparison, Level, Number, Quantity
from demarche.questions.question import Response, cited
from demarche.questions.subject import Subject
from demarche.questions.y03_leverage import MEASURES
from demarche.worlds.account import Said
from demarche.worlds.goal import Goal

_LATER: dict[Comparator, str] = {
    "<": "fell",
    ">": "rose",
    "=": "held",
    "<=": "did not rise",
    ">=": "did not fall",
    "!=": "changed",
}
"""How a quantity moved, by how its later level stands to the earlier one."""

_DENIED = {
    "fell": "did not fall",
    "rose": "did not rise",
    "held": "changed",
    "did not rise": "rose",
    "did not fall": "fell",
    "changed": "held",
}
"""How it moved where an answer is no."""

_TURNED: dict[Comparator, Comparator] = {
    "<": ">",
    ">": "<",
    "=": "=",
    "<=": ">=",
    ">=": "<=",
    "!=": "!=",
}

Move = tuple[Quantity, str, Period]
"""A quantity, how it moved, and from when to when."""


def tendencies(
    subject: Subject, responses: Mapping[str, Response], words: Words
) -> tuple[Tendency, ...]:
    """Return levels and changes of leverage, by quantity: what is told, then what is answered.

    Parameters
    ----------
    subject : Subject
    responses : mapping of str to Response
        What came of goals on changes of leverage, by id.
    words : Words
    """
    found = [*_told(subject, words)]
    for name, response in responses.items():
        found += _answered(name, response, words)
    return tuple(sorted(found, key=lambda t: (t.quantity, t.kind == "answer", t.start)))


def _told(subject: Subject, words: Words) -> Iterator[Tendency]:
    """Yield the levels, and the changes between two dated times, that accounts tell."""
    names = {name for measure in MEASURES for name in subject.measuring(measure)}
    for account in subject.accounts.values():
        for said in account.said:
            if not isinstance(said.proposition, Comparison) or not said.hedge:
                continue
            level, move = _level(said.proposition, words), _move(said.proposition, words)
            for kind, told in (("level", level), ("change", move)):
                if told is not None and told[0].name in names:
                    yield _tendency(account.name, kind, told, said, words)  # type: ignore[arg-type]


def _level(told: Comparison, words: Words) -> Move | None:
    """Return where a quantity is said to stand at a dated time."""
    match told:
        case Comparison(Level(quantity, at), sign, Number(value)):
            when = words.period_of(at)
            return None if when is None else (quantity, words.bound(quantity, sign, value), when)
    return None


def _move(told: Comparison, words: Words) -> Move | None:
    """Return how a quantity is said to have moved between two dated times."""
    match told:
        case Comparison(Level(a, s), sign, Level(b, t)) if a == b:
            one, other = words.period_of(s), words.period_of(t)
            if one is None or other is None or one == other:
                return None
            if one.start < other.start:
                return a, _LATER[_TURNED[sign]], Period(one.start, other.end)
            return a, _LATER[sign], Period(other.start, one.end)
    return None


def _tendency(
    account: str, kind: Literal["level", "change"], told: Move, said: Said, words: Words
) -> Tendency:
    quantity, way, when = told
    return Tendency(
        account,
        words.quantity(quantity),
        kind,
        way,
        *bounded(when),
        spelled(when),
        str(said.hedge),
        None,
        "",
        cited(said),
    )


def _answered(name: str, response: Response, words: Words) -> Iterator[Tendency]:
    """Yield a change for each account that a goal on one is entailed or excluded by."""
    move = _asked(response.asked.goal, words)
    if move is None:
        return
    quantity, way, when = move
    for answer in (*response.answers, *response.pooled):
        if answer.given in ("entailed", "excluded"):
            yield Tendency(
                answer.account,
                words.quantity(quantity),
                "answer",
                way if answer.given == "entailed" else _DENIED[way],
                *bounded(when),
                spelled(when),
                str(answer.level) if answer.level is not None else "",
                answer.price,
                name,
                (),
            )


def _asked(goal: Goal, words: Words) -> Move | None:
    told = goal.proposition
    return _move(told, words) if isinstance(told, Comparison) else None
