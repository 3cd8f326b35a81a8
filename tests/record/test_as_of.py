from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from demarche.case.nouns import Statement
from demarche.record.as_of import as_of

from .cases import case_of

SAID = "event(strike) is realised"
CASE = case_of(
    SAID,
    {"says": SAID, "source": "other"},
    {"says": SAID, "source": "reprint"},
    {"says": SAID, "source": "other", "known": "2024-09-02"},
    {"says": SAID, "source": "off"},
    {"says": SAID, "enabled": False},
    {"says": SAID, "coding": "generous"},
)


def ids(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.id for statement in statements]


def test_nothing_is_seen_before_it_was_surely_known() -> None:
    assert ids(as_of(CASE, dt.date(2024, 9, 1))) == []
    assert ids(as_of(CASE, dt.date(2024, 9, 5))) == ["s0", "s3", "s6"]
    assert ids(as_of(CASE, dt.date(2024, 9, 7))) == ["s0", "s2", "s3", "s6"]
    assert ids(as_of(CASE, dt.date(2024, 9, 30))) == ["s0", "s1", "s2", "s3", "s6"]
    assert as_of(CASE) == as_of(CASE, dt.date.max)


def test_codings_are_told_apart() -> None:
    assert "s6" not in ids(as_of(CASE, coding="strict"))
    assert "s6" in ids(as_of(CASE, coding="generous"))


@given(st.dates(dt.date(2024, 8, 1), dt.date(2024, 11, 1)), st.integers(0, 40))
def test_later_days_only_add(day: dt.date, more: int) -> None:
    later = day + dt.timedelta(days=more)
    assert set(ids(as_of(CASE, day))) <= set(ids(as_of(CASE, later)))
