from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import InputError
from demarche.sources import near_duplicates

VOCABULARY = [f"word{i}" for i in range(400)]
REPORTS = st.lists(
    st.lists(st.sampled_from(VOCABULARY), min_size=30, max_size=60), min_size=1, max_size=4
)


@given(REPORTS, st.data())
def test_the_same_text_again_set_anew_or_cut_adds_no_group(
    reports: list[list[str]], data: st.DataObject
) -> None:
    texts = [" ".join(words) for words in reports]
    words = reports[data.draw(st.integers(0, len(reports) - 1))]
    kept = data.draw(st.integers(len(words) // 2, len(words)))
    again = ",\n".join(words[:kept]).upper()
    assert len(near_duplicates([*texts, again])) <= len(near_duplicates(texts))


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=12).map(" ".join), max_size=6))
def test_groups_are_the_components_of_containment(texts: list[str]) -> None:
    groups = near_duplicates(texts, threshold=0.5)
    assert sorted(i for group in groups for i in group) == list(range(len(texts)))
    home = {i: group for group in groups for i in group}
    for one, other in combinations(range(len(texts)), 2):
        if _containment(texts[one], texts[other]) >= 0.5:
            assert home[one] == home[other]
    for group in groups:
        for cut in range(1, len(group)):
            pairs = [(i, j) for i in group[:cut] for j in group[cut:]]
            assert any(_containment(texts[i], texts[j]) >= 0.5 for i, j in pairs)


def _containment(one: str, other: str) -> float:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[i : i + 5]) for i in range(max(len(words) - 4, 1))} if words else set()

    smaller = min(len(runs(one)), len(runs(other)))
    return len(runs(one) & runs(other)) / smaller if smaller else 0.0


def test_a_shared_statement_joins_no_reports() -> None:
    statement = "I feel that we have not made the progress that we wanted"
    one = "The envoy said on Monday: " + statement + ". Markets took it calmly, and the lira rose."
    other = "A ministry aide repeated the envoy: " + statement + ". Villagers by the lake shrugged."
    assert near_duplicates([one, other]) == ((0,), (1,))


def test_empty_texts_stand_alone() -> None:
    assert near_duplicates(["", "", "One."]) == ((0,), (1,), (2,))
    assert near_duplicates([]) == ()


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.01, float("nan")])
def test_a_threshold_is_a_share(threshold: float) -> None:
    with pytest.raises(InputError, match=rf"threshold is {threshold}"):
        near_duplicates([], threshold=threshold)
