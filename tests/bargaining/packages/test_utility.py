from __future__ import annotations

import itertools

import numpy as np
import pytest

from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import Factor, Rectangle, Utility, additive, table
from demarche.errors import LimitReached, ScenarioError

SPACE = Space(
    tuple(Issue(f"i{k}", tuple(f"o{j}" for j in range(n))) for k, n in enumerate((3, 2, 4)))
)


@pytest.mark.parametrize(
    "scopes", [[(0,), (1,), (2,)], [(0, 2), (1,)], [(0,), (0, 1), (1, 2)], [(0, 1, 2)], [(0,)], []]
)
def test_tables_over_any_issues_add_up(scopes: list[tuple[int, ...]]) -> None:
    rng = np.random.default_rng(len(scopes))
    utility = Utility(
        SPACE,
        tuple(Factor(s, rng.normal(size=[SPACE.shape[a] for a in s])) for s in scopes),
        ceiling=0.5,
    )
    by_hand = [
        min(0.5, sum(f.values[tuple(c[a] for a in f.scope)] for f in utility.factors))
        for c in itertools.product(*map(range, SPACE.shape))
    ]
    assert utility.over_packages() == pytest.approx(by_hand)
    assert [utility.of(SPACE.package(i)) for i in range(SPACE.size)] == pytest.approx(by_hand)


@pytest.mark.parametrize("inside", [True, False])
def test_a_rectangle_is_the_table_that_it_stands_for(inside: bool) -> None:
    rectangle = Rectangle((0, 2), (1, 0), (2, 1), 5.0, inside)
    by_hand = [
        5.0 if (1 <= a <= 2 and 0 <= c <= 1) == inside else 0.0
        for a, _, c in itertools.product(*map(range, SPACE.shape))
    ]
    utility = Utility(SPACE, (rectangle,))
    assert utility.over_packages().tolist() == by_hand
    assert [utility.of(SPACE.package(i)) for i in range(SPACE.size)] == by_hand
    assert not utility.is_additive


def test_a_full_table_is_kept_as_it_is() -> None:
    values = np.arange(24.0)
    assert (table(SPACE, values).over_packages() == values).all()


def test_a_space_too_large_to_list_still_values_one_package() -> None:
    space = Space(tuple(Issue(f"i{k}", tuple("abcdefghij")) for k in range(30)))
    utility = additive(space, [range(10)] * 30)
    assert utility.of({f"i{k}": "b" for k in range(30)}) == 30
    with pytest.raises(LimitReached, match="too many to list"):
        utility.over_packages()


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: additive(SPACE, [[1, 2, 3]]), "1 lists of values"),
        (lambda: additive(SPACE, [[1, 2], [1, 2], [1, 2, 3, 4]]), "has shape"),
        (lambda: additive(SPACE, [[1, 2, np.nan], [1, 2], [1, 2, 3, 4]]), "not finite"),
        (lambda: table(SPACE, [1, 2]), "2 values were given for 24"),
        (lambda: Utility(SPACE, (Factor((1, 0), np.zeros((2, 3))),)), "ascending"),
        (lambda: Utility(SPACE, (Factor((3,), np.zeros(2)),)), "some of 3 issues"),
        (lambda: table(SPACE, np.zeros(24)).of({"i0": "o0"}), "no status quo"),
        (lambda: Rectangle((0,), (1, 2), (1,), 1.0), "one range each"),
        (lambda: Utility(SPACE, (Rectangle((0,), (1,), (1,), np.inf),)), "not finite"),
        (lambda: Utility(SPACE, (Factor((), np.zeros(())),)), "ascending"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
