from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from demarche.bargaining.packages.ordinal.reasons import Labels, find_reasons

families = st.sets(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=6)


@given(families)
def test_reasons_are_all_minimal_forcing_sets(family: set[frozenset[str]]) -> None:
    def support(labels: Labels) -> Labels | None:
        return next((member for member in sorted(family, key=sorted) if member <= labels), None)

    found = find_reasons(support, "abcdef")
    forcing = [
        frozenset(chosen)
        for size in range(7)
        for chosen in combinations("abcdef", size)
        if any(member <= set(chosen) for member in family)
    ]
    minimal = {s for s in forcing if not any(other < s for other in forcing)}
    assert set(found.sets) == minimal
    assert found.complete


def test_a_conclusion_that_needs_nothing_has_the_empty_reason() -> None:
    assert find_reasons(lambda labels: frozenset(), "ab").sets == (frozenset(),)


def test_the_limit_is_told() -> None:
    found = find_reasons(lambda s: frozenset(sorted(s)[:1]) if s else None, "abcdef", most=3)
    assert len(found.sets) == 3
    assert not found.complete
