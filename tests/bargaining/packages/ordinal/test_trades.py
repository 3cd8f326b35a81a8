"""The swap that the statements force is found by search, and goes when its statements go."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import InputError, LimitReached

from .swap import CASE, ISSUES, SAID, SPACE, SWAP, small_case, statements, yes


def test_the_swap_is_the_only_package_that_statements_force() -> None:
    trades = find_trades(CASE)
    assert [SPACE.package(n) for n in trades.every] == [SPACE.package(SPACE.index(SWAP))]
    assert len(trades.every) + len(trades.some) + len(trades.none) == 2**8
    for name in ISSUES:
        assert SPACE.index(yes(name)) not in trades.every
    assert SPACE.index(yes("declaration")) in trades.none
    assert SPACE.status_quo in trades.none


def test_without_the_wish_itself_the_swap_vanishes() -> None:
    """Nothing said about what A gets: no world is excluded, and no package forced."""
    wishes = [s.label for s in SAID if s.party == "A" and "declaration" in s.better]
    trades = find_trades(CASE.without(*wishes))
    assert trades.every == ()


def test_filtering_by_hedge_loses_it() -> None:
    assert find_trades(CASE.at_least(1)).every == (SPACE.index(SWAP),)
    assert find_trades(CASE.at_least(2)).every == ()


def test_three_parties_need_all_three() -> None:
    case = OrdinalCase(SPACE, ("A", "B", "C"), SAID)
    assert find_trades(case).every == ()
    assert SPACE.index(SWAP) in find_trades(case).some
    third = Comparison("C", {}, yes("statement"), "the statement costs C", strict=False)
    against = Comparison("C", {}, yes("declaration"), "the declaration costs C", strict=False)
    assert (
        SPACE.index(SWAP)
        in find_trades(OrdinalCase(SPACE, case.parties, (*SAID, third, against))).none
    )


@settings(max_examples=30, deadline=None)
@given(statements)
def test_more_statements_never_reopen_an_answer(drawn) -> None:  # type: ignore[no-untyped-def]
    case = small_case(drawn)
    try:
        after = find_trades(case)
    except InputError:
        return
    before = find_trades(case.without("s0"))
    assert set(before.every) <= set(after.every)
    assert set(before.none) <= set(after.none)


def test_too_many_packages_are_refused() -> None:
    wide = Space(tuple(Issue(f"i{n}", ("no", "yes"), "no") for n in range(18)))
    with pytest.raises(LimitReached, match="too many to decide"):
        find_trades(OrdinalCase(wide, ("A",)))


def test_packages_in_numbers() -> None:
    """A thousand packages over ten issues are decided by few proofs."""
    space = Space(tuple(Issue(f"i{n}", ("no", "yes"), "no") for n in range(10)))
    rng = np.random.default_rng(5)
    worth = {party: rng.normal(size=10) for party in "AB"}
    said = []
    for party, values in worth.items():
        for n in range(14):
            drawn = rng.choice(10, 6, replace=False)
            better, worse = ({f"i{i}": "yes" for i in half} for half in (drawn[:3], drawn[3:]))
            gap = sum(values[int(k[1:])] for k in better) - sum(values[int(k[1:])] for k in worse)
            if gap < 0:
                better, worse = worse, better
            said.append(Comparison(party, better, worse, f"{party}{n}"))
    trades = find_trades(OrdinalCase(space, ("A", "B"), tuple(said)))
    vectors = np.array(
        [[space.package(n)[f"i{i}"] == "yes" for i in range(10)] for n in range(space.size)]
    )
    truly = (np.array([vectors @ worth[p] for p in "AB"]) > 0).all(axis=0)
    assert truly[list(trades.every)].all()
    assert not truly[list(trades.none)].any()
