from __future__ import annotations

from itertools import combinations
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.worlds import answer as answer_module
from demarche.worlds import price
from demarche.worlds.answer import judge
from demarche.worlds.certificate import certificate
from demarche.worlds.price import Price, sides
from demarche.worlds.reason import Reason, split
from demarche.worlds.reasons import explore
from demarche.worlds.theory import Assumed, Theory

from .cases import CLOSED, STILL, account_of, ask, case_of, goal_of

NAMES = "abcd"
names = st.sampled_from(NAMES)
effects = st.builds(
    lambda one, effect, other: f"{one} {effect} {other}",
    names,
    st.sampled_from(["raises", "lowers"]),
    names,
)
changes = st.builds(
    lambda name, sign: f"{name} at 2024-05 {sign} {name} at 2024-08",
    names,
    st.sampled_from(["<", ">", "=", "<="]),
)
across = st.builds(
    lambda one, sign, other, at: f"{one} at {at} {sign} {other} at {at}",
    names,
    st.sampled_from(["<", "<=", "="]),
    names,
    st.sampled_from(["2024-05", "2024-08"]),
)


def numbered(prefix: str, texts: list[str]) -> dict[str, Any]:
    return {f"{prefix}{i}": text for i, text in enumerate(texts)}


class Enumerated(Price):
    """The same prices, with each set of bridges put in play by itself."""

    def search(self) -> None:
        oracle = self.theory.oracle
        found: list[tuple[Reason, int, int, int]] = []
        for size in range(len(self.arrows) + 1):
            for played in combinations(self.arrows, size):
                play = self.play(frozenset(played))
                labels = {name: self.theory.bit(a) for name, a in play.assumed.items()}
                if not labels.keys() >= set(played):
                    continue
                required = sum(labels[name] for name in played)
                bought = sum(b for n, b in labels.items() if n not in self.arrows) | required
                for gone in explore(oracle, bought, play.statements).corrections:
                    if required & gone:
                        continue
                    free = (play.statements | bought) & ~gone & ~required
                    for forces, against in sides(self.theory.goal):
                        hard = self.theory.bit(against)
                        for core in explore(oracle, free, required | hard).cores:
                            reason = Reason(forces, *split(self.theory, self.said, core | required))
                            found.append((reason, sum(labels.values()), play.absent, hard))
        self.reasons = [
            one
            for one, labels, absent, hard in found
            if not any(self.within(other, one, labels, hard) for other, *_ in found)
        ]

    def within(self, other: Reason, one: Reason, labels: int, hard: int) -> bool:
        if other.forces != one.forces or not other.members < one.members:
            return False
        if other.statements or not one.statements:
            return True
        same = [a for a in self.theory.oracle.members(labels) if isinstance(a, Assumed)]
        used = self.theory.mask(a for a in same if a.name in other.members)
        return not self.theory.oracle.satisfiable(used | hard)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(changes | effects | across, min_size=1, max_size=4),
    st.lists(effects | across, max_size=3),
    changes,
)
def test_one_search_finds_the_reasons_of_every_set_of_bridges_and_all_are_certified(
    said: list[str], bridged: list[str], asked: str
) -> None:
    case = case_of(
        numbered("s", said), {**numbered("b", bridged), "closed": CLOSED, "still": STILL}
    )
    theory = Theory(case, "strict", goal_of(asked))
    account = account_of(case)
    at_once = judge(theory, account)
    with patch.object(answer_module, "Price", Enumerated):
        one_by_one = judge(Theory(case, "strict", goal_of(asked)), account)
    assert {(r.forces, r.members) for r in at_once.reasons} == {
        (r.forces, r.members) for r in one_by_one.reasons
    }
    assert (at_once.word, at_once.given) == (one_by_one.word, one_by_one.given)
    assert all(certificate(theory, reason) for reason in at_once.reasons)


def test_a_loop_of_couplings_ends_and_feeds_no_answer_to_itself() -> None:
    said = {"on": "a raises b", "back": "b raises a", "level": "a at 2024-05 > 0"}
    answer = ask(
        case_of(said, {"closed": CLOSED, "still": STILL}),
        "b at 2024-05 < b at 2024-08",
    )
    assert answer.given in ("undetermined", "excluded")
    assert not any(r.forces == "entailed" for r in answer.reasons)


def test_a_search_that_stops_says_so(monkeypatch: Any) -> None:
    monkeypatch.setattr(price, "MAX_TRIED", 2)
    said = {"fell": "x at 2024-05 > x at 2024-08", "gain": "goal at 2024-05 > 0"}
    bridges = {f"b{i}": f"x raises m{i}" for i in range(3)}
    bridges |= {f"c{i}": f"m{i} raises goal" for i in range(3)}
    answer = ask(case_of(said, {**bridges, "closed": CLOSED}), "goal at 2024-05 > goal at 2024-08")
    assert price.SEARCH_STOPPED in answer.caveats


def test_bridges_into_a_change_that_is_told_do_not_multiply_the_search() -> None:
    # Nothing else may be closed off where the account tells the change itself.
    said = {"told": "y at 2024-05 > y at 2024-08", "presses": "y raises goal"}
    said |= {f"s{i}": f"x{i} at 2024-05 > x{i} at 2024-08" for i in range(7)}
    bridges = {f"b{i}": f"x{i} raises y" for i in range(7)}
    case = case_of(said, {**bridges, "closed": CLOSED})
    theory = Theory(case, "strict", goal_of("goal at 2024-05 > goal at 2024-08"))
    answer = judge(theory, account_of(case))
    assert [sorted(r.members) for r in answer.reasons] == [
        ["nothing else raised goal", "presses", "told"]
    ]
    assert theory.oracle.asked < 100
