from __future__ import annotations

from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.worlds import price
from demarche.worlds.answer import judge
from demarche.worlds.certificate import certificate
from demarche.worlds.price import Price
from demarche.worlds.theory import Theory

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


@settings(max_examples=150, deadline=None)
@given(
    st.lists(changes | effects | across, min_size=1, max_size=4),
    st.lists(effects | across, max_size=3),
    changes,
)
def test_the_bounds_lose_no_reason_and_every_reason_is_certified(
    said: list[str], bridged: list[str], asked: str
) -> None:
    case = case_of(
        numbered("s", said), {**numbered("b", bridged), "closed": CLOSED, "still": STILL}
    )
    theory = Theory(case, "strict", goal_of(asked))
    account = account_of(case)
    bounded = judge(theory, account)
    with patch.object(Price, "needed", lambda _: iter([frozenset()])):
        whole = judge(Theory(case, "strict", goal_of(asked)), account)
    assert {(r.forces, r.members) for r in bounded.reasons} == {
        (r.forces, r.members) for r in whole.reasons
    }
    assert (bounded.word, bounded.given) == (whole.word, whole.given)
    assert all(certificate(theory, reason) for reason in bounded.reasons)


def test_a_loop_of_couplings_ends_and_feeds_no_answer_to_itself() -> None:
    said = {"on": "a raises b", "back": "b raises a", "level": "a at 2024-05 > 0"}
    answer = ask(
        case_of(said, {"closed": CLOSED, "still": STILL}),
        "b at 2024-05 < b at 2024-08",
    )
    assert answer.given in ("undetermined", "excluded")
    assert not any(r.forces == "entailed" for r in answer.reasons)


def test_too_many_sets_of_bridges_are_said(monkeypatch: Any) -> None:
    monkeypatch.setattr(price, "MAX_BRIDGE_SETS", 2)
    said = {"fell": "x at 2024-05 > x at 2024-08", "gain": "goal at 2024-05 > 0"}
    bridges = {f"b{i}": f"x raises m{i}" for i in range(3)}
    bridges |= {f"c{i}": f"m{i} raises goal" for i in range(3)}
    answer = ask(case_of(said, {**bridges, "closed": CLOSED}), "goal at 2024-05 > goal at 2024-08")
    assert any("2 sets" in caveat for caveat in answer.caveats)
