"""What a move pays in every equilibrium: against games that can be solved by hand."""

from __future__ import annotations

import numpy as np
import pytest

from demarche.bargaining.game import Negotiation, build, pie
from demarche.bargaining.game.choice import choice
from demarche.bargaining.game.moves import come_back, quit_talks, suspend, table
from demarche.errors import InputError

from .suspension import PARTIES, suspension


def leaving(worth: float) -> Negotiation:
    """A proposes for ever over a pie of 1 with B, and may quit for an exit at its turn."""
    moves = (quit_talks("A", (worth, 0.0)),)
    return Negotiation(PARTIES, (0.1, 0.1), 0.5, (pie(1.0),), moves=moves, alternating=True)


@pytest.mark.parametrize("worth", [0.1, 0.9])
def test_an_exit_is_taken_just_where_it_beats_the_best_offer(worth: float) -> None:
    """The proposer gets 1 / (1 + d) at the table if its exit is too poor to be used."""
    game = build(leaving(worth))
    start = game.state("next to move=A")
    found = choice(game, state=start, party=0, move="quit")
    assert found.taken == (worth, worth)
    if worth < 0.5:
        staying = 1 / (1 + np.exp(-0.05))
        assert found.left == pytest.approx((staying, staying), abs=1e-7)
        assert found.excluded
    assert found.certified == (worth > 0.5 and found.left[1] < worth)


def test_a_price_without_a_gain_is_never_paid() -> None:
    """Nobody can call back, so a suspension only costs."""
    talks = Negotiation(
        PARTIES,
        (0.1, 0.1),
        0.25,
        (pie(1.0, when={"table": "open"}),),
        factors=(table(PARTIES),),
        moves=(suspend("A", payoff=(-0.1, 0.0)),),
    )
    found = choice(build(talks), state=0, party=0, move="suspend")
    assert found.excluded
    assert found.taken == pytest.approx((-0.1, -0.1))


def test_where_all_hangs_on_what_follows_the_choice_is_open() -> None:
    game = build(suspension(outside=0.0))
    found = choice(game, state=0, party=0, move="suspend")
    assert not found.certified
    assert not found.excluded


def test_a_move_must_be_possible() -> None:
    moves = (suspend("A"), come_back("A", ("A",)))
    talks = Negotiation(PARTIES, (0.1, 0.1), 0.25, (pie(1.0),), (table(PARTIES),), moves=moves)
    with pytest.raises(InputError, match="B has no move 'suspend' at its turn in table=open"):
        choice(build(talks), state=0, party=1, move="suspend")
