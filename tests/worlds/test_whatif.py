from __future__ import annotations

import datetime as dt

import pytest

from demarche.case.hedge import Hedge
from demarche.case.nouns import Statement
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

from .cases import CLOSED, case_of, constraint, goal_of

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
