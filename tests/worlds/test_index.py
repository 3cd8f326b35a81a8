from __future__ import annotations

import gc

from demarche.case.proposition import Quantity
from demarche.worlds import index
from demarche.worlds.index import Index, Link, index_of

from .cases import case_of, constraint

A, B, C, D = (Quantity(name) for name in "abcd")


def reached(asked: Quantity, **said: str) -> tuple[list[Quantity], set[str]]:
    made = Index({name: constraint(text) for name, text in said.items()})
    return made.reach([asked], made.links)


def test_what_compares_bears_both_ways() -> None:
    assert reached(A, one="a > b", two="b > c") == ([A, B, C], {"one", "two"})
    assert reached(C, one="a > b", two="b > c") == ([A, B, C], {"one", "two"})


def test_what_moves_bears_on_what_is_moved_and_not_the_other_way() -> None:
    assert reached(B, one="a raises b") == ([A, B], {"one"})
    assert reached(A, one="a raises b") == ([A], set())


def test_what_does_not_count_is_not_followed() -> None:
    made = Index({"one": constraint("a > b"), "two": constraint("b > c")})
    assert made.reach([A], {"one"}) == ([A, B], {"one"})


def test_links_given_besides_are_followed() -> None:
    made = Index({"one": constraint("c > d")})
    given = [Link.of(constraint("c lowers a"))]
    assert made.reach([A], made.links, given) == ([A, C, D], {"one"})


def test_an_index_lives_as_long_as_its_case() -> None:
    case = case_of({"one": "a > b"})
    assert index_of(case) is index_of(case)
    known = len(index._INDICES)
    del case
    gc.collect()
    assert len(index._INDICES) < known
