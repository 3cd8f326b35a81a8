from __future__ import annotations

import numpy as np
import pytest

from demarche.bargaining.packages.explanation import by_issue, dominators
from demarche.bargaining.packages.frontier import frontier
from demarche.bargaining.packages.negotiation import Negotiation, Party
from demarche.bargaining.packages.space import Issue, Space
from demarche.bargaining.packages.utility import Factor, Utility, additive
from demarche.errors import ScenarioError

SPACE = Space(tuple(Issue(name, ("no", "half", "full"), "no") for name in "xyz"))


def _negotiation() -> Negotiation:
    rng = np.random.default_rng(4)
    plain = additive(SPACE, rng.integers(-3, 4, (3, 3)))
    tied = Utility(SPACE, (Factor((0, 2), rng.integers(-3, 4, (3, 3)).astype(float)),))
    return Negotiation(SPACE, (Party("A", plain), Party("B", tied)))


def test_effects_of_issues_add_up_and_interacting_issues_stay_together() -> None:
    negotiation = _negotiation()
    package = {"x": "full", "y": "half", "z": "half"}
    effects = by_issue(negotiation, package, {})
    assert [effect.issues for effect in effects] == [("x", "z"), ("y",)]
    assert effects[0].after == ("full", "half")
    for number, party in enumerate(negotiation.parties):
        whole = party.utility.of(package) - party.utility.of(SPACE.package(SPACE.status_quo))
        assert sum(effect.gains[number] for effect in effects) == pytest.approx(whole)


def test_what_does_not_change_is_not_reported() -> None:
    assert by_issue(_negotiation(), {"y": "full"}, {"y": "full"}) == ()


def test_a_package_has_dominators_iff_it_is_off_the_frontier() -> None:
    worth = _negotiation().utilities()
    on = set(frontier(worth).tolist())
    for package in range(SPACE.size):
        found = dominators(worth, package)
        assert (package in on) == (found == ())
        totals = [sum(d.gains) for d in found]
        assert totals == sorted(totals, reverse=True)
        assert all(min(d.gains) >= 0 < max(d.gains) for d in found)


def test_a_package_must_exist() -> None:
    with pytest.raises(ScenarioError, match="no package 27"):
        dominators(_negotiation().utilities(), 27)
