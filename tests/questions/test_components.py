"""Trades by sets of tied issues, against the search over all combinations."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.bargaining.packages.ordinal.statements import Comparison, OrdinalCase
from demarche.bargaining.packages.ordinal.trades import find_trades
from demarche.bargaining.packages.space import Issue, Space
from demarche.errors import InputError
from demarche.questions.components import components, counts, small, tied, undominated

ISSUES = tuple(Issue(name, ("no", "yes"), "no") for name in "wxyz")
SPACE = Space((*ISSUES, Issue("v", ("no", "some", "all"), "no")))
PARTIES = ("ash", "birch")

_single = st.sampled_from([*({issue.name: "yes"} for issue in ISSUES), {"v": "some"}, {"v": "all"}])
_sides: st.SearchStrategy[tuple[dict[str, str], dict[str, str]]] = st.one_of(
    st.tuples(_single, st.just({})),
    st.tuples(st.just({}), _single),
    st.tuples(st.just({"x": "yes", "y": "yes"}), st.just({})),
    st.just(({"v": "all"}, {"v": "some"})),
)
_said = st.lists(st.tuples(st.sampled_from(PARTIES), _sides), min_size=3, max_size=10)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(_said)
def test_parts_find_what_the_whole_finds(
    said: list[tuple[str, tuple[dict[str, str], ...]]],
) -> None:
    comparisons = tuple(
        Comparison(party, better, worse, f"c{n}") for n, (party, (better, worse)) in enumerate(said)
    )
    spoken = {i for c in comparisons for i in (*c.better, *c.worse)}
    space = Space(tuple(issue for issue in SPACE.issues if issue.name in spoken))
    case = OrdinalCase(space, PARTIES, comparisons)
    try:
        whole, parts = find_trades(case), components(case)
    except InputError:
        return
    stays = {issue.name: issue.status_quo for issue in space.issues}

    def changes(number: int) -> frozenset[tuple[str, str]]:
        return frozenset((i, o) for i, o in space.package(number).items() if stays[i] != o)

    sure = {changes(n) for n in whole.every}
    blocks = {frozenset(block.items()) for part in parts for block in part.blocks}
    assert blocks == {p for p in sure if not any(q < p for q in sure)}
    best = {frozenset(package.items()) for package in undominated(parts)}
    assert best == {changes(n) for n in whole.undominated} & sure
    assert counts(case, parts) == {
        "every": len(whole.every),
        "some": len(whole.some),
        "none": len(whole.none) - 1,
    }
    by_party = {
        changes(n): holds
        for n, holds in enumerate(zip(*whole.by_party.values(), strict=True))
        if 1 <= len(changes(n)) <= 2
    }
    assert {frozenset(package.items()): holds for package, holds in small(parts)} == by_party


def test_a_comparison_of_both_ties_two_issues() -> None:
    swap = Comparison("ash", {"x": "yes", "y": "yes"}, {}, "swap")
    alone = Comparison("ash", {"z": "yes"}, {}, "alone")
    case = OrdinalCase(SPACE, PARTIES, (alone, swap))
    assert sorted(map(sorted, tied(case))) == [["x", "y"], ["z"]]
