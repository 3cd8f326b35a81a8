"""Chains of stated couplings: how, by what somebody says, one quantity would move another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from demarche.case.proposition import And, Coupling, Proposition, Quantity
from demarche.questions.question import cited
from demarche.questions.subject import Subject
from demarche.worlds.account import Said
from demarche.worlds.influence import SIGNS, paths


@dataclass(frozen=True, slots=True)
class Chain:
    """Couplings, each moving what the next one starts from.

    Attributes
    ----------
    couplings : tuple of Coupling
    told_by : tuple of str
        The statements that assert them.
    """

    couplings: tuple[Coupling, ...]
    told_by: tuple[str, ...]

    @property
    def sign(self) -> int:
        """+1 where the first quantity raises the last, -1 where it lowers it."""
        return prod(SIGNS[coupling.effect] for coupling in self.couplings)

    def __str__(self) -> str:
        """Return the quantities in order, with arrows."""
        return " → ".join([str(self.couplings[0].source), *(str(c.target) for c in self.couplings)])


def chains(subject: Subject, target: Quantity, source: Quantity | None = None) -> list[Chain]:
    """Return every chain of couplings stated in a view that ends in a quantity.

    Parameters
    ----------
    subject : Subject
    target : Quantity
    source : Quantity, optional
        Where they begin; anywhere else unless given.
    """
    told = tellers(subject)
    anywhere = sorted({coupling.source for coupling in told} - {target})
    return [
        Chain(path, cited(*(said for coupling in path for said in told[coupling])))
        for start in (anywhere if source is None else [source])
        for path in paths(start, target, told)
    ]


def tellers(subject: Subject) -> dict[Coupling, list[Said]]:
    """Return every coupling stated in a view, with all that states it."""
    told: dict[Coupling, list[Said]] = {}
    for said in subject.said:
        for coupling in asserted(said.proposition) if said.hedge else ():
            told.setdefault(coupling, []).append(said)
    return told


def asserted(proposition: Proposition) -> Iterator[Coupling]:
    """Yield the couplings that a proposition claims outright, not under a condition or denial."""
    match proposition:
        case Coupling():
            yield proposition
        case And(parts):
            for part in parts:
                yield from asserted(part)
