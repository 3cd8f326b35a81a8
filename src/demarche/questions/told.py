"""What one proposition tells of a quantity: a level, or a change.  Neither implies the other."""

from __future__ import annotations

from demarche.case.proposition import Comparison, Level, Number, Proposition, Quantity, levels


def level_told(proposition: Proposition) -> Quantity | None:
    """Return the quantity of which a comparison with a number tells a level."""
    match proposition:
        case Comparison(Level(quantity, _), _, Number()):
            return quantity
    return None


def change_told(proposition: Proposition) -> Quantity | None:
    """Return the quantity of which a comparison of two times or courses tells a change."""
    spoken = list(levels(proposition))
    if len(spoken) == 2 and spoken[0].quantity == spoken[1].quantity and spoken[0] != spoken[1]:
        return spoken[0].quantity
    return None


def moved(proposition: Proposition, before: str, now: str) -> tuple[Quantity, int] | None:
    """Return the quantity that is said to have moved between two times, and +1 if up, -1 if down.

    Examples
    --------
    >>> from demarche.case.grammar import parse
    >>> quantity, sign = moved(parse("rent at 2020 < rent at 2019"), "2019", "2020")
    >>> str(quantity), sign
    ('rent', -1)
    """
    match proposition:
        case Comparison(Level(a, s), "<" | ">" as sign, Level(b, t)) if a == b:
            if (s, t) == (before, now):
                return a, 1 if sign == "<" else -1
            if (s, t) == (now, before):
                return a, 1 if sign == ">" else -1
    return None
