"""The natural bounds of quantities: a share is no less than none and no more than all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from demarche.case.nouns import Case
from demarche.case.proposition import Comparison, Constraint, Level, Number


def bounds(case: Case, levels: Iterable[Level]) -> Iterator[Constraint]:
    """Yield the natural bounds of some levels, each once, as the case declares them."""
    bounded = {
        name: kind
        for name, kind in case.quantities.items()
        if (kind.at_least, kind.at_most) != (None, None)
    }
    for level in dict.fromkeys(levels) if bounded else ():
        kind = bounded.get(level.quantity.name)
        if kind is not None and kind.at_least is not None:
            yield Comparison(level, ">=", Number(Fraction(str(kind.at_least))))
        if kind is not None and kind.at_most is not None:
            yield Comparison(level, "<=", Number(Fraction(str(kind.at_most))))
