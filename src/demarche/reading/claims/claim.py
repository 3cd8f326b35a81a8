"""A claim: what somebody holds to be so, should be so or will be so, and how sure they sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from demarche.case.hedge import Hedge
from demarche.errors import InputError

Span = tuple[int, int]


class Bearing(StrEnum):
    """What a claim bears on: what sort of proposition it would make in a case file."""

    RULE = "rule"
    ORDER = "order"
    CHANGE = "change"
    EFFECT = "effect"
    FORECAST = "forecast"
    EXPLANATION = "explanation"
    ADVICE = "advice"
    JUDGEMENT = "judgement"


class Stance(StrEnum):
    """How its carrier puts a claim forward."""

    ASSERTED = "asserted"
    DENIED = "denied"
    CONCEDED = "conceded"
    ASKED = "asked"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody claims.

    Parameters
    ----------
    start, end : int
        Half-open span of its clause in the text as stored.
    holder : str
        Identifier of an actor; ``author`` for the text's own voice; empty where the text names
        nobody ("the claim that …").
    hedge : Hedge
        How sure the words are.
    markers : tuple of Span
        The words that make it so sure and no surer.
    bearing : Bearing
    stance : Stance
    conditional : bool
        Whether it holds only if something else does, as said in its sentence.
    cue : Span
        The words by which it was known for a claim.
    """

    start: int
    end: int
    holder: str
    hedge: Hedge
    markers: tuple[Span, ...]
    bearing: Bearing
    stance: Stance
    conditional: bool
    cue: Span

    def __post_init__(self) -> None:
        """Refuse a claim that no words make."""
        if not 0 <= self.start < self.end:
            raise InputError(f"a claim needs words; got the span {self.start}..{self.end}")
