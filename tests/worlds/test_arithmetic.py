from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.proposition import Constraint
from demarche.worlds.evaluate import holds
from demarche.worlds.oracle import Oracle

from .cases import constraint
from .strategies import arithmetic, naive


@settings(max_examples=150, deadline=None)
@given(st.lists(arithmetic, min_size=1, max_size=4))
def test_agrees_with_z3_and_finds_a_world_that_evaluates(constraints: list[Constraint]) -> None:
    oracle: Oracle[int] = Oracle()
    mask = sum(oracle.add(i, c) for i, c in enumerate(constraints))
    world = oracle.world(mask)
    assert (world is not None) == naive(constraints) == oracle.satisfiable(mask)
    assert world is None or all(holds(c, world) for c in constraints)


def satisfiable(*texts: str) -> bool:
    oracle: Oracle[int] = Oracle()
    return oracle.satisfiable(sum(oracle.add(i, constraint(t)) for i, t in enumerate(texts)))


def test_over_fifty_percent_and_down_eighty_eight() -> None:
    said = "88 * x + 39 * (1 - x) > 50", "x >= 0 and x <= 1"
    assert satisfiable(*said, "x > 11/49")
    assert not satisfiable(*said, "x <= 11/49")


def test_a_figure_said_rounded_is_an_interval() -> None:
    fell = "trade at 2018 >= 115/1000 * trade at 2017 and trade at 2018 < 125/1000 * trade at 2017"
    assert satisfiable("trade at 2017 > 0", fell, "trade at 2018 < 12/100 * trade at 2017")
    assert not satisfiable("trade at 2017 > 0", fell, "trade at 2018 > 13/100 * trade at 2017")


def test_a_share_of_a_product_is_not_linear() -> None:
    said = "exports = share * total", "share > 1/2", "total > 10"
    assert satisfiable(*said)
    assert not satisfiable(*said, "exports <= 5")


def test_differences_of_changes() -> None:
    slower = "a at 2018 - a at 2017 < a at 2017 - a at 2016"
    assert not satisfiable(slower, "a at 2017 <= a at 2016", "a at 2018 >= a at 2017")


def test_some_and_not_all() -> None:
    assert satisfiable("leak > 0 and leak < 1")
    assert not satisfiable("leak > 0 and leak < 1", "leak = 1 or leak = 0")


def test_an_irrational_world_satisfies_though_it_cannot_be_written() -> None:
    assert satisfiable("x * x = 2", "x > 0")
    assert not satisfiable("x * x = 2", "x > 3/2")


def test_a_quotient_by_zero_is_zero_everywhere() -> None:
    assert satisfiable("a / b = 0", "b = 0", "a = 1")
    assert not satisfiable("a / b = 1", "b = 0")
