"""Y2: why did the same move work before and not now?

Structured, focused comparison of two episodes (George 1979): the same quantities at both times,
each difference with the sentence that tells it and the sign of its effect on what the move
achieves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.case.proposition import Comparison, Coupling, Level, Quantity
from demarche.questions.chain import chains, tellers
from demarche.questions.question import Asked, Finding, Question, Row, cited
from demarche.questions.subject import WALK_OUT, Subject
from demarche.questions.told import moved
from demarche.worlds.account import Said
from demarche.worlds.goal import Goal


def asks(subject: Subject) -> Iterator[Asked]:
    """Ask whether a walk-out achieved less than the one before it."""
    for before, now in subject.repeated(WALK_OUT):
        for name in subject.measuring("potency"):
            potency = Quantity(name, (now.event.by[0], now.event.to[0]))
            yield Asked(
                f"Did walking away achieve less for {subject.names(now.event.by)} in {now.at} "
                f"than in {before.at}?",
                Goal(
                    Comparison(Level(potency, now.at), "<", Level(potency, before.at)),
                    frozenset([potency]),
                ),
                footnotes=(*before.told_by, *now.told_by),
            )


def finds(subject: Subject) -> Iterator[Finding]:
    """Find every told difference between the two times, and how it bears on the move."""
    for before, now in subject.repeated(WALK_OUT):
        targets = [
            Quantity(name, (now.event.by[0], now.event.to[0]))
            for name in subject.measuring("potency")
        ]
        targets += [Quantity(name, now.event.to[:1]) for name in subject.measuring("waiting cost")]
        told = tellers(subject)
        rows = [
            difference(subject, told, said, holder, change, targets)
            for said in subject.said
            if said.hedge and (change := moved(said.proposition, before.at, now.at))
            for holder in subject.holders[said.id]
        ]
        yield Finding(
            f"Differences told between {before.at} and {now.at}",
            (
                "difference",
                "according to",
                "so, by couplings of the same account, it",
                "only with somebody else's coupling, it",
            ),
            tuple(rows),
            "A difference that no sentence couples to the move explains nothing by itself. What "
            "takes sentences of two accounts is said by neither.",
        )


def difference(
    subject: Subject,
    told: Mapping[Coupling, list[Said]],
    said: Said,
    holder: str,
    change: tuple[Quantity, int],
    targets: list[Quantity],
) -> Row:
    """Return a difference as one holder tells it, with what couplings make of it, and whose."""
    quantity, sign = change
    own: list[str] = []
    joint: list[str] = []
    footnotes = list(cited(said))
    for target in targets:
        for chain in chains(subject, target, quantity):
            effect = f"{'raises' if chain.sign * sign > 0 else 'lowers'} {target} by {chain}"
            others = [c for c in chain.couplings if not holds(subject, holder, told[c])]
            if others:
                joint.append(f"{effect} ({', '.join(lent(subject, told, c) for c in others)})")
            else:
                own.append(effect)
            links = (s for coupling in chain.couplings for s in told[coupling])
            footnotes += cited(*(s for s in links if others or holder in subject.holders[s.id]))
    return Row(
        (
            f"{quantity} {'rose' if sign > 0 else 'fell'}",
            f"{subject.name(holder)} ({said.hedge})",
            "; ".join(own) or "not said",
            "; ".join(joint) or "nothing",
        ),
        tuple(dict.fromkeys(footnotes)),
    )


def holds(subject: Subject, holder: str, told: list[Said]) -> bool:
    """Say whether somebody is among those who say something."""
    return any(holder in subject.holders[said.id] for said in told)


def lent(subject: Subject, told: Mapping[Coupling, list[Said]], coupling: Coupling) -> str:
    """Return a coupling with whose it is."""
    whose = dict.fromkeys(holder for said in told[coupling] for holder in subject.holders[said.id])
    return f"{coupling.source} → {coupling.target} is of {subject.names(tuple(whose))}"


QUESTION = Question(
    "Y2",
    "Why did it work then and not now?",
    asks,
    finds,
    "two realised events of kind walk_out by the same party, and a quantity that measures potency",
)
