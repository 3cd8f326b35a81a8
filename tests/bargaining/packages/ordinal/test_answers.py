"""Each answer comes with all its reasons, or with what would decide it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from demarche.bargaining.packages.ordinal.answers import Changes, explain_package
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.errors import InputError

from .swap import CASE, SMALL, SPACE, SWAP, small_case, statements, yes


def test_it_comes_with_its_reasons_and_their_hedge() -> None:
    a, b = explain_package(CASE, SWAP)
    assert (a.holds, b.holds) == ("every", "every")
    assert [(set(r.labels), r.hedge) for r in a.reasons] == [
        ({"A would pay with the statement"}, 1)
    ]
    assert a.complete
    assert a.deciding is None
    assert a.proof is not None
    assert a.proof.labels == a.reasons[0].labels
    assert a.changes == Changes(yes("declaration"), yes("statement"), {})
    assert b.changes == Changes(yes("statement"), yes("declaration"), {})


@pytest.mark.parametrize(
    ("party", "label"),
    [("A", "A would pay with the statement"), ("B", "B would pay with the declaration")],
)
def test_without_the_statement_behind_it_the_swap_vanishes(party: str, label: str) -> None:
    case = CASE.without(label)
    trades = find_trades(case)
    assert trades.every == ()
    assert SPACE.index(SWAP) in trades.some
    (open_answer,) = (x for x in explain_package(case, SWAP) if x.party == party)
    assert open_answer.holds == "some"
    gets, gives = ("declaration", "statement") if party == "A" else ("statement", "declaration")
    assert open_answer.deciding == Changes(yes(gets), yes(gives), {})


def test_the_decision_leaves_out_what_is_known_to_help() -> None:
    said = (
        *CASE.without("A would pay with the statement").comparisons,
        Comparison("A", yes("visit"), {}, "A wants the visit"),
    )
    a, _ = explain_package(OrdinalCase(SPACE, ("A", "B"), said), SWAP | yes("visit"))
    assert a.deciding is not None
    assert len(a.deciding.gets) == 1  # one of the two gains must outweigh; the other only helps
    assert a.deciding.gives == yes("statement")


def test_an_unclear_sign_is_asked_first() -> None:
    a, _ = explain_package(CASE, SWAP | yes("visit"))
    assert a.deciding == Changes({}, {}, yes("visit"))


@settings(max_examples=60, deadline=None)
@given(statements)
def test_all_packages_are_sorted_as_each_is_explained(drawn) -> None:  # type: ignore[no-untyped-def]
    case = small_case(drawn)
    try:
        trades = find_trades(case)
    except InputError:
        return
    for number in range(SMALL.size):
        answers = explain_package(case, SMALL.package(number))
        assert tuple(a.holds for a in answers) == tuple(
            trades.by_party[a.party][number] for a in answers
        )
        for answer in answers:
            assert (answer.witnesses is not None) == (answer.holds == "some")
            for world, liked in zip(answer.witnesses or (), (False, True), strict=False):
                worth = sum(world.get(pair, 0) for pair in SMALL.package(number).items())
                assert (worth > 0) == liked
            for reason in answer.reasons:
                fewer = case.without(*({s.label for s in case.comparisons} - reason.labels))
                (again,) = (
                    x
                    for x in explain_package(fewer, SMALL.package(number))
                    if x.party == answer.party
                )
                assert again.holds == answer.holds
