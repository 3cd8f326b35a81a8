"""Published bargaining games whose solution can be followed by hand: designs of experiments.

What theory predicts is at issue here, not what the people in the laboratory did.  The sizes of
cakes and options are recalled from the papers; what follows from them is worked out beside each.
"""

from __future__ import annotations

import pytest

from demarche.bargaining.game import bounds

from .classics import alternating, first_mover, responder_exit, strike
from .test_other_solvers import ending


@pytest.mark.parametrize("outside, share", [(0, 0.474), (2, 0.474), (4, 4 / 7)])
def test_deal_me_out(outside: int, share: float) -> None:
    """Binmore, Shaked and Sutton (1989): a cake of 7 pounds at 0.9; the responder may go for 0-4.

    An option of 2 changes nothing; one of 4 is all that its owner gets. To split the difference
    would give 0.62 and 0.77.
    """
    low, high, found = first_mover(responder_exit(0.9, outside / 7))
    assert found.unique
    assert 1 - low == pytest.approx(share, abs=5e-4)
    assert high == pytest.approx(low, abs=1e-8)


@pytest.mark.parametrize(
    "cakes", [(5.00, 1.25), (5.00, 2.50, 1.25), (5.00, 1.70, 0.58, 0.20, 0.07)]
)
def test_shrinking_cakes_are_made_to_give_one_offer(cakes: tuple[float, ...]) -> None:
    """Neelin, Sonnenschein and Spiegel (1988): in two, three and five rounds the offer is 1.25."""
    rounds = [k % 2 for k in range(len(cakes))]
    found = bounds(ending(list(cakes), rounds, (1 - 1e-12, 1 - 1e-12)))
    offered = found.payoff(1, 0)
    assert offered.value == pytest.approx(1.25, abs=1e-9)  # type: ignore[union-attr]
    by_hand = 0.0
    for cake in reversed(cakes[1:]):
        by_hand = cake - by_hand
    assert by_hand == pytest.approx(1.25)


def test_a_cake_that_shrinks_to_a_quarter() -> None:
    """Binmore, Shaked and Sutton (1985): 100 pence, then 25; the second mover gets 25."""
    found = bounds(ending([100.0, 25.0], [0, 1], (1 - 1e-12, 1 - 1e-12)))
    assert found.payoff(1, 0).value == pytest.approx(25)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "rounds, first, second, opening",
    [
        (2, 0.4, 0.4, 18),
        (2, 0.6, 0.4, 18),
        (2, 0.4, 0.6, 12),
        (3, 0.4, 0.4, 22.8),
        (3, 0.6, 0.4, 25.2),
        (3, 0.6, 0.6, 22.8),
        (3, 0.4, 0.6, 19.2),
    ],
)
def test_thirty_dollars_in_two_or_three_rounds(
    rounds: int, first: float, second: float, opening: float
) -> None:
    """Ochs and Roth (1989): 30 dollars; the opener keeps 30 (1 - d2), or 30 (1 - d2 (1 - d1))."""
    found = bounds(ending([30.0] * rounds, [k % 2 for k in range(rounds)], (first, second)))
    assert found.payoff(0, 0).value == pytest.approx(opening)  # type: ignore[union-attr]


@pytest.mark.parametrize("discount", [0.8, 0.95])
def test_strikes_pay_for_their_threat_only(discount: float) -> None:
    """Haller and Holden (1990), Fernandez and Glazer (1991): the best contract needs no strike.

    With an old wage of nothing the union gets up to what it would if it struck at every refusal,
    1 / (1 + d): the share of a proposer who has nothing to lose; and as little as nothing.
    """
    low, high, _ = first_mover(strike(discount, 0.0))
    assert (low, high) == pytest.approx((0.0, 1 / (1 + discount)), abs=1e-6)


def test_the_first_movers_advantage_goes_with_the_period() -> None:
    """Binmore (1987): from 1 / (1 + d) to a half as offers follow each other faster."""
    shares = [first_mover(alternating(0.5**dt, 0.5**dt))[0] for dt in (1.0, 0.1, 0.01)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == pytest.approx(2 / 3)
    assert shares[-1] == pytest.approx(0.5, abs=2e-3)
