"""The moves that fit any negotiation, told by roles and measures alone.

Suspension is not exit: the one leaves the door open, so the mover holds out (Abreu and Gul 2000),
the other takes the outside option (Binmore, Shaked and Sutton 1989).
"""

from __future__ import annotations

from demarche.questions.moves.move import Move, Push

_STANDSTILL = (
    Push(("progress",), ("self", "other"), -1, "while talks stand still nothing is agreed"),
    Push(("resumption date",), ("self", "other"), 1, "talks that are off go on later"),
    Push(("meeting date",), ("self", "other"), 1, "a meeting that is off takes place later"),
)

MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move("stay", "go on talking as things stand"),
        Move(
            "suspend",
            "leave the table and leave the door open",
            _STANDSTILL,
            walks_away=True,
            undone_by="return",
            pledges="puts off",
        ),
        Move(
            "exit",
            "leave the table for good and take what is to be had outside",
            (
                *_STANDSTILL,
                Push(("offer",), ("self",), -1, "who leaves for good offers nothing any more"),
            ),
            walks_away=True,
            shuts_door=True,
            pledges="ends",
        ),
        Move(
            "return",
            "go back to the table without a new condition",
            (
                Push(("resumption date",), ("self", "other"), -1, "talks go on now"),
                Push(("meeting date",), ("self", "other"), -1, "the meeting is put off no longer"),
            ),
            needs_door=True,
            undone_by="suspend",
            pledges="takes up again",
        ),
        Move(
            "small-step",
            "give something small and tangible, carried by the go-between",
            (
                Push(("offer",), ("self",), 1, "something is given"),
                Push(("progress",), ("self", "other"), 1, "what is given is progress, if small"),
            ),
            pledges="could make good",
        ),
        Move(
            "swap",
            "give one thing for another at once",
            (
                Push(("offer",), ("self",), 1, "each side gives"),
                Push(("offer",), ("other",), 1, "each side gives"),
                Push(("progress",), ("self", "other"), 1, "what is exchanged is progress"),
            ),
            needs_door=True,
            pledges="could make good",
        ),
        Move(
            "summit",
            "meet at the top",
            (
                Push(("attendance",), ("self",), 1, "both leaders come"),
                Push(("attendance",), ("other",), 1, "both leaders come"),
                Push(("meeting date",), ("self", "other"), -1, "it is a meeting, and soon"),
            ),
            needs_door=True,
        ),
        Move(
            "more-pressure",
            "have coercive measures kept more strictly",
            (
                Push(
                    ("firmness", "pressure"),
                    ("other",),
                    1,
                    "pressing harder is just this",
                ),
            ),
            undone_by="less-pressure",
        ),
        Move(
            "less-pressure",
            "let coercive measures be kept less strictly",
            (Push(("firmness", "pressure"), ("other",), -1, "easing is just this"),),
            undone_by="more-pressure",
        ),
        Move(
            "declare",
            "say what one has",
            (Push(("disclosure",), ("self",), 1, "to declare is to disclose"),),
        ),
        Move(
            "seek-patron",
            "have the enforcer talk and trade rather than press",
            (Push(("engagement",), ("enforcer",), 1, "who is won over engages"),),
        ),
        Move(
            "harden-link",
            "take a harder line in a linked negotiation",
            (Push(("hostility",), ("self", "linked"), 1, "a harder line is just this"),),
        ),
        Move(
            "one-voice",
            "have principal and agents say the same",
            (Push(("coordination",), ("self",), 1, "to speak with one voice is to act together"),),
        ),
        Move(
            "decouple",
            "stop making these talks wait for another negotiation",
            (
                Push(("resumption date",), ("self", "other"), -1, "one clock fewer to wait for"),
                Push(("meeting date",), ("self", "other"), -1, "one clock fewer to wait for"),
            ),
            waives=True,
        ),
    )
}
"""Every move by its name."""
