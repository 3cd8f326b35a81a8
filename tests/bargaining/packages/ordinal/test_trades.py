"""The swap that the statements force is found by search, and goes when its statements go."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.packages.ordinal.answers import Changes, explain_package
from demarche.bargaining.packages.ordinal.preference import Preference
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import InputError, LimitReached

ISSUES = ("declaration", "statement", "relief", "site", "exercises", "office", "aid", "visit")
SPACE = Space(tuple(Issue(name, ("no", "yes"), "no") for name in ISSUES))
SWAP = {"declaration": "yes", "statement": "yes"}


def _yes(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "yes")


SAID = (
    Comparison("A", _yes("declaration"), {}, "A wants the declaration", 3),
    Comparison("A", {}, _yes("statement"), "the statement costs A", 2),
    Comparison("A", _yes("declaration"), _yes("relief"), "A values it above relief", 2),
    Comparison("A", SWAP, {}, "A would pay with the statement", 1),
    Comparison("B", _yes("statement"), {}, "B wants the statement", 3),
    Comparison("B", {}, _yes("declaration"), "the declaration costs B", 3),
    Comparison("B", SWAP, {}, "B would pay with the declaration", 2),
    *(Comparison("A", {}, _yes(n), f"{n} costs A") for n in ("relief", "exercises", "office")),
    *(Comparison("B", {}, _yes(n), f"{n} costs B") for n in ("site", "aid", "visit")),
)
CASE = OrdinalCase(SPACE, ("A", "B"), SAID)


def test_the_swap_is_the_only_package_that_statements_force() -> None:
    trades = find_trades(CASE)
    assert [SPACE.package(n) for n in trades.every] == [SPACE.package(SPACE.index(SWAP))]
    assert len(trades.every) + len(trades.some) + len(trades.none) == 2**8
    for name in ISSUES:
        assert SPACE.index(_yes(name)) not in trades.every
    assert SPACE.index(_yes("declaration")) in trades.none
    assert SPACE.status_quo in trades.none


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
    assert a.changes == Changes(_yes("declaration"), _yes("statement"), {})
    assert b.changes == Changes(_yes("statement"), _yes("declaration"), {})


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
    assert open_answer.deciding == Changes(_yes(gets), _yes(gives), {})


def test_without_the_wish_itself_the_swap_vanishes() -> None:
    """Nothing said about what A gets: no world is excluded, and no package forced."""
    wishes = [s.label for s in SAID if s.party == "A" and "declaration" in s.better]
    trades = find_trades(CASE.without(*wishes))
    assert trades.every == ()


def test_filtering_by_hedge_loses_it() -> None:
    assert find_trades(CASE.at_least(1)).every == (SPACE.index(SWAP),)
    assert find_trades(CASE.at_least(2)).every == ()


def test_the_decision_leaves_out_what_is_known_to_help() -> None:
    said = (
        *CASE.without("A would pay with the statement").comparisons,
        Comparison("A", _yes("visit"), {}, "A wants the visit"),
    )
    a, _ = explain_package(OrdinalCase(SPACE, ("A", "B"), said), SWAP | _yes("visit"))
    assert a.deciding is not None
    assert len(a.deciding.gets) == 1  # one of the two gains must outweigh; the other only helps
    assert a.deciding.gives == _yes("statement")


def test_an_unclear_sign_is_asked_first() -> None:
    a, _ = explain_package(CASE, SWAP | _yes("visit"))
    assert a.deciding == Changes({}, {}, _yes("visit"))


def test_three_parties_need_all_three() -> None:
    case = OrdinalCase(SPACE, ("A", "B", "C"), SAID)
    assert find_trades(case).every == ()
    assert SPACE.index(SWAP) in find_trades(case).some
    third = Comparison("C", {}, _yes("statement"), "the statement costs C", strict=False)
    against = Comparison("C", {}, _yes("declaration"), "the declaration costs C", strict=False)
    assert (
        SPACE.index(SWAP)
        in find_trades(OrdinalCase(SPACE, case.parties, (*SAID, third, against))).none
    )


SMALL = Space(tuple(Issue(name, ("no", "yes"), "no") for name in "xyz"))
partial = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["no", "yes"]))
statements = st.lists(st.tuples(st.sampled_from("AB"), partial, partial, st.booleans()), max_size=7)


@settings(max_examples=60, deadline=None)
@given(statements)
def test_all_packages_are_sorted_as_each_is_explained(drawn) -> None:  # type: ignore[no-untyped-def]
    said = tuple(Comparison(p, b, w, f"s{n}", 0, s) for n, (p, b, w, s) in enumerate(drawn))
    case = OrdinalCase(SMALL, ("A", "B"), said)
    try:
        trades = find_trades(case)
    except InputError:
        return
    preferences = [Preference(case, party) for party in case.parties]
    vectors = preferences[0].coordinates.packages().tolist()

    def beats(q: int, p: int) -> bool:
        difference = tuple(a - b for a, b in zip(vectors[q], vectors[p], strict=True))
        return all(x.proof(difference, strict=False) for x in preferences) and any(
            x.proof(difference, strict=True) for x in preferences
        )

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
                fewer = case.without(*({s.label for s in said} - reason.labels))
                (again,) = (
                    x
                    for x in explain_package(fewer, SMALL.package(number))
                    if x.party == answer.party
                )
                assert again.holds == answer.holds
    possible = trades.every + trades.some
    assert set(trades.undominated) == {
        p for p in possible if not any(beats(q, p) for q in possible if q != p)
    }


@settings(max_examples=30, deadline=None)
@given(statements)
def test_more_statements_never_reopen_an_answer(drawn) -> None:  # type: ignore[no-untyped-def]
    said = tuple(Comparison(p, b, w, f"s{n}", 0, s) for n, (p, b, w, s) in enumerate(drawn))
    case = OrdinalCase(SMALL, ("A", "B"), said)
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
