"""Copies of one text are one origin, as where every pair of texts is compared."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.record.origin import origins
from demarche.sources import near_duplicates

WORDS = [f"{a}{b}" for a in ("ka", "lo", "mi", "ne", "pu", "ra") for b in ("st", "nd", "rk", "lm")]


def article(seed: int, length: int = 120) -> str:
    choice = random.Random(seed)
    return " ".join(choice.choice(WORDS) + str(choice.randrange(9)) for _ in range(length))


def groups(texts: list[str]) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    for number, first in origins(enumerate(texts)).items():
        found.setdefault(first, set()).add(number)
    assert all(first == min(group) for first, group in found.items())
    return {frozenset(group) for group in found.values()}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=12))
def test_it_agrees_with_comparing_every_pair(drawn: list[tuple[int, int]]) -> None:
    texts = [
        [article(i), article(i).upper(), article(i) + " Read more here.", article(i)[:600]][form]
        for i, form in drawn
    ]
    assert groups(texts) == {frozenset(group) for group in near_duplicates(texts)}


def test_a_digest_joins_the_reports_that_it_holds_whole() -> None:
    texts = [article(1), article(2), article(3), article(1) + " " + article(2)]
    assert groups(texts) == {frozenset({0, 1, 3}), frozenset({2})}


def test_a_line_that_all_print_joins_none() -> None:
    line = " You have read the last of your free articles; sign in to read more of them here."
    texts = [article(i, 60) + line for i in range(200)]
    assert len(groups(texts)) == 200


def test_no_texts_have_no_origins_and_empty_ones_are_alike() -> None:
    assert origins([]) == {}
    assert origins([(1, "word")]) == {1: 1}
