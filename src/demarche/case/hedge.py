"""How sure a holder says to be: five ordinal levels of language, never a probability.

The order is that of words of estimative probability (Kent 1964); a conclusion is never more
certain than the weakest premise that it needs (possibilistic logic: Dubois and Prade 1988).
"""

from __future__ import annotations

from enum import IntEnum


class Hedge(IntEnum):
    """Strength of a statement as worded; ``OPEN`` says that nobody knows and constrains nothing."""

    OPEN = 0
    WEAK = 1
    MODERATE = 2
    STRONG = 3
    CERTAIN = 4

    def __str__(self) -> str:
        """Return the word of the case file."""
        return self.name.lower()


LEVELS: tuple[Hedge, ...] = (Hedge.WEAK, Hedge.MODERATE, Hedge.STRONG, Hedge.CERTAIN)
"""The levels at which an account constrains worlds, weakest first."""
