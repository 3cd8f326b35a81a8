"""Exchange from statements alone, against the ladder in numbers and against the definition."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.ladder import Ladder, Step, check_ladder, exactly
from demarche.bargaining.packages.ordinal.exchange import (
    Concession,
    alone,
    check_exchange,
    longest_exchange,
    openings,
    ways_to_exchange,
)
from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase, Range
from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import LimitReached, ScenarioError

PARTIES = ("A", "B")


def space_of(count: int) -> Space:
    return Space(tuple(Issue(f"i{n}", ("no", "yes"), "no") for n in range(count)))


@st.composite
def known(draw: st.DrawFn) -> tuple[OrdinalCase, tuple[Concession, ...], list[dict[str, int]]]:
    """Return a case in which every worth is known, and its concessions with their worths.

    Powers of two keep every margin away from zero.
    """
    count = draw(st.integers(1, 4))
    space, ranges, given, worths = space_of(count), [], [], []
    sizes = draw(st.permutations([2**n for n in range(2 * count)]))
    for n in range(count):
        giver = draw(st.sampled_from(PARTIES))
        worth = {p: sizes[2 * n + k] * (-1 if p == giver else 1) for k, p in enumerate(PARTIES)}
        given.append(Concession(f"i{n}", "yes", (giver,), draw(st.booleans())))
        worths.append(worth)
        ranges += [
            Range(p, f"i{n}", "yes", Fraction(w), Fraction(w), f"{p}{n}") for p, w in worth.items()
        ]
    return OrdinalCase(space, PARTIES, (), tuple(ranges)), tuple(given), worths


def in_numbers(given: tuple[Concession, ...], worths: list[dict[str, int]], way: str) -> list[bool]:
    """Return whether each step of the same ladder holds at full patience."""
    steps = []
    for place, (made, worth) in enumerate(zip(given, worths, strict=True)):
        (giver,) = made.givers
        (other,) = set(PARTIES) - {giver}
        steps.append(
            Step(
                made.issue,
                giver,
                float(place) if way == "in turn" else 0.0,
                exactly(-worth[giver]),
                exactly(worth[other]),
                reversible=float(bool(made.reversible)),
                escrow=way == "held",
            )
        )
    found = check_ladder(Ladder(tuple(steps), dict.fromkeys(PARTIES, 1.0)))
    return [check.margin.low > 0 for check in found.checks]


@given(known())
@settings(max_examples=60, deadline=None)
def test_known_worths_agree_with_the_ladder_in_numbers(
    drawn: tuple[OrdinalCase, tuple[Concession, ...], list[dict[str, int]]],
) -> None:
    case, made, worths = drawn
    found = check_exchange(case, made, "in turn")
    assert [turn.holds == "every" for turn in found.turns] == in_numbers(made, worths, "in turn")


@given(known())
@settings(max_examples=40, deadline=None)
def test_the_surest_order_leaves_no_surer_one(
    drawn: tuple[OrdinalCase, tuple[Concession, ...], list[dict[str, int]]],
) -> None:
    case, made, worths = drawn
    broken = {
        first: min(
            in_numbers(tuple(o for o, _ in order), [w for _, w in order], "in turn").count(False)
            for order in permutations(zip(made, worths, strict=True))
            if order[0][0].givers == (first,)
        )
        for (first,) in {c.givers for c in made}
    }
    found = [way for way in ways_to_exchange(case, made) if way.way == "in turn"]
    assert {w.first[0]: [t.holds for t in w.turns].count("none") for w in found} == broken
    longest = longest_exchange(case, made)
    if not min(broken.values()):
        assert longest is not None
        assert len(longest.turns) == len(made)


def swap(reversible: bool | None) -> tuple[OrdinalCase, Concession, Concession]:
    """A gives the list, for good; B gives the vow."""
    space = Space(tuple(Issue(name, ("no", "yes"), "no") for name in ("list", "vow")))
    both = {"list": "yes", "vow": "yes"}
    case = OrdinalCase(
        space,
        PARTIES,
        (
            Comparison("A", both, {}, "worth it to A"),
            Comparison("A", {}, {"list": "yes"}, "the list costs A"),
            Comparison("B", both, {}, "worth it to B"),
            Comparison("B", {}, {"vow": "yes"}, "the vow costs B"),
        ),
    )
    return (
        case,
        Concession("list", "yes", ("A",), False),
        Concession("vow", "yes", ("B",), reversible),
    )


@pytest.mark.parametrize(("reversible", "last"), [(True, "every"), (False, "none"), (None, "some")])
def test_who_can_take_back_moves_first(reversible: bool | None, last: str) -> None:
    case, list_, vow = swap(reversible)
    found = check_exchange(case, [vow, list_])
    assert [turn.holds for turn in found.turns] == ["every", last]
    assert found.turns[1].hangs_on == ((vow,) if reversible is None else ())
    if reversible is False:
        assert found.turns[1].because == {"the list costs A"}
        assert found.breaks_at == 1


def test_who_gives_for_good_first_is_left_with_the_bill() -> None:
    case, list_, vow = swap(True)
    found = check_exchange(case, [list_, vow])
    assert found.turns[1].holds == "none"
    assert found.turns[1].because == {"the vow costs B"}


def test_a_go_between_makes_any_trade_hold() -> None:
    case, list_, vow = swap(False)
    *_, together, held = ways_to_exchange(case, [list_, vow])
    assert (together.holds, held.holds) == ("none", "every")
    assert {turn.because for turn in held.turns} == {
        frozenset({"worth it to A"}),
        frozenset({"worth it to B"}),
    }


def test_what_costs_its_giver_must_be_seen() -> None:
    case, list_, vow = swap(True)
    assert [(found.giver, found.holds) for found in alone(case, [list_, vow])] == [
        ("A", "none"),
        ("B", "none"),
    ]


def test_everything_is_open_without_statements() -> None:
    _, list_, vow = swap(True)
    found = check_exchange(OrdinalCase(swap(True)[0].space, PARTIES), [list_, vow])
    assert {turn.holds for turn in found.turns} == {"some"}
    assert openings(OrdinalCase(swap(True)[0].space, PARTIES), [list_, vow]) == ()


def test_what_is_no_exchange_is_refused() -> None:
    case, list_, vow = swap(True)
    with pytest.raises(LimitReached, match="0 concessions"):
        check_exchange(case, [])
    with pytest.raises(ScenarioError, match="conceded twice"):
        check_exchange(case, [list_, list_])
    with pytest.raises(ScenarioError, match="who must be among"):
        check_exchange(case, [Concession("list", "yes", ("C",)), vow])
    with pytest.raises(ScenarioError, match="nobody gives"):
        Concession("list", "yes", ())
