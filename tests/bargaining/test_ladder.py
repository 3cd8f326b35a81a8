"""Ladders against the closed forms of gradualism, and the two effects of reversibility."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.bargaining.ladder import (
    Ladder,
    Span,
    Step,
    check_ladder,
    endless_ladder_holds,
    exactly,
    go_between_believed,
    longest_order,
    slices_needed,
    smallest_first_step,
    who_moves_first,
)
from demarche.errors import LimitReached, ScenarioError

DISCOUNTS = {"A": 0.9, "B": 0.9}


def _rounds(
    sizes: list[float], *, cost: float = 1.0, benefit: float = 2.0, reversible: float = 0.0
) -> tuple[Step, ...]:
    return tuple(
        Step(f"{giver}{t}", giver, t, exactly(cost * x), exactly(benefit * x), reversible)
        for t, x in enumerate(sizes)
        for giver in ("A", "B")
    )


def test_one_step_and_every_finite_ladder_unravel_from_the_last_step() -> None:
    for count in (1, 2, 10):
        found = check_ladder(Ladder(_rounds([0.9**t for t in range(count)]), DISCOUNTS))
        assert found.checks[-1].holds == "none"
        assert found.longest == 0
        assert found.breaks_at is not None


@settings(max_examples=100, deadline=None)
@given(st.floats(0.5, 0.99), st.floats(0.3, 1.0), st.floats(1.1, 4.0))
def test_endless_geometric_rounds_hold_iff_discounted_ratio_covers_cost(
    discount: float, ratio: float, benefit: float
) -> None:
    """δ q ≥ c/b: a long ladder whose tail is paid as the relation after it says the same."""
    if abs(discount * ratio * benefit - 1) < 1e-3:
        return
    sizes = [ratio**t for t in range(6)]
    rest = (benefit - 1) * ratio**5 * discount * ratio / (1 - discount * ratio)
    ladder = Ladder(
        _rounds(sizes, benefit=benefit),
        dict.fromkeys("AB", discount),
        dict.fromkeys("AB", exactly(rest)),
    )
    holds = endless_ladder_holds(cost=1, benefit=benefit, discount=discount, ratio=ratio)
    assert (check_ladder(ladder).breaks_at is None) == holds


def test_just_above_and_just_below_the_bound() -> None:
    bound = 1 / (2 * 0.9)
    kwargs = {"cost": 1.0, "benefit": 2.0, "discount": 0.9}
    assert endless_ladder_holds(**kwargs, ratio=bound + 1e-9)
    assert not endless_ladder_holds(**kwargs, ratio=bound - 1e-9)


@given(st.lists(st.floats(0.1, 2), min_size=1, max_size=5), st.floats(0, 1), st.floats(0, 1))
def test_rollback_relaxes_every_constraint_and_weakens_every_signal(
    sizes: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    safe, firm = (
        check_ladder(Ladder(_rounds(sizes, reversible=share), DISCOUNTS)) for share in (high, low)
    )
    for with_rollback, without in zip(safe.checks, firm.checks, strict=True):
        assert with_rollback.margin.low >= without.margin.low - 1e-9
        assert with_rollback.signal.high <= without.signal.high + 1e-9


def test_a_relation_afterwards_carries_a_ladder_as_far_as_it_is_worth() -> None:
    steps = tuple(
        Step(f"s{n}", "AB"[n % 2], float(n), exactly(1.0), exactly(1.5)) for n in range(4)
    )
    strong = Ladder(steps, {"A": 1.0, "B": 1.0}, dict.fromkeys("AB", exactly(1.0)))
    assert check_ladder(strong).breaks_at is None
    assert check_ladder(strong).longest == 4
    weak = replace(strong, afterwards={"A": exactly(1.0)})
    found = check_ladder(weak)
    assert found.breaks_at == 1  # B would have to pay for the last step as well
    assert found.checks[3].saved == exactly(1.0)
    assert found.checks[3].future == exactly(0.0)
    assert found.longest == 3  # the other side moves last, and it has a relation to lose


def test_ranges_tell_certain_from_possible() -> None:
    step = Step("s", "A", 0, Span(1, 2), Span(0, 5))
    ladder = Ladder((step,), DISCOUNTS, {"A": Span(1.5, 1.5)})
    found = check_ladder(ladder)
    assert found.checks[0].holds == "some"
    assert found.checks[0].margin == Span(-0.5, 0.5)
    assert (found.longest, found.longest_possible) == (0, 1)


def test_detection_bound_is_where_deterrence_begins() -> None:
    ladder = Ladder((Step("s", "A", 0, exactly(1), exactly(3)),), DISCOUNTS, {"A": exactly(4)})
    assert check_ladder(ladder).checks[0].detection == 0.25
    short = replace(ladder, afterwards={"A": exactly(0.5)})
    assert check_ladder(short).checks[0].detection is None


@pytest.mark.parametrize(
    ("cost", "worth", "discount", "count"), [(0.9, 0.25, 1.0, 4), (1, 0.5, 1, 2), (1, 0.5, 0.9, 3)]
)
def test_slices(cost: float, worth: float, discount: float, count: int) -> None:
    assert slices_needed(cost, worth, discount) == count


def test_a_go_between_makes_a_bare_swap_hold() -> None:
    one, other = (Step(g, g, 0, exactly(1), exactly(3)) for g in "AB")
    ways = who_moves_first(one, other, discounts=DISCOUNTS, afterwards={})
    assert [way.order for way in ways if way.check.longest == 2] == ["escrow"]
    assert {way.order for way in ways} == {"A", "B", "together", "escrow"}


def test_the_side_with_a_relation_to_lose_can_move_last() -> None:
    one, other = (Step(g, g, 0, exactly(1), exactly(3)) for g in "AB")
    ways = {
        way.order: way
        for way in who_moves_first(one, other, discounts=DISCOUNTS, afterwards={"B": exactly(2.0)})
    }
    assert ways["A"].check.breaks_at is None
    assert ways["B"].check.breaks_at == 1
    assert ways["A"].exposure == {"A": exactly(1.0), "B": exactly(0.0)}


menus = st.lists(
    st.builds(
        lambda giver, cost, benefit, share: Step(
            "s", giver, 0, exactly(cost), exactly(benefit), share
        ),
        st.sampled_from("AB"),
        st.integers(1, 4).map(float),
        st.integers(0, 6).map(float),
        st.sampled_from([0.0, 0.5, 1.0]),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(menus, st.integers(0, 4), st.integers(0, 4))
def test_the_longest_order_is_the_longest_of_all(menu: list[Step], a: int, b: int) -> None:
    relation = {"A": exactly(a), "B": exactly(b)}
    found = longest_order(menu, discounts=DISCOUNTS, afterwards=relation)
    holding = [
        len(order)
        for size in range(1, len(menu) + 1)
        for order in permutations(menu, size)
        if check_ladder(
            Ladder(
                tuple(replace(step, time=float(t)) for t, step in enumerate(order)),
                DISCOUNTS,
                relation,
            )
        ).breaks_at
        is None
    ]
    assert (0 if found is None else len(found.steps)) == max(holding, default=0)
    assert found is None or check_ladder(found).breaks_at is None


def test_too_many_steps_are_refused() -> None:
    with pytest.raises(LimitReached, match="too many orders"):
        longest_order(_rounds([1] * 5), discounts=DISCOUNTS, afterwards={})


def test_reversible_steps_carry_no_weight_and_dear_ones_too_much() -> None:
    menu = [
        Step("stand", "A", 0, exactly(0.5), exactly(1), reversible=1.0),
        Step("site", "A", 0, exactly(1.5), exactly(1), reversible=0.5),
        Step("list", "A", 0, exactly(2.0), exactly(1)),
        Step("arsenal", "A", 0, exactly(9.0), exactly(9)),
    ]
    beliefs = {"prior": 0.3, "needed": 0.6}
    first = smallest_first_step(menu, **beliefs, temptation=1.0, stake=4.0)
    assert first is not None
    assert (first.step.name, first.separates, first.posterior) == ("list", True, 1.0)
    assert smallest_first_step(menu, **beliefs, temptation=3.0, stake=4.0) is None
    trusting = smallest_first_step(menu, prior=0.7, needed=0.6, temptation=1.0, stake=4.0)
    assert trusting is not None
    assert (trusting.step.name, trusting.posterior) == ("stand", 0.7)
    assert smallest_first_step(menu, prior=0.0, needed=0.6, temptation=1.0, stake=4.0) is None


def test_bias_has_the_sign_that_the_message_needs() -> None:
    biases = (-1.0, 0.0, 1.0)
    assert [go_between_believed("resolve", bias=b, limit=0.5) for b in biases] == [0, 0, 1]
    assert [go_between_believed("intent", bias=b, limit=0.5) for b in biases] == [0, 1, 0]


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: Span(2, 1), "from 2 to 1"),
        (lambda: Span(0, float("nan")), "cannot run"),
        (lambda: Step("s", "A", 0, exactly(-1), exactly(1)), "at least 0"),
        (lambda: Step("s", "A", 0, exactly(1), exactly(1), 2.0), r"in \[0, 1\]"),
        (lambda: Ladder(_rounds([1, 1])[::-1], DISCOUNTS), "in order of time"),
        (lambda: Ladder(_rounds([1]), {"A": 0.9}), "'B' needs a discount"),
        (lambda: slices_needed(1, 0, 1), "must be positive"),
        (lambda: endless_ladder_holds(cost=2, benefit=1, discount=0.9, ratio=1), "need 0 < cost"),
        (lambda: longest_order([], discounts={}, afterwards={}, gap=0), "must be positive"),
        (lambda: go_between_believed("intent", bias=0, limit=-1), "at least 0"),
        (lambda: smallest_first_step([], prior=2, needed=0, temptation=0, stake=0), "beliefs"),
        (
            lambda: who_moves_first(*_rounds([1])[:1] * 2, discounts=DISCOUNTS, afterwards={}),
            "two givers",
        ),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
