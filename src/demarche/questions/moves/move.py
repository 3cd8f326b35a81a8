"""What a move is: by its nature it pushes some quantities up or down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["self", "other", "go-between", "enforcer", "linked"]
"""Who is meant, seen from the mover; *linked* are the parties to its other negotiations."""


@dataclass(frozen=True, slots=True)
class Push:
    """One direct effect of a move.

    Attributes
    ----------
    measures : tuple of str
        What is pushed: the first of these words of the vocabulary that the case measures.
    of : tuple of Role
        Whose quantity it is.
    sign : {1, -1}
    why : str
        Why the move does so by what it is; nothing that could be otherwise belongs here.
    """

    measures: tuple[str, ...]
    of: tuple[Role, ...]
    sign: Literal[1, -1]
    why: str


@dataclass(frozen=True, slots=True)
class Move:
    """A move, whoever makes it.

    Attributes
    ----------
    name : str
        By which it is called on the command line.
    meaning : str
    pushes : tuple of Push
    walks_away : bool
        Whether it leaves the table, so that holding out pays or does not.
    shuts_door : bool
        Whether nothing can be agreed after it.
    needs_door : bool
        Whether it takes the other side to be at hand.
    waives : bool
        Whether it gives up what the mover makes these talks wait for.
    undone_by : str
        The move that takes it back; empty where none does.
    pledges : str
        What it does to the mover's open pledges to the other side; empty for nothing.
    """

    name: str
    meaning: str
    pushes: tuple[Push, ...] = ()
    walks_away: bool = False
    shuts_door: bool = False
    needs_door: bool = False
    waives: bool = False
    undone_by: str = ""
    pledges: str = ""
