from __future__ import annotations

import datetime as dt

import pytest

from demarche.case.hedge import Hedge
from demarche.errors import InputError
from demarche.worlds.account import View, accounts, pool, pools

from .cases import account_of, case_of


def test_a_source_speaks_for_itself_and_for_what_it_endorses_or_concedes() -> None:
    case = case_of(
        {
            "own": "a > b",
            "endorsed": {"says": "b > c", "holder": "ann", "stance": "endorsed"},
            "conceded": {"says": "c > d", "holder": "ann", "stance": "conceded"},
            "reported": {"says": "d > e", "holder": "ann", "stance": "reported"},
            "rejected": {"says": "e > f", "holder": "ann", "stance": "rejected"},
        }
    )
    found = accounts(case, View())
    assert [s.id for s in found["paper"].said] == ["own", "endorsed", "conceded"]
    assert [s.id for s in found["ann"].said] == ["endorsed", "conceded", "reported", "rejected"]


def test_a_reprint_speaks_with_the_voice_of_what_it_reprints() -> None:
    case = case_of({"first": "a > b", "again": {"says": "a > b", "source": "reprint"}})
    found = accounts(case, View())
    assert list(found) == ["paper"]
    (said,) = found["paper"].said
    assert (said.id, said.also, said.carriers) == ("first", ("again",), frozenset(["paper"]))


def test_the_strongest_wording_of_one_holder_counts() -> None:
    case = case_of({"weakly": {"says": "a > b", "hedge": "weak"}, "firmly": {"says": "a > b"}})
    (said,) = account_of(case).said
    assert (said.id, said.hedge) == ("weakly", Hedge.STRONG)


def test_what_was_known_later_is_not_seen() -> None:
    case = case_of({"early": "a > b", "late": {"says": "b > c", "source": "other"}})
    assert list(accounts(case, View(as_of=dt.date(2024, 9, 6)))) == ["paper"]
    assert list(accounts(case, View(as_of=dt.date(2024, 9, 7)))) == ["paper", "other"]


def test_one_coding_at_a_time() -> None:
    case = case_of({"both": "a > b", "implied": {"says": "b > c", "coding": "generous"}})
    assert [s.id for s in account_of(case).said] == ["both"]
    assert [s.id for s in account_of(case, coding="generous").said] == ["both", "implied"]


def test_open_statements_are_kept_and_constrain_nothing() -> None:
    account = account_of(case_of({"unclear": {"says": "a > b", "hedge": "open"}}))
    assert account.said
    assert account.constraining == ()


def test_withdrawn_parts_are_not_heard() -> None:
    case = case_of(
        {"one": "a > b", "two": {"says": "b > c", "holder": "ann", "stance": "reported"}}
    )
    assert not accounts(case, View().without("paper"))
    assert list(accounts(case, View().without("ann"))) == ["paper"]
    assert list(accounts(case, View().without("one"))) == ["ann"]


def test_a_disabled_source_can_be_switched_on() -> None:
    sources = {"paper": {"title": "P", "published": "2024-01-01", "enabled": False}}
    case = case_of({"one": "a > b"}, sources=sources)
    assert not accounts(case, View())
    assert list(accounts(case, View(enabled=frozenset(["paper"])))) == ["paper"]


def test_a_pool_counts_what_two_members_share_once() -> None:
    case = case_of({"shared": {"says": "a > b", "holder": "ann", "stance": "endorsed"}})
    singles = accounts(case, View())
    pooled = pool("both", singles.values())
    assert pooled.members == ("paper", "ann")
    assert len(pooled.said) == 1


def test_a_pool_has_members() -> None:
    with pytest.raises(InputError, match="the pool 'nobody' has no members"):
        pool("nobody", [])


def test_the_standing_pools() -> None:
    case = case_of(
        {
            "one": "a > b",
            "two": {"says": "b > c", "source": "other"},
            "three": {"says": "c > d", "holder": "ann", "stance": "reported"},
        }
    )
    singles = accounts(case, View())
    assert {n: p.members for n, p in pools(case, singles).items()} == {
        "sources": ("paper", "other"),
        "everyone": ("paper", "other", "ann"),
    }
