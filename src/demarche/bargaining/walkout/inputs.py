"""What a walk-out game consists of, and the six reasons in their order."""

from __future__ import annotations

from collections.abc import Mapping

from numpy.typing import ArrayLike

from demarche.bargaining.direction import Argument, Array
from demarche.errors import InputError

REASONS = ("exit", "certified", "reputation", "linkage", "beliefs", "domestic")
"""R1 to R6, in the order of the margins."""

_YEARLY, _FLOW, _PIES = "per year", "pies per year", "pies"
INPUTS: dict[str, Argument] = {
    argument.name: argument
    for argument in (
        Argument("walker's discount rate", "(0, inf)", "-", _YEARLY, name="rate_1"),
        Argument("other's discount rate", "(0, inf)", "+", _YEARLY, name="rate_2"),
        Argument("walker's public demand", "(0, 1)", "?", _PIES, name="demand_1"),
        Argument("other's public demand", "(0, 1)", "?", _PIES, name="demand_2"),
        Argument("prior that the walker is immovable", "(0, 1)", "+", name="prior_1"),
        Argument("prior that the other is immovable", "(0, 1)", "-", name="prior_2"),
        Argument("walker's standing cost of waiting", "[0, inf)", "-", _FLOW, name="cost_1"),
        Argument("other's standing cost of waiting", "[0, inf)", "+", _FLOW, name="pain_2"),
        Argument("pressure on the other, which leaks", "[0, inf)", "+", _FLOW, name="pressure"),
        Argument("rate at which pressure leaks", "[0, inf)", "-", _YEARLY, name="leak"),
        Argument("what the walker gets by leaving for good", "[0, 1]", "0", _PIES, name="exit_1"),
        Argument("what the other gets by leaving for good", "[0, 1]", "-", _PIES, name="exit_2"),
        Argument("one-off cost of walking", "[0, 1]", "-", _PIES, name="toll"),
        Argument("hazard that a linked track resolves", "[0, inf)", "0", _YEARLY, name="hazard"),
        Argument("growth of the pie when it does", "[0, inf)", "0", name="growth"),
        Argument("share the walker expects of an event", "[0, 1]", "0", name="expectation_1"),
        Argument("share the other expects of an event", "[0, 1]", "0", name="expectation_2"),
        Argument("years until that event", "[0, inf)", "0", "years", name="event"),
        Argument("walker's domestic benefit of impasse", "[0, inf)", "0", _FLOW, name="benefit"),
    )
}
"""What a game consists of; the signs are those of the reputational margin."""


def checked(name: str, values: ArrayLike) -> Array:
    """Return an input's values, or say as an input error what is wrong with them."""
    try:
        return INPUTS[name].check("walk-out", values)
    except ValueError as fault:
        raise InputError(str(fault)) from fault


def refuse_other_names(given: Mapping[str, object]) -> None:
    """Ask for every input, and no other."""
    missing, unknown = sorted(INPUTS.keys() - given.keys()), sorted(given.keys() - INPUTS.keys())
    if missing or unknown:
        raise InputError(
            f"a game needs exactly its {len(INPUTS)} inputs; "
            f"missing: {', '.join(missing) or 'none'}; unknown: {', '.join(unknown) or 'none'}"
        )


def refuse_other_reasons(name: str) -> None:
    """Ask for one of the six reasons."""
    if name not in REASONS:
        raise InputError(f"{name!r} is no reason; one of {', '.join(REASONS)}")


def refuse_without_formula(name: str) -> None:
    """Ask for a reason that a formula decides: any but R2, which needs a solved game."""
    refuse_other_reasons(name)
    if name == "certified":
        raise InputError(
            "R2 has no formula to vary; it needs bounds over all equilibria of a game",
            hint="survey() takes bounds for the games that it draws",
        )
