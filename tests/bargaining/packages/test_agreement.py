"""Agreement sets of published scoreable games, and what proposals lack, by brute force."""

from __future__ import annotations

import pathlib
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.bargaining.packages.agreement import (
    Rule,
    agreed,
    nearest_agreed,
    side_payment,
    unanimity,
    who_must_move,
)
from demarche.bargaining.packages.negotiation import Negotiation, Party
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import additive
from demarche.errors import ScenarioError

HARBOUR = (
    pathlib.Path(__file__).parents[3] / ".." / "shared" / "data" / "scenarios" / "harbour_games"
)


def _harbour(game: str) -> Negotiation:
    """Read a scoreable game: each file has one line of scores per issue, then the threshold."""
    parties = []
    for path in sorted((HARBOUR / game / "scores_files").glob("*.txt")):
        *scores, (threshold,) = (
            [float(entry) for entry in line.split(",")]
            for line in path.read_text(encoding="utf-8").strip().splitlines()
        )
        space = Space(
            tuple(
                Issue(letter, tuple(f"{letter}{n + 1}" for n in range(len(row))))
                for letter, row in zip("ABCDEF", scores, strict=False)
            )
        )
        parties.append(Party(path.stem, additive(space, scores), threshold))
    return Negotiation(space, tuple(parties))


@pytest.mark.skipif(not HARBOUR.exists(), reason="the shared games are absent")
@pytest.mark.parametrize(
    ("game", "size", "majority", "all_agree"),
    [("base", 720, 55, 12), ("base_7players", 2880, 204, 52)],
)
def test_harbour_games(game: str, size: int, majority: int, all_agree: int) -> None:
    """All but one accept, with the proposer and the lender among them; then all."""
    negotiation = _harbour(game)
    names = [party.name for party in negotiation.parties]
    worth, floor = negotiation.utilities(), negotiation.reservations
    vetoes = (names.index("SportCo"), names.index("DoT"))
    rule = Rule(len(names), len(names) - 1, vetoes)
    assert negotiation.space.size == size
    assert agreed(worth, floor, rule).sum() == majority
    assert agreed(worth, floor, unanimity(len(names))).sum() == all_agree


@st.composite
def proposals(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, Rule, int]:
    parties, packages = draw(st.integers(1, 5)), draw(st.integers(1, 12))
    worth = draw(arrays(np.float64, (parties, packages), elements=st.integers(0, 6).map(float)))
    floor = draw(arrays(np.float64, parties, elements=st.integers(0, 6).map(float)))
    vetoes = draw(st.sets(st.integers(0, parties - 1)))
    rule = Rule(parties, draw(st.integers(1, parties)), tuple(sorted(vetoes)))
    return worth, floor, rule, draw(st.integers(0, packages - 1))


@settings(max_examples=200, deadline=None)
@given(proposals())
def test_what_a_proposal_lacks(drawn: tuple[np.ndarray, np.ndarray, Rule, int]) -> None:
    worth, floor, rule, package = drawn
    accepts = worth[:, package] >= floor
    is_agreed = accepts.sum() >= rule.needed and all(accepts[v] for v in rule.vetoes)
    assert agreed(worth, floor, rule)[package] == is_agreed
    shortfall = who_must_move(worth, floor, rule, package)
    rejecting = [p for p in range(rule.parties) if not accepts[p]]
    enough = [
        set(more)
        for size in range(len(rejecting) + 1)
        for more in combinations(rejecting, size)
        if accepts.sum() + size >= rule.needed and all(accepts[v] or v in more for v in rule.vetoes)
    ]
    minimal = {tuple(sorted(s)) for s in enough if not any(t < s for t in enough)} - {()}
    assert set(shortfall.must_move) == minimal
    short = np.maximum(floor - worth[:, package], 0)
    assert shortfall.short == tuple(short)
    payment = side_payment(worth, floor, rule, package)
    assert payment.total == min(sum(short[p] for p in s) for s in enough)
    if payment.possible:
        assert sum(payment.receives) == pytest.approx(0, abs=1e-9)
        moved = worth[:, [package]] + np.array(payment.receives)[:, None] + 1e-9
        assert agreed(moved, floor, rule)[0]


@settings(max_examples=60, deadline=None)
@given(st.randoms())
def test_nearest_agreed_package(random) -> None:  # type: ignore[no-untyped-def]
    space = Space(tuple(Issue(f"i{n}", ("a", "b", "c")) for n in range(3)))
    worth = np.array([[random.randint(0, 9) for _ in range(27)] for _ in range(2)])
    mask = agreed(worth, [5, 5], unanimity(2))
    proposal = random.randrange(27)
    if not mask.any():
        with pytest.raises(ScenarioError, match="no package is agreed"):
            nearest_agreed(space, worth, [5, 5], unanimity(2), proposal)
        return
    changes = {
        n: sum(a != b for a, b in zip(space.choices(n), space.choices(proposal), strict=True))
        for n in np.flatnonzero(mask).tolist()
    }
    fewest, found = nearest_agreed(space, worth, [5, 5], unanimity(2), proposal)
    assert fewest == min(changes.values())
    assert found.tolist() == [n for n, count in changes.items() if count == fewest]


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: Rule(3, 4), "4 of 3"),
        (lambda: Rule(3, 1, (3,)), "beyond 0..2"),
        (lambda: agreed([[1]], [1, 2], unanimity(1)), "does not fit"),
    ],
)
def test_nonsense_is_refused(build, rule) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError, match=rule):
        build()
