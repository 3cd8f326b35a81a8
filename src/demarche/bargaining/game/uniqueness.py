"""Whether subgame-perfect payoffs are unique, proved either way, or said to be open.

Bounds that meet prove that there is one payoff.  Bounds that stay apart prove nothing by
themselves, since they are outer bounds.  Two equilibria that pay differently do, and here they
are sought as a pair of *penal codes*, one that favours each party: whoever departs from its code
is answered by the code that favours the other (Abreu 1988).  Each stands because of the other.

What a code pays is checked, not trusted: under either code, at every stage of every state, no
party gains by one departure from what is prescribed.  By the one-deviation principle both are then
subgame-perfect, in the game to which a coin that both see has been added.  The bounds hold with
such a coin too, since they are intervals.

References
----------
Abreu, D. (1988), On the theory of infinitely repeated games with discounting, Econometrica 56.
Avery, C. and Zemsky, P. B. (1994), Money burning and multiple equilibria in bargaining, Games and
Economic Behavior 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from demarche.bargaining.game.bounds import PayoffBounds, bounds
from demarche.bargaining.game.casegame import Array, CaseGame
from demarche.bargaining.game.penal import settle
from demarche.bargaining.game.tables import tabulate

Word = Literal["unique", "not unique", "not settled"]

APART = 1e-6
"""Payoffs that differ by more are two."""


@dataclass(frozen=True, eq=False)
class Uniqueness:
    """Whether payoffs are unique, with what proves it.

    Parameters
    ----------
    word : str
        ``unique``, ``not unique`` or ``not settled``.
    bounds : PayoffBounds
        On all equilibria; they prove the first.
    shown : ndarray, shape (2, 2, S), or None
        Payoffs of two equilibria, the one that favours the first party first; a row for each
        party, a column for each state. They prove the second.
    """

    word: Word
    bounds: PayoffBounds
    shown: Array | None

    @property
    def reach(self) -> float | None:
        """Part of the widest interval that the two equilibria span: 1 if they attain its ends."""
        if self.shown is None:
            return None
        widest = (self.bounds.upper - self.bounds.lower).argmax()
        return float(np.ptp(self.shown, axis=0).flat[widest] / self.bounds.gap)

    def statement(self) -> str:
        """Return one sentence on uniqueness."""
        if self.shown is not None:
            apart = float(np.ptp(self.shown, axis=0).max())
            return f"{self.word} (two equilibria shown, up to {apart:.4g} apart)"
        if self.word == "unique":
            return self.word
        return f"{self.word} (bounds up to {self.bounds.gap:.4g} apart, no two equilibria shown)"


def uniqueness(game: CaseGame, *, max_sweeps: int = 20_000) -> Uniqueness:
    """Say whether the subgame-perfect payoffs of a case game are unique.

    Parameters
    ----------
    game : CaseGame
        The game.
    max_sweeps : int
        Limit on the sweeps that seek two equilibria.

    Returns
    -------
    Uniqueness

    Examples
    --------
    B may leave for 0.6 after its own offer was refused; A, who moves first, can get all between.

    >>> from demarche.bargaining.game import Negotiation, Stage, build, pie
    >>> from demarche.bargaining.game.moves import quit_talks
    >>> rate = float(-np.log(0.9))
    >>> leave = quit_talks("B", (0.0, 0.6), stages=(Stage.REBUFF,))
    >>> found = uniqueness(build(Negotiation(
    ...     ("A", "B"), (rate, rate), 1.0, (pie(1.0),), moves=(leave,), alternating=True)))
    >>> found.statement()
    'not unique (two equilibria shown, up to 0.3 apart)'
    >>> print(found.shown[:, 0, 0].round(6), round(found.reach, 6))
    [0.37 0.1 ] 1.0
    """
    found = bounds(game)
    if found.unique:
        return Uniqueness("unique", found, None)
    shown = _codes(game, found, max_sweeps)
    if shown is None or np.ptp(shown, axis=0).max() <= APART:
        return Uniqueness("not settled", found, None)
    return Uniqueness("not unique", found, shown)


def _codes(game: CaseGame, found: PayoffBounds, max_sweeps: int) -> Array | None:
    """Return the payoffs of both codes, or nothing if they do not settle or are not kept."""
    tables, _ = tabulate(game)
    favoured = np.stack(
        [
            np.stack([found.upper[0], found.lower[1]], axis=1),
            np.stack([found.lower[0], found.upper[1]], axis=1),
        ]
    )
    enough = 1e-10 * (1 - float(game.discount.max()))
    _, residual, kept = settle(tables, favoured, enough, max_sweeps)
    return favoured.transpose(0, 2, 1).copy() if kept and residual <= enough else None
