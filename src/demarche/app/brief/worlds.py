"""Why an answer is open: two worlds of one account, on both sides of it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.app.brief.record import Apart
from demarche.app.words import Words, capital, listed
from demarche.case.proposition import Level, levels
from demarche.errors import LimitReached
from demarche.worlds.account import Account
from demarche.worlds.share import is_share
from demarche.worlds.theory import Theory
from demarche.worlds.witness import Balance, Input, Rest, Witness, witnesses

MAX_LEVELS = 6
"""Most quantities of two worlds that are shown, those of the question first."""


def apart(theory: Theory, account: Account, words: Words) -> Apart | None:
    """Return two worlds that differ minimally, one where the answer is yes and one where it is no.

    Parameters
    ----------
    theory : Theory
    account : Account
    words : Words

    Returns
    -------
    Apart or None
        Nothing where no two such worlds were found.
    """
    try:
        found = witnesses(theory, account)
    except LimitReached:
        return None
    if not found:
        return None
    witness = found[0]
    ways = dict.fromkeys(_way(input_, witness, words) for input_ in witness.differs)
    asked = levels(theory.over_pairs(theory.goal.proposition))
    shown = list(dict.fromkeys([*asked, *_differing(witness)]))[:MAX_LEVELS]
    return Apart(
        f"{listed(list(ways))}, with all else equal",
        tuple(
            (
                capital(words.term(level)),
                f"{float(witness.holds[level]):g}",
                f"{float(witness.fails[level]):g}",
            )
            for level in shown
            if level in witness.holds and level in witness.fails and not is_share(level)
        ),
    )


def _differing(witness: Witness) -> Iterator[Level]:
    """Yield the levels that are not the same in both worlds."""
    for level, value in sorted(witness.holds.items()):
        if witness.fails.get(level) != value:
            yield level


def _way(differs: Input, witness: Witness, words: Words) -> str:
    """Return how two worlds differ in an input."""
    match differs:
        case Level():
            more, less = words.ends(differs.quantity)
            up = witness.holds[differs] > witness.fails[differs]
            yes, no = (more, less) if up else (less, more)
            return f"{words.term(differs)} could be {yes} (then yes) or {no} (then no)"
        case Balance(quantity):
            return f"what moves {words.quantity(quantity)} could pull either way"
        case Rest(quantity, direction, pair):
            moved = "raised" if direction == "rise" else "lowered"
            return (
                f"something else could have {moved} {words.quantity(quantity)} {words.over(pair)}, "
                "or not"
            )
