from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.case.hedge import Hedge
from demarche.case.nouns import Case, Statement
from demarche.errors import InputError
from demarche.worlds.account import View
from demarche.worlds.whatif import (
    added,
    again,
    ask,
    changes,
    denied,
    hedged,
    held_by,
    switched,
)

from .cases import CLOSED, STILL, case_of, constraint, goal_of

SAID = {
    "firmer": "firm at 2024-05 > firm at 2024-08",
    "presses": "firm raises press",
    "waits": {"says": "visit >= deal", "source": "other"},
    "slow": "deal > soon",
}
CASE = case_of(SAID, {"closed": CLOSED})
GOALS = {
    "press": goal_of("press at 2024-08 < press at 2024-05"),
    "visit": goal_of("visit > soon"),
}
ASKED = ask(CASE, View(), GOALS)


def altered(**change: object) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    after = again(ASKED, **change)  # type: ignore[arg-type]
    fresh = ask(after.case, after.view, GOALS)
    assert after.answers == fresh.answers
    return {
        (c.goal, c.account): (
            c.before.given if c.before else None,
            c.after.given if c.after else None,
        )
        for c in changes(ASKED, after)
        if c.turned
    }


def test_nothing_changes_where_nothing_is_changed() -> None:
    assert changes(ASKED, again(ASKED)) == ()


def test_a_statement_denied() -> None:
    case = denied(CASE, "firmer")
    assert case.statements["firmer"].says == constraint(f"not ({SAID['firmer']})")
    assert denied(case, "firmer").statements == CASE.statements
    assert altered(case=case) == {
        ("press", name): ("entailed", "excluded") for name in ("paper", "sources")
    }


def test_a_coupling_denied() -> None:
    assert set(altered(case=denied(CASE, "presses"))) == {("press", "paper"), ("press", "sources")}


def test_a_statement_added() -> None:
    said = CASE.statements["slow"].model_copy(
        update={"id": "eases", "says": constraint("trade raises press")}
    )
    assert altered(case=added(CASE, said)) == {
        ("press", name): ("entailed", "undetermined") for name in ("paper", "sources")
    }


def test_a_source_switched_off_and_on_again() -> None:
    view = switched(View(), "other")
    assert altered(view=view) == {
        ("press", "other"): ("silent", None),
        ("visit", "other"): ("undetermined", None),
        ("visit", "sources"): ("entailed", None),
        ("press", "sources"): ("entailed", None),
    }
    assert switched(view, "other") == View()


def test_a_holder_switched() -> None:
    said = {**SAID, "slow": {"says": "deal > soon", "holder": "ann", "stance": "reported"}}
    case = case_of(said, {"closed": CLOSED})
    found = changes(ask(case, View(), GOALS), ask(held_by(case, "slow", "bob"), View(), GOALS))
    assert {c.account for c in found if c.turned} == {"ann", "bob"}


def test_a_closure_switched() -> None:
    assert altered(view=switched(View(), "closed"))["press", "paper"] == (
        "entailed",
        "undetermined",
    )


def test_an_earlier_day() -> None:
    found = altered(view=View(as_of=dt.date(2024, 9, 6)))
    assert found["visit", "other"] == ("undetermined", None)


def test_a_hedge_alone_keeps_every_theory() -> None:
    after = again(ASKED, case=hedged(CASE, "slow", Hedge.WEAK))
    assert all(after.theories[name] is ASKED.theories[name] for name in GOALS)
    (change,) = [c for c in changes(ASKED, after) if c.account == "sources"]
    assert change.after is not None
    assert change.after.level == Hedge.WEAK


def test_what_a_change_has_no_bearing_on_is_not_worked_out_again() -> None:
    after = again(ASKED, case=denied(CASE, "slow"))
    assert after.theories["press"] is ASKED.theories["press"]
    assert after.theories["visit"] is not ASKED.theories["visit"]
    before = ASKED.theories["press"].oracle.asked
    assert after.answers["press", "paper"].given == "entailed"
    assert ASKED.theories["press"].oracle.asked == before


def test_what_cannot_be_changed_is_said() -> None:
    with pytest.raises(InputError, match="no statement 'nobody'"):
        hedged(CASE, "nobody", Hedge.WEAK)
    with pytest.raises(InputError, match="already has a statement 'slow'"):
        added(CASE, CASE.statements["slow"])
    elsewhere = {"source": "nowhere", "at": "L1.1"}
    cites = {**CASE.statements["slow"].model_dump(), "id": "cites", "evidence": [elsewhere]}
    with pytest.raises(InputError, match="no source 'nowhere', which 'cites' cites"):
        added(CASE, Statement.model_validate(cites))
    with pytest.raises(InputError, match="'nobody' is neither"):
        held_by(CASE, "slow", "nobody")
    record = Statement.model_validate(
        {
            "id": "record",
            "says": "event(strike) is realised",
            "hedge": "strong",
            "paraphrase": "words",
            "evidence": [{"source": "paper", "at": "L1.1"}],
        }
    )
    with pytest.raises(InputError, match="adds to the record"):
        denied(added(CASE, record), "record")


# -- a change asked of what is known, and asked afresh ---------------------------------------------

sayings = st.one_of(
    st.builds(
        lambda name, sign: f"{name} at 2024-05 {sign} {name} at 2024-08",
        st.sampled_from("abc"),
        st.sampled_from(["<", ">", "="]),
    ),
    st.builds(
        lambda one, sign, other: f"{one} at 2024-08 {sign} {other} at 2024-08",
        st.sampled_from("abc"),
        st.sampled_from(["<", "<="]),
        st.sampled_from("abc"),
    ),
    st.builds(
        lambda one, other: f"{one} raises {other}", st.sampled_from("abc"), st.sampled_from("abc")
    ),
)
CHANGES: dict[str, Callable[[Case], dict[str, Any]]] = {
    "deny": lambda case: {"case": denied(case, "s0")},
    "weaken": lambda case: {"case": hedged(case, "s0", Hedge.WEAK)},
    "hand over": lambda case: {"case": held_by(case, "s0", "ann")},
    "without a statement": lambda case: {"view": switched(View(), "s0")},
    "without a source": lambda case: {"view": switched(View(), "other")},
    "without closures": lambda case: {"view": switched(View(), "closed")},
}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(sayings, st.sampled_from(["paper", "other"])), min_size=3, max_size=6),
    st.lists(sayings, max_size=2),
    sayings.filter(lambda says: "raises" not in says),
    st.sampled_from([*CHANGES]),
)
def test_what_was_asked_before_leaves_no_trace_in_an_answer(
    said: list[tuple[str, str]], bridged: list[str], asked: str, kind: str
) -> None:
    case = case_of(
        {f"s{i}": {"says": says, "source": source} for i, (says, source) in enumerate(said)},
        {**{f"b{i}": says for i, says in enumerate(bridged)}, "closed": CLOSED, "still": STILL},
    )
    before = ask(case, View(), {"goal": goal_of(asked)})
    before.answers  # noqa: B018
    after = again(before, **CHANGES[kind](case))
    assert after.answers == ask(after.case, after.view, {"goal": goal_of(asked)}).answers
