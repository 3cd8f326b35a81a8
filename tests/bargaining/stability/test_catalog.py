"""The catalog: every published conflict loads, and has the equilibria that its source prints."""

from __future__ import annotations

import pytest

from demarche.bargaining.catalog import catalog, published
from demarche.bargaining.stability import stability
from demarche.errors import ScenarioError

from .test_concepts import ORACLE, _published

TITLES = {
    "cuban": "cuban_missiles_1984",
    "elmira": "elmira_1993",
    "garrison": "garrison_1997",
    "milkriver": "milk_river",
    "prisoners": "prisoners_dilemma_1957",
    "syriairaq": "euphrates_2014",
}


@pytest.mark.parametrize("name", catalog())
def test_published_equilibria(name: str) -> None:
    conflict = published(name)
    assert conflict.source
    table = stability(conflict)
    for concept, patterns in conflict.published.items():
        expected = {
            label
            for pattern in patterns
            for label, there in zip(
                conflict.form.labels, conflict.form.matching(pattern), strict=True
            )
            if there
        }
        assert set(table.equilibria(concept)) == expected


@pytest.mark.skipif(not ORACLE.exists(), reason="the published tables are not beside the checkout")
def test_catalog_restates_the_published_rankings_and_states() -> None:
    for case in _published():
        conflict = published(TITLES[case["id"]])
        labels = conflict.form.labels
        assert list(labels) == [state["yn"] for state in case["states"]]
        for party, dm in zip(conflict.parties, case["dms"], strict=True):
            places = [
                place if isinstance(place, list) else [place]
                for place in dm["preference_ranking_most_to_least"]
            ]
            expected = [{labels[s - 1] for s in place} for place in places]
            levels = conflict.levels[conflict.parties.index(party)]
            found = [
                {label for label, v in zip(labels, levels, strict=True) if v == level}
                for level in range(max(levels), -1, -1)
            ]
            assert found == expected, (case["id"], party)


def test_an_unknown_conflict_is_named() -> None:
    with pytest.raises(ScenarioError, match="no published conflict 'atlantis'"):
        published("atlantis")
