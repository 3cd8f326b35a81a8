"""Goals: what a question asks of every world of an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.case.proposition import Constraint, Coupling, Quantity


@dataclass(frozen=True, slots=True)
class Goal:
    """A proposition asked of all worlds, through a lens.

    Attributes
    ----------
    proposition : Constraint
        What is asked: entailed where it holds in every admitted world, excluded where in none.
    pivotal : frozenset of Quantity
        The inputs that the question turns on; an account that says nothing of them is silent.
    lens : {"both", "necessary", "sufficient"}
        How the proposition bears on the question.  A necessary condition that fails excludes, one
        that holds settles nothing; a sufficient condition that holds entails.
    supposing : tuple of Constraint
        Premises that the question supposes.
    defining : tuple of Constraint
        What a lens defines: true in every world, never part of a reason.
    model : tuple of Coupling
        The declared signs of a model: these influences move their targets and nothing else does.
    """

    proposition: Constraint
    pivotal: frozenset[Quantity]
    lens: Literal["both", "necessary", "sufficient"] = "both"
    supposing: tuple[Constraint, ...] = ()
    defining: tuple[Constraint, ...] = ()
    model: tuple[Coupling, ...] = ()

    @property
    def given(self) -> tuple[Constraint, ...]:
        """What holds whatever an account says: suppositions, definitions and the model."""
        return self.supposing + self.defining + self.model
