from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import ScenarioError


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_number_and_package_are_one_to_one(shape: list[int], data: st.DataObject) -> None:
    space = Space(
        tuple(Issue(f"i{k}", tuple(f"o{j}" for j in range(n))) for k, n in enumerate(shape))
    )
    index = data.draw(st.integers(0, space.size - 1))
    assert space.index(space.package(index)) == index


def test_issues_left_out_stay_at_the_status_quo() -> None:
    space = Space((Issue("a", ("x", "y"), "y"), Issue("b", ("x", "y"), "x")))
    assert space.package(space.status_quo) == {"a": "y", "b": "x"}
    assert space.package(space.index({"b": "y"})) == {"a": "y", "b": "y"}


def test_a_package_must_settle_what_has_no_status_quo() -> None:
    space = Space((Issue("a", ("x", "y")),))
    with pytest.raises(ScenarioError, match="no status quo"):
        space.index({})


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: Issue("a", ()), "at least one"),
        (lambda: Issue("a", ("x", "x")), "only once"),
        (lambda: Issue("a", ("x",), "y"), "none of its options"),
        (lambda: Space(()), "at least one issue"),
        (lambda: Space((Issue("a", ("x",)), Issue("a", ("y",)))), "distinct names"),
        (lambda: Space((Issue("a", ("x",)),)).package(1), "packages are 0..0"),
        (lambda: Space((Issue("a", ("x",)),)).index({"b": "x"}), "no issue 'b'"),
        (lambda: Space((Issue("a", ("x",)),)).index({"a": "z"}), "no option 'z'"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
